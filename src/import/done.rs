//! Which events of a walk were handed over, in a few bytes however many there are.
//!
//! Events are numbered as the walk makes them, so the number means the same event in every walk over the same
//! source with the same plan. They are answered nearly in order, so one border and a handful beyond it hold all.

use std::collections::BTreeSet;

/// A set of event numbers, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Every number below is in the set.
    below: u64,
    beyond: BTreeSet<u64>,
}

impl Done {
    /// Every number below this one.
    pub fn first(count: u64) -> Self {
        Self { below: count, beyond: BTreeSet::new() }
    }

    /// Adds a number; whether it was new.
    pub fn insert(&mut self, number: u64) -> bool {
        if number < self.below {
            return false;
        }
        if number > self.below {
            return self.beyond.insert(number);
        }
        self.below += 1;
        while self.beyond.remove(&self.below) {
            self.below += 1;
        }
        true
    }

    /// Whether the number is in the set.
    pub fn contains(&self, number: u64) -> bool {
        number < self.below || self.beyond.contains(&number)
    }

    /// How many numbers there are.
    pub fn len(&self) -> u64 {
        self.below + self.beyond.len() as u64
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
