//! After a run from the window the key is in the requests and the keychain, and nowhere else.

use backfill::tr;
use std::sync::Arc;

use eframe::egui::Theme;

use super::wizard::{PEOPLE, Wizard};
use crate::support::folder::Folder;
use crate::support::keychain::InMemory;
use crate::support::secrets::files_holding;
use crate::support::tracker::{Behaviour, Misbehaving};

const KEY: &str = "5ec2e7000111222333444555666777888999aaab";

#[track_caller]
fn says_no_key(wizard: &Wizard) {
    assert!(!wizard.says(KEY), "{}", wizard.everything());
    assert!(!wizard.everything().contains(KEY));
}

#[test]
fn a_key_that_was_typed_and_sent_is_in_no_file_and_nothing_says_it() {
    // Each request fails once, so that what is said of trouble is looked at too.
    let tracker = Misbehaving::start(|_, attempt| match attempt {
        0 => Behaviour::busy(503, None),
        _ => Behaviour::Answer,
    });
    let keychain = InMemory::default();
    let mut wizard = Wizard::with_keychain(Theme::Light, [1280.0, 800.0], Folder::new(), Arc::new(keychain.clone()));
    wizard.drop_file("people.csv", PEOPLE);
    wizard.see(tr!("chosen-about"));
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.leave_out_problems();
    wizard.press(tr!("continue"));
    wizard.press(tr!("sink-kissmetrics"));
    wizard.press(tr!("product-purpose-test"));
    wizard.fill(tr!("practice-name"), "Stand-in");
    wizard.fill(tr!("product-key"), KEY);
    wizard.press(tr!("advanced"));
    wizard.fill(tr!("product-address"), &tracker.address());
    wizard.press(tr!("product-address-meant"));
    says_no_key(&wizard);
    wizard.see_gone("Looking up what was sent to this product before");
    wizard.press(&tr!("send-events", count = 3_u64));
    wizard.see("events were sent to Stand-in");
    says_no_key(&wizard);
    wizard.until("the key to be kept", |_| keychain.count() == 1);
    let (plan, list) = (wizard.folder.at("plan.toml"), wizard.folder.at("sent.csv"));
    wizard.press(tr!("result-paths"));
    for (label, path) in [("These settings", &plan), ("The events that were sent", &list)] {
        wizard.fill(label, &path.to_string_lossy());
        wizard.press(&format!("Save: {label}"));
        wizard.see(&format!("in {}.", path.display()));
    }
    wizard.press(tr!("result-something-else"));
    wizard.press(tr!("history-page"));
    wizard.see("Stand-in, test");
    says_no_key(&wizard);

    let received = tracker.received();
    assert_eq!(received.len(), 6, "{received:?}");
    assert!(received.iter().all(|received| received.target().contains(KEY)));
    assert!(wizard.folder.at("data").join(backfill::ledger::FILE).exists(), "the ledger is searched too");
    let found = files_holding(wizard.folder.path(), KEY);
    assert!(found.is_empty(), "the key stands in {found:?}");
}
