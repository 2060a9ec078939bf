//! What an import sent, held against a raw export of Kissmetrics, event by event.
//!
//! The tracker tells nobody what it kept; an export does. What was sent is made again from the recorded plan and source,
//! which must be what it was ([`Fingerprint`]); else only numbers can be held. Events are the same by person, name and
//! second after folding. Neither side is held in memory: of each event that was sent a fingerprint is, and the export is
//! read once.
//!
//! Nothing is said that was not read: an event that no export shows may still be in the product, where the export does
//! not reach as far.

mod export;
mod missing;
mod table;
mod value;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

pub use export::Export;
pub use missing::{Absence, Case, Difference, MissingWords};
pub use table::{Arrival, Kept, Of, SentTable, Tally, event_print};

use self::export::Told;
use self::table::Line;
use super::Error;
use crate::event::Timestamp;
use crate::kissmetrics::rules::{NAMES_MAX, fold_name};
use crate::ledger::Import;
use crate::pipeline::fingerprint::{self, Change, Fingerprint};
use crate::pipeline::walk::{Item, Pipeline, RowEnd, Visitor};
use crate::pipeline::{self, Outcomes, PassProgress, Stop};
use crate::source::{Oddity, ParseWarning, Record};

/// What an export holds, and what of it an import has to do with. Lines are `unreadable`, `ours`, `again`, `not_sent` or
/// `foreign`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Lines that were read.
    pub lines: u64,
    /// Lines without a person or a time.
    pub unreadable: u64,
    /// Lines of what the import sent.
    pub ours: u64,
    /// Lines that say once more what another says.
    pub again: u64,
    /// Lines of what the import made and has not sent, or got no reply to.
    pub not_sent: u64,
    /// Lines that are not of this import.
    pub foreign: u64,
    /// The earliest time of an event.
    pub first: Option<Timestamp>,
    /// The latest.
    pub last: Option<Timestamp>,
    /// How often each name stands there that the import did not send; as it is written there.
    pub foreign_names: BTreeMap<String, u64>,
    /// What was odd about the files.
    pub warnings: Vec<ParseWarning>,
}

impl Seen {
    /// Whether every line is accounted for exactly once.
    pub fn adds_up(&self) -> bool {
        self.lines == self.unreadable + self.ours + self.again + self.not_sent + self.foreign
    }

    /// Whether it ends in the midst of something, so that more may belong to it.
    pub fn is_torn(&self) -> bool {
        self.warnings.iter().any(|warning| warning.oddity == Oddity::CutOff)
    }

    /// Whether a time is among those that the export shows.
    pub fn reaches(&self, time: Timestamp) -> bool {
        self.first.is_some_and(|first| first <= time) && self.last.is_some_and(|last| time <= last)
    }

    fn take(&mut self, told: &Told<'_>, line: Line, folded: &mut BTreeMap<String, String>) {
        match line {
            Line::First => self.ours += 1,
            Line::Again => self.again += 1,
            Line::NotSent => self.not_sent += 1,
            Line::Foreign => {
                self.foreign += 1;
                if let Some(name) = told.name {
                    self.count_foreign(name, folded);
                }
            }
        }
        // An alias has no time of its own, and whatever stands there would widen what the export seems to reach.
        if told.other.is_none() {
            self.first = Some(self.first.map_or(told.time, |first| first.min(told.time)));
            self.last = Some(self.last.map_or(told.time, |last| last.max(told.time)));
        }
    }

    fn count_foreign(&mut self, name: &str, folded: &mut BTreeMap<String, String>) {
        if let Some(count) = self.foreign_names.get_mut(name) {
            *count += 1;
        } else if folded.len() < NAMES_MAX {
            let shown = folded.entry(fold_name(name)).or_insert_with(|| name.to_owned());
            *self.foreign_names.entry(shown.clone()).or_default() += 1;
        }
    }
}

/// What came of holding an import against an export.
pub struct Reconciled {
    /// Makes what was sent again.
    pub pipeline: Pipeline,
    /// What the source is known by from which it does.
    source: Fingerprint,
    /// What became of each event.
    pub table: SentTable,
    /// What the export holds.
    pub seen: Seen,
    /// What became of all events.
    pub all: Tally,
    /// Of those that are missing, how many happened when the export shows nothing: it may not reach as far.
    pub beyond: u64,
    /// What became of the events of each name.
    pub names: Vec<(Of, Tally)>,
}

