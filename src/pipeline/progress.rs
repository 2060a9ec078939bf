//! What a watcher sees of a job while it runs: counters that are read when drawn, and the wish to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::Wake;
use crate::source;

/// The wish that a job ends early. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks the job to end at its next record.
    pub fn request(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether that was asked.
    pub fn requested(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How far a pass over a source has come, for whoever watches from another thread.
#[derive(Debug, Default)]
pub struct PassProgress {
    done: AtomicU64,
    /// 0 while it is not known.
    total: AtomicU64,
    rows: AtomicU64,
}

impl PassProgress {
    /// Notes what the pass reports.
    pub fn set(&self, progress: source::Progress, rows: u64) {
        self.done.store(progress.done, Ordering::Relaxed);
        self.total.store(progress.total.unwrap_or(0), Ordering::Relaxed);
        self.rows.store(rows, Ordering::Relaxed);
    }

    /// Rows read so far.
    pub fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    /// The part that is done, from 0 to 1; `None` while the whole is not known.
    pub fn part(&self) -> Option<f32> {
        let total = self.total.load(Ordering::Relaxed);
        (total > 0).then(|| (self.done.load(Ordering::Relaxed) as f64 / total as f64).min(1.0) as f32)
    }
}

/// Wakes a watcher at most ten times a second.
#[derive(Clone)]
pub struct Ticker {
    wake: Wake,
    last: Option<Instant>,
}

impl Ticker {
    /// Between two wakes.
    const PAUSE: Duration = Duration::from_millis(100);

    /// Wakes through `wake`.
    pub fn new(wake: Wake) -> Self {
        Self { wake, last: None }
    }

    /// Wakes, unless that was done just now.
    pub fn tick(&mut self) {
        if self.last.is_none_or(|last| last.elapsed() >= Self::PAUSE) {
            self.last = Some(Instant::now());
            (self.wake)();
        }
    }
}
