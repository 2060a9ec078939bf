//! What a product was sent, and what it may have been sent: fingerprints, each with its import.

use super::error::LedgerError;
use super::import::Import;
use super::product::Product;
use super::{Ledger, seal, unexpected, unsigned};
use crate::pipeline::fingerprint::EventFingerprint;

/// An event that a product was sent, or may have been sent. In order, those that were certainly sent come before those
/// that only may have been, for the same event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Prior {
    /// Which event, and of which row.
    pub print: EventFingerprint,
    /// It was about to be sent, and nobody knows whether it arrived.
    pub claimed: bool,
    /// Its import sends one by one. What one that goes by a bucket may have sent stands in a file or does not, and whoever
    /// goes on with that import finds out.
    pub one_by_one: bool,
    /// The number of its import.
    pub import: i64,
}

impl Ledger {
    /// What the product was sent and may have been sent, in no order.
    ///
    /// # Errors
    /// When the ledger cannot be read, or a part of it is not as it was written.
    pub fn fingerprints(&self, product: &Product) -> Result<Vec<Prior>, LedgerError> {
        let mut prior = Vec::new();
        let mut read = || {
            let mut statement = self.connection.prepare(&all())?;
            let mut rows = statement.query([product.id])?;
            while let Some(row) = rows.next()? {
                let (import, claimed, is_sealed): (i64, bool, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
                let one_by_one = row.get(4)?;
                let (chunks, rest) = row.get_ref(3)?.as_blob()?.as_chunks();
                if !is_sealed || !rest.is_empty() {
                    return Err(unexpected(3));
                }
                prior.extend(chunks.iter().map(|bytes| Prior {
                    print: EventFingerprint::from_bytes(*bytes),
                    claimed,
                    one_by_one,
                    import,
                }));
            }
            Ok(())
        };
        read().map_err(|error| self.failed(error))?;
        Ok(prior)
    }

    /// How many events an import may have sent without an answer.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn count_claims(&self, import: &Import) -> Result<u64, LedgerError> {
        let sql = "SELECT coalesce(sum(length(prints)), 0) FROM claim WHERE import = ?1";
        let bytes = self.connection.query_row(sql, [import.id], |row| unsigned(row, 0));
        bytes.map(|bytes| bytes / EventFingerprint::SIZE as u64).map_err(|error| self.failed(error))
    }
}

/// The query for all fingerprints of a product.
fn all() -> String {
    let (print, claim) = (seal::PRINT, seal::CLAIM);
    format!(
        "SELECT print.import, 0, print.seal IS {print} AS sealed, print.prints, 1
         FROM print JOIN import ON import.id = print.import WHERE product = ?1
         UNION ALL SELECT claim.import, 1, claim.seal IS {claim} AS sealed, claim.prints,
            NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.import = claim.import)
         FROM claim JOIN import ON import.id = claim.import WHERE product = ?1"
    )
}

/// The query whether all of them are as they were written.
pub(super) fn check() -> String {
    format!("SELECT NOT EXISTS (SELECT 1 FROM ({}) WHERE NOT sealed)", all())
}
