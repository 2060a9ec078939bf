//! Which of a source's events its product was handed before, be it by another import, from a renamed file or from one
//! that has grown since; and which rows would now be sent differently, so that the tracker keeps both for ever.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::displaced::{Displaced, Once, Spot};
use super::earlier_reading::{EarlierImports, EarlierReading};
use crate::ledger::{Prior, SentSince};
use crate::pipeline::encode::Encoder;
use crate::pipeline::fingerprint::{self, EventFingerprint};
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
    /// How many of these that are left may stand in the file that an import was writing into a bucket when it broke off, by
    /// the import's number.
    pub in_doubt: BTreeMap<i64, u64>,
    /// How many of the doubles are of rows that were read by an earlier version of reading when they were sent.
    pub reread: u64,
    /// How many events never were sent and would be, in place of one that was or may have been: another is one with them now.
    pub displaced: u64,
    /// Which of `done` each import sent, by the import's number.
    pub by_import: BTreeMap<i64, RangeSet>,
}

impl PriorEvents {
    /// How many events are sent again the same, since nobody can find out whether they were.
    pub fn sent_again(&self) -> u64 {
        self.maybe.saturating_sub(self.in_doubt.values().sum())
    }

    /// What was sent, for an import that goes on.
    pub fn since(&self, import: i64) -> SentSince {
        let own = self.by_import.get(&import).cloned().unwrap_or_default();
        SentSince { own, all: self.done.clone() }
    }

    /// How many events would be there beside another that they should be one with, or may be.
    pub fn may_double(&self) -> u64 {
        self.doubles + self.maybe_doubles + self.displaced
    }
}

/// Looks for what was sent before, also by what the rows were under the rules by which these `earlier` imports read. Only
/// those events would be sent that are left, by their number.
///
/// # Errors
/// When the source cannot be read.
pub fn find(
    pipeline: &Pipeline,
    mut fingerprints: Vec<Prior>,
    earlier: &EarlierImports,
    is_left: &dyn Fn(u64) -> bool,
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
        is_left,
        then: EarlierReading::begin(pipeline.source().as_ref(), earlier)?,
        row: Vec::new(),
        once: Vec::new(),
        displaced: Displaced::of(pipeline.mapping()),
        encoder: Encoder::new(""),
        found: PriorEvents::default(),
    };
    pipeline.walk(stop, progress, &mut search)?;
    let Search { mut found, displaced, .. } = search;
    found.displaced = displaced.count();
    Ok(found)
}

struct Search<'e> {
    /// Sorted, so that those of a row stand together.
    fingerprints: Vec<Prior>,
    earlier: &'e EarlierImports,
    is_left: &'e dyn Fn(u64) -> bool,
    then: EarlierReading,
    /// What the row at hand makes.
    row: Vec<(u64, EventFingerprint, Option<Spot>)>,
    /// What it makes that is one with another event.
    once: Vec<Once>,
    displaced: Displaced,
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
        let rule = item.rule;
        self.once.extend(self.displaced.once(rule, &item.decided));
        let Some((number, made)) = item.sent() else { return Ok(()) };
        let (_, print) = self.encoder.encode(record, &made.event);
        self.row.push((number, print, self.displaced.spot(rule, &made.event)));
        Ok(())
    }

    fn row(&mut self, record: &Record, _end: RowEnd, _outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        self.then.come_to(record);
        if self.row.is_empty() && self.once.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        let then = self.then.rows(record)?;
        let before: Vec<Prior> = std::iter::once(fingerprint::row(record))
            .chain(then)
            .flat_map(|row| self.of_row(&EventFingerprint::new(row, 0)).iter().copied())
            .collect();
        let (mut new, mut perhaps) = (0, 0);
        for (number, print, _) in &self.row {
            match before.iter().find(|prior| prior.print.request() == print.request()) {
                Some(prior) if prior.claimed => {
                    self.found.maybe += 1;
                    if (self.is_left)(*number) {
                        perhaps += 1;
                        if !prior.one_by_one {
                            *self.found.in_doubt.entry(prior.import).or_default() += 1;
                        }
                    }
                }
                Some(prior) => {
                    self.found.done.insert(*number);
                    self.found.by_import.entry(prior.import).or_default().insert(*number);
                }
                None => new += u64::from((self.is_left)(*number)),
            }
        }
        // Each event of before that the row no longer makes was replaced by one that it makes now.
        let gone = before
            .iter()
            .filter(|prior| !self.row.iter().any(|(_, print, _)| print.request() == prior.print.request()));
        let (maybe, sent): (Vec<&Prior>, Vec<&Prior>) = gone.partition(|prior| prior.claimed);
        // What only may have been sent is a second copy, too, of what certainly was.
        let doubles = (new + perhaps).min(sent.len() as u64);
        let maybe_doubles = new.saturating_sub(doubles).min(maybe.len() as u64);
        self.found.doubles += doubles;
        self.found.maybe_doubles += maybe_doubles;
        let reread = sent.iter().chain(&maybe).filter(|prior| self.earlier.contains(prior.import)).count() as u64;
        self.found.reread += reread.min(doubles + maybe_doubles);
        // What is left of it was sent for what is one with another event now.
        let left = sent.len() + maybe.len() - (doubles + maybe_doubles) as usize;
        self.once.drain(..).take(left).for_each(|once| self.displaced.add(once));
        if doubles + maybe_doubles == 0 {
            let unsent =
                |print: &EventFingerprint| !before.iter().any(|prior| prior.print.request() == print.request());
            let new = self.row.iter().filter(|(number, print, _)| (self.is_left)(*number) && unsent(print));
            new.filter_map(|(_, _, spot)| *spot).for_each(|spot| self.displaced.add_new(spot));
        }
        self.row.clear();
        self.once.clear();
        Ok(ControlFlow::Continue(()))
    }
}
