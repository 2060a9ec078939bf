//! Going on with an import that was left midway, and with the plan that it was made by.

use std::path::Path;

use super::Error;
use crate::ledger::{Import, Ledger, LedgerError};
use crate::plan::Plan;

/// The import that is to go on: the one of this number, else the latest that was left.
///
/// # Errors
/// When there is none, it has come to its end, somebody is at it, or the ledger cannot be read.
pub fn left(ledger: &Ledger, id: Option<i64>) -> Result<Import, Error> {
    match id {
        Some(id) => Ok(ledger.to_go_on(id, None)?),
        None => Ok(ledger.unfinished()?.ok_or(LedgerError::NothingToResume)?),
    }
}

/// The plan that an import was made by.
///
/// # Errors
/// When it is none of this Backfill.
pub fn plan_of(import: &Import) -> Result<Plan, Error> {
    Ok(Plan::parse(&import.plan, Path::new(&import.source))?)
}
