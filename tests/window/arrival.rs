//! The whole circle in a real window: access is given, names are compared, the sample is sent to a practice tracker, which
//! counts it, and its raw export is held against what was sent. Once with the pointer and once with the keyboard alone.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use eframe::egui::Pos2;
use eframe::egui::accesskit::Role;

use crate::app::App;
use crate::import::{FIXES, KEY, matched_by_keyboard, matched_by_pointer};
use crate::practice::Practice;
use crate::screen::Screen;
use crate::support::program::Program;
use crate::support::secrets::files_holding;
use crate::support::wait;

const ACCOUNT_KEY: &str = "account-key-4711-0815";

/// With what somebody uses the window.
pub trait Hand {
    /// Opens and matches the sample, up to its preview.
    fn matches(&self, app: &App);
    /// Presses what fixes a finding.
    fn fix(&self, app: &App, text: &str) {
        self.press(app, text);
    }
    /// Presses the widget of this name.
    fn press(&self, app: &App, text: &str);
    /// Types a line into the field of this name.
    fn fill(&self, app: &App, field: &str, text: &str);
}

/// The pointer, and the keyboard only to type.
pub struct Pointer;

impl Hand for Pointer {
    fn matches(&self, app: &App) {
        matched_by_pointer(app);
    }

    fn fix(&self, app: &App, text: &str) {
        // Findings stand in a list of their own, above the table.
        let list = app.find("Row by row").rect.top() - 40.0;
        while app.find(text).rect.bottom() > list {
            app.scroll(Pos2::new(app.find(text).center().x, list - 80.0), 1);
            assert!(app.comes_to_rest());
        }
        app.click(text);
    }

    fn press(&self, app: &App, text: &str) {
        app.click_pressable(text);
    }

    fn fill(&self, app: &App, field: &str, text: &str) {
        // A label leads to its field.
        app.click_seen(field);
        assert!(app.focused().is_some_and(|widget| widget.label == field), "the label of {field} leads elsewhere");
        app.type_text(text);
    }
}

struct Keyboard;

impl Hand for Keyboard {
    fn matches(&self, app: &App) {
        matched_by_keyboard(app);
    }

    fn press(&self, app: &App, text: &str) {
        app.tab_to(text);
        app.keys(&["space"]);
    }

    fn fill(&self, app: &App, field: &str, text: &str) {
        app.tab_to_one(field, |widget| widget.label == field);
        app.type_text(text);
    }
}

/// Opens and matches the sample, and fixes what must be, up to the page before sending.
fn before_sending(hand: &dyn Hand, app: &App) {
    hand.matches(app);
    for fix in FIXES {
        let offered = || app.widgets().iter().filter(|widget| widget.is(fix)).count();
        let before = offered();
        hand.fix(app, fix);
        wait::until(fix, || (offered() < before).then_some(()));
        app.find_saying("rows were checked.");
        // What still moves can't be pressed.
        assert!(app.comes_to_rest());
    }
    app.find("612 will be sent");
    hand.press(app, "Continue");
}

/// Says where the events go: a product for trying at this address.
fn choose_product(hand: &dyn Hand, app: &App, address: &str) {
    hand.press(app, "A Kissmetrics product");
    hand.fill(app, "Name", "Practice");
    hand.press(app, "Test: for trying");
    hand.fill(app, "API key", KEY);
    hand.press(app, "Advanced");
    hand.fill(app, "Tracker address", address);
    hand.press(app, "Yes, use this address");
}

/// Sends the sample, and says of the first few that they are there, once `look` has looked.
fn send(hand: &dyn Hand, app: &App, look: &dyn Fn(&str)) {
    hand.press(app, "Send 612 events");
    for first_few in ["5 events were sent to Practice.", "105 events were sent to Practice."] {
        app.find_saying(first_few);
        look(first_few.split(' ').next().unwrap_or_default());
        hand.press(app, "Yes, go on");
    }
    app.find_saying("612 events were sent to Practice");
}

