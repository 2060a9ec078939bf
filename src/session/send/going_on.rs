//! An import that was left midway and is about to go on.

use super::SendState;
use super::form::{FormPart, Obstacle};
use crate::error::Error;
use crate::kissmetrics::client::ApiKey;
use crate::ledger::Import;
use crate::pipeline::fingerprint::Fingerprint;
use crate::pipeline::fingerprint::{Change, change};
use crate::pipeline::{Pipeline, Wake};
use crate::plan::Plan;
use crate::session::task::Task;
use crate::tr;

/// What is said while nobody knows yet whether the source is what it was.
pub fn comparing() -> &'static str {
    tr!("session-comparing")
}

/// An import that is about to go on, to the product in the form.
pub struct GoingOn {
    /// As the ledger knows it.
    pub import: Import,
    /// Its plan.
    pub plan: Plan,
    comparing: Task<Option<Change>>,
    change: Option<Result<Option<Change>, Error>>,
    /// Of a source that has changed, all of it is sent again.
    pub again: bool,
}

impl GoingOn {
    /// Nothing is known yet of its source as it is now.
    pub fn new(import: Import, plan: Plan) -> Self {
        Self { import, plan, comparing: Task::default(), change: None, again: false }
    }

    /// Holds the source as it is `now` against what it was.
    pub fn compare(&mut self, pipeline: Pipeline, now: Fingerprint, wake: &Wake) {
        let was = self.import.fingerprint;
        self.change = None;
        self.comparing.start("compare", wake, move |context| Ok(change(&pipeline, &was, &now, &context.stop)?));
    }

    /// Whether that is not known yet.
    pub fn is_comparing(&self) -> bool {
        self.change.is_none()
    }

    /// How the source has changed, once that is known.
    pub fn change(&self) -> Option<&Change> {
        self.change.as_ref()?.as_ref().ok()?.as_ref()
    }

    /// Why that could not be found out.
    pub fn failed(&self) -> Option<&Error> {
        self.change.as_ref()?.as_ref().err()
    }

    /// How many events are left of it, while its source is what it was.
    pub fn left(&self) -> u64 {
        self.import.wanted().saturating_sub(self.import.done.len_below(self.import.wanted()))
    }

    /// Receives how the source has changed.
    pub fn receive(&mut self) {
        if let Some(change) = self.comparing.take() {
            self.change = Some(change);
        }
    }
}

impl SendState {
    /// How many events are left of an import that goes on, beside those that others are known to have sent.
    pub fn left(&self, going_on: &GoingOn) -> u64 {
        self.earlier.found().map_or_else(|| going_on.left(), |found| found.prior.left_of(&going_on.import))
    }

    /// Why an import cannot go on yet, in words, where so many events are made now.
    pub(super) fn obstacle_to_go_on(&self, going_on: &GoingOn, events: u64) -> Option<Obstacle> {
        match &going_on.change {
            None => Some(Obstacle::new(comparing())),
            Some(Err(error)) => Some(Obstacle::new(error.sentence())),
            Some(Ok(None)) if going_on.left() == 0 => Some(Obstacle::new(tr!("session-nothing-left"))),
            Some(Ok(_)) if ApiKey::new(&self.form.key).is_none() => {
                let text = tr!("session-no-key-of", product = &going_on.import.product.name);
                Some(Obstacle::at(FormPart::Key, text))
            }
            Some(Ok(_)) if self.keys_obstacle().is_some() => self.keys_obstacle(),
            Some(Ok(None)) => self.earlier.obstacle_to_more(),
            // What the product was handed must be known before anything is sent there anew.
            Some(Ok(Some(_))) if going_on.again && self.earlier.found().is_some() => None,
            Some(Ok(Some(_))) => self.earlier.obstacle(events),
        }
    }
}
