//! What holds for every page.

use backfill::tr;
use std::time::Duration;

use eframe::egui::ViewportCommand;
use egui_kittest::kittest::NodeT as _;

use super::wizard::{PEOPLE, Wizard, name};
use crate::painted::fills;

/// Walks from the first page to the result, and looks at each page with what its deed is called.
pub(super) fn walk(wizard: &mut Wizard, mut look: impl FnMut(&mut Wizard, &str)) {
    let mut look = |wizard: &mut Wizard, deed: &str| {
        // While a page is still being laid out, words may stand where a button is that was scrolled away.
        wizard.settle();
        look(wizard, deed);
    };
    wizard.see(tr!("choose-title"));
    look(wizard, tr!("choose-file"));
    wizard.drop_file("people.csv", PEOPLE);
    wizard.see_all_rows();
    look(wizard, tr!("continue"));
    wizard.press(tr!("continue"));
    wizard.say_when_and_what();
    look(wizard, tr!("continue"));
    wizard.press(tr!("continue"));
    wizard.see_checked();
    look(wizard, tr!("continue"));
    wizard.press(tr!("continue"));
    wizard.see(&tr!("send-practice", count = 3_u64));
    look(wizard, &tr!("send-practice", count = 3_u64));
    wizard.press(&tr!("send-practice", count = 3_u64));
    wizard.see(tr!("result-table"));
    look(wizard, tr!("result-something-else"));
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
fn no_page_paints_over_the_whole_window() {
    // Without a graphics card that costs as much as all else that is drawn.
    walk(&mut Wizard::open(), |wizard, deed| {
        let window = wizard.window.ctx.content_rect();
        let whole = fills(&wizard.window).into_iter().filter(|(rect, _)| rect.contains_rect(window)).count();
        // What holds the window here does it once.
        assert_eq!(whole, 1, "on the page of {deed:?}");
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
    wizard.see(tr!("chosen-about"));
    wizard.press(tr!("continue"));
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-title", people = 3_u64, events = 3_u64, kinds = 1_u64));
    assert_eq!(wizard.window.state().draft().settings(), &chosen);
}

#[test]
fn pages_ahead_of_what_is_decided_cannot_be_reached() {
    let mut wizard = Wizard::with("people.csv", PEOPLE);
    let send = wizard.all().find(|node| name(node) == "Send").expect("the rail names every page");
    assert!(send.accesskit_node().is_disabled());
    let at = send.rect().center();
    wizard.click_at(at);
    wizard.see(tr!("chosen-about"));
}

#[test]
fn an_idle_window_closes_without_a_question() {
    let mut wizard = Wizard::with("people.csv", PEOPLE);
    wizard.close();
    wizard.window.step();
    let commands: Vec<&ViewportCommand> =
        wizard.window.output().viewport_output.values().flat_map(|output| &output.commands).collect();
    assert!(!commands.contains(&&ViewportCommand::CancelClose), "{commands:?}");
    assert!(!wizard.says(tr!("closing-title")));
}