fn circle(hand: &dyn Hand, name: &str) {
    let practice = Practice::start();
    let app = App::start(&[]);
    let picture = |what: &str| app.picture(&format!("circle-{name}-{what}"));
    before_sending(hand, &app);
    choose_product(hand, &app, &practice.address);
    hand.press(&app, "What Kissmetrics knows");
    picture("access");
    hand.fill(&app, "Password or API key of the account", ACCOUNT_KEY);
    hand.press(&app, "Let Backfill read");
    app.find_saying("\"Practice\" is read as \"Practice\" at http://127.0.0.1:");
    hand.press(&app, "Compare the names");
    app.find_saying("\"Signed Up\" would be new.");
    // As if a minute had passed: no more is asked in one.
    std::fs::remove_file(app.data().join("query-pace.json")).expect("something was asked");
    hand.press(&app, "Search five people");
    app.find_saying("None of 5 people are known to Kissmetrics.");
    picture("compared");
    hand.press(&app, "compare with your plan");
    hand.fill(&app, "Events a month in your Kissmetrics plan", "500");
    app.find_saying("112 events more than your plan includes in ");
    picture("allowance");

    std::fs::remove_file(app.data().join("query-pace.json")).expect("something was asked");
    send(hand, &app, &picture);
    // Of those with the same person, name and second one is kept, and so expected.
    for counted in [
        "Signed Up: 474 sent, Kissmetrics counts 472 more, as expected ✓: 2 have the same person,",
        "Canceled: 138 sent, Kissmetrics counts 137 more, as expected ✓: 1 has the same person,",
    ] {
        app.find_saying(counted);
    }
    picture("counted");

    let export = app.home().join("export.json");
    std::fs::write(&export, practice.get("/export.json")).expect("a file in its home can be written");
    hand.press(&app, "Open the history");
    app.find("What you imported");
    let row = app.wait_for("the import", |widget| widget.role == Role::Row && widget.says("612 of 612 events"));
    hand.press(&app, &row.label);
    hand.press(&app, "Compare by typing a path");
    hand.fill(&app, "Raw export (a file, a folder, or a pattern such as export-*.json)", &export.to_string_lossy());
    hand.press(&app, "Compare");
    app.find_saying("Everything that was sent is in the export.");
    picture("reconciled");

    assert!(!app.widgets().iter().any(|widget| widget.says(ACCOUNT_KEY)), "the account's key is shown");
    app.close();
    assert_eq!(app.ended(), Some(0));
    let found = files_holding(app.home(), ACCOUNT_KEY);
    assert!(found.is_empty(), "the account's key stands in {found:?}");
}

#[test]
fn the_circle_is_walked_with_the_pointer() {
    circle(&Pointer, "pointer");
}

#[test]
fn the_circle_is_walked_with_the_keyboard_alone() {
    circle(&Keyboard, "keyboard");
}

/// A server that only counts who connects, and closes at once.
fn counting() -> (String, Arc<AtomicU64>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let (address, count) = (listener.local_addr().expect("an address"), Arc::new(AtomicU64::new(0)));
    let counted = count.clone();
    std::thread::spawn(move || listener.incoming().for_each(|_| _ = counted.fetch_add(1, Ordering::SeqCst)));
    (format!("http://{address}"), count)
}

#[test]
fn with_reading_off_nobody_is_asked_by_the_window() {
    // Whatever would leave this computer would go by this proxy, which finds the addresses of hosts too.
    let (proxy, connections) = counting();
    let mut program = Program::new();
    for name in ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"] {
        program = program.with(name, PathBuf::from(&proxy));
    }
    let practice = Practice::start();
    let app = App::start_on(Screen::new(1280, 800), program, &[]);
    before_sending(&Pointer, &app);
    choose_product(&Pointer, &app, &practice.address);
    app.find("What Kissmetrics knows");
    send(&Pointer, &app, &|_| {});
    Pointer.press(&app, "Open the history");
    app.find("What you imported");
    assert_eq!(connections.load(Ordering::SeqCst), 0, "nothing was asked");
    assert!(!app.data().join("query-pace.json").exists(), "nothing was to be asked");
}

#[test]
fn giving_access_is_the_first_that_asks() {
    let (proxy, connections) = counting();
    let app = App::start_on(Screen::new(1280, 800), Program::new().with("HTTPS_PROXY", PathBuf::from(&proxy)), &[]);
    before_sending(&Pointer, &app);
    app.click_pressable("A Kissmetrics product");
    Pointer.fill(&app, "Name", "Shop");
    Pointer.press(&app, "Test: for trying");
    Pointer.fill(&app, "API key", KEY);
    Pointer.press(&app, "What Kissmetrics knows");
    Pointer.fill(&app, "Password or API key of the account", ACCOUNT_KEY);
    assert_eq!(connections.load(Ordering::SeqCst), 0, "nothing was asked");
    Pointer.press(&app, "Let Backfill read");
    wait::until("somebody to be asked", || (connections.load(Ordering::SeqCst) > 0).then_some(()));
}
