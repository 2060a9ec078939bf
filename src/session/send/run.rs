//! The run: how it begins, what may be done to it, and what it tells.

use std::path::Path;

use super::before::{Before, Patience};
use super::begin::{self, Begun, To, ToRun, Way, What};
use super::{Ran, SendState, Target};
use crate::error::Error;
use crate::kissmetrics::client::ApiKey;
use crate::kissmetrics::practice::Practice;
use crate::ledger::{Product, ProductKind};
use crate::pipeline::Wake;
use crate::session::task::{Beside, Task};
use crate::sink::bucket;
use crate::sink::kissmetrics::pace::Ceiling;
use crate::sink::kissmetrics::progress::Sent;
use crate::sink::kissmetrics::run::{self, Handle, Report, State, Update};
use crate::workflow::begin::Start;
use crate::workflow::practice::practice;
use crate::workflow::record;

#[derive(Default)]
pub(super) enum RunState {
    #[default]
    None,
    /// Its record is being begun.
    Beginning {
        begun: Box<Task<Begun>>,
        key: ApiKey,
        product: String,
        patience: Patience,
        /// Something of it was sent before, by itself or by the import in whose place it is.
        goes_on: bool,
    },
    UnderWay {
        handle: Handle,
        state: State,
        stopping: bool,
        product: String,
        /// Of a run that is recorded.
        record: Option<Recorded>,
    },
    Ended {
        report: Report,
        product: String,
        /// The import's number in the ledger.
        import: Option<i64>,
        /// The person did not see the first few.
        doubted: bool,
    },
}

/// What the ledger knows of a run.
pub(super) struct Recorded {
    product: Product,
    key: ApiKey,
    import: i64,
    doubted: bool,
}

/// What a look at the run has brought.
pub enum Received {
    /// Nothing that the window must act upon.
    Nothing,
    /// It did not begin, or what a person said about it could not be noted or kept.
    Failed(Error),
    /// It has ended.
    Ended,
}

impl SendState {
    /// Whether something is being sent, or is about to be.
    pub fn is_under_way(&self) -> bool {
        matches!(self.run, RunState::UnderWay { .. } | RunState::Beginning { .. })
    }

    /// Whether something is about to be sent, and nothing was yet, or nothing more.
    pub fn is_beginning(&self) -> bool {
        matches!(self.run, RunState::Beginning { .. })
    }

    /// Whether more is about to be sent of what was left midway.
    pub fn is_about_to_go_on(&self) -> bool {
        matches!(self.run, RunState::Beginning { goes_on: true, .. })
    }

    /// Whether something that the person said is still being written down.
    pub fn is_noting(&self) -> bool {
        self.noting.is_running()
    }

    /// Whether the run that is under way is recorded, so that it can go on at another time.
    pub fn is_recorded(&self) -> bool {
        matches!(self.run, RunState::UnderWay { record: Some(_), .. })
    }

    /// The run's numbers and what it is doing.
    pub fn under_way(&self) -> Option<(&Handle, &State, bool)> {
        match &self.run {
            RunState::UnderWay { handle, state, stopping, .. } => Some((handle, state, *stopping)),
            _ => None,
        }
    }

