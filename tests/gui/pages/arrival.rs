//! What Kissmetrics knows and counts, in the window: off until somebody gives access, and then no more is said than was
//! read. The practice tracker answers both what is sent and what is asked.

use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::kissmetrics::practice::Practice;
use backfill::ledger::Ledger;
use backfill::tr;

use super::send::many;
use super::sending::{KEY, choose_known};
use super::wizard::Wizard;
use crate::support::secrets::files_holding;
use crate::support::tracker::Misbehaving;

const ACCOUNT_KEY: &str = "account-key-4711-0815";

/// From Match on to the page before sending, with *Stand-in* at this address chosen.
fn before_sending(address: &str, rows: u32) -> Wizard {
    let mut wizard = Wizard::matching("many.csv", many(rows));
    std::fs::create_dir_all(&wizard.data).expect("a folder of ours can be made");
    let ledger = Ledger::open(&wizard.data).expect("there can be a ledger");
    let destination = Destination::parse(address).expect("an address of this machine");
    let key = ApiKey::new(KEY).expect("a key");
    let product = ledger.product(&destination, &key, Some("Stand-in"), None).expect("it can be noted");
    ledger.confirm(&product).expect("it can be confirmed");
    wizard.say_when_and_what();
    choose_known(&mut wizard);
    wizard
}

#[test]
fn with_access_names_are_compared_and_what_was_sent_is_counted() {
    let practice = Practice::start(0, backfill::text::word).expect("a port");
    let mut wizard = before_sending(&practice.address(), 20);
    wizard.press(tr!("arrival-panel"));
    wizard.see(tr!("arrival-panel-about"));
    wizard.fill(tr!("arrival-secret"), ACCOUNT_KEY);
    wizard.press(tr!("arrival-connect"));
    let host = practice.address();
    wizard.see(&tr!("arrival-access-is", product = "Stand-in", there = "Practice", host = host.as_str()));
    wizard.see(tr!("arrival-access-check"));
    // The card is shorter now, and what still moves can't be pressed.
    (0..5).for_each(|_| wizard.settle());
    wizard.press(tr!("arrival-compare"));
    wizard.see("would be new.");
    wizard.press("Send 20 events");
    wizard.see(&tr!("result-title", count = 20_u64, product = "Stand-in"));
    wizard.see("Kissmetrics counts 20 more, as expected ✓.");
    let found = files_holding(wizard.folder.path(), ACCOUNT_KEY);
    assert!(found.is_empty(), "the account's key stands in {found:?}");
}

#[test]
fn without_access_the_panel_says_so_and_nothing_is_asked() {
    let tracker = Misbehaving::well();
    let mut wizard = before_sending(&tracker.address(), 3);
    wizard.see(tr!("arrival-panel"));
    assert!(wizard.describes(tr!("arrival-panel"), tr!("arrival-panel-off")), "{}", wizard.everything());
    wizard.press("Send 3 events");
    wizard.see(&tr!("result-title", count = 3_u64, product = "Stand-in"));
    assert!(!wizard.says(tr!("arrival-counted")));
    let asked = tracker.received().into_iter().filter(|received| received.line.contains("/v3/")).count();
    assert_eq!(asked, 0);
}
