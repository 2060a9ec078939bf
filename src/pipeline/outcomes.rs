//! What became of everything, in numbers that add up.

use serde::Serialize;

/// Counts of rows and of events. After every walk, finished or not, [`Outcomes::adds_up`] holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// Rows read.
    pub rows: u64,
    /// Rows that made at least one event.
    pub used: u64,
    /// Rows that made none on purpose, as one with a blank date.
    pub skipped: u64,
    /// Rows that made none because of a problem.
    pub rejected: u64,
    /// Events that a row should have made and could not, also in rows that made others.
    pub rejections: u64,
    /// Events made.
    pub made: u64,
    /// Events thinned away.
    pub merged: u64,
    /// Events that are not sent, since the tracker would lose them or the person left them out.
    pub withheld: u64,
    /// Events that were sent and answered.
    pub sent: u64,
    /// Events that were sent, and no answer came.
    pub unconfirmed: u64,
    /// Events that are to be sent and were not tried yet.
    pub pending: u64,
}

impl Outcomes {
    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: &Self) {
        self.rows += other.rows;
        self.used += other.used;
        self.skipped += other.skipped;
        self.rejected += other.rejected;
        self.rejections += other.rejections;
        self.made += other.made;
        self.merged += other.merged;
        self.withheld += other.withheld;
        self.sent += other.sent;
        self.unconfirmed += other.unconfirmed;
        self.pending += other.pending;
    }

    /// Events that are to be sent, or were.
    pub fn to_send(&self) -> u64 {
        self.sent + self.unconfirmed + self.pending
    }

    /// Whether every row and every event is accounted for exactly once.
    pub fn adds_up(&self) -> bool {
        self.rows == self.used + self.skipped + self.rejected
            && self.made == self.merged + self.withheld + self.to_send()
    }
}
