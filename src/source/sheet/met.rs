//! What the calamine crate meets in a workbook, as our errors.

use std::path::Path;

use calamine::{OdsError, XlsError, XlsbError, XlsxError};

use super::problem::{self, SheetProblem};
use crate::message;
use crate::source::SourceError;
use crate::source::caught::caught;

/// Runs a piece of the crate; a panic of its own says that the file is damaged.
pub(super) fn guarded<T, E: Met>(path: &Path, work: impl FnOnce() -> Result<T, E>) -> Result<T, SourceError> {
    match caught(work) {
        Some(outcome) => outcome.map_err(|error| error.met(path)),
        None => Err(problem::error(path, SheetProblem::Damaged { met: message!("damaged-nonsense").into() })),
    }
}

/// What the crate met.
pub(super) trait Met {
    fn met(self, path: &Path) -> SourceError;
}

/// What is said of a workbook in which that was met.
pub(super) fn damaged(path: &Path, message: &dyn std::fmt::Display) -> SourceError {
    problem::error(path, SheetProblem::Damaged { met: message.to_string().into() })
}

impl Met for XlsxError {
    fn met(self, path: &Path) -> SourceError {
        match self {
            Self::Password => problem::error(path, SheetProblem::Password),
            other => damaged(path, &other),
        }
    }
}

/// Whether a part of a workbook is a sheet with macros.
pub(super) fn is_macro_sheet(part: &str) -> bool {
    part.split('/').any(|folder| folder.eq_ignore_ascii_case("macrosheets"))
}

impl Met for XlsbError {
    fn met(self, path: &Path) -> SourceError {
        match self {
            Self::Password => problem::error(path, SheetProblem::Password),
            Self::Unrecognized { val, .. } if is_macro_sheet(&val) => problem::error(path, SheetProblem::MacroSheets),
            other => damaged(path, &other),
        }
    }
}

impl Met for OdsError {
    fn met(self, path: &Path) -> SourceError {
        match self {
            Self::Password => problem::error(path, SheetProblem::Password),
            other => damaged(path, &other),
        }
    }
}

impl Met for XlsError {
    fn met(self, path: &Path) -> SourceError {
        match self {
            Self::Password => problem::error(path, SheetProblem::Password),
            Self::Cfb(error) if format!("{error:?}").starts_with("StreamNotFound") => {
                problem::error(path, SheetProblem::OtherDocument)
            }
            other => damaged(path, &other),
        }
    }
}