    /// The event that the person is to look for before more is sent, and how many were sent.
    pub fn asking(&self) -> Option<(&Sent, u64)> {
        match &self.run {
            RunState::UnderWay { handle, state: State::Asking(sent), stopping: false, .. } => {
                Some((sent, handle.progress().sent()))
            }
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

    /// Whether the run ended because the person did not see the first few.
    pub fn doubted(&self) -> bool {
        matches!(self.run, RunState::Ended { doubted: true, .. })
    }

    /// The number in the ledger of the import that has ended.
    pub fn ended_import(&self) -> Option<i64> {
        match self.run {
            RunState::Ended { import, .. } => import,
            _ => None,
        }
    }

    /// The number in the ledger of the import that is under way.
    pub fn recorded_import(&self) -> Option<i64> {
        match &self.run {
            RunState::UnderWay { record: Some(record), .. } => Some(record.import),
            _ => None,
        }
    }

    /// What the person calls where it goes, or went.
    pub fn product(&self) -> String {
        match &self.run {
            RunState::Beginning { product, .. }
            | RunState::UnderWay { product, .. }
            | RunState::Ended { product, .. } => product.clone(),
            RunState::None => self.chosen_product(),
        }
    }

    /// What is sent, or was sent last.
    pub fn ran(&self) -> Option<&Ran> {
        self.ran.as_ref()
    }

    /// What was practised just now and has ended, once.
    pub(in crate::session) fn take_practised(&mut self) -> Option<What> {
        let ran = self.ran.as_mut().filter(|_| matches!(self.run, RunState::Ended { import: None, .. }))?;
        std::mem::take(&mut ran.to_note).then(|| ran.what.clone())
    }

    /// The practice tracker, once it was used.
    pub fn practice(&self) -> Option<&Practice> {
        self.practice.as_ref()
    }

    /// Starts a run on a practice tracker of its own, which nobody records.
    ///
    /// # Errors
    /// When the system does not allow it.
    pub(super) fn practise(&mut self, what: What, ceiling: Ceiling, wake: &Wake) -> Result<(), Error> {
        // Each practice run starts on an empty tracker, so that what it holds is what was just sent.
        let (practice, job) = practice(&what.found.0, &what.found.1, ceiling, crate::text::word)?;
        self.practice = Some(practice);
        self.ran = Some(Ran { what, practice: true, trial: true, to_note: true });
        self.target = Target::Practice;
        let product = self.chosen_product();
        let handle = run::start(job, wake.clone())?;
        self.run = RunState::UnderWay { handle, state: State::Sending, stopping: false, product, record: None };
        Ok(())
    }

    /// Begins a run to a product: its record is begun in the background, then it starts.
    pub(super) fn begin(
        &mut self,
        to: To,
        what: What,
        start: Start,
        way: Way,
        before: Option<Before>,
        beside: &Beside,
    ) {
        let (key, product, data) = (to.key.clone(), to.name.clone(), beside.data.clone());
        let trial = to.kind == Some(ProductKind::Test);
        self.ran = Some(Ran { what: what.clone(), practice: false, trial, to_note: false });
        let mut begun = Box::<Task<Begun>>::default();
        let goes_on = matches!(start, Start::GoOn { .. } | Start::Anew { instead_of: Some(_), .. });
        let (patience, wake) = (Patience::default(), beside.wake.clone());
        let waited = patience.clone();
        begun.start("begin", &beside.wake, move |context| {
            let waiting = (&waited, &wake, &context.stop);
            begin::begin(data.as_deref(), &to, what, start, way, before, waiting)
        });
        self.run = RunState::Beginning { begun, key, product, patience, goes_on };
    }

    /// Whether it is waited, before anything is sent, until all names were read that Kissmetrics counts.
    pub fn is_reading_before(&self) -> bool {
        matches!(&self.run, RunState::Beginning { patience, .. } if patience.waits())
    }

    /// Waits no longer for that.
    pub fn skip_reading(&self) {
        if let RunState::Beginning { patience, .. } = &self.run {
            patience.skip();
        }
    }

    /// The import before which it was not read how often Kissmetrics counts each name, and why, once.
    pub(in crate::session) fn take_unread(&mut self) -> Option<(i64, Error)> {
        self.unread.take()
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

    /// The person has looked whether the first few are there: more is sent, or nothing more.
    pub fn seen(&mut self, seen: bool, data: Option<&Path>, wake: &Wake) {
        let RunState::UnderWay { handle, state, stopping, record: Some(record), .. } = &mut self.run else { return };
        if !matches!(state, State::Asking(_)) {
            return;
        }
        if seen {
            *state = State::Sending;
            handle.resume();
        } else {
            (*stopping, record.doubted) = (true, true);
            handle.stop();
        }
        let (product, key, data) = (record.product.clone(), record.key.clone(), data.map(Path::to_owned));
        self.noting.add("note", wake, move |_| {
            let ledger = record::open(data.as_deref())?;
            let noted = if seen { ledger.confirm(&product) } else { ledger.doubt(&product, &key) };
            Ok(noted?)
        });
    }

    /// Ends the run, also before it has begun.
    pub fn stop(&mut self) {
        match &mut self.run {
            RunState::UnderWay { handle, stopping, .. } => {
                *stopping = true;
                handle.stop();
            }
            RunState::Beginning { .. } => {
                self.run = RunState::None;
                // It may have been recorded meanwhile, with nothing sent.
                self.earlier.forget();
            }
            RunState::None | RunState::Ended { .. } => {}
        }
    }

    /// Receives what the run tells.
    pub(in crate::session) fn receive(&mut self, wake: &Wake) -> Received {
        self.earlier.receive();
        if let Some(going_on) = &mut self.going_on {
            going_on.receive();
        }
        if let Some(Err(error)) = self.noting.take() {
            return Received::Failed(error);
        }
        if let RunState::Beginning { begun, key, .. } = &mut self.run {
            let Some(begun) = begun.take() else { return Received::Nothing };
            let key = key.clone();
            let begun = begun.map(|mut begun| {
                self.unread = begun.unread.take().map(|error| (begun.import, error));
                begun
            });
            return match begun.and_then(|begun| started(begun, key, wake)) {
                Ok((run, not_kept)) => {
                    self.run = run;
                    not_kept.map_or(Received::Nothing, Received::Failed)
                }
                Err(error) => {
                    self.run = RunState::None;
                    // Whatever stood in the way, the record may not be what was shown.
                    self.earlier.forget();
                    Received::Failed(error)
                }
            };
        }
        let RunState::UnderWay { handle, state, product, record, .. } = &mut self.run else {
            return Received::Nothing;
        };
        while let Some(update) = handle.update() {
            match update {
                Update::State(new) => *state = new,
                Update::Finished(report) => {
                    let (import, doubted) =
                        record.as_ref().map_or((None, false), |record| (Some(record.import), record.doubted));
                    let product = std::mem::take(product);
                    // It was typed for what was sent.
                    self.form.typed_name.clear();
                    self.run = RunState::Ended { report, product, import, doubted };
                    self.earlier.forget();
                    return Received::Ended;
                }
            }
        }
        Received::Nothing
    }
}

/// Runs what was begun.
fn started(begun: Begun, key: ApiKey, wake: &Wake) -> Result<(RunState, Option<Error>), Error> {
    let Begun { run, import, product, not_kept, .. } = begun;
    let name = product.name.clone();
    let handle = match run {
        ToRun::OneByOne(job) => run::start(*job, wake.clone())?,
        ToRun::InBulk(job) => bucket::run::start(*job, wake.clone())?,
    };
    let record = Some(Recorded { product, key, import, doubted: false });
    let run = RunState::UnderWay { handle, state: State::Sending, stopping: false, product: name, record };
    Ok((run, not_kept))
}
