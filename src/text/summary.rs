//! Sentences about what a whole source comes to.

use indicatif::HumanCount;

use crate::check::Summary;
use crate::event::Timestamp;
use crate::kissmetrics::rules::Loss;
use crate::mapping::SameSecond;
use crate::mapping::apply::Reason;
use crate::mapping::timestamp::Zone;
use crate::pipeline::Disposition;

/// The sentence that a manager could read: people, events, kinds, and from when to when by the calendar of a zone.
pub fn summary_sentence(summary: &Summary, zone: Zone) -> String {
    let people = summary.people();
    let kinds = summary.names().len();
    let mut sentence = format!(
        "{} {}, {} event{}",
        HumanCount(people),
        if people == 1 { "person" } else { "people" },
        HumanCount(summary.events()),
        if summary.events() == 1 { "" } else { "s" }
    );
    if kinds > 0 {
        sentence += &format!(" of {kinds} kind{}", if kinds == 1 { "" } else { "s" });
    }
    if let (Some(first), Some(last)) = (summary.first(), summary.last()) {
        sentence += &format!(", from {} to {}", day_in(first, zone), day_in(last, zone));
    }
    sentence + "."
}

/// A day in words, UTC: "3 January 2016".
pub fn day(time: Timestamp) -> String {
    day_in(time, Zone::UTC)
}

/// A day in words, by the calendar of a zone: "3 January 2016".
pub fn day_in(time: Timestamp, zone: Zone) -> String {
    let date = chrono::DateTime::from_timestamp(time.0, 0).map(|utc| utc.with_timezone(&zone.0));
    date.map_or_else(|| time.to_string(), |date| date.format("%-d %B %Y").to_string())
}

/// What follows a count of events that are not sent: "5 have no person", "1 has no person".
pub fn group_words(group: Disposition, count: u64) -> String {
    let words = match group {
        Disposition::Send => "are sent",
        Disposition::Missed(Reason::BlankTime) => "have no date, so no event",
        Disposition::Missed(Reason::NotMatching) => "don't match your conditions",
        Disposition::Missed(Reason::ValueLeftOut) => "have a value that is left out",
        Disposition::Missed(Reason::NoDetails) => "have nothing to set",
        Disposition::Missed(Reason::LeftOut) => "were left out by choice",
        Disposition::Missed(Reason::BlankPerson) => "have no person",
        Disposition::Missed(Reason::NotFound) => "have a person that can't be found",
        Disposition::Missed(Reason::BlankName) => "have no event name",
        Disposition::Missed(Reason::NameNotFound) => "have an event name that can't be found",
        Disposition::Missed(Reason::NoZone) => "have a time that says no zone",
        Disposition::Missed(Reason::UnknownZone) => "have a time zone that isn't known",
        Disposition::Missed(Reason::UnreadableTime) => "have a time that can't be read",
        Disposition::Merged => "were merged with an earlier one",
        Disposition::SameSecond(SameSecond::Join) => "are sent as one with another of the same second",
        Disposition::SameSecond(SameSecond::Space | SameSecond::KeepFirst) => "are not the first of their second",
        Disposition::Withheld(Loss::Before2009) => "are from before 2009, which Kissmetrics drops",
        Disposition::Withheld(Loss::BlankPerson) => "have no person",
        Disposition::Withheld(Loss::IdentityTooLong) => "have a person that is too long for Kissmetrics",
        Disposition::Withheld(Loss::NameTooLong) => "have a name that is too long for Kissmetrics",
        Disposition::Withheld(Loss::TooManyNames) => "have a new name, and Kissmetrics takes no more names",
        Disposition::Withheld(Loss::NothingSaid) => "say nothing",
        Disposition::Withheld(Loss::Undated) => "have no time",
    };
    match words.split_once(' ') {
        Some((verb, rest)) if count == 1 => format!("{} {rest}", of_one(verb)),
        _ => words.to_owned(),
    }
}

/// The verb after one thing.
fn of_one(verb: &str) -> &str {
    match verb {
        "have" => "has",
        "are" => "is",
        "were" => "was",
        "say" => "says",
        same => same,
    }
}

/// What follows a count of events that were not sent, by the name of the reason that the ledger and the command line
/// use.
pub fn not_sent_words(id: &str, count: u64) -> String {
    let missed = Reason::ALL.map(Disposition::Missed);
    let withheld = Loss::ALL.map(Disposition::Withheld);
    let others = [
        Disposition::Merged,
        Disposition::SameSecond(SameSecond::KeepFirst),
        Disposition::SameSecond(SameSecond::Join),
    ];
    let group = missed.into_iter().chain(withheld).chain(others).find(|group| group.id() == id);
    group.map_or_else(|| id.to_owned(), |group| group_words(group, count))
}
