//! A ledger that is known to have lost something: its journal is gone or damaged, or an older copy stands in its place.
//!
//! How often something was written about a product stands in the ledger and in the note beside it. Where the note knows of
//! more, what was lost is of the import that wrote last, or of others before it that the ledger knows nothing of any more.
//! It is made good once that import is complete, or once one is that somebody began although they were told of the loss.

use rusqlite::{Transaction, params};

use super::lock::Note;
use super::{Import, Ledger, LedgerError, Product, writes};

impl Ledger {
    /// Whether the ledger is known to have held more about what the product was sent than it does now.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn is_behind(&self, product: &Product) -> Result<bool, LedgerError> {
        self.has_lost(product, None)
    }

    /// Whether it is known to have held more than that, of other imports than this one. What it has lost of this one is
    /// made good by going on with it, which sends the same again.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn is_behind_beside(&self, import: &Import) -> Result<bool, LedgerError> {
        self.has_lost(&import.product, Some(import.id))
    }

    fn has_lost(&self, product: &Product, beside: Option<i64>) -> Result<bool, LedgerError> {
        // In this order, since the note is written last.
        let note = Note::read(&self.path, product.id);
        let sql = "SELECT behind OR EXISTS (SELECT 1 FROM import WHERE product = ?1 AND id IS NOT ?2 AND behind
                   AND state NOT IN ('complete', 'replaced')) FROM product WHERE id = ?1";
        let known = self.connection.query_row(sql, params![product.id, beside], |row| row.get::<_, bool>(0));
        let writes = self.revision(product)?;
        let of_others = |note: &Note| beside != Some(note.import) || note.lacks_others(writes);
        let noted = note.is_some_and(|note| note.writes > writes && of_others(&note));
        Ok(known.map_err(|error| self.failed(error))? || noted)
    }
}

/// How often something was written about a product, as the note of before has it where that knows of more. The ledger
/// itself says from then on that it has lost something.
pub(super) fn catch_up(
    transaction: &Transaction<'_>,
    product: &Product,
    before: Option<Note>,
) -> rusqlite::Result<u64> {
    let writes = writes(transaction, product)?;
    let Some(before) = before.filter(|before| before.writes > writes) else { return Ok(writes) };
    let marked = transaction.execute(
        "UPDATE import SET behind = 1 WHERE id = ?1 AND product = ?2 AND state NOT IN ('complete', 'replaced')",
        params![before.import, product.id],
    )?;
    if marked == 0 || before.lacks_others(writes) {
        transaction.execute("UPDATE product SET behind = 1 WHERE id = ?1", [product.id])?;
    }
    Ok(before.writes)
}

/// What was lost and belongs to no import is made good by this one: somebody began it although they were told of the loss.
/// Not by one that sends only the first events.
pub(super) fn make_good(transaction: &Transaction<'_>, product: &Product, import: i64) -> rusqlite::Result<()> {
    let taken = transaction.execute(
        "UPDATE import SET behind = 1 WHERE id = ?1 AND event_limit IS NULL
         AND (SELECT behind FROM product WHERE id = ?2)",
        params![import, product.id],
    )?;
    if taken > 0 {
        transaction.execute("UPDATE product SET behind = 0 WHERE id = ?1", [product.id])?;
    }
    Ok(())
}
