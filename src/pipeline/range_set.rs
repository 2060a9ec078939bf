//! Which events of a walk were sent, in a few bytes however many there are.
//!
//! Events are numbered as the walk makes them, so the number means the same event in every walk over the same
//! source with the same plan. They are answered nearly in order, so a few ranges hold all.

use std::collections::BTreeMap;
use std::ops::Range;

/// A set of event numbers, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RangeSet {
    /// Every number below is in the set.
    below: u64,
    /// What is in it above, each range by its start; no two touch, and none touches `below`.
    beyond: BTreeMap<u64, u64>,
    /// How many numbers the ranges hold.
    beyond_len: u64,
}

impl RangeSet {
    /// Every number below this one.
    pub fn first(count: u64) -> Self {
        Self { below: count, ..Self::default() }
    }

    /// The set of all numbers in these ranges.
    pub fn from_ranges(ranges: impl IntoIterator<Item = Range<u64>>) -> Self {
        let mut done = Self::default();
        for range in ranges {
            done.insert_range(range);
        }
        done
    }

    /// Adds a number; whether it was new.
    pub fn insert(&mut self, number: u64) -> bool {
        if self.contains(number) {
            return false;
        }
        self.insert_range(number..number.saturating_add(1));
        true
    }

    /// Adds those numbers of another set that are below this one.
    pub fn insert_below(&mut self, end: u64, other: &Self) {
        for range in other.ranges() {
            self.insert_range(range.start..range.end.min(end));
        }
    }

    fn insert_range(&mut self, range: Range<u64>) {
        let Range { mut start, mut end } = range;
        if start >= end || end <= self.below {
            return;
        }
        if start <= self.below {
            self.below = end;
            while let Some(entry) = self.beyond.first_entry().filter(|entry| *entry.key() <= self.below) {
                let (from, to) = entry.remove_entry();
                self.beyond_len -= to - from;
                self.below = self.below.max(to);
            }
            return;
        }
        // Those that begin before its end, from the last on, until one does not reach it.
        while let Some((&from, &to)) = self.beyond.range(..=end).next_back() {
            if to < start {
                break;
            }
            self.beyond.remove(&from);
            self.beyond_len -= to - from;
            (start, end) = (start.min(from), end.max(to));
        }
        self.beyond.insert(start, end);
        self.beyond_len += end - start;
    }

    /// Whether the number is in the set.
    pub fn contains(&self, number: u64) -> bool {
        number < self.below || self.beyond.range(..=number).next_back().is_some_and(|(_, &end)| number < end)
    }

    /// How many numbers there are.
    pub fn len(&self) -> u64 {
        self.below + self.beyond_len
    }

    /// How many numbers below this one there are.
    pub fn len_below(&self, end: u64) -> u64 {
        self.ranges().map(|range| range.end.min(end).saturating_sub(range.start)).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers as ranges, in order; no two touch.
    pub fn ranges(&self) -> impl Iterator<Item = Range<u64>> {
        let first = (self.below > 0).then_some(0..self.below);
        first.into_iter().chain(self.beyond.iter().map(|(&start, &end)| start..end))
    }
}
