//! The thread that reads: it keeps the server's rows coming while earlier ones are being used, and goes on where
//! it was when the connection breaks.
//!
//! Rows travel in pages of bounded size, and few pages exist, so memory does not grow with the table. A pass that
//! is given up ends the query at the server too.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender};
use std::time::{Duration, Instant};

use mysql::{Params, Row, Value};

use super::connect::{Connection, Dialer};
use super::driver::Rows;
use super::problem::{self, Asked, DatabaseProblem, plain};
use super::reading::{Order, Reading, Shape};
use crate::source::SourceError;

/// A page is passed on when it has this much text, in bytes.
const PAGE_BYTES: usize = 256 * 1024;

/// A page is passed on when it has this many rows.
const PAGE_ROWS: usize = 4096;

/// A page that held more than this gives its memory back, in bytes.
const PAGE_KEEPS: usize = 4 * PAGE_BYTES;

/// How long after the first break each next attempt waits; a server that is started again needs its time.
pub(super) const PAUSES: [Duration; 9] = [
    Duration::from_millis(100),
    Duration::from_millis(300),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
    Duration::from_secs(15),
    Duration::from_secs(30),
    Duration::from_secs(60),
];

/// Some rows: all their text, and where each cell ends.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) ends: Vec<usize>,
    pub(super) rows: usize,
}

impl Page {
    /// Empties the page and keeps its memory, within reason.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.text.shrink_to(PAGE_KEEPS);
        self.ends.clear();
        self.rows = 0;
    }

    fn is_full(&self) -> bool {
        self.text.len() >= PAGE_BYTES || self.rows >= PAGE_ROWS
    }
}

/// What the thread says.
#[derive(Debug)]
pub(super) enum Message {
    /// More rows.
    Page(Page),
    /// There are no more.
    End,
    /// There may be more, and they cannot be had.
    Failed(SourceError),
}

/// Why reading stops before the end.
enum Stop {
    /// Nobody wants the rows any more.
    Unwanted,
    Failed(SourceError),
}

/// One pass, as the thread sees it.
pub(super) struct Reader {
    pub(super) dialer: Arc<Dialer>,
    pub(super) reading: Arc<Reading>,
    pub(super) connection: Option<Connection>,
    pub(super) pages: SyncSender<Message>,
    pub(super) spare: Receiver<Page>,
    pub(super) page: Page,
    pub(super) place: Place,
}

/// Where a pass is.
#[derive(Default)]
pub(super) struct Place {
    /// The last row that went into a page.
    last: Option<Vec<Value>>,
    /// For [`Order::Growing`]: the rows of the last value, by what is in them, and how many of each.
    equals: HashMap<u64, u32>,
    /// Of these, the ones that come once more after a break.
    repeated: HashMap<u64, u32>,
    /// Rows since the connection was made.
    fresh: u64,
}

impl Reader {
    /// Reads to the end, or until it fails or nobody listens.
    pub(super) fn run(mut self) {
        let message = match self.read() {
            Ok(()) => Message::End,
            Err(Stop::Unwanted) => return,
            Err(Stop::Failed(error)) => Message::Failed(error),
        };
        if self.page.rows == 0 || self.pass_on().is_ok() {
            // Nobody may be listening any more.
            let _ = self.pages.send(message);
        }
    }

    fn read(&mut self) -> Result<(), Stop> {
        let mut limit = Order::first_limit();
        let mut pauses = PAUSES.iter();
        loop {
            match self.statement(&mut limit) {
                Ok(true) => pauses = PAUSES.iter(),
                Ok(false) => return Ok(()),
                Err(Stop::Failed(error)) if problem::is_lost(&error) && self.can_go_on() => {
                    if self.place.fresh > 0 {
                        pauses = PAUSES.iter();
                    }
                    let Some(pause) = pauses.next() else { return Err(Stop::Failed(error)) };
                    self.pause(*pause)?;
                    self.place.fresh = 0;
                    self.place.repeated = self.place.equals.clone();
                }
                Err(stop) => return Err(stop),
            }
        }
    }

