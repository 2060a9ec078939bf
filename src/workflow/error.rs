//! What ends a job, or keeps it from beginning: the errors of all rooms below, joined. Data only; [`crate::error`] makes
//! the sentence.

use crate::import;
use crate::import::fingerprint::Change;
use crate::ledger::LedgerError;
use crate::store::keychain::KeychainError;
use crate::kissmetrics::client::ClientError;
use crate::kissmetrics::practice::PracticeError;

/// What ends a job, or keeps it from beginning.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum Error {
    /// The walk over the source, and whatever it needs.
    Import(import::Error),
    /// The tracker's address, or what is needed to talk to it.
    Client(#[from] ClientError),
    /// The practice tracker.
    Practice(#[from] PracticeError),
    /// The record of what was handed over.
    Ledger(#[from] LedgerError),
    /// The system's keychain.
    Keychain(#[from] KeychainError),
    /// A source is not what it was when it was imported, so that nobody can tell from it what became of which row.
    Changed { name: String, change: Change },
    /// Rows that were sent come out differently now: so many of events that were sent, and so many of events that may
    /// have been. Of these, so many are of rows that were read by an earlier version of reading.
    WouldDouble { product: String, events: u64, maybe: u64, reread: u64 },
    /// What a product was sent is not what it was when it was looked up.
    SentMeanwhile { product: String },
    /// The ledger has lost a part of what it held about a product, so that nobody can tell what would be there twice.
    RecordBehind { product: String },
}

impl<E: Into<import::Error>> From<E> for Error {
    fn from(error: E) -> Self {
        Self::Import(error.into())
    }
}
