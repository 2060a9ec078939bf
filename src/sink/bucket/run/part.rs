//! One part after the other: looked for first, then written as several requests that become a file by the last of them.
//!
//! A process may end between any two lines here. Before a part is begun the ledger holds by what name it can be taken
//! back; before it is completed, that its events may be there; after, that they are. What was completed and not recorded
//! is found by its name and held against the same bytes, wherever Kissmetrics has moved it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio::sync::mpsc::Receiver;

use super::control::{Control, Halt, failed};
use crate::ledger::{Delivery, PartSent, Recorder};
use crate::pipeline::Error;
use crate::pipeline::fingerprint::EventFingerprint;
use crate::pipeline::walk::Walk;
use crate::sink::bucket::name::of_part;
use crate::sink::bucket::read::{Feed, Piece};
use crate::sink::bucket::standing::taken;
use crate::sink::bucket::store::{Content, Found};
use crate::sink::bucket::{BucketError, Reason, Store};
use crate::sink::kissmetrics::SendError;
use crate::sink::kissmetrics::progress::SendProgress;

/// How long it may take to take back what was begun, once the run ends anyhow.
const LAST_WORD: Duration = Duration::from_secs(3);

/// What writes the parts.
pub(super) struct Parts<'p> {
    pub store: Arc<Store>,
    pub delivery: Delivery,
    pub record: &'p Recorder,
    pub progress: Arc<SendProgress>,
    pub feed: Receiver<Feed>,
    pub control: Control<'p>,
}

/// A part as far as it was read.
struct Read {
    number: u64,
    /// Where it lies once it is complete.
    key: String,
    hash: Sha256,
    bytes: u64,
    events: Vec<(u64, EventFingerprint)>,
}

impl Read {
    fn add(&mut self, piece: &mut Piece) {
        self.hash.update(&piece.bytes);
        self.bytes += piece.bytes.len() as u64;
        self.events.append(&mut piece.events);
    }

    fn content(&self) -> Content {
        Content { bytes: self.bytes, digest: self.hash.clone().finalize().to_vec() }
    }

    fn fingerprints(&self) -> Vec<EventFingerprint> {
        self.events.iter().map(|(_, print)| *print).collect()
    }
}

