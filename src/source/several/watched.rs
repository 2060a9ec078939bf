//! The files of a choice as they were when they were opened, and whether they still are.

use std::path::{Path, PathBuf};

use super::FILE;
use super::choice::{Found, files};
use super::problem::{SeveralProblem, error, vanished};
use crate::source::file::Stamp;
use crate::source::{Answers, SourceError};

/// The files of a choice.
#[derive(Debug)]
pub(super) struct Watched {
    /// Files, folders and patterns; empty where it is one file of which several tables are read.
    chosen: Vec<String>,
    files: Vec<Found>,
    /// What each was like.
    stamps: Vec<Stamp>,
}

impl Watched {
    /// Looks which files there are.
    ///
    /// # Errors
    /// When there are none, or one that was named is missing.
    pub(super) fn look(answers: &Answers) -> Result<Self, SourceError> {
        let chosen = answers.several.clone();
        let found = match chosen.is_empty() {
            true => {
                vec![Found::at(PathBuf::from(answers.get(FILE).unwrap_or_default()), true)]
            }
            false => files(&chosen)?,
        };
        let stamps = found.iter().map(|found| Stamp::of(&found.path)).collect::<Result<_, _>>()?;
        Ok(Self { chosen, files: found, stamps })
    }

    /// The files, in their order.
    pub(super) fn files(&self) -> &[Found] {
        &self.files
    }

    /// Refuses to go on where a file came, is gone, or has changed.
    ///
    /// # Errors
    /// Where that is so.
    pub(super) fn ensure_unchanged(&self) -> Result<(), SourceError> {
        for (found, stamp) in self.files.iter().zip(&self.stamps) {
            let now = Stamp::of(&found.path).map_err(|error| vanished(&found.path, error))?;
            if now != *stamp {
                return Err(SourceError::Changed { path: found.path.clone() });
            }
        }
        if self.chosen.is_empty() {
            return Ok(());
        }
        let known = |path: &Path| self.files.iter().any(|found| found.path == path);
        match files(&self.chosen)?.into_iter().find(|found| !known(&found.path)) {
            Some(new) => Err(error(SeveralProblem::Appeared { path: new.path })),
            None => Ok(()),
        }
    }
}
