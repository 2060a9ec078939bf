//! Things found, grouped by what fixes them: the grade, what it is, an example, the fix.

use eframe::egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::menu::{self, Item};
use super::{Button, Tag, Tone, place};
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{GRID, Palette};
use crate::tr;

/// One thing found.
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    /// How grave it is.
    pub tone: Tone,
    /// The same in words: *Must fix*.
    pub grade: &'a str,
    /// What it is, the number first.
    pub title: &'a str,
    /// An example from their own data.
    pub note: &'a str,
    /// What fixes it.
    pub deed: Option<&'a str>,
    /// A way to look closer.
    pub other: Option<&'a str>,
    /// Other ways to fix it, behind a menu.
    pub more: &'a [String],
    /// It was fixed: its buttons give way to *Undo* and leave their room, so that nothing moves.
    pub fixed: bool,
}

/// What was pressed in a [`Finding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingPress {
    /// [`Finding::deed`].
    Deed,
    /// [`Finding::other`].
    Other,
    /// One of [`Finding::more`].
    More(usize),
    /// *Undo* of what was [`Finding::fixed`].
    Undo,
}

/// The least width of the column of grades, in points; a longer word in another language makes it wider.
const GRADES: f32 = 104.0;
/// The least width of a finding's text beside its buttons, in points.
const LEAST_TEXT: f32 = 260.0;

/// Shows findings with hairlines between them, for a [`super::Card`] without padding; tells which was pressed.
pub fn findings(ui: &mut Ui, findings: &[Finding<'_>]) -> Option<(usize, FindingPress)> {
    let mut pressed = None;
    let widths = findings.iter().map(|finding| Tag::new(finding.tone, finding.grade).size(ui).x);
    let grades = widths.fold(GRADES, f32::max);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, finding) in findings.iter().enumerate() {
            if index > 0 {
                let rect = ui.cursor();
                let x = rect.left()..=rect.left() + ui.available_width();
                ui.painter().hline(x, rect.top(), Stroke::new(1.0, Palette::of(ui).line));
            }
            if let Some(press) = ui.push_id(index, |ui| show(ui, finding, grades)).inner {
                pressed = Some((index, press));
            }
        }
    });
    pressed
}

/// `grades` is the width of the column of grades.
fn show(ui: &mut Ui, finding: &Finding<'_>, grades: f32) -> Option<FindingPress> {
    let palette = Palette::of(ui);
    let start = ui.cursor().min;
    let width = ui.available_width();
    let inner = Rect::from_min_size(start + vec2(16.0, 12.0), vec2(width - 32.0, 0.0));
    let deed = finding.deed.map(|text| Button::normal(text).small());
    let other = finding.other.map(|text| Button::quiet(text).small());
    let more = (!finding.more.is_empty()).then(|| Button::quiet(tr!("widgets-more-fixes")).small());
    let gap = 12.0;
    let widths = [&deed, &other, &more].map(|button| button.as_ref().map_or(0.0, |button| button.size(ui).x + GRID));
    let buttons_width = (widths.iter().sum::<f32>() - GRID).max(0.0);

    let narrow = inner.width() < 400.0;
    // Buttons beside the text must leave it room for a few words in each line.
    let buttons_below = narrow || inner.width() - grades - 2.0 * gap - buttons_width < LEAST_TEXT;

    let tag = Tag::new(finding.tone, finding.grade);
    let tag_at = Rect::from_min_size(inner.min, tag.size(ui));
    place::inside(ui, tag_at, |ui| ui.add(tag));

    let text_at = if narrow {
        inner.min + vec2(0.0, super::tag::TAG_HEIGHT + 4.0)
    } else {
        pos2(inner.left() + grades + gap, inner.top())
    };
    let beside = if buttons_below || buttons_width == 0.0 { 0.0 } else { buttons_width + gap };
    let text_width = inner.right() - text_at.x - beside;
    let text_rect = Rect::from_min_size(text_at, vec2(text_width, 0.0));
    let ((), text) = place::inside(ui, text_rect, |ui| {
        ui.set_width(text_width);
        ui.label(Runs::new().plain(palette, text::STRONG, finding.title));
        if !finding.note.is_empty() {
            ui.label(Runs::new().weak(palette, text::SMALL, finding.note));
        }
    });
    let mut bottom = text.bottom().max(tag_at.bottom());
    let mut pressed = None;
    if buttons_width > 0.0 {
        let corner = if buttons_below {
            pos2(text_at.x, bottom + GRID)
        } else {
            pos2(inner.right() - buttons_width, inner.top())
        };
        // Below the text they go on in the next line where there are too many for one.
        let width = buttons_width.min(inner.right() - corner.x);
        let rect = Rect::from_min_size(corner, vec2(width, 28.0));
        let layout = Layout::left_to_right(Align::Min).with_main_wrap(true);
        let (undone, buttons) = place::with(ui, UiBuilder::new().max_rect(rect).layout(layout), |ui| {
            ui.spacing_mut().item_spacing = vec2(GRID, GRID);
            let deed = deed.map(|button| (button, Press::Is(FindingPress::Deed)));
            let other = other.map(|button| (button, Press::Is(FindingPress::Other)));
            let more = more.map(|button| (button, Press::Opens));
            // What fixes stands at the outer end: at the right beside the text, at the left below it.
            let row = if buttons_below { [deed, more, other] } else { [other, more, deed] };
            if finding.fixed {
                return undo(ui, row.into_iter().flatten().map(|(button, _)| button));
            }
            for (button, press) in row.into_iter().flatten() {
                let button = ui.add(button);
                match press {
                    // The second press of a double click is meant for what was there before the first.
                    Press::Is(press) if button.clicked() && !button.double_clicked() => pressed = Some(press),
                    Press::Is(_) => {}
                    Press::Opens => {
                        let item = |at: usize| Item { text: &finding.more[at], note: "", chosen: false };
                        let chosen = menu::menu(&button, tr!("widgets-more-fixes"), finding.more.len(), item);
                        pressed = pressed.or(chosen.map(FindingPress::More));
                    }
                }
            }
            None
        });
        pressed = pressed.or(undone);
        bottom = bottom.max(buttons.bottom());
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(start, pos2(start.x + width, bottom + 12.0)));
    pressed
}

/// *Undo* in the room of the buttons that were there.
fn undo<'a>(ui: &mut Ui, were: impl Iterator<Item = Button<'a>>) -> Option<FindingPress> {
    let mut first = None;
    for button in were {
        let at = ui.allocate_exact_size(button.size(ui), Sense::hover()).0;
        first.get_or_insert(at);
    }
    let button = Button::quiet(tr!("undo")).small();
    let at = Rect::from_min_size(first?.min, button.size(ui));
    let button = place::inside(ui, at, |ui| ui.add(button)).0;
    (button.clicked() && !button.double_clicked()).then_some(FindingPress::Undo)
}

/// What a button does.
enum Press {
    /// This.
    Is(FindingPress),
    /// Opens the menu of [`Finding::more`].
    Opens,
}