/// Holds what an import sent against an export; `Err` says how the source has changed since, so that nobody can tell what
/// was sent.
fn reconcile(
    pipeline: Pipeline,
    import: &Import,
    export: &Export,
    stop: &Stop,
    progress: &PassProgress,
) -> Result<Result<Reconciled, Change>, Error> {
    let now = Fingerprint::start(pipeline.source().columns());
    let mut sent = Sent { table: SentTable::default(), import, now };
    pipeline.walk(stop, progress, &mut sent)?;
    let Sent { mut table, now, .. } = sent;
    if let Some(change) = fingerprint::change(&pipeline, &import.fingerprint, &now, stop)? {
        return Ok(Err(change));
    }
    let mut details = Vec::new();
    let seen = read(export, stop, progress, |told, record| match told.other {
        Some(other) => table.see_alias(told.person, other),
        None => {
            export.details(record, &mut details);
            table.see(told.person, told.time.0, told.name, &details)
        }
    })?;
    let names = table.tallies();
    let mut all = Tally::default();
    for (_, tally) in &names {
        all.sent += tally.sent;
        all.there += tally.there;
        all.different += tally.different;
        all.missing += tally.missing;
        all.merged += tally.merged;
    }
    let is_beyond = |number: &u64| {
        table.arrival(*number) == Arrival::Missing && table.time(*number).is_some_and(|time| !seen.reaches(time))
    };
    let beyond = table.numbers().filter(is_beyond).count() as u64;
    Ok(Ok(Reconciled { pipeline, source: now, table, seen, all, beyond, names }))
}

/// What came of comparing an import with an export.
pub enum Comparison {
    /// Event by event.
    Events(Box<Reconciled>),
    /// By numbers alone, since nobody can tell which events were sent.
    Counts {
        /// The numbers.
        counted: Box<Counted>,
        /// Why it is so.
        why: Unsure,
    },
}

/// Why nobody can tell which events an import sent.
#[derive(Debug)]
pub enum Unsure {
    /// Its source is not what it was.
    Changed(Change),
    /// Its source can no longer be read.
    Unreadable(Error),
}

/// Compares an import with an export. The pipeline is what its plan makes of its source now, where that can be read;
/// `names` are those of its events.
///
/// # Errors
/// When the export cannot be read, or the source midway.
pub fn compare(
    import: &Import,
    names: Vec<String>,
    pipeline: Result<Pipeline, Error>,
    export: &Export,
    stop: &Stop,
    progress: &PassProgress,
) -> Result<Comparison, Error> {
    let why = match pipeline {
        Err(error) => Unsure::Unreadable(error),
        Ok(pipeline) => match reconcile(pipeline, import, export, stop, progress)? {
            Ok(reconciled) => return Ok(Comparison::Events(Box::new(reconciled))),
            Err(change) => Unsure::Changed(change),
        },
    };
    Ok(Comparison::Counts { counted: Box::new(count(names, export, stop, progress)?), why })
}

/// What an export holds of the names of an import, where no more than that can be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many events of each name the export holds, in the order of the names.
    pub names: Vec<(String, u64)>,
    /// What the export holds; nothing of it is told apart.
    pub seen: Seen,
}

impl Counted {
    /// How many events of these names the export holds.
    pub fn all(&self) -> u64 {
        self.names.iter().map(|(_, count)| count).sum()
    }
}

/// Counts the events of these names in an export.
fn count(names: Vec<String>, export: &Export, stop: &Stop, progress: &PassProgress) -> Result<Counted, Error> {
    let places: BTreeMap<String, usize> = names.iter().enumerate().map(|(at, name)| (fold_name(name), at)).collect();
    let mut names: Vec<(String, u64)> = names.into_iter().map(|name| (name, 0)).collect();
    let seen = read(export, stop, progress, |told, _| {
        if let Some(at) = told.name.and_then(|name| places.get(&fold_name(name))) {
            names[*at].1 += 1;
        }
        Line::Foreign
    })?;
    Ok(Counted { names, seen })
}

/// Reads an export and notes what each line is.
fn read(
    export: &Export,
    stop: &Stop,
    progress: &PassProgress,
    mut meet: impl FnMut(&Told<'_>, &Record) -> Line,
) -> Result<Seen, Error> {
    /// Between two notes of how far it has come.
    const OFTEN: u64 = 1024;
    let (mut seen, mut folded) = (Seen::default(), BTreeMap::new());
    let (mut records, mut record) = (export.source().records()?, Record::default());
    while !stop.requested() && records.read(&mut record)? {
        seen.lines += 1;
        match export.told(&record) {
            Some(told) => {
                let line = meet(&told, &record);
                seen.take(&told, line, &mut folded);
            }
            None => seen.unreadable += 1,
        }
        if seen.lines.is_multiple_of(OFTEN) {
            progress.set(records.progress(), seen.lines);
        }
    }
    seen.warnings = records.warnings();
    Ok(seen)
}

/// Makes the table of what was sent, and the fingerprint of the source that it was made from.
struct Sent<'i> {
    table: SentTable,
    import: &'i Import,
    now: Fingerprint,
}

impl Visitor for Sent<'_> {
    fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), pipeline::Error> {
        if let Some((number, made)) = item.sent() {
            self.table.add(&made.event, self.import.done.contains(number));
        }
        Ok(())
    }

    fn row(&mut self, record: &Record, _end: RowEnd, _: &Outcomes) -> Result<ControlFlow<()>, pipeline::Error> {
        // What cannot be read is no part of what a source is known by.
        if !record.broken {
            self.now.add(fingerprint::row(record));
        }
        Ok(ControlFlow::Continue(()))
    }
}
