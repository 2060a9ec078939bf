//! Files that a person asks for, written beside the window.

use std::path::Path;

use crate::error::{Error, FILE_WORDS};
use crate::import::done::Done;
use crate::import::{Pipeline, files};

/// Writes the rows that were not sent, with the reason.
pub(super) fn not_sent(pipeline: &Pipeline, done: &Done, path: &Path) -> Result<String, Error> {
    let rows = files::not_sent(pipeline, done, FILE_WORDS, path)?;
    Ok(format!("{} are in {}.", files::count(rows, "row"), path.display()))
}

/// Writes the events that were handed over.
pub(super) fn handed_over(pipeline: &Pipeline, done: &Done, path: &Path) -> Result<String, Error> {
    let events = files::handed_over(pipeline, done, path)?;
    Ok(format!("{} are in {}.", files::count(events, "event"), path.display()))
}
