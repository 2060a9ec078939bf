//! How often is asked. The account's allowance is 15 requests a minute, whoever asks, and nothing tells how many are left;
//! so a few are left to others. Where Kissmetrics asks to be left alone, it is until that is over.

use std::collections::VecDeque;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// The most requests in any minute.
pub const MOST_A_MINUTE: usize = 12;

const MINUTE: Duration = Duration::from_secs(60);

/// The longest that anybody is left alone for, whatever is asked, as a tracker is: else one wrong number would end all
/// reading.
const LONGEST_REST: Duration = Duration::from_secs(60 * 60);

/// Why a request is not to be made yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotYet {
    /// There were as many as there may be in a minute; there may be another after so long.
    Turn(Duration),
    /// Kissmetrics asked to be left alone, for so long from now on.
    Rest(Duration),
    /// Nobody can tell, as where requests are noted is out of reach. In the system's words.
    Unknown(String),
}

/// Gives leave for requests. All that ask the same account go by the same.
pub trait Pacing: Send + Sync {
    /// Takes leave for a request at this moment.
    ///
    /// # Errors
    /// Why it is not to be made yet.
    fn take(&self, now: Instant) -> Result<(), NotYet>;

    /// Kissmetrics asks to be left alone for so long.
    fn rest(&self, now: Instant, time: Duration);
}

/// When requests were made, and how long none is to be made; in nanoseconds of whatever clock whoever holds it goes by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requests {
    made: VecDeque<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rest: Option<Rest>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Rest {
    since: u64,
    until: u64,
}

impl Requests {
    /// As if there had been as many a moment ago as there may be: for where nobody knows how many there were.
    pub fn full(now: u64) -> Self {
        Self { made: std::iter::repeat_n(now, MOST_A_MINUTE).collect(), rest: None }
    }

    /// Whether none of it matters any more.
    pub fn is_over(&self, now: u64) -> bool {
        let mut then = self.clone();
        then.forget(now);
        then == Self::default()
    }

    /// Takes leave for a request.
    ///
    /// # Errors
    /// Why it is not to be made yet.
    pub fn take(&mut self, now: u64) -> Result<(), NotYet> {
        self.forget(now);
        if let Some(rest) = self.rest {
            return Err(NotYet::Rest(Duration::from_nanos(rest.until - now)));
        }
        match self.made.front() {
            Some(first) if self.made.len() >= MOST_A_MINUTE => {
                Err(NotYet::Turn(MINUTE.saturating_sub(Duration::from_nanos(now - first))))
            }
            _ => {
                self.made.push_back(now);
                Ok(())
            }
        }
    }

    /// None is to be made for so long. What was asked before and lasts longer still holds.
    pub fn rest(&mut self, now: u64, time: Duration) {
        self.forget(now);
        let until = now.saturating_add(nanoseconds(time.min(LONGEST_REST)));
        let until = self.rest.map_or(until, |rest| rest.until.max(until));
        self.rest = Some(Rest { since: now, until });
    }

    /// Forgets what is over. What lies ahead was noted before the clock was put back, and nobody knows how long ago; it
    /// counts as noted just now.
    fn forget(&mut self, now: u64) {
        for at in &mut self.made {
            *at = (*at).min(now);
        }
        let minute = nanoseconds(MINUTE);
        while self.made.front().is_some_and(|at| now - at >= minute) {
            self.made.pop_front();
        }
        if let Some(rest) = &mut self.rest
            && rest.since > now
        {
            *rest = Rest { since: now, until: now.saturating_add(rest.until.saturating_sub(rest.since)) };
        }
        self.rest = self.rest.filter(|rest| rest.until > now);
    }
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

/// Within this process, by a clock that nobody can put back.
#[derive(Debug, Default)]
pub struct Pace {
    began: OnceLock<Instant>,
    requests: Mutex<Requests>,
}

impl Pace {
    fn with<T>(&self, now: Instant, act: impl FnOnce(&mut Requests, u64) -> T) -> T {
        let since = now.saturating_duration_since(*self.began.get_or_init(|| now));
        act(&mut self.requests.lock().unwrap_or_else(PoisonError::into_inner), nanoseconds(since))
    }
}

impl Pacing for Pace {
    fn take(&self, now: Instant) -> Result<(), NotYet> {
        self.with(now, Requests::take)
    }

    fn rest(&self, now: Instant, time: Duration) {
        self.with(now, |requests, now| requests.rest(now, time));
    }
}

/// How time passes for whoever waits.
pub trait Pause: Send + Sync {
    /// The moment.
    fn now(&self) -> Instant;

    /// Waits for so long; `false` when nobody waits any more.
    fn wait(&self, time: Duration) -> bool;

    /// The same, where only so much may be asked and nothing is the matter.
    fn wait_for_turn(&self, time: Duration) -> bool {
        self.wait(time)
    }
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
