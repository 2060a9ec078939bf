//! Records that another program writes, one after the other, to be read once: each by itself, whatever stands before and
//! behind it, so that it makes no difference how many programs share the records of a table.
//!
//! Nobody could look at such a stream again, so that what is damaged ends it with a sentence and is not guessed at.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Answers, Column, Problem, Records, Returned, Source, SourceError};
use crate::message;
use crate::message::{Arg, Message};

/// What ends a stream of records, or keeps it from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PipedProblem {
    /// Nothing comes, not even titles.
    Empty,
    /// It ends within a record.
    Torn {
        /// The line on which the record begins.
        line: u64,
    },
    /// Bytes that are no letters of the encoding.
    Letters {
        /// The line.
        line: u64,
        /// What the encoding is called.
        encoding: String,
    },
    /// The plan says that there are no titles.
    NoTitles,
    /// The plan leaves out the totals at the end, which no part of a table knows.
    Totals,
    /// Two keys that make one title, so that which is meant depends on which is met first.
    SameTitle {
        /// The title.
        title: String,
    },
}

impl Problem for PipedProblem {
    fn message(&self, _face: Arg) -> Message {
        match self {
            Self::Empty => message!("piped-empty"),
            Self::Torn { line } => message!("piped-torn", line = *line),
            Self::Letters { line, encoding } => message!("piped-letters", line = *line, encoding = encoding),
            Self::NoTitles => message!("piped-no-titles"),
            Self::Totals => message!("piped-totals"),
            Self::SameTitle { title } => message!("piped-same-title", title = title),
        }
    }
}

/// The error for it.
pub(super) fn error(problem: PipedProblem) -> SourceError {
    SourceError::Special(Box::new(problem))
}

/// What another program writes, as a source whose records are there once.
struct Piped {
    columns: Vec<Column>,
    answers: Answers,
    manner: Message,
    records: Mutex<Option<Box<dyn Records>>>,
}

/// A source of these records.
pub(super) fn source(
    columns: Vec<Column>,
    answers: &Answers,
    manner: Message,
    records: Box<dyn Records>,
) -> Arc<dyn Source> {
    let records = Mutex::new(Some(records));
    Returned::recognise(Arc::new(Piped { columns, answers: answers.clone(), manner, records }))
}

impl Source for Piped {
    fn name(&self) -> &str {
        "stdin"
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn answers(&self) -> &Answers {
        &self.answers
    }

    fn reading(&self) -> Message {
        self.manner.clone()
    }

    fn records(&self) -> Result<Box<dyn Records>, SourceError> {
        let records = self.records.lock().unwrap_or_else(PoisonError::into_inner).take();
        // What was read is gone.
        records.ok_or_else(|| SourceError::Changed { path: PathBuf::from(self.name()) })
    }
}
