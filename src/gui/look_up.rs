//! A column that is about to be looked up in a second file or table: opened in the background, shown in a dialog.

use std::path::Path;
use std::sync::Arc;

use super::task::Task;
use crate::error::Error;
use crate::import::survey::survey;
use crate::import::{SecondSource, Wake};
use crate::mapping::Slot;
use crate::mapping::profile::ColumnProfile;
use crate::mapping::suggest::{LookupGuess, suggest_lookup};
use crate::source::{Answers, Column, Source};

/// What is being chosen.
pub struct LookingUp {
    /// The field whose column it is.
    pub(super) slot: Slot,
    /// The column's title.
    pub(super) column: String,
    opening: Task<Found>,
    /// What was opened, or why it could not be.
    pub(super) found: Option<Result<Found, Error>>,
}

/// A second source that was looked at.
pub struct Found {
    /// A name for it, and its answers.
    pub(super) second: SecondSource,
    pub(super) columns: Vec<Column>,
    profiles: Vec<ColumnProfile>,
    pub(super) rows: u64,
}

impl LookingUp {
    /// Nothing is opened yet.
    pub fn new(slot: Slot, column: &str) -> Self {
        Self { slot, column: column.to_owned(), opening: Task::default(), found: None }
    }

    /// Opens what was named: a path, or a table of the same database where there is no such file.
    pub fn open(&mut self, named: &str, beside: &Arc<dyn Source>, known: &[SecondSource], wake: &Wake) {
        let named = named.trim().to_owned();
        let known = known.to_vec();
        let beside = Arc::clone(beside);
        self.found = None;
        self.opening.start("look up", wake, move |context| {
            let given = if beside.answers().kind == "mysql" && !Path::new(&named).exists() {
                Answers::new("mysql").with("table", named.as_str())
            } else {
                Answers::new("csv").with("file", named.as_str())
            };
            let source = beside.beside(&given)?;
            let seen = survey(source.as_ref(), None, &context.stop, &context.progress, &mut context.ticker)?;
            // A file is read next time as it is read now; a table is reached as the source is.
            let answers = if given.kind == "csv" { source.answers().clone() } else { given };
            let name = SecondSource::name_for(&named, &answers, &known);
            Ok(Found {
                second: SecondSource { name, answers },
                columns: source.columns().to_vec(),
                profiles: seen.profiles,
                rows: seen.rows,
            })
        });
    }

    /// Whether something is being opened.
    pub fn is_opening(&self) -> bool {
        self.opening.is_running()
    }

    /// Receives what was opened.
    pub fn receive(&mut self) {
        if let Some(found) = self.opening.take() {
            self.found = Some(found);
        }
    }
}

impl Found {
    /// Which of its columns go with a column that is looked up.
    pub fn guess(&self, looking: &LookingUp) -> LookupGuess {
        suggest_lookup(&looking.column, looking.slot.part, &self.columns, &self.profiles)
    }
}
