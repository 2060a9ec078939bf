//! Which events may have been sent without the ledger knowing that they were: it holds their fingerprints before they
//! leave, and takes them back once it holds that they were sent.

use std::collections::{BTreeSet, VecDeque};

use tokio::sync::oneshot;

use crate::pipeline::fingerprint::EventFingerprint;

/// The most events that may be under way or answered before the ledger holds that they were sent. So many at most are
/// sent once more, exactly the same, after a process was killed; at 30,000 events a second that is a seventh of a
/// second.
pub const MOST_UNRECORDED: u64 = 4_096;

/// Events that are to leave together, and whoever waits for the leave.
#[derive(Debug)]
pub(super) struct Claim {
    pub fingerprints: Vec<EventFingerprint>,
    pub granted: oneshot::Sender<()>,
}

/// The claims of one import.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Of a process before this one; nobody knows which of them arrived.
    before: BTreeSet<EventFingerprint>,
    /// Of this process.
    now: BTreeSet<EventFingerprint>,
    /// They wait until the ledger holds them.
    waiting: VecDeque<Claim>,
    /// How many events of this process were granted.
    granted: u64,
    /// How many of them were answered.
    answered: u64,
    /// Something has changed since the ledger was told.
    changed: bool,
}

impl Claims {
    /// Those that were left over, as [`Claims::bytes`] wrote them.
    pub fn left_over(bytes: &[u8]) -> Self {
        let (fingerprints, _) = bytes.as_chunks();
        Self {
            before: fingerprints.iter().map(|print| EventFingerprint::from_bytes(*print)).collect(),
            ..Self::default()
        }
    }

    /// Somebody wants to send these.
    pub fn wait(&mut self, claim: Claim) {
        self.waiting.push_back(claim);
    }

    /// One was answered.
    pub fn answered(&mut self, print: &EventFingerprint) {
        self.answered += 1;
        // Two events may be the same to the byte; then one of them says what is to be said of both.
        self.changed |= self.now.remove(print) | self.before.remove(print);
    }

    /// These have certainly not left.
    pub fn never_left(&mut self, fingerprints: &[EventFingerprint]) {
        for print in fingerprints {
            self.changed |= self.now.remove(print);
        }
    }

    /// Nothing has left of what a process before this one claimed.
    pub fn nothing_left(&mut self) {
        self.changed |= !self.before.is_empty();
        self.before.clear();
    }

    /// No event is left that could be sent without the ledger knowing.
    pub fn clear(&mut self) {
        self.changed |= !self.now.is_empty() || !self.before.is_empty();
        (self.now, self.before) = Default::default();
    }

    /// Whether leave could be given, and whoever sends will soon need it. Before that it pays to wait, since each leave
    /// is a write to the disk.
    pub fn are_due(&self) -> bool {
        let under_way = self.granted.saturating_sub(self.answered);
        under_way <= MOST_UNRECORDED / 2 && self.waiting.front().is_some_and(|claim| self.fits(claim))
    }

    fn fits(&self, claim: &Claim) -> bool {
        let under_way = self.granted.saturating_sub(self.answered);
        under_way == 0 || under_way + claim.fingerprints.len() as u64 <= MOST_UNRECORDED
    }

    /// Takes in those that fit; they may leave once the ledger holds [`Claims::bytes`], together with everything that
    /// was answered.
    pub fn take_in(&mut self) -> Vec<oneshot::Sender<()>> {
        let mut granted = Vec::new();
        while self.waiting.front().is_some_and(|claim| self.fits(claim))
            && let Some(claim) = self.waiting.pop_front()
        {
            self.granted += claim.fingerprints.len() as u64;
            self.now.extend(claim.fingerprints);
            self.changed = true;
            granted.push(claim.granted);
        }
        granted
    }

    /// All of them, to be written, unless the ledger holds just these.
    pub fn bytes(&mut self) -> Option<Vec<u8>> {
        let all = || self.before.union(&self.now).flat_map(|print| *print.bytes()).collect();
        let bytes = self.changed.then(all);
        self.changed = false;
        bytes
    }
}
