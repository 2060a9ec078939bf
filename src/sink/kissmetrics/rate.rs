//! How fast events are sent, and how long the rest will take. Pure: the time is passed in.

use std::collections::VecDeque;
use std::time::Duration;

/// Samples of a counter that only grows.
#[derive(Clone, Debug, Default)]
pub struct Rate {
    /// Since the last start or pause: what the estimate is made from.
    recent: VecDeque<(Duration, u64)>,
    /// Since the first start: what is drawn.
    history: Vec<(Duration, f64)>,
    /// Between two points of the history; doubled when there are too many.
    spacing: Duration,
}

impl Rate {
    /// What the estimate looks back on: long enough to be calm, short enough to follow a change.
    const WINDOW: Duration = Duration::from_secs(20);
    /// Between two samples.
    const STEP: Duration = Duration::from_millis(250);
    /// Points in the history.
    const POINTS: usize = 240;

    /// Notes that the counter stands at `count` after `now`.
    pub fn note(&mut self, now: Duration, count: u64) {
        if self.recent.back().is_some_and(|(last, _)| now < *last + Self::STEP) {
            return;
        }
        self.recent.push_back((now, count));
        while self.recent.get(1).is_some_and(|(second, _)| *second + Self::WINDOW <= now) {
            self.recent.pop_front();
        }
        let spacing = self.spacing.max(Self::STEP);
        if self.history.last().is_none_or(|(last, _)| *last + spacing <= now) {
            self.history.push((now, self.per_second().unwrap_or(0.0)));
        }
        if self.history.len() > Self::POINTS {
            self.spacing = spacing * 2;
            let mut keep = false;
            self.history.retain(|_| {
                keep = !keep;
                keep
            });
        }
    }

    /// Forgets the pace before a pause, so that the pause does not count as slowness.
    pub fn restart(&mut self, now: Duration, count: u64) {
        self.history.push((now, 0.0));
        self.recent.clear();
        self.recent.push_back((now, count));
    }

    /// Events a second, of late; `None` until there are two samples.
    pub fn per_second(&self) -> Option<f64> {
        let ((from, first), (to, last)) = (self.recent.front()?, self.recent.back()?);
        let seconds = to.checked_sub(*from)?.as_secs_f64();
        (seconds > 0.0).then(|| last.saturating_sub(*first) as f64 / seconds)
    }

    /// How long `rest` more events take at this pace; `None` while nothing moves.
    pub fn left(&self, rest: u64) -> Option<Duration> {
        let rate = self.per_second().filter(|rate| *rate > 0.0)?;
        Duration::try_from_secs_f64(rest as f64 / rate).ok()
    }

    /// Time since the start and events a second then, for drawing.
    pub fn history(&self) -> &[(Duration, f64)] {
        &self.history
    }
}
