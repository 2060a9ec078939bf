//! What the ledger keeps of what was read back: totals with the time for which they were seen not to move.

use std::time::Duration;

use backfill::ledger::{FILE, ImportState, Ledger, Reading, SeenTotal, SentIn, SentSince};
use backfill::pipeline::Outcomes;
use backfill::pipeline::fingerprint::EventFingerprint;
use backfill::workflow::allowance::{Sent, sent_by_month};
use chrono::{Datelike, Months, TimeDelta};

use super::{begin, open, shop};
use crate::support::earlier::Earlier;
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
    ledger.set_reading(&product, Some(&reading(7))).expect("it can be written");
    ledger.see_totals(&product, &reading(7), [("Signed Up", 5)]).expect("it can be written");
    pass(&folder, 3_600);
    // An hour has gone by in which nobody looked.
    assert_eq!(seen(&ledger).stood(), TimeDelta::zero());
    ledger.see_totals(&product, &reading(7), [("Signed Up", 5)]).expect("it can be written");
    pass(&folder, 600);
    let stood = seen(&ledger).stood().to_std().expect("it is not negative");
    assert!(stood >= Duration::from_secs(3_600) && stood < Duration::from_secs(3_660), "{stood:?}");
    ledger.see_totals(&product, &reading(7), [("Signed Up", 6)]).expect("it can be written");
    assert_eq!(seen(&ledger).stood(), TimeDelta::zero());
    // A clock that was put back makes no time.
    pass(&folder, -7_200);
    ledger.see_totals(&product, &reading(7), [("Signed Up", 6)]).expect("it can be written");
    assert_eq!(seen(&ledger).stood(), TimeDelta::zero());
}

#[test]
fn totals_that_were_seen_are_of_one_product_of_the_account() {
    let folder = Folder::new();
    let ledger = open(&folder);
    let product = shop(&ledger);
    let count = || ledger.seen_totals(&product).expect("they can be read").len();
    ledger.set_reading(&product, Some(&reading(7))).expect("it can be written");
    ledger.see_totals(&product, &reading(7), [("Signed Up", 5)]).expect("it can be written");
    // Whoever signs in anew reads the same product.
    ledger.set_reading(&product, Some(&reading(7))).expect("it can be written");
    assert_eq!(count(), 1);
    ledger.set_reading(&product, Some(&reading(8))).expect("it can be written");
    assert_eq!(count(), 0);
    ledger.see_totals(&product, &reading(8), [("Signed Up", 5)]).expect("it can be written");
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

#[test]
fn what_was_sent_is_noted_by_the_month_in_which_it_was() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let record = begin(&mut ledger, &product).expect("an import can begin");
    (0..4).for_each(|number| record.sent(number, EventFingerprint::new(number << 40, 7)));
    record.finish(ImportState::Stopped, Outcomes::default()).expect("the end can be written");
    let sent = ledger.sent_in(&product).expect("it can be read");
    let [SentIn { first, last, events: 4 }] = sent[..] else { panic!("{sent:?}") };
    assert_eq!((first, first.day()), (last, 1));
    // These were sent two months ago, and the import goes on only now.
    let connection = rusqlite::Connection::open(folder.at(FILE)).expect("the ledger's file");
    connection.execute("UPDATE sent_in SET first = '2026-01-01', last = '2026-01-01'", []).expect("it can be written");
    let held = ledger.hold(&product).expect("nobody sends to it");
    let (record, import) = ledger.go_on(held, 1, &SentSince::default()).expect("it can go on");
    record.sent(4, EventFingerprint::new(4 << 40, 7));
    record.finish(ImportState::Stopped, Outcomes::default()).expect("the end can be written");
    let january = "2026-01-01".parse().expect("a day");
    let sent = ledger.sent_in(&product).expect("it can be read");
    assert_eq!(sent, [SentIn { first: january, last: january, events: 4 }, SentIn { first, last, events: 1 }]);
    let imports = ledger.imports().expect("they can be read");
    let by_month = sent_by_month(&ledger, &imports, &product).expect("it can be read");
    let of = |events| Sent { events, at_most: false };
    assert_eq!(by_month.into_iter().collect::<Vec<_>>(), [(january, of(4)), (first, of(1))]);
    ledger.forget(&import).expect("it can be forgotten");
    assert_eq!(ledger.sent_in(&product).expect("it can be read"), []);
}

/// Takes back what notes the months.
const BEFORE_MONTHS: &str = "DROP TABLE sent_in; PRAGMA user_version = 10;";

#[test]
fn of_what_an_earlier_backfill_sent_over_several_months_no_more_is_claimed_than_is_known() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let record = begin(&mut ledger, &product).expect("an import can begin");
    (0..4).for_each(|number| record.sent(number, EventFingerprint::new(number << 40, 7)));
    record.finish(ImportState::Stopped, Outcomes::default()).expect("the end can be written");
    let SentIn { first, .. } = ledger.sent_in(&product).expect("it can be read")[0];
    drop(ledger);
    let older = rusqlite::Connection::open(folder.at(FILE)).expect("the ledger's file");
    older.execute_batch(BEFORE_MONTHS).expect("it becomes one of before");
    // It went on in the next month.
    let next = first.checked_add_months(Months::new(1)).expect("a month");
    let changed = next.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    older.execute("UPDATE import SET changed = ?1", [changed]).expect("it can be written");
    drop(older);
    let ledger = open(&folder);
    let sent = ledger.sent_in(&product).expect("it can be read");
    assert_eq!(sent, [SentIn { first, last: next, events: 4 }]);
    let imports = ledger.imports().expect("they can be read");
    let by_month = sent_by_month(&ledger, &imports, &product).expect("it can be read");
    let of = Sent { events: 4, at_most: true };
    assert_eq!(by_month.into_iter().collect::<Vec<_>>(), [(first, of), (next, of)]);
}

#[test]
fn of_what_an_earlier_backfill_sent_within_a_month_that_month_is_known() {
    let earlier = Earlier::at("http://127.0.0.1:18080");
    let ledger = Ledger::open(&earlier.folder.at("data")).expect("it goes on");
    let product = ledger.product_named("Shop").expect("it is known");
    let sent = ledger.sent_in(&product).expect("it can be read");
    let imports = ledger.imports().expect("they can be read");
    let all: u64 = imports.iter().map(|import| import.outcomes.sent - import.earlier).sum();
    // Two were sent whole, 614 and 11 events, and the third in part.
    let [SentIn { first, last, events }] = sent[..] else { panic!("{sent:?}") };
    assert!(first == last && events == all && events > 614 + 11, "{sent:?}");
}
