//! Work on batches of rows by several threads at once. What comes out never depends on how many there are: whatever
//! depends on earlier rows is behind a [`Turn`], which each batch gets after the one before it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How many threads this computer runs at once.
pub(crate) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// A run of several threads, which one of them can end for all.
#[derive(Default)]
pub struct Run {
    given_up: AtomicBool,
}

impl Run {
    /// Nobody needs to wait for a turn any more: a batch will never be done.
    pub fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
    }

    /// Whether a batch will never be done.
    pub fn is_given_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed)
    }
}

/// Gives up a run if its thread panics.
pub(super) struct Watched<'r>(pub &'r Run);

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.give_up();
        }
    }
}

/// A batch of a run.
#[derive(Clone, Copy)]
pub struct Place<'r> {
    pub(super) run: &'r Run,
    /// Counted from 0 in the source's order.
    pub(super) number: u64,
}

/// Something that batches get hold of one after the other, in their order.
pub(crate) struct Turn<T> {
    state: Mutex<State<T>>,
    passed: Condvar,
}

struct State<T> {
    /// The number of the batch that comes next.
    next: u64,
    /// How many wait. With none, the system need not be told that a batch has passed.
    waiting: usize,
    of: T,
}

impl<T> Turn<T> {
    /// How often those who wait look whether the run was given up.
    const PAUSE: Duration = Duration::from_millis(50);

    pub fn new(of: T) -> Self {
        Self { state: Mutex::new(State { next: 0, waiting: 0, of }), passed: Condvar::new() }
    }

    /// Waits for the batch's turn; `None` when it will never come.
    pub fn wait<R>(&self, place: Place<'_>, work: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut state = self.state.lock().ok()?;
        while state.next != place.number {
            if place.run.is_given_up() {
                return None;
            }
            state.waiting += 1;
            state = self.passed.wait_timeout(state, Self::PAUSE).ok()?.0;
            state.waiting -= 1;
        }
        Some(self.pass(state, work))
    }

    /// Does the work if it is the batch's turn.
    fn is_done_now(&self, place: Place<'_>, work: impl FnOnce(&mut T)) -> bool {
        let Some(state) = self.state.try_lock().ok().filter(|state| state.next == place.number) else { return false };
        self.pass(state, work);
        true
    }

    fn pass<R>(&self, mut state: MutexGuard<'_, State<T>>, work: impl FnOnce(&mut T) -> R) -> R {
        let result = work(&mut state.of);
        state.next += 1;
        let somebody_waits = state.waiting > 0;
        drop(state);
        if somebody_waits {
            self.passed.notify_all();
        }
        result
    }

    /// What came of it.
    pub fn into_inner(self) -> T {
        self.state.into_inner().unwrap_or_else(PoisonError::into_inner).of
    }
}

/// Gets hold of each of these, in whatever order they become free; `None` when one never will.
pub(crate) fn visit_all<T>(turns: &[Turn<T>], place: Place<'_>, mut work: impl FnMut(usize, &mut T)) -> Option<()> {
    let mut left: Vec<usize> = (0..turns.len()).collect();
    while let Some(&first) = left.first() {
        let before = left.len();
        left.retain(|&at| !turns[at].is_done_now(place, |of| work(at, of)));
        if left.len() == before {
            turns[first].wait(place, |of| work(first, of))?;
            left.remove(0);
        }
    }
    Some(())
}
