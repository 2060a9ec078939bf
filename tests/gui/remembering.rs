//! What the window remembers: where files are chosen, and that it can be seen.

use std::fs;
use std::path::{Path, PathBuf};

use backfill::gui::memory::brought_back;
use backfill::session::appearance::Look;
use backfill::tr;
use eframe::egui::{Pos2, Rect, pos2, vec2};

use crate::pages::wizard::Wizard;

const PEOPLE: &str = "login,created_at\nada@example.com,2016-01-03 09:12:00\n";

fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(x, y), vec2(width, height))
}

#[test]
fn a_window_that_no_hand_could_take_hold_of_is_brought_back_and_no_other() {
    let left = rect(0.0, 0.0, 1920.0, 1080.0);
    // One that stands to the left of the first has places below zero.
    let both = [left, rect(-1280.0, 200.0, 1280.0, 1024.0)];
    let window = |x, y| rect(x, y, 1280.0, 800.0);
    for seen in
        [window(0.0, 0.0), window(1700.0, 900.0), window(-900.0, 500.0), window(-1280.0, 300.0), window(-1100.0, 0.0)]
    {
        assert_eq!(brought_back(seen, &both), None, "{seen:?}");
    }
    let middle = Some(pos2(320.0, 140.0));
    for lost in [
        window(1900.0, 0.0),
        window(0.0, 1070.0),
        window(0.0, -790.0),
        window(-1270.0, 1400.0),
        window(9_000.0, 9_000.0),
    ] {
        assert_eq!(brought_back(lost, &both), middle, "{lost:?}");
    }
    // The other screen is gone.
    assert_eq!(brought_back(window(-1280.0, 300.0), &[left]), middle);
    // It is larger than what there is.
    assert_eq!(brought_back(rect(5_000.0, 0.0, 2_000.0, 1_200.0), &[rect(0.0, 0.0, 800.0, 600.0)]), Some(Pos2::ZERO));
    assert_eq!(brought_back(window(9_000.0, 0.0), &[]), None, "there is no screen to go to");
}

/// Where the next question for a file begins.
fn begins_in(wizard: &mut Wizard) -> Option<PathBuf> {
    wizard.decide(None);
    wizard.press(tr!("choose-file"));
    Wizard::begun_in()
}

#[test]
fn files_are_chosen_where_one_was_chosen_last_also_another_day() {
    let mut wizard = Wizard::open();
    assert_eq!(begins_in(&mut wizard), None);
    let file = wizard.folder.write("exports/people.csv", PEOPLE);
    wizard.decide(Some(file.clone()));
    wizard.press(tr!("choose-file"));
    wizard.see_all_rows();
    let kept = wizard.data.join("window.toml");
    let exports = file.parent().map(Path::to_owned);
    wizard.until("it to be kept", |_| fs::read_to_string(&kept).is_ok_and(|text| text.contains("exports")));
    let mut next = wizard.again();
    next.until("it to be read", |wizard| wizard.window.state().last_folder().is_some());
    assert_eq!(begins_in(&mut next), exports);
    // How it looks is kept beside it, and neither is lost for the other.
    next.press(tr!("choose-look-dark"));
    next.until("both to be kept", |_| {
        fs::read_to_string(&kept).is_ok_and(|text| text.contains("exports") && text.contains("dark"))
    });
    let mut last = next.again();
    last.until("it to be read", |wizard| wizard.window.state().look() == Look::Dark);
    assert_eq!(last.window.state().last_folder(), exports.as_deref());
}

#[test]
fn a_memory_that_makes_no_sense_is_as_good_as_none() {
    for broken in ["folder = 7", "look = \"plaid\"\nfolder = 7", "\u{0}\u{1}", "[["] {
        let mut wizard = Wizard::open();
        fs::create_dir_all(&wizard.data).expect("it can be made");
        fs::write(wizard.data.join("window.toml"), broken).expect("it can be written");
        wizard = wizard.again();
        wizard.see(tr!("choose-file"));
        wizard.settle();
        assert_eq!((wizard.window.state().look(), begins_in(&mut wizard)), (Look::System, None), "{broken:?}");
    }
}
