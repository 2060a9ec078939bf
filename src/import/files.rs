//! Files for people: what was handed over, what was not and why.
//!
//! They are made by walking the source once more, since the same walk gives the same events with the same numbers.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::DateTime;

use super::done::Done;
use super::pipeline::{Fate, Pipeline, RowEnd, Visitor};
use super::{Error, Outcomes, PassProgress, Stop};
use crate::event::Event;
use crate::mapping::SameSecond;
use crate::mapping::apply::Miss;
use crate::source::{FORMULA_STARTS, LEFT_OUT_TITLES, Record};
use crate::tracker::rules::Loss;

/// The sentences in these files. They come from whoever asks for one, since this room knows reasons and no words.
#[derive(Clone, Copy)]
pub struct Words {
    /// Why a rule made no event.
    pub miss: fn(&Miss<'_>) -> String,
    /// Why an event that is thinned away is not sent.
    pub folded: fn(&Event<'_>) -> String,
    /// Why an event is not sent for itself, since another of the same second is.
    pub same_second: fn(SameSecond, &Event<'_>) -> String,
    /// Why the tracker would lose an event.
    pub loss: fn(Loss, &Event<'_>) -> String,
}

/// Makes Excel read the file as UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

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

/// Writes a file whole or not at all: a crash or a full disk leaves what was there before.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_through(path, |file| file.write_all(bytes).map_err(|source| Error::Write { path: None, source }))
}

/// The same, for what is written bit by bit; what `write` cannot write it says without the path.
fn write_through(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Result<(), Error>) -> Result<(), Error> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let failed = |source| Error::Write { path: Some(path.to_owned()), source };
    let all = || {
        let mut file = BufWriter::new(File::create(&part).map_err(failed)?);
        write(&mut file)?;
        file.into_inner().map_err(|error| failed(error.into_error()))?.sync_all().map_err(failed)?;
        std::fs::rename(&part, path).map_err(failed)
    };
    all().map_err(|error| {
        // What is half written must not stay; if even that fails, the first failure is the one to tell.
        let _ = std::fs::remove_file(&part);
        match error {
            Error::Write { path: None, source } => failed(source),
            error => error,
        }
    })
}

/// The folder for Backfill's own files: the given one, else the system's usual place; made when it is not there.
///
/// # Errors
/// When there is no such place, or it cannot be made.
pub fn data_folder(given: Option<&Path>) -> Result<PathBuf, Error> {
    let folder = match given {
        Some(folder) => folder.to_owned(),
        None => match directories::ProjectDirs::from("", "", "backfill") {
            Some(dirs) => dirs.data_dir().to_owned(),
            None => return Err(Error::NoHome),
        },
    };
    std::fs::create_dir_all(&folder)
        .map_err(|source| Error::Write { path: Some(folder.clone()), source })
        .map(|()| folder)
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
    write_whole(&path, table)?;
    Ok(path)
}

/// "1 row", "2 rows", "12,390 rows".
pub fn count(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", indicatif::HumanCount(number), if number == 1 { "" } else { "s" })
}

/// Writes a table as CSV, one line after the other.
pub struct CsvTable<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> CsvTable<W> {
    /// Comma-separated, UTF-8, quoted where needed, lines ended as the standard (RFC 4180) says.
    pub fn new(out: W) -> Self {
        let writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(out);
        Self { writer }
    }

    /// Writes one line.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn line<C: AsRef<[u8]>>(&mut self, cells: impl IntoIterator<Item = C>) -> Result<(), Error> {
        self.writer.write_record(cells).map_err(|error| Error::Write { path: None, source: plain(error) })
    }

    /// Writes what is still buffered.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(mut self) -> Result<(), Error> {
        self.writer.flush().map_err(|source| Error::Write { path: None, source })
    }
}

/// What the system said, which tells a full disk from a reader that has gone.
fn plain(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => std::io::Error::other(format!("{kind:?}")),
    }
}

