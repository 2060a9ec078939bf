//! Neighbouring rows, as several threads see them.

use std::ops::Range;
use std::slice::ChunksExact;

use super::Outcomes;
use super::decide::{Decide, RowCount, alone};
use super::decided::{Decided, RowEnd};
pub use super::parallel::Place;
use crate::mapping::apply::{Made, Mapper, Miss, Spare};
use crate::source::{FileName, Record};

/// Where a row stands in the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowAt {
    /// Its number, from 1.
    pub row: u64,
    /// The line of the file where it starts.
    pub line: Option<u64>,
    /// That file, where several are read as one table.
    pub file: Option<FileName>,
}

impl RowAt {
    /// Where this row stands.
    pub fn of(record: &Record) -> Self {
        Self { row: record.row, line: record.line, file: record.file }
    }
}

/// Watches a walk from several threads: each looks at some batches of neighbouring rows, all at once, and what they make
/// of them is taken batch by batch, in the source's order.
pub trait Crew: Sync {
    /// What a thread has of its own, from batch to batch.
    type Own: Default;
    /// What is made of a batch.
    type Part;
    /// What is made of all of them.
    type Whole: Send;

    /// Looks at the next rows of a batch, before the whole of it is looked at. The groups come in their order and are all of
    /// its rows; mostly their events were made just now and are at hand, and nothing is known yet of the rows behind them.
    fn glance(&self, _own: &mut Self::Own, _rows: &Rows<'_>, _which: Range<usize>) {}

    /// Looks at a batch; `None` ends the walk.
    fn look(&self, own: &mut Self::Own, rows: &Rows<'_>, place: Place<'_>) -> Option<Self::Part>;

    /// Takes what was made of the next batch; `outcomes` are those up to its end.
    fn take(&self, whole: &mut Self::Whole, rows: &Rows<'_>, part: Self::Part, outcomes: &Outcomes);
}

/// Neighbouring rows, and what is to become of what the rules made of them.
pub struct Rows<'a> {
    records: &'a [Record],
    rules: usize,
    /// Of each record as many as there are rules.
    decisions: Vec<Decided<'a>>,
    /// What each record came to.
    ends: Vec<RowEnd>,
    /// What they come to together.
    pub(super) outcomes: Outcomes,
}

impl<'a> Rows<'a> {
    /// Of these records, of which so many rules make something.
    pub(super) fn of(records: &'a [Record], rules: usize) -> Self {
        let decisions = Vec::with_capacity(records.len() * rules);
        Self { records, rules, decisions, ends: Vec::with_capacity(records.len()), outcomes: Outcomes::default() }
    }

    /// Neighbouring rows in groups so small that what is made of one stays in the processor's cache.
    pub(super) fn groups(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        const TOGETHER: usize = 128;
        let all = self.records.len();
        (0..all).step_by(TOGETHER).map(move |start| start..all.min(start + TOGETHER))
    }

    /// Notes what a mapping makes of the next records, before others decide about it.
    pub(super) fn make(&mut self, mapper: &'a Mapper, which: Range<usize>, spare: &mut Spare) {
        let (start, records) = (self.decisions.len(), self.records.get(which).unwrap_or_default());
        // Each event is made where it will stand: moving it there would take longer than filling the places first.
        let nothing = || Decided::Missed(Miss::NOTHING);
        self.decisions.extend(std::iter::repeat_with(nothing).take(records.len() * self.rules));
        for (record, places) in records.iter().zip(self.decisions[start..].chunks_exact_mut(self.rules)) {
            // What stood there holds no memory, so that nothing has to be asked about it.
            let put = |place: &mut Decided<'a>, outcome| std::mem::forget(std::mem::replace(place, alone(outcome)));
            mapper.apply_to(spare, record, places, put);
        }
    }

    /// Gives the memory of events back.
    pub(super) fn end(&mut self, spare: &mut Spare) {
        for decided in &mut self.decisions {
            if let Decided::Send(made) = decided {
                spare.put(std::mem::take(&mut made.event.properties));
            }
        }
    }

    /// Decides what depends on the rows before.
    pub(super) fn settle(&mut self, decide: &mut Decide<'_>) {
        let decisions = std::mem::take(&mut self.decisions).into_iter().enumerate();
        self.decisions = decisions.map(|(place, decided)| decide.settle(place % self.rules, decided)).collect();
    }

    /// Counts what the next ones come to.
    pub(super) fn count(&mut self, which: Range<usize>) {
        let Self { rules, decisions, ends, outcomes, .. } = self;
        ends.extend(row_by_row(decisions, *rules, &which).map(|decisions| {
            let mut row = RowCount::default();
            decisions.iter().for_each(|decided| row.count(decided, outcomes));
            row.end(outcomes)
        }));
    }

    /// Of these rows each record, what becomes of what each rule made of it, and what the row came to.
    pub fn some(&self, which: Range<usize>) -> impl Iterator<Item = (&'a Record, &[Decided<'a>], RowEnd)> {
        let (records, ends) = (self.records.get(which.clone()), self.ends.get(which.clone()));
        let rows = records.unwrap_or_default().iter().zip(ends.unwrap_or_default());
        let decisions = row_by_row(&self.decisions, self.rules, &which);
        rows.zip(decisions).map(|((record, end), decisions)| (record, decisions, *end))
    }

    /// The events that are to be sent, each with its rule.
    pub fn sent(&self) -> impl Iterator<Item = (usize, &Made<'a>)> {
        self.decisions.iter().enumerate().filter_map(|(place, decided)| Some((place % self.rules, decided.sent()?)))
    }

    /// How many places there are: what each rule made of each record so far.
    pub fn places(&self) -> usize {
        self.decisions.len()
    }

    /// The rows.
    pub fn records(&self) -> &'a [Record] {
        self.records
    }

    /// The record with this index.
    pub fn record(&self, index: usize) -> Option<&'a Record> {
        self.records.get(index)
    }

    /// What is to be sent, with its rule, by its place.
    pub fn sent_at(&self, place: usize) -> Option<(usize, &Made<'a>)> {
        Some((place % self.rules, self.decisions.get(place)?.sent()?))
    }

    /// What became of what a rule made, by its place among all that was made, with its record and its rule.
    pub fn at(&self, place: usize) -> Option<(&'a Record, usize, &Decided<'a>)> {
        Some((self.records.get(place / self.rules)?, place % self.rules, self.decisions.get(place)?))
    }
}

/// What is to become of each of these rows.
fn row_by_row<'d, 'a>(all: &'d [Decided<'a>], rules: usize, which: &Range<usize>) -> ChunksExact<'d, Decided<'a>> {
    all.get(which.start * rules..which.end * rules).unwrap_or_default().chunks_exact(rules)
}
