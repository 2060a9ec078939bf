//! One part after the other: looked for first, then written as several requests that become a file by the last of them.
//!
//! A process may end between any two lines here. Before a part is begun the ledger holds by what name it can be taken
//! back; before it is completed, that its events may be there; after, that they are. What was completed and not recorded
//! is found by its name and held against the same bytes. Only the one part that was about to be completed may have been
//! moved by Kissmetrics meanwhile: what it has taken lies there by names that other places and earlier imports use too, so
//! that what others wrote accounts for as much of it.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use tokio::sync::mpsc::Receiver;

use super::control::{Control, Halt, failed};
use crate::ledger::{Delivery, PartSent, Recorder};
use crate::pipeline::Error;
use crate::pipeline::fingerprint::EventFingerprint;
use crate::pipeline::walk::Walk;
use crate::sink::bucket::doubt::{Doubt, OtherPart, gone, is_begun, is_own, moved, take_back};
use crate::sink::bucket::name::{is_of, of_part};
use crate::sink::bucket::read::{Feed, Piece};
use crate::sink::bucket::store::{Content, Found};
use crate::sink::bucket::{BucketError, Place, Reason, Store};
use crate::sink::kissmetrics::SendError;
use crate::sink::kissmetrics::progress::SendProgress;

/// How long it may take to take back what was begun, once the run ends anyhow.
const LAST_WORD: Duration = Duration::from_secs(3);

