//! What can go wrong with packed files, each with its own remedy.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

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
        /// What was met, in the words of whoever met it.
        message: String,
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
    fn sentence(&self) -> String {
        let path = self.path.display();
        match &self.problem {
            PackedProblem::CutOff => format!(
                "{path} is cut off: it ends before what is packed in it does, so not all of it is there. Export, download or \
                 copy it again."
            ),
            PackedProblem::Damaged { message } => format!(
                "{path} is a packed file that is damaged or not all there, so not all of it can be read ({message}). Export, \
                 download or copy it again."
            ),
            PackedProblem::Bomb => format!(
                "{path} unpacks to more than {MOST_TIMES} times its size, as no table does; it may be made to do harm. If you \
                 know where it is from, unpack it yourself and choose what comes out."
            ),
            PackedProblem::Twice { tar: true } => {
                format!("{path} holds a tar archive, which is not looked into. Unpack it and choose a file of it.")
            }
            PackedProblem::Twice { tar: false } => format!(
                "{path} holds something that is packed again, which is not looked into. Unpack it and choose what comes out."
            ),
            PackedProblem::Archives { name } => format!(
                "{path} is a ZIP archive with another packed file in it ({name}), which is not looked into. Unpack it and \
                 choose what comes out."
            ),
            PackedProblem::NoTable { holds } => {
                let holds = match holds.as_slice() {
                    [] => "it is empty".to_owned(),
                    names => format!("it holds {}", list(names)),
                };
                format!(
                    "{path} is a ZIP archive without a file that a table may be in (such as .csv or .jsonl): {holds}. Choose \
                     another file, or unpack it and choose a file of it."
                )
            }
            PackedProblem::Password { name } => format!(
                "{name} in {path} is protected by a password. Unpack it with its password and choose what comes out."
            ),
            PackedProblem::Method { name } => format!(
                "{name} in {path} is packed in a way that can't be read here. Unpack it and choose what comes out."
            ),
        }
    }
}

fn list(names: &[String]) -> String {
    const NAMED: usize = 4;
    let mut named = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        named += ", …";
    }
    named
}

/// An error about this file.
pub(in crate::source) fn error(path: &Path, problem: PackedProblem) -> SourceError {
    SourceError::Special(Box::new(At { path: path.to_owned(), problem }))
}

/// What reading met, if it is of this kind.
pub(in crate::source) fn within(error: &io::Error) -> Option<&PackedProblem> {
    error.get_ref()?.downcast_ref()
}
