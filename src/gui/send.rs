//! Where the events go, and the run while it is under way.

use crate::error::Error;
use crate::import::done::Done;
use crate::import::pace::Ceiling;
use crate::import::run::{self, Handle, Job, Report, State, Update};
use crate::import::{Outcomes, Pipeline, Wake};
use crate::tracker::client::{ApiKey, Client, Destination};
use crate::tracker::practice::Practice;

/// Where the events go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// The tracker in this program; nothing leaves.
    #[default]
    Practice,
    /// Kissmetrics, or the address that the person gave.
    Product,
}

/// What a person typed about the product. The key is kept here only, never saved.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ProductForm {
    /// What the person calls it.
    pub name: String,
    /// The API key.
    pub key: String,
    /// The tracker's address; blank for Kissmetrics.
    pub address: String,
    /// The person has said that an address other than Kissmetrics' is meant.
    pub address_confirmed: bool,
    /// The product's name, typed again before many events go to it.
    pub typed_name: String,
}

/// Where the events go, and the run.
#[derive(Default)]
pub struct SendState {
    /// Where to.
    pub target: Target,
    /// What was typed about the product.
    pub form: ProductForm,
    practice: Option<Practice>,
    /// Ends only after the handle of its run.
    run: RunState,
}

#[derive(Default)]
enum RunState {
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

/// Above this many events to a product, its name is typed before they go.
pub const NAME_TYPED_ABOVE: u64 = 1_000;

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

    /// Why sending cannot begin yet, in words.
    pub fn obstacle(&self, events: u64) -> Option<String> {
        if self.target == Target::Practice {
            return None;
        }
        if self.form.name.trim().is_empty() {
            return Some("Give the product a name, so that it is plain where the events go.".to_owned());
        }
        if ApiKey::new(&self.form.key).is_none() {
            return Some("Fill in the product's API key. It stands in Kissmetrics under Settings.".to_owned());
        }
        match self.destination() {
            Err(error) => return Some(error.sentence()),
            Ok(destination) if !destination.is_kissmetrics() && !self.form.address_confirmed => {
                return Some(format!("{destination} is not Kissmetrics. Say that this is meant."));
            }
            Ok(_) => {}
        }
        if events > NAME_TYPED_ABOVE && self.form.typed_name.trim() != self.form.name.trim() {
            return Some(format!("Type the product's name, {}, to go on.", self.form.name.trim()));
        }
        None
    }

    /// Where a product's events go.
    ///
    /// # Errors
    /// When the address is none that may be sent to.
    pub fn destination(&self) -> Result<Destination, Error> {
        match self.form.address.trim() {
            "" => Ok(Destination::kissmetrics()),
            address => Ok(Destination::parse(address)?),
        }
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
    pub(super) fn receive(&mut self) -> bool {
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

    fn chosen_product(&self) -> String {
        match self.target {
            Target::Practice => "the practice tracker".to_owned(),
            Target::Product => self.form.name.trim().to_owned(),
        }
    }
}
