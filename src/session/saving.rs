//! What a person keeps as a file: a plan, or the list of what was sent or was not. Written beside whoever shows the
//! session.

use std::path::{Path, PathBuf};

use super::choosing::Opener;
use super::database::Passwords;
use super::draft::Settings;
use super::files::Saved;
use super::message::{self as session, Said};
use super::task::{Beside, Queue};
use crate::error::Error;
use crate::ledger::Import;
use crate::message;
use crate::message::Message;
use crate::pipeline::Pipeline;
use crate::pipeline::fingerprint::Fingerprint;
use crate::pipeline::range_set::RangeSet;
use crate::plan::Plan;
use crate::sink::reports;
use crate::text::FILE_WORDS;

/// The files that are being written, or none.
#[derive(Default)]
pub struct Saving {
    queue: Queue<Written>,
    /// How often what was open has been let go of.
    left: u64,
}

/// What to say of a file, and the settings that are in it, with how often what was open had been let go of.
type Written = (Vec<Message>, Option<(Settings, u64)>);

/// What came of it.
pub struct SavingNews {
    /// What there is to say of it.
    pub message: session::Message,
    /// The settings that are kept in a file from now on.
    pub kept: Option<Settings>,
}

impl Saving {
    /// Writes a plan, which is made of these settings, where they are those of now.
    pub fn plan(&mut self, plan: Plan, settings: Option<Settings>, path: PathBuf, beside: &Beside) {
        let left = self.left;
        self.queue.add("save", &beside.wake, move |_| {
            plan.save(&path)?;
            Ok((vec![settings_are_in(&path)], settings.map(|settings| (settings, left))))
        });
    }

    /// Writes the list of what was sent, or of what was not; `done` are the events that were.
    pub fn list(&mut self, what: Saved, pipeline: Pipeline, done: RangeSet, path: PathBuf, beside: &Beside) {
        self.queue.add("save", &beside.wake, move |_| {
            let said = match what {
                Saved::Sent => sent(&pipeline, None, &done, &path)?,
                Saved::NotSent | Saved::LeftOut | Saved::Plan | Saved::PlanOfSent => {
                    not_sent(&pipeline, None, &done, &path)?
                }
            };
            Ok((vec![said], None))
        });
    }

    /// Writes a file about an import of before, and shows the rows that were not sent so that they can be fixed.
    pub fn of_import(
        &mut self,
        what: Saved,
        (import, plan): (Import, Plan),
        path: PathBuf,
        passwords: Passwords,
        opener: Opener,
        beside: &Beside,
    ) {
        self.queue.add("save", &beside.wake, move |context| {
            if matches!(what, Saved::Plan | Saved::PlanOfSent) {
                plan.save(&path)?;
                return Ok((vec![settings_are_in(&path)], None));
            }
            let plan = passwords.ready(plan)?;
            let pipeline = Pipeline::open(&plan, &context.stop, &context.progress)?;
            let was = Some(&import.fingerprint);
            if what == Saved::Sent {
                return Ok((vec![sent(&pipeline, was, &import.done, &path)?], None));
            }
            let rows = not_sent(&pipeline, was, &import.done, &path)?;
            // Where no program shows it, the sentence still says where it is.
            let _ = opener(&path);
            Ok((vec![rows, message!("session-fix-rows")], None))
        });
    }

    /// Whether something is being written.
    pub fn is_writing(&self) -> bool {
        self.queue.is_running()
    }

    /// What is open is let go of: that its settings are kept concerns nobody any more.
    pub fn forget_settings(&mut self) {
        self.left += 1;
    }

    /// Receives what came of it.
    pub fn receive(&mut self) -> Option<SavingNews> {
        Some(match self.queue.take()? {
            Ok((said, settings)) => SavingNews {
                message: session::Message::Done(Said::Sentences(said)),
                kept: settings.filter(|(_, left)| *left == self.left).map(|(settings, _)| settings),
            },
            Err(error) => SavingNews { message: session::Message::Failed(error.into()), kept: None },
        })
    }
}

/// Writes the rows that were not sent, with the reason.
fn not_sent(pipeline: &Pipeline, was: Option<&Fingerprint>, done: &RangeSet, path: &Path) -> Result<Message, Error> {
    let rows = reports::not_sent(pipeline, was, done, FILE_WORDS, path)?;
    Ok(message!("session-rows-in", count = rows, file = path.display()))
}

/// Writes the events that were sent.
fn sent(pipeline: &Pipeline, was: Option<&Fingerprint>, done: &RangeSet, path: &Path) -> Result<Message, Error> {
    let events = reports::sent(pipeline, was, done, path)?;
    Ok(message!("session-events-in", count = events, file = path.display()))
}

/// What is said when the settings were written.
fn settings_are_in(path: &Path) -> Message {
    message!("session-settings-in", file = path.display())
}
