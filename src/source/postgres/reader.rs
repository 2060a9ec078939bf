//! How the rows of a pass are had from the server: copied out statement by statement, each from where the last one ended.
//! A pass that is given up ends the statement at the server too.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::connect::{Connection, Dialer, Limit};
use super::reading::{Order, Reading};
use super::text::Line;
use crate::source::SourceError;
use crate::source::server::new::is_same;
use crate::source::server::pass::{FIRST_RANGE, Feed, Reads, Stop, next_range};
use crate::source::server::problem::Asked;
use crate::source::server::{DatabaseProblem, plain};

/// One pass, as the thread sees it.
pub(super) struct Reader {
    dialer: Arc<Dialer>,
    reading: Arc<Reading>,
    connection: Option<Connection>,
    limit: u64,
    time: Limit,
    /// The values by which reading goes on, of the last row that was taken.
    last: Option<Vec<Option<String>>>,
    line: Line,
}

impl Reader {
    /// Reads from the beginning, over this connection first.
    pub(super) fn new(dialer: Arc<Dialer>, reading: Arc<Reading>, connection: Connection, time: Limit) -> Self {
        let (limit, last, line) = (FIRST_RANGE, None, Line::default());
        Self { dialer, reading, connection: Some(connection), limit, time, last, line }
    }

    /// The connection that there is, or a new one over which the table is what it was when it was opened.
    fn connection(&mut self) -> Result<Connection, SourceError> {
        if let Some(connection) = self.connection.take() {
            return Ok(connection);
        }
        let mut connection = self.dialer.connect()?;
        is_unchanged(&mut connection, &self.reading, self.dialer.asked(self.reading.table.as_deref()))?;
        Ok(connection)
    }

    /// Writes a line into the page; how much text it had.
    fn take(&mut self, line: &[u8], feed: &mut Feed) -> Result<u64, Stop> {
        let Self { reading, line: read, last, .. } = self;
        read.read(line);
        let (width, behind) = (reading.cells.len(), reading.order.behind());
        if read.cells() != width + behind {
            return Err(Stop::Failed(plain(DatabaseProblem::BrokenAnswer)));
        }
        let values = || (width..width + behind).map(|place| read.get(place));
        let same = match &reading.order {
            Order::Growing { .. } => {
                let kind = reading.growing.and_then(|place| reading.cells.get(place));
                let is_one = |last: Option<&str>, value: Option<&str>| match (kind, last, value) {
                    (Some(kind), Some(last), Some(value)) => is_same(*kind, last, value),
                    (_, last, value) => last == value,
                };
                let all = |last: &Vec<Option<String>>| last.iter().zip(values()).all(|(a, b)| is_one(a.as_deref(), b));
                Some(last.as_ref().is_some_and(all))
            }
            Order::Ranges { .. } | Order::None { .. } => None,
        };
        let length = feed.take(same, |page| {
            for (place, kind) in reading.cells.iter().enumerate() {
                page.cell(|text| {
                    if let Some(value) = read.get(place) {
                        kind.write(value, text);
                    }
                });
            }
        });
        // The memory of the last one is reused.
        let last = last.get_or_insert_default();
        last.resize(behind, None);
        for (kept, value) in last.iter_mut().zip(values()) {
            match (kept.as_mut(), value) {
                (Some(kept), Some(value)) => value.clone_into(kept),
                (_, value) => *kept = value.map(str::to_owned),
            }
        }
        length
    }
}

/// Holds what is there now against what was there when the source was opened.
pub(super) fn is_unchanged(
    connection: &mut Connection,
    reading: &Reading,
    asked: Asked<'_>,
) -> Result<(), SourceError> {
    connection.begin(Limit::Usual, asked)?;
    let shape = connection.describe(&reading.described, asked);
    connection.finish();
    match shape? == reading.shape {
        true => Ok(()),
        false => Err(plain(DatabaseProblem::TableChanged { table: reading.table.clone().unwrap_or_default() })),
    }
}

impl Reads for Reader {
    fn statement(&mut self, feed: &mut Feed) -> Result<bool, Stop> {
        let mut connection = self.connection().map_err(Stop::Failed)?;
        let (dialer, reading) = (Arc::clone(&self.dialer), Arc::clone(&self.reading));
        let asked = dialer.asked(reading.table.as_deref());
        let statement = reading.order.statement(self.last.as_deref(), self.limit);
        feed.hold(statement.limit.is_some());
        connection.begin(self.time, asked).map_err(Stop::Failed)?;
        let (mut rows, mut bytes) = (0, 0);
        let copied = connection.copy(&statement.text, asked, |line| match self.take(line, feed) {
            Ok(length) => {
                rows += 1;
                bytes += length;
                ControlFlow::Continue(())
            }
            Err(stop) => ControlFlow::Break(stop),
        });
        match copied {
            Ok(ControlFlow::Continue(())) => {
                connection.finish();
                self.connection = Some(connection);
                self.limit = next_range(self.limit, rows, bytes);
                Ok(statement.limit.is_some_and(|asked_for| rows >= asked_for))
            }
            Ok(ControlFlow::Break(stop)) => {
                dialer.end(&connection);
                Err(stop)
            }
            Err(error) => {
                if let SourceError::Database { problem: DatabaseProblem::QueryTimedOut, .. } = &error {
                    dialer.end(&connection);
                }
                Err(Stop::Failed(error))
            }
        }
    }

    fn can_go_on(&self) -> bool {
        self.last.is_none() || !matches!(self.reading.order, Order::None { .. })
    }
}
