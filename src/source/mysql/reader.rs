//! How the rows of a pass are had from these servers: statement by statement, each from where the last one ended. A pass
//! that is given up ends the query at the server too.

use std::sync::Arc;

use mysql::{Params, Row, Value};

use super::connect::{Connection, Dialer};
use super::driver::Rows;
use super::problem::{self, Asked, DatabaseProblem, plain};
use super::reading::{Order, Reading, Shape};
use crate::source::SourceError;
use crate::source::server::pass::{FIRST_RANGE, Feed, Reads, Stop, next_range};

/// One pass, as the thread sees it.
pub(super) struct Reader {
    dialer: Arc<Dialer>,
    reading: Arc<Reading>,
    connection: Option<Connection>,
    limit: u64,
    /// The last row that was taken.
    last: Option<Vec<Value>>,
}

impl Reader {
    /// Reads from the beginning, over this connection first.
    pub(super) fn new(dialer: Arc<Dialer>, reading: Arc<Reading>, connection: Connection) -> Self {
        Self { dialer, reading, connection: Some(connection), limit: FIRST_RANGE, last: None }
    }

    /// Takes the rows of one result; how many there were, and how much text.
    fn rows(&mut self, result: &mut Rows<'_>, feed: &mut Feed, asked: Asked<'_>) -> Result<(u64, u64), Stop> {
        if !result.columns().iter().map(Shape::of).eq(self.reading.shape.iter().cloned()) {
            let table = self.reading.table.clone().unwrap_or_default();
            return Err(Stop::Failed(plain(DatabaseProblem::TableChanged { table })));
        }
        let (mut rows, mut bytes) = (0, 0);
        for row in result.by_ref() {
            let row = row.map_err(|error| Stop::Failed(problem::from_driver(&error, asked)))?;
            rows += 1;
            bytes += self.take(row, feed)?;
        }
        Ok((rows, bytes))
    }

    /// Writes a row into the page; how much text it had.
    fn take(&mut self, row: Row, feed: &mut Feed) -> Result<u64, Stop> {
        let values: Vec<Value> = row.unwrap_raw().into_iter().map(|value| value.unwrap_or(Value::NULL)).collect();
        let same = match &self.reading.order {
            Order::Growing { place, .. } => {
                Some(self.last.as_ref().is_some_and(|last| last.get(*place) == values.get(*place)))
            }
            Order::Ranges { .. } | Order::None { .. } => None,
        };
        let length = feed.take(same, |page| {
            for (place, kind) in &self.reading.cells {
                page.cell(|text| {
                    if let Some(value) = values.get(*place) {
                        kind.write(value, text);
                    }
                });
            }
        });
        self.last = Some(values);
        length
    }
}

impl Reads for Reader {
    fn statement(&mut self, feed: &mut Feed) -> Result<bool, Stop> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.dialer.connect().map_err(Stop::Failed)?,
        };
        let statement = self.reading.order.statement(self.last.as_deref(), self.limit);
        feed.hold(statement.limit.is_some());
        let dialer = Arc::clone(&self.dialer);
        let reading = Arc::clone(&self.reading);
        let asked = Asked { address: &dialer.address, table: reading.table.as_deref() };
        let wrong = |error| Stop::Failed(problem::from_driver(&error, asked));
        let id = connection.driver.id();
        if statement.limit.is_none() {
            connection.begin().map_err(wrong)?;
        }
        let outcome = match connection.driver.rows(&statement.text, Params::from(statement.values)) {
            Ok(mut rows) => {
                let outcome = self.rows(&mut rows, feed, asked);
                if outcome.is_err() && statement.limit.is_none() {
                    // What is left would otherwise be read to its end here.
                    dialer.end(id);
                }
                outcome
            }
            Err(error) => Err(wrong(error)),
        };
        match outcome {
            Ok((rows, bytes)) => {
                self.connection = Some(connection);
                let more = statement.limit.is_some_and(|asked_for| rows >= asked_for);
                self.limit = next_range(self.limit, rows, bytes);
                Ok(more)
            }
            Err(stop) => {
                if let Stop::Failed(SourceError::Database { problem: DatabaseProblem::QueryTimedOut, .. }) = &stop {
                    dialer.end(id);
                }
                Err(stop)
            }
        }
    }

    fn can_go_on(&self) -> bool {
        self.last.is_none() || !matches!(self.reading.order, Order::None { .. })
    }
}
