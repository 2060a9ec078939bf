//! Tables, and what is asked: choices, dialogs, trays.

use std::cell::Cell as Counter;

use backfill::gui::theme::Palette;
use backfill::gui::theme::text::{self, Runs};
use backfill::gui::widgets::{
    Answer, Card, Cell, Choosable, Dialog, Entry, Field, Finding, Footer, Head, Table, Tag, Tone, disclosure, head,
    options, segments, tick, tray,
};
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Theme, Ui};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{on_page, padded};
use crate::harness::{THEMES, look, window, window_with};
use crate::sound::reads;

const TITLES: [&str; 7] = ["id", "login", "full_name", "created_at", "plan", "canceled_at", "lifetime_value"];
const ROWS: [[&str; 7]; 9] = [
    ["1001", "ada@example.com", "Ada Löfgren", "03/01/2016 09:12", "Premium", "", "1.284,50 €"],
    ["1002", "jo.park@example.com", "Jo Park", "03/01/2016 11:47", "Free", "", "0,00 €"],
    ["1003", "m.silva@example.com", "Marta Silva", "04/01/2016 08:03", "Premium", "19/07/2018 16:20", "612,00 €"],
    ["1004", "lee@example.com", "Lee Wong", "04/01/2016 21:35", "Team", "", "4.020,00 €"],
    ["1005", "guest", "", "05/01/2016 00:00", "Free", "", "0,00 €"],
    ["1006", "nina@example.com", "Nina Bélier", "05/01/2016 10:10", "Premium", "02/02/2017 09:00", "299,00 €"],
    ["1007", "omar@example.com", "Omar Haddad", "06/01/2016 14:55", "Free", "", "0,00 €"],
    ["1008", "y.tanaka@example.com", "Yuki Tanaka", "06/01/2016 17:21", "Team", "", "2.680,00 €"],
    ["1009", "sam@example.com", "Sam Reed", "07/01/2016 07:40", "Free", "", "0,00 €"],
];

fn heads() -> Vec<Head<'static>> {
    std::iter::once(Head::new("Row").points(56.0)).chain(TITLES.map(Head::new)).collect()
}

fn cell(row: usize, column: usize) -> Cell<'static> {
    let Some(column) = column.checked_sub(1) else { return Cell::Weak((row + 4).to_string().into()) };
    match ROWS[row % ROWS.len()][column] {
        "" => Cell::Blank,
        value if column == 0 || column == 3 || column > 4 => Cell::Mono(value.into()),
        value => Cell::Text(value.into()),
    }
}

#[test]
fn a_table_of_the_file_is_read_row_by_row() {
    for (theme, name) in THEMES {
        for width in [1280.0, 760.0] {
            let mut window = window(theme, [width, 800.0], |ui| {
                let footer = Footer { back: Some("Choose another"), deed: Some("Continue"), ..Footer::default() };
                on_page(ui, 0, footer, |ui, _| {
                    head(
                        ui,
                        "users-export.csv",
                        "This is how your file reads. If the columns look right, go on.",
                        |_| {},
                    );
                    Card::new().padding(0).show(ui, |ui| {
                        let heads = heads();
                        let table = Table::new("file", "users-export.csv", &heads, ROWS.len()).pressable();
                        table.show(ui, Table::whole_height(ROWS.len()), cell, |_| {});
                    });
                });
            });
            window.run();
            let what = format!("table-{width}-{name}");
            look(&mut window, &what);
            reads(&window, &what, &["users-export.csv", "Choose another", "Continue"]);
            let rows = window.query_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label());
            let rows: Vec<String> = rows.filter(|row| row.contains('@') || row.contains("guest")).collect();
            assert_eq!(rows.len(), ROWS.len(), "{what}: {rows:?}");
            for (at, (row, cells)) in rows.iter().zip(ROWS).enumerate() {
                let number = format!("{}, ", at + 4);
                assert!(row.starts_with(&number), "{what}: {row:?} does not begin with {number:?}");
                // A narrow window reads on when it is scrolled across.
                let seen = if width < 1000.0 { &cells[..3] } else { &cells[..] };
                assert!(seen.iter().all(|cell| row.contains(cell)), "{what}: {row:?} is not {seen:?}");
                reads(&window, &what, &[cells[1]]);
            }
            if width > 1000.0 {
                reads(&window, &what, &TITLES);
                reads(&window, &what, &["Ada Löfgren", "07/01/2016 07:40", "19/07/2018 16:20", "1.284,50 €"]);
            }
        }
    }
}

