//! Imports that go by a bucket: where their parts go, how they are cut, and which parts are there.
//!
//! A part is recorded as a whole, together with all of its events: while it is under way the ledger holds at most that
//! it may be there, so that the parts that are recorded are always the first ones and the rest is cut as before.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, Transaction, TransactionBehavior, params};

use super::allowance::month;
use super::product::{Product, product_of};
use super::{Held, Import, Ledger, LedgerError, behind, seal, set_writes, unexpected, unsigned};
use crate::pipeline::fingerprint::EventFingerprint;

/// Where the events of an import go that goes by a bucket, and how they are cut into parts: all that must stay the same
/// for the same parts to come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The bucket and the folder in it, such as `s3://bucket/folder`.
    pub place: String,
    /// The address of the server that speaks as S3 does; blank for Amazon's own.
    pub endpoint: String,
    /// The region that requests are signed for.
    pub region: String,
    /// What the names of the parts begin with.
    pub name: String,
    /// The number of the first part. Imports of one name count on, so that each name stands once and all are in order.
    pub first: u64,
    /// So many parts it was to have, whose numbers are nobody else's, whether or not it has come to them.
    pub planned: u64,
    /// The most events in a part.
    pub most: u64,
    /// Each part is given to Kissmetrics to read as it is written.
    pub granted: bool,
}

/// A part that is in its bucket, whatever has become of it since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveredPart {
    /// Its number, which stands in its name.
    pub number: u64,
    /// Events in it.
    pub events: u64,
    /// Its size.
    pub bytes: u64,
    /// The SHA-256 of what stands in it.
    pub digest: Vec<u8>,
    /// When it was complete, by this computer's clock.
    pub completed: DateTime<Utc>,
}

/// A part that has just become complete, with all of its events.
#[derive(Debug)]
pub struct PartSent {
    /// Its number.
    pub number: u64,
    /// The number of each event in it, and its fingerprint.
    pub events: Vec<(u64, EventFingerprint)>,
    /// Its size.
    pub bytes: u64,
    /// The SHA-256 of what stands in it.
    pub digest: Vec<u8>,
}

/// What [`delivery_of`] reads.
const COLUMNS: &str = "place, endpoint, region, name, first, most, granted, planned";

