//! Sentences about what a whole source comes to.

use chrono::NaiveDate;

use crate::check::Summary;
use crate::event::Timestamp;
use crate::kissmetrics::rules::Loss;
use crate::mapping::SameSecond;
use crate::mapping::apply::Reason;
use crate::mapping::timestamp::Zone;
use crate::message;
use crate::message::{Arg, Message};
use crate::pipeline::Disposition;
use crate::tr;

/// The sentence that a manager could read: people, events, kinds, and from when to when by the calendar of a zone.
pub fn summary_sentence(summary: &Summary, zone: Zone) -> String {
    let people = message!("summary-people", count = summary.people());
    let events = message!("events", count = summary.events());
    let kinds = summary.names().len();
    match (kinds, summary.first().zip(summary.last())) {
        (0, None) => tr!("summary-nothing-named", people = people, events = events),
        (0, Some((first, last))) => tr!(
            "summary-nothing-named-dated",
            people = people,
            events = events,
            first = day_in(first, zone),
            last = day_in(last, zone),
        ),
        (_, None) => tr!("summary", people = people, events = events, kinds = kinds),
        (_, Some((first, last))) => tr!(
            "summary-dated",
            people = people,
            events = events,
            kinds = kinds,
            first = day_in(first, zone),
            last = day_in(last, zone),
        ),
    }
}

/// A day in words, UTC: "3 January 2016".
pub fn day(time: Timestamp) -> String {
    day_in(time, Zone::UTC)
}

/// A day in words, by the calendar of a zone: "3 January 2016".
pub fn day_in(time: Timestamp, zone: Zone) -> String {
    date(time, zone).map_or_else(|| time.to_string(), |date| super::written(Arg::Day(date)))
}

fn date(time: Timestamp, zone: Zone) -> Option<NaiveDate> {
    chrono::DateTime::from_timestamp(time.0, 0).map(|utc| utc.with_timezone(&zone.0).date_naive())
}

/// What becomes of so many events, which come from so many rows: "5 rows have no person", "5 events have no date, in
/// 3 rows". Rows are only counted as rows: where a row makes several events, it is they that are told of.
pub fn group_sentence(group: Disposition, count: u64, rows: u64) -> String {
    let missed = matches!(group, Disposition::Missed(_));
    let what = group_message(group, count, missed && count == rows);
    match missed && count != rows {
        true => tr!("group-in-rows", what = what, rows = rows),
        false => super::word(&what),
    }
}

fn group_message(group: Disposition, count: u64, are_rows: bool) -> Message {
    let of = if are_rows { "rows" } else { "events" };
    match group {
        Disposition::Send => message!("group-send", count = count),
        Disposition::Missed(Reason::BlankTime) => message!("group-blank-time", of = of, count = count),
        Disposition::Missed(Reason::NotMatching) => message!("group-not-matching", of = of, count = count),
        Disposition::Missed(Reason::ValueLeftOut) => message!("group-value-left-out", of = of, count = count),
        Disposition::Missed(Reason::NoDetails) => message!("group-no-details", of = of, count = count),
        Disposition::Missed(Reason::LeftOut) => message!("group-left-out", of = of, count = count),
        Disposition::Missed(Reason::BlankPerson) | Disposition::Withheld(Loss::BlankPerson) => {
            message!("group-no-person", of = of, count = count)
        }
        Disposition::Missed(Reason::NotFound) => message!("group-not-found", of = of, count = count),
        Disposition::Missed(Reason::BlankName) => message!("group-blank-name", of = of, count = count),
        Disposition::Missed(Reason::NameNotFound) => message!("group-name-not-found", of = of, count = count),
        Disposition::Missed(Reason::NoZone) => message!("group-no-zone", of = of, count = count),
        Disposition::Missed(Reason::UnknownZone) => message!("group-unknown-zone", of = of, count = count),
        Disposition::Missed(Reason::UnreadableTime) => message!("group-unreadable-time", of = of, count = count),
        Disposition::Missed(Reason::UnreadableRecord) => message!("group-unreadable-record", count = count),
        Disposition::Merged => message!("group-merged", count = count),
        Disposition::SameSecond(SameSecond::Join) => message!("group-joined", count = count),
        Disposition::SameSecond(SameSecond::Space | SameSecond::KeepFirst) => {
            message!("group-same-second", count = count)
        }
        Disposition::Withheld(Loss::Before2009) => message!("group-before-2009", count = count),
        Disposition::Withheld(Loss::IdentityTooLong) => message!("group-identity-too-long", count = count),
        Disposition::Withheld(Loss::NameTooLong) => message!("group-name-too-long", count = count),
        Disposition::Withheld(Loss::TooManyNames) => message!("group-too-many-names", count = count),
        Disposition::Withheld(Loss::NothingSaid) => message!("group-nothing-said", count = count),
        Disposition::Withheld(Loss::Undated) => message!("group-undated", count = count),
    }
}

