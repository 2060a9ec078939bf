//! What is known of reading back: which product of an account a product is, and how often Kissmetrics counted each name
//! before and after an import. The credential is never here.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{OptionalExtension, Row, Transaction, TransactionBehavior, params};

use super::{Import, Ledger, LedgerError, Product, unexpected, unsigned};
use crate::clock;

/// Which product of an account a product is, as the person has said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The address of the Query API.
    pub host: String,
    /// Its number in the account.
    pub product: u64,
    /// What the account calls it.
    pub name: String,
    /// Its time zone, where the account says one.
    pub zone: Option<String>,
}

impl Reading {
    /// Whether it is the same product of the same account, whatever that calls it by now.
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.host, self.product) == (&other.host, other.product)
    }
}

/// How often Kissmetrics counts a name, before an import and since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameTotal {
    /// The name.
    pub name: String,
    /// How many events of it the import is to send that were not sent before.
    pub sent: u64,
    /// How many of these are expected to be kept: of those with the same person, name and second, one.
    pub expected: u64,
    /// The total before; `None` where Kissmetrics told none.
    pub before: Option<u64>,
    /// The total stood still before the import, so that nothing else was counted under the name.
    pub still: bool,
    /// The latest total.
    pub now: Option<u64>,
}

/// Totals before an import, and of what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalsBefore {
    /// As what the product was read.
    pub reading: Reading,
    /// Each name's.
    pub names: Vec<NameTotal>,
}

/// The totals of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportTotals {
    /// Each name's, sorted by name.
    pub names: Vec<NameTotal>,
    /// When they were last read after the import began.
    pub looked: Option<DateTime<Utc>>,
}

/// A total as it was told at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenTotal {
    /// The name, as it stands there.
    pub name: String,
    /// How often it was counted.
    pub total: u64,
    /// Since when it has not moved, by this computer's clock.
    pub at: DateTime<Utc>,
    /// When it was last read.
    pub last: DateTime<Utc>,
}

impl SeenTotal {
    /// How long it was seen not to move: what became of it since it was last read, nobody knows.
    pub fn stood(&self) -> TimeDelta {
        self.last - self.at
    }
}

