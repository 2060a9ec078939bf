//! What can go wrong with JSON, each with its own remedy.

use std::path::{Path, PathBuf};

use indicatif::HumanCount;

use super::frames::LONGEST;
use super::keys::MOST_COLUMNS;
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
    fn sentence(&self) -> String {
        let path = self.path.display();
        match &self.problem {
            JsonProblem::NoObjects => format!(
                "{path} is JSON without records: each record must be an object, such as {{\"email\": \"ada@example.com\"}}, \
                 one in each line or all in one list. Export it again, or choose another file."
            ),
            JsonProblem::OneObject { list } => format!(
                "{path} is one JSON object, whose records seem to stand in its list \"{list}\". Save that list as a file of \
                 its own and choose that."
            ),
            JsonProblem::TooManyKeys { nested: true } => format!(
                "{path} has more than {} different keys, as where each person or day has a key of its own. Choose that what \
                 is nested is kept as JSON (\"nested\" = \"json\").",
                HumanCount(MOST_COLUMNS as u64)
            ),
            JsonProblem::TooManyKeys { nested: false } => format!(
                "{path} has more than {} different keys, which is no table. Export it so that what differs between records \
                 is a value and no key.",
                HumanCount(MOST_COLUMNS as u64)
            ),
            JsonProblem::TooLong { line } => format!(
                "The record that begins on line {line} of {path} is longer than {} MB, or a bracket or quotation mark of it \
                 is never closed. Export the file again, or mend that line.",
                LONGEST / (1024 * 1024)
            ),
        }
    }
}

/// An error about this file.
pub(super) fn error(path: &Path, problem: JsonProblem) -> SourceError {
    SourceError::Special(Box::new(At { path: path.to_owned(), problem }))
}
