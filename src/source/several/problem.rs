//! What can go wrong with several files that are read as one table.

use std::path::{Path, PathBuf};

use crate::message;
use crate::message::{Arg, Message};
use crate::source::{Problem, SourceError};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SeveralProblem {
    /// No file has a name that fits a pattern.
    NothingFits {
        /// The pattern.
        pattern: String,
        /// Folders have.
        only_folders: bool,
    },
    /// A folder has no file that can be one of several.
    NothingInFolder {
        /// The folder.
        folder: PathBuf,
        /// It has nothing at all.
        is_empty: bool,
    },
    /// Among the files is the address of a server.
    Address,
    /// One file is named, and beside it several.
    FileBeside {
        /// The one.
        file: String,
        /// The files, folders and patterns.
        chosen: Vec<String>,
    },
    /// The name of a file is no text.
    NameIsNoText {
        /// The file, as far as it can be shown.
        path: PathBuf,
    },
    /// There are too many.
    TooMany {
        /// What was chosen.
        chosen: String,
        /// The most there may be.
        most: usize,
    },
    /// Files are of different kinds.
    DifferentKinds {
        /// A file, and the key of what its kind is called.
        one: (String, &'static str),
        /// Another file, and the key of what its kind is called.
        other: (String, &'static str),
    },
    /// Files of this kind hold more than a table, or grow elsewhere than at their end.
    KindOfOne {
        /// A file.
        file: String,
        /// The key of what its kind is called.
        kind: &'static str,
    },
    /// A file has no title that another one has.
    OtherTable {
        /// The file.
        file: String,
        /// The first one.
        first: String,
    },
    /// No table in a file fits a pattern.
    NoTableFits {
        /// The file.
        path: PathBuf,
        /// The pattern.
        pattern: String,
        /// What it holds.
        holds: Vec<String>,
    },
    /// A file came while the others were read.
    Appeared {
        /// The file.
        path: PathBuf,
    },
    /// A file is gone that was there before.
    Vanished {
        /// The file.
        path: PathBuf,
    },
}

impl Problem for SeveralProblem {
    fn message(&self, _: Arg) -> Message {
        match self {
            Self::NothingFits { pattern, only_folders: false } => message!("several-nothing-fits", pattern = pattern),
            Self::NothingFits { pattern, only_folders: true } => message!("several-only-folders", pattern = pattern),
            Self::NothingInFolder { folder, is_empty: true } => {
                message!("several-empty-folder", path = folder.display())
            }
            Self::NothingInFolder { folder, is_empty: false } => {
                message!("several-nothing-in-folder", path = folder.display())
            }
            Self::Address => message!("several-address"),
            Self::FileBeside { file, chosen } => {
                message!("several-file-beside", file = file, chosen = Arg::quoted(chosen, NAMED))
            }
            Self::NameIsNoText { path } => message!("several-name-is-no-text", path = path.display()),
            Self::TooMany { chosen, most } => message!("several-too-many", chosen = chosen, most = *most),
            Self::DifferentKinds { one: (one, kind), other: (other, other_kind) } => message!(
                "several-different-kinds",
                one = one,
                kind = message!(kind),
                other = other,
                other_kind = message!(other_kind)
            ),
            Self::KindOfOne { file, kind } => {
                message!("several-kind-of-one", file = file, kind = message!(kind))
            }
            Self::OtherTable { file, first } => message!("several-other-table", file = file, first = first),
            Self::NoTableFits { path, pattern, holds } => message!(
                "several-no-table-fits",
                path = path.display(),
                pattern = pattern,
                holds = Arg::list(holds, NAMED)
            ),
            Self::Appeared { path } => message!("several-appeared", path = path.display()),
            Self::Vanished { path } => message!("several-vanished", path = path.display()),
        }
    }
}

/// So many of the tables that a file holds are named.
const NAMED: usize = 8;

/// As an error of a source.
pub(super) fn error(problem: SeveralProblem) -> SourceError {
    SourceError::Special(Box::new(problem))
}

/// A file that was there is gone: told so, and not as if it never had been.
pub(super) fn vanished(path: &Path, error: SourceError) -> SourceError {
    match error {
        SourceError::NotFound { .. } => self::error(SeveralProblem::Vanished { path: path.to_owned() }),
        other => other,
    }
}