impl Ledger {
    /// Which product of an account a product is; `None` where it is not to be read.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn reading(&self, product: &Product) -> Result<Option<Reading>, LedgerError> {
        let read = |row: &Row<'_>| {
            Ok(Reading { host: row.get(0)?, product: unsigned(row, 1)?, name: row.get(2)?, zone: row.get(3)? })
        };
        let sql = "SELECT host, number, name, zone FROM reading WHERE product = ?1";
        self.connection.query_row(sql, [product.id], read).optional().map_err(|error| self.failed(error))
    }

    /// Notes which product of an account a product is, or that it is not to be read any more. Totals that were seen, and
    /// those before its imports, are forgotten where they are another product's from now on; the former also where it is
    /// not read any more.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn set_reading(&self, product: &Product, reading: Option<&Reading>) -> Result<(), LedgerError> {
        let write = || {
            const OTHER: &str = "NOT EXISTS (SELECT 1 FROM reading WHERE product = ?1 AND host IS ?2 AND number IS ?3)";
            let transaction = self.connection.unchecked_transaction()?;
            let now = reading.map(|reading| (&reading.host, reading.product.cast_signed()));
            let now = params![product.id, now.map(|(host, _)| host), now.map(|(_, number)| number)];
            if reading.is_some() {
                let imports = "SELECT id FROM import WHERE product = ?1";
                transaction.execute(&format!("DELETE FROM total WHERE import IN ({imports}) AND {OTHER}"), now)?;
            }
            transaction.execute(&format!("DELETE FROM seen_total WHERE product = ?1 AND {OTHER}"), now)?;
            transaction.execute("DELETE FROM reading WHERE product = ?1", [product.id])?;
            if let Some(Reading { host, product: number, name, zone }) = reading {
                transaction.execute(
                    "INSERT INTO reading (product, host, number, name, zone) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![product.id, host, number.cast_signed(), name, zone],
                )?;
            }
            transaction.commit()
        };
        write().map_err(|error| self.failed(error))
    }

    /// Notes the totals of a product as they are now, unless it is not to be read so any more. Of each name the time is
    /// kept since which it has not moved, and that at which it was last read.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn see_totals<'n>(
        &self,
        product: &Product,
        reading: &Reading,
        totals: impl IntoIterator<Item = (&'n str, u64)>,
    ) -> Result<(), LedgerError> {
        let now = clock::now().timestamp();
        // Where the clock was put forward, time only seems to have passed.
        let unsure = clock::unsure_until().map_or(i64::MIN, |until| until.timestamp());
        let write = || {
            let transaction = self.still_read(product.id, reading)?;
            if let Some(transaction) = &transaction {
                let mut note = transaction.prepare(
                    "INSERT INTO seen_total (product, name, total, at, last) VALUES (?1, ?2, ?3, ?4, ?4)
                     ON CONFLICT DO UPDATE SET total = excluded.total, last = excluded.last, at =
                     CASE WHEN total <> excluded.total OR last > excluded.last OR last < ?5
                     THEN excluded.at ELSE at END",
                )?;
                for (name, total) in totals {
                    note.execute(params![product.id, name, total.cast_signed(), now, unsure])?;
                }
            }
            transaction.map_or(Ok(()), Transaction::commit)
        };
        write().map_err(|error| self.failed(error))
    }

    /// The totals of a product as they were last seen, each with the time since which it has not moved.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn seen_totals(&self, product: &Product) -> Result<Vec<SeenTotal>, LedgerError> {
        let read = || {
            let mut statement = self
                .connection
                .prepare("SELECT name, total, at, last FROM seen_total WHERE product = ?1 ORDER BY name")?;
            let seen = |row: &Row<'_>| {
                Ok(SeenTotal { name: row.get(0)?, total: unsigned(row, 1)?, at: time(row, 2)?, last: time(row, 3)? })
            };
            statement.query_map([product.id], seen)?.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(|error| self.failed(error))
    }

    /// Notes the totals of an import to this product before it sends, unless that is not to be read so any more.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn note_before(&self, import: i64, product: &Product, totals: &TotalsBefore) -> Result<(), LedgerError> {
        let write = || {
            let Some(transaction) = self.still_read(product.id, &totals.reading)? else { return Ok(()) };
            {
                let mut note = transaction.prepare(
                    "INSERT OR REPLACE INTO total (import, name, sent, expected, before, still, now)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL)",
                )?;
                for NameTotal { name, sent, expected, before, still, .. } in &totals.names {
                    let before = before.map(u64::cast_signed);
                    note.execute(params![import, name, sent.cast_signed(), expected.cast_signed(), before, still])?;
                }
            }
            transaction.commit()
        };
        write().map_err(|error| self.failed(error))
    }

    /// Notes the totals of an import as they are now, by their names, unless its product is not to be read so any more.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn note_now(
        &self,
        import: &Import,
        reading: &Reading,
        totals: &[(String, Option<u64>)],
    ) -> Result<(), LedgerError> {
        let now = clock::now().timestamp();
        let write = || {
            let Some(transaction) = self.still_read(import.product.id, reading)? else { return Ok(()) };
            for (name, total) in totals {
                transaction.execute(
                    "UPDATE total SET now = ?3, looked = ?4 WHERE import = ?1 AND name = ?2",
                    params![import.id, name, total.map(u64::cast_signed), now],
                )?;
            }
            transaction.commit()
        };
        write().map_err(|error| self.failed(error))
    }

    /// Begins to write what was read of a product, where it is still to be read so: it may be long since it was asked, and
    /// nobody else changes it meanwhile.
    fn still_read(&self, product: i64, reading: &Reading) -> rusqlite::Result<Option<Transaction<'_>>> {
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let sql = "SELECT EXISTS (SELECT 1 FROM reading WHERE product = ?1 AND host = ?2 AND number = ?3)";
        let values = params![product, reading.host, reading.product.cast_signed()];
        let is_so: bool = transaction.query_row(sql, values, |row| row.get(0))?;
        Ok(is_so.then_some(transaction))
    }

    /// The totals of an import; no names where none were read before it.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn totals(&self, import: &Import) -> Result<ImportTotals, LedgerError> {
        let number =
            |row: &Row<'_>, at: usize| row.get::<_, Option<i64>>(at).map(|number| number.map(i64::cast_unsigned));
        let read = || {
            let mut totals = ImportTotals::default();
            let mut statement = self.connection.prepare(
                "SELECT name, sent, expected, before, still, now, looked FROM total WHERE import = ?1 ORDER BY name",
            )?;
            let mut rows = statement.query([import.id])?;
            while let Some(row) = rows.next()? {
                totals.names.push(NameTotal {
                    name: row.get(0)?,
                    sent: unsigned(row, 1)?,
                    expected: unsigned(row, 2)?,
                    before: number(row, 3)?,
                    still: row.get(4)?,
                    now: number(row, 5)?,
                });
                if row.get::<_, Option<i64>>(6)?.is_some() {
                    totals.looked = Some(time(row, 6)?);
                }
            }
            Ok(totals)
        };
        read().map_err(|error| self.failed(error))
    }
}

fn time(row: &Row<'_>, index: usize) -> rusqlite::Result<DateTime<Utc>> {
    DateTime::from_timestamp(row.get(index)?, 0).ok_or_else(|| unexpected(index))
}
