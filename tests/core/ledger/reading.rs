//! What the ledger keeps of what was read back: totals with the time for which they were seen not to move.

use std::time::Duration;

use backfill::ledger::{FILE, Ledger, Reading, SeenTotal};
use chrono::TimeDelta;

use super::{open, shop};
use crate::support::folder::Folder;

fn seen(ledger: &Ledger) -> SeenTotal {
    ledger.seen_totals(&shop(ledger)).expect("they can be read").pop().expect("one")
}

/// Everything that was seen was seen so many seconds earlier.
fn pass(folder: &Folder, seconds: i64) {
    let connection = rusqlite::Connection::open(folder.at(FILE)).expect("the ledger's file");
    let moved = connection.execute("UPDATE seen_total SET at = at - ?1, last = last - ?1", [seconds]);
    assert_eq!(moved.expect("it can be written"), 1);
}

fn reading(product: u64) -> Reading {
    Reading { host: "https://query.kissmetrics.io".to_owned(), product, name: "Shop".to_owned(), zone: None }
}

#[test]
fn a_total_stood_still_for_as_long_as_it_was_read_the_same_and_no_longer() {
    let folder = Folder::new();
    let ledger = open(&folder);
    let product = shop(&ledger);
    ledger.see_totals(&product, [("Signed Up", 5)]).expect("it can be written");
    pass(&folder, 3_600);
    // An hour has gone by in which nobody looked.
    assert_eq!(seen(&ledger).stood(), TimeDelta::zero());
    ledger.see_totals(&product, [("Signed Up", 5)]).expect("it can be written");
    pass(&folder, 600);
    let stood = seen(&ledger).stood().to_std().expect("it is not negative");
    assert!(stood >= Duration::from_secs(3_600) && stood < Duration::from_secs(3_660), "{stood:?}");
    ledger.see_totals(&product, [("Signed Up", 6)]).expect("it can be written");
    assert_eq!(seen(&ledger).stood(), TimeDelta::zero());
    // A clock that was put back makes no time.
    pass(&folder, -7_200);
    ledger.see_totals(&product, [("Signed Up", 6)]).expect("it can be written");
    assert_eq!(seen(&ledger).stood(), TimeDelta::zero());
}

#[test]
fn totals_that_were_seen_are_of_one_product_of_the_account() {
    let folder = Folder::new();
    let ledger = open(&folder);
    let product = shop(&ledger);
    let count = || ledger.seen_totals(&product).expect("they can be read").len();
    ledger.set_reading(&product, Some(&reading(7))).expect("it can be written");
    ledger.see_totals(&product, [("Signed Up", 5)]).expect("it can be written");
    // Whoever signs in anew reads the same product.
    ledger.set_reading(&product, Some(&reading(7))).expect("it can be written");
    assert_eq!(count(), 1);
    ledger.set_reading(&product, Some(&reading(8))).expect("it can be written");
    assert_eq!(count(), 0);
    ledger.see_totals(&product, [("Signed Up", 5)]).expect("it can be written");
    ledger.set_reading(&product, None).expect("it can be written");
    assert_eq!((count(), ledger.reading(&product).expect("it can be read")), (0, None));
}

#[test]
fn how_many_events_a_plan_includes_is_kept_for_each_product() {
    let folder = Folder::new();
    let ledger = open(&folder);
    let product = shop(&ledger);
    let monthly = || ledger.monthly_events(&product).expect("it can be read");
    assert_eq!(monthly(), None);
    ledger.set_monthly_events(&product, Some(100_000)).expect("it can be written");
    assert_eq!(monthly(), Some(100_000));
    ledger.set_monthly_events(&product, None).expect("it can be written");
    assert_eq!(monthly(), None);
}