    fn can_go_on(&self) -> bool {
        self.place.last.is_none() || !matches!(self.reading.order, Order::None { .. })
    }

    /// Waits, unless the rows are no longer wanted.
    fn pause(&self, pause: Duration) -> Result<(), Stop> {
        let until = Instant::now() + pause;
        loop {
            match self.spare.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => return Err(Stop::Unwanted),
            }
        }
    }

    /// Reads what one statement gives; whether there may be more.
    fn statement(&mut self, limit: &mut u64) -> Result<bool, Stop> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.dialer.connect().map_err(Stop::Failed)?,
        };
        let statement = self.reading.order.statement(self.place.last.as_deref(), *limit);
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
                let outcome = self.rows(&mut rows, asked);
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
                *limit = Order::next_limit(*limit, rows, bytes);
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

    /// Takes the rows of one result; how many there were, and how much text.
    fn rows(&mut self, result: &mut Rows<'_>, asked: Asked<'_>) -> Result<(u64, u64), Stop> {
        if !result.columns().iter().map(Shape::of).eq(self.reading.shape.iter().cloned()) {
            let table = self.reading.table.clone().unwrap_or_default();
            return Err(Stop::Failed(plain(DatabaseProblem::TableChanged { table })));
        }
        let (mut rows, mut bytes) = (0, 0);
        for row in result.by_ref() {
            let row = row.map_err(|error| Stop::Failed(problem::from_driver(&error, asked)))?;
            rows += 1;
            bytes += self.take(row);
            if self.page.is_full() {
                self.pass_on()?;
            }
        }
        Ok((rows, bytes))
    }

    /// Writes a row into the page; how much text it had.
    fn take(&mut self, row: Row) -> u64 {
        let values: Vec<Value> = row.unwrap_raw().into_iter().map(|value| value.unwrap_or(Value::NULL)).collect();
        let (text, cells) = (self.page.text.len(), self.page.ends.len());
        for (place, kind) in &self.reading.cells {
            if let Some(value) = values.get(*place) {
                kind.write(value, &mut self.page.text);
            }
            self.page.ends.push(self.page.text.len());
        }
        let length = self.page.text.len() - text;
        if self.came_before(&values, text, cells) {
            self.page.text.truncate(text);
            self.page.ends.truncate(cells);
        } else {
            self.page.rows += 1;
            self.place.fresh += 1;
            self.place.last = Some(values);
        }
        u64::try_from(length).unwrap_or(u64::MAX)
    }

    /// Whether this row, which begins at `text` and `cells` of the page, is one that was passed on before the
    /// connection broke. Only rows of the last value can be, and equal rows are as good as one another.
    fn came_before(&mut self, values: &[Value], text: usize, cells: usize) -> bool {
        let Order::Growing { place, .. } = &self.reading.order else { return false };
        let same = self.place.last.as_ref().is_some_and(|last| last.get(*place) == values.get(*place));
        if !same {
            self.place.equals.clear();
            self.place.repeated.clear();
        }
        let mut hasher = DefaultHasher::new();
        self.page.text[text..].hash(&mut hasher);
        for end in &self.page.ends[cells..] {
            (end - text).hash(&mut hasher);
        }
        let row = hasher.finish();
        if let Some(left) = self.place.repeated.get_mut(&row).filter(|left| **left > 0) {
            *left -= 1;
            return true;
        }
        *self.place.equals.entry(row).or_default() += 1;
        false
    }

    /// Hands the page over and takes an empty one.
    fn pass_on(&mut self) -> Result<(), Stop> {
        let mut empty = self.spare.try_recv().unwrap_or_default();
        empty.clear();
        let full = std::mem::replace(&mut self.page, empty);
        self.pages.send(Message::Page(full)).map_err(|_| Stop::Unwanted)
    }
}