/// What writes the parts.
pub(super) struct Parts<'p> {
    pub store: Arc<Store>,
    pub delivery: Delivery,
    /// When the import began.
    pub began: DateTime<Utc>,
    /// Which parts may be there without the record knowing.
    pub doubt: Doubt,
    /// What others wrote by the same name.
    pub others: Vec<OtherPart>,
    pub record: &'p Recorder,
    pub progress: Arc<SendProgress>,
    pub feed: Receiver<Feed>,
    /// Pieces that were read to find out what a part holds, and are to be written after all.
    pub read: VecDeque<Piece>,
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
        if let Some((number, upload)) = left_over {
            self.take_left_over(number, &upload).await?;
        }
        // A process may have ended before the ledger held what had been begun, or while it tried whether it may begin; and
        // what an import was writing that another took the place of, or that was forgotten, is nobody's any more.
        let beginning = store.place().within(&format!("{}.", self.delivery.name));
        for (key, upload) in self.control.ask(|| store.begun(&beginning)).await? {
            if key == store.place().within(Place::name_of(&key)) && is_of(&self.delivery.name, Place::name_of(&key)) {
                self.control.ask(|| take_back(&store, &key, &upload)).await?;
            }
        }
        let mut number = first;
        loop {
            let piece = match self.next().await? {
                Feed::Piece(piece) => piece,
                Feed::End(walk) => return Ok(walk),
            };
            let name = of_part(&self.delivery.name, number);
            let key = store.place().within(&name);
            let there = self.control.ask(|| store.find(&key)).await?;
            // Asked after the other question, so that what is moved between the two stands in this one.
            let moved = match self.doubt.is_about(number) {
                true => self.moved(&name).await?,
                false => Vec::new(),
            };
            let part = Read { number, key, hash: Sha256::new(), bytes: 0, events: Vec::new() };
            match there {
                Some(there) => self.hold(part, piece, there, moved).await?,
                None if moved.is_empty() => self.write(part, piece).await?,
                None => self.unless_moved(part, piece, moved).await?,
            }
            number += 1;
        }
    }

    /// Something lies where a part is to lie, of which the first piece was read. It must be the part itself.
    async fn hold(&mut self, mut part: Read, first: Piece, there: Found, moved: Vec<Found>) -> Result<(), Halt> {
        let mut piece = first;
        loop {
            part.add(&mut piece);
            if piece.ends {
                break;
            }
            piece = self.piece().await?;
        }
        if !self.is_it(&part, &there).await? && !self.is_among(&part, &moved).await? {
            return Err(self.other_bytes(&part.key));
        }
        self.done(part);
        Ok(())
    }

    /// Writes a part unless it is among what was moved.
    async fn unless_moved(&mut self, mut part: Read, first: Piece, moved: Vec<Found>) -> Result<(), Halt> {
        let mut pieces = VecDeque::from([first]);
        while pieces.back().is_some_and(|piece| !piece.ends) {
            pieces.push_back(self.piece().await?);
        }
        for piece in &pieces {
            part.hash.update(&piece.bytes);
            part.bytes += piece.bytes.len() as u64;
        }
        if self.is_among(&part, &moved).await? {
            part.events = pieces.into_iter().flat_map(|piece| piece.events).collect();
            self.done(part);
            return Ok(());
        }
        let part = Read { hash: Sha256::new(), bytes: 0, ..part };
        let Some(first) = pieces.pop_front() else { return Ok(()) };
        self.read = pieces;
        self.write(part, first).await
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
            let id = match self.control.ask(put).await {
                Err(Halt::Failed(SendError::Bucket(BucketError::Refused(refusal))))
                    if refusal.reason == Reason::NoUpload =>
                {
                    return Err(self.upload_gone(&key));
                }
                put => put?,
            };
            ids.push(id);
            self.progress.piece(bytes.len() as u64, events, shown.as_ref());
            if piece.ends {
                break;
            }
            piece = self.piece().await?;
        }
        self.complete(part, upload, ids).await
    }

    /// Makes a file of the pieces.
    async fn complete(&mut self, part: &Read, upload: &str, ids: Vec<String>) -> Result<(), Halt> {
        self.control.ready().await?;
        let granted = self.record.claim(part.fingerprints());
        self.leave(granted).await?;
        match self.completed(part, upload, ids).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(halt)) => {
                self.record.never_left(part.fingerprints());
                Err(halt)
            }
            Err(halt) => {
                // It may be there: nobody knows.
                self.progress.set_under_way(0);
                self.progress.became_unconfirmed(part.events.len() as u64);
                Err(halt)
            }
        }
    }

    /// Asks the server to make a file of the pieces. Where no answer came, the file itself says whether it is there. Gives
    /// why there certainly is none; an error where nobody knows.
    async fn completed(&mut self, part: &Read, upload: &str, ids: Vec<String>) -> Result<Result<(), Halt>, Halt> {
        let (store, key) = (self.store.clone(), part.key.clone());
        let mut pause = Duration::from_secs(1);
        // An answer was lost: what it said may have been that the file is there.
        let mut lost = false;
        loop {
            let answer = self.control.drive(store.complete(&key, upload, ids.clone())).await?;
            let Err(refusal) = answer else { return Ok(Ok(())) };
            let may_be_there = refusal.reason.may_pass()
                || matches!(refusal.reason, Reason::Exists | Reason::NoUpload | Reason::Other { .. });
            if may_be_there {
                let found = self.control.ask(|| store.find(&key)).await?;
                if let Some(found) = found {
                    return Ok(match self.is_it(part, &found).await? {
                        true => Ok(()),
                        false => Err(self.other_bytes(&found.key)),
                    });
                }
                // What is still begun was not completed, whatever was taken of this name.
                if !self.control.ask(|| is_begun(&store, &key, upload)).await? {
                    let moved = self.moved(&of_part(&self.delivery.name, part.number)).await?;
                    if self.is_among(part, &moved).await? {
                        return Ok(Ok(()));
                    }
                }
            }
            if refusal.reason.may_pass() {
                lost = true;
                self.control.wait(refusal, &mut pause).await?;
                continue;
            }
            let halt = match refusal.reason {
                // Where somebody else completes at the same moment, S3 refuses and has nothing.
                Reason::NoUpload | Reason::Exists => self.upload_gone(&part.key),
                _ if lost => return Err(failed(refusal)),
                _ => failed(refusal),
            };
            return Ok(Err(halt));
        }
    }

    /// Whether this holds what a part holds. Something that is moved meanwhile lies where it was moved.
    async fn is_it(&mut self, part: &Read, found: &Found) -> Result<bool, Halt> {
        if found.bytes != part.bytes {
            return Ok(false);
        }
        let store = self.store.clone();
        let read = self.control.ask(|| store.content(&found.key)).await?;
        let read = match read {
            Some(read) => Some(read),
            None => self.moved_just_now(part).await?,
        };
        Ok(read == Some(part.content()))
    }

    /// Whether a part is among what Kissmetrics has taken of its name. So much of that as others have written is theirs.
    async fn is_among(&mut self, part: &Read, moved: &[Found]) -> Result<bool, Halt> {
        let mut same = 0;
        for found in moved {
            if self.is_it(part, found).await? {
                if is_own(&self.store, found) {
                    return Ok(true);
                }
                same += 1;
            }
        }
        if same == 0 {
            return Ok(false);
        }
        let (store, others, content) = (self.store.clone(), self.others.clone(), part.content());
        let theirs = self.control.ask(|| gone(&store, &others, part.number, &content)).await?;
        Ok(same > theirs)
    }

    /// What Kissmetrics has taken of this name since the import began, whoever wrote it.
    async fn moved(&mut self, name: &str) -> Result<Vec<Found>, Halt> {
        let (store, began) = (self.store.clone(), self.began);
        self.control.ask(|| moved(&store, name, began)).await
    }

    /// What stands in a part that was taken just now.
    async fn moved_just_now(&mut self, part: &Read) -> Result<Option<Content>, Halt> {
        let store = self.store.clone();
        let moved = self.moved(&of_part(&self.delivery.name, part.number)).await?;
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

    /// Takes back what an earlier process had begun. While it was still begun it certainly was not complete.
    async fn take_left_over(&mut self, number: u64, upload: &str) -> Result<(), Halt> {
        let store = self.store.clone();
        let key = store.place().within(&of_part(&self.delivery.name, number));
        let was_begun = self.control.ask(|| is_begun(&store, &key, upload)).await?;
        self.control.ask(|| take_back(&store, &key, upload)).await?;
        if was_begun && self.doubt == Doubt::Part(number) {
            self.doubt = Doubt::Nothing;
            self.record.nothing_left();
        }
        Ok(())
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
        if let Some(piece) = self.read.pop_front() {
            return Ok(piece);
        }
        match self.next().await? {
            Feed::Piece(piece) => Ok(piece),
            Feed::End(Ok(_)) => Err(Halt::Stopped),
            Feed::End(Err(error)) => Err(Halt::Failed(SendError::Import(error))),
        }
    }

    fn upload_gone(&self, key: &str) -> Halt {
        bucket(BucketError::UploadGone { address: self.store.place().address_of(key) })
    }

    fn other_bytes(&self, key: &str) -> Halt {
        bucket(BucketError::OtherBytes { address: self.store.place().address_of(key) })
    }
}

fn bucket(error: BucketError) -> Halt {
    Halt::Failed(SendError::Bucket(error))
}
