//! The plan that an import was made by.

use std::path::Path;

use super::Error;
use crate::ledger::Import;
use crate::plan::Plan;

/// The plan that an import was made by.
///
/// # Errors
/// When it is none of this Backfill.
pub fn plan_of(import: &Import) -> Result<Plan, Error> {
    Ok(Plan::parse(&import.plan, Path::new(&import.source))?)
}