fn events(ui: &mut Ui, unfolded: &mut Option<usize>) {
    padded(ui, |ui| {
        Card::new().padding(0).show(ui, |ui| {
            let heads = [
                Head::new("Row").points(64.0),
                Head::new("Who"),
                Head::new("Did what"),
                Head::new("When").note("Europe/Berlin"),
                Head::new("Details"),
                Head::new("Number").right(),
                Head::new(""),
            ];
            let palette = Palette::of(ui);
            let cell = |row: usize, column: usize| match column {
                0 => Cell::Weak((row + 4).to_string().into()),
                1 => Cell::Text(ROWS[row][1].into()),
                2 => Cell::Text("Signed Up".into()),
                3 => Cell::Text("3 Jan 2016, 09:12:00".into()),
                4 => Cell::Runs(Runs::new().plain(palette, text::SMALL, "Plan Name ").plain(
                    palette,
                    text::SMALL_STRONG,
                    ROWS[row][4],
                )),
                5 => Cell::Strong("12,390".into()),
                _ if row == 3 => Cell::Tag(Tone::Warn, "same second".into()),
                _ if row == 4 => Cell::Link("Save the list".into()),
                _ => Cell::Empty,
            };
            let table = Table::new("events", "Events", &heads, ROWS.len()).pressable().unfolded(*unfolded);
            let shown = table.show(ui, 420.0, cell, |ui| {
                let request = "/e?_k=••••4567&_p=m.silva%40example.com&_n=Signed%20Up&_t=1451890980&_d=1";
                ui.label(Runs::new().plain(Palette::of(ui), text::MONO, request));
            });
            if let Some(row) = shown.row {
                *unfolded = (*unfolded != Some(row)).then_some(row);
            }
        });
    });
}

#[test]
fn a_row_unfolds_when_it_is_pressed_and_folds_when_it_is_pressed_again() {
    let mut window = window_with(Theme::Light, [1040.0, 480.0], None, events);
    window.run();
    let row = "6, m.silva@example.com, Signed Up, 3 Jan 2016, 09:12:00, Plan Name Premium, 12,390, ";
    window.get_by_role_and_label(Role::Row, row).focus();
    window.run();
    window.key_press(Key::Space);
    window.run();
    assert_eq!(*window.state(), Some(2));
    look(&mut window, "events-light");
    window.get_by_label_contains("/e?_k=");
    window.key_press(Key::Space);
    window.run();
    assert_eq!(*window.state(), None);
    assert!(window.query_by_label_contains("/e?_k=").is_none());
}

#[test]
fn a_table_of_a_million_rows_and_five_thousand_columns_asks_only_for_what_is_seen() {
    let titles: Vec<String> = (0..5_000).map(|column| format!("column {column}")).collect();
    let heads: Vec<Head<'_>> = titles.iter().map(|title| Head::new(title)).collect();
    let asked = Counter::new(0_usize);
    let mut window = window(Theme::Light, [1000.0, 700.0], |ui| {
        Table::new("huge", "Huge", &heads, 1_000_000).show(
            ui,
            600.0,
            |row, column| {
                asked.set(asked.get() + 1);
                Cell::Text(format!("{row}, {column}").into())
            },
            |_| {},
        );
    });
    window.run();
    asked.set(0);
    window.step();
    let most = 20 * 20;
    assert!(asked.get() > 0 && asked.get() < most, "{} cells were asked for", asked.get());
}

#[test]
fn a_table_scrolls_down_to_its_last_row() {
    let mut window = window(Theme::Light, [1000.0, 700.0], |ui| {
        let heads = heads();
        Table::new("long", "Long", &heads, 500).pressable().show(ui, 400.0, cell, |_| {});
    });
    window.run();
    let place = window.get_by_role(Role::Table).rect().center();
    window.hover_at(place);
    window.event(eframe::egui::Event::MouseWheel {
        unit: eframe::egui::MouseWheelUnit::Point,
        delta: eframe::egui::vec2(0.0, -100_000.0),
        phase: eframe::egui::TouchPhase::Move,
        source: eframe::egui::MouseWheelSource::Unknown,
        modifiers: eframe::egui::Modifiers::NONE,
    });
    window.run_steps(60);
    assert!(window.query_by_label_contains("503, ").is_some(), "the last row carries the number 503");
}

