//! The record of one import under way: tells the [`Writer`], on a thread of its own, what may be sent and what was.

use std::path::Path;
use std::sync::mpsc;
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use super::ImportState;
use super::claims::Claim;
use super::delivery::PartSent;
use super::error::{Failure, LedgerError};
use super::writer::{Message, Writer};
use crate::pipeline::Outcomes;
use crate::pipeline::fingerprint::EventFingerprint;

/// The record of one import under way. While there is one, no other import can go to its product. Dropped without
/// [`Recorder::finish`] it leaves the import as one that was interrupted.
#[derive(Debug)]
pub struct Recorder {
    import: i64,
    messages: Option<mpsc::Sender<Message>>,
    thread: Option<JoinHandle<Result<(), LedgerError>>>,
    failed: Option<oneshot::Receiver<()>>,
}

impl Recorder {
    pub(super) fn start(writer: Writer, ledger: &Path) -> Result<Self, LedgerError> {
        let (sender, receiver) = mpsc::channel();
        let (broken, failed) = oneshot::channel();
        let (import, path) = (writer.import(), ledger.to_owned());
        let write = move || {
            writer.run(&receiver).map_err(|failure| {
                // Whoever sends hears of it at once and stops.
                let _ = broken.send(());
                LedgerError::File { path, failure }
            })
        };
        let thread = std::thread::Builder::new().name("ledger".to_owned()).spawn(write);
        let system = |source| LedgerError::File { path: ledger.to_owned(), failure: Failure::System(source) };
        Ok(Self { import, messages: Some(sender), thread: Some(thread.map_err(system)?), failed: Some(failed) })
    }

    /// The import's number.
    pub fn import(&self) -> i64 {
        self.import
    }

    /// These events are to be sent. They may leave once the receiver has heard, for then the ledger holds that they may
    /// have; it never hears when the ledger can no longer be written. Leave is given in the order in which it is asked
    /// for, and no more of it than [`MOST_UNRECORDED`](super::MOST_UNRECORDED) events ahead of the record.
    pub fn claim(&self, fingerprints: Vec<EventFingerprint>) -> oneshot::Receiver<()> {
        let (granted, receiver) = oneshot::channel();
        self.tell(Message::Claim(Claim { fingerprints, granted }));
        receiver
    }

    /// These were claimed and have certainly not left.
    pub fn never_left(&self, fingerprints: Vec<EventFingerprint>) {
        self.tell(Message::NeverLeft(fingerprints));
    }

    /// Nothing has left of what a process before this one may have sent.
    pub fn nothing_left(&self) {
        self.tell(Message::NothingLeft);
    }

    /// An event was sent and answered; written within a tenth of a second.
    pub fn sent(&self, number: u64, print: EventFingerprint) {
        self.tell(Message::Sent { number, print });
    }

    /// A part is about to be written, by what its server calls it. Its bytes may leave once the receiver has heard: then
    /// the ledger holds what is to be taken back should this process die. It never hears when the ledger can no longer be
    /// written.
    pub fn upload(&self, number: u64, upload: &str) -> oneshot::Receiver<()> {
        let (noted, receiver) = oneshot::channel();
        self.tell(Message::Upload { number, upload: upload.to_owned(), noted });
        receiver
    }

    /// A part is complete. It is recorded with all of its events or not at all.
    pub fn part(&self, part: PartSent) {
        self.tell(Message::Part(part));
    }

    /// Writes at once what is not written yet.
    pub fn flush(&self) {
        self.tell(Message::Flush);
    }

    /// Resolves when the ledger can no longer be written; once only.
    pub(crate) fn failed(&mut self) -> Option<oneshot::Receiver<()>> {
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
            Some(Err(_)) => {
                Err(LedgerError::File { path: Path::new(super::FILE).to_owned(), failure: Failure::Stopped })
            }
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        // Nobody is left to be told.
        let _ = self.join();
    }
}
