//! Where records come from.
//!
//! A [`Source`] is something that can be read from its beginning as often as needed and gives the same records
//! each time; [`Records`] is one pass over it. No pass ever holds the source in memory. What a source asks of
//! the person ([`field`]) becomes a source in one place, [`open`], and every kind of source is one entry of
//! [`SOURCES`].

pub mod csv;
pub mod field;
pub mod mysql;

mod column;
mod note;
mod record;
mod related;
mod remark;
mod returned;
mod sniff;
mod version;

use std::path::PathBuf;
use std::sync::Arc;

pub use column::Column;
pub use field::{Answers, Choice, Field, FieldKind, Guess};
pub use note::Note;
pub use record::{Raggedness, Record};
pub use related::{Neighbor, Related};
pub use remark::{FIRST_LINES, Oddity, Remark};
pub use returned::{FORMULA_STARTS, LEFT_OUT_TITLES, Returned};
pub use version::ReadingVersion;

/// What can be read, again and again, from its first record.
pub trait Source: Send + Sync {
    /// What a person calls it: the file's name, or the table and its database.
    fn name(&self) -> &str;

    /// The columns, in the source's order.
    fn columns(&self) -> &[Column];

    /// Everything needed to open exactly this source again, guesses filled in; secrets left out.
    fn answers(&self) -> &Answers;

    /// One plain line that says how it is read, such as "Comma-separated, UTF-8, titles in row 1".
    fn reading(&self) -> String;

    /// What was found out rather than answered, in the order in which it is shown, each with its reason.
    fn guesses(&self) -> &[Guess] {
        &[]
    }

    /// What is worth knowing before it is read, the gravest first.
    fn notes(&self) -> &[Note] {
        &[]
    }

    /// Starts a pass at the first record.
    ///
    /// # Errors
    /// When the source can no longer be read, or is not what it was when it was opened.
    fn records(&self) -> Result<Box<dyn Records>, SourceError>;

    /// Starts a pass for a look at the first records. It may be given up after a time that would be too short for all of
    /// them.
    ///
    /// # Errors
    /// As [`Source::records`].
    fn first_records(&self) -> Result<Box<dyn Records>, SourceError> {
        self.records()
    }

    /// The place of the column by which new rows are told, the one that [`Records::bookmark`] is about; `None` where
    /// there is no such column.
    fn growing(&self) -> Option<usize> {
        None
    }

    /// Where more is known about the values of columns: other tables of the database, other files beside this one.
    fn related(&self) -> &[Related] {
        &[]
    }

    /// Every other table of the same database, or every other file beside this one that a table is usually kept in, by
    /// name.
    ///
    /// # Errors
    /// When the database or the folder can no longer be reached.
    fn neighbors(&self) -> Result<Vec<Neighbor>, SourceError> {
        Ok(Vec::new())
    }

    /// How many rows there are, where that is known before they are read; perhaps an estimate.
    fn rows(&self) -> Option<u64> {
        None
    }

    /// A way to ask for single rows by the column in the place `by`, and for what their column in the place `take`
    /// holds. `None` where that column is no key, or its values can be equal without being written alike.
    ///
    /// # Errors
    /// When the source can no longer be reached.
    fn keyed(&self, _by: usize, _take: usize) -> Result<Option<Box<dyn Keyed>>, SourceError> {
        Ok(None)
    }

    /// The same, read as `way` says, which are the answers of an earlier plan for such a source. `None` where every
    /// version of reading gives the same cells, or where it can't be read in that way.
    ///
    /// # Errors
    /// When it can no longer be read.
    fn read_before(&self, _way: &Answers) -> Result<Option<Arc<dyn Source>>, SourceError> {
        Ok(None)
    }

    /// Opens another source beside this one, which is read by the same version of reading. Of what the answers leave
    /// open, how this one was reached is taken over, password included, so that another table of the same database
    /// needs no more than its name.
    ///
    /// # Errors
    /// As [`open`].
    fn beside(&self, answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
        open(&answers.clone().read_as(self.answers().reading))
    }
}

/// One pass over a source.
pub trait Records: Send {
    /// Reads the next record into `record`, reusing its memory; `false` at the end.
    ///
    /// # Errors
    /// When reading fails midway. A record that is merely odd (too short, too long) is no error.
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError>;

