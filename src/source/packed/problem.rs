//! What can go wrong with packed files, each with its own remedy.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::message;
use crate::message::{Arg, Message};
use crate::source::{Problem, SourceError};

/// By how many times a file may grow in unpacking, once much came out of it. Tables of rows that are much alike grow by a
/// hundred times.
pub(super) const MOST_TIMES: u64 = 500;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source) enum PackedProblem {
    /// It ends before what is packed in it does.
    CutOff,
    /// It can't be unpacked.
    Damaged {
        /// What was met: of our own, or in the words of whoever met it.
        met: Arg,
    },
    /// It unpacks to so much more than it is that it may be made to do harm.
    Bomb,
    /// What is in it is packed again, or an archive.
    Twice {
        /// It is a tar archive.
        tar: bool,
    },
    /// An archive holds nothing but archives.
    Archives {
        /// One of them.
        name: String,
    },
    /// An archive has no file that a table may be in.
    NoTable {
        /// What it holds.
        holds: Vec<String>,
    },
    /// A file of an archive needs a password.
    Password {
        /// Its name.
        name: String,
    },
    /// A file of an archive is packed in a way that is not known here.
    Method {
        /// Its name.
        name: String,
    },
}

// It travels within what reading says.
impl std::error::Error for PackedProblem {}

impl fmt::Display for PackedProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self:?}")
    }
}

/// Where it went wrong, and what.
#[derive(Debug)]
struct At {
    path: PathBuf,
    problem: PackedProblem,
}

impl Problem for At {
    fn message(&self, _: Arg) -> Message {
        let path = self.path.display();
        match &self.problem {
            PackedProblem::CutOff => message!("packed-cut-off", path = path),
            PackedProblem::Damaged { met } => message!("packed-damaged", path = path, met = met.clone()),
            PackedProblem::Bomb => message!("packed-bomb", path = path, times = MOST_TIMES),
            PackedProblem::Twice { tar: true } => message!("packed-tar", path = path),
            PackedProblem::Twice { tar: false } => message!("packed-twice", path = path),
            PackedProblem::Archives { name } => message!("packed-archives", path = path, name = name),
            PackedProblem::NoTable { holds } if holds.is_empty() => message!("packed-empty", path = path),
            PackedProblem::NoTable { holds } => {
                message!("packed-no-table", path = path, holds = Arg::list(holds, NAMED))
            }
            PackedProblem::Password { name } => message!("packed-password", path = path, name = name),
            PackedProblem::Method { name } => message!("packed-method", path = path, name = name),
        }
    }
}

/// Files of an archive that are named.
const NAMED: usize = 4;

/// An error about this file.
pub(in crate::source) fn error(path: &Path, problem: PackedProblem) -> SourceError {
    SourceError::Special(Box::new(At { path: path.to_owned(), problem }))
}

/// What reading met, if it is of this kind.
pub(in crate::source) fn within(error: &io::Error) -> Option<&PackedProblem> {
    error.get_ref()?.downcast_ref()
}