/// What a list of rows is narrowed to: "Rows without a person".
pub fn filter_words(group: Disposition) -> &'static str {
    match group {
        Disposition::Send => tr!("filter-send"),
        Disposition::Missed(Reason::BlankTime) => tr!("filter-blank-time"),
        Disposition::Missed(Reason::NotMatching) => tr!("filter-not-matching"),
        Disposition::Missed(Reason::ValueLeftOut) => tr!("filter-value-left-out"),
        Disposition::Missed(Reason::NoDetails) => tr!("filter-no-details"),
        Disposition::Missed(Reason::LeftOut) => tr!("filter-left-out"),
        Disposition::Missed(Reason::BlankPerson) | Disposition::Withheld(Loss::BlankPerson) => {
            tr!("filter-no-person")
        }
        Disposition::Missed(Reason::NotFound) => tr!("filter-not-found"),
        Disposition::Missed(Reason::BlankName) => tr!("filter-blank-name"),
        Disposition::Missed(Reason::NameNotFound) => tr!("filter-name-not-found"),
        Disposition::Missed(Reason::NoZone) => tr!("filter-no-zone"),
        Disposition::Missed(Reason::UnknownZone) => tr!("filter-unknown-zone"),
        Disposition::Missed(Reason::UnreadableTime) => tr!("filter-unreadable-time"),
        Disposition::Missed(Reason::UnreadableRecord) => tr!("filter-unreadable-record"),
        Disposition::Merged => tr!("filter-merged"),
        Disposition::SameSecond(SameSecond::Join) => tr!("filter-joined"),
        Disposition::SameSecond(SameSecond::Space | SameSecond::KeepFirst) => {
            tr!("filter-same-second")
        }
        Disposition::Withheld(Loss::Before2009) => tr!("filter-before-2009"),
        Disposition::Withheld(Loss::IdentityTooLong) => tr!("filter-identity-too-long"),
        Disposition::Withheld(Loss::NameTooLong) => tr!("filter-name-too-long"),
        Disposition::Withheld(Loss::TooManyNames) => tr!("filter-too-many-names"),
        Disposition::Withheld(Loss::NothingSaid) => tr!("filter-nothing-said"),
        Disposition::Withheld(Loss::Undated) => tr!("filter-undated"),
    }
}

/// That so many events were not sent, by the name of the reason that the ledger and the command line use.
pub fn not_sent_words(id: &str, count: u64) -> String {
    let missed = Reason::ALL.map(Disposition::Missed);
    let withheld = Loss::ALL.map(Disposition::Withheld);
    let others = [
        Disposition::Merged,
        Disposition::SameSecond(SameSecond::KeepFirst),
        Disposition::SameSecond(SameSecond::Join),
    ];
    let group = missed.into_iter().chain(withheld).chain(others).find(|group| group.id() == id);
    group.map_or_else(|| format!("{count} {id}"), |group| super::word(&group_message(group, count, false)))
}
