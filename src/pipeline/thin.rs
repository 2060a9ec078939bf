//! At most one event per person and name in a while, for events that are too frequent to keep each.
//!
//! Rows come in any order, so what is folded away is only known once every time was seen: a [`Thinning`] collects
//! the times of one rule in a first pass, and [`Thinned`] answers in the passes after it, event by event in the
//! same order. An event is kept when it is at least one window later than the last one kept, beginning with the
//! earliest; of events in the same second the first in the source's order stays.

use std::hash::{BuildHasher as _, Hash as _, Hasher as _};

use crate::event::{Event, Timestamp};
use crate::kissmetrics::rules::{fold_identity, fold_name};
use crate::mapping::Thin;
use crate::source::ReadingVersion;

/// Collects what a first pass sees of one rule's events: 16 bytes for each.
#[derive(Debug)]
pub struct Thinning {
    window: u32,
    reading: ReadingVersion,
    seen: Vec<Seen>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    /// Tells person and name apart. Two of `n` keys are equal by chance with odds of n²/2⁶⁵: one in a million for
    /// five million events.
    key: u64,
    /// Seconds since 1970. What the tracker drops for its date never comes here, so 32 bits reach to 2106.
    time: u32,
    /// Which of this rule's events it is.
    order: u32,
}

/// Which of one rule's events are folded away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thinned {
    bits: Vec<u64>,
}

impl Thinning {
    /// Nothing seen yet of a rule of a plan that is read by this version.
    pub fn new(thin: Thin, reading: ReadingVersion) -> Self {
        Self { window: thin.minutes.saturating_mul(60), reading, seen: Vec::new() }
    }

    /// Notes an event.
    pub fn add(&mut self, event: &Event<'_>) {
        let Timestamp(time) = event.time.unwrap_or(Timestamp(0));
        self.seen.push(Seen {
            key: key(event, self.reading),
            time: u32::try_from(time.max(0)).unwrap_or(u32::MAX),
            order: u32::try_from(self.seen.len()).unwrap_or(u32::MAX),
        });
    }

    /// Decides what is folded away.
    pub fn finish(mut self) -> Thinned {
        let mut bits = vec![0_u64; self.seen.len().div_ceil(64)];
        self.seen.sort_unstable();
        let mut kept: Option<Seen> = None;
        for seen in &self.seen {
            match kept {
                Some(kept) if kept.key == seen.key && seen.time - kept.time < self.window => {
                    let order = seen.order as usize;
                    bits[order / 64] |= 1 << (order % 64);
                }
                _ => kept = Some(*seen),
            }
        }
        Thinned { bits }
    }
}

impl Thinned {
    /// Whether the rule's event of this order (the first is 0) is folded into an earlier one.
    pub fn drops(&self, order: u64) -> bool {
        let word = usize::try_from(order / 64).ok().and_then(|word| self.bits.get(word));
        word.is_some_and(|word| word >> (order % 64) & 1 == 1)
    }
}

/// People and names are told apart as the tracker does. The first version of reading knew of the case of names alone; what
/// was folded away by it stays so, or events would come to be sent that were not sent before.
fn key(event: &Event<'_>, reading: ReadingVersion) -> u64 {
    let mut hasher = foldhash::quality::FixedState::with_seed(0).build_hasher();
    if reading.is_first() {
        event.person.hash(&mut hasher);
        event.name.chars().flat_map(char::to_lowercase).for_each(|letter| letter.hash(&mut hasher));
    } else {
        fold_identity(&event.person).hash(&mut hasher);
        fold_name(&event.name).hash(&mut hasher);
    }
    hasher.finish()
}
