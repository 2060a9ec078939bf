//! Small windows: what must be seen at once is, and nothing lies on anything else.

use backfill::tr;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Modifiers, MouseWheelUnit, Rect, TouchPhase, Vec2};

use backfill::gui::widgets::table::ROW;

use super::frame::walk;
use super::wizard::{Wizard, name, role};
use crate::painted::words;
use crate::sound::is_sound;

/// The sample on Preview, as it opens.
fn preview_of_the_sample(size: [f32; 2]) -> Wizard {
    let mut wizard = Wizard::sized(size);
    wizard.press(tr!("choose-sample-open"));
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.choose(tr!("match-zone"), "Europe/Berlin");
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-all-checked", count = 480_u64));
    wizard.settle();
    wizard
}

/// The part of the window above the foot of the page.
fn page(wizard: &Wizard) -> Rect {
    let window = wizard.window.ctx.content_rect();
    Rect::from_min_max(window.min, window.max - Vec2::new(0.0, 72.0))
}

#[test]
fn five_rows_of_the_preview_are_seen_at_once_when_it_opens_in_a_small_window() {
    let wizard = preview_of_the_sample([1000.0, 700.0]);
    let page = page(&wizard);
    // Rows say their number first; the row of titles does not.
    let numbered = |name: &str| name.starts_with(|first: char| first.is_ascii_digit());
    let rows = wizard.all().filter(|node| role(node) == Role::Row && numbered(&name(node)));
    let rows: Vec<Rect> = rows.map(|node| node.rect()).collect();
    let whole = rows.iter().filter(|row| page.contains_rect(**row) && row.height() >= ROW).count();
    assert!(whole >= 5, "{whole} rows are seen of {rows:?} on {page:?}");
}

#[test]
fn what_becomes_of_a_row_is_read_without_scrolling_across() {
    let wizard = preview_of_the_sample([1000.0, 700.0]);
    let mut titles = wizard.all().filter(|node| role(node) == Role::ColumnHeader);
    let outcome = titles.find(|node| name(node) == "Outcome").expect("the table has such a column").rect();
    // As wide as the longest word for what becomes of a row.
    assert!(page(&wizard).contains_rect(outcome) && outcome.width() >= 128.0, "{outcome:?}");
    let painted = words(&wizard.window);
    assert!(painted.iter().any(|words| words.text == "Outcome" && outcome.contains_rect(words.seen)));
}

#[test]
fn the_preview_of_a_small_window_does_not_scroll_around_what_scrolls() {
    for size in [[1000.0, 700.0], [1280.0, 800.0], [1600.0, 1000.0]] {
        let mut wizard = preview_of_the_sample(size);
        let place = |wizard: &Wizard| {
            let heading = wizard.all().find(|node| name(node) == "Row by row").expect("the table has a heading");
            heading.rect()
        };
        let before = place(&wizard);
        wizard.window.hover_at(before.center());
        wizard.window.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -400.0),
            phase: TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        wizard.window.run_steps(40);
        assert_eq!(place(&wizard), before, "at {size:?} the page scrolls");
    }
}

#[test]
fn words_of_a_window_of_800_points_are_read_whole_and_lie_on_no_others() {
    for size in [[800.0, 700.0], [800.0, 560.0], [1000.0, 700.0]] {
        walk(&mut Wizard::sized(size), |wizard, page| {
            wizard.window.remove_cursor();
            wizard.settle();
            is_sound(&wizard.window, &format!("at {size:?} on the page of {page:?}"));
        });
    }
}

/// A line of text is read and filled in best where it ends within sight; only a query may need all of the page.
#[test]
fn no_field_is_as_wide_as_a_large_window() {
    walk(&mut Wizard::sized([1600.0, 1000.0]), |wizard, page| {
        for node in wizard.all().filter(|node| matches!(role(node), Role::TextInput | Role::PasswordInput)) {
            let (wide, name) = (node.rect().width(), name(&node));
            assert!(wide <= 520.0, "on the page of {page:?} the field {name:?} is {wide} points wide");
        }
    });
}
