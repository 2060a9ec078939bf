//! How the window looks and speaks: as the person chose it, which is kept, else as the desktop has it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::task::{Beside, Task};
use crate::error::Error;
use crate::store;
use crate::text::{self, Language};

/// The file among Backfill's own that keeps it.
const FILE: &str = "window.toml";

/// The file among them in which the toolkit keeps size and place of the window.
const WINDOW: &str = "window.ron";

/// Light, dark, or as the desktop has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// As the desktop has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is kept of how the window looks.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    #[serde(default)]
    look: Look,
    /// The language's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// Where the person chose a file last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    folder: Option<PathBuf>,
}

/// What was chosen, and whether the window must still be told.
#[derive(Default)]
pub struct Appearance {
    look: Look,
    language: Option<&'static Language>,
    folder: Option<PathBuf>,
    news: bool,
    reading: Task<Kept>,
    keeping: Task<()>,
}

impl Appearance {
    /// Light, dark, or as the desktop has it.
    pub fn look(&self) -> Look {
        self.look
    }

    /// The language, where one was chosen.
    pub fn language(&self) -> Option<&'static Language> {
        self.language
    }

    /// Reads what was chosen another day.
    pub fn recall(&mut self, beside: &Beside) {
        let data = beside.data.clone();
        self.reading.start("look", &beside.wake, move |_| {
            // A file that nobody can read, or that says something else, is as good as none.
            Ok(place(data.as_deref())
                .ok()
                .and_then(|path| std::fs::read_to_string(path).ok())
                .map_or_else(Kept::default, |text| toml::from_str(&text).unwrap_or_default()))
        });
    }

    /// Shows the window so from now on, also another day.
    pub fn choose(&mut self, look: Look, beside: &Beside) {
        self.look = look;
        self.keep(beside);
    }

    /// Speaks this language from now on, also another day; without one, that of the system.
    pub fn choose_language(&mut self, language: Option<&'static Language>, beside: &Beside) {
        self.language = language;
        self.keep(beside);
    }

    /// Where the person chose a file last. Whoever asks for the next begins elsewhere where that is gone.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Remembers where the person chose a file, also for another day.
    pub fn note_folder(&mut self, folder: &Path, beside: &Beside) {
        if folder.is_absolute() && self.folder.as_deref() != Some(folder) {
            self.folder = Some(folder.to_owned());
            // What was chosen another day is not known yet, and must not be written over.
            if !self.reading.is_running() {
                self.write(beside);
            }
        }
    }

    fn keep(&mut self, beside: &Beside) {
        self.reading.cancel();
        self.news = true;
        self.write(beside);
    }

    fn write(&mut self, beside: &Beside) {
        let data = beside.data.clone();
        let language = self.language.map(|language| language.id.to_owned());
        let kept = Kept { look: self.look, language, folder: self.folder.clone() };
        self.keeping.start("look", &beside.wake, move |_| {
            let text = toml::to_string(&kept).unwrap_or_default();
            Ok(store::write_own(&place(data.as_deref())?, text.as_bytes())?)
        });
    }

    /// Receives what was read or kept; what failed.
    pub fn receive(&mut self) -> Option<Error> {
        if let Some(Ok(kept)) = self.reading.take() {
            // What was said at this start counts more than what was chosen another day.
            let language = kept.language.filter(|_| !text::is_told()).and_then(|id| text::named(&id));
            self.news = kept.look != self.look || language != self.language;
            (self.look, self.language) = (kept.look, language);
            self.folder = self.folder.take().or(kept.folder);
        }
        self.keeping.take()?.err()
    }

    /// How the window looks and what it speaks, where that was chosen since the last time.
    pub fn news(&mut self) -> Option<(Look, Option<&'static Language>)> {
        std::mem::take(&mut self.news).then_some((self.look, self.language))
    }
}

/// The file in which size and place of the window are kept; `None` where nothing can be.
pub fn window_file(data: Option<&Path>) -> Option<PathBuf> {
    Some(store::data_folder(data).ok()?.join(WINDOW))
}

fn place(data: Option<&Path>) -> Result<PathBuf, Error> {
    Ok(store::data_folder(data)?.join(FILE))
}
