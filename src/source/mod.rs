//! Where records come from.
//!
//! A [`Source`] is something that can be read from its beginning as often as needed and gives the same records
//! each time; [`Records`] is one pass over it. No pass ever holds the source in memory, but for kinds of file that can be
//! read in no other way, and these have a limit. What a source asks of the person ([`field`]) becomes a source in one
//! place, [`open`], and every kind of source is one entry of [`SOURCES`].

pub mod csv;
pub mod field;
pub mod json;
pub mod mysql;
pub mod postgres;
pub mod server;
pub mod sheet;
pub mod sqlite;

mod beside;
mod caught;
mod column;
mod file;
mod file_name;
mod growing;
mod notice;
mod origin;
mod packed;
mod piped;
mod problem;
mod record;
mod related;
mod returned;
mod several;
mod table;
mod text;
mod version;
mod warning;
mod watched;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::message;
use crate::message::{Arg, Message};

pub use column::Column;
pub use field::{Answers, Choice, Each, Field, FieldKind, Group, Guess};
pub use file::{PLAN_ENDINGS, is_plan};
pub use file_name::FileName;
pub use growing::tells_new_rows;
pub use notice::{Difference, SourceNotice};
use piped::PipedProblem;
pub use piped::{Paths, Wanted};
pub use problem::Problem;
use record::trimmed;
pub use record::{Raggedness, Record};
pub use related::{Holding, Neighbor, Related};
pub use returned::{FORMULA_STARTS, LEFT_OUT_TITLES, Returned};
pub use server::{DatabaseProblem, ServerKind};
pub use several::ALL as ALL_TABLES;
pub use version::ReadingVersion;
pub use warning::{FIRST_LINES, Oddity, ParseWarning};
pub use watched::open_watched;

/// What can be read, again and again, from its first record.
pub trait Source: Send + Sync {
    /// What a person calls it: the file's name, or the table and its database.
    fn name(&self) -> &str;

    /// The columns, in the source's order.
    fn columns(&self) -> &[Column];

    /// Everything needed to open exactly this source again, guesses filled in; secrets left out.
    fn answers(&self) -> &Answers;

    /// How it is read in one plain line, such as "Comma-separated, UTF-8, titles in row 1".
    fn reading(&self) -> Message;

    /// The same without which file or table it is.
    fn manner(&self) -> Message {
        self.reading()
    }

    /// What was found out rather than answered, in the order in which it is shown, each with its reason.
    fn guesses(&self) -> &[Guess] {
        &[]
    }

    /// What is worth knowing before it is read, the gravest first.
    fn notices(&self) -> &[SourceNotice] {
        &[]
    }

