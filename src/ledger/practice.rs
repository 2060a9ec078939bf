//! Practice runs: they went nowhere, and are kept so that their settings are found again. Nothing is recognised by them as
//! sent, and none of them goes on.

use rusqlite::{TransactionBehavior, params};

use super::import::{ImportState, NewImport, insert};
use super::product::product_of;
use super::{Ledger, LedgerError, ProductKind, done_to_blob, seal};
use crate::pipeline::Outcomes;
use crate::pipeline::range_set::RangeSet;

/// Where a tracker's address stands for a product; no tracker has this one.
const NOWHERE: &str = "practice";

impl Ledger {
    /// Notes a practice run that has ended.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn note_practice(
        &mut self,
        new: &NewImport<'_>,
        state: ImportState,
        outcomes: &Outcomes,
        done: &RangeSet,
    ) -> Result<(), LedgerError> {
        let mut write = || {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.execute(
                "INSERT INTO product (name, kind, address, key_print) VALUES ('Practice', ?1, ?2, ?3) ON CONFLICT DO NOTHING",
                params![ProductKind::Practice.id(), NOWHERE, NOWHERE.as_bytes()],
            )?;
            transaction.execute(&format!("UPDATE product SET seal = {} WHERE seal IS NULL", seal::PRODUCT), [])?;
            let product = transaction.query_row(
                "SELECT id, name, kind, address, confirmed FROM product WHERE address = ?1",
                [NOWHERE],
                |row| product_of(row, 0),
            )?;
            let id = insert(&transaction, &product, new)?;
            transaction.execute(
                "UPDATE import SET state = ?2, handed_over = ?3, unknown = ?4, done = ?5 WHERE id = ?1",
                params![
                    id,
                    state.id(),
                    outcomes.sent.cast_signed(),
                    outcomes.unconfirmed.cast_signed(),
                    done_to_blob(done)
                ],
            )?;
            transaction.execute(&format!("UPDATE import SET record_seal = {} WHERE id = ?1", seal::RECORD), [id])?;
            transaction.commit()
        };
        write().map_err(|error| self.failed(error))
    }
}
