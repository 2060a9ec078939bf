//! One pass over a table, a view or a query.
//!
//! A thread of its own reads the file. Where rows have a key, they are read a piece at a time, so that a pass that takes
//! hours, because everything is sent meanwhile, never keeps another program from writing.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{InterruptHandle, params_from_iter};

use super::connection::Connection;
use super::problem::{self, SqliteProblem};
use super::reading::Reading;
use super::text;
use crate::message;
use crate::source::warning::Tally;
use crate::source::{Oddity, ParseWarning, Progress, Record, Records, SourceError, tells_new_rows};

/// Rows that are read at once, and bytes after which there are enough of them.
const ROWS: usize = 2_000;
const BYTES: usize = 4 * 1024 * 1024;

/// What the thread says.
enum Said {
    /// Rows, and of each whether all of it could be read as letters.
    Rows(Vec<(Record, bool)>),
    Failed(SourceError),
    End,
}

/// A pass that is under way.
pub(super) struct Pass {
    reading: Arc<Reading>,
    said: Receiver<Said>,
    ready: std::vec::IntoIter<(Record, bool)>,
    ended: bool,
    rows: u64,
    odd: Tally,
    /// The highest value of the column by which new rows are told, of each shape, and how many there are of it.
    highest: [(usize, Option<String>); text::Shape::ALL.len()],
    interrupt: InterruptHandle,
}

impl Pass {
    /// Starts at the first row.
    pub(super) fn start(reading: &Arc<Reading>) -> Result<Self, SourceError> {
        let connection = Connection::open(&reading.path)?;
        let interrupt = connection.get_interrupt_handle();
        let (out, said) = sync_channel(2);
        let of_thread = Arc::clone(reading);
        std::thread::Builder::new()
            .name("sqlite".to_owned())
            .spawn(move || {
                let end = match read(&connection, &of_thread, &out) {
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
            odd: Tally::default(),
            highest: Default::default(),
            interrupt,
        })
    }
}

impl Records for Pass {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        loop {
            if let Some((next, is_whole)) = self.ready.next() {
                *record = next;
                self.rows += 1;
                record.row = self.rows;
                if !is_whole {
                    self.odd.add(Oddity::BadLetters, self.rows);
                }
                if let Some(place) = self.reading.growing {
                    note(&mut self.highest, record.cell(place));
                }
                return Ok(true);
            }
            if self.ended {
                return Ok(false);
            }
            match self.said.recv() {
                Ok(Said::Rows(rows)) => self.ready = rows.into_iter(),
                Ok(Said::End) => self.ended = true,
                Ok(Said::Failed(error)) => {
                    self.ended = true;
                    return Err(error);
                }
                // The thread is gone without a word, so there may be more rows.
                Err(_) => {
                    let met = message!("damaged-ended-early").into();
                    return Err(problem::error(&self.reading.path, SqliteProblem::Other { met }));
                }
            }
        }
    }

    fn progress(&self) -> Progress {
        Progress { done: self.rows, total: self.reading.rows }
    }

    fn warnings(&self) -> Vec<ParseWarning> {
        self.odd.warnings()
    }

    fn bookmark(&self) -> Option<&str> {
        self.reading.growing?;
        // SQLite takes any value in any column: those that look otherwise than most stand above all others, or below.
        let since = self.reading.since.as_deref();
        let (_, highest) = match since {
            Some(since) => &self.highest[text::Shape::of(since) as usize],
            None => self.highest.iter().rev().max_by_key(|(count, _)| *count)?,
        };
        let highest = highest.as_deref();
        highest.filter(|highest| since.is_none_or(|since| text::compare(highest, since).is_gt())).or(since)
    }
}

/// Takes note of a value, if new rows can be told by it.
fn note(highest: &mut [(usize, Option<String>)], value: &str) {
    if tells_new_rows(value) {
        let (count, highest) = &mut highest[text::Shape::of(value) as usize];
        *count += 1;
        if highest.as_ref().is_none_or(|highest| text::compare(value, highest).is_gt()) {
            *highest = Some(value.to_owned());
        }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        // A query that looks long for its next row would keep the file open.
        self.interrupt.interrupt();
    }
}

fn read(connection: &Connection, reading: &Reading, out: &SyncSender<Said>) -> Result<(), SourceError> {
    let mut after: Option<Vec<Value>> = None;
    loop {
        let (rows, last) = piece(connection, reading, after.as_deref(), out)?;
        if !rows.is_empty() && out.send(Said::Rows(rows)).is_err() {
            return Ok(());
        }
        match last {
            Some(last) => after = Some(last),
            None => return Ok(()),
        }
    }
}

/// The rows after a key, and the last key among them where there may be more behind. Without a key all rows are handed
/// on from here, but for the last of them.
#[allow(clippy::type_complexity, reason = "the two parts are named in the first line")]
fn piece(
    connection: &Connection,
    reading: &Reading,
    after: Option<&[Value]>,
    out: &SyncSender<Said>,
) -> Result<(Vec<(Record, bool)>, Option<Vec<Value>>), SourceError> {
    let met = |error| problem::met(&reading.path, &error);
    let cells = reading.cells;
    let key = reading.key.len();
    let values = reading.values().map(text::value_of);
    let behind = after.unwrap_or_default().iter().map(|value| ToSqlOutput::Borrowed(value.into()));
    let mut statement = connection.prepare_cached(&reading.statement(after.is_some(), ROWS)).map_err(met)?;
    let mut found = statement.query(params_from_iter(values.chain(behind))).map_err(met)?;
    let (mut rows, mut bytes, mut last) = (Vec::new(), 0, None);
    while let Some(row) = found.next().map_err(met)? {
        let mut record = Record::default();
        let mut is_whole = true;
        for place in 0..cells {
            let value = row.get_ref(place).map_err(met)?;
            record.push_with(|out| is_whole &= text::write(value, out));
        }
        bytes += record.size();
        rows.push((record, is_whole));
        let enough = rows.len() >= ROWS || bytes >= BYTES;
        if enough && key > 0 {
            last = Some((cells..cells + key).map(|place| row.get(place)).collect::<Result<_, _>>().map_err(met)?);
            break;
        }
        if enough {
            bytes = 0;
            if out.send(Said::Rows(std::mem::take(&mut rows))).is_err() {
                break;
            }
        }
    }
    Ok((rows, last))
}
