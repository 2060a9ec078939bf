//! How often is asked. The account's allowance is 15 requests a minute, whoever asks, and nothing tells how many are left;
//! so a few are left to others.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The most requests in any minute.
pub const MOST_A_MINUTE: usize = 12;

const MINUTE: Duration = Duration::from_secs(60);

/// When requests were made. All that ask the same account share one.
#[derive(Debug, Default)]
pub struct Pace {
    made: Mutex<VecDeque<Instant>>,
}

impl Pace {
    /// Takes leave for a request at this moment; else how long is to be waited before asking for it again.
    ///
    /// # Errors
    /// The wait.
    pub fn take(&self, now: Instant) -> Result<(), Duration> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        while made.front().is_some_and(|at| now.saturating_duration_since(*at) >= MINUTE) {
            made.pop_front();
        }
        match made.front() {
            Some(first) if made.len() >= MOST_A_MINUTE => Err(MINUTE - now.saturating_duration_since(*first)),
            _ => {
                made.push_back(now);
                Ok(())
            }
        }
    }
}

/// How time passes for whoever waits.
pub trait Pause: Send + Sync {
    /// The moment.
    fn now(&self) -> Instant;

    /// Waits for so long; `false` when nobody waits any more.
    fn wait(&self, time: Duration) -> bool;
}

/// Waits as long as it takes, unless it is told that nobody does any more.
pub struct Sleep<S> {
    stopped: S,
}

impl<S: Fn() -> bool> Sleep<S> {
    /// `stopped` says that nobody waits any more.
    pub fn new(stopped: S) -> Self {
        Self { stopped }
    }
}

impl<S: Fn() -> bool + Send + Sync> Pause for Sleep<S> {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wait(&self, time: Duration) -> bool {
        const LOOK: Duration = Duration::from_millis(100);
        let until = Instant::now() + time;
        loop {
            if (self.stopped)() {
                return false;
            }
            match until.saturating_duration_since(Instant::now()) {
                Duration::ZERO => return true,
                rest => std::thread::sleep(rest.min(LOOK)),
            }
        }
    }
}
