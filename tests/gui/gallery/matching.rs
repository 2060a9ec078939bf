//! Columns, the fields that take them, and what is carried between them.

use backfill::gui::theme::Palette;
use backfill::gui::theme::text::{self, Runs};
use backfill::gui::widgets::{
    Button, Card, CardState, Carried, Chip, Choice, ColumnCard, ColumnField, Field, FieldState, Footer, Invitation,
    Item, Tag, Tone, head, menu,
};
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::on_page;
use crate::harness::{THEMES, look, save, window_with};
use crate::painted::texts;
use crate::sound::reads;

const COLUMNS: [[&str; 4]; 5] = [
    ["login", "e-mail", "ada@example.com, jo.park@example.com, m.silva@example.com", "full, 12,407 different"],
    ["created_at", "date and time", "03/01/2016 09:12, 03/01/2016 11:47, 04/01/2016 08:03", "full"],
    ["plan", "3 values", "Free, Premium, Team", "full"],
    ["canceled_at", "date and time", "19/07/2018 16:20, 02/02/2017 09:00", "31% filled"],
    ["lifetime_value", "money", "1.284,50 €, 0,00 €, 612,00 €", ""],
];

#[derive(Default)]
struct Matching {
    picked: Option<usize>,
    details: Vec<usize>,
    who: Option<usize>,
    name: String,
}

fn state() -> Matching {
    Matching { who: Some(0), name: "Signed Up".to_owned(), ..Matching::default() }
}

/// The place of a column among them.
fn at(title: &str) -> usize {
    COLUMNS.iter().position(|column| column[0] == title).expect("a column of this title")
}

fn card(index: usize, matching: &Matching) -> ColumnCard<'static> {
    let [title, kind, samples, fullness] = COLUMNS[index];
    let state = if matching.picked == Some(index) {
        CardState::Picked
    } else if matching.who == Some(index) {
        CardState::Used("Who")
    } else if index == 1 {
        CardState::Used("When")
    } else {
        CardState::Free
    };
    ColumnCard { title, kind, samples, fullness, state }
}

fn draw(ui: &mut Ui, matching: &mut Matching) {
    let palette = Palette::of(ui);
    let footer = Footer {
        back: Some("Back"),
        reason: Some((Tone::Warn, "Please check: When")),
        deed: Some("Continue"),
        ..Footer::default()
    };
    on_page(ui, 1, footer, |ui, _| {
        ui.spacing_mut().item_spacing.y = 16.0;
        head(ui, "Match your columns", "Drag a column onto a field. Or click the column, then the field.", |ui| {
            let _ = ui.add(Button::normal("Undo").small());
        });
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(24.0, 8.0);
            ui.vertical(|ui| {
                ui.set_width(288.0);
                ui.label(Runs::new().plain(palette, text::STRONG, "Your columns"));
                for index in 0..COLUMNS.len() {
                    if card(index, matching).show(ui).clicked() {
                        matching.picked = Some(index);
                    }
                }
                ui.label(Runs::new().weak(palette, text::SMALL, "Left out (2): id, full_name"));
            });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 12.0;
                Card::new().show(ui, |ui| fields(ui, matching));
            });
        });
        if let Some(carried) = Carried::now(ui.ctx()) {
            card(at(&carried.0), matching).ghost(ui);
        }
    });
}

fn fields(ui: &mut Ui, matching: &mut Matching) {
    let palette = Palette::of(ui);
    let small = |text: &str| Runs::new().plain(palette, text::SMALL, text);
    let weak = |text: &str| Runs::new().weak(palette, text::SMALL, text);
    ui.spacing_mut().item_spacing = vec2(10.0, 10.0);
    ui.horizontal(|ui| {
        ui.label(Runs::new().plain(palette, text::STRONG, "Event 1"));
        ui.add(Tag::new(Tone::Accent, "Signed Up"));
        ui.label(weak("12,407 from 12,418 rows"));
    });
    let carried = Carried::now(ui.ctx()).map(|carried| at(&carried.0)).or(matching.picked);
    let who = carried.map(|column| format!("Drop to use {} as the person", COLUMNS[column][0]));
    let detail = carried.map(|column| format!("Drop to add {} as a detail", COLUMNS[column][0]));
    let title = matching.who.map_or("Choose a column", |column| COLUMNS[column][0]);
    let shown = ColumnField {
        name: "Who",
        hint: "the person",
        state: if matching.who.is_some() { FieldState::Set } else { FieldState::Empty },
        chips: &[Chip { text: title, name: "Column for Who", filled: matching.who.is_some() }],
        note: weak(if matching.who.is_some() { "ada@example.com" } else { "" }),
        second: Runs::new(),
        invitation: who.as_deref().map_or(Invitation::None, Invitation::Takes),
    }
    .show(ui, |ui| {
        ui.add(Tag::new(Tone::Good, "Confirmed"));
    });
    let pressed = shown.pressed().then(|| matching.picked.take()).flatten();
    let item =
        |index: usize| Item { text: COLUMNS[index][0], note: COLUMNS[index][1], chosen: matching.who == Some(index) };
    let chosen = menu(&shown.chips[0], "Column for Who", COLUMNS.len(), item);
    if let Some(column) = shown.dropped.as_deref().map(at).or(pressed).or(chosen) {
        matching.who = Some(column);
    }

    let when =
        small("3 January 2016, 09:12 ").weak(palette, text::SMALL, "in ").plain(palette, text::SMALL, "Europe/Berlin");
    ColumnField {
        name: "When",
        hint: "it happened",
        state: FieldState::Guess,
        chips: &[Chip { text: "created_at", name: "Column for When", filled: true }],
        note: when,
        second: weak("day first: 7,204 of the values can only be read this way"),
        invitation: Invitation::None,
    }
    .show(ui, |ui| {
        let _ = ui.add(Button::normal("Confirm").small());
    });
    ColumnField {
        name: "What",
        hint: "happened",
        state: FieldState::Set,
        chips: &[],
        note: weak("the same for every row"),
        second: Runs::new(),
        invitation: Invitation::None,
    }
    .show_with(
        ui,
        vec2(148.0, 28.0),
        |ui| ui.add(Field::bare("Name of the event", &mut matching.name).small()),
        |ui| {
            let _ = ui.add(Button::quiet("From a column…").small());
        },
    );
    let names: Vec<String> = matching.details.iter().map(|column| format!("Detail {}", COLUMNS[*column][0])).collect();
    let mut chips: Vec<Chip<'_>> = matching
        .details
        .iter()
        .zip(&names)
        .map(|(column, name)| Chip { text: COLUMNS[*column][0], name, filled: true })
        .collect();
    chips.push(Chip { text: "Add", name: "Add a column as a detail", filled: false });
    let shown = ColumnField {
        name: "Details",
        hint: "optional",
        state: if matching.details.is_empty() { FieldState::Empty } else { FieldState::Set },
        chips: &chips,
        note: Runs::new(),
        second: Runs::new(),
        invitation: detail.as_deref().map_or(Invitation::None, Invitation::Takes),
    }
    .show(ui, |_| {});
    if let Some(column) = shown.dropped {
        matching.details.push(at(&column));
    }
    ui.horizontal(|ui| {
        Choice::bare("Time zone", "Europe/Berlin")
            .small()
            .width(200.0)
            .show(ui, 1, |_| Item { text: "Europe/Berlin", ..Item::default() });
        let mut blank = String::new();
        ui.add(Field::bare("Search the values", &mut blank).hint("Search").small().width(160.0));
    });
}

