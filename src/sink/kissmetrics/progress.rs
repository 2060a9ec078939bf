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
    shared: Mutex<Shared>,
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
            shared: Mutex::new(Shared { done: done.clone(), ..Shared::default() }),
        };
        progress.restart();
        progress
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

    /// The part that is done, from 0 to 1.
    pub fn part(&self) -> f32 {
        if self.to_send == 0 { 1.0 } else { (self.sent() as f64 / self.to_send as f64) as f32 }
    }

    /// Events a second, of late.
    pub fn per_second(&self) -> Option<f64> {
        self.shared().rate.per_second()
    }

    /// How long the rest takes at the pace of late; `None` while nothing moves.
    pub fn time_left(&self) -> Option<Duration> {
        let rest = self.to_send.saturating_sub(self.sent());
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

    pub(super) fn set_under_way(&self, count: u64) {
        self.under_way.store(count, Ordering::Relaxed);
    }

    pub(super) fn accepted(&self, number: u64, shown: Option<&Sent>, was_unconfirmed: bool) {
        const GLANCE: Duration = Duration::from_millis(200);
        let sent = self.sent.fetch_add(1, Ordering::Relaxed) + 1;
        if was_unconfirmed {
            self.unconfirmed.fetch_sub(1, Ordering::Relaxed);
        }
        let mut shared = self.shared();
        shared.done.insert(number);
        shared.rate.note(self.started.elapsed(), sent);
        if let Some(shown) = shown
            && shared.latest_at.is_none_or(|at| at.elapsed() >= GLANCE)
        {
            shared.latest_at = Some(Instant::now());
            shared.latest.truncate(LATEST - 1);
            shared.latest.push_front(shown.clone());
        }
    }

    pub(super) fn became_unconfirmed(&self, count: u64) {
        self.unconfirmed.fetch_add(count, Ordering::Relaxed);
    }

    /// A pause begins or ends: the pace before it says nothing about the pace after it.
    pub(super) fn restart(&self) {
        self.shared().rate.restart(self.started.elapsed(), self.sent());
    }

    /// What is behind the lock stays whole even if a holder panicked: each change is complete by itself.
    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sent {
    pub(super) fn of(event: &Event<'_>) -> Self {
        Self { person: event.person.clone().into_owned(), name: event.name.clone().into_owned(), time: event.time }
    }
}
