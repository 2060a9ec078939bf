//! Practice: the real path to a tracker of its own on this computer, which is empty when it begins.

use super::Error;
use super::begin::new_import;
use crate::check::whole::Checked;
use crate::kissmetrics::client::{ApiKey, Client, Destination};
use crate::kissmetrics::practice::{Practice, Words};
use crate::ledger::{ImportState, Ledger};
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::{Outcomes, Pipeline};
use crate::plan::Plan;
use crate::sink::kissmetrics::pace::Ceiling;
use crate::sink::kissmetrics::run::{End, Job, Patience, Report};

/// Starts a practice tracker, whose page is in these words, and makes the job that sends there. Nobody records it while
/// it runs.
///
/// # Errors
/// When the system allows no server or no client.
pub fn practice(
    pipeline: &Pipeline,
    checked: &Checked,
    ceiling: Ceiling,
    words: Words,
) -> Result<(Practice, Job), Error> {
    let practice = Practice::start(0, words)?;
    let destination = Destination::parse(&practice.address())?;
    let job = Job {
        client: Client::new(&destination, ceiling.most())?,
        pipeline: pipeline.clone(),
        key: ApiKey::practice(),
        ceiling,
        checked: checked.outcomes,
        limit: None,
        done: RangeSet::default(),
        record: None,
        asks: Vec::new(),
        patience: Patience::Endless,
    };
    Ok((practice, job))
}

/// How a practice run ended.
pub struct Ended {
    state: ImportState,
    outcomes: Outcomes,
    done: RangeSet,
}

impl Ended {
    /// What a run reports at its end.
    pub fn of(report: &Report) -> Self {
        let state = match report.end {
            End::Complete => ImportState::Complete,
            End::Stopped => ImportState::Stopped,
            End::Failed(_) => ImportState::Failed,
        };
        Self { state, outcomes: report.outcomes, done: report.done.clone() }
    }

    /// Keeps the run in the ledger, so that its settings are found again. `plan` has whole paths.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn note(&self, ledger: &mut Ledger, plan: &Plan, pipeline: &Pipeline, checked: &Checked) -> Result<(), Error> {
        let text = plan.to_text();
        let new = new_import(pipeline.source().name(), plan, &text, checked, None, RangeSet::default());
        Ok(ledger.note_practice(&new, self.state, &self.outcomes, &self.done)?)
    }
}
