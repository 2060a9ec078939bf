//! The first records, through the same code as the run.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::progress::{PassProgress, Stop};
use super::rows::RowAt;
use super::walk::{Decided, Item, Pipeline, RowEnd, Visitor, Walk};
use super::{Disposition, Error, Outcomes};
use crate::event::{Event, Property};
use crate::kissmetrics::request;
use crate::mapping::apply::{Miss, Reason};
use crate::mapping::timestamp::ClockNote;
use crate::source::{FileName, Record};

/// One row and what became of it.
#[derive(Clone, Debug)]
pub struct PreviewRow {
    /// The row's number, from 1.
    pub row: u64,
    /// The line of the file where it starts.
    pub line: Option<u64>,
    /// That file, where several are read as one table.
    pub file: Option<FileName>,
    /// Its cells, in the order of the columns.
    pub cells: Vec<String>,
    /// What each rule made of it, in the plan's order.
    pub items: Vec<PreviewItem>,
    /// What it came to.
    pub end: RowEnd,
    /// Whether all of it is here; else long texts are cut, and what is behind the first cells and details is left out.
    /// [`rows_at`] reads it again.
    pub whole: bool,
}

/// How much of a row is kept. Five hundred rows of cells of many megabytes are not held only to show their beginnings.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// Of a text, in bytes.
    text: usize,
    /// Of a request, in bytes: several texts stand in it, each byte of theirs as up to three.
    request: usize,
    /// Of the cells of a row and of the details of an event, so many.
    places: usize,
}

impl Extent {
    /// Everything.
    pub const WHOLE: Self = Self { text: usize::MAX, request: usize::MAX, places: usize::MAX };

    /// As much as a person looks at in a list: more than the tracker keeps of a value (512 characters).
    pub const SHOWN: Self = Self { text: 2_048, request: 8_192, places: 100 };

    fn text(&self, text: &str, whole: &mut bool) -> String {
        cut(text, self.text, whole)
    }
}

/// A text of at most about so many bytes, which ends with `…` where it was cut.
fn cut(text: &str, longest: usize, whole: &mut bool) -> String {
    if text.len() <= longest {
        return text.to_owned();
    }
    *whole = false;
    format!("{}…", &text[..text.floor_char_boundary(longest)])
}

/// What one rule made of a row.
#[derive(Clone, Debug)]
pub struct PreviewItem {
    /// The rule's index.
    pub rule: usize,
    /// What becomes of it.
    pub disposition: Disposition,
    /// The event, or why there is none.
    pub kind: PreviewKind,
}

/// An event, or why there is none.
#[derive(Clone, Debug)]
pub enum PreviewKind {
    /// An event.
    Event {
        /// What would leave.
        event: Event<'static>,
        /// The exact request, but for the key.
        request: String,
        /// Its local time was skipped or came twice.
        clock: Option<ClockNote>,
    },
    /// None.
    Missed(OwnedMiss),
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
    /// The second source that does not hold the value, or where the column is one of its; else empty.
    pub lookup: String,
}

impl OwnedMiss {
    /// Borrows it.
    pub fn as_miss(&self) -> Miss<'_> {
        let problem = !self.reason.on_purpose();
        let (column, value, lookup) = (self.column.as_str(), self.value.as_str(), self.lookup.as_str());
        Miss { reason: self.reason, column, value, lookup, tidier: None, problem }
    }
}

impl PreviewItem {
    /// Keeps what a rule made of a record. The key in the request is `key`.
    fn of(rule: usize, decided: &Decided<'_>, key: &str, extent: Extent, whole: &mut bool) -> Self {
        let kind = match decided {
            Decided::Missed(miss) => PreviewKind::Missed(OwnedMiss {
                reason: miss.reason,
                column: extent.text(miss.column, whole),
                value: extent.text(miss.value, whole),
                lookup: miss.lookup.to_owned(),
            }),
            Decided::Send(made) | Decided::Merged(made) | Decided::SameSecond(made, _) | Decided::Withheld(made, _) => {
                let mut target = String::new();
                request::write_target(&made.event, key, &mut target);
                PreviewKind::Event {
                    event: kept(&made.event, extent, whole),
                    request: if target.len() <= extent.request { target } else { cut(&target, extent.request, whole) },
                    clock: made.clock,
                }
            }
        };
        Self { rule, disposition: decided.disposition(), kind }
    }
}

