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
    pub left_out: u64,
    /// Rows that made none because of a problem.
    pub rejected: u64,
    /// Events that a row should have made and could not, also in rows that made others.
    pub rejections: u64,
    /// Events made.
    pub made: u64,
    /// Events thinned away.
    pub folded: u64,
    /// Events that are not sent, since the tracker would lose them or the person left them out.
    pub withheld: u64,
    /// Events that were sent and answered.
    pub handed_over: u64,
    /// Events that were sent, and no answer came.
    pub unknown: u64,
    /// Events that are to be sent and were not tried yet.
    pub not_tried: u64,
}

impl Outcomes {
    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: &Self) {
        self.rows += other.rows;
        self.used += other.used;
        self.left_out += other.left_out;
        self.rejected += other.rejected;
        self.rejections += other.rejections;
        self.made += other.made;
        self.folded += other.folded;
        self.withheld += other.withheld;
        self.handed_over += other.handed_over;
        self.unknown += other.unknown;
        self.not_tried += other.not_tried;
    }

    /// Events that are to be sent, or were.
    pub fn to_send(&self) -> u64 {
        self.handed_over + self.unknown + self.not_tried
    }

    /// Whether every row and every event is accounted for exactly once.
    pub fn adds_up(&self) -> bool {
        self.rows == self.used + self.left_out + self.rejected
            && self.made == self.folded + self.withheld + self.to_send()
    }
}
