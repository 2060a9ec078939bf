//! Which of a source's events its product was handed before, be it by another import, from a renamed file or from one
//! that has grown since; and which rows would now be sent differently, so that the tracker keeps both for ever.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::earlier_reading::{EarlierImports, EarlierReading};
use crate::ledger::Prior;
use crate::pipeline::encode::Encoder;
use crate::pipeline::fingerprint::EventFingerprint;
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::walk::{Item, Pipeline, RowEnd, Visitor};
use crate::pipeline::{Error, Outcomes, PassProgress, Stop};
use crate::source::Record;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriorEvents {
    /// The events that were sent before, exactly as they would be now.
    pub done: RangeSet,
    /// How many events would be a second, different copy of one that was sent.
    pub doubles: u64,
    /// How many events would be a second, different copy of one that may have been sent, where nobody knows whether it was.
    pub maybe_doubles: u64,
    /// How many events may have been sent before, exactly as they would be now. They are no part of `done`: sent again
    /// they do no harm.
    pub maybe: u64,
    /// How many of the doubles are of rows that were read by an earlier version of reading when they were sent.
    pub reread: u64,
    /// How many of `done` each import sent, by the import's number.
    pub by_import: BTreeMap<i64, u64>,
}

/// Looks for what was sent before, also by what the rows were under the rules by which these `earlier` imports read.
///
/// # Errors
/// When the source cannot be read.
pub fn find(
    pipeline: &Pipeline,
    mut fingerprints: Vec<Prior>,
    earlier: &EarlierImports,
    stop: &Stop,
    progress: &PassProgress,
) -> Result<PriorEvents, Error> {
    if fingerprints.is_empty() {
        return Ok(PriorEvents::default());
    }
    fingerprints.sort_unstable();
    // What was certainly sent comes first.
    fingerprints.dedup_by_key(|prior| prior.print);
    let mut search = Search {
        fingerprints,
        earlier,
        then: EarlierReading::begin(pipeline.source().as_ref(), earlier)?,
        row: Vec::new(),
        encoder: Encoder::new(""),
        found: PriorEvents::default(),
    };
    pipeline.walk(stop, progress, &mut search)?;
    Ok(search.found)
}

struct Search<'e> {
    /// Sorted, so that those of a row stand together.
    fingerprints: Vec<Prior>,
    earlier: &'e EarlierImports,
    then: EarlierReading,
    /// What the row at hand makes.
    row: Vec<(u64, EventFingerprint)>,
    encoder: Encoder<'e>,
    found: PriorEvents,
}

impl Search<'_> {
    /// What was sent of a row, which is given by any print of it.
    fn of_row(&self, row: &EventFingerprint) -> &[Prior] {
        let start = self.fingerprints.partition_point(|prior| prior.print.row() < row.row());
        let before = &self.fingerprints[start..];
        &before[..before.partition_point(|prior| prior.print.row() == row.row())]
    }
}

impl Visitor for Search<'_> {
    fn item(&mut self, record: &Record, item: Item<'_>) -> Result<(), Error> {
        let Some((number, made)) = item.sent() else { return Ok(()) };
        let (_, print) = self.encoder.encode(record, &made.event);
        self.row.push((number, print));
        Ok(())
    }

    fn row(&mut self, record: &Record, _end: RowEnd, _outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        let Some((_, first)) = self.row.first() else { return Ok(ControlFlow::Continue(())) };
        let then = self.then.rows(record)?;
        let before: Vec<Prior> = std::iter::once(*first)
            .chain(then.into_iter().map(|row| EventFingerprint::new(row, 0)))
            .flat_map(|row| self.of_row(&row).iter().copied())
            .collect();
        let mut new = 0;
        for (number, print) in &self.row {
            match before.iter().find(|prior| prior.print.request() == print.request()) {
                Some(prior) if prior.claimed => self.found.maybe += 1,
                Some(prior) => {
                    self.found.done.insert(*number);
                    *self.found.by_import.entry(prior.import).or_default() += 1;
                }
                None => new += 1,
            }
        }
        // Each event of before that the row no longer makes was replaced by one that it makes now.
        let gone =
            before.iter().filter(|prior| !self.row.iter().any(|(_, print)| print.request() == prior.print.request()));
        let (maybe, sent): (Vec<&Prior>, Vec<&Prior>) = gone.partition(|prior| prior.claimed);
        let doubles = new.min(sent.len() as u64);
        let maybe_doubles = (new - doubles).min(maybe.len() as u64);
        self.found.doubles += doubles;
        self.found.maybe_doubles += maybe_doubles;
        let reread = sent.iter().chain(&maybe).filter(|prior| self.earlier.contains(prior.import)).count() as u64;
        self.found.reread += reread.min(doubles + maybe_doubles);
        self.row.clear();
        Ok(ControlFlow::Continue(()))
    }
}
