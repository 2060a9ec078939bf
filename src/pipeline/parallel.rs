//! Work on batches of rows by several threads at once. What comes out never depends on how many there are: whatever
//! depends on earlier rows is behind a [`Turn`], which each batch gets after the one before it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

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

/// For so long a thread that has to wait stays awake: what it waits for mostly comes sooner than a thread that sleeps is woken.
const AWAKE: Duration = Duration::from_micros(200);

/// Asks again and again, for a short while.
pub(super) fn soon<R>(mut ask: impl FnMut() -> Option<R>) -> Option<R> {
    /// How often is asked before the clock is looked at.
    const OFTEN: usize = 64;
    let mut begun = None;
    loop {
        for _ in 0..OFTEN {
            if let Some(answer) = ask() {
                return Some(answer);
            }
            std::hint::spin_loop();
        }
        if begun.get_or_insert_with(Instant::now).elapsed() > AWAKE {
            return None;
        }
    }
}

/// Something that batches get hold of one after the other, in their order.
pub(crate) struct Turn<T> {
    /// The number of the batch that comes next. It only changes while the state is locked.
    next: AtomicU64,
    state: Mutex<State<T>>,
    passed: Condvar,
}

struct State<T> {
    /// How many sleep. With none, the system need not be told that a batch has passed.
    asleep: usize,
    of: T,
}

impl<T> Turn<T> {
    /// How often those who sleep look whether the run was given up.
    const PAUSE: Duration = Duration::from_millis(50);

    pub fn new(of: T) -> Self {
        Self { next: AtomicU64::new(0), state: Mutex::new(State { asleep: 0, of }), passed: Condvar::new() }
    }

    /// Waits for the batch's turn; `None` when it will never come.
    pub fn wait<R>(&self, place: Place<'_>, work: impl FnOnce(&mut T) -> R) -> Option<R> {
        soon(|| (self.is_turn(place) || place.run.is_given_up()).then_some(()));
        let mut state = self.state.lock().ok()?;
        while !self.is_turn(place) {
            if place.run.is_given_up() {
                return None;
            }
            state.asleep += 1;
            state = self.passed.wait_timeout(state, Self::PAUSE).ok()?.0;
            state.asleep -= 1;
        }
        Some(self.pass(state, work))
    }

    fn is_turn(&self, place: Place<'_>) -> bool {
        self.next.load(Ordering::Acquire) == place.number
    }

    /// Does the work if it is the batch's turn.
    fn is_done_now(&self, place: Place<'_>, work: impl FnOnce(&mut T)) -> bool {
        let Some(state) = self.is_turn(place).then(|| self.state.try_lock().ok()).flatten() else { return false };
        self.pass(state, work);
        true
    }

    fn pass<R>(&self, mut state: MutexGuard<'_, State<T>>, work: impl FnOnce(&mut T) -> R) -> R {
        let result = work(&mut state.of);
        self.next.fetch_add(1, Ordering::Release);
        let somebody_sleeps = state.asleep > 0;
        drop(state);
        if somebody_sleeps {
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
