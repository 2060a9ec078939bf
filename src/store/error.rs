//! What can go wrong with Backfill's own files, and with any that it writes. Data only; [`crate::text`] makes the
//! sentence.

use std::path::PathBuf;

/// A file cannot be written or has no place, or what was kept of connections forbids one.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum StoreError {
    /// A file that could not be written; `None` for an output without a name.
    Write { path: Option<PathBuf>, source: std::io::Error },
    /// What was to be written is a file that is being read, and may be all that there is of it.
    WouldReplace { path: PathBuf },
    /// Files of an earlier save would be replaced, of which this is the first.
    AlreadySaved { first: PathBuf, files: usize },
    /// A plan would be replaced by another one.
    OtherPlan { path: PathBuf },
    /// The system says no place for a program's own files.
    NoHome,
    /// The file with the databases that were connected to cannot be read.
    Connections { path: PathBuf, why: String },
    /// A plan asks for a connection to its database that is less safe than usual, and nobody chose that.
    Lowered { server: String },
}
