//! Pictures of every page, to look at and for the README: written where `BACKFILL_PICTURES` names a folder.

use std::sync::Arc;

use backfill::import::ledger::ProductKind;
use backfill::import::products;
use backfill::tracker::client::ApiKey;
use eframe::egui::accesskit::Role;

use super::past;
use super::send::many;
use super::wizard::{Wizard, name, role};
use crate::harness::{THEMES, look};
use crate::support::folder::Folder;
use crate::support::keychain::InMemory;

/// The sizes that are looked at; the first is the one for the README.
const SIZES: [[f32; 2]; 3] = [[1280.0, 800.0], [1000.0, 700.0], [1600.0, 1000.0]];

#[test]
fn every_page_of_the_sample_can_be_drawn_in_both_themes() {
    for size in SIZES {
        for (theme, name) in THEMES {
            let mut wizard = Wizard::look(theme, size);
            let suffix = if size == SIZES[0] { name.to_owned() } else { format!("{name}-{}", size[0]) };
            let picture = |wizard: &mut Wizard, page: &str| {
                wizard.window.remove_cursor();
                wizard.window.run_steps(4);
                look(&mut wizard.window, &format!("{page}-{suffix}"));
            };
            picture(&mut wizard, "1-choose");
            wizard.press("Start the sample");
            wizard.see_all_rows();
            picture(&mut wizard, "2-chosen");
            wizard.press("Continue");
            wizard.choose("Time zone", "Europe/Berlin");
            picture(&mut wizard, "3-match");
            wizard.press("Add Canceled");
            wizard.press("Continue");
            wizard.see("All 480 rows were checked.");
            wizard.see("616 events made");
            picture(&mut wizard, "4-preview");
            wizard.press("Continue");
            picture(&mut wizard, "5-send");
            wizard.press("Practise with 614 events");
            wizard.see("What became of everything");
            picture(&mut wizard, "7-result");
        }
    }
}

#[test]
fn the_ways_out_of_send_and_the_history_can_be_drawn_in_both_themes() {
    for size in [SIZES[0], [800.0, 600.0]] {
        for (theme, theme_name) in THEMES {
            let suffix = if size == SIZES[0] { theme_name.to_owned() } else { format!("{theme_name}-{}", size[0]) };
            let folder = Folder::new();
            let ledger = past::ledger(folder.path());
            let test_key = ApiKey::new("89abcdef0123456789abcdef0123456789abcdef").expect("a key");
            past::product(&ledger, "Shop EU (test)", &test_key, ProductKind::Test);
            let live = past::product(&ledger, "Shop EU", &past::key(), ProductKind::Live);
            let keychain = InMemory::default();
            products::keep(&keychain, &live, &past::key()).expect("it has room");
            let mut wizard = Wizard::with_keychain(theme, size, folder, Arc::new(keychain));
            let picture = |wizard: &mut Wizard, page: &str| {
                wizard.window.remove_cursor();
                wizard.window.run_steps(4);
                look(&mut wizard.window, &format!("{page}-{suffix}"));
            };
            wizard.drop_file("people.csv", many(1_200));
            wizard.see_all_rows();
            wizard.press("Continue");
            wizard.say_when_and_what();
            past::import(&wizard, 900);
            wizard.press("Continue");
            wizard.see("1,200 rows were checked.");
            wizard.press("Continue");
            wizard.press("Shop EU");
            wizard.see("Key ending in 4567");
            wizard.press("change");
            picture(&mut wizard, "5-send-live");
            wizard.press("Another product");
            wizard.fill("Name", "Shop US");
            picture(&mut wizard, "5-send-new");
            wizard.press("Save as files");
            let path = wizard.folder.at("upload");
            wizard.fill("Folder", &path.to_string_lossy());
            wizard.fill("Events in a file, at most", "500");
            wizard.press("Save 1,200 events");
            wizard.see("in 3 files");
            picture(&mut wizard, "5-send-files");
            wizard.press("Choose");
            wizard.press("Choose another");
            wizard.press("Go without it");
            wizard.press("History");
            wizard.see("Shop EU, live");
            let row = wizard.all().find(|node| role(node) == Role::Row && name(node).contains("people.csv"));
            row.expect("there is one import").click();
            wizard.settle();
            wizard.see("1,200 made");
            picture(&mut wizard, "8-history");
            wizard.press("Forget…");
            wizard.see("can then no longer tell");
            picture(&mut wizard, "8-forget");
        }
    }
}
