//! How many events a month the person's plan at Kissmetrics includes, as the person has said it of a product.

use rusqlite::params;

use super::{Ledger, LedgerError, Product};

impl Ledger {
    /// How many events a month the plan of a product includes; `None` where nobody said it.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn monthly_events(&self, product: &Product) -> Result<Option<u64>, LedgerError> {
        let sql = "SELECT monthly FROM product WHERE id = ?1";
        let read = self.connection.query_row(sql, [product.id], |row| row.get::<_, Option<i64>>(0));
        read.map(|monthly| monthly.map(i64::cast_unsigned)).map_err(|error| self.failed(error))
    }

    /// Notes how many events a month the plan of a product includes, or that nobody says it any more.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn set_monthly_events(&self, product: &Product, monthly: Option<u64>) -> Result<(), LedgerError> {
        let monthly = monthly.map(|monthly| i64::try_from(monthly).unwrap_or(i64::MAX));
        let set =
            self.connection.execute("UPDATE product SET monthly = ?2 WHERE id = ?1", params![product.id, monthly]);
        set.map(|_| ()).map_err(|error| self.failed(error))
    }
}
