//! Writes down what was handed over, on a thread of its own, in batches.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};
use tokio::sync::oneshot;

use super::error::{Failure, LedgerError, failure};
use super::lock::Lock;
use super::{ImportState, connect, done_to_blob};
use crate::clock;
use crate::import::Outcomes;
use crate::import::done::Done;
use crate::import::fingerprint::Print;

/// The record of one import under way. While there is one, no other import can go to its product. Dropped without
/// [`Recorder::finish`] it leaves the import as one that was interrupted.
#[derive(Debug)]
pub struct Recorder {
    import: i64,
    messages: Option<mpsc::Sender<Message>>,
    thread: Option<JoinHandle<Result<(), LedgerError>>>,
    failed: Option<oneshot::Receiver<()>>,
}

#[derive(Debug)]
enum Message {
    HandedOver { number: u64, print: Print },
    Flush,
    End { state: ImportState, outcomes: Outcomes },
}

impl Recorder {
    pub(super) fn start(path: PathBuf, lock: Lock, import: i64, done: Done) -> Result<Self, LedgerError> {
        let (sender, receiver) = mpsc::channel();
        let (broken, failed) = oneshot::channel();
        let connection = connect(&path).map_err(|failure| LedgerError::File { path: path.clone(), failure })?;
        let file = path.clone();
        let write = move || {
            let writer = Writer { connection, import, done, prints: Vec::new(), oldest: None };
            let written = writer.run(&receiver);
            drop(lock);
            written.map_err(|failure| {
                // Whoever sends hears of it at once and stops.
                let _ = broken.send(());
                LedgerError::File { path: file, failure }
            })
        };
        let thread = std::thread::Builder::new().name("ledger".to_owned()).spawn(write);
        let thread = thread.map_err(|source| LedgerError::File { path, failure: Failure::System(source) })?;
        Ok(Self { import, messages: Some(sender), thread: Some(thread), failed: Some(failed) })
    }

    /// The import's number.
    pub fn import(&self) -> i64 {
        self.import
    }

    /// An event was handed over; written within a tenth of a second.
    pub fn handed_over(&self, number: u64, print: Print) {
        self.tell(Message::HandedOver { number, print });
    }

    /// Writes at once what is not written yet.
    pub fn flush(&self) {
        self.tell(Message::Flush);
    }

    /// Resolves when the ledger can no longer be written; once only.
    pub(in crate::import) fn failed(&mut self) -> Option<oneshot::Receiver<()>> {
        self.failed.take()
    }

    /// Writes how the import ended, and gives the product free.
    ///
    /// # Errors
    /// When this or anything before could not be written.
    pub fn finish(mut self, state: ImportState, outcomes: Outcomes) -> Result<(), LedgerError> {
        self.tell(Message::End { state, outcomes });
        self.join()
    }

    fn tell(&self, message: Message) {
        if let Some(messages) = &self.messages {
            // A writer that is gone has said why, and whoever finishes hears it.
            let _ = messages.send(message);
        }
    }

    fn join(&mut self) -> Result<(), LedgerError> {
        self.messages = None;
        match self.thread.take().map(JoinHandle::join) {
            None => Ok(()),
            Some(Ok(written)) => written,
            Some(Err(_)) => Err(LedgerError::File {
                path: Path::new(super::FILE).to_owned(),
                failure: Failure::Other { why: "the writing stopped unexpectedly".to_owned() },
            }),
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        // Nobody is left to be told.
        let _ = self.join();
    }
}

/// The thread that writes.
struct Writer {
    connection: Connection,
    import: i64,
    done: Done,
    /// Not written yet.
    prints: Vec<u8>,
    /// When the oldest of them came.
    oldest: Option<Instant>,
}

impl Writer {
    /// The longest that something waits to be written.
    const PAUSE: Duration = Duration::from_millis(100);
    /// The most bytes that wait.
    const MOST: usize = 16_384 * Print::SIZE;

    fn run(mut self, messages: &mpsc::Receiver<Message>) -> Result<(), Failure> {
        loop {
            let message = match self.oldest {
                None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(oldest) => messages.recv_timeout(Self::PAUSE.saturating_sub(oldest.elapsed())),
            };
            match message {
                Ok(Message::HandedOver { number, print }) => {
                    self.done.insert(number);
                    self.prints.extend_from_slice(print.bytes());
                    let oldest = *self.oldest.get_or_insert_with(Instant::now);
                    if self.prints.len() >= Self::MOST
                        || (self.prints.len().is_multiple_of(64 * Print::SIZE) && oldest.elapsed() >= Self::PAUSE)
                    {
                        self.write(None)?;
                    }
                }
                Ok(Message::Flush) | Err(RecvTimeoutError::Timeout) => self.write(None)?,
                Ok(Message::End { state, outcomes }) => return self.write(Some((state, outcomes))),
                Err(RecvTimeoutError::Disconnected) => return self.write(None),
            }
        }
    }

    fn write(&mut self, end: Option<(ImportState, Outcomes)>) -> Result<(), Failure> {
        if self.prints.is_empty() && end.is_none() {
            return Ok(());
        }
        self.transaction(end).map_err(failure)?;
        self.prints.clear();
        self.oldest = None;
        Ok(())
    }

    fn transaction(&mut self, end: Option<(ImportState, Outcomes)>) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction()?;
        let now = clock::now().timestamp();
        transaction
            .prepare_cached("UPDATE import SET done = ?2, handed_over = ?3, changed = ?4 WHERE id = ?1")?
            .execute(params![self.import, done_to_blob(&self.done), self.done.len().cast_signed(), now])?;
        if !self.prints.is_empty() {
            transaction
                .prepare_cached("INSERT INTO print (import, prints) VALUES (?1, ?2)")?
                .execute(params![self.import, self.prints])?;
        }
        if let Some((state, outcomes)) = end {
            transaction.execute(
                "UPDATE import SET state = ?2, unknown = ?3 WHERE id = ?1",
                params![self.import, state.id(), outcomes.unknown.cast_signed()],
            )?;
        }
        transaction.commit()
    }
}
