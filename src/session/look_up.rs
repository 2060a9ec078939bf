//! A column that is about to be looked up in a second file or table: opened in the background, shown in a dialog.

use std::sync::{Arc, Mutex, PoisonError};

use super::task::Task;
use crate::error::Error;
use crate::mapping::Slot;
use crate::pipeline::Wake;
use crate::pipeline::lookup::{Candidate, candidates};
use crate::plan::SecondSource;
use crate::source::Source;
use crate::workflow::look_up::{self, Opened};

/// What is being chosen.
pub struct LookingUp {
    /// The field whose column it is.
    pub slot: Slot,
    /// The column's title.
    pub column: String,
    opening: Task<Opened>,
    searching: Task<()>,
    candidates: Arc<Mutex<Vec<Candidate>>>,
    /// What was opened, or why it could not be.
    pub found: Option<Result<Opened, Error>>,
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
        self.searching.start("look-around", wake, move |context| {
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
        let (named, known) = (named.trim().to_owned(), known.to_vec());
        let (beside, column, part) = (Arc::clone(beside), self.column.clone(), self.slot.part);
        self.found = None;
        self.opening.start("look-up", wake, move |context| {
            let (stop, progress) = (&context.stop, &context.progress);
            Ok(look_up::open(&named, beside.as_ref(), (&column, part), &known, stop, progress)?)
        });
    }

    /// Whether something is being opened.
    pub fn is_opening(&self) -> bool {
        self.opening.is_running()
    }

    /// Receives what was opened.
    pub fn receive(&mut self) {
        if let Some(opened) = self.opening.take() {
            if opened.is_ok() {
                self.searching.cancel();
            }
            self.found = Some(opened);
        }
        // Without neighbors a file is still chosen by hand: why they cannot be listed helps nobody there.
        drop(self.searching.take());
    }
}
