//! When: which column says when it happened, and how it is to be read.

use chrono::{DateTime, NaiveDate};

use super::meaning::{Meaning, meaning};
use super::table::{Candidate, Table};
use super::zones::zone_column;
use super::{Grade, Guess};
use crate::mapping::EventTime;
use crate::mapping::timestamp::{TimeFormat, TimeGuess, TimeReader, Verdict, Zone};
use crate::mapping::wording::{reasons, share};
use crate::message;
use crate::message::{Arg, Message};

/// The column that says when, with what its title says.
pub(super) struct Found<'t, 'a> {
    pub(super) column: &'t Candidate<'a>,
    pub(super) meaning: Meaning,
    pub(super) when: EventTime,
}

/// When it happened.
pub(super) fn guess<'t, 'a>(table: &'t Table<'a>) -> Guess<Found<'t, 'a>> {
    let times = table.columns.iter().filter(|column| column.holds_times());
    let mut ranked: Vec<(i32, Meaning, &Candidate)> = times
        .map(|column| (column, meaning(&column.words)))
        .filter(|(_, meaning)| *meaning != Meaning::Birth)
        .map(|(column, meaning)| (rank(column, meaning), meaning, column))
        .collect();
    ranked.sort_by_key(|(rank, ..)| std::cmp::Reverse(*rank));
    let Some(&(best, meaning, column)) = ranked.first() else {
        return Guess::none(message!("guess-time-none"));
    };
    let mut doubts = Vec::new();
    match meaning {
        Meaning::Made | Meaning::Happened | Meaning::Deed => {}
        Meaning::Plain if ranked.len() == 1 => {}
        Meaning::Plain => doubts.push(message!("guess-time-other-dates")),
        Meaning::Changed => doubts.push(message!("guess-time-changed")),
        Meaning::Seen => doubts.push(message!("guess-time-seen")),
        Meaning::Planned => doubts.push(message!("guess-time-planned")),
        Meaning::Unknown | Meaning::Birth => doubts.push(message!("guess-time-untold")),
    }
    let rivals = ranked.iter().skip(1).filter(|(rank, meaning, _)| {
        best - rank < 25 && matches!(meaning, Meaning::Made | Meaning::Happened | Meaning::Plain)
    });
    let rivals: Vec<Message> = rivals.map(|(.., column)| message!("guess-column", column = column.title)).collect();
    if !rivals.is_empty() && meaning != Meaning::Plain {
        doubts.push(message!("guess-time-rivals", columns = Arg::choice(rivals)));
    }
    if meaning == Meaning::Plain && matches!(column.profile.times.verdict, Verdict::Perhaps(_)) {
        doubts.push(message!("guess-numbers-alone"));
    } else {
        doubts.extend(doubts_about(column));
    }
    let mut when = EventTime::of(column.title, column.format());
    if let Some(clock) = clock_beside(table, column) {
        doubts.push(message!("guess-clock-in", column = clock.title));
        when.time_column = Some(clock.title.to_owned());
    }
    if let Some(zones) = zone_beside(table, column) {
        doubts.push(message!("guess-zone-in", column = zones.title));
        when.zone_column = Some(zones.title.to_owned());
    }
    let grade = if doubts.is_empty() { Grade::Sure } else { Grade::PleaseCheck };
    Guess::of(Found { column, meaning, when }, grade, reasons(reading(column), doubts))
}

/// Why reading a column of times cannot be sure, whatever its title says.
pub(super) fn doubts_about(column: &Candidate) -> Vec<Message> {
    let (profile, times) = (column.profile, &column.profile.times);
    let mut doubts = Vec::new();
    if column.is_constant() {
        doubts.push(message!("guess-time-constant"));
    }
    match &times.verdict {
        Verdict::Clear(format) => {
            // A real column of days has days above 12 in more than half of its values; a slip of the pen is rare.
            let only = times.candidate(*format).map_or(0, |candidate| candidate.only);
            let settled = *format == TimeFormat::YearFirst && only == 0;
            if !settled && only * 20 < times.filled {
                doubts.push(message!("guess-time-few"));
            }
        }
        Verdict::Perhaps(TimeFormat::UnixSeconds | TimeFormat::UnixMilliseconds) => {}
        Verdict::Perhaps(_) => doubts.push(message!("guess-numbers-alone")),
        // The reading says it already; it is a doubt all the same.
        Verdict::Ambiguous(_) | Verdict::Mixed(_) => doubts.push(message!("guess-choose")),
        Verdict::NotTimes => doubts.push(message!("guess-time-unreadable")),
    }
    if times.short_year > 0 {
        doubts.push(message!("guess-time-short-years"));
    }
    if times.unreadable * 100 > times.filled {
        doubts.push(message!("guess-time-unreadable-share", share = share(times.unreadable, profile.filled)));
    }
    doubts
}

