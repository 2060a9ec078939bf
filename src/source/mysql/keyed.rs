//! Single rows of a table by its key, for a table that is too large to be held: many keys to a statement.

use std::sync::Arc;

use mysql::{Params, Value};

use super::connect::{Connection, Dialer};
use super::problem::{self, Asked, DatabaseProblem, plain};
use super::reading::{Order, Reading, Shape};
use super::sql;
use super::text::Kind;
use crate::source::server::pass::persist;
use crate::source::{Keyed, SourceError};

/// Keys in one statement. Always as many, so that the server prepares it once.
const KEYS: usize = 512;

/// A table that is asked for rows.
pub(super) struct Rows {
    dialer: Arc<Dialer>,
    table: String,
    statement: String,
    /// Of the key and of what is taken: how they become text, and what the server's columns were.
    kinds: [Kind; 2],
    shapes: [Shape; 2],
    connection: Option<Connection>,
    key: String,
    text: String,
}

impl Rows {
    /// A table whose one key is a column of whole numbers, which are equal exactly when their texts are; `None` for any
    /// other.
    pub fn new(dialer: &Arc<Dialer>, reading: &Reading, by: usize, take: usize) -> Option<Self> {
        let Order::Ranges { from, filter, key, .. } = &reading.order else { return None };
        let (table, [key]) = (reading.table.as_ref()?, key.as_slice()) else { return None };
        let (by, by_kind) = reading.cells.get(by)?;
        let (take, take_kind) = reading.cells.get(take)?;
        if key.place != *by || !matches!(by_kind, Kind::Integer { .. }) {
            return None;
        }
        let shapes = [reading.shape.get(*by)?.clone(), reading.shape.get(*take)?.clone()];
        let [by, take] = [sql::name(&shapes[0].name()), sql::name(&shapes[1].name())];
        let bound = filter.as_ref().map_or(String::new(), |filter| format!(" AND {filter}"));
        let places = vec!["?"; KEYS].join(", ");
        Some(Self {
            dialer: Arc::clone(dialer),
            table: table.clone(),
            statement: format!("SELECT {by}, {take} FROM {from} WHERE {by} IN ({places}){bound}"),
            kinds: [*by_kind, *take_kind],
            shapes,
            connection: None,
            key: String::new(),
            text: String::new(),
        })
    }

    /// Asks for the rows of these keys, [`KEYS`] of them.
    fn ask(&mut self, keys: &[Value], found: &mut dyn FnMut(&str, &str)) -> Result<(), SourceError> {
        let dialer = Arc::clone(&self.dialer);
        let asked = Asked { address: &dialer.address, table: Some(&self.table) };
        let wrong = |error| problem::from_driver(&error, asked);
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => dialer.connect()?,
        };
        let rows = connection.driver.rows(&self.statement, Params::Positional(keys.to_vec())).map_err(wrong)?;
        if !rows.columns().iter().map(Shape::of).eq(self.shapes.iter().cloned()) {
            return Err(plain(DatabaseProblem::TableChanged { table: self.table.clone() }));
        }
        for row in rows {
            let values = row.map_err(wrong)?.unwrap_raw();
            let value = |place: usize| values.get(place).and_then(Option::as_ref).unwrap_or(&Value::NULL);
            self.key.clear();
            self.text.clear();
            self.kinds[0].write(value(0), &mut self.key);
            self.kinds[1].write(value(1), &mut self.text);
            found(&self.key, &self.text);
        }
        self.connection = Some(connection);
        Ok(())
    }
}

impl Keyed for Rows {
    fn look_up(&mut self, keys: &[&str], found: &mut dyn FnMut(&str, &str)) -> Result<(), SourceError> {
        // What is no whole number is no key.
        let numbers: Vec<Value> = keys.iter().filter_map(|key| number(key)).collect();
        for some in numbers.chunks(KEYS) {
            let mut some = some.to_vec();
            let last = some.last().cloned().unwrap_or(Value::NULL);
            some.resize(KEYS, last);
            // Rows that come once more after a break say the same.
            persist(|| self.ask(&some, found))?;
        }
        Ok(())
    }
}

fn number(key: &str) -> Option<Value> {
    let unsigned = || key.parse().ok().map(Value::UInt);
    key.parse().ok().map(Value::Int).or_else(unsigned)
}
