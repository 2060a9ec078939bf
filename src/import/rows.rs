//! Neighbouring rows, as several threads see them.

use super::Outcomes;
use super::decide::{Decide, RowCount, alone};
pub use super::parallel::Place;
use super::pipeline::{Fate, RowEnd};
use crate::mapping::apply::{Made, Mapper, Spare};
use crate::source::Record;

/// Watches a walk from several threads: each looks at some batches of neighbouring rows, all at once, and what they make
/// of them is taken batch by batch, in the source's order.
pub trait Crew: Sync {
    /// What is made of a batch.
    type Part;
    /// What is made of all of them.
    type Whole: Send;

    /// Looks at a batch; `None` ends the walk.
    fn look(&self, rows: &Rows<'_>, place: Place<'_>) -> Option<Self::Part>;

    /// Takes what was made of the next batch; `outcomes` are those up to its end.
    fn take(&self, whole: &mut Self::Whole, rows: &Rows<'_>, part: Self::Part, outcomes: &Outcomes);
}

/// Neighbouring rows, and what is to become of what the rules made of them.
pub struct Rows<'a> {
    records: &'a [Record],
    rules: usize,
    /// Of each record as many as there are rules.
    fates: Vec<Fate<'a>>,
    /// What each record came to.
    ends: Vec<RowEnd>,
    /// What they come to together.
    pub(super) outcomes: Outcomes,
}

impl<'a> Rows<'a> {
    /// What a mapping makes of records, before others decide about it.
    pub(super) fn made(mapper: &'a Mapper, records: &'a [Record], spare: &mut Spare) -> Self {
        let rules = mapper.rules();
        let mut fates = Vec::with_capacity(records.len() * rules);
        for record in records {
            mapper.apply_with(spare, record, |_, outcome| fates.push(alone(outcome)));
        }
        Self { records, rules, fates, ends: Vec::with_capacity(records.len()), outcomes: Outcomes::default() }
    }

    /// Gives the memory of events back.
    pub(super) fn end(self, spare: &mut Spare) {
        for fate in self.fates {
            if let Fate::Send(made) = fate {
                spare.put(made.event.properties);
            }
        }
    }

    /// Decides what depends on the rows before.
    pub(super) fn settle(&mut self, decide: &mut Decide<'_>) {
        let fates = std::mem::take(&mut self.fates).into_iter().enumerate();
        self.fates = fates.map(|(place, fate)| decide.settle(place % self.rules, fate)).collect();
    }

    /// Counts what they come to.
    pub(super) fn count(&mut self) {
        for fates in self.fates.chunks(self.rules) {
            let mut row = RowCount::default();
            fates.iter().for_each(|fate| row.count(fate, &mut self.outcomes));
            self.ends.push(row.end(&mut self.outcomes));
        }
    }

    /// Each record, what becomes of what each rule made of it, and what the row came to.
    pub fn iter(&self) -> impl Iterator<Item = (&'a Record, &[Fate<'a>], RowEnd)> {
        self.records
            .iter()
            .zip(self.fates.chunks(self.rules))
            .zip(&self.ends)
            .map(|((record, fates), end)| (record, fates, *end))
    }

    /// The events that are to be sent, each with its rule.
    pub fn sent(&self) -> impl Iterator<Item = (usize, &Made<'a>)> {
        self.fates.iter().enumerate().filter_map(|(place, fate)| Some((place % self.rules, fate.sent()?)))
    }

    /// How many places there are: what each rule made of each record.
    pub(super) fn places(&self) -> usize {
        self.fates.len()
    }

    /// The rows.
    pub(super) fn records(&self) -> &'a [Record] {
        self.records
    }

    /// The record with this index.
    pub(super) fn record(&self, index: usize) -> Option<&'a Record> {
        self.records.get(index)
    }

    /// What is to be sent, by its place.
    pub(super) fn sent_at(&self, place: usize) -> Option<&Made<'a>> {
        self.fates.get(place)?.sent()
    }

    /// What became of what a rule made, by its place among all that was made, with its record and its rule.
    pub(super) fn at(&self, place: usize) -> Option<(&'a Record, usize, &Fate<'a>)> {
        Some((self.records.get(place / self.rules)?, place % self.rules, self.fates.get(place)?))
    }
}