/// Notes where the parts of an import go.
pub(super) fn insert(transaction: &Transaction<'_>, import: i64, delivery: &Delivery) -> rusqlite::Result<()> {
    let Delivery { place, endpoint, region, name, first, planned, most, granted } = delivery;
    let (first, planned, most) = (first.cast_signed(), planned.cast_signed(), most.cast_signed());
    transaction.execute(
        &format!("INSERT INTO delivery (import, {COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
        params![import, place, endpoint, region, name, first, most, granted, planned],
    )?;
    let sealed = format!("UPDATE delivery SET seal = {} WHERE import = ?1", seal::DELIVERY);
    transaction.execute(&sealed, [import]).map(|_| ())
}

/// Notes a part that is complete; nothing of it is under way any more.
pub(super) fn insert_part(transaction: &Transaction<'_>, import: i64, part: &DeliveredPart) -> rusqlite::Result<()> {
    let DeliveredPart { number, events, bytes, digest, completed } = part;
    let (number, events, bytes) = (number.cast_signed(), events.cast_signed(), bytes.cast_signed());
    transaction.execute(
        "INSERT INTO part (import, number, events, bytes, digest, completed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![import, number, events, bytes, digest, completed.timestamp()],
    )?;
    let sealed = format!("UPDATE part SET seal = {} WHERE import = ?1 AND number = ?2", seal::PART);
    transaction.execute(&sealed, params![import, number])?;
    transaction.execute("DELETE FROM upload WHERE import = ?1", [import]).map(|_| ())
}

/// Notes that a part is under way, by what its server calls it.
pub(super) fn insert_upload(
    transaction: &Transaction<'_>,
    import: i64,
    number: u64,
    upload: &str,
) -> rusqlite::Result<()> {
    transaction
        .execute(
            "INSERT OR REPLACE INTO upload (import, number, id) VALUES (?1, ?2, ?3)",
            params![import, number.cast_signed(), upload],
        )
        .map(|_| ())
}

impl PartSent {
    /// The same as the ledger keeps it, where it was complete at this moment.
    pub(super) fn delivered(&self, now: DateTime<Utc>) -> DeliveredPart {
        let (events, digest) = (self.events.len() as u64, self.digest.clone());
        DeliveredPart { number: self.number, events, bytes: self.bytes, digest, completed: now }
    }
}

impl Ledger {
    /// Notes what was found out of the part that an import was writing when it broke off: it is there, and what may have
    /// been sent was sent; or there is none, and nothing of it has left.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn settle(&mut self, held: &Held, import: &Import, part: Option<DeliveredPart>) -> Result<(), LedgerError> {
        let (id, before) = (import.id, held.lock.before);
        let events = self.count_claims(import)?;
        let write = || {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let writes = behind::catch_up(&transaction, &held.product, before)?;
            if let Some(part) = part {
                transaction.execute(
                    "INSERT INTO print (import, prints) SELECT import, prints FROM claim WHERE import = ?1",
                    [id],
                )?;
                let sealed = format!("UPDATE print SET seal = {} WHERE id = ?1", seal::PRINT);
                transaction.execute(&sealed, params![transaction.last_insert_rowid()])?;
                let count = events.cast_signed();
                transaction.execute("UPDATE import SET printed = printed + ?2 WHERE id = ?1", params![id, count])?;
                // It was completed soon after the ledger was last written, if not by then.
                let (first, last) = (month(import.changed.min(part.completed)), month(part.completed));
                transaction.execute(
                    "INSERT INTO sent_in (import, first, last, events) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT DO UPDATE SET events = events + excluded.events",
                    params![id, first, last, count],
                )?;
                insert_part(&transaction, id, &DeliveredPart { events, ..part })?;
            }
            transaction.execute("DELETE FROM claim WHERE import = ?1", [id])?;
            transaction.execute("DELETE FROM upload WHERE import = ?1", [id])?;
            transaction.execute("UPDATE import SET unknown = 0 WHERE id = ?1", [id])?;
            let sealed = format!("UPDATE import SET record_seal = {} WHERE id = ?1", seal::RECORD);
            transaction.execute(&sealed, [id])?;
            set_writes(&transaction, &held.product, writes + 1)?;
            transaction.commit()
        };
        write().map_err(|error| self.failed(error))
    }

    /// The parts that other imports wrote by the same name at the same server, each with its place: what was taken of them
    /// may lie where what is taken of this import's lies.
    ///
    /// # Errors
    /// When the ledger cannot be read, or a part of it is not as it was written.
    pub fn parts_of_others(&self, import: &Import) -> Result<Vec<(String, DeliveredPart)>, LedgerError> {
        let Some(delivery) = &import.delivery else { return Ok(Vec::new()) };
        let sql = format!(
            "SELECT number, events, bytes, digest, completed, part.seal IS {}, place
             FROM part JOIN delivery ON delivery.import = part.import
             WHERE part.import <> ?1 AND endpoint = ?2 AND name = ?3",
            seal::PART
        );
        let read = || {
            let mut statement = self.connection.prepare(&sql)?;
            let values = params![import.id, delivery.endpoint, delivery.name];
            statement.query_map(values, |row| Ok((row.get(6)?, part_of(row)?)))?.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(|error| self.failed(error))
    }

    /// Notes that the bucket of an import is in another region than was said when it began.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn set_region(&self, import: i64, region: &str) -> Result<(), LedgerError> {
        let write = || {
            let transaction = self.connection.unchecked_transaction()?;
            transaction.execute("UPDATE delivery SET region = ?2 WHERE import = ?1", params![import, region])?;
            let sealed = format!("UPDATE delivery SET seal = {} WHERE import = ?1", seal::DELIVERY);
            transaction.execute(&sealed, [import])?;
            transaction.commit()
        };
        write().map_err(|error| self.failed(error))
    }

    /// The parts of an import that were complete, in their order.
    ///
    /// # Errors
    /// When the ledger cannot be read, or a part of it is not as it was written.
    pub fn parts(&self, import: &Import) -> Result<Vec<DeliveredPart>, LedgerError> {
        let sql = format!(
            "SELECT number, events, bytes, digest, completed, seal IS {} FROM part WHERE import = ?1 ORDER BY number",
            seal::PART
        );
        let read = || {
            let mut statement = self.connection.prepare(&sql)?;
            statement.query_map([import.id], part_of)?.collect::<Result<Vec<_>, _>>()
        };
        read().map_err(|error| self.failed(error))
    }

    /// What the server calls the part of an import that was under way when it broke off, and the part's number.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn upload(&self, import: &Import) -> Result<Option<(u64, String)>, LedgerError> {
        let sql = "SELECT number, id FROM upload WHERE import = ?1";
        let read = |row: &Row<'_>| Ok((unsigned(row, 0)?, row.get(1)?));
        self.connection.query_row(sql, [import.id], read).optional().map_err(|error| self.failed(error))
    }

    /// The product that a place in a bucket belongs to, where something was ever written there: what lies at one place
    /// is taken into one product.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn product_of_place(&self, place: &str, endpoint: &str) -> Result<Option<Product>, LedgerError> {
        let sql = "SELECT product.id, product.name, product.kind, product.address, product.confirmed
             FROM delivery JOIN import ON import.id = delivery.import JOIN product ON product.id = import.product
             WHERE place = ?1 AND endpoint = ?2 ORDER BY import.id DESC LIMIT 1";
        let product = self.connection.query_row(sql, [place, endpoint], |row| product_of(row, 0)).optional();
        product.map_err(|error| self.failed(error))
    }

    /// The number that the next part of a name gets at a place: each name stands there once.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn next_part(&self, place: &str, endpoint: &str, name: &str) -> Result<u64, LedgerError> {
        let sql = "SELECT coalesce(max(number), 0) + 1 FROM (
                SELECT first + planned - 1 AS number FROM delivery WHERE place = ?1 AND endpoint = ?2 AND name = ?3
                UNION ALL SELECT part.number FROM part JOIN delivery ON delivery.import = part.import
                WHERE place = ?1 AND endpoint = ?2 AND name = ?3
                UNION ALL SELECT upload.number FROM upload JOIN delivery ON delivery.import = upload.import
                WHERE place = ?1 AND endpoint = ?2 AND name = ?3)";
        let next = self.connection.query_row(sql, [place, endpoint, name], |row| unsigned(row, 0));
        next.map_err(|error| self.failed(error))
    }

    /// Where the parts of an import go; `None` where its events go one by one.
    pub(super) fn delivery(&self, import: i64) -> rusqlite::Result<Option<Delivery>> {
        let sql = format!("SELECT {COLUMNS}, seal IS {} FROM delivery WHERE import = ?1", seal::DELIVERY);
        self.connection.prepare_cached(&sql)?.query_row([import], delivery_of).optional()
    }
}

fn delivery_of(row: &Row<'_>) -> rusqlite::Result<Delivery> {
    if !row.get::<_, bool>(8)? {
        return Err(unexpected(8));
    }
    Ok(Delivery {
        place: row.get(0)?,
        endpoint: row.get(1)?,
        region: row.get(2)?,
        name: row.get(3)?,
        first: unsigned(row, 4)?,
        most: unsigned(row, 5)?,
        granted: row.get(6)?,
        planned: unsigned(row, 7)?,
    })
}

fn part_of(row: &Row<'_>) -> rusqlite::Result<DeliveredPart> {
    if !row.get::<_, bool>(5)? {
        return Err(unexpected(5));
    }
    Ok(DeliveredPart {
        number: unsigned(row, 0)?,
        events: unsigned(row, 1)?,
        bytes: unsigned(row, 2)?,
        digest: row.get(3)?,
        completed: DateTime::from_timestamp(row.get(4)?, 0).ok_or_else(|| unexpected(4))?,
    })
}
