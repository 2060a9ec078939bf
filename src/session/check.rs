//! The check of the whole source under the choices as they stand: begun anew with each of them, and shown while it
//! runs.

use std::sync::{Arc, Mutex, PoisonError};

use super::draft::Settings;
use super::task::Task;
use crate::check::whole::{Checked, How, Settled};
use crate::error::Error;
use crate::pipeline::{PassProgress, Pipeline, Wake};
use crate::source::Source;
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
pub struct Checking {
    task: Task<(Pipeline, Checked)>,
    so_far: SoFar,
    /// What the last check that ended found out for the next one of the same source.
    settled: Option<(Arc<dyn Source>, Arc<Settled>)>,
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

    /// Begins to check a whole source under these settings.
    pub fn start(&mut self, source: Arc<dyn Source>, settings: &Settings, wake: &Wake) {
        let (mapping, lookups) = (settings.mapping.clone(), settings.used_lookups());
        let so_far = Arc::clone(&self.so_far);
        // Nothing is kept of a source that was left.
        self.settled.take_if(|(of, _)| !Arc::ptr_eq(of, &source));
        let settled = self.settled.as_ref().map(|(_, settled)| Arc::clone(settled));
        self.task.start("check", wake, move |context| {
            let (stop, progress) = (&context.stop, &context.progress);
            let mut tell = |found: Checked| {
                *so_far.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(found));
            };
            let how = How { so_far: Some(&mut tell), settled, ..How::default() };
            Ok(check(source, mapping, &lookups, how, stop, progress, &mut context.ticker)?)
        });
    }

    /// Ends it; nothing more is heard of it.
    pub fn cancel(&mut self) {
        self.task.cancel();
        self.so_far = SoFar::default();
    }

    /// What is new since the last time.
    pub fn take(&mut self) -> Option<CheckState> {
        let Some(finished) = self.task.take() else {
            let so_far = self.so_far.lock().unwrap_or_else(PoisonError::into_inner).take();
            return so_far.map(CheckState::SoFar);
        };
        // What it told before says nothing any more, and it may have told it a moment ago.
        self.so_far = SoFar::default();
        if let Ok((pipeline, Checked { settled: Some(settled), .. })) = &finished {
            self.settled = Some((Arc::clone(pipeline.source()), Arc::clone(settled)));
        }
        Some(finished.map_or_else(CheckState::Failed, |found| CheckState::Known(Arc::new(found))))
    }
}
