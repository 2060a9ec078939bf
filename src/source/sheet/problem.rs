//! What can go wrong with a workbook, each with its own remedy.

use std::path::{Path, PathBuf};

use crate::message;
use crate::message::{Arg, Message};
use crate::source::{Problem, SourceError};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SheetProblem {
    /// It is encrypted.
    Password,
    /// It is damaged, or not all of it is there.
    Damaged {
        /// What was met: of our own, or in the words of whoever met it.
        met: Arg,
    },
    /// It is another kind of Office document, such as a letter of an old Word.
    OtherDocument,
    /// It has macros as sheets, as before 1993.
    MacroSheets,
    /// A binary workbook with cells that are kept in a way that would read as blank.
    Binary,
    /// An `.xls` with cells that are kept in a way that would be passed over.
    OldCells,
    /// No sheet of it has a table.
    NoTable,
    /// It would take too much memory.
    TooLarge {
        /// What takes it.
        what: Message,
        /// The most that is read, in bytes.
        limit: u64,
        /// As what else it could be saved.
        instead: Message,
    },
}

/// Where it went wrong, and what.
#[derive(Debug)]
struct At {
    path: PathBuf,
    problem: SheetProblem,
}

impl Problem for At {
    fn message(&self, _: Arg) -> Message {
        let path = self.path.display();
        match &self.problem {
            SheetProblem::Password => message!("sheet-password", path = path),
            SheetProblem::Damaged { met } => message!("sheet-damaged", path = path, met = met.clone()),
            SheetProblem::OtherDocument => message!("sheet-other-document", path = path),
            SheetProblem::MacroSheets => message!("sheet-macro-sheets", path = path),
            SheetProblem::Binary => message!("sheet-binary", path = path),
            SheetProblem::OldCells => message!("sheet-old-cells", path = path),
            SheetProblem::NoTable => message!("sheet-no-table", path = path),
            SheetProblem::TooLarge { what, limit, instead } => message!(
                "sheet-too-large",
                path = path,
                what = what.clone(),
                megabytes = limit / (1024 * 1024),
                instead = instead.clone(),
            ),
        }
    }
}

/// An error about this file.
pub(super) fn error(path: &Path, problem: SheetProblem) -> SourceError {
    SourceError::Special(Box::new(At { path: path.to_owned(), problem }))
}
