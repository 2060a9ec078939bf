//! What can go wrong with a workbook, each with its own remedy.

use std::path::{Path, PathBuf};

use crate::source::{Problem, SourceError};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SheetProblem {
    /// It is encrypted.
    Password,
    /// It is damaged, or not all of it is there.
    Damaged {
        /// What was met, in the words of whoever met it.
        message: String,
    },
    /// It is another kind of Office document, such as a letter of an old Word.
    OtherDocument,
    /// A binary workbook: a formula that ends in an error can't be told from a blank cell in it.
    Binary,
    /// No sheet of it has a table.
    NoTable,
    /// It would take too much memory.
    TooLarge {
        /// What takes it.
        what: &'static str,
        /// The most that is read, in bytes.
        limit: u64,
        /// As what else it could be saved.
        instead: &'static str,
    },
}

/// Where it went wrong, and what.
#[derive(Debug)]
struct At {
    path: PathBuf,
    problem: SheetProblem,
}

impl Problem for At {
    fn sentence(&self) -> String {
        let path = self.path.display();
        match &self.problem {
            SheetProblem::Password => format!(
                "{path} is protected by a password. Open it in the program that made it, save a copy without a password \
                 and choose that."
            ),
            SheetProblem::Damaged { message } => format!(
                "{path} is a spreadsheet workbook that is damaged or not all there, so not all of it can be read \
                 ({message}). Copy it again from where it came, or open it, save it anew and choose that."
            ),
            SheetProblem::OtherDocument => format!(
                "{path} is an Office document and no spreadsheet workbook that can be read. Choose a workbook, or a CSV \
                 file."
            ),
            SheetProblem::Binary => format!(
                "{path} is a binary workbook (.xlsb). Errors in it can't be told from blank cells, so it is not read. Open it, \
                 save it as .xlsx and choose that."
            ),
            SheetProblem::NoTable => format!(
                "{path} is a spreadsheet workbook without a table: no sheet of it has a row of titles with rows beneath. \
                 Choose another file."
            ),
            SheetProblem::TooLarge { what, limit, instead } => format!(
                "{path} is too large: {what} must be held in memory, and {} MB of it are the most. Open it, save it as \
                 {instead} and choose that.",
                limit / (1024 * 1024)
            ),
        }
    }
}

/// An error about this file.
pub(super) fn error(path: &Path, problem: SheetProblem) -> SourceError {
    SourceError::Special(Box::new(At { path: path.to_owned(), problem }))
}
