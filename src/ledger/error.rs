//! What can go wrong with the ledger. Data only; [`crate::text`] makes the sentence.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use super::{Holder, ImportState, ProductKind};

/// The ledger cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum LedgerError {
    /// Its file, or something beside it.
    File { path: PathBuf, failure: Failure },
    /// Another window or process is sending to the product; who, where that is known.
    InUse { product: String, holder: Option<Holder> },
    /// A product of this name has another key.
    OtherKey { product: String },
    /// The key is the one of a product that is known by another name, or for something else.
    KnownAs { product: String, kind: ProductKind },
    /// There is no product of this name.
    NoProduct { name: String },
    /// There is no import of this number.
    NoImport { id: i64 },
    /// There is no import that could go on.
    NothingToResume,
    /// This import has come to its end, so that it cannot go on.
    Ended { id: i64, state: ImportState },
}

/// What is wrong with the file.
#[derive(Debug)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum Failure {
    /// It is no ledger, or a part of it is missing or wrong.
    Damaged,
    /// Imports were begun by it, and it knows of none.
    Emptied,
    /// It was deleted or moved while an import was under way.
    Gone,
    /// It was written by a newer Backfill.
    Newer { found: i64 },
    /// The disk is full.
    Full,
    /// It may not be written.
    NoAccess,
    /// Another process held it for too long.
    Busy,
    /// A bug: the writing of it ended before it should.
    Stopped,
    /// The system says something else.
    System(std::io::Error),
    /// The database says something else, in its own words.
    Other { why: String },
}

/// What the database's error means.
pub(super) fn failure(error: rusqlite::Error) -> Failure {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Failure::Damaged,
        Some(ErrorCode::DiskFull) => Failure::Full,
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Failure::NoAccess,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Failure::Busy,
        Some(_) => Failure::Other { why: error.to_string() },
        // A value of another type than we wrote: what is there is not what we wrote.
        None => Failure::Damaged,
    }
}
