//! Files for people: what was sent, what was not and why.
//!
//! They are made by walking the source once more, since the same walk gives the same events with the same numbers.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::DateTime;

pub use super::table::CsvTable;
use super::table::Sheet;
use crate::event::Event;
use crate::mapping::apply::Miss;
use crate::pipeline::fingerprint::{Fingerprint, walk_unchanged};
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::walk::{Decided, Item, Pipeline, RowEnd, Visitor};
use crate::pipeline::{Disposition, Error, Outcomes, PassProgress, Stop};
use crate::source::{LEFT_OUT_TITLES, Record};
use crate::store::{self, Part, Reader, StoreError};

/// The sentences in these files. They come from whoever asks for one, since this room knows reasons and no words.
#[derive(Clone, Copy)]
pub struct Words {
    /// Why a rule made no event.
    pub miss: fn(&Miss<'_>) -> String,
    /// Why an event was not sent.
    pub not_sent: fn(Disposition, &Event<'_>) -> String,
}

/// Writes each row of which something was not sent: all its cells in their order, its number, and the reasons.
/// `done` are the events that were sent, of the source as it `was` where that is known. Gives the number of rows written.
///
/// # Errors
/// When the source cannot be read again or is not what it was, or the file cannot be written.
pub fn not_sent(
    pipeline: &Pipeline,
    was: Option<&Fingerprint>,
    done: &RangeSet,
    words: Words,
    path: &Path,
) -> Result<u64, Error> {
    let reason = |item: &Item<'_>| match &item.decided {
        Decided::Send(_) if done.contains(item.ordinal) => None,
        Decided::Missed(miss) => Some((words.miss)(miss)),
        Decided::Send(made) | Decided::Merged(made) | Decided::SameSecond(made, _) | Decided::Withheld(made, _) => {
            Some((words.not_sent)(item.decided.disposition(), &made.event))
        }
    };
    rows(pipeline, was, &reason, path)
}

/// Writes each row for which there is a reason, in the form of those that were not sent, which can be opened and sent by
/// the same settings. Gives the number of rows written. Where what the source `was` is known, nothing is left where it is
/// another one by now.
///
/// # Errors
/// When the source cannot be read again or is not what it was, or the file cannot be written.
pub fn rows(
    pipeline: &Pipeline,
    was: Option<&Fingerprint>,
    reason: &dyn Fn(&Item<'_>) -> Option<String>,
    path: &Path,
) -> Result<u64, Error> {
    store::spare(path, pipeline.source().answers().files_read())?;
    let titles: Vec<String> = pipeline.source().columns().iter().map(|column| column.title.clone()).collect();
    table_file(path, |table| {
        table.line(titles.iter().map(String::as_str).chain(LEFT_OUT_TITLES))?;
        let mut rows = WithReason { table, reason, columns: titles.len(), reasons: Vec::new(), written: 0 };
        walk(pipeline, was, &mut rows)?;
        Ok(rows.written)
    })
}

/// Writes each event that was sent: person, event, time, details, and the row that it came from. `done` are their numbers,
/// of the source as it `was` where that is known. Gives the number of events written.
///
/// # Errors
/// When the source cannot be read again or is not what it was, or the file cannot be written.
pub fn sent(pipeline: &Pipeline, was: Option<&Fingerprint>, done: &RangeSet, path: &Path) -> Result<u64, Error> {
    store::spare(path, pipeline.source().answers().files_read())?;
    table_file(path, |table| {
        table.line(["Row", "Person", "Event", "Time (UTC)", "Details"])?;
        let mut events = Sent { table, done, written: 0 };
        walk(pipeline, was, &mut events)?;
        Ok(events.written)
    })
}

fn walk(pipeline: &Pipeline, was: Option<&Fingerprint>, visitor: &mut dyn Visitor) -> Result<(), Error> {
    let (stop, progress) = (Stop::default(), PassProgress::default());
    match was {
        Some(was) => walk_unchanged(pipeline, was, &stop, &progress, visitor),
        None => pipeline.walk(&stop, &progress, visitor).map(drop),
    }
}

/// What cannot be written while the walk goes is told without the path, which is known here.
fn table_file(path: &Path, write: impl FnOnce(&mut Sheet<&mut Part>) -> Result<u64, Error>) -> Result<u64, Error> {
    let mut part = Part::begin(path, Reader::Usual)?;
    let through = || {
        let mut sheet = Sheet::begin(&mut part)?;
        let written = write(&mut sheet)?;
        sheet.finish()?;
        Ok(written)
    };
    match through() {
        Ok(written) => part.finish().map(|()| written).map_err(Error::from),
        Err(Error::Store(StoreError::Write { path: None, source })) => Err(part.failed(source).into()),
        Err(error) => Err(error),
    }
}

/// The number of a row; where several files are read as one table, its file and its line there.
fn place(record: &Record) -> String {
    match record.file {
        Some(file) => format!("{file}:{}", record.line.unwrap_or(record.row)),
        None => record.row.to_string(),
    }
}

struct WithReason<'f, W: Write> {
    table: &'f mut Sheet<W>,
    reason: &'f dyn Fn(&Item<'_>) -> Option<String>,
    columns: usize,
    reasons: Vec<String>,
    written: u64,
}

impl<W: Write> Visitor for WithReason<'_, W> {
    fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), Error> {
        // A row that can't be read makes no event of any rule for the same reason.
        let reason = (self.reason)(&item).filter(|reason| !self.reasons.contains(reason));
        self.reasons.extend(reason);
        Ok(())
    }

    fn row(&mut self, record: &Record, _end: RowEnd, _outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        if !self.reasons.is_empty() {
            let cells = (0..self.columns).map(|index| record.cell(index));
            self.table.line(cells.chain([place(record).as_str(), self.reasons.join("; ").as_str()]))?;
            self.reasons.clear();
            self.written += 1;
        }
        Ok(ControlFlow::Continue(()))
    }
}

struct Sent<'f, W: Write> {
    table: &'f mut Sheet<W>,
    done: &'f RangeSet,
    written: u64,
}

impl<W: Write> Visitor for Sent<'_, W> {
    fn item(&mut self, record: &Record, item: Item<'_>) -> Result<(), Error> {
        let Some((number, made)) = item.sent() else { return Ok(()) };
        if !self.done.contains(number) {
            return Ok(());
        }
        let time = made.event.time.and_then(|time| DateTime::from_timestamp(time.0, 0));
        let time = time.map_or_else(String::new, |time| time.format("%Y-%m-%d %H:%M:%S").to_string());
        let details: Vec<String> =
            made.event.properties.iter().map(|property| format!("{}: {}", property.name, property.value)).collect();
        let (row, details) = (place(record), details.join("; "));
        self.table.line([&row, &*made.event.person, &*made.event.name, &time, &details])?;
        self.written += 1;
        Ok(())
    }
}