#[test]
fn what_is_asked_is_read_and_says_what_is_chosen() {
    for (theme, name) in THEMES {
        let mut window = window(theme, [900.0, 800.0], |ui| {
            padded(ui, |ui| {
                let option = |title, tag, note| Choosable { title, tag, note };
                options(
                    ui,
                    "Where should it go?",
                    &[
                        option(
                            "Practice",
                            None,
                            "A tracker on this computer that answers like the real one. Nothing leaves.",
                        ),
                        option("Shop EU (test)", Some((Tone::Note, "Test")), "Tried on 22 November, 12,390 sent."),
                        option(
                            "Shop EU",
                            Some((Tone::Warn, "Live")),
                            "Your real analytics. First a few, then the rest.",
                        ),
                        option("Save as files", None, "For Kissmetrics' own upload: JSON or CSV."),
                    ],
                    Some(2),
                );
                segments(ui, "What happened", &["The same for every row", "From a column", "Depends on a rule"], 0);
                tick(ui, &mut true, "Keep the key in this computer's keychain");
                tick(ui, &mut false, "At most one per person and name in 30 minutes");
                let mut typed = String::new();
                ui.add(
                    Field::new("API key", &mut typed)
                        .mono()
                        .hint("40 letters and digits")
                        .help("Kissmetrics, Settings, API keys."),
                );
                let mut port = "33o6".to_owned();
                ui.add(Field::new("Port", &mut port).problem("A port is a number from 1 to 65,535."));
                disclosure(ui, "advanced", "Advanced", "two people are one, pace", |_| {});
                let finding = |title| Finding {
                    tone: Tone::Warn,
                    grade: "Unknown",
                    title,
                    note: "No answer came; it is sent again, the same to the byte.",
                    deed: Some("Look"),
                    other: None,
                    more: &[],
                    fixed: false,
                };
                tray(ui, "4 answers are unknown", &["Row 12", "Row 18", "Row 40", "Row 41"].map(finding));
                ui.add(Entry {
                    title: "visits.csv",
                    note: "at 41,200 of 120,000",
                    tag: Some((Tone::Warn, "Interrupted")),
                });
                ui.add(Tag::new(Tone::Good, "No problems so far"));
            });
        });
        window.run();
        look(&mut window, &format!("asked-{name}"));
        reads(&window, name, &["Practice", "Shop EU (test)", "Shop EU", "Save as files", "Test", "Live"]);
        reads(&window, name, &["A tracker on this computer that answers like the real one. Nothing leaves."]);
        reads(&window, name, &["The same for every row", "From a column", "Depends on a rule"]);
        reads(&window, name, &["Keep the key in this computer's keychain", "API key", "40 letters and digits"]);
        reads(&window, name, &["Kissmetrics, Settings, API keys.", "33o6", "A port is a number from 1 to 65,535."]);
        reads(&window, name, &["Advanced", "two people are one, pace", "4 answers are unknown"]);

        // Of several that exclude each other, the one that is chosen says so; a tick says whether it is set.
        for (role, label, on) in [
            (Role::RadioButton, "Practice", false),
            (Role::RadioButton, "Shop EU", true),
            (Role::RadioButton, "Save as files", false),
            (Role::RadioButton, "The same for every row", true),
            (Role::RadioButton, "From a column", false),
            (Role::CheckBox, "Keep the key in this computer's keychain", true),
            (Role::CheckBox, "At most one per person and name in 30 minutes", false),
        ] {
            let node = window.get_by_role_and_label(role, label);
            assert_eq!(node.accesskit_node().toggled() == Some(Toggled::True), on, "{name}: {label:?}");
        }
        window.get_by_role_and_label(Role::TextInput, "API key");
        let port = window.get_by_role_and_label(Role::TextInput, "Port");
        let told = port.accesskit_node().description().unwrap_or_default();
        assert!(told.contains("A port is a number from 1 to 65,535."), "{name}: {told:?}");
    }
}

fn asking(ui: &mut Ui, answer: &mut Option<Answer>) {
    if answer.is_none() {
        let dialog = Dialog::new("Stop handing over?", "Keep going", "Pause and quit")
            .text("What was sent stays. The other 9,270 events wait here until you go on.")
            .other("Stop");
        *answer = dialog.show(ui.ctx(), |_| {});
    }
}

#[test]
fn a_dialog_answers_nothing_by_enter_alone_and_the_safe_answer_by_escape() {
    for (theme, name) in THEMES {
        let mut window = window_with(theme, [800.0, 500.0], None, asking);
        window.run();
        look(&mut window, &format!("dialog-{name}"));
        window.key_press(Key::Enter);
        window.run();
        assert_eq!(*window.state(), None);
        window.key_press(Key::Escape);
        window.run();
        assert_eq!(*window.state(), Some(Answer::Safe));
    }
}

#[test]
fn escape_answers_a_dialog_with_what_is_safe() {
    let mut window = window_with(Theme::Light, [800.0, 500.0], None, asking);
    window.run();
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(*window.state(), Some(Answer::Safe));
}

#[test]
fn the_other_answers_of_a_dialog_are_told_apart() {
    for (label, answer) in [("Stop", Answer::Other), ("Pause and quit", Answer::Deed)] {
        let mut window = window_with(Theme::Light, [800.0, 500.0], None, asking);
        window.run();
        window.get_by_role_and_label(Role::Button, label).click();
        window.run();
        assert_eq!(*window.state(), Some(answer));
    }
}