impl Parts<'_> {
    /// Writes all parts from this number on. Gives the walk that they were made by.
    pub async fn run(mut self, first: u64, left_over: Option<(u64, String)>) -> Result<Result<Walk, Error>, Halt> {
        let store = self.store.clone();
        self.control.ask(|| store.probe()).await?;
        let left = left_over.iter().map(|(number, upload)| (*number, upload.clone()));
        // A process may have ended before the ledger held what had been begun.
        let next = store.place().within(&of_part(&self.delivery.name, first));
        let begun = self.control.ask(|| store.begun(&next)).await?;
        for (number, upload) in left.chain(begun.into_iter().map(|upload| (first, upload))) {
            self.take_back(number, &upload).await?;
        }
        let mut number = first;
        let mut moved = None;
        loop {
            let piece = match self.next().await? {
                Feed::Piece(piece) => piece,
                Feed::End(walk) => return Ok(walk),
            };
            let name = of_part(&self.delivery.name, number);
            let key = store.place().within(&name);
            let there = self.control.ask(|| store.find(&key)).await?;
            // Asked after the other question, so that what is moved between the two stands in this one.
            let moved: &BTreeMap<String, Vec<Found>> = match &mut moved {
                Some(moved) => moved,
                none => none.insert(self.control.ask(|| taken(&store)).await?),
            };
            let known = there.into_iter().chain(moved.get(&name).cloned().unwrap_or_default()).collect();
            let part = Read { number, key, hash: Sha256::new(), bytes: 0, events: Vec::new() };
            self.part(part, piece, known).await?;
            number += 1;
        }
    }

    /// Brings a part into the bucket, of which the first piece was read, unless it is there or was taken: then it must be
    /// the same.
    async fn part(&mut self, mut part: Read, first: Piece, known: Vec<Found>) -> Result<(), Halt> {
        if known.is_empty() {
            return self.write(part, first).await;
        }
        let mut piece = first;
        loop {
            part.add(&mut piece);
            if piece.ends {
                break;
            }
            piece = self.piece().await?;
        }
        if !self.same(&part, &known).await? {
            let other = known.first().map_or(part.key.as_str(), |found| found.key.as_str());
            return Err(self.other_bytes(other));
        }
        self.done(part);
        Ok(())
    }

    async fn write(&mut self, mut part: Read, first: Piece) -> Result<(), Halt> {
        let (store, key) = (self.store.clone(), part.key.clone());
        let upload = self.control.ask(|| store.begin(&key)).await?;
        let written = self.pieces(&mut part, &upload, first).await;
        if written.is_err() {
            // It is taken back at the latest when the import goes on.
            let _ = tokio::time::timeout(LAST_WORD, store.abort(&key, &upload)).await;
        }
        written?;
        self.done(part);
        Ok(())
    }

    /// Writes the pieces of a part and makes one of them.
    async fn pieces(&mut self, part: &mut Read, upload: &str, first: Piece) -> Result<(), Halt> {
        let noted = self.record.upload(part.number, upload);
        self.leave(noted).await?;
        let (store, key) = (self.store.clone(), part.key.clone());
        let mut ids = Vec::new();
        let mut piece = first;
        loop {
            let (events, shown) = (piece.events.len() as u64, piece.shown.take());
            part.add(&mut piece);
            let bytes = std::mem::take(&mut piece.bytes);
            let put = || store.put(&key, upload, ids.len(), bytes.clone());
            let id = self.control.ask(put).await?;
            ids.push(id);
            self.progress.piece(bytes.len() as u64, events, shown.as_ref());
            if piece.ends {
                break;
            }
            piece = self.piece().await?;
        }
        self.complete(part, upload, ids).await
    }

    /// Makes a file of the pieces. Where no answer came, the file itself says whether it is there.
    async fn complete(&mut self, part: &Read, upload: &str, ids: Vec<String>) -> Result<(), Halt> {
        self.control.ready().await?;
        let granted = self.record.claim(part.fingerprints());
        self.leave(granted).await?;
        let (store, key) = (self.store.clone(), part.key.clone());
        let mut pause = Duration::from_secs(1);
        loop {
            let answer = match self.control.drive(store.complete(&key, upload, ids.clone())).await {
                Ok(answer) => answer,
                Err(halt) => {
                    // It may be there: nobody knows.
                    self.progress.set_under_way(0);
                    self.progress.became_unconfirmed(part.events.len() as u64);
                    return Err(halt);
                }
            };
            let Err(refusal) = answer else { return Ok(()) };
            let may_be_there = refusal.reason.may_pass()
                || matches!(refusal.reason, Reason::Exists | Reason::NoUpload | Reason::Other { .. });
            if may_be_there {
                let found = self.control.ask(|| store.find(&key)).await?;
                if let Some(found) = found {
                    if self.same(part, std::slice::from_ref(&found)).await? {
                        return Ok(());
                    }
                    self.record.never_left(part.fingerprints());
                    return Err(self.other_bytes(&found.key));
                }
                let name = of_part(&self.delivery.name, part.number);
                let moved = self.control.ask(|| taken(&store)).await?.remove(&name).unwrap_or_default();
                if self.same(part, &moved).await? {
                    return Ok(());
                }
            }
            if refusal.reason.may_pass() {
                self.control.wait(refusal, &mut pause).await?;
                continue;
            }
            self.record.never_left(part.fingerprints());
            return Err(match refusal.reason {
                Reason::NoUpload => {
                    bucket(BucketError::UploadGone { address: self.store.place().address_of(&part.key) })
                }
                _ => failed(refusal),
            });
        }
    }

    /// Whether one of these holds what a part holds. Something that is moved meanwhile lies where it was moved.
    async fn same(&mut self, part: &Read, known: &[Found]) -> Result<bool, Halt> {
        let store = self.store.clone();
        let content = part.content();
        for found in known.iter().filter(|found| found.bytes == part.bytes) {
            let read = self.control.ask(|| store.content(&found.key)).await?;
            let read = match read {
                Some(read) => Some(read),
                None => self.moved(part).await?,
            };
            if read.as_ref() == Some(&content) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What stands in a part that was taken just now.
    async fn moved(&mut self, part: &Read) -> Result<Option<Content>, Halt> {
        let store = self.store.clone();
        let name = of_part(&self.delivery.name, part.number);
        let moved = self.control.ask(|| taken(&store)).await?.remove(&name).unwrap_or_default();
        match moved.iter().find(|found| found.bytes == part.bytes) {
            Some(found) => self.control.ask(|| store.content(&found.key)).await,
            None => Ok(None),
        }
    }

    /// A part is in the bucket.
    fn done(&mut self, part: Read) {
        self.progress.part_done(part.events.iter().map(|(number, _)| *number));
        let content = part.content();
        self.record.part(PartSent {
            number: part.number,
            events: part.events,
            bytes: content.bytes,
            digest: content.digest,
        });
    }

    /// Takes back what was begun and not completed. What was completed, or taken back by others, is not known any more.
    async fn take_back(&mut self, number: u64, upload: &str) -> Result<(), Halt> {
        let store = self.store.clone();
        let key = store.place().within(&of_part(&self.delivery.name, number));
        let gone = || async {
            match store.abort(&key, upload).await {
                Err(refusal) if matches!(refusal.reason, Reason::NoUpload | Reason::Nothing) => Ok(()),
                answer => answer,
            }
        };
        self.control.ask(gone).await
    }

    /// Waits until the ledger holds what it must hold. One that can no longer be written says so elsewhere.
    async fn leave(&mut self, noted: tokio::sync::oneshot::Receiver<()>) -> Result<(), Halt> {
        let held = async {
            if noted.await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        self.control.drive(held).await
    }

    async fn next(&mut self) -> Result<Feed, Halt> {
        self.control.ready().await?;
        let feed = self.control.drive(self.feed.recv()).await?;
        // The reading half never goes without an end, unless it panicked.
        feed.ok_or(Halt::Failed(SendError::Import(Error::Panicked)))
    }

    /// The next piece of the part at hand.
    async fn piece(&mut self) -> Result<Piece, Halt> {
        match self.next().await? {
            Feed::Piece(piece) => Ok(piece),
            Feed::End(Ok(_)) => Err(Halt::Stopped),
            Feed::End(Err(error)) => Err(Halt::Failed(SendError::Import(error))),
        }
    }

    fn other_bytes(&self, key: &str) -> Halt {
        bucket(BucketError::OtherBytes { address: self.store.place().address_of(key) })
    }
}

fn bucket(error: BucketError) -> Halt {
    Halt::Failed(SendError::Bucket(error))
}