/// A cell that a spreadsheet would take for a formula is kept from becoming one by an apostrophe. Negative numbers stay,
/// but not what begins with a plus: it is a telephone's, and would lose it. Another apostrophe goes before one that was
/// there, so that [`Returned`](crate::source::Returned) can take off what was put on.
fn harmless(cell: &str) -> std::borrow::Cow<'_, str> {
    let formula = cell.trim_start_matches('\'').starts_with(FORMULA_STARTS);
    let is_number = cell.starts_with('-') && cell.parse::<f64>().is_ok();
    if formula && !is_number { format!("'{cell}").into() } else { cell.into() }
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
        let head = titles.iter().map(|title| harmless(title).into_owned());
        table.line(head.chain(LEFT_OUT_TITLES.map(str::to_owned)))?;
        let mut rows =
            NotSent { table, done, words, columns: titles.len(), number: 0, reasons: Vec::new(), written: 0 };
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
        let mut events = HandedOver { table, done, number: 0, written: 0 };
        pipeline.walk(&Stop::default(), &PassProgress::default(), &mut events)?;
        Ok(events.written)
    })
}

fn table_file(
    path: &Path,
    write: impl FnOnce(&mut CsvTable<&mut BufWriter<File>>) -> Result<u64, Error>,
) -> Result<u64, Error> {
    let mut written = 0;
    write_through(path, |file| {
        file.write_all(BOM).map_err(|source| Error::Write { path: None, source })?;
        let mut table = CsvTable::new(file);
        written = write(&mut table)?;
        table.finish()
    })?;
    Ok(written)
}

struct NotSent<'f, W: Write> {
    table: &'f mut CsvTable<W>,
    done: &'f Done,
    words: Words,
    columns: usize,
    number: u64,
    reasons: Vec<String>,
    written: u64,
}

impl<W: Write> Visitor for NotSent<'_, W> {
    fn item(&mut self, _record: &Record, _rule: usize, fate: Fate<'_>) -> Result<(), Error> {
        let reason = match &fate {
            Fate::Missed(miss) => (self.words.miss)(miss),
            Fate::Folded(made) => (self.words.folded)(&made.event),
            Fate::SameSecond(made, how) => (self.words.same_second)(*how, &made.event),
            Fate::Withheld(made, loss) => (self.words.loss)(*loss, &made.event),
            Fate::Send(made) => {
                let number = self.number;
                self.number += 1;
                if self.done.contains(number) {
                    return Ok(());
                }
                format!("{} was not handed over", made.event.name)
            }
        };
        self.reasons.push(reason);
        Ok(())
    }

    fn row(&mut self, record: &Record, _end: RowEnd, _outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        if !self.reasons.is_empty() {
            let cells = (0..self.columns).map(|index| harmless(record.cell(index)).into_owned());
            self.table.line(cells.chain([record.row.to_string(), self.reasons.join("; ")]))?;
            self.reasons.clear();
            self.written += 1;
        }
        Ok(ControlFlow::Continue(()))
    }
}

struct HandedOver<'f, W: Write> {
    table: &'f mut CsvTable<W>,
    done: &'f Done,
    number: u64,
    written: u64,
}

impl<W: Write> Visitor for HandedOver<'_, W> {
    fn item(&mut self, record: &Record, _rule: usize, fate: Fate<'_>) -> Result<(), Error> {
        let Fate::Send(made) = fate else { return Ok(()) };
        let number = self.number;
        self.number += 1;
        if !self.done.contains(number) {
            return Ok(());
        }
        let time = made.event.time.and_then(|time| DateTime::from_timestamp(time.0, 0));
        let time = time.map_or_else(String::new, |time| time.format("%Y-%m-%d %H:%M:%S").to_string());
        let details: Vec<String> =
            made.event.properties.iter().map(|property| format!("{}: {}", property.name, property.value)).collect();
        self.table.line(
            [
                record.row.to_string().into(),
                harmless(&made.event.person),
                harmless(&made.event.name),
                time.into(),
                harmless(&details.join("; ")),
            ]
            .map(std::borrow::Cow::into_owned),
        )?;
        self.written += 1;
        Ok(())
    }
}
