//! How many requests may be under way at once, and when to wait.
//!
//! The limit is found by trying: it doubles, then grows by one, as long as answers come as quickly as they did before,
//! and shrinks by a part when they come slowly or not at all (additive increase, multiplicative decrease). Slowness
//! counts only if it is of our making: when less pressing does not help, the way has become longer, and the limit
//! returns. A fault here and there is no reason to slow down, several in a row are one to wait, each time longer.
//!
//! Nothing here has a clock, a thread or a random number: the time is passed in, and the same story always gives
//! the same decisions.

use std::time::Duration;

/// How long an answer is taken to need before one has been seen: a way across an ocean and back. No document of the
/// tracker's says how quickly it answers.
pub const ANSWER: Duration = Duration::from_millis(80);

/// A tracker that asks for a longer wait is asked again after this: a number from outside never stops an import for good.
pub const LONGEST_ASKED_WAIT: Duration = Duration::from_secs(3_600);

/// How hard the tracker may be pressed, as a person chooses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ceiling {
    /// Leaves the line to others.
    Gentle,
    /// As a rule.
    #[default]
    Normal,
    /// As much as is borne.
    Fast,
}

impl Ceiling {
    /// The most requests under way at once. With 80 ms for an answer, a hundred, four hundred or sixteen hundred
    /// events a second; no document names a limit of the tracker's.
    pub const fn most(self) -> usize {
        match self {
            Self::Gentle => 8,
            Self::Normal => 32,
            Self::Fast => 128,
        }
    }

    /// How long so many events take if each is answered within [`ANSWER`]; the time to find the pace is not in it.
    pub fn takes(self, events: u64) -> Duration {
        ANSWER.mul_f64(events as f64 / self.most() as f64)
    }
}

/// How a request failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The tracker says that it is asked too much (429).
    TooMuch,
    /// The tracker has a fault of its own (5xx).
    Fault,
    /// It was sent and no answer came.
    NoAnswer,
    /// No connection could be made.
    NotReached,
    /// Something answered that is no tracker.
    Odd,
}

/// What to do after a failure. The request itself is always to be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Go on as before.
    GoOn,
    /// Start no request for so long.
    Wait(Duration),
    /// Start none until a person has looked.
    Pause,
}

/// Decides how many requests may be under way. Moments are counted from the same one, such as the start.
#[derive(Clone, Debug)]
pub struct Pace {
    ceiling: f64,
    limit: f64,
    /// Still doubling.
    doubling: bool,
    /// How long answers take when nobody presses: the shortest typical time of a window.
    unpressed: Option<Duration>,
    window: Window,
    /// Answers that are still to come from before the last change, and tell nothing of it.
    stale: usize,
    /// What it was before the limit was last lowered for slowness.
    lowered: Option<Lowered>,
    /// Failures since the last good answer.
    in_a_row: u32,
    /// How often it was waited since the last good answer.
    waits: u32,
    waits_until: Duration,
    /// Grows with odd answers, shrinks with good ones.
    oddness: f64,
    seed: u64,
}

/// What came since the last decision.
#[derive(Clone, Debug, Default)]
struct Window {
    took: Vec<Duration>,
    failures: usize,
}

/// The limit before it was lowered, and how long answers took then.
#[derive(Clone, Copy, Debug)]
struct Lowered {
    limit: f64,
    typical: Duration,
}

impl Pace {
    /// Where it begins.
    const FIRST: f64 = 4.0;
    /// How many answers make a window at least.
    const WINDOW: usize = 16;
    /// The limit is lowered to this part for slowness. Half of what that should bring must be seen.
    const EASED: f64 = 0.8;
    /// The limit is lowered to this part when the tracker says that it is too much, or answers fail.
    const LOWERED: f64 = 0.7;
    /// Slow is what takes this many times as long as unpressed.
    const SLOW: u32 = 2;
    /// Answers that come within twice this are never slow, as on this computer.
    const PROMPT: Duration = Duration::from_millis(25);
    /// More than this part of failures in a window is taken to be of our making.
    const TOO_MANY_FAILURES: f64 = 0.2;
    /// So many failures in a row are no coincidence.
    const NO_COINCIDENCE: u32 = 3;
    const FIRST_WAIT: Duration = Duration::from_secs(1);
    const LONGEST_WAIT: Duration = Duration::from_secs(30);
    /// So many odd answers pause, less a quarter for each good one since.
    const TOO_ODD: f64 = 3.0;

    /// The pace at the start.
    pub fn new(ceiling: Ceiling) -> Self {
        Self::seeded(ceiling, 0)
    }

    /// Varies the waits by a seed, so that not everybody comes back at once.
    pub fn seeded(ceiling: Ceiling, seed: u64) -> Self {
        let ceiling = ceiling.most() as f64;
        Self {
            ceiling,
            limit: Self::FIRST.min(ceiling),
            doubling: true,
            unpressed: None,
            window: Window::default(),
            stale: 0,
            lowered: None,
            in_a_row: 0,
            waits: 0,
            waits_until: Duration::ZERO,
            oddness: 0.0,
            seed,
        }
    }

    /// How many requests may be under way.
    pub fn limit(&self) -> usize {
        self.limit as usize
    }

