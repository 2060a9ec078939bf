//! Which events are missing or different, by name, and the rows of what is missing as a file that can be sent again.

use std::path::Path;

use hashbrown::HashSet;
use xxhash_rust::xxh3::xxh3_64;

use super::table::{Arrival, Kept};
use super::{Export, Reconciled};
use crate::event::Event;
use crate::kissmetrics::rules::fold_identity;
use crate::pipeline::fingerprint::walk_unchanged;
use crate::pipeline::rows::RowAt;
use crate::pipeline::walk::{Decided, Item, Visitor};
use crate::pipeline::{self, PassProgress, Stop};
use crate::sink::reports;
use crate::source::Record;
use crate::store;
use crate::workflow::Error;
use crate::workflow::renew::rows_together;

/// An event that is not there as it was sent.
#[derive(Debug)]
pub struct Case<'e> {
    /// The row that it was made of.
    pub at: RowAt,
    /// The event, as it was sent.
    pub event: &'e Event<'e>,
    /// What is wrong.
    pub what: Absence,
}

/// What is wrong with an event that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// It is not in the export.
    Missing {
        /// It happened when the export shows nothing, so that the export may not reach as far.
        beyond: bool,
    },
    /// These of its properties are not there as they were sent.
    Different(Vec<Difference>),
}

/// A property that is not there as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name.
    pub name: String,
    /// The value that was sent.
    pub sent: String,
    /// Another value is there.
    pub has_other: bool,
}

/// Why a row stands in the file of what is missing. Words come from whoever asks for one.
#[derive(Clone, Copy)]
pub struct MissingWords {
    /// An event of it is missing.
    pub missing: fn(&Event<'_>) -> String,
    /// It only goes along: what becomes of an event that is missing hangs on it.
    pub goes_along: fn(&Event<'_>) -> String,
}

impl Reconciled {
    /// Gives every event that is missing or different, in the order of the source.
    ///
    /// # Errors
    /// When the source cannot be read again or is not what it was, or whoever takes them fails.
    pub fn each(
        &self,
        stop: &Stop,
        progress: &PassProgress,
        take: &mut dyn FnMut(&Case<'_>) -> Result<(), pipeline::Error>,
    ) -> Result<(), Error> {
        if self.all.missing + self.all.different > 0 {
            walk_unchanged(&self.pipeline, &self.source, stop, progress, &mut Cases { of: self, take })?;
        }
        Ok(())
    }

    /// Writes the rows of which an event is missing into a file that can be sent again by the same settings: the same
    /// events come of it. Where what becomes of a row hangs on other rows of the same person, all of these go along.
    /// Gives the number of rows.
    ///
    /// # Errors
    /// When the source cannot be read again or is not what it was, or the file cannot be written.
    pub fn write_missing(&self, export: &Export, words: MissingWords, path: &Path) -> Result<u64, Error> {
        store::spare(path, export.source().answers().files_read())?;
        let people = match rows_together(self.pipeline.mapping()) {
            true => self.people()?,
            false => HashSet::new(),
        };
        let reason = |item: &Item<'_>| match &item.decided {
            Decided::Send(made) if self.table.arrival(item.ordinal) == Arrival::Missing => {
                Some((words.missing)(&made.event))
            }
            decided => {
                let event = decided.event().filter(|event| people.contains(&person(event)))?;
                Some((words.goes_along)(event))
            }
        };
        Ok(reports::rows(&self.pipeline, Some(&self.source), &reason, path)?)
    }

    /// The people of whom an event is missing, by the hash of their identity.
    fn people(&self) -> Result<HashSet<u64>, Error> {
        let mut people = HashSet::new();
        self.each(&Stop::default(), &PassProgress::default(), &mut |case| {
            if let Absence::Missing { .. } = case.what {
                people.insert(person(case.event));
            }
            Ok(())
        })?;
        Ok(people)
    }
}

struct Cases<'c> {
    of: &'c Reconciled,
    take: &'c mut dyn FnMut(&Case<'_>) -> Result<(), pipeline::Error>,
}

impl Visitor for Cases<'_> {
    fn item(&mut self, record: &Record, item: Item<'_>) -> Result<(), pipeline::Error> {
        let Some((number, made)) = item.sent() else { return Ok(()) };
        let (table, event) = (&self.of.table, &made.event);
        let what = match table.arrival(number) {
            Arrival::Missing => {
                Absence::Missing { beyond: table.time(number).is_some_and(|time| !self.of.seen.reaches(time)) }
            }
            Arrival::Different => {
                let differs = event.properties.iter().filter_map(|property| {
                    let kept = table.kept(number, &property.name)?;
                    (kept != Kept::Same).then(|| Difference {
                        name: property.name.to_string(),
                        sent: property.value.to_string(),
                        has_other: kept == Kept::Other,
                    })
                });
                Absence::Different(differs.collect())
            }
            Arrival::There | Arrival::Merged | Arrival::NotSent => return Ok(()),
        };
        (self.take)(&Case { at: RowAt { row: record.row, line: record.line, file: record.file }, event, what })
    }
}

/// Whose an event is, as the tracker takes it and the rules that need all of a person do.
fn person(event: &Event<'_>) -> u64 {
    xxh3_64(fold_identity(&event.person).as_bytes())
}