    /// The keys that lead to each column, where records have keys within keys; empty where a title says all.
    fn paths(&self) -> Vec<Vec<String>> {
        Vec::new()
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

    /// What it holds of which one is read, where that is more than one thing; empty where it is all that there is.
    fn holds(&self) -> &[Holding] {
        &[]
    }

    /// What opens the table of this name beside this one; `None` where there are no tables, but files. There may be no
    /// such table.
    fn table_beside(&self, _name: &str) -> Option<Answers> {
        None
    }

    /// Whether one of its files may be the one that had this name once. A name tells a file from those beside it, so that it
    /// says more or less of where the file is when others are there.
    fn was_called(&self, file: FileName, name: &str) -> bool {
        file.text() == name
    }

    /// How many rows there are, those that can't be read among them, where that is known before they are read; perhaps an
    /// estimate.
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

    /// The same with each row read for what it is itself, as later versions of reading read it; `None` where other rows have
    /// no say in what a row is. Where they have, rows that are added make others of those that were sent, which are known by
    /// this.
    ///
    /// # Errors
    /// When it can no longer be read.
    fn read_alone(&self) -> Result<Option<Arc<dyn Source>>, SourceError> {
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

    /// The same, and also gives what can't be read and is passed over there ([`Record::broken`]), in its place. Only what
    /// has to account for every row asks for it.
    ///
    /// # Errors
    /// As [`Records::read`].
    fn read_every(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        self.read(record)
    }

    /// How far the pass has come.
    fn progress(&self) -> Progress;

    /// What was odd about the rows read so far, the gravest first. Complete once [`Records::read`] gave `false`.
    fn warnings(&self) -> Vec<ParseWarning> {
        Vec::new()
    }

    /// The titles of columns that no record has had so far, where records say themselves which columns they have.
    fn unseen(&self) -> Vec<String> {
        Vec::new()
    }

    /// The highest value so far of the column by which new rows are told (the answer `key`), as the answer
    /// `since` takes it, and no lower than that answer. Worth keeping once everything up to here was sent; `None`
    /// where there is no such column, or neither a row nor such an answer yet.
    fn bookmark(&self) -> Option<&str> {
        None
    }
}

/// [`Records::read`] of a pass that gives every record anyhow: the next one that can be read.
fn read_unbroken(records: &mut impl Records, record: &mut Record) -> Result<bool, SourceError> {
    while records.read_every(record)? {
        if !record.broken {
            return Ok(true);
        }
    }
    Ok(false)
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
    /// The key of what a person reads.
    pub label: &'static str,
    /// The key of what its files are called in a list of those that can be read; `None` for what is no file.
    pub files: Option<&'static str>,
    /// How its files are usually called at their end, for the file chooser; none for what is no file.
    pub endings: &'static [&'static str],
    /// The answers that stand for what somebody typed, dropped or chose (a path, an address), where this kind takes it.
    pub claim: fn(&str) -> Result<Option<Answers>, SourceError>,
    /// What it takes to reach one.
    pub reach: Reach,
    /// How rows are told that came since the last import.
    pub new_rows: NewRows,
    /// What is asked for; the window's form and the plan's keys follow from it.
    pub fields: &'static [Field],
    /// Opens the source that the answers describe.
    pub open: fn(&Answers) -> Result<Arc<dyn Source>, SourceError>,
    /// Reads what another program writes, where this kind can be read so: once, each record by itself.
    pub piped: Option<OpenPiped>,
}

/// Reads what another program writes as the answers say.
pub type OpenPiped =
    fn(stream: Box<dyn Read + Send>, answers: &Answers, wanted: &Wanted<'_>) -> Result<Arc<dyn Source>, SourceError>;

impl SourceKind {
    /// The servers that it takes; `None` where it takes none.
    pub fn server(&self) -> Option<&'static ServerKind> {
        match self.reach {
            Reach::Server(server) => Some(server),
            Reach::File => None,
        }
    }
}

/// What it takes to reach a source.
#[derive(Clone, Copy, Debug)]
pub enum Reach {
    /// A file that is there.
    File,
    /// A server that lets somebody in, and shows what it has.
    Server(&'static ServerKind),
}

/// What is said of how a source is read: `first`, and what more there is to say.
fn reading_of(first: Message, more: impl IntoIterator<Item = Message>) -> Message {
    more.into_iter().fold(first, |before, next| message!("reading-and", before = before, next = next))
}

/// How rows are told that came since the last import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewRows {
    /// They stand behind all others.
    AtTheEnd,
    /// A column of theirs is higher: the answers `key`, `since` and `again`.
    ByColumn,
}

/// Every kind of source there is. The first that claims an input has it; text takes every file, and so comes last.
pub const SOURCES: &[SourceKind] = &[mysql::KIND, postgres::KIND, sqlite::KIND, sheet::KIND, json::KIND, csv::KIND];

/// The answers that stand for what somebody typed, dropped or chose: a path or an address, or a folder or a pattern, which
/// stand for several files.
///
/// # Errors
/// When it was meant for a kind of source and is nothing that this kind understands.
pub fn named(text: &str) -> Result<Answers, SourceError> {
    named_together(&[text.to_owned()])
}

/// The answers that stand for several files as one table: files, folders and patterns. One of them alone is as in [`named`].
///
/// # Errors
/// As [`named`]; and when there is no such file, or one that can't be read with others.
pub fn named_together(texts: &[String]) -> Result<Answers, SourceError> {
    match (several::named(texts)?, texts) {
        (Some(answers), _) => Ok(answers),
        (None, [text]) => of_kind(text),
        (None, _) => Err(SourceError::MissingAnswer { field: "file", label: "setting-file" }),
    }
}

/// The answers of the first kind that claims what was named.
fn of_kind(text: &str) -> Result<Answers, SourceError> {
    server::served::refuse_mistyped(text)?;
    for kind in SOURCES {
        if let Some(answers) = (kind.claim)(text)? {
            return Ok(answers);
        }
    }
    Err(SourceError::NotFound { path: text.into() })
}

/// What opens what somebody names beside a source: a file, or a table of the same database where there is no such file.
///
/// # Errors
/// As [`named`]; and for the address of a server, whose password no plan could keep.
pub fn named_beside(source: &dyn Source, name: &str) -> Result<Answers, SourceError> {
    if let Some(table) = source.table_beside(name).filter(|_| !Path::new(name).exists() && !name.contains("://")) {
        return Ok(table);
    }
    let answers = named(name)?;
    if answers.is_of_server() {
        // The address is not repeated: it may hold a password.
        let value = name.split_once("://").map_or_else(String::new, |(scheme, _)| format!("{scheme}://…"));
        let allowed = message!("allowed-look-up").into();
        return Err(SourceError::BadAnswer { field: "look-up", value, allowed });
    }
    Ok(answers)
}

/// What a plan keeps to open a second source again that `given` opened beside another: a file is read next time as it
/// is read now, a table is reached as its neighbor is.
pub fn kept_beside(given: Answers, opened: &dyn Source) -> Answers {
    if given.files().next().is_some() { opened.answers().clone() } else { given }
}

/// The kind of this id.
pub fn kind(id: &str) -> Option<&'static SourceKind> {
    SOURCES.iter().find(|kind| kind.id == id)
}

