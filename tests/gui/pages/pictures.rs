//! Every page in both themes and several sizes: that all of it can be read, and pictures of it, to look at and for the
//! README, which are written where `BACKFILL_PICTURES` names a folder.

use backfill::tr;
use std::sync::Arc;

use backfill::kissmetrics::client::ApiKey;
use backfill::ledger::ProductKind;
use backfill::workflow::products;
use eframe::egui::accesskit::Role;

use super::past;
use super::send::many;
use super::wizard::{Wizard, name, role};
use crate::harness::{THEMES, look};
use crate::sound::reads;
use crate::support::folder::Folder;
use crate::support::keychain::InMemory;

/// The sizes that are looked at; the first is the one for the README.
const SIZES: [[f32; 2]; 3] = [[1280.0, 800.0], [1000.0, 700.0], [1600.0, 1000.0]];

/// Looks at a page on which these texts are read, all of each.
pub(super) fn page(wizard: &mut Wizard, what: &str, wanted: &[&str]) {
    wizard.window.remove_cursor();
    wizard.window.run_steps(4);
    look(&mut wizard.window, what);
    reads(&wizard.window, what, wanted);
}

#[test]
fn every_page_of_the_sample_is_read_in_both_themes_and_every_size() {
    for size in SIZES {
        for (theme, name) in THEMES {
            let mut wizard = Wizard::look(theme, size);
            let suffix = if size == SIZES[0] { name.to_owned() } else { format!("{name}-{}", size[0]) };
            let picture = |wizard: &mut Wizard, called: &str, wanted: &[&str]| {
                page(wizard, &format!("{called}-{suffix}"), wanted);
                reads(&wizard.window, called, &["Choose", "Match", "Preview", "Send", "Result"]);
            };
            picture(&mut wizard, "1-choose", &["What do you want to import?", "Choose a file…", "Start the sample"]);
            wizard.press(tr!("choose-sample-open"));
            wizard.see_all_rows();
            picture(&mut wizard, "2-chosen", &["Here's how we read it.", "All 480 rows were read.", "Continue"]);
            wizard.press(tr!("continue"));
            wizard.choose(tr!("match-zone"), "Europe/Berlin");
            picture(&mut wizard, "3-match", &["Match your columns", "Who", "Europe/Berlin", "Continue"]);
            wizard.press("Add Canceled");
            wizard.press(tr!("continue"));
            wizard.see(&tr!("preview-all-checked", count = 480_u64));
            wizard.see(&format!("616 {}", tr!("preview-events-made", count = 616_u64)));
            picture(
                &mut wizard,
                "4-preview",
                &["All 480 rows were checked.", "616", "Outcome", "3 Jan 2016, 09:12:00", "Continue"],
            );
            wizard.press(tr!("continue"));
            picture(&mut wizard, "5-send", &["Where should it go?", "Start practice run (614 events)"]);
            wizard.press(&tr!("send-practice", count = 614_u64));
            wizard.see(tr!("result-table"));
            picture(
                &mut wizard,
                "7-result",
                &["614 events were sent to the practice tracker", "Rows that made events", "Events made", "adds up"],
            );
            wizard.press(tr!("result-paths"));
            wizard.see(tr!("result-path-settings"));
            picture(&mut wizard, "7-result-paths", &["Save by typing a path"]);
        }
    }
}

#[test]
fn the_ways_out_of_send_and_the_history_are_read_in_both_themes() {
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
            let picture = |wizard: &mut Wizard, called: &str, wanted: &[&str]| {
                page(wizard, &format!("{called}-{suffix}"), wanted);
            };
            wizard.drop_file("people.csv", many(1_200));
            wizard.see_all_rows();
            wizard.press(tr!("continue"));
            wizard.say_when_and_what();
            past::import(&wizard, 900);
            wizard.press(tr!("continue"));
            wizard.see_checked();
            wizard.press(tr!("continue"));
            wizard.press(tr!("product-name-hint"));
            wizard.see("Key ending in 4567");
            wizard.press(tr!("send-change-pace"));
            picture(&mut wizard, "5-send-live", &["Key ending in 4567", "What will happen", "Send 1,200 events"]);
            wizard.press(tr!("send-to-another"));
            wizard.fill(tr!("practice-name"), "Shop US");
            picture(&mut wizard, "5-send-new", &["Name", "Shop US"]);
            wizard.press(tr!("send-to-files"));
            let path = wizard.folder.at("upload");
            wizard.fill(tr!("send-files-folder"), &path.to_string_lossy());
            wizard.fill(tr!("send-files-part"), "500");
            wizard.press(&tr!("send-save", count = 1_200_u64));
            wizard.see("in 3 files");
            picture(&mut wizard, "5-send-files", &["Events per file, at most", "500", "Save 1,200 events"]);
            wizard.press(tr!("choose-page"));
            wizard.press(tr!("chosen-back"));
            wizard.press(tr!("leaving-yes"));
            wizard.press(tr!("history-page"));
            wizard.see("Shop EU, live");
            wizard.press_first("the import", |node| role(node) == Role::Row && name(node).contains("people.csv"));
            wizard.see("1,200 made");
            picture(&mut wizard, "8-history", &["Shop EU, live", "people.csv", "1,200 made", "Forget…"]);
            wizard.press(tr!("history-paths"));
            wizard.see(tr!("history-path-export"));
            picture(&mut wizard, "8-history-paths", &[tr!("history-paths")]);
            wizard.press(tr!("history-forget"));
            wizard.see("will no longer know");
            picture(&mut wizard, "8-forget", &["will no longer know"]);
        }
    }
}
