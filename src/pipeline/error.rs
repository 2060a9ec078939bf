//! What ends a walk, or keeps it from beginning. Data only; [`crate::text`] makes the sentence.

use super::fingerprint::Change;
use crate::mapping::apply::MappingError;
use crate::plan::PlanError;
use crate::source::SourceError;
use crate::store::StoreError;

/// What ends a walk, or keeps it from beginning.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum Error {
    /// The source.
    Source(#[from] SourceError),
    /// The mapping, or its fit with the source.
    Mapping(#[from] MappingError),
    /// The plan's file.
    Plan(#[from] PlanError),
    /// A file that is to be written, or the place for it.
    Store(#[from] StoreError),
    /// A source is not what it was, so that nobody can tell from it what became of which row.
    Changed { name: String, change: Change },
    /// The system gives no thread, or the like.
    System { source: std::io::Error },
    /// A bug: something panicked.
    Panicked,
}
