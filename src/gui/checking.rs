//! The check of the whole source under the choices as they stand: begun anew with each of them, and shown while it runs.

use std::sync::{Arc, Mutex, PoisonError};

use super::app::App;
use super::task::Task;
use crate::check::Finding;
use crate::check::whole::{Checked, How};
use crate::error::Error;
use crate::pipeline::{Outcomes, PassProgress, Pipeline};
use crate::workflow::check::check;

/// How far the check of the whole source is, under the settings as they stand.
#[derive(Default)]
pub enum CheckState {
    /// Nothing, or it is being worked out.
    #[default]
    Unknown,
    /// What its first rows come to; the others are still being checked. Never enough to send anything.
    SoFar(Box<Checked>),
    /// The choices are not complete, or the source failed.
    Failed(Error),
    /// What it comes to, and what makes the events.
    Known(Arc<(Pipeline, Checked)>),
}

/// Where the check puts what it found so far, and the window takes it from.
type SoFar = Arc<Mutex<Option<Box<Checked>>>>;

/// The check that is under way, or nothing.
#[derive(Default)]
pub(super) struct Checking {
    task: Task<(Pipeline, Checked)>,
    so_far: SoFar,
}

impl Checking {
    /// Whether it is under way.
    pub fn is_running(&self) -> bool {
        self.task.is_running()
    }

    /// How far it is.
    pub fn progress(&self) -> Option<&PassProgress> {
        self.task.progress()
    }

    /// Ends it; nothing more is heard of it.
    pub fn cancel(&mut self) {
        self.task.cancel();
        self.so_far = SoFar::default();
    }

    /// What is new since the last time.
    fn take(&mut self) -> Option<CheckState> {
        let so_far = self.so_far.lock().unwrap_or_else(PoisonError::into_inner).take();
        match self.task.take() {
            Some(Ok(found)) => Some(CheckState::Known(Arc::new(found))),
            Some(Err(error)) => Some(CheckState::Failed(error)),
            None => so_far.map(CheckState::SoFar),
        }
    }
}

impl App {
    /// What the whole source comes to, once it is known.
    pub fn counts(&self) -> Option<&Outcomes> {
        match &self.checked {
            CheckState::Known(found) => Some(&found.1.outcomes),
            _ => None,
        }
    }

    /// How many things must be fixed before anything goes to a product, as far as is known.
    pub fn must_fix(&self) -> u64 {
        match &self.checked {
            CheckState::Known(found) => found.1.open_problems().count() as u64,
            _ => 0,
        }
    }

    /// Why nothing of this may go to any product, in words.
    pub fn no_product(&self) -> Option<String> {
        let here = self.send.destination().is_ok_and(|destination| destination.is_this_computer());
        if self.source.as_ref().is_some_and(|source| source.is_sample) && !here {
            return Some("The sample never leaves this computer. Practise with it, or save it as files.".to_owned());
        }
        // What goes on goes on as it began.
        if self.send.going_on.as_ref().is_some_and(|going_on| going_on.change().is_none()) {
            return None;
        }
        match self.must_fix() {
            0 => None,
            1 => Some("One problem must be fixed first. Press to see it.".to_owned()),
            count => Some(format!("{count} problems must be fixed first. Press to see them.")),
        }
    }

    /// What was found in the whole source, once it is known.
    pub fn findings(&self) -> Option<&[Finding]> {
        match &self.checked {
            CheckState::Known(found) => Some(&found.1.findings),
            _ => None,
        }
    }

    /// The names of the events that are made and how many of each, once they are known.
    pub fn names(&self) -> Option<Vec<(String, u64)>> {
        match &self.checked {
            CheckState::Known(found) => Some(found.1.summary.names()),
            _ => None,
        }
    }

    /// Works out again what the whole source comes to; an older answer disappears.
    pub(super) fn recheck(&mut self) {
        self.checking.cancel();
        self.seen = None;
        self.files.forget();
        let Some(source) = &self.source else { return };
        if self.incomplete().is_some() {
            self.checked = CheckState::Unknown;
            return;
        }
        let (source, mapping) = (Arc::clone(&source.source), self.draft.mapping().clone());
        let lookups = self.draft.settings().used_lookups();
        let so_far = Arc::clone(&self.checking.so_far);
        self.checking.task.start("check", &self.wake, move |context| {
            let (stop, progress) = (&context.stop, &context.progress);
            let mut tell = |found: Checked| {
                *so_far.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(found));
            };
            let how = How { so_far: Some(&mut tell), ..How::default() };
            Ok(check(source, mapping, &lookups, how, stop, progress, &mut context.ticker)?)
        });
    }

    /// Receives what the check found.
    pub(super) fn receive_checked(&mut self) {
        if let Some(checked) = self.checking.take() {
            self.checked = checked;
            if let CheckState::Known(_) = self.checked {
                self.find_new_names();
                self.compare_with_then();
            }
            self.checks += 1;
        }
    }
}
