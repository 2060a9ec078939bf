//! Files for people: what was handed over, what was not and why.
//!
//! They are made by walking the source once more, since the same walk gives the same events with the same numbers.

mod own;
mod part;
mod table;

use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

pub use own::{data_folder, private_file};
pub use part::sweep;
pub(crate) use part::{Part, Reader};
pub use table::CsvTable;
use table::Sheet;

use chrono::DateTime;

use super::done::Done;
use super::pipeline::{Fate, Item, Pipeline, RowEnd, Visitor};
use super::{Disposition, Error, Outcomes, PassProgress, Stop};
use crate::event::Event;
use crate::mapping::apply::Miss;
use crate::source::{LEFT_OUT_TITLES, Record};

/// The sentences in these files. They come from whoever asks for one, since this room knows reasons and no words.
#[derive(Clone, Copy)]
pub struct Words {
    /// Why a rule made no event.
    pub miss: fn(&Miss<'_>) -> String,
    /// Why an event was not sent.
    pub not_sent: fn(Disposition, &Event<'_>) -> String,
}

/// Refuses a file to write to that is among those being read: it may be all that there is of the past.
///
/// # Errors
/// [`Error::WouldReplace`].
pub fn spare<'a>(path: &Path, read: impl IntoIterator<Item = &'a Path>) -> Result<(), Error> {
    // What is not there yet cannot be written over.
    let Ok(wanted) = std::fs::canonicalize(path) else { return Ok(()) };
    match read.into_iter().any(|file| std::fs::canonicalize(file).is_ok_and(|file| file == wanted)) {
        true => Err(Error::WouldReplace { path: path.to_owned() }),
        false => Ok(()),
    }
}

/// Writes a file that a person asked for, whole or not at all: a crash or a full disk leaves what was there before.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_through(path, Reader::Usual, |file| file.write_all(bytes).map_err(nowhere))
}

/// The same for one of Backfill's own files, which nobody but its owner may read.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_own(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_through(path, Reader::Owner, |file| file.write_all(bytes).map_err(nowhere))
}

/// For what is written bit by bit; what `write` cannot write it says without the path.
fn write_through(path: &Path, reader: Reader, write: impl FnOnce(&mut Part) -> Result<(), Error>) -> Result<(), Error> {
    let mut part = Part::begin(path, reader)?;
    match write(&mut part) {
        Ok(()) => part.finish(),
        Err(Error::Write { path: None, source }) => Err(part.failed(source)),
        Err(error) => Err(error),
    }
}

/// What could not be written, by whoever does not know where.
fn nowhere(source: std::io::Error) -> Error {
    Error::Write { path: None, source }
}

/// Keeps a table that is no file yet, so that it can be read again.
///
/// # Errors
/// When the folder cannot be written to.
pub fn keep(folder: &Path, name: &str, table: &[u8]) -> Result<PathBuf, Error> {
    let path = folder.join(name);
    if std::fs::read(&path).is_ok_and(|there| there == table) {
        return Ok(path);
    }
    write_own(&path, table)?;
    Ok(path)
}

/// "1 row", "2 rows", "12,390 rows".
pub fn count(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", indicatif::HumanCount(number), if number == 1 { "" } else { "s" })
}

/// Writes each row of which something was not sent: all its cells in their order, its number, and the reasons.
/// `done` are the events that were handed over. Gives the number of rows written.
///
/// # Errors
/// When the source cannot be read again or the file cannot be written.
pub fn not_sent(pipeline: &Pipeline, done: &Done, words: Words, path: &Path) -> Result<u64, Error> {
    spare(path, pipeline.source().answers().files())?;
    let titles: Vec<String> = pipeline.source().columns().iter().map(|column| column.title.clone()).collect();
    table_file(path, |table| {
        table.line(titles.iter().map(String::as_str).chain(LEFT_OUT_TITLES))?;
        let mut rows = NotSent { table, done, words, columns: titles.len(), reasons: Vec::new(), written: 0 };
        pipeline.walk(&Stop::default(), &PassProgress::default(), &mut rows)?;
        Ok(rows.written)
    })
}

/// Writes each event that was handed over: person, event, time, details, and the row that it came from. Gives the
/// number of events written.
///
/// # Errors
/// When the source cannot be read again or the file cannot be written.
pub fn handed_over(pipeline: &Pipeline, done: &Done, path: &Path) -> Result<u64, Error> {
    spare(path, pipeline.source().answers().files())?;
    table_file(path, |table| {
        table.line(["Row", "Person", "Event", "Time (UTC)", "Details"])?;
        let mut events = HandedOver { table, done, written: 0 };
        pipeline.walk(&Stop::default(), &PassProgress::default(), &mut events)?;
        Ok(events.written)
    })
}

fn table_file(path: &Path, write: impl FnOnce(&mut Sheet<&mut Part>) -> Result<u64, Error>) -> Result<u64, Error> {
    let mut written = 0;
    write_through(path, Reader::Usual, |file| {
        let mut sheet = Sheet::begin(file)?;
        written = write(&mut sheet)?;
        sheet.finish()
    })?;
    Ok(written)
}

struct NotSent<'f, W: Write> {
    table: &'f mut Sheet<W>,
    done: &'f Done,
    words: Words,
    columns: usize,
    reasons: Vec<String>,
    written: u64,
}

impl<W: Write> Visitor for NotSent<'_, W> {
    fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), Error> {
        let reason = match &item.fate {
            Fate::Send(_) if self.done.contains(item.ordinal) => return Ok(()),
            Fate::Missed(miss) => (self.words.miss)(miss),
            Fate::Send(made) | Fate::Folded(made) | Fate::SameSecond(made, _) | Fate::Withheld(made, _) => {
                (self.words.not_sent)(item.fate.disposition(), &made.event)
            }
        };
        self.reasons.push(reason);
        Ok(())
    }

    fn row(&mut self, record: &Record, _end: RowEnd, _outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        if !self.reasons.is_empty() {
            let cells = (0..self.columns).map(|index| record.cell(index));
            self.table.line(cells.chain([record.row.to_string().as_str(), self.reasons.join("; ").as_str()]))?;
            self.reasons.clear();
            self.written += 1;
        }
        Ok(ControlFlow::Continue(()))
    }
}

struct HandedOver<'f, W: Write> {
    table: &'f mut Sheet<W>,
    done: &'f Done,
    written: u64,
}

impl<W: Write> Visitor for HandedOver<'_, W> {
    fn item(&mut self, record: &Record, item: Item<'_>) -> Result<(), Error> {
        let Some((number, made)) = item.sent() else { return Ok(()) };
        if !self.done.contains(number) {
            return Ok(());
        }
        let time = made.event.time.and_then(|time| DateTime::from_timestamp(time.0, 0));
        let time = time.map_or_else(String::new, |time| time.format("%Y-%m-%d %H:%M:%S").to_string());
        let details: Vec<String> =
            made.event.properties.iter().map(|property| format!("{}: {}", property.name, property.value)).collect();
        let (row, details) = (record.row.to_string(), details.join("; "));
        self.table.line([&row, &*made.event.person, &*made.event.name, &time, &details])?;
        self.written += 1;
        Ok(())
    }
}
