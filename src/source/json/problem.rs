//! What can go wrong with JSON, each with its own remedy.

use std::path::{Path, PathBuf};

use super::frames::LONGEST;
use crate::message;
use crate::message::{Arg, Message};
use crate::source::table::MOST_COLUMNS;
use crate::source::{Problem, SourceError};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum JsonProblem {
    /// Nothing in it is an object.
    NoObjects,
    /// All of it is one object, and what are likely its records stand in a list of it.
    OneObject {
        /// The key of the list.
        list: String,
    },
    /// More keys than what is taken for a table.
    TooManyKeys {
        /// What is nested is kept as JSON.
        nested: bool,
    },
    /// A record of a list that is too long, or never ends.
    TooLong {
        /// The line on which it begins.
        line: u64,
    },
}

/// Where it went wrong, and what.
#[derive(Debug)]
struct At {
    path: PathBuf,
    problem: JsonProblem,
}

impl Problem for At {
    fn message(&self, face: Arg) -> Message {
        let path = self.path.display();
        match &self.problem {
            JsonProblem::NoObjects => message!("json-no-objects", path = path),
            JsonProblem::OneObject { list } => message!("json-one-object", path = path, list = list),
            JsonProblem::TooManyKeys { nested: true } => {
                message!("json-too-many-nested-keys", path = path, most = MOST_COLUMNS, face = face)
            }
            JsonProblem::TooManyKeys { nested: false } => {
                message!("json-too-many-keys", path = path, most = MOST_COLUMNS)
            }
            JsonProblem::TooLong { line } => {
                message!("json-too-long", path = path, line = *line, megabytes = LONGEST / (1024 * 1024))
            }
        }
    }
}

/// An error about this file.
pub(super) fn error(path: &Path, problem: JsonProblem) -> SourceError {
    SourceError::Special(Box::new(At { path: path.to_owned(), problem }))
}
