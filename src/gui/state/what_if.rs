//! A change that would move many events is shown before it is made: what it would move, over the whole source.

use super::draft::Change;
use super::task::Task;
use crate::check::whole::Checked;
use crate::check::whole::Moves;
use crate::error::Error;

/// A change that is looked at before it is made.
pub struct WhatIf {
    /// What is asked: "Europe/Paris instead of UTC?"
    pub(in crate::gui) title: String,
    pub(in crate::gui) change: Change,
    pub(in crate::gui) working: Task<Checked>,
    /// What would move, once that is known.
    pub(in crate::gui) moves: Option<Result<Moves, Error>>,
}
