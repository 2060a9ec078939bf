//! One pass over a sheet.
//!
//! A thread of its own reads the file, since what reads its cells holds on to the workbook that they are in.

use std::collections::{BTreeSet, VecDeque};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use super::marks::Marks;
use super::problem::{self, SheetProblem};
use super::rows::{Part, Row, rows};
use super::workbook::Workbook;
use crate::message;
use crate::source::file::Stamp;
use crate::source::table::{are_titles, totals};
use crate::source::warning::Tally;
use crate::source::{Oddity, ParseWarning, Progress, Raggedness, ReadingVersion, Record, Records, SourceError};

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
    /// How many columns there are, …
    pub(super) width: usize,
    /// … and how many of them have titles.
    pub(super) named: usize,
    pub(super) version: ReadingVersion,
    /// The number of the last row of titles; 0 where there are none.
    pub(super) titles: u64,
    /// The rows of titles, by which they are known where they come again; none where they are rows then.
    pub(super) titles_again: Vec<Vec<String>>,
    /// Whether rows of totals at the end are left out.
    pub(super) drop_totals: bool,
    /// About how many rows there are.
    pub(super) rows: u64,
}

/// What the thread says.
enum Said {
    Rows(Vec<Row>),
    /// What the sheet says beside its cells, once all rows are said.
    Marks(Box<Tally>),
    Failed(SourceError),
    End,
}

/// A pass that is under way.
pub(super) struct Pass {
    reading: Arc<Reading>,
    said: Receiver<Said>,
    ready: std::vec::IntoIter<Row>,
    /// Rows that may be totals, and once another row followed, those that are none.
    held: VecDeque<Row>,
    release: bool,
    ended: bool,
    rows: u64,
    /// The number of the last row that was met.
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
            held: VecDeque::new(),
            release: false,
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
        let titles = self.reading.version.reads_rows_alone().then_some(self.reading.named);
        next.widen(self.reading.width, titles);
        odd.left.iter().for_each(|cell| next.push_behind(cell));
        if next.len() > self.reading.width {
            next.ragged = Some(Raggedness::Long(next.len()));
            self.odd.add(Oddity::LongRow, line);
        }
        if odd.error {
            self.odd.add(Oddity::ErrorValue, line);
        }
        if odd.nul {
            self.odd.add(Oddity::NulBytes, line);
        }
        next
    }

    /// The next row beneath the titles, whatever it holds.
    fn next(&mut self) -> Result<Option<Row>, SourceError> {
        while !self.ended {
            if let Some(next) = self.ready.next() {
                let line = next.0.line.unwrap_or_default();
                // What stands above the first row is no part of a table without titles.
                if self.line > 0 {
                    (self.line + 1..line).for_each(|blank| self.odd.add(Oddity::BlankLine, blank));
                }
                self.line = line;
                return Ok(Some(next));
            }
            match self.said.recv() {
                Ok(Said::Rows(rows)) => self.ready = rows.into_iter(),
                Ok(Said::Marks(marks)) => self.odd.join(*marks),
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
        Ok(None)
    }

    /// What stands at the end of a table, or above its titles where they come again, are its totals.
    fn drop_held(&mut self) {
        for (record, _) in self.held.drain(..) {
            self.odd.add(Oddity::TotalRow, record.line.unwrap_or_default());
        }
    }
}

impl Records for Pass {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        loop {
            if self.release {
                if let Some(held) = self.held.pop_front() {
                    *record = self.finish(held);
                    return Ok(true);
                }
                self.release = false;
            }
            let Some(row) = self.next()? else {
                self.drop_held();
                return Ok(false);
            };
            let reading = &*self.reading;
            if reading.titles_again.iter().any(|titles| are_titles(&row.0, titles)) {
                self.odd.add(Oddity::TitlesAgain, self.line);
                self.drop_held();
            } else if reading.drop_totals && self.held.len() < totals::MOST && totals::is_total(&row.0, reading.width) {
                self.held.push_back(row);
            } else if self.held.is_empty() {
                *record = self.finish(row);
                return Ok(true);
            } else {
                self.held.push_back(row);
                self.release = true;
            }
        }
    }

    fn progress(&self) -> Progress {
        // Of what is left out there is nothing to be read at the end.
        let total = if self.ended { self.rows } else { self.reading.rows.max(self.rows) };
        Progress { done: self.rows, total: Some(total) }
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
    let mut workbook = Workbook::open(&reading.path, reading.version)?;
    let (mut ready, mut bytes, mut given_up, mut last) = (Vec::new(), 0, false, 0);
    let timed = (!reading.version.reads_rows_alone()).then_some(&reading.timed);
    let part = Part { sheet: &reading.sheet, left: reading.left, timed };
    let mut looking = workbook.keeps_marks_apart().then(Looking::default);
    let outcome = rows(&mut workbook, &reading.path, &part, &mut |row| {
        let Some(line) = row.0.line.filter(|line| *line > reading.titles) else { return ControlFlow::Continue(()) };
        last = line;
        bytes += row.0.size();
        ready.push(row);
        if ready.len() < ROWS && bytes < BYTES {
            return ControlFlow::Continue(());
        }
        bytes = 0;
        // Whoever wants no more than the first rows has no need of it.
        looking.iter_mut().for_each(|looking| looking.begin(reading));
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
    let marks = match looking {
        Some(mut looking) => {
            looking.begin(reading);
            looking.finish()
        }
        None => workbook.marks(&reading.sheet),
    };
    drop(out.send(Said::Marks(Box::new(marks.count(reading.titles + 1, last)))));
    Ok(())
}

/// A look at what a sheet says beside its cells, which goes on while these are read. It ends with whoever wants it.
#[derive(Default)]
struct Looking {
    thread: Option<JoinHandle<Marks>>,
    stop: Arc<AtomicBool>,
}

impl Looking {
    fn begin(&mut self, reading: &Reading) {
        if self.thread.is_none() {
            let (path, sheet, stop) = (reading.path.clone(), reading.sheet.clone(), Arc::clone(&self.stop));
            let look = move || Marks::of(&path, &sheet, &stop);
            // Without it nothing is said of marks.
            self.thread = std::thread::Builder::new().name("sheet-marks".to_owned()).spawn(look).ok();
        }
    }

    /// What was found, once all of it was looked at.
    fn finish(mut self) -> Marks {
        self.thread.take().and_then(|thread| thread.join().ok()).unwrap_or_default()
    }
}

impl Drop for Looking {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
