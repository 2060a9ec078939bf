//! What is wrong with any window that has it, whatever it shows.

use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, Theme};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::{Harness, Node};

use crate::painted::{Text, texts};
use crate::theme::contrast;

/// Fails where words cannot be read on what they stand on, lie on others, or are cut off at their side, or where a button
/// stands higher or lower than the field before it. That everything
/// that can be pressed or filled in has a name is what the harness itself looks at whenever it draws.
#[track_caller]
pub fn is_sound<S>(window: &Harness<'_, S>, what: &str) {
    let mut wrong = Vec::new();
    lies(window, &mut wrong);
    cut(window, &mut wrong);
    slant(window, &mut wrong);
    faint(window, &mut wrong);
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

/// Fails unless each of these texts is read, all of it, within the window.
#[track_caller]
pub fn reads<S>(window: &Harness<'_, S>, what: &str, wanted: &[&str]) {
    let painted = texts(window);
    let is_whole = |text: &Text| text.seen.expand(1.0).contains_rect(text.whole);
    for wanted in wanted {
        let found: Vec<&Text> = painted.iter().filter(|text| text.text.contains(wanted)).collect();
        assert!(!found.is_empty(), "{what}: {wanted:?} is not to be read among {:?}", said(&painted));
        assert!(found.iter().any(|text| is_whole(text)), "{what}: {wanted:?} is cut off: {found:?}");
    }
}

fn said(painted: &[Text]) -> Vec<&str> {
    painted.iter().map(|text| text.text.as_str()).collect()
}

fn lies<S>(window: &Harness<'_, S>, wrong: &mut Vec<String>) {
    let painted = texts(window);
    for (at, one) in painted.iter().enumerate() {
        for other in &painted[at + 1..] {
            // The lines of one text touch, and round to a point at most.
            let lie = |both: &Rect| both.width() > 1.5 && both.height() > 3.0 && !one.is_covered(both.center());
            let mut both = one.lines.iter().flat_map(|line| other.lines.iter().map(|over| line.intersect(*over)));
            if both.any(|both| lie(&both)) {
                let (below, above) = (&one.text, &other.text);
                wrong.push(format!("{above:?} at {:?} lies on {below:?} at {:?}", other.seen, one.seen));
            }
        }
    }
}

/// Words may go on below what is seen where a page scrolls; only in a table is something read by scrolling to the side.
fn cut<S>(window: &Harness<'_, S>, wrong: &mut Vec<String>) {
    let tables: Vec<Rect> = all(window).filter(|node| role(node) == Role::Table).map(|node| node.rect()).collect();
    for text in texts(window) {
        let (left, right) = (text.seen.left() - text.whole.left(), text.whole.right() - text.seen.right());
        let scrolls = tables.iter().any(|table| table.expand(1.0).contains_rect(text.seen));
        if (left > 1.0 || right > 1.0) && !scrolls {
            wrong.push(format!("{:?} is cut off: {:?} is seen of {:?}", text.text, text.seen, text.whole));
        }
    }
}

/// How high the foot of a page is.
pub const FOOT: f32 = 76.0;

/// A button right behind a field of one line stands at its height.
fn slant<S>(window: &Harness<'_, S>, wrong: &mut Vec<String>) {
    let fields = all(window).filter(|node| matches!(role(node), Role::TextInput | Role::PasswordInput));
    let buttons: Vec<Node<'_>> = all(window).filter(|node| role(node) == Role::Button).collect();
    // What lies there is hidden behind the foot of the page.
    let foot = window.ctx.content_rect().bottom() - FOOT;
    for field in fields.filter(|field| field.rect().center().y < foot) {
        let at = field.rect();
        let behind = |button: &&Node<'_>| {
            let rect = button.rect();
            (0.0..20.0).contains(&(rect.left() - at.right())) && rect.y_range().intersects(at.y_range())
        };
        for button in buttons.iter().filter(behind) {
            let lower = button.rect().center().y - at.center().y;
            if lower.abs() > 1.5 {
                let name = |node: &Node<'_>| node.accesskit_node().label().unwrap_or_default();
                wrong.push(format!("{:?} stands {lower} points lower than {:?}", name(button), name(&field)));
            }
        }
    }
}

/// WCAG 2.2, 1.4.3; and dark words are on a light ground where the theme is light, as light ones are where it is dark.
fn faint<S>(window: &Harness<'_, S>, wrong: &mut Vec<String>) {
    let theme = window.ctx.theme();
    let off: Vec<Rect> =
        all(window).filter(|node| node.accesskit_node().is_disabled()).map(|node| node.rect()).collect();
    let painted = texts(window);
    for text in &painted {
        // What cannot be used now need not be read as well.
        let middle = text.seen.center();
        if text.is_covered(middle) || off.iter().any(|off| off.contains(middle)) {
            continue;
        }
        for &color in &text.colors {
            let contrast = contrast(color, text.ground);
            if contrast < 4.5 {
                wrong.push(format!("{:?} is {color:?} on {:?}, {contrast:.2}:1", text.text, text.ground));
            }
        }
    }
    let is_light = |text: &&Text| text.ground.intensity() > 0.5;
    let (light, all) = (painted.iter().filter(is_light).count(), painted.len());
    if (theme == Theme::Light) != (2 * light > all) {
        wrong.push(format!("{light} of {all} texts are on a light ground in the {theme:?} theme"));
    }
}

fn all<'h, S>(window: &'h Harness<'_, S>) -> impl Iterator<Item = Node<'h>> {
    window.root().children_recursive()
}

fn role(node: &Node<'_>) -> Role {
    node.accesskit_node().role()
}
