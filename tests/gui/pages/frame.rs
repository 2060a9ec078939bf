//! What holds for every page.

use std::time::Duration;

use eframe::egui::ViewportCommand;
use egui_kittest::kittest::NodeT as _;

use super::wizard::{PEOPLE, Wizard, name};

/// Walks from the first page to the result, and looks at each page with what its deed is called.
pub(super) fn walk(wizard: &mut Wizard, mut look: impl FnMut(&mut Wizard, &str)) {
    let mut look = |wizard: &mut Wizard, deed: &str| {
        // While a page is still being laid out, words may stand where a button is that was scrolled away.
        wizard.settle();
        look(wizard, deed);
    };
    wizard.see("What do you want to import?");
    look(wizard, "Choose a file…");
    wizard.drop_file("people.csv", PEOPLE);
    wizard.see_all_rows();
    look(wizard, "Continue");
    wizard.press("Continue");
    wizard.say_when_and_what();
    look(wizard, "Continue");
    wizard.press("Continue");
    wizard.see("rows were checked.");
    look(wizard, "Continue");
    wizard.press("Continue");
    wizard.see("Start practice run (3 events)");
    look(wizard, "Start practice run (3 events)");
    wizard.press("Start practice run (3 events)");
    wizard.see("What became of everything");
    look(wizard, "Import something else");
}

#[test]
fn an_idle_window_draws_no_frames_on_any_page() {
    walk(&mut Wizard::open(), |wizard, deed| {
        wizard.window.remove_cursor();
        let rests = |wizard: &Wizard| wizard.repaint_delay() == Duration::MAX;
        // Work that ends beside the window may draw a frame; what draws by itself draws each of them.
        let stays = (0..10).any(|_| {
            wizard.until(&format!("the page of {deed:?} to rest"), rests);
            wizard.window.run_steps(5);
            rests(wizard)
        });
        assert!(stays, "the page of {deed:?} goes on drawing");
    });
}

#[test]
fn the_deed_of_every_page_is_in_sight_in_small_windows_and_with_large_text() {
    // The least size that is promised, and the usual size with text twice as large.
    for size in [[1000.0, 700.0], [640.0, 400.0]] {
        walk(&mut Wizard::sized(size), |wizard, deed| {
            let window = wizard.window.ctx.content_rect();
            let found = wizard.all().find(|node| name(node) == deed).map(|node| node.rect());
            let rect = found.unwrap_or_else(|| panic!("{deed} is nowhere"));
            assert!(window.contains_rect(rect), "{deed} is at {rect:?} of {window:?}");
        });
    }
}

#[test]
fn going_back_loses_nothing() {
    let mut wizard = Wizard::previewing_people();
    let chosen = wizard.window.state().draft().settings().clone();
    for page in ["Match", "Choose"] {
        wizard.press(page);
    }
    wizard.see("Here's how we read it.");
    wizard.press("Continue");
    wizard.press("Continue");
    wizard.see("3 people, 3 events of 1 kind");
    assert_eq!(wizard.window.state().draft().settings(), &chosen);
}

#[test]
fn pages_ahead_of_what_is_decided_cannot_be_reached() {
    let mut wizard = Wizard::with("people.csv", PEOPLE);
    let send = wizard.all().find(|node| name(node) == "Send").expect("the rail names every page");
    assert!(send.accesskit_node().is_disabled());
    let at = send.rect().center();
    wizard.click_at(at);
    wizard.see("Here's how we read it.");
}

#[test]
fn an_idle_window_closes_without_a_question() {
    let mut wizard = Wizard::with("people.csv", PEOPLE);
    wizard.close();
    wizard.window.step();
    let commands: Vec<&ViewportCommand> =
        wizard.window.output().viewport_output.values().flat_map(|output| &output.commands).collect();
    assert!(!commands.contains(&&ViewportCommand::CancelClose), "{commands:?}");
    assert!(!wizard.says("The import is under way"));
}
