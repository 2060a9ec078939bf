//! What can go wrong with a database in a file, each with its own remedy.

use std::path::{Path, PathBuf};

use rusqlite::{Error, ErrorCode};

use crate::message;
use crate::message::{Arg, Message};
use crate::source::{Problem, SourceError};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SqliteProblem {
    /// It is encrypted, damaged at its beginning, or was made by another program.
    NotADatabase,
    /// It is damaged further on.
    Damaged,
    /// Another program keeps it to itself.
    Busy,
    /// There is no table in it.
    NoTables,
    /// Everything in the table is pictures and files.
    NothingReadable {
        /// The table.
        table: String,
    },
    /// A query that SQLite does not understand, with SQLite's words.
    BadQuery {
        /// What SQLite says.
        message: String,
    },
    /// A query that would do something else than read, or nothing.
    NoSelect,
    /// A table and a query at once.
    TableAndQuery,
    /// Anything else.
    Other {
        /// What was met: of our own, or in SQLite's words.
        met: Arg,
    },
}

/// Where it went wrong, and what.
#[derive(Debug)]
struct At {
    path: PathBuf,
    problem: SqliteProblem,
}

impl Problem for At {
    fn message(&self, _: Arg) -> Message {
        let path = self.path.display();
        match &self.problem {
            SqliteProblem::NotADatabase => message!("sqlite-not-a-database", path = path),
            SqliteProblem::Damaged => message!("sqlite-damaged", path = path),
            SqliteProblem::Busy => message!("sqlite-busy", path = path),
            SqliteProblem::NoTables => message!("sqlite-no-tables", path = path),
            SqliteProblem::NothingReadable { table } => {
                message!("sqlite-nothing-readable", path = path, table = table)
            }
            SqliteProblem::BadQuery { message } => message!("sqlite-bad-query", path = path, said = message),
            SqliteProblem::NoSelect => message!("sqlite-no-select", path = path),
            SqliteProblem::TableAndQuery => message!("sqlite-table-and-query"),
            SqliteProblem::Other { met } => message!("sqlite-other", path = path, met = met.clone()),
        }
    }
}

/// An error about this file.
pub(super) fn error(path: &Path, problem: SqliteProblem) -> SourceError {
    SourceError::Special(Box::new(At { path: path.to_owned(), problem }))
}

/// What SQLite met, told apart.
pub(super) fn met(path: &Path, met: &Error) -> SourceError {
    let message = || match met {
        Error::SqliteFailure(_, Some(message)) | Error::SqlInputError { msg: message, .. } => message.clone(),
        other => other.to_string(),
    };
    let problem = match met.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => SqliteProblem::NotADatabase,
        Some(ErrorCode::DatabaseCorrupt) => SqliteProblem::Damaged,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => SqliteProblem::Busy,
        Some(ErrorCode::PermissionDenied) => return SourceError::NoAccess { path: path.to_owned() },
        _ => SqliteProblem::Other { met: message().into() },
    };
    error(path, problem)
}

/// Words what fails where a query of the person's own is looked at.
pub(super) fn met_in_query(path: &Path, problem: &Error) -> SourceError {
    match problem {
        Error::SqlInputError { msg, .. } => error(path, SqliteProblem::BadQuery { message: msg.clone() }),
        Error::SqliteFailure(code, Some(message)) if code.code == ErrorCode::Unknown => {
            error(path, SqliteProblem::BadQuery { message: message.clone() })
        }
        Error::MultipleStatement => error(path, SqliteProblem::NoSelect),
        other => met(path, other),
    }
}
