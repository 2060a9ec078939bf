//! What waits to be sent: what is yet to be claimed in the record, what may leave, and what is to be sent again.

use std::collections::VecDeque;
use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream::FuturesOrdered;
use tokio::sync::oneshot;

use super::read::{Batch, Feed};
use crate::kissmetrics::client::Url;
use crate::ledger::{MOST_UNRECORDED, Recorder};
use crate::pipeline::Error;
use crate::pipeline::fingerprint::EventFingerprint;
use crate::pipeline::walk::Walk;
use crate::sink::kissmetrics::progress::Sent;

/// One request, on its way or waiting for it.
pub(super) struct Outgoing {
    batch: Arc<Batch>,
    index: usize,
    /// It was sent before and no answer came.
    pub unconfirmed: bool,
}

impl Outgoing {
    pub fn number(&self) -> u64 {
        self.batch.ends[self.index].0
    }

    pub fn print(&self) -> EventFingerprint {
        self.batch.ends[self.index].1
    }

    pub fn target(&self) -> &str {
        self.batch.target(self.index)
    }

    pub fn address(&self) -> Option<Url> {
        self.batch.address(self.index)
    }

    /// The event, where it is one of those that a person may look at.
    pub fn shown(&self) -> Option<&Sent> {
        self.batch.shown(self.index)
    }
}

/// Requests that wait to be sent.
#[derive(Default)]
pub(super) struct Queue<'r> {
    /// What must hold an event before it leaves; `None` where nobody will ask.
    record: Option<&'r Recorder>,
    /// How many may be sent for the first time until a person is asked; `None` for all.
    pub allowed: Option<u64>,
    pub again: VecDeque<Outgoing>,
    /// What is not yet claimed, in order, and who says that it is.
    claimed: VecDeque<Arc<Batch>>,
    claims: FuturesOrdered<oneshot::Receiver<()>>,
    /// What may leave, in order, each batch from one of its requests on.
    ready: VecDeque<(Arc<Batch>, usize)>,
    /// How many events are in the two.
    ahead: u64,
    pub end: Option<Result<Walk, Error>>,
}

impl<'r> Queue<'r> {
    pub fn new(record: Option<&'r Recorder>, allowed: Option<u64>) -> Self {
        Self { record, allowed, ..Self::default() }
    }

    /// What is to be sent next, of what may leave.
    pub fn next(&mut self) -> Option<Outgoing> {
        if let Some(outgoing) = self.again.pop_front() {
            return Some(outgoing);
        }
        if self.allowed == Some(0) {
            return None;
        }
        let (batch, index) = self.ready.front_mut()?;
        let outgoing = Outgoing { batch: batch.clone(), index: *index, unconfirmed: false };
        *index += 1;
        if *index == batch.ends.len() {
            self.ready.pop_front();
        }
        self.allowed = self.allowed.map(|allowed| allowed - 1);
        self.ahead -= 1;
        Some(outgoing)
    }

    /// Whether more is to be read now: enough that leave for it is there before it is needed, and no more than one batch
    /// before a person was asked.
    pub fn wants_more(&self) -> bool {
        let most = if self.allowed.is_some() { 1 } else { MOST_UNRECORDED };
        self.end.is_none() && self.ahead < most
    }

    /// Takes what was read, and asks the record for leave to send it.
    pub fn feed(&mut self, feed: Option<Feed>) {
        match feed {
            Some(Feed::Batch(batch)) => {
                self.ahead += batch.ends.len() as u64;
                let batch = Arc::new(batch);
                match self.record {
                    Some(record) => {
                        self.claims.push_back(record.claim(batch.fingerprints(0).collect()));
                        self.claimed.push_back(batch);
                    }
                    None => self.ready.push_back((batch, 0)),
                }
            }
            Some(Feed::End(walk)) => self.end = Some(walk),
            // The reading half never goes without an end, unless it panicked.
            None => self.end = Some(Err(Error::Panicked)),
        }
    }

    /// Whether leave was asked for and not given yet.
    pub fn waits_for_leave(&self) -> bool {
        !self.claims.is_empty()
    }

    /// Waits until leave is given. A record that can no longer be written gives none, and says so elsewhere.
    pub async fn leave(&mut self) {
        match self.claims.next().await {
            Some(Ok(())) => self.ready.extend(self.claimed.pop_front().map(|batch| (batch, 0))),
            _ => std::future::pending().await,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.again.is_empty() && self.ahead == 0
    }

    /// There is more, and it may not be sent before a person was asked.
    pub fn must_ask(&self) -> bool {
        self.allowed == Some(0) && self.again.is_empty() && self.ahead > 0
    }

    /// What was claimed and has certainly not arrived.
    pub fn never_left(&self) -> Vec<EventFingerprint> {
        let claimed = self.claimed.iter().flat_map(|batch| batch.fingerprints(0));
        let ready = self.ready.iter().flat_map(|(batch, from)| batch.fingerprints(*from));
        let again = self.again.iter().filter(|outgoing| !outgoing.unconfirmed).map(Outgoing::print);
        claimed.chain(ready).chain(again).collect()
    }
}
