//! Files that a person asks for, written beside the window: lists of what was sent and what was not, the
//! choices, and the events themselves for who would rather upload than send.

use std::path::Path;

use super::task::Task;
use crate::error::{Error, FILE_WORDS};
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::{PassProgress, Pipeline, Stop};
use crate::sink::FileSink;
use crate::sink::USUAL_FILES;
use crate::sink::files::Saved as SavedFiles;
use crate::sink::reports;

/// The most events in a file, unless a person says another number.
const PART: u64 = 100_000;

/// What a person can have as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The rows that were not sent, with the reason.
    NotSent,
    /// The events that were sent.
    Sent,
    /// The choices, for the next time.
    Plan,
}

impl Saved {
    /// What the file would be called.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::NotSent => "not-sent.csv",
            Self::Sent => "handed-over.csv",
            Self::Plan => "plan.toml",
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
}

impl Default for FilesForm {
    fn default() -> Self {
        Self { form: USUAL_FILES, part: PART.to_string(), folder: String::new() }
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
    pub saving: Task<SavedFiles>,
    pub stop: Stop,
    pub saved: Option<SavedFiles>,
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
    pub fn forget(&mut self) {
        self.saving.cancel();
        self.saved = None;
    }
}

/// Writes the rows that were not sent, with the reason.
pub fn not_sent(pipeline: &Pipeline, done: &RangeSet, path: &Path) -> Result<String, Error> {
    let rows = reports::not_sent(pipeline, done, FILE_WORDS, path)?;
    Ok(format!("{} are in {}.", reports::count(rows, "row"), path.display()))
}

/// Writes the events that were sent.
pub fn sent(pipeline: &Pipeline, done: &RangeSet, path: &Path) -> Result<String, Error> {
    let events = reports::sent(pipeline, done, path)?;
    Ok(format!("{} are in {}.", reports::count(events, "event"), path.display()))
}

/// What is said when the choices were written.
pub fn choices_are_in(path: &Path) -> String {
    format!("Your choices are kept in {}.", path.display())
}
