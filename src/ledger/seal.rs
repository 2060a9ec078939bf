//! Seals: a hash beside what is kept, so that a byte that has changed on the disk is found before anything is sent by it.
//!
//! A seal is the SHA-256 of values with their types and lengths. SQLite calculates it by the function `seal`, so that
//! what writes one and what holds a row against it are the same expression.

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

/// What never changes of a product.
pub(super) const PRODUCT: &str = "seal(product.id, product.address, product.key_print)";

/// What does not change of an import while it is under way, its plan above all.
pub(super) const IMPORT: &str = "seal(import.id, import.product, import.source, import.plan, import.titles,
    import.source_rows, import.content, import.event_limit, import.earlier, import.rows, import.used, import.left_out,
    import.rejected, import.rejections, import.made, import.folded, import.withheld, import.bookmark, import.again,
    import.reading, import.started)";

/// How far an import has come.
pub(super) const RECORD: &str =
    "seal(import.id, import.done, import.handed_over, import.printed, import.unknown, import.state)";

/// Fingerprints of what an import sent.
pub(super) const PRINT: &str = "seal(print.import, print.prints)";

/// Fingerprints of what an import may have sent.
pub(super) const CLAIM: &str = "seal(claim.import, claim.prints)";

/// Where an import's parts go, and how they are cut.
pub(super) const DELIVERY: &str = "seal(delivery.import, delivery.place, delivery.endpoint, delivery.region,
    delivery.name, delivery.first, delivery.most, delivery.granted, delivery.planned)";

/// A part that is in its bucket.
pub(super) const PART: &str = "seal(part.import, part.number, part.events, part.bytes, part.digest, part.completed)";

/// Teaches a connection the function.
pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function("seal", -1, flags, |values| Ok(seal(values)))
}

fn seal(values: &Context<'_>) -> Vec<u8> {
    let mut hash = Sha256::new();
    let mut add = |kind: u8, bytes: &[u8]| {
        hash.update([kind]);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    for index in 0..values.len() {
        match values.get_raw(index) {
            ValueRef::Null => add(0, &[]),
            ValueRef::Integer(number) => add(1, &number.to_le_bytes()),
            ValueRef::Real(number) => add(2, &number.to_le_bytes()),
            ValueRef::Text(text) => add(3, text),
            ValueRef::Blob(bytes) => add(4, bytes),
        }
    }
    hash.finalize().to_vec()
}