/// Opens the source that the answers describe.
///
/// # Errors
/// When the kind or an answer is unknown, or the source cannot be read.
pub fn open(answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    let Some(kind) = kind(&answers.kind) else {
        return Err(SourceError::UnknownKind { kind: answers.kind.clone() });
    };
    if several::is_asked(kind, answers) {
        return several::open(kind, answers);
    }
    answers.check(kind)?;
    Ok(Returned::recognise((kind.open)(answers)?))
}

/// Opens a source as these answers of an earlier plan say; `None` where it can't be read so.
fn as_it_was_read(way: &Answers) -> Result<Option<Arc<dyn Source>>, SourceError> {
    match open(way) {
        Ok(source) => Ok(Some(source)),
        Err(
            error @ (SourceError::NotFound { .. }
            | SourceError::NoAccess { .. }
            | SourceError::Changed { .. }
            | SourceError::Read { .. }),
        ) => Err(error),
        // Nothing was sent of what could not be read.
        Err(_) => Ok(None),
    }
}

/// The kinds that can be read as another program writes them.
pub fn piped_kinds() -> impl Iterator<Item = &'static SourceKind> {
    SOURCES.iter().filter(|kind| kind.piped.is_some())
}

/// Reads records once, as another program writes them: as `kind` usually writes them, else as the source does that these
/// answers describe, else as plain delimited text. What the answers of a source of that kind say of cells, whoever writes
/// them, counts in each case. `settings` count before the answers.
///
/// # Errors
/// When a setting is none, or they cannot be read.
pub fn piped(
    stream: Box<dyn Read + Send>,
    answers: &Answers,
    kind: Option<&'static SourceKind>,
    settings: &[(String, String)],
    wanted: &Wanted<'_>,
) -> Result<Arc<dyn Source>, SourceError> {
    let planned = answers;
    // Totals stand at the end of the whole, however it comes here.
    let is_set = settings.iter().any(|(field, _)| field == "totals");
    if answers.get("totals") == Some("leave-out") && !is_set {
        return Err(piped::error(PipedProblem::Totals));
    }
    let mut wanted = *wanted;
    let (kind, answers) = match (kind, SOURCES.iter().find(|own| own.id == answers.kind && own.piped.is_some())) {
        (None, Some(own)) => {
            let named = [Group::Place, Group::More, Group::What, Group::New];
            let way = Answers { several: Vec::new(), each: Vec::new(), ..answers.clone() };
            (own, way.without(&named))
        }
        (given, _) => {
            let kind = given.unwrap_or(&csv::KIND);
            wanted.is_usual = true;
            (kind, Answers::new(kind.id).read_as(answers.reading))
        }
    };
    let answers = settings.iter().fold(answers, |answers, (field, value)| answers.with(field, value.as_str()));
    wanted.kin = Some(planned).filter(|planned| planned.kind == kind.id);
    // Where a file would be named stands what is read instead.
    let files = kind.fields.iter().filter(|field| matches!(field.kind, FieldKind::File));
    files.fold(answers.clone(), |answers, field| answers.with(field.id, "stdin")).check(kind)?;
    match kind.piped {
        Some(open) => open(stream, &answers, &wanted),
        None => Err(SourceError::UnknownKind { kind: kind.id.to_owned() }),
    }
}

/// What can go wrong with a source. Data only; [`crate::text`] makes the sentence.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum SourceError {
    /// A plan names a kind of source that does not exist.
    UnknownKind { kind: String },
    /// An answer that no field asks for; the kind by the key of its label.
    UnknownAnswer { field: String, kind: &'static str, known: Vec<&'static str> },
    /// A field that must be answered was not; with the key of its label.
    MissingAnswer { field: &'static str, label: &'static str },
    /// An answer that the field cannot take.
    BadAnswer { field: &'static str, value: String, allowed: Arg },
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
    Binary { path: PathBuf, what: Option<Message> },
    /// It is text and no table: a web page, XML, JSON.
    OtherFormat { path: PathBuf, what: Message },
    /// A line longer than what is taken for a line.
    LineTooLong { path: PathBuf, line: u64, limit: usize },
    /// More columns than what is taken for a table.
    TooManyColumns { path: PathBuf, columns: usize, limit: usize },
    /// It changed since it was opened, so what was checked is not what would be sent.
    Changed { path: PathBuf },
    /// Nobody wanted it opened any more.
    GivenUp,
    /// Reading failed midway.
    Read { path: PathBuf, line: Option<u64>, source: std::io::Error },
    /// What only one kind of source can meet, in the words of that kind.
    Special(Box<dyn Problem>),
    /// What a database said, in our words and its own.
    Database { problem: DatabaseProblem, server: Option<String> },
}
