//! Records that another program writes, one after the other, to be read once: each by itself, whatever stands before and
//! behind it, so that it makes no difference how many programs share the records of a table.
//!
//! Nobody could look at such a stream again, so that what is damaged ends it with a sentence and is not guessed at.

use std::collections::BTreeMap;
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
    /// The last row is as wide as the others, and has no line end.
    OpenEnd {
        /// The line on which it begins.
        line: u64,
    },
    /// The titles stand once more, and the plan reads by rules that take them for a row.
    TitlesAgain {
        /// The line.
        line: u64,
    },
    /// The titles stand once more, and are not the same.
    OtherTitles {
        /// The line.
        line: u64,
    },
    /// The titles stand behind a row, of which nobody knows whether it is whole.
    RowAndTitles {
        /// The line.
        line: u64,
    },
    /// How rows are written is partly left to be found out.
    Unanswered {
        /// The fields without an answer.
        fields: Vec<String>,
    },
    /// Records stand in a list, or go on over several lines.
    List {
        /// The line.
        line: u64,
    },
    /// Lines end with returns alone.
    Returns,
    /// Nothing that came is a record.
    NoObjects,
    /// A title that several keys can have.
    NoPath {
        /// The title.
        title: String,
    },
    /// The plan says that there are no titles.
    NoTitles,
    /// The plan leaves out the totals at the end, which no part of a table knows.
    Totals,
    /// The plan's file has backslashes that protect marks, and whoever passes its rows on may have taken them away.
    Backslashes,
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
            Self::OpenEnd { line } => message!("piped-open-end", line = *line),
            Self::TitlesAgain { line } => message!("piped-titles-again", line = *line),
            Self::OtherTitles { line } => message!("piped-other-titles", line = *line),
            Self::RowAndTitles { line } => message!("piped-row-and-titles", line = *line),
            Self::Unanswered { fields } => message!("piped-unanswered", fields = fields.join(", ")),
            Self::List { line } => message!("piped-list", line = *line),
            Self::Returns => message!("piped-returns"),
            Self::NoObjects => message!("piped-no-objects"),
            Self::NoPath { title } => message!("piped-no-path", title = title),
            Self::NoTitles => message!("piped-no-titles"),
            Self::Totals => message!("piped-totals"),
            Self::Backslashes => message!("piped-backslashes"),
            Self::SameTitle { title } => message!("piped-same-title", title = title),
        }
    }
}

/// What is known of records before they come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'w> {
    /// The titles of the columns that are wanted, for what says its columns record by record.
    pub titles: &'w [&'w str],
    /// The keys that lead to such a column, by its title, where a look at all records told them.
    pub paths: Option<&'w Paths>,
    /// A last row without a line end is whole.
    pub open_end: bool,
    /// They are written as their kind usually is, whatever the plan's source is like. [`piped`](super::piped()) says so.
    pub is_usual: bool,
    /// The answers of the plan's source, where that is of the same kind. [`piped`](super::piped()) says so.
    pub kin: Option<&'w Answers>,
}

/// The keys that lead to columns, by the titles of these.
pub type Paths = BTreeMap<String, Vec<String>>;

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
