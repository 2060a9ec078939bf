//! The window fails: in a thread of its own it stays and says so, in its own thread it ends; the next one says once where
//! the report is.

use std::fs;
use std::path::PathBuf;

use crate::app::App;
use crate::screen::Screen;
use crate::support::program::Program;

/// What a window says that finds a report of an earlier one.
const EARLIER: &str = "Backfill stopped unexpectedly an earlier time";

/// A window whose program fails at this place.
fn failing(place: &str) -> App {
    App::start_on(Screen::new(1280, 800), Program::new().with("BACKFILL_FAIL", PathBuf::from(place)), &[])
}

/// The only report, and the actions that it names.
fn report(app: &App) -> (String, String) {
    let mut reports =
        fs::read_dir(app.data().join("reports")).expect("there are reports").map(|one| one.expect("one").path());
    let report = reports.find(|path| path.extension().is_some()).expect("a report");
    let text = fs::read_to_string(report).expect("a report is text");
    let actions = text.lines().find_map(|line| line.strip_prefix("actions: ")).expect("it names actions").to_owned();
    (text, actions)
}

/// Fails where a cell of the sample stands in a report.
fn assert_holds_no_cell(report: &str) {
    // Windows-1252, of which only names have other letters than ASCII.
    let sample = String::from_utf8_lossy(include_bytes!("../../assets/samples/users-export.csv"));
    let cells = sample.split([';', '\n', ',', '"', ' ', '\u{fffd}']).map(str::trim).filter(|cell| cell.len() > 5);
    let found: Vec<&str> = cells.filter(|cell| report.contains(cell)).collect();
    assert!(sample.len() > 10_000 && found.is_empty(), "{found:?} stand in\n{report}");
}

#[test]
fn a_worker_that_fails_leaves_the_window_and_a_report_that_the_next_one_tells_of_once() {
    let mut app = failing("open");
    app.click("Start the sample");
    app.find_saying("Backfill stopped unexpectedly. This is a bug");
    let (text, actions) = report(&app);
    assert_holds_no_cell(&text);
    assert!(text.contains("thread: open\n"), "{text}");
    assert!(actions.ends_with("Sample, open"), "{actions}");
    app.kill_and_start_again();
    app.find_saying(EARLIER);
    app.picture("fault-told");
    app.kill_and_start_again();
    app.find("Choose a file…");
    assert!(app.comes_to_rest());
    assert!(!app.widgets().iter().any(|widget| widget.says(EARLIER)), "it was said twice");
}

#[test]
fn a_window_that_fails_itself_ends_with_an_error_and_a_report() {
    let app = failing("window");
    app.click("Start the sample");
    app.find("All 480 rows were read.");
    app.click_at_last("Continue");
    assert_eq!(app.ended(), Some(1));
    let (text, actions) = report(&app);
    assert_holds_no_cell(&text);
    assert!(text.contains("thread: main\n"), "{text}");
    assert!(actions.ends_with("Go"), "{actions}");
}
