//! Light or dark: as the person chose it, which is kept, else as the desktop has it.

use std::path::{Path, PathBuf};

use eframe::egui::ThemePreference;
use serde::{Deserialize, Serialize};

use super::task::Task;
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

impl Look {
    /// What the toolkit calls it.
    pub fn preference(self) -> ThemePreference {
        match self {
            Self::System => ThemePreference::System,
            Self::Light => ThemePreference::Light,
            Self::Dark => ThemePreference::Dark,
        }
    }
}

/// What is kept of how the window looks.
#[derive(Default, Serialize, Deserialize)]
pub(in crate::gui) struct Kept {
    #[serde(default)]
    pub(in crate::gui) look: Look,
}

/// The look that was chosen, and whether the window must still be told.
#[derive(Default)]
pub struct Appearance {
    pub(in crate::gui) look: Look,
    pub(in crate::gui) news: bool,
    pub(in crate::gui) reading: Task<Look>,
    pub(in crate::gui) keeping: Task<()>,
}

impl Appearance {
    /// Light, dark, or as the desktop has it.
    pub fn look(&self) -> Look {
        self.look
    }
}

pub(in crate::gui) fn place(data: Option<&Path>) -> Result<PathBuf, Error> {
    Ok(store::data_folder(data)?.join(FILE))
}
