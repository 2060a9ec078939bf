//! The whole sample import in a real window: by the pointer, by the keyboard, and from a typed path.
//!
//! An independent count of the sample gives 616 events, of which two are from 1970 and are not sent, and three of the
//! rest are there twice: Kissmetrics would hold 611.

use eframe::egui::accesskit::Role;
use eframe::egui::{Pos2, vec2};

use crate::app::App;
use crate::practice::Practice;
use crate::support::program::Program;
use crate::support::secrets::files_holding;
use crate::widget::Widget;

pub const KEY: &str = "5ec2e7000111222333444555666777888999aaab";

const HELD: &str = "611 events of 474 people: 474 Signed Up, 137 Canceled. Expected: 611 ✓.";

/// A place of a field of an event where nothing else can be pressed.
fn labels_of(field: &Widget) -> Pos2 {
    field.rect.left_center() + vec2(24.0, 0.0)
}

/// A place of a column's card.
fn card(app: &App, column: &str) -> Pos2 {
    app.find_role(Role::Button, column).center()
}

/// Imports the sample with the pointer, up to the numbers that the practice tracker holds.
pub fn by_pointer(app: &App) {
    matched_by_pointer(app);
    app.click("Continue");
    app.click("Start practice run (614 events)");
    app.find_saying(HELD);
}

/// Opens and matches the sample with the pointer, up to its preview.
pub fn matched_by_pointer(app: &App) {
    app.click("Start the sample");
    app.find("All 480 rows were read.");
    app.click("Continue");
    app.find("Match your columns");

    let who = labels_of(&app.find_role(Role::Button, "Who"));
    app.drag(card(app, "login"), who);
    let when = labels_of(&app.find_role(Role::Button, "When"));
    app.drag(card(app, "created_at"), when);
    app.click("Time zone");
    app.type_text("Europe/Berlin");
    app.click_role(Role::MenuItem, "Europe/Berlin");
    app.click_seen("Add Canceled");
    app.picture("dragged");
    app.click("Continue");

    for number in ["480 rows read", "616 events made", "614 will be sent", "611 expected to be kept"] {
        app.find(number);
    }
}

/// Opens and matches the sample with the keyboard alone, up to its preview.
pub fn matched_by_keyboard(app: &App) {
    app.tab_to("Start the sample");
    app.keys(&["space"]);
    app.find("All 480 rows were read.");
    app.tab_to("Continue");
    app.keys(&["Return"]);
    app.find("Match your columns");

    app.tab_to_one("the card of login", |widget| widget.role == Role::Button && widget.label == "login");
    app.keys(&["space"]);
    app.tab_to_one("Who", |widget| widget.role == Role::Button && widget.label == "Who");
    app.keys(&["space"]);
    app.back_tab_to_one("the card of created_at", |widget| widget.role == Role::Button && widget.label == "created_at");
    app.keys(&["space"]);
    app.tab_to_one("When", |widget| widget.role == Role::Button && widget.label == "When");
    app.keys(&["space"]);
    app.back_tab_to_one("Time zone", |widget| widget.role == Role::ComboBox && widget.label == "Time zone");
    app.keys(&["space"]);
    app.type_text("Europe/Berlin");
    app.keys(&["Return"]);
    app.tab_to("Add Canceled");
    app.keys(&["space"]);
    app.tab_to("Continue");
    app.keys(&["Return"]);

    app.find("614 will be sent");
}

/// What fixes the rows of the sample that must be fixed before anything goes to a product.
pub const FIXES: [&str; 3] = ["Leave these rows out", "Leave these rows out", "Leave out \"guest\""];

#[test]
fn the_sample_is_imported_by_dragging_columns_with_the_pointer() {
    let app = App::start(&[]);
    by_pointer(&app);
    app.picture("result");
    assert!(app.comes_to_rest());
}

#[test]
fn the_sample_is_imported_by_the_keyboard_alone_into_a_tracker_of_ones_own() {
    let practice = Practice::start();
    let app = App::start(&[]);
    matched_by_keyboard(&app);
    // Three rows must be fixed before anything goes to a product.
    for fix in FIXES {
        app.tab_to(fix);
        app.keys(&["space"]);
        app.find_saying("rows were checked.");
    }
    app.find("612 will be sent");
    app.tab_to("Continue");
    app.keys(&["Return"]);
    app.tab_to("A Kissmetrics product");
    app.keys(&["space"]);
    assert!(app.find_role(Role::RadioButton, "A Kissmetrics product").chosen);
    app.tab_to_one("Name", |widget| widget.label == "Name");
    app.type_text("Practice");
    app.tab_to_one("API key", |widget| widget.label == "API key");
    app.type_text(KEY);
    assert!(!app.widgets().iter().any(|widget| widget.says(KEY)), "the key is shown");
    app.tab_to("Advanced");
    app.keys(&["space"]);
    app.tab_to_one("Tracker address", |widget| widget.label == "Tracker address");
    app.type_text(&practice.address);
    app.tab_to("Yes, use this address");
    app.keys(&["space"]);
    app.tab_to("Test: for trying");
    app.keys(&["space"]);
    app.tab_to("Send 612 events");
    app.keys(&["Return"]);
    for first_few in ["5 events were sent to Practice.", "105 events were sent to Practice."] {
        app.find_saying(first_few);
        app.tab_to("Yes, go on");
        app.keys(&["Return"]);
    }
    app.find_saying("612 events were sent to Practice");
    #[cfg(unix)]
    {
        let listed = crate::support::secrets::command_lines(app.process());
        assert!(listed.contains("backfill") && !listed.contains(KEY), "{listed}");
    }
    assert!(!app.widgets().iter().any(|widget| widget.says(KEY)), "the key is shown");

    let held = practice.held();
    // Without the two events of "guest".
    assert_eq!(held["events"], 609, "{held}");
    assert_eq!(held["people"], 473, "{held}");

    app.close();
    assert_eq!(app.ended(), Some(0));
    // Its home holds the ledger, what the window remembers of itself and all that it wrote on its outputs.
    let home = app.home();
    assert!(home.join("data").join(backfill::ledger::FILE).exists());
    let found = files_holding(home, KEY);
    assert!(found.is_empty(), "the key stands in {found:?}");
}

#[test]
fn a_typed_path_is_imported() {
    let program = Program::new();
    let path = program.home().join("users.csv");
    std::fs::copy("assets/samples/users.csv", &path).expect("the sample can be copied");
    let app = App::start_on(crate::screen::Screen::new(1280, 800), program, &[]);
    app.click("Type a path");
    app.type_text(&path.to_string_lossy());
    app.keys(&["Return"]);
    app.find("All 2 rows were read.");
    app.wait_gone("What do you want to import?");
    assert!(app.find_role(Role::Button, "Send").disabled, "nothing can be sent before it was matched");
    app.click("Continue");
    app.click("Time zone");
    app.type_text("UTC");
    app.click_role(Role::MenuItem, "UTC");
    app.click("Continue");
    app.find("2 will be sent");
    app.click("Continue");
    app.click("Start practice run (2 events)");
    app.find_saying("2 events of 2 people: 2 Signed Up. Expected: 2 ✓.");
}
