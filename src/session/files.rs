//! Files in place of sending, for who would rather upload: what a person chose about them, and what was written.

use std::path::PathBuf;

use super::task::{Beside, Task};
use crate::error::Error;
use crate::message;
use crate::message::Message;
use crate::pipeline::{self, PassProgress, Pipeline, Stop};
use crate::sink::files::{Saved as SavedFiles, save};
use crate::sink::{FileSink, USUAL_FILES};
use crate::store::StoreError;
use crate::workflow;

/// The most events in a file, unless a person says another number.
const PART: u64 = 100_000;

/// What a person can have as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The rows that were not sent, with the reason.
    NotSent,
    /// The rows that would not be sent as things are set up, with the reason.
    LeftOut,
    /// The events that were sent.
    Sent,
    /// The choices, for the next time.
    Plan,
    /// Those of what was sent last, whatever is set up since.
    PlanOfSent,
}

impl Saved {
    /// What the file would be called.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::NotSent | Self::LeftOut => "not-sent.csv",
            Self::Sent => "sent.csv",
            Self::Plan | Self::PlanOfSent => "plan.backfill",
        }
    }
}

/// What a person can do about files in place of sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilesAction {
    /// Let the person choose the folder.
    ChooseFolder,
    /// Change what was typed.
    Form(FilesForm),
    /// Write them.
    Save,
    /// Write no more of them.
    Stop,
}

/// What a person chose about files in place of sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilesForm {
    /// The form of the files.
    pub form: &'static dyn FileSink,
    /// The most events in a file, as typed.
    pub part: String,
    /// The folder's path, as typed or chosen.
    pub folder: String,
    /// Files of an earlier save in it are replaced.
    pub overwrite: bool,
}

impl Default for FilesForm {
    fn default() -> Self {
        Self { form: USUAL_FILES, part: PART.to_string(), folder: String::new(), overwrite: false }
    }
}

impl FilesForm {
    /// The most events in a file; `None` when no number was typed.
    pub fn part(&self) -> Option<u64> {
        let digits: String = self.part.chars().filter(|letter| !matches!(letter, ',' | '.' | ' ' | '\'')).collect();
        digits.parse().ok().filter(|part| *part > 0)
    }
}

/// Files in place of sending: what was chosen, and what came of it.
#[derive(Default)]
pub struct SaveFiles {
    /// What was chosen.
    pub form: FilesForm,
    saving: Task<SavedFiles>,
    stop: Stop,
    saved: Option<SavedFiles>,
    /// Of which state of the settings they are.
    revision: u64,
    /// The folder that has files of an earlier save, for which nothing was written there.
    in_the_way: Option<String>,
}

impl SaveFiles {
    /// Why they cannot be written yet.
    pub fn obstacle(&self) -> Option<Message> {
        if self.saving.is_running() {
            Some(message!("session-files-being-written"))
        } else if self.form.part().is_none() {
            Some(message!("session-files-no-number"))
        } else if self.form.folder.trim().is_empty() {
            Some(message!("session-files-no-folder"))
        } else {
            None
        }
    }

    /// How far the writing is; `None` when nothing is written.
    pub fn progress(&self) -> Option<&PassProgress> {
        self.saving.progress()
    }

    /// What was written last.
    pub fn saved(&self) -> Option<&SavedFiles> {
        self.saved.as_ref()
    }

    /// Whether files of an earlier save are in the way, which can be replaced.
    pub fn may_overwrite(&self) -> bool {
        self.in_the_way.as_ref() == Some(&self.form.folder)
    }

    /// Writes them, as the form says; why that cannot be begun.
    pub fn save(&mut self, pipeline: &Pipeline, revision: u64, beside: &Beside) -> Result<(), Message> {
        if let Some(why) = self.obstacle() {
            return Err(why);
        }
        let Some(part) = self.form.part() else { return Ok(()) };
        let (pipeline, form, folder) = (pipeline.clone(), self.form.form, PathBuf::from(self.form.folder.trim()));
        // It is meant of those that are there now, and of no later save.
        let overwrite = std::mem::take(&mut self.form.overwrite);
        self.in_the_way = None;
        // What stops here stays as far as it came, so this is not the end of a task that nobody waits for.
        let stop = Stop::default();
        (self.stop, self.saved, self.revision) = (stop.clone(), None, revision);
        self.saving.start("save-files", &beside.wake, move |context| {
            Ok(save(&pipeline, form, &folder, part, overwrite, &stop, &context.progress)?)
        });
        Ok(())
    }

    /// Writes no more of them.
    pub fn stop(&self) {
        self.stop.request();
    }

    /// Receives what was written. What is written of other settings than those of now ends, and nothing else is written
    /// until it has; what there is of it then is said.
    pub fn receive(&mut self, revision: u64) -> Option<Result<Message, Error>> {
        let is_of_now = self.revision == revision;
        if !is_of_now {
            self.stop.request();
            self.saved = None;
        }
        match self.saving.take()? {
            Ok(saved) if is_of_now => {
                self.saved = Some(saved);
                None
            }
            Ok(saved) => {
                let folder =
                    saved.files.first().and_then(|file| file.parent()).map(|folder| folder.display().to_string());
                let (files, folder) = (saved.files.len(), folder.unwrap_or_default());
                Some(Ok(match saved.walk.complete {
                    true => message!("session-files-all-of-before", files = files, folder = folder),
                    false => message!("session-files-of-before", files = files, folder = folder),
                }))
            }
            Err(error) => {
                let store = match &error {
                    Error::Workflow(workflow::Error::Import(pipeline::Error::Store(error))) => Some(error),
                    _ => None,
                };
                let is_there = matches!(store, Some(StoreError::AlreadySaved { .. }));
                self.in_the_way = is_there.then(|| self.form.folder.clone());
                Some(Err(error))
            }
        }
    }
}
