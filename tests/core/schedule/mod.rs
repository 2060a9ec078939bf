//! When schedules are due, and what the system's schedulers are given, held against the system's own readers of it.

mod texts;

use backfill::ledger::Ledger;
use backfill::schedule::{self, At, Every, Schedule, last_due};
use backfill::workflow::schedules;
use chrono::{NaiveDate, NaiveDateTime};

use crate::support::folder::Folder;
use crate::support::scheduler::RECORDER;

fn moment(hour: u32, minute: u32, second: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 1).and_then(|day| day.and_hms_opt(hour, minute, second)).expect("a moment")
}

#[test]
fn what_is_due_was_due_at_its_time_of_day_today_or_yesterday() {
    let at = At { hour: 6, minute: 30 };
    let yesterday = moment(6, 30, 0) - chrono::Duration::days(1);
    assert_eq!(last_due(Every::Day, at, moment(6, 30, 0)), moment(6, 30, 0));
    assert_eq!(last_due(Every::Day, at, moment(23, 59, 59)), moment(6, 30, 0));
    assert_eq!(last_due(Every::Day, at, moment(6, 29, 59)), yesterday);
    assert_eq!(last_due(Every::Hour, at, moment(9, 31, 5)), moment(9, 30, 0));
    assert_eq!(last_due(Every::Hour, at, moment(9, 29, 5)), moment(8, 30, 0));
    assert_eq!(last_due(Every::Minute, at, moment(9, 29, 5)), moment(9, 29, 0));
}

#[test]
fn a_time_of_day_is_read_as_people_type_it() {
    assert_eq!("6:05".parse(), Ok(At { hour: 6, minute: 5 }));
    assert_eq!(" 23:59 ".parse(), Ok(At { hour: 23, minute: 59 }));
    assert_eq!(At { hour: 6, minute: 5 }.to_string(), "06:05");
    for bad in ["", "6", "24:00", "06:60", "6.30", "06:00:00"] {
        assert!(bad.parse::<At>().is_err(), "{bad}");
    }
}

#[test]
fn removing_what_was_removed_before_leaves_what_has_its_number_now() {
    let folder = Folder::new();
    let ledger = Ledger::open(folder.path()).expect("a ledger");
    schedule::make_folder(folder.path()).expect("a folder");
    let before = Schedule {
        id: 1,
        plan: folder.at("before.backfill"),
        source: "orders.csv".to_owned(),
        product: 1,
        every: Every::Day,
        at: At { hour: 6, minute: 0 },
        by: "recorder".to_owned(),
        on_end: None,
        added: Some(1_456_790_400),
        unfinished: false,
    };
    let now = Schedule { plan: folder.at("now.backfill"), added: Some(1_456_790_460), ..before.clone() };
    now.keep(folder.path()).expect("it can be kept");
    schedules::remove(&before, &RECORDER, &ledger, folder.path()).expect("there is nothing to do");
    assert_eq!(schedule::find(folder.path(), "1").expect("it stays").plan, now.plan);
    schedules::remove(&now, &RECORDER, &ledger, folder.path()).expect("it can be removed");
    schedules::remove(&now, &RECORDER, &ledger, folder.path()).expect("there is nothing to do");
    assert!(schedule::all(folder.path()).is_empty());
}
