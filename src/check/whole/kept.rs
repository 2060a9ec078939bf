//! Rows that a check keeps for looking at.

use std::collections::BTreeMap;

use super::{NO_KEY, SHOWN};
use crate::pipeline::Disposition;
use crate::pipeline::preview::PreviewRow;
use crate::pipeline::walk::{Decided, RowEnd};
use crate::source::Record;

/// How many there are, and the first of them.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// How many: of rows and rules, each pair is one.
    pub count: u64,
    /// In how many rows.
    pub in_rows: u64,
    /// The first [`SHOWN`] rows, as far as a list shows them.
    pub rows: Vec<PreviewRow>,
}

/// Rows for looking at: only those that some list still has room for, since most are in none.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) first: Vec<PreviewRow>,
    pub(super) groups: BTreeMap<Disposition, Sample>,
    /// The lists that the row at hand is for.
    wanted: Vec<Disposition>,
    /// What the row at hand is counted for.
    counted: Vec<Disposition>,
    rooms: Rooms,
}

/// Which lists of rows are full, so that none need be kept for them any more.
#[derive(Clone, Default)]
pub(super) struct Rooms {
    first: bool,
    groups: Vec<Disposition>,
}

impl Kept {
    /// None yet, and none for lists that are full elsewhere.
    pub(super) fn within(rooms: Rooms) -> Self {
        Self { rooms, ..Self::default() }
    }

    /// Which of its lists are full.
    pub(super) fn rooms(&self) -> Rooms {
        let full = self.groups.iter().filter(|(_, sample)| sample.rows.len() >= SHOWN);
        Rooms { first: self.first.len() >= SHOWN, groups: full.map(|(group, _)| *group).collect() }
    }

    /// Adds what was kept of later rows.
    pub(super) fn append(&mut self, later: Self) {
        let room = |rows: &Vec<PreviewRow>| SHOWN.saturating_sub(rows.len());
        let more = room(&self.first);
        self.first.extend(later.first.into_iter().take(more));
        for (group, sample) in later.groups {
            let known = self.groups.entry(group).or_default();
            known.count += sample.count;
            known.in_rows += sample.in_rows;
            let more = room(&known.rows);
            known.rows.extend(sample.rows.into_iter().take(more));
        }
    }

    pub(super) fn add(&mut self, record: &Record, decisions: &[Decided<'_>], end: RowEnd) {
        self.wanted.clear();
        self.counted.clear();
        for group in decisions.iter().map(Decided::disposition).filter(|group| *group != Disposition::Send) {
            let sample = self.groups.entry(group).or_default();
            sample.count += 1;
            if !self.counted.contains(&group) {
                self.counted.push(group);
                sample.in_rows += 1;
            }
            let is_full = sample.rows.len() >= SHOWN || self.rooms.groups.contains(&group);
            if !is_full && !self.wanted.contains(&group) {
                self.wanted.push(group);
            }
        }
        let is_first = !self.rooms.first && self.first.len() < SHOWN;
        if !is_first && self.wanted.is_empty() {
            return;
        }
        let row = PreviewRow::shown(record, decisions, end, NO_KEY);
        for group in &self.wanted {
            if let Some(sample) = self.groups.get_mut(group) {
                sample.rows.push(row.clone());
            }
        }
        if is_first {
            self.first.push(row);
        }
    }
}
