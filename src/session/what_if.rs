//! A change that would move many events is shown before it is made: what it would move, over the whole source.

use super::check::CheckState;
use super::draft::Change;
use super::draft::{Draft, Settings};
use super::task::Task;
use crate::check::whole::Checked;
use crate::check::whole::Moves;
use crate::check::whole::{How, compare};
use crate::error::Error;
use crate::pipeline::{Pipeline, Wake};
use crate::workflow::check::check;
use std::sync::Arc;

/// A change that is looked at before it is made.
pub struct WhatIf {
    /// What is asked: "Europe/Paris instead of UTC?"
    pub title: String,
    /// The change.
    pub change: Change,
    /// The settings that it is held against.
    before: Settings,
    working: Task<Checked>,
    /// What would move, once that is known.
    pub moves: Option<Result<Moves, Error>>,
}

impl WhatIf {
    /// Checks a whole source under a change that is not made yet, making use of what is known of it now.
    pub fn new(title: String, change: Change, now: &(Pipeline, Checked), draft: &Draft, wake: &Wake) -> Self {
        let (source, settled) = (Arc::clone(now.0.source()), now.1.settled.clone());
        // The change can only be made once, so it is tried on a copy, which is taken over when it is decided.
        let (mut tried, before) = (draft.clone(), draft.settings().clone());
        tried.change(change);
        let after = tried.settings().clone();
        let (mapping, lookups) = (after.mapping.clone(), after.used_lookups());
        let mut working = Task::default();
        working.start("what-if", wake, move |context| {
            let (stop, progress) = (&context.stop, &context.progress);
            let how = How { settled, ..How::default() };
            Ok(check(source, mapping, &lookups, how, stop, progress, &mut context.ticker)?.1)
        });
        Self { title, change: Box::new(move |settings| *settings = after), working, before, moves: None }
    }

    /// Whether these are the settings that it is held against.
    pub fn is_about(&self, settings: &Settings) -> bool {
        self.before == *settings
    }

    /// Receives what the change would move, held against what is so now.
    pub fn receive(&mut self, now: &CheckState) {
        if let CheckState::Known(found) = now
            && let Some(after) = self.working.take()
        {
            self.moves = Some(after.map(|after| compare(&found.1, &after)));
        }
    }
}
