//! How much of a plan's monthly events an import uses, by the month in which it sends them.

use std::time::Duration;

use backfill::text::{allowance_lines, allowance_words};
use backfill::workflow::allowance::{Allowance, MonthUse, Sent, SentByMonth, typed};
use chrono::{DateTime, NaiveDate, Utc};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

fn month(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn exactly(events: u64) -> Sent {
    Sent { events, at_most: false }
}

const HOUR: Duration = Duration::from_secs(3600);

#[test]
fn what_is_sent_within_a_month_counts_in_it_beside_what_was_sent_before() {
    let sent = SentByMonth::from([(month("2026-10-01"), exactly(70)), (month("2026-11-01"), exactly(30))]);
    let allowance = Allowance::of(500, HOUR, at("2026-11-15T08:00:00Z"), &sent, Some(500));
    assert_eq!(allowance.months, [MonthUse { month: month("2026-11-01"), before: exactly(30), events: 500 }]);
    assert_eq!(allowance.over().map(|(_, over)| over), Some(30));
    let said = allowance_lines(&allowance);
    assert_eq!(said.len(), 2);
    assert!(
        said[0].contains("Up to 500 events count toward your Kissmetrics plan in November 2026, after 30 sent"),
        "{said:?}"
    );
    assert!(said[1].starts_with("That is 30 more than the 500 a month that the plan includes"), "{said:?}");
    let within = Allowance::of(470, HOUR, at("2026-11-15T08:00:00Z"), &sent, Some(500));
    assert_eq!(within.over(), None);
    assert!(allowance_lines(&within)[1].starts_with("The plan includes 500 a month."));
    let unnamed = Allowance::of(1, HOUR, at("2026-11-15T08:00:00Z"), &SentByMonth::new(), None);
    assert_eq!(allowance_lines(&unnamed), ["Up to 1 event counts toward your Kissmetrics plan in November 2026."]);
}

#[test]
fn what_may_have_been_sent_in_another_month_is_said_as_the_most() {
    let sent = SentByMonth::from([(month("2026-11-01"), Sent { events: 400_000, at_most: true })]);
    let allowance = Allowance::of(10, HOUR, at("2026-11-15T08:00:00Z"), &sent, None);
    let said = allowance_lines(&allowance);
    assert!(said[0].contains("in November 2026, after up to 400,000 sent from this computer"), "{said:?}");
    assert_eq!(allowance_words(&allowance), "up to 10 events in November 2026, after up to 400,000 sent from here");
}

#[test]
fn what_is_sent_across_the_end_of_months_counts_in_each_and_adds_up() {
    let none = SentByMonth::new();
    // A quarter of the time is left in December.
    let allowance = Allowance::of(1_001, 4 * HOUR, at("2026-12-31T23:00:00Z"), &none, None);
    let months: Vec<_> = allowance.months.iter().map(|of| (of.month, of.events)).collect();
    assert_eq!(months, [(month("2026-12-01"), 250), (month("2027-01-01"), 751)]);
    // Three months, of which the one between is whole.
    let days = |days: u32| 24 * days * HOUR;
    let allowance = Allowance::of(6_000, days(60), at("2026-01-16T00:00:00Z"), &none, Some(1_500));
    let months: Vec<_> = allowance.months.iter().map(|of| (of.month, of.events)).collect();
    assert_eq!(months, [(month("2026-01-01"), 1_600), (month("2026-02-01"), 2_800), (month("2026-03-01"), 1_600)]);
    assert_eq!(allowance.over().map(|(of, over)| (of.month, over)), Some((month("2026-01-01"), 100)));
}

#[test]
fn nothing_uses_nothing_and_the_ends_of_time_are_no_trouble() {
    let none = SentByMonth::new();
    assert!(Allowance::of(0, HOUR, at("2026-01-01T00:00:00Z"), &none, Some(1)).months.is_empty());
    for (events, takes, moment) in [
        (u64::MAX, Duration::MAX, "2026-01-01T00:00:00Z"),
        (1, Duration::ZERO, "2026-01-31T23:59:59Z"),
        (7, HOUR, "9999-12-31T23:59:59Z"),
    ] {
        let allowance = Allowance::of(events, takes, at(moment), &none, Some(3));
        assert_eq!(
            allowance.months.iter().map(|of| u128::from(of.events)).sum::<u128>(),
            u128::from(events),
            "{moment}"
        );
    }
}

#[test]
fn a_number_is_read_as_people_write_it() {
    for (text, read) in [
        ("100000", Some(100_000)),
        (" 100,000 ", Some(100_000)),
        ("2.000.000", Some(2_000_000)),
        ("500 000", Some(500_000)),
        ("2'000'000", Some(2_000_000)),
        ("0", None),
        ("", None),
        ("many", None),
        ("-5", None),
        ("99999999999999999999999", None),
    ] {
        assert_eq!(typed(text), read, "{text:?}");
    }
}
