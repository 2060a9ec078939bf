//! Single rows of a table by their key.

use rusqlite::params_from_iter;

use super::connection::Connection;
use super::reading::Reading;
use super::{problem, text};
use crate::source::{Keyed, SourceError};

/// Keys that are asked for at once.
const MOST: usize = 500;

/// Rows by the column in one place, of which that in another is taken.
pub(super) struct Rows {
    path: std::path::PathBuf,
    connection: Connection,
    /// Up to the list of keys.
    statement: String,
}

impl Rows {
    pub(super) fn open(reading: &Reading, by: &str, take: &str) -> Result<Self, SourceError> {
        let (by, take) = (text::name(by), text::name(take));
        let statement = format!("SELECT {by}, {take} FROM {} WHERE {by} IN ", reading.from);
        Ok(Self { path: reading.path.clone(), connection: Connection::open(&reading.path)?, statement })
    }
}

impl Keyed for Rows {
    fn look_up(&mut self, keys: &[&str], found: &mut dyn FnMut(&str, &str)) -> Result<(), SourceError> {
        let met = |error| problem::met(&self.path, &error);
        let (mut key, mut taken) = (String::new(), String::new());
        for keys in keys.chunks(MOST) {
            let list = vec!["?"; keys.len()].join(", ");
            let mut statement = self.connection.prepare_cached(&format!("{}({list})", self.statement)).map_err(met)?;
            let values = keys.iter().map(|key| text::value_of(key));
            let mut rows = statement.query(params_from_iter(values)).map_err(met)?;
            while let Some(row) = rows.next().map_err(met)? {
                key.clear();
                taken.clear();
                text::write(row.get_ref(0).map_err(met)?, &mut key);
                text::write(row.get_ref(1).map_err(met)?, &mut taken);
                found(&key, &taken);
            }
        }
        Ok(())
    }
}
