//! The ledger in Backfill's own folder, or in the folder that a person named.

use std::path::Path;

use super::Error;
use crate::ledger::Ledger;
use crate::store;

/// Opens the ledger, and makes it where there is none.
///
/// # Errors
/// When there is no place for Backfill's own files, or the ledger cannot be used.
pub fn open(data: Option<&Path>) -> Result<Ledger, Error> {
    Ok(Ledger::open(&store::data_folder(data)?)?)
}

/// Opens the ledger to look at it; `None` where there is and was none, so that looking makes none.
///
/// # Errors
/// As [`open`].
pub fn look(data: Option<&Path>) -> Result<Option<Ledger>, Error> {
    Ok(Ledger::look(&store::data_folder(data)?)?)
}
