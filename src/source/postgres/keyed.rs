//! Single rows of a table by its key, for a table that is too large to be held: many keys to a statement.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::connect::{Connection, Dialer, Limit};
use super::reader::is_unchanged;
use super::reading::{Order, Reading};
use super::sql;
use super::text::{Kind, Line};
use crate::source::server::pass::persist;
use crate::source::{Keyed, SourceError};

/// Keys in one statement.
const KEYS: usize = 512;

/// A table that is asked for rows.
pub(super) struct Rows {
    dialer: Arc<Dialer>,
    reading: Arc<Reading>,
    /// What is selected, as far as the keys.
    select: String,
    /// What each row must meet, and what ends the statement.
    bound: String,
    /// How the key and what is taken become text.
    kinds: [Kind; 2],
    connection: Option<Connection>,
}

impl Rows {
    /// A table whose one key is a column of whole numbers, which are equal exactly when their texts are; `None` for any
    /// other.
    pub(super) fn new(dialer: &Arc<Dialer>, reading: &Arc<Reading>, by: usize, take: usize) -> Option<Self> {
        let Order::Ranges { from, filter, key, .. } = &reading.order else { return None };
        let [key] = key.as_slice() else { return None };
        let kinds = [*reading.cells.get(by)?, *reading.cells.get(take)?];
        let names = [&reading.shape.get(by)?.name, &reading.shape.get(take)?.name];
        if key != names[0] || kinds[0] != Kind::Integer {
            return None;
        }
        let by = sql::name(names[0]);
        let take = kinds[1].expression(&sql::name(names[1]));
        let bound = filter.as_ref().map_or(String::new(), |filter| format!(" AND {filter}"));
        Some(Self {
            dialer: Arc::clone(dialer),
            reading: Arc::clone(reading),
            select: format!("SELECT {by}, {take} FROM {from} WHERE {by} IN ("),
            bound: format!("){bound}"),
            kinds,
            connection: None,
        })
    }

    /// Asks for the rows of these keys, with commas between them.
    fn ask(&mut self, keys: &str, found: &mut dyn FnMut(&str, &str)) -> Result<(), SourceError> {
        let dialer = Arc::clone(&self.dialer);
        let asked = dialer.asked(self.reading.table.as_deref());
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => {
                let mut connection = dialer.connect()?;
                is_unchanged(&mut connection, &self.reading, asked)?;
                connection
            }
        };
        connection.begin(Limit::Usual, asked)?;
        let (mut line, mut key, mut text) = (Line::default(), String::new(), String::new());
        let select = format!("{}{keys}{}", self.select, self.bound);
        let copied = connection.copy(&select, asked, |row| {
            line.read(row);
            key.clear();
            text.clear();
            self.kinds[0].write(line.get(0).unwrap_or_default(), &mut key);
            if let Some(value) = line.get(1) {
                self.kinds[1].write(value, &mut text);
            }
            found(&key, &text);
            ControlFlow::<()>::Continue(())
        });
        copied.map(|_| ())?;
        connection.finish();
        self.connection = Some(connection);
        Ok(())
    }
}

impl Keyed for Rows {
    fn look_up(&mut self, keys: &[&str], found: &mut dyn FnMut(&str, &str)) -> Result<(), SourceError> {
        // What is no whole number, or is written otherwise than the server would, is no key.
        let numbers: Vec<&str> = keys
            .iter()
            .copied()
            .filter(|key| key.parse::<i64>().is_ok_and(|number| number.to_string() == *key))
            .collect();
        for some in numbers.chunks(KEYS) {
            let some = some.join(", ");
            // Rows that come once more after a break say the same.
            persist(|| self.ask(&some, found))?;
        }
        Ok(())
    }
}
