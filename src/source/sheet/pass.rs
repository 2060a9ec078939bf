//! One pass over a sheet.
//!
//! A thread of its own reads the file, since what reads its cells holds on to the workbook that they are in.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::marks::Marks;
use super::problem::{self, SheetProblem};
use super::rows::{Part, Row, rows};
use super::workbook::Workbook;
use crate::message;
use crate::source::file::Stamp;
use crate::source::warning::Tally;
use crate::source::{Oddity, ParseWarning, Progress, Raggedness, Record, Records, SourceError};

/// Rows that are handed on at once, and bytes after which there are enough of them.
const ROWS: usize = 1_000;
const BYTES: usize = 1024 * 1024;

/// What is read.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) path: PathBuf,
    pub(super) stamp: Stamp,
    pub(super) sheet: String,
    /// The column that is read as the first.
    pub(super) left: usize,
    /// The columns in which a time of day belongs to moments whose format is not known.
    pub(super) timed: BTreeSet<usize>,
    /// How many columns there are.
    pub(super) width: usize,
    /// The number of the last row of titles; 0 where there are none.
    pub(super) titles: u64,
    /// About how many rows there are.
    pub(super) rows: u64,
}

/// What the thread says.
enum Said {
    Rows(Vec<Row>),
    /// What the sheet says beside its cells, once all rows are said.
    Marks(Marks),
    Failed(SourceError),
    End,
}

/// A pass that is under way.
pub(super) struct Pass {
    reading: Arc<Reading>,
    said: Receiver<Said>,
    ready: std::vec::IntoIter<Row>,
    ended: bool,
    rows: u64,
    /// The number of the row at hand.
    line: u64,
    odd: Tally,
}

impl Pass {
    /// Starts at the first row.
    ///
    /// # Errors
    /// When the file is gone, or is not what it was.
    pub(super) fn start(reading: &Arc<Reading>) -> Result<Self, SourceError> {
        unchanged(reading)?;
        let (out, said) = sync_channel(2);
        let of_thread = Arc::clone(reading);
        std::thread::Builder::new()
            .name("sheet".to_owned())
            .spawn(move || {
                let end = match read(&of_thread, &out) {
                    Ok(()) => Said::End,
                    Err(error) => Said::Failed(error),
                };
                // Nobody listens any more when the pass was given up.
                drop(out.send(end));
            })
            .map_err(|error| SourceError::Read { path: reading.path.clone(), line: None, source: error })?;
        Ok(Self {
            reading: Arc::clone(reading),
            said,
            ready: Vec::new().into_iter(),
            ended: false,
            rows: 0,
            line: reading.titles,
            odd: Tally::default(),
        })
    }

    /// Makes a row one of the table: as wide, and with its number.
    fn finish(&mut self, (mut next, odd): Row) -> Record {
        self.rows += 1;
        next.row = self.rows;
        let line = next.line.unwrap_or_default();
        if next.len() > self.reading.width {
            next.ragged = Some(Raggedness::Long(next.len()));
            self.odd.add(Oddity::LongRow, line);
        }
        while next.len() < self.reading.width {
            next.push("");
        }
        // What stands above the first row is no part of a table without titles.
        if self.line > 0 {
            (self.line + 1..line).for_each(|blank| self.odd.add(Oddity::BlankLine, blank));
        }
        self.line = line;
        if odd.error {
            self.odd.add(Oddity::ErrorValue, line);
        }
        if odd.nul {
            self.odd.add(Oddity::NulBytes, line);
        }
        next
    }

    /// Counts what the sheet says of rows of the table.
    fn mark(&mut self, Marks { hidden, merged, no_result }: Marks) {
        let (titles, last) = (self.reading.titles, self.line);
        let in_table = |line: &u64| *line > titles && *line <= last;
        hidden.into_iter().filter(in_table).for_each(|line| self.odd.add(Oddity::HiddenRow, line));
        // A row may have nothing but such formulas, and stand below all others.
        no_result.into_iter().filter(|line| *line > titles).for_each(|line| self.odd.add(Oddity::NoResult, line));
        let lines: BTreeSet<u64> =
            merged.iter().flat_map(|lines| (*lines.start()).max(titles + 1)..=(*lines.end()).min(last)).collect();
        lines.into_iter().for_each(|line| self.odd.add(Oddity::MergedCells, line));
    }
}

impl Records for Pass {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        loop {
            if let Some(next) = self.ready.next() {
                *record = self.finish(next);
                return Ok(true);
            }
            if self.ended {
                return Ok(false);
            }
            match self.said.recv() {
                Ok(Said::Rows(rows)) => self.ready = rows.into_iter(),
                Ok(Said::Marks(marks)) => self.mark(marks),
                Ok(Said::End) => self.ended = true,
                Ok(Said::Failed(error)) => {
                    self.ended = true;
                    return Err(error);
                }
                // The thread is gone without a word, so there may be more rows.
                Err(_) => {
                    self.ended = true;
                    let met = message!("damaged-ended-early").into();
                    return Err(problem::error(&self.reading.path, SheetProblem::Damaged { met }));
                }
            }
        }
    }

    fn progress(&self) -> Progress {
        Progress { done: self.rows, total: Some(self.reading.rows.max(self.rows)) }
    }

    fn warnings(&self) -> Vec<ParseWarning> {
        self.odd.warnings()
    }
}

fn unchanged(reading: &Reading) -> Result<(), SourceError> {
    if Stamp::of(&reading.path)? == reading.stamp {
        return Ok(());
    }
    Err(SourceError::Changed { path: reading.path.clone() })
}

fn read(reading: &Reading, out: &SyncSender<Said>) -> Result<(), SourceError> {
    let mut workbook = Workbook::open(&reading.path)?;
    let (mut ready, mut bytes, mut given_up) = (Vec::new(), 0, false);
    let part = Part { sheet: &reading.sheet, left: reading.left, timed: &reading.timed };
    let outcome = rows(&mut workbook, &reading.path, &part, &mut |row| {
        if row.0.line.is_none_or(|line| line <= reading.titles) {
            return ControlFlow::Continue(());
        }
        bytes += row.0.size();
        ready.push(row);
        if ready.len() < ROWS && bytes < BYTES {
            return ControlFlow::Continue(());
        }
        bytes = 0;
        given_up = out.send(Said::Rows(std::mem::take(&mut ready))).is_err();
        if given_up { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if given_up {
        return Ok(());
    }
    // A file that is written meanwhile may seem to be damaged.
    unchanged(reading)?;
    outcome?;
    drop(out.send(Said::Rows(ready)));
    let mut marks = Marks::of(&reading.path, &reading.sheet);
    marks.merged.extend(workbook.merged(&reading.sheet));
    drop(out.send(Said::Marks(marks)));
    Ok(())
}
