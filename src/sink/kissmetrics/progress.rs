//! The numbers of a run, read by whoever watches while they are written by the thread that sends.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::rate::Rate;
use crate::event::{Event, Timestamp};
use crate::pipeline::Outcomes;
use crate::pipeline::range_set::RangeSet;

/// How many of the latest events are kept for looking at.
const LATEST: usize = 6;

/// The numbers of a run.
#[derive(Debug)]
pub struct SendProgress {
    started: Instant,
    to_send: u64,
    sent: AtomicU64,
    unconfirmed: AtomicU64,
    under_way: AtomicU64,
    /// Of a run that goes by a bucket.
    parts: Option<PartCounters>,
    shared: Mutex<Shared>,
}

#[derive(Debug, Default)]
struct PartCounters {
    all: u64,
    done: AtomicU64,
    bytes: AtomicU64,
}

/// How many parts there are of a run that goes by a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartNumbers {
    /// Those that are complete.
    pub done: u64,
    /// All that there will be.
    pub all: u64,
    /// Bytes that this run has written.
    pub bytes: u64,
}

#[derive(Debug, Default)]
struct Shared {
    rate: Rate,
    done: RangeSet,
    latest: VecDeque<Sent>,
    latest_at: Option<Instant>,
}

/// An event that was just sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Whose.
    pub person: String,
    /// What; blank where only properties were set.
    pub name: String,
    /// When it happened.
    pub time: Option<Timestamp>,
}

impl SendProgress {
    /// `to_send` events in all, of which `done` were sent before.
    pub fn new(to_send: u64, done: &RangeSet) -> Self {
        let progress = Self {
            started: Instant::now(),
            to_send,
            sent: AtomicU64::new(done.len()),
            unconfirmed: AtomicU64::new(0),
            under_way: AtomicU64::new(0),
            parts: None,
            shared: Mutex::new(Shared { done: done.clone(), ..Shared::default() }),
        };
        progress.restart();
        progress
    }

    /// The same for a run that makes so many parts, of which so many are done.
    pub(in crate::sink) fn with_parts(mut self, all: u64, done: u64) -> Self {
        self.parts = Some(PartCounters { all, done: AtomicU64::new(done), ..PartCounters::default() });
        self
    }

    /// How many parts there are, where it goes by a bucket.
    pub fn parts(&self) -> Option<PartNumbers> {
        let parts = self.parts.as_ref()?;
        let (done, bytes) = (parts.done.load(Ordering::Relaxed), parts.bytes.load(Ordering::Relaxed));
        Some(PartNumbers { done, all: parts.all, bytes })
    }

    /// All events that are to be sent, with those sent before.
    pub fn to_send(&self) -> u64 {
        self.to_send
    }

    /// Sent and answered.
    pub fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// Sent, and no answer came; they are sent again, byte for byte.
    pub fn unconfirmed(&self) -> u64 {
        self.unconfirmed.load(Ordering::Relaxed)
    }

    /// Sent just now and not answered yet.
    pub fn under_way(&self) -> u64 {
        self.under_way.load(Ordering::Relaxed)
    }

    /// Not sent yet.
    pub fn pending(&self) -> u64 {
        self.to_send.saturating_sub(self.sent() + self.unconfirmed() + self.under_way())
    }

    /// The part that is done, from 0 to 1. Of what goes by a bucket, also what was written of the part at hand.
    pub fn part(&self) -> f32 {
        if self.to_send == 0 { 1.0 } else { (self.written() as f64 / self.to_send as f64) as f32 }
    }

    /// Sent and answered; of what goes by a bucket, also what was written of the part at hand.
    pub fn written(&self) -> u64 {
        self.sent() + if self.parts.is_some() { self.under_way() } else { 0 }
    }

    /// Events a second, of late.
    pub fn per_second(&self) -> Option<f64> {
        self.shared().rate.per_second()
    }

    /// How long the rest takes at the pace of late; `None` while nothing moves.
    pub fn time_left(&self) -> Option<Duration> {
        let rest = self.to_send.saturating_sub(self.written());
        self.shared().rate.left(rest)
    }

    /// Time since the start, and events a second then.
    pub fn history(&self) -> Vec<(Duration, f64)> {
        self.shared().rate.history().to_vec()
    }

    /// The latest events, the newest first; a few a second are enough to look at.
    pub fn latest(&self) -> Vec<Sent> {
        self.shared().latest.iter().cloned().collect()
    }

    /// Which events were sent.
    pub fn done(&self) -> RangeSet {
        self.shared().done.clone()
    }

    /// What became of everything that `checked` counted.
    pub fn outcomes(&self, checked: &Outcomes) -> Outcomes {
        let (sent, unconfirmed) = (self.sent(), self.unconfirmed());
        let pending = checked.to_send().saturating_sub(sent + unconfirmed);
        Outcomes { sent, unconfirmed, pending, ..*checked }
    }

    pub(in crate::sink) fn set_under_way(&self, count: u64) {
        self.under_way.store(count, Ordering::Relaxed);
    }

    /// So many bytes more were written, with so many events of the part at hand.
    pub(in crate::sink) fn piece(&self, bytes: u64, events: u64, shown: Option<&Sent>) {
        self.under_way.fetch_add(events, Ordering::Relaxed);
        if let Some(parts) = &self.parts {
            parts.bytes.fetch_add(bytes, Ordering::Relaxed);
        }
        let (written, now) = (self.written(), Instant::now());
        let mut shared = self.shared();
        shared.rate.note(now - self.started, written);
        shared.show(shown, now);
    }

    /// A part is complete, with these events.
    pub(in crate::sink) fn part_done(&self, numbers: impl Iterator<Item = u64>) {
        let mut shared = self.shared();
        let count = numbers.filter(|number| shared.done.insert(*number)).count() as u64;
        self.under_way.store(0, Ordering::Relaxed);
        self.sent.fetch_add(count, Ordering::Relaxed);
        if let Some(parts) = &self.parts {
            parts.done.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(super) fn accepted(&self, number: u64, shown: Option<&Sent>, was_unconfirmed: bool, now: Instant) {
        let sent = self.sent.fetch_add(1, Ordering::Relaxed) + 1;
        if was_unconfirmed {
            self.unconfirmed.fetch_sub(1, Ordering::Relaxed);
        }
        let mut shared = self.shared();
        shared.done.insert(number);
        shared.rate.note(now - self.started, sent);
        shared.show(shown, now);
    }

    pub(in crate::sink) fn became_unconfirmed(&self, count: u64) {
        self.unconfirmed.fetch_add(count, Ordering::Relaxed);
    }

    /// A pause begins or ends: the pace before it says nothing about the pace after it.
    pub(in crate::sink) fn restart(&self) {
        self.shared().rate.restart(self.started.elapsed(), self.written());
    }

    /// What is behind the lock stays whole even if a holder panicked: each change is complete by itself.
    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shared {
    /// Keeps an event for looking at, where the last one was not kept just now.
    fn show(&mut self, shown: Option<&Sent>, now: Instant) {
        const GLANCE: Duration = Duration::from_millis(200);
        if let Some(shown) = shown
            && self.latest_at.is_none_or(|at| now - at >= GLANCE)
        {
            self.latest_at = Some(now);
            self.latest.truncate(LATEST - 1);
            self.latest.push_front(shown.clone());
        }
    }
}

impl Sent {
    pub(in crate::sink) fn of(event: &Event<'_>) -> Self {
        Self { person: event.person.clone().into_owned(), name: event.name.clone().into_owned(), time: event.time }
    }
}