/// The evidence for the format, and where that is open, what a value would be in each.
pub(super) fn reading(column: &Candidate) -> Message {
    let times = &column.profile.times;
    match &times.verdict {
        Verdict::Ambiguous(formats) => match told_apart(column, formats) {
            Some(example) => {
                let values = times.filled - times.unreadable;
                reasons(example, [message!("guess-time-undecided", count = values)])
            }
            None => times.evidence(),
        },
        Verdict::Clear(_) | Verdict::Perhaps(_) if times.short_year > 0 => match first_reading(times) {
            Some(example) => reasons(times.evidence(), [example]),
            None => times.evidence(),
        },
        _ => times.evidence(),
    }
}

/// "01/02/2024" is 1 February 2024 (day first) or 2 January 2024 (month first).
fn told_apart(column: &Candidate, formats: &[TimeFormat]) -> Option<Message> {
    let firsts = column.profile.times.candidates.iter().filter_map(|candidate| candidate.first.as_ref());
    let examples = firsts.map(|first| &first.text).chain(&column.profile.samples);
    for text in examples {
        let days: Vec<NaiveDate> = formats.iter().filter_map(|&format| day_of(text, format)).collect();
        if days.len() == formats.len() && days.windows(2).all(|pair| pair[0] != pair[1]) {
            let told = days.iter().zip(formats);
            let told = told.map(|(day, format)| message!("guess-day-if", day = *day, format = format.label()));
            return Some(message!("guess-reads-as", text = text, days = Arg::choice(told)));
        }
    }
    None
}

fn first_reading(times: &TimeGuess) -> Option<Message> {
    let format = times.format()?;
    let text = &times.candidate(format)?.first.as_ref()?.text;
    Some(message!("guess-reads-as", text = text, days = day_of(text, format)?))
}

fn day_of(text: &str, format: TimeFormat) -> Option<NaiveDate> {
    let moment = TimeReader::new(format, Zone::UTC).read(text).ok()?;
    Some(DateTime::from_timestamp(moment.at.0, 0)?.date_naive())
}

fn rank(column: &Candidate, meaning: Meaning) -> i32 {
    let by_title = match meaning {
        Meaning::Happened => 95,
        Meaning::Made => 90,
        Meaning::Plain => 75,
        Meaning::Deed => 60,
        Meaning::Unknown => 40,
        Meaning::Seen => 25,
        Meaning::Changed => 20,
        Meaning::Planned => 10,
        Meaning::Birth => 0,
    };
    let constant = if column.is_constant() { 50 } else { 0 };
    let sparse = if column.profile.dated() * 2 < column.profile.rows() { 15 } else { 0 };
    by_title - constant - sparse
}

/// A column with times of day beside one with dates alone.
fn clock_beside<'t, 'a>(table: &'t Table<'a>, date: &Candidate) -> Option<&'t Candidate<'a>> {
    const CLOCKS: &[&str] =
        &["time", "time of day", "hour", "uhrzeit", "zeit", "heure", "hora", "ora", "tijd", "order time", "event time"];
    let times = &date.profile.times;
    if times.date_only < times.filled - times.unreadable {
        return None;
    }
    table.columns.iter().find(|column| column.title != date.title && column.words.is(CLOCKS) && holds_clocks(column))
}

/// A column with zones beside one with times that do not all say theirs.
pub(super) fn zone_beside<'t, 'a>(table: &'t Table<'a>, times: &Candidate) -> Option<&'t Candidate<'a>> {
    zone_column(table).filter(|zones| zones.title != times.title && times.profile.times.needs_zone())
}

/// Whether its first values are times of day.
pub(super) fn holds_clocks(column: &Candidate) -> bool {
    let reader = TimeReader::new(TimeFormat::YearFirst, Zone::UTC);
    let samples = &column.profile.samples;
    !samples.is_empty()
        && samples.iter().all(|text| text.contains(':') && reader.read_split("2024-01-01", text).is_ok())
}
