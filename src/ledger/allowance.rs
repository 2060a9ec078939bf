//! How many events a month the person's plan at Kissmetrics includes, as the person has said it of a product, and how many
//! were sent in which month.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use rusqlite::{Row, params};

use super::{Ledger, LedgerError, Product, unexpected, unsigned};

/// Events that were sent to a product from this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentIn {
    /// The first day of the month (UTC) in which the first of them may have been sent.
    pub first: NaiveDate,
    /// The same of the last; another one where an earlier Backfill sent them and did not note it.
    pub last: NaiveDate,
    /// How many.
    pub events: u64,
}

/// The first day of the month of a moment.
pub(super) fn month(moment: DateTime<Utc>) -> String {
    // Years of four digits, in which the clock always stands.
    format!("{:04}-{:02}-01", moment.year(), moment.month())
}

impl Ledger {
    /// When a product was sent how many events, but for those that nobody has answered.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn sent_in(&self, product: &Product) -> Result<Vec<SentIn>, LedgerError> {
        let day =
            |row: &Row<'_>, index| row.get::<_, String>(index)?.parse::<NaiveDate>().map_err(|_| unexpected(index));
        let sent = |row: &Row<'_>| Ok(SentIn { first: day(row, 0)?, last: day(row, 1)?, events: unsigned(row, 2)? });
        let read = || {
            let mut statement = self.connection.prepare(
                "SELECT first, last, sum(events) FROM sent_in JOIN import ON import.id = sent_in.import
                 WHERE product = ?1 GROUP BY first, last ORDER BY first, last",
            )?;
            statement.query_map([product.id], sent)?.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(|error| self.failed(error))
    }

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