    /// How far the pass has come.
    fn progress(&self) -> Progress;

    /// What was odd about the rows read so far, the gravest first. Complete once [`Records::read`] gave `false`.
    fn remarks(&self) -> Vec<Remark> {
        Vec::new()
    }

    /// The highest value so far of the column by which new rows are told (the answer `key`), as the answer
    /// `since` takes it, and no lower than that answer. Worth keeping once everything up to here was handed over; `None`
    /// where there is no such column, or neither a row nor such an answer yet.
    fn bookmark(&self) -> Option<&str> {
        None
    }
}

/// Single rows of a source by their key ([`Source::keyed`]).
pub trait Keyed: Send {
    /// Hands `found` the key and what is taken of each row that has one of these keys, in any order, perhaps more than
    /// once.
    ///
    /// # Errors
    /// When the source can no longer be asked.
    fn look_up(&mut self, keys: &[&str], found: &mut dyn FnMut(&str, &str)) -> Result<(), SourceError>;
}

/// How much of a source was read, in units that only compare with each other (bytes for a file, rows for a table).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Read so far.
    pub done: u64,
    /// All there is, when it is known.
    pub total: Option<u64>,
}

/// A kind of source: what it asks for and how it opens. Adding one is a file and an entry in [`SOURCES`].
pub struct SourceKind {
    /// Stands in plans (`kind = "csv"`).
    pub id: &'static str,
    /// What a person reads.
    pub label: &'static str,
    /// What is asked for; the window's form and the plan's keys follow from it.
    pub fields: &'static [Field],
    /// Opens the source that the answers describe.
    pub open: fn(&Answers) -> Result<Arc<dyn Source>, SourceError>,
}

/// Every kind of source there is.
pub const SOURCES: &[SourceKind] = &[csv::KIND, mysql::KIND];

/// Opens the source that the answers describe.
///
/// # Errors
/// When the kind or an answer is unknown, or the source cannot be read.
pub fn open(answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    let Some(kind) = SOURCES.iter().find(|kind| kind.id == answers.kind) else {
        return Err(SourceError::UnknownKind { kind: answers.kind.clone() });
    };
    answers.check(kind)?;
    Ok(Returned::recognise((kind.open)(answers)?))
}

/// What can go wrong with a source. Data only; [`crate::error`] makes the sentence.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum SourceError {
    /// A plan names a kind of source that does not exist.
    UnknownKind { kind: String },
    /// An answer that no field asks for.
    UnknownAnswer { field: String, kind: &'static str, known: Vec<&'static str> },
    /// A field that must be answered was not.
    MissingAnswer { field: &'static str, label: &'static str },
    /// An answer that the field cannot take.
    BadAnswer { field: &'static str, value: String, allowed: String },
    /// There is no such file.
    NotFound { path: PathBuf },
    /// It is a folder.
    IsFolder { path: PathBuf },
    /// It is neither a file nor a folder (a device, a socket, a pipe).
    NotAFile { path: PathBuf },
    /// The system does not let us read it.
    NoAccess { path: PathBuf },
    /// There is nothing in it.
    Empty { path: PathBuf },
    /// There are titles and no row beneath.
    TitlesOnly { path: PathBuf },
    /// It is a workbook (`.xlsx`, `.xls`, `.ods`) whatever its name says.
    Workbook { path: PathBuf },
    /// It is not text.
    Binary { path: PathBuf, what: Option<&'static str> },
    /// It is text and no table: a web page, XML, JSON.
    OtherFormat { path: PathBuf, what: &'static str },
    /// A line longer than what is taken for a line.
    LineTooLong { path: PathBuf, line: u64, limit: usize },
    /// More columns than what is taken for a table.
    TooManyColumns { path: PathBuf, columns: usize, limit: usize },
    /// It changed since it was opened, so what was checked is not what would be sent.
    Changed { path: PathBuf },
    /// Reading failed midway.
    Read { path: PathBuf, line: Option<u64>, source: std::io::Error },
    /// What a database said, in our words and its own.
    Database { problem: mysql::DatabaseProblem, server: Option<String> },
}
