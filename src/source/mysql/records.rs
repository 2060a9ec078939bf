//! One pass over a table or a query, as the rest of the house sees it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::thread;

use super::connect::{Connection, Dialer};
use super::new::compare;
use super::problem::{DatabaseProblem, plain};
use super::reader::{Message, Page, Place, Reader};
use super::reading::Reading;
use crate::source::{Progress, Record, Records, SourceError};

/// Pages that wait to be used. With the one in use and the one being filled, that is all there are.
const WAITING: usize = 2;

/// A pass. Dropping it ends the reading.
pub(super) struct Pass {
    reading: Arc<Reading>,
    pages: Receiver<Message>,
    spare: Sender<Page>,
    page: Page,
    next: usize,
    cell: usize,
    done: u64,
    highest: Option<String>,
    ended: bool,
}

impl Pass {
    /// Starts reading on a thread of its own.
    ///
    /// # Errors
    /// When there can be no thread.
    pub(super) fn start(
        dialer: Arc<Dialer>,
        reading: Arc<Reading>,
        connection: Connection,
    ) -> Result<Self, SourceError> {
        let (pages, received) = sync_channel(WAITING);
        let (spare, spares) = channel();
        let reader = Reader {
            dialer,
            reading: Arc::clone(&reading),
            connection: Some(connection),
            pages,
            spare: spares,
            page: Page::default(),
            place: Place::default(),
        };
        thread::Builder::new().name("mysql-reader".to_owned()).spawn(move || reader.run()).map_err(|error| {
            SourceError::Database { problem: DatabaseProblem::Other, server: Some(error.to_string()) }
        })?;
        // Rows that are read once more may all be lower.
        let highest = reading.since.clone();
        Ok(Self {
            reading,
            pages: received,
            spare,
            page: Page::default(),
            next: 0,
            cell: 0,
            done: 0,
            highest,
            ended: false,
        })
    }

    /// Takes the next page; whether there is one.
    fn turn(&mut self) -> Result<bool, SourceError> {
        if self.ended {
            return Ok(false);
        }
        match self.pages.recv() {
            Ok(Message::Page(page)) => {
                // The reader is gone when it has read everything; then nobody needs an empty page.
                let _ = self.spare.send(std::mem::replace(&mut self.page, page));
                self.next = 0;
                self.cell = 0;
                Ok(true)
            }
            Ok(Message::End) => {
                self.ended = true;
                // To ask for what is new and get nothing is an answer. A source without rows is a mistake.
                if self.done == 0 && self.reading.since.is_none() {
                    return Err(plain(DatabaseProblem::NoRows));
                }
                Ok(false)
            }
            Ok(Message::Failed(error)) => {
                self.ended = true;
                Err(error)
            }
            Err(_) => {
                self.ended = true;
                Err(plain(DatabaseProblem::ConnectionLost))
            }
        }
    }

    fn remember_highest(&mut self, record: &Record) {
        let Some(column) = self.reading.growing else { return };
        let Some((_, kind)) = self.reading.cells.get(column) else { return };
        let value = record.cell(column);
        if value.is_empty() {
            return;
        }
        if self.highest.as_deref().is_none_or(|highest| compare(*kind, value, highest).is_gt()) {
            let highest = self.highest.get_or_insert_default();
            highest.clear();
            highest.push_str(value);
        }
    }
}

impl Records for Pass {
    fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        record.clear();
        while self.next >= self.page.rows {
            if !self.turn()? {
                return Ok(false);
            }
        }
        let mut start = match self.cell {
            0 => 0,
            cell => self.page.ends[cell - 1],
        };
        let width = self.reading.cells.len();
        for end in &self.page.ends[self.cell..self.cell + width] {
            record.push(&self.page.text[start..*end]);
            start = *end;
        }
        self.cell += width;
        self.next += 1;
        self.done += 1;
        record.row = self.done;
        self.remember_highest(record);
        Ok(true)
    }

    fn progress(&self) -> Progress {
        // An estimate may turn out too low.
        Progress { done: self.done, total: self.reading.total.map(|total| total.max(self.done)) }
    }

    fn bookmark(&self) -> Option<&str> {
        self.highest.as_deref()
    }
}
