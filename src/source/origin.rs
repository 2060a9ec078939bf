//! Where what a pass reads comes from: a file, which must stay what it was, or a pipe, which is there once.

use std::io::Read;
use std::path::Path;

use super::packed::{Input, Reach};
use super::{Progress, SourceError};

/// What stands for a pipe where a file would be named.
const PIPE: &str = "stdin";

/// Where what a pass reads comes from.
#[allow(clippy::large_enum_variant, reason = "there is one for each pass, and the large one is the usual one")]
pub(super) enum Origin {
    /// A file, and how far reading has come in it.
    File { input: Input, reach: Reach },
    /// Another program.
    Pipe,
}

impl Origin {
    /// Begins to read a file.
    ///
    /// # Errors
    /// When it is gone, is not what it was, or cannot be read.
    pub fn open(input: Input) -> Result<(Self, Box<dyn Read + Send>), SourceError> {
        // What is added while this is read was never looked at, so no row may come of it.
        let stream = input.open()?;
        let reach = stream.reach();
        Ok((Self::File { input, reach }, Box::new(stream)))
    }

    /// What is named in errors.
    pub fn path(&self) -> &Path {
        match self {
            Self::File { input, .. } => &input.path,
            Self::Pipe => Path::new(PIPE),
        }
    }

    /// Whether it can't be read again, so that nobody could look at what is odd.
    pub fn is_pipe(&self) -> bool {
        matches!(self, Self::Pipe)
    }

    /// How much was read so far, in bytes of the file.
    pub fn read(&self) -> u64 {
        match self {
            Self::File { reach, .. } => reach.done(0),
            Self::Pipe => 0,
        }
    }

    /// Whether it is what it was; `ended` says that all of it was read.
    ///
    /// # Errors
    /// When it is not.
    pub fn is_unchanged(&self, ended: bool) -> Result<(), SourceError> {
        match self {
            Self::File { input, reach } if ended && reach.is_short() => {
                Err(SourceError::Changed { path: input.path.to_path_buf() })
            }
            Self::File { input, .. } => input.is_unchanged(),
            Self::Pipe => Ok(()),
        }
    }

    /// How far the pass has come, where `waiting` bytes of what was read are not used yet.
    pub fn progress(&self, waiting: u64, ended: bool) -> Progress {
        match self {
            Self::File { reach, .. } => {
                Progress { done: if ended { reach.total } else { reach.done(waiting) }, total: Some(reach.total) }
            }
            Self::Pipe => Progress::default(),
        }
    }
}