    /// The tracker has answered, `took` after the request was started.
    pub fn accepted(&mut self, took: Duration) {
        self.in_a_row = 0;
        self.waits = 0;
        self.oddness = (self.oddness - 0.25).max(0.0);
        if self.is_stale() {
            return;
        }
        self.window.took.push(took);
        self.decide();
    }

    /// A request has failed; `retry_after` is the wait that the tracker asks for. It can only lengthen our own, and to no
    /// more than [`LONGEST_ASKED_WAIT`]: one that asks for none, or for a moment that has passed, is waited for all the
    /// same.
    pub fn failed(&mut self, now: Duration, failure: Failure, retry_after: Option<Duration>) -> Verdict {
        if failure == Failure::Odd {
            self.oddness += 1.0;
            return if self.oddness >= Self::TOO_ODD { Verdict::Pause } else { Verdict::GoOn };
        }
        self.in_a_row += 1;
        if !self.is_stale() {
            self.window.failures += 1;
            if failure == Failure::TooMuch {
                self.lower(Self::LOWERED);
            } else {
                self.decide();
            }
        }
        if self.in_a_row >= Self::NO_COINCIDENCE && now >= self.waits_until {
            self.waits_until = now + self.next_wait();
            // One request will tell whether it has passed.
            self.restart(1.0);
        }
        if let Some(asked) = retry_after {
            self.waits_until = self.waits_until.max(now + asked.min(LONGEST_ASKED_WAIT));
        }
        match self.waits_until.checked_sub(now) {
            Some(left) if !left.is_zero() => Verdict::Wait(left),
            _ => Verdict::GoOn,
        }
    }

    /// A person has looked and says to go on: what went wrong is forgotten.
    pub fn forgive(&mut self) {
        self.in_a_row = 0;
        self.waits = 0;
        self.waits_until = Duration::ZERO;
        self.oddness = 0.0;
    }

    fn is_stale(&mut self) -> bool {
        let stale = self.stale > 0;
        self.stale -= usize::from(stale);
        stale
    }

    /// Looks at a window, once it is full.
    fn decide(&mut self) {
        let seen = self.window.took.len() + self.window.failures;
        if seen < Self::WINDOW.max(self.limit()) {
            return;
        }
        let failures = self.window.failures as f64 / seen as f64;
        let typical = self.window.typical();
        self.window.clear();
        if failures > Self::TOO_MANY_FAILURES {
            self.lower(Self::LOWERED);
            return;
        }
        let Some(typical) = typical else { return };
        let unpressed = self.unpressed.map_or(typical, |unpressed| unpressed.min(typical));
        self.unpressed = Some(unpressed);
        if typical <= unpressed.max(Self::PROMPT) * Self::SLOW {
            self.lowered = None;
            self.grow();
            return;
        }
        match self.lowered {
            // Fewer requests should have made answers come sooner, and did not.
            Some(before) if typical > before.typical.mul_f64((1.0 + Self::EASED) / 2.0) => {
                self.unpressed = Some(typical);
                self.lowered = None;
                self.limit = before.limit;
            }
            _ => {
                self.lowered = Some(Lowered { limit: self.limit, typical });
                self.lower(Self::EASED);
            }
        }
    }

    fn grow(&mut self) {
        let before = self.limit();
        self.limit = if self.doubling { self.limit * 2.0 } else { self.limit + 1.0 }.min(self.ceiling);
        if self.doubling && self.limit() > before {
            // Neither those that are under way nor those that now start all at once are typical.
            self.stale = self.limit();
        }
    }

    fn lower(&mut self, to: f64) {
        self.stale = self.limit();
        self.doubling = false;
        self.limit = (self.limit * to).max(1.0);
        self.window.clear();
    }

    fn restart(&mut self, limit: f64) {
        self.limit = limit;
        self.doubling = true;
        self.lowered = None;
        self.stale = 0;
        self.window.clear();
    }

    /// Twice as long each time, more or less: between three quarters and five quarters of it.
    fn next_wait(&mut self) -> Duration {
        let doubled = Self::FIRST_WAIT.saturating_mul(1 << self.waits.min(10)).min(Self::LONGEST_WAIT);
        self.waits += 1;
        doubled.mul_f64(0.75 + 0.5 * scatter(self.seed, self.waits))
    }
}

impl Window {
    /// What an answer took, on average of the quicker three quarters: a few that hang are not typical.
    fn typical(&mut self) -> Option<Duration> {
        let slow = self.took.len() / 4;
        let quick = self.took.len() - slow;
        let index = quick.checked_sub(1)?;
        self.took.select_nth_unstable(index);
        let sum: Duration = self.took.iter().take(quick).sum();
        Some(sum / u32::try_from(quick).ok()?)
    }

    fn clear(&mut self) {
        self.took.clear();
        self.failures = 0;
    }
}

/// A part of one that looks random, and is the same for the same seed and number (the mixing of SplitMix64).
fn scatter(seed: u64, number: u32) -> f64 {
    let mut mixed = seed.wrapping_add(u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^= mixed >> 31;
    (mixed >> 11) as f64 / (1_u64 << 53) as f64
}
