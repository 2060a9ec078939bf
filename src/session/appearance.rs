//! How the window looks and speaks: as the person chose it, which is kept, else as the desktop has it.
//!
//! The look and the language are two choices that share a file. Each is told, kept and written by itself: who changes
//! one says nothing of the other, not even what this window holds of it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use super::task::{Beside, Task};
use crate::error::Error;
use crate::store;
use crate::text::{self, Language};

/// The file among Backfill's own that keeps it.
const FILE: &str = "window.toml";

/// The file among them in which the toolkit keeps size and place of the window.
const WINDOW: &str = "window.ron";

/// What the look is kept under.
const LOOK: &str = "look";

/// What the language's id is kept under.
const LANGUAGE: &str = "language";

/// What the folder of the last file is kept under.
const FOLDER: &str = "folder";

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

/// What is so since the last time it was asked for; what stays as it was is not in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AppearanceNews {
    /// How the window looks.
    pub look: Option<Look>,
    /// What it speaks; `Some(None)` is the system's language.
    pub language: Option<Option<&'static Language>>,
}

/// Something that is chosen, kept and told by itself.
#[derive(Default)]
struct Choice<T> {
    value: T,
    /// Chosen since the start, so that what was kept another day no longer counts.
    chosen: bool,
    /// To be written.
    unkept: bool,
    /// The window must still be told.
    news: bool,
}

impl<T: Clone + PartialEq> Choice<T> {
    fn choose(&mut self, value: T) {
        *self = Self { value, chosen: true, unkept: true, news: true };
    }

    fn recall(&mut self, value: T) {
        if !self.chosen && value != self.value {
            (self.value, self.news) = (value, true);
        }
    }

    fn take_news(&mut self) -> Option<T> {
        std::mem::take(&mut self.news).then(|| self.value.clone())
    }

    fn take_unkept(&mut self) -> Option<T> {
        std::mem::take(&mut self.unkept).then(|| self.value.clone())
    }
}

/// What was chosen, and whether the window must still be told.
#[derive(Default)]
pub struct Appearance {
    look: Choice<Look>,
    language: Choice<Option<&'static Language>>,
    /// Where the person chose a file last.
    folder: Choice<Option<PathBuf>>,
    reading: Task<Table>,
    keeping: Task<()>,
}

impl Appearance {
    /// Light, dark, or as the desktop has it.
    pub fn look(&self) -> Look {
        self.look.value
    }

    /// The language, where one was chosen.
    pub fn language(&self) -> Option<&'static Language> {
        self.language.value
    }

    /// Reads what was chosen another day.
    pub fn recall(&mut self, beside: &Beside) {
        let data = beside.data.clone();
        self.reading.start("look", &beside.wake, move |_| {
            Ok(place(data.as_deref()).map_or_else(|_| Table::new(), |path| kept_in(&path)))
        });
    }

    /// Shows the window so from now on, also another day.
    pub fn choose(&mut self, look: Look, beside: &Beside) {
        self.look.choose(look);
        self.keep(beside);
    }

    /// Speaks this language from now on, also another day; without one, that of the system.
    pub fn choose_language(&mut self, language: Option<&'static Language>, beside: &Beside) {
        self.language.choose(language);
        self.keep(beside);
    }

    /// Where the person chose a file last. Whoever asks for the next begins elsewhere where that is gone.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.value.as_deref()
    }

    /// Remembers where the person chose a file, also for another day.
    pub fn note_folder(&mut self, folder: &Path, beside: &Beside) {
        if folder.is_absolute() && self.folder() != Some(folder) {
            self.folder.choose(Some(folder.to_owned()));
            self.keep(beside);
        }
    }

    /// Whether what was chosen is being written.
    pub fn is_keeping(&self) -> bool {
        self.keeping.is_running()
    }

    /// Writes what was chosen and is not kept yet, and nothing else. One at a time, since each reads the file first.
    fn keep(&mut self, beside: &Beside) {
        if self.keeping.is_running() {
            return;
        }
        let (look, language) = (self.look.take_unkept(), self.language.take_unkept());
        let folder = self.folder.take_unkept().flatten();
        if look.is_none() && language.is_none() && folder.is_none() {
            return;
        }
        let data = beside.data.clone();
        self.keeping.start("look", &beside.wake, move |_| {
            let path = place(data.as_deref())?;
            let mut kept = kept_in(&path);
            if let Some(look) = look.and_then(|look| Value::try_from(look).ok()) {
                kept.insert(LOOK.to_owned(), look);
            }
            match language {
                Some(Some(language)) => _ = kept.insert(LANGUAGE.to_owned(), language.id.into()),
                Some(None) => _ = kept.remove(LANGUAGE),
                None => {}
            }
            if let Some(folder) = folder.and_then(|folder| folder.to_str().map(str::to_owned)) {
                kept.insert(FOLDER.to_owned(), folder.into());
            }
            Ok(store::write_own(&path, kept.to_string().as_bytes())?)
        });
    }

    /// Receives what was read or kept; what failed.
    pub fn receive(&mut self, beside: &Beside) -> Option<Error> {
        if let Some(Ok(kept)) = self.reading.take() {
            // What nobody can read is as good as not there.
            let look = kept.get(LOOK).and_then(|look| look.clone().try_into().ok());
            self.look.recall(look.unwrap_or_default());
            // What was said at this start counts more than what was chosen another day.
            let language = kept.get(LANGUAGE).and_then(Value::as_str).filter(|_| !text::is_told());
            self.language.recall(language.and_then(text::named));
            self.folder.recall(kept.get(FOLDER).and_then(Value::as_str).map(PathBuf::from));
        }
        let kept = self.keeping.take()?;
        self.keep(beside);
        kept.err()
    }

    /// How the window looks and what it speaks, each where that is new since the last time.
    pub fn news(&mut self) -> AppearanceNews {
        AppearanceNews { look: self.look.take_news(), language: self.language.take_news() }
    }
}

/// The file in which size and place of the window are kept; `None` where nothing can be.
pub fn window_file(data: Option<&Path>) -> Option<PathBuf> {
    Some(store::data_folder(data).ok()?.join(WINDOW))
}

fn place(data: Option<&Path>) -> Result<PathBuf, Error> {
    Ok(store::data_folder(data)?.join(FILE))
}

/// What the file keeps. One that nobody can read is as good as none.
fn kept_in(path: &Path) -> Table {
    std::fs::read_to_string(path).ok().and_then(|text| text.parse().ok()).unwrap_or_default()
}
