//! What is named at the start is open in the window, and a second start hands its files to the window of the first.

use std::process::Stdio;

use eframe::egui::accesskit::Role;

use crate::app::App;
use crate::screen::Screen;
use crate::support::program::{Program, finish};

const PEOPLE: &str = "login,created_at\nada@example.com,2016-01-03 09:12:00\nlee@example.com,2016-01-04 21:35:00\n";

#[test]
fn a_file_that_is_named_is_open_and_a_second_start_hands_its_file_to_the_same_window() {
    let program = Program::new();
    for name in ["people.csv", "others.csv"] {
        std::fs::write(program.home().join(name), PEOPLE).expect("it can be written");
    }
    let app = App::start_on(Screen::new(1280, 800), program, &["people.csv"]);
    app.find("people.csv");
    app.find_role(Role::Button, "Continue");
    app.picture("opened-by-name");
    let mut second = app.command();
    second.arg("others.csv").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let outcome = finish(second.spawn().expect("it can be started")).expect_code(0);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", ""));
    app.find("others.csv");
    app.picture("handed-over");
    assert!(app.comes_to_rest());
    app.close();
    assert_eq!(app.ended(), Some(0));
}
