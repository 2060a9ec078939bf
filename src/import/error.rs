//! What ends a job, or keeps it from beginning. Data only; [`crate::error`] makes the sentence.

use super::fingerprint::Change;
use super::ledger::LedgerError;
use crate::check::Finding;
use crate::mapping::apply::MappingError;
use crate::plan::PlanError;
use crate::source::SourceError;
use crate::store::StoreError;
use crate::store::keychain::KeychainError;
use crate::tracker::client::{ClientError, Trouble};
use crate::tracker::practice::PracticeError;

/// What ends a job, or keeps it from beginning.
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
    /// The tracker's address, or what is needed to talk to it.
    Client(#[from] ClientError),
    /// The practice tracker.
    Practice(#[from] PracticeError),
    /// The record of what was handed over.
    Ledger(#[from] LedgerError),
    /// The system's keychain.
    Keychain(#[from] KeychainError),
    /// The tracker cannot be handed anything.
    Tracker { trouble: Trouble },
    /// A file that is to be written, or the place for it.
    Store(#[from] StoreError),
    /// The run made other events than the check.
    CameOutDifferent,
    /// A source is not what it was when it was imported, so that nobody can tell from it what became of which row.
    Changed { name: String, change: Change },
    /// Rows that were sent come out differently now: so many of events that were sent, and so many of events that may
    /// have been. Of these, so many are of rows that were read by an earlier version of reading.
    WouldDouble { product: String, events: u64, maybe: u64, reread: u64 },
    /// What a product was sent is not what it was when it was looked up.
    SentMeanwhile { product: String },
    /// The ledger has lost a part of what it held about a product, so that nobody can tell what would be there twice.
    RecordBehind { product: String },
    /// The system gives no thread, or the like.
    System { source: std::io::Error },
    /// Something must be fixed before anything is sent to a product.
    MustFix { problems: Vec<Finding> },
    /// The sample was about to leave this computer.
    SampleLeaves,
    /// A bug: something panicked.
    Panicked,
}
