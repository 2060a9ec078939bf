//! What the system says about a file that is to be read, whatever kind of source it is.

use std::fs::Metadata;
use std::io::{Error, ErrorKind};
use std::path::Path;
use std::time::SystemTime;

use super::SourceError;
use super::packed::problem;

/// Tells a file from another, or from itself after a change: its length and when it was written.
///
/// # Errors
/// When it is not there, may not be looked at, or is no file.
pub(super) fn about(path: &Path) -> Result<Metadata, SourceError> {
    let about = std::fs::metadata(path).map_err(|error| read_error(path, None, error))?;
    if about.is_dir() {
        return Err(SourceError::IsFolder { path: path.into() });
    }
    if !about.is_file() {
        return Err(SourceError::NotAFile { path: path.into() });
    }
    Ok(about)
}

/// What a file is called.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// How the names of files end that hold a plan; the first is what new ones are called.
pub const PLAN_ENDINGS: [&str; 2] = ["backfill", "toml"];

/// Whether a file is a plan, by its name.
pub fn is_plan(path: &Path) -> bool {
    path.extension().is_some_and(|ending| PLAN_ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// By what a file is known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) struct Stamp {
    pub length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// Looks at the file without opening it: opening a pipe would wait for whoever writes to it.
    ///
    /// # Errors
    /// When there is no file that can be read.
    pub fn of(path: &Path) -> Result<Self, SourceError> {
        let about = about(path)?;
        Ok(Self { length: about.len(), modified: about.modified().ok() })
    }
}

/// Names what the system said about a file.
pub(super) fn read_error(path: &Path, line: Option<u64>, error: Error) -> SourceError {
    if let Some(problem) = problem::within(&error) {
        return problem::error(path, problem.clone());
    }
    let path = path.to_path_buf();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename => SourceError::NotFound { path },
        ErrorKind::PermissionDenied => SourceError::NoAccess { path },
        ErrorKind::IsADirectory => SourceError::IsFolder { path },
        _ => SourceError::Read { path, line, source: error },
    }
}
