//! Why a run cannot go on. Data only; [`crate::text`] makes the sentence.

use crate::kissmetrics::client::Trouble;
use crate::ledger::LedgerError;
use crate::pipeline;
use crate::sink::bucket::BucketError;

/// A run cannot go on.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum SendError {
    /// The walk over the source, and whatever it needs.
    Import(#[from] pipeline::Error),
    /// The record of what was sent.
    Ledger(#[from] LedgerError),
    /// The tracker cannot be handed anything.
    Tracker { trouble: Trouble },
    /// The bucket cannot be written to.
    Bucket(#[from] BucketError),
    /// The run made other events than the check.
    CameOutDifferent,
}
