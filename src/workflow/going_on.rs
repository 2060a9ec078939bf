//! Which import a person is most likely to want to go on with, of those that were left midway.

use super::Error;
use super::renew::same_source;
use super::resume::plan_of;
use crate::ledger::{Import, Ledger, LedgerError};

/// The import that is to go on: the one of this number, else the latest that was left and that no later one has overtaken.
///
/// # Errors
/// When there is none, it has come to its end, somebody is at it, or the ledger cannot be read.
pub fn left(ledger: &Ledger, id: Option<i64>) -> Result<Import, Error> {
    if let Some(id) = id {
        return Ok(ledger.to_go_on(id, None)?);
    }
    let imports = ledger.imports()?;
    let mut overtaken = None;
    for import in imports.iter().filter(|import| import.has_work_left()) {
        match overtaken_by(import, &imports) {
            None => return Ok(import.clone()),
            Some(by) => overtaken = overtaken.or(Some(Error::Overtaken { id: import.id, by: by.id })),
        }
    }
    Err(overtaken.unwrap_or_else(|| LedgerError::NothingToResume.into()))
}

/// A later import by which all of the same source went to the same product: whoever goes on with this one as well means
/// something that nobody would guess. `imports` are all of the ledger.
pub fn overtaken_by<'i>(import: &Import, imports: &'i [Import]) -> Option<&'i Import> {
    let plan = plan_of(import).ok();
    let is_same = |later: &&Import| {
        let same_place = || plan.clone().zip(plan_of(later).ok()).is_some_and(|(one, other)| same_source(one, other));
        import.fingerprint == later.fingerprint || same_place()
    };
    let later = imports.iter().filter(|later| later.id > import.id && later.product.id == import.product.id);
    later.filter(|later| later.is_whole()).find(is_same)
}
