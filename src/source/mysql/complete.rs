//! What could be typed next in a query for these servers.

use super::sql::Dialect;
pub use crate::source::server::{Completions, KnownTable, Offer};

/// What could be typed at `cursor`, a place in bytes.
pub fn complete(query: &str, cursor: usize, tables: &[KnownTable]) -> Completions {
    crate::source::server::complete::complete(Dialect::default(), query, cursor, tables)
}