/// As much of an event as the extent allows.
fn kept(event: &Event<'_>, extent: Extent, whole: &mut bool) -> Event<'static> {
    *whole &= event.properties.len() <= extent.places;
    let mut own = |text: &str| Cow::Owned(extent.text(text, whole));
    Event {
        kind: event.kind,
        person: own(&event.person),
        name: own(&event.name),
        time: event.time,
        properties: event
            .properties
            .iter()
            .take(extent.places)
            .map(|property| Property { name: own(&property.name), value: own(&property.value) })
            .collect(),
    }
}

impl PreviewRow {
    /// A row and what became of it, as far as it is shown in a list. The key in its requests is `key`.
    pub fn shown(record: &Record, decisions: &[Decided<'_>], end: RowEnd, key: &str) -> Self {
        let mut row = Self { end, ..Self::of(record, Extent::SHOWN) };
        decisions.iter().enumerate().for_each(|(rule, decided)| row.add(rule, decided, key, Extent::SHOWN));
        row
    }

    /// Where it stands.
    pub fn at(&self) -> RowAt {
        RowAt { row: self.row, line: self.line, file: self.file }
    }

    /// A row about to be filled.
    fn of(record: &Record, extent: Extent) -> Self {
        let mut whole = record.len() <= extent.places;
        Self {
            row: record.row,
            line: record.line,
            file: record.file,
            cells: record.cells().take(extent.places).map(|cell| extent.text(cell, &mut whole)).collect(),
            items: Vec::new(),
            end: RowEnd::Skipped,
            whole,
        }
    }

    fn add(&mut self, rule: usize, decided: &Decided<'_>, key: &str, extent: Extent) {
        self.items.push(PreviewItem::of(rule, decided, key, extent, &mut self.whole));
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
        return Ok(Walk::default());
    }
    let mut visitor = Keep { key, limit, row: None, room: usize::MAX, extent: Extent::WHOLE, each };
    pipeline.walk(stop, &PassProgress::default(), &mut visitor)
}

/// The rows with these numbers, with what becomes of them: what a number or a finding opens. One row is given whole,
/// however large it is; of several the first ones, up to about 32 MB, and of those behind them what is shown in a list.
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
        let room = if wanted.len() == 1 { usize::MAX } else { ROOM };
        let keep = Keep { key, limit: Some(last), row: None, room, extent: Extent::WHOLE, each: &mut pick };
        pipeline.walk(stop, &PassProgress::default(), &mut Picked { wanted, keep })?;
    }
    Ok(found)
}

/// The memory that rows which were opened together may take, in bytes of their cells; with events and requests they take
/// several times as much.
const ROOM: usize = 8 * 1024 * 1024;

/// Keeps only some rows.
struct Picked<'k> {
    wanted: BTreeSet<u64>,
    keep: Keep<'k>,
}

impl Visitor for Picked<'_> {
    fn item(&mut self, record: &Record, item: Item<'_>) -> Result<(), Error> {
        if self.wanted.contains(&record.row) { self.keep.item(record, item) } else { Ok(()) }
    }

    fn row(&mut self, record: &Record, end: RowEnd, outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        self.keep.row(record, end, outcomes)
    }
}

struct Keep<'k> {
    key: &'k str,
    limit: Option<u64>,
    row: Option<PreviewRow>,
    /// For rows that are kept whole, in bytes.
    room: usize,
    /// How much of the row at hand is kept.
    extent: Extent,
    each: &'k mut dyn FnMut(PreviewRow) -> Result<(), Error>,
}

impl Visitor for Keep<'_> {
    fn item(&mut self, record: &Record, item: Item<'_>) -> Result<(), Error> {
        if self.row.is_none() {
            self.extent = if record.size() <= self.room { Extent::WHOLE } else { Extent::SHOWN };
            self.room = self.room.saturating_sub(record.size());
        }
        let row = self.row.get_or_insert_with(|| PreviewRow::of(record, self.extent));
        row.add(item.rule, &item.decided, self.key, self.extent);
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
