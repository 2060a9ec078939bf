//! The first records, through the same code as the run.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::pipeline::{Fate, Pipeline, RowEnd, Visitor, Walk};
use super::progress::{PassProgress, Stop};
use super::{Error, Outcomes};
use crate::check::RowAt;
use crate::event::Event;
use crate::mapping::SameSecond;
use crate::mapping::apply::{Miss, Reason};
use crate::mapping::timestamp::ClockNote;
use crate::source::Record;
use crate::tracker::request;
use crate::tracker::rules::Loss;

/// One row and what became of it.
#[derive(Clone, Debug)]
pub struct PreviewRow {
    /// The row's number, from 1.
    pub row: u64,
    /// The line of the file where it starts.
    pub line: Option<u64>,
    /// Its cells, in the order of the columns.
    pub cells: Vec<String>,
    /// What each rule made of it, in the plan's order.
    pub items: Vec<PreviewItem>,
    /// What it came to.
    pub end: RowEnd,
}

/// What one rule made of a row.
#[derive(Clone, Debug)]
pub struct PreviewItem {
    /// The rule's index.
    pub rule: usize,
    /// An event and its fate, or the reason why there is none.
    pub kind: PreviewKind,
}

/// An event and its fate, or the reason why there is none.
#[derive(Clone, Debug)]
pub enum PreviewKind {
    /// An event.
    Event {
        /// What would leave.
        event: Event<'static>,
        /// The exact request, but for the key.
        request: String,
        /// Whether it is sent.
        fate: EventFate,
        /// Its local time was skipped or came twice.
        clock: Option<ClockNote>,
    },
    /// None.
    Missed(OwnedMiss),
}

/// Whether an event is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventFate {
    /// It is sent.
    Send,
    /// It is thinned away.
    Folded,
    /// It is one with another of the same second, by the plan's choice.
    SameSecond(SameSecond),
    /// It is withheld, since the tracker would lose it.
    Withheld(Loss),
}

/// A [`Miss`] that outlives its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedMiss {
    /// The reason.
    pub reason: Reason,
    /// The column that decided it.
    pub column: String,
    /// What stood there.
    pub value: String,
    /// The second source that does not hold the value; empty where nothing was looked up in vain.
    pub lookup: String,
}

impl OwnedMiss {
    /// The same, borrowed.
    pub fn as_miss(&self) -> Miss<'_> {
        Miss { reason: self.reason, column: &self.column, value: &self.value, lookup: &self.lookup, tidier: None }
    }
}

impl PreviewItem {
    /// Keeps what a rule made of a record. The key in the request is `key`.
    pub fn of(rule: usize, fate: &Fate<'_>, key: &str) -> Self {
        let kind = match fate {
            Fate::Missed(miss) => PreviewKind::Missed(OwnedMiss {
                reason: miss.reason,
                column: miss.column.to_owned(),
                value: miss.value.to_owned(),
                lookup: miss.lookup.to_owned(),
            }),
            Fate::Send(made) | Fate::Folded(made) | Fate::SameSecond(made, _) | Fate::Withheld(made, _) => {
                let mut target = String::new();
                request::write_target(&made.event, key, &mut target);
                PreviewKind::Event {
                    event: made.event.clone().into_owned(),
                    request: target,
                    fate: match fate {
                        Fate::Folded(_) => EventFate::Folded,
                        Fate::SameSecond(_, how) => EventFate::SameSecond(*how),
                        Fate::Withheld(_, loss) => EventFate::Withheld(*loss),
                        Fate::Send(_) | Fate::Missed(_) => EventFate::Send,
                    },
                    clock: made.clock,
                }
            }
        };
        Self { rule, kind }
    }
}

impl PreviewRow {
    /// A row about to be filled.
    pub fn of(record: &Record) -> Self {
        Self {
            row: record.row,
            line: record.line,
            cells: record.cells().map(str::to_owned).collect(),
            items: Vec::new(),
            end: RowEnd::LeftOut,
        }
    }
}

/// Hands `each` the first `limit` rows (all, when `None`) with what becomes of them.
///
/// # Errors
/// When the source fails midway, or `each` does.
pub fn preview(
    pipeline: &Pipeline,
    key: &str,
    limit: Option<u64>,
    stop: &Stop,
    each: &mut dyn FnMut(PreviewRow) -> Result<(), Error>,
) -> Result<Walk, Error> {
    if limit == Some(0) {
        let nothing = Walk { outcomes: Outcomes::default(), complete: false, remarks: Vec::new(), bookmark: None };
        return Ok(nothing);
    }
    let mut visitor = Keep { key, limit, row: None, each };
    pipeline.walk(stop, &PassProgress::default(), &mut visitor)
}

/// The rows with these numbers, with what becomes of them: what a number or a finding opens.
///
/// # Errors
/// When the source fails midway.
pub fn rows_at(pipeline: &Pipeline, rows: &[RowAt], key: &str, stop: &Stop) -> Result<Vec<PreviewRow>, Error> {
    let wanted: BTreeSet<u64> = rows.iter().map(|at| at.row).collect();
    let mut found = Vec::with_capacity(wanted.len());
    if let Some(&last) = wanted.last() {
        let mut pick = |row: PreviewRow| {
            found.push(row);
            Ok(())
        };
        let keep = Keep { key, limit: Some(last), row: None, each: &mut pick };
        pipeline.walk(stop, &PassProgress::default(), &mut Picked { wanted, keep })?;
    }
    Ok(found)
}

/// Keeps only some rows.
struct Picked<'k> {
    wanted: BTreeSet<u64>,
    keep: Keep<'k>,
}

impl Visitor for Picked<'_> {
    fn item(&mut self, record: &Record, rule: usize, fate: Fate<'_>) -> Result<(), Error> {
        if self.wanted.contains(&record.row) { self.keep.item(record, rule, fate) } else { Ok(()) }
    }

    fn row(&mut self, record: &Record, end: RowEnd, outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        self.keep.row(record, end, outcomes)
    }
}

struct Keep<'k> {
    key: &'k str,
    limit: Option<u64>,
    row: Option<PreviewRow>,
    each: &'k mut dyn FnMut(PreviewRow) -> Result<(), Error>,
}

impl Visitor for Keep<'_> {
    fn item(&mut self, record: &Record, rule: usize, fate: Fate<'_>) -> Result<(), Error> {
        let row = self.row.get_or_insert_with(|| PreviewRow::of(record));
        row.items.push(PreviewItem::of(rule, &fate, self.key));
        Ok(())
    }

    fn row(&mut self, _record: &Record, end: RowEnd, outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        if let Some(mut row) = self.row.take() {
            row.end = end;
            (self.each)(row)?;
        }
        Ok(match self.limit {
            Some(limit) if outcomes.rows >= limit => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        })
    }
}