fn page(theme: egui::Theme, size: [f32; 2]) -> Harness<'static, Matching> {
    window_with(theme, size, state(), draw)
}

fn carry<S>(window: &mut Harness<'_, S>, column: &str, to: egui::Pos2) {
    let from = window.get_by_role_and_label(Role::Button, column).rect().center();
    window.hover_at(from);
    window.drag_at(from);
    window.run();
    window.hover_at(to);
    window.run();
}

#[test]
fn a_column_carried_over_a_field_is_lifted_and_the_field_says_what_will_happen() {
    for (theme, name) in THEMES {
        let mut window = page(theme, [1280.0, 800.0]);
        let to = window.get_by_label("Details").rect().center();
        carry(&mut window, "plan", to);
        save(&mut window, &format!("carried-{name}"));
        reads(&window, name, &["Drop to add plan as a detail"]);
        // It is where the pointer is, and still where it was taken from.
        let copies: Vec<_> = texts(&window).into_iter().filter(|text| text.text == "plan").collect();
        let (home, carried): (Vec<_>, Vec<_>) = copies.iter().partition(|text| text.seen.right() < 330.0);
        assert_eq!((home.len(), carried.len()), (1, 1), "{name}: {copies:?}");
        assert!(carried[0].seen.distance_to_pos(to) < 120.0, "{name}: {:?} is not at {to:?}", carried[0].seen);
    }
}

#[test]
fn a_column_dropped_on_a_field_is_taken() {
    let mut window = page(egui::Theme::Light, [1280.0, 800.0]);
    let to = window.get_by_label("Details").rect().center();
    carry(&mut window, "plan", to);
    window.drop_at(to);
    window.run();
    assert_eq!(window.state().details, [2]);
}

#[test]
fn a_column_picked_by_keyboard_goes_into_the_field_that_is_pressed_by_keyboard() {
    let mut window = page(egui::Theme::Light, [1280.0, 800.0]);
    window.get_by_role_and_label(Role::Button, "lifetime_value").focus();
    window.run();
    window.key_press(egui::Key::Space);
    window.run();
    assert_eq!(window.state().picked, Some(4));
    look(&mut window, "picked-light");
    window.get_by_label("Who").focus();
    window.run();
    look(&mut window, "picked-and-focused-light");
    window.key_press(egui::Key::Enter);
    window.run();
    assert_eq!(window.state().who, Some(4));
    assert_eq!(window.state().picked, None);
}

#[test]
fn a_fields_menu_opens_and_is_answered_by_keyboard_alone() {
    let mut window = page(egui::Theme::Dark, [1280.0, 800.0]);
    window.get_by_label("Column for Who").focus();
    window.run();
    window.key_press(egui::Key::Space);
    window.run();
    look(&mut window, "menu-dark");
    window.key_press(egui::Key::ArrowDown);
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    assert_eq!(window.state().who, Some(1));
    assert!(window.query_by_role(Role::MenuItem).is_none(), "the menu closes behind what was chosen");
}

#[test]
fn a_small_window_keeps_every_field_in_reach() {
    let mut window = page(egui::Theme::Light, [700.0, 600.0]);
    look(&mut window, "match-small-light");
    for field in ["Who", "When", "What", "Details"] {
        window.get_by_label(field).scroll_to_me();
        window.run();
        let (all, at) = (window.ctx.content_rect(), window.get_by_label(field).rect());
        assert!(all.contains_rect(at) && at.height() > 24.0, "{field} is at {at:?} of {all:?}");
        reads(&window, field, &[field]);
    }
}
