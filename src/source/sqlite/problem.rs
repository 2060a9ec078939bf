//! What can go wrong with a database in a file, each with its own remedy.

use std::path::{Path, PathBuf};

use rusqlite::{Error, ErrorCode};

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
    /// Anything else, with SQLite's words.
    Other {
        /// What SQLite says.
        message: String,
    },
}

/// Where it went wrong, and what.
#[derive(Debug)]
struct At {
    path: PathBuf,
    problem: SqliteProblem,
}

impl Problem for At {
    fn sentence(&self) -> String {
        let path = self.path.display();
        match &self.problem {
            SqliteProblem::NotADatabase => format!(
                "{path} can't be read as an SQLite database: it is encrypted, or damaged. Save a copy without a \
                 password in the program that made it, and choose that."
            ),
            SqliteProblem::Damaged => format!(
                "{path} is damaged, so not all of its rows can be read. Copy it again from where it came, while no \
                 program writes to it."
            ),
            SqliteProblem::Busy => {
                format!("Another program is writing to {path}. Close that program, or choose a copy of the file.")
            }
            SqliteProblem::NoTables => format!("{path} has no tables. Choose another file."),
            SqliteProblem::NothingReadable { table } => {
                format!("The table {table} of {path} holds only pictures and files, and nothing to import.")
            }
            SqliteProblem::BadQuery { message } => {
                format!("SQLite can't read this query of {path}: {message}. Correct the query.")
            }
            SqliteProblem::NoSelect => {
                format!("{path} is only read. Write one SELECT, and nothing else.")
            }
            SqliteProblem::TableAndQuery => "Choose a table or write a query, not both.".to_owned(),
            SqliteProblem::Other { message } => format!("{path} can't be read: {message}. Try again."),
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
        _ => SqliteProblem::Other { message: message() },
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
