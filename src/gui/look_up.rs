//! A column that is about to be looked up in a second file or table: opened in the background, shown in a dialog.

use std::sync::{Arc, Mutex, PoisonError};

use super::task::Task;
use crate::error::{Error, standing_words};
use crate::mapping::Slot;
use crate::mapping::profile::ColumnProfile;
use crate::mapping::suggest::{LookupGuess, suggest_lookup};
use crate::pipeline::Wake;
use crate::pipeline::lookup::{Candidate, Look, candidates};
use crate::pipeline::survey::survey;
use crate::plan::SecondSource;
use crate::source::{self, Column, Source};

/// What is being chosen.
pub struct LookingUp {
    /// The field whose column it is.
    pub(super) slot: Slot,
    /// The column's title.
    pub(super) column: String,
    opening: Task<Found>,
    searching: Task<()>,
    candidates: Arc<Mutex<Vec<Candidate>>>,
    /// What was opened, or why it could not be.
    pub(super) found: Option<Result<Found, Error>>,
}

/// A second source that was looked at.
pub struct Found {
    named: String,
    /// A name for it, and its answers.
    pub(super) second: SecondSource,
    pub(super) columns: Vec<Column>,
    profiles: Vec<ColumnProfile>,
    pub(super) rows: u64,
    /// Which of its columns go with the one that is looked up.
    pub(super) guess: LookupGuess,
}

impl LookingUp {
    /// Nothing is opened yet.
    pub fn new(slot: Slot, column: &str) -> Self {
        Self {
            slot,
            column: column.to_owned(),
            opening: Task::default(),
            searching: Task::default(),
            candidates: Arc::default(),
            found: None,
        }
    }

    /// Begins to look through the tables or files beside the source.
    pub fn search(&mut self, source: &Arc<dyn Source>, wake: &Wake) {
        let Some(column) = source.columns().iter().position(|column| column.title == self.column) else { return };
        let (source, part, found) = (Arc::clone(source), self.slot.part, Arc::clone(&self.candidates));
        self.searching.start("look around", wake, move |context| {
            let (stop, progress) = (&context.stop, &context.progress);
            let mut tell = |candidate| {
                found.lock().unwrap_or_else(PoisonError::into_inner).push(candidate);
                context.ticker.tick();
            };
            Ok(candidates(source.as_ref(), column, part, stop, progress, &mut tell)?)
        });
    }

    /// The tables or files beside the source that were looked through so far.
    pub fn candidates(&self) -> Vec<Candidate> {
        self.candidates.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether more of them are being looked through.
    pub fn is_searching(&self) -> bool {
        self.searching.is_running()
    }

    /// Opens what was named: a path, or a table of the same database where there is no such file.
    pub fn open(&mut self, named: &str, beside: &Arc<dyn Source>, known: &[SecondSource], wake: &Wake) {
        let named = named.trim().to_owned();
        let known = known.to_vec();
        let beside = Arc::clone(beside);
        self.found = None;
        self.opening.start("look up", wake, move |context| {
            let given = source::named_beside(beside.as_ref(), &named)?;
            let source = beside.beside(&given)?;
            let seen = survey(source.as_ref(), None, &context.stop, &context.progress, &mut context.ticker)?;
            let answers = source::kept_beside(given, source.as_ref());
            let name = SecondSource::name_for(&named, &answers, &known);
            Ok(Found {
                named,
                second: SecondSource { name, answers },
                columns: source.columns().to_vec(),
                profiles: seen.profiles,
                rows: seen.rows,
                guess: LookupGuess::default(),
            })
        });
    }

    /// Whether something is being opened.
    pub fn is_opening(&self) -> bool {
        self.opening.is_running()
    }

    /// Receives what was opened.
    pub fn receive(&mut self) {
        if let Some(mut opened) = self.opening.take() {
            if let Ok(found) = &mut opened {
                // Once: what is said and guessed must not change under the pointer while others are looked through.
                found.guess = found.guess(self);
                self.searching.cancel();
            }
            self.found = Some(opened);
        }
        // Without neighbors a file is still chosen by hand: why they cannot be listed helps nobody there.
        drop(self.searching.take());
    }
}

impl Found {
    /// Which of its columns go with a column that is looked up.
    fn guess(&self, looking: &LookingUp) -> LookupGuess {
        let guess = suggest_lookup(&looking.column, looking.slot.part, &self.columns, &self.profiles);
        let known = looking.candidates().into_iter().find(|candidate| candidate.named == self.named);
        let Some(Look::Found { by, take, found, of }) = known.map(|candidate| candidate.look) else { return guess };
        let place = |title: &str| self.columns.iter().position(|column| column.title == title);
        let standing = standing_words(&looking.column, &by, found, of);
        let text = if guess.by == place(&by) { format!("{standing} {}", guess.text) } else { standing };
        LookupGuess { by: place(&by), take: take.as_deref().and_then(place).or(guess.take), text }
    }
}
