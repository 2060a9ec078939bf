//! Light or dark: as the person chose it, which is kept, else as the desktop has it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::task::{Beside, Task};
use crate::error::Error;
use crate::store;

/// The file among Backfill's own that keeps it.
const FILE: &str = "window.toml";

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
}

/// The look that was chosen, and whether the window must still be told.
#[derive(Default)]
pub struct Appearance {
    look: Look,
    news: bool,
    reading: Task<Look>,
    keeping: Task<()>,
}

impl Appearance {
    /// Light, dark, or as the desktop has it.
    pub fn look(&self) -> Look {
        self.look
    }

    /// Reads what was chosen another day.
    pub fn recall(&mut self, beside: &Beside) {
        let data = beside.data.clone();
        self.reading.start("look", &beside.wake, move |_| {
            // A file that nobody can read, or that says something else, is as good as none.
            Ok(place(data.as_deref())
                .ok()
                .and_then(|path| std::fs::read_to_string(path).ok())
                .map_or(Look::default(), |text| toml::from_str::<Kept>(&text).unwrap_or_default().look))
        });
    }

    /// Shows the window so from now on, also another day.
    pub fn choose(&mut self, look: Look, beside: &Beside) {
        self.reading.cancel();
        (self.look, self.news) = (look, true);
        let data = beside.data.clone();
        self.keeping.start("look", &beside.wake, move |_| {
            let text = toml::to_string(&Kept { look }).unwrap_or_default();
            Ok(store::write_whole(&place(data.as_deref())?, text.as_bytes())?)
        });
    }

    /// Receives what was read or kept; what failed.
    pub fn receive(&mut self) -> Option<Error> {
        if let Some(Ok(look)) = self.reading.take() {
            (self.news, self.look) = (look != self.look, look);
        }
        self.keeping.take()?.err()
    }

    /// The look, where it was chosen since the last time.
    pub fn news(&mut self) -> Option<Look> {
        std::mem::take(&mut self.news).then_some(self.look)
    }
}

fn place(data: Option<&Path>) -> Result<PathBuf, Error> {
    Ok(store::data_folder(data)?.join(FILE))
}
