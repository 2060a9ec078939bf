//! Files that a person asks for, written beside the window: lists of what was sent and what was not, the
//! choices, and the events themselves for who would rather upload than send.

use std::path::{Path, PathBuf};

use super::app::{App, CheckState, Message, Saved, What};
use super::dialog::Ask;
use super::task::Task;
use crate::error::{Error, FILE_WORDS};
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::{PassProgress, Pipeline, Stop};
use crate::plan::Plan;
use crate::sink::FileSink;
use crate::sink::USUAL_FILES;
use crate::sink::files::{Saved as SavedFiles, save};
use crate::sink::reports;

/// The most events in a file, unless a person says another number.
const PART: u64 = 100_000;

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
}

impl Default for FilesForm {
    fn default() -> Self {
        Self { form: USUAL_FILES, part: PART.to_string(), folder: String::new() }
    }
}

impl FilesForm {
    /// The most events in a file; `None` when no number was typed.
    fn part(&self) -> Option<u64> {
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
}

impl SaveFiles {
    /// Why they cannot be written yet, in words.
    pub fn obstacle(&self) -> Option<String> {
        if self.saving.is_running() {
            Some("The files are being written.".to_owned())
        } else if self.form.part().is_none() {
            Some("Say with a number how many events go into a file.".to_owned())
        } else if self.form.folder.trim().is_empty() {
            Some("Choose the folder for the files.".to_owned())
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

    /// What was written is of other choices than those of now.
    pub(super) fn forget(&mut self) {
        self.saving.cancel();
        self.saved = None;
    }
}

impl App {
    /// Does what was asked about files in place of sending.
    pub(super) fn act_on_files(&mut self, action: FilesAction) {
        match action {
            FilesAction::ChooseFolder => self.choose(Ask::Folder, What::Folder),
            FilesAction::Form(form) => self.files.form = form,
            FilesAction::Save => self.save_files(),
            FilesAction::Stop => self.files.stop.request(),
        }
    }

    fn save_files(&mut self) {
        if let Some(why) = self.files.obstacle() {
            self.message = Some(Message::Failed(why));
            return;
        }
        let (CheckState::Known(found), Some(part)) = (&self.checked, self.files.form.part()) else { return };
        let (pipeline, form) = (found.0.clone(), self.files.form.form);
        let folder = PathBuf::from(self.files.form.folder.trim());
        // What stops here stays as far as it came, so this is not the end of a task that nobody waits for.
        let stop = Stop::default();
        self.files.stop = stop.clone();
        self.files.saved = None;
        self.message = None;
        self.files.saving.start("save files", &self.wake, move |context| {
            Ok(save(&pipeline, form, &folder, part, &stop, &context.progress)?)
        });
    }

    /// Receives the files that were written, and what is to be said of them.
    pub(super) fn receive_saved(&mut self) {
        match self.files.saving.take() {
            Some(Ok(saved)) => self.files.saved = Some(saved),
            Some(Err(error)) => self.message = Some(Message::Failed(error.sentence())),
            None => {}
        }
        if let Some(saved) = self.saving.take() {
            let keeping = self.keeping.take();
            let kept = saved.is_ok() && keeping.is_some();
            self.message = Some(match saved {
                Ok(sentence) => Message::Done(sentence),
                Err(error) => Message::Failed(error.sentence()),
            });
            if kept {
                self.kept = keeping;
                // They were saved so that what would have lost them can be done.
                if let Some(action) = self.leaving.take() {
                    self.act(*action);
                }
            }
        }
    }

    /// Writes a file about what is open.
    pub(super) fn save(&mut self, what: Saved, path: PathBuf) {
        if let Saved::Plan = what {
            let Some(source) = &self.source else { return };
            let plan = Plan::new(source.source.answers().clone(), self.draft.mapping().clone())
                .with_lookups(self.draft.settings().used_lookups());
            self.keeping = Some(self.draft.settings().clone());
            self.saving.start("save", &self.wake, move |_| {
                plan.save(&path)?;
                Ok(choices_are_in(&path))
            });
            return;
        }
        let CheckState::Known(found) = &self.checked else { return };
        let pipeline = found.0.clone();
        // Before anything was sent, what is left out is what will not be sent.
        let all = || RangeSet::first(found.1.outcomes.to_send());
        let done = self.send.report().map_or_else(all, |report| report.done.clone());
        self.keeping = None;
        self.saving.start("save", &self.wake, move |_| match what {
            Saved::Sent => sent(&pipeline, &done, &path),
            Saved::NotSent | Saved::Plan => not_sent(&pipeline, &done, &path),
        });
    }
}

/// Writes the rows that were not sent, with the reason.
pub(super) fn not_sent(pipeline: &Pipeline, done: &RangeSet, path: &Path) -> Result<String, Error> {
    let rows = reports::not_sent(pipeline, done, FILE_WORDS, path)?;
    Ok(format!("{} are in {}.", reports::count(rows, "row"), path.display()))
}

/// Writes the events that were sent.
pub(super) fn sent(pipeline: &Pipeline, done: &RangeSet, path: &Path) -> Result<String, Error> {
    let events = reports::sent(pipeline, done, path)?;
    Ok(format!("{} are in {}.", reports::count(events, "event"), path.display()))
}

/// What is said when the choices were written.
pub(super) fn choices_are_in(path: &Path) -> String {
    format!("Your choices are kept in {}.", path.display())
}
