//! The run: how it begins, what may be done to it, and what it tells.

use super::{SendState, Target};
use crate::error::Error;
use crate::import::done::Done;
use crate::import::pace::Ceiling;
use crate::import::run::{self, Handle, Job, Report, State, Update};
use crate::import::{Outcomes, Pipeline, Wake};
use crate::tracker::client::{ApiKey, Client, Destination};
use crate::tracker::practice::Practice;

#[derive(Default)]
pub(super) enum RunState {
    #[default]
    None,
    UnderWay {
        handle: Handle,
        state: State,
        stopping: bool,
        product: String,
    },
    Ended {
        report: Report,
        product: String,
    },
}

impl SendState {
    /// Whether something is being sent.
    pub fn is_under_way(&self) -> bool {
        matches!(self.run, RunState::UnderWay { .. })
    }

    /// The run's numbers and what it is doing.
    pub fn under_way(&self) -> Option<(&Handle, &State, bool)> {
        match &self.run {
            RunState::UnderWay { handle, state, stopping, .. } => Some((handle, state, *stopping)),
            _ => None,
        }
    }

    /// What became of the run, once it has ended.
    pub fn report(&self) -> Option<&Report> {
        match &self.run {
            RunState::Ended { report, .. } => Some(report),
            _ => None,
        }
    }

    /// What the person calls where it goes, or went.
    pub fn product(&self) -> String {
        match &self.run {
            RunState::UnderWay { product, .. } | RunState::Ended { product, .. } => product.clone(),
            RunState::None => self.chosen_product(),
        }
    }

    /// The practice tracker, once it was used.
    pub fn practice(&self) -> Option<&Practice> {
        self.practice.as_ref()
    }

    /// Starts a run.
    ///
    /// # Errors
    /// When the destination, the key or the system does not allow it.
    pub fn start(
        &mut self,
        pipeline: &Pipeline,
        checked: Outcomes,
        ceiling: Ceiling,
        wake: &Wake,
    ) -> Result<(), Error> {
        if self.is_under_way() || self.obstacle(checked.to_send()).is_some() {
            return Ok(());
        }
        let (destination, key) = match self.target {
            Target::Practice => {
                // Each practice run starts on an empty tracker, so that what it holds is what was just sent.
                let practice = Practice::start(0)?;
                let destination = Destination::parse(&practice.address())?;
                self.practice = Some(practice);
                (destination, ApiKey::practice())
            }
            Target::Files => return Ok(()),
            Target::Product => {
                let Some(key) = ApiKey::new(&self.form.key) else { return Err(Error::NoKey) };
                (self.destination()?, key)
            }
        };
        let job = Job {
            client: Client::new(&destination, ceiling.most())?,
            pipeline: pipeline.clone(),
            key,
            ceiling,
            checked,
            limit: None,
            done: Done::default(),
            record: None,
            asks: Vec::new(),
            patience: None,
        };
        let product = self.chosen_product();
        let handle = run::start(job, wake.clone())?;
        self.run = RunState::UnderWay { handle, state: State::Sending, stopping: false, product };
        Ok(())
    }

    /// Sends no more for now.
    pub fn pause(&self) {
        if let RunState::UnderWay { handle, .. } = &self.run {
            handle.pause();
        }
    }

    /// Goes on.
    pub fn resume(&self) {
        if let RunState::UnderWay { handle, .. } = &self.run {
            handle.resume();
        }
    }

    /// Ends the run.
    pub fn stop(&mut self) {
        if let RunState::UnderWay { handle, stopping, .. } = &mut self.run {
            *stopping = true;
            handle.stop();
        }
    }

    /// Receives what the run tells; whether it has just ended.
    pub(in crate::gui) fn receive(&mut self) -> bool {
        let RunState::UnderWay { handle, state, product, .. } = &mut self.run else { return false };
        while let Some(update) = handle.update() {
            match update {
                Update::State(new) => *state = new,
                Update::Finished(report) => {
                    let product = std::mem::take(product);
                    self.run = RunState::Ended { report, product };
                    return true;
                }
            }
        }
        false
    }
}
