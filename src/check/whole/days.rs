//! The day of each event, so that one check can be held against another.

use crate::event::Timestamp;

/// The day of each event that was made, in their order: two bytes for each at most, and next to nothing where neighbours
/// are of the same day, as in most exports.
#[derive(Clone, Debug, Default)]
pub struct Days {
    blocks: Vec<Block>,
    /// What is not in a block yet.
    last: Vec<u16>,
    count: u64,
}

/// The days of [`BLOCK`] events.
#[derive(Clone, Debug)]
enum Block {
    Each(Box<[u16]>),
    /// Days, and how many events in a row are of each.
    Runs(Box<[(u16, u16)]>),
}

const BLOCK: usize = 4_096;

impl Block {
    fn of(days: &[u16]) -> Self {
        let runs = days.chunk_by(|one, other| one == other);
        // A block's length is a small number.
        let runs: Box<[_]> = runs.filter_map(|run| Some((*run.first()?, run.len() as u16))).collect();
        if runs.len() * 2 < days.len() { Self::Runs(runs) } else { Self::Each(days.into()) }
    }

    fn add_to(&self, days: &mut Vec<u16>) {
        match self {
            Self::Each(each) => days.extend_from_slice(each),
            Self::Runs(runs) => {
                runs.iter().for_each(|&(day, count)| days.extend(std::iter::repeat_n(day, count.into())));
            }
        }
    }
}

impl Days {
    /// The day of an event, sent or not; what has no time counts as one day.
    pub(super) fn day(time: Option<Timestamp>) -> u16 {
        const DAY: i64 = 86_400;
        // Days from 1925 to 2104; what is beyond cannot be told apart, and is no date to send either way.
        let day = time.map_or(0, |time| (time.0.div_euclid(DAY) + 16_384).clamp(0, i64::from(u16::MAX)));
        u16::try_from(day).unwrap_or(u16::MAX)
    }

    /// Notes the days of the next events.
    pub(super) fn extend(&mut self, mut days: &[u16]) {
        self.count += days.len() as u64;
        while !days.is_empty() {
            let (now, later) = days.split_at(days.len().min(BLOCK - self.last.len()));
            self.last.extend_from_slice(now);
            days = later;
            if self.last.len() == BLOCK {
                self.blocks.push(Block::of(&self.last));
                self.last.clear();
            }
        }
    }

    /// How many lie on another day; `None` when they are not as many.
    pub(super) fn moved(&self, after: &Self) -> Option<u64> {
        let differ = |ones: &[u16], others: &[u16]| ones.iter().zip(others).filter(|(one, other)| one != other).count();
        let (mut ones, mut others) = (Vec::new(), Vec::new());
        let mut moved = differ(&self.last, &after.last);
        for (one, other) in self.blocks.iter().zip(&after.blocks) {
            ones.clear();
            others.clear();
            one.add_to(&mut ones);
            other.add_to(&mut others);
            moved += differ(&ones, &others);
        }
        (self.count == after.count).then_some(moved as u64)
    }
}
