//! What a workbook says of a sheet beside its cells: which rows are hidden, which cells are merged, and which formulas have no
//! result. Whoever reads the cells of an `.xlsx` meets it on the way; of an `.xlsb` the calamine crate does not tell it, so that
//! it is looked for here.

use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::binary::{Met, Sheet};
use crate::source::Oddity;
use crate::source::warning::Tally;

/// What is said of rows, by their numbers.
#[derive(Default)]
pub(super) struct Marks {
    /// Rows with cells that are hidden.
    hidden: Lines,
    /// Rows with a formula whose result was never stored with it.
    no_result: Lines,
    /// The rows of each group of merged cells.
    merged: Vec<RangeInclusive<u64>>,
}

impl Marks {
    /// Looks through a sheet of an `.xlsb`, until it is told to `stop`, or it can't be read on. Whoever reads its cells says
    /// what is damaged.
    pub(super) fn of(path: &Path, sheet: &str, stop: &AtomicBool) -> Self {
        let mut marks = Self::default();
        let found = Sheet::open(path, sheet).into_iter().flatten().map_while(Result::ok);
        for met in found.take_while(|_| !stop.load(Ordering::Relaxed)) {
            match met {
                Met::Hidden(line) => marks.hide(line),
                Met::Merged(lines) => marks.merged.push(lines),
                Met::Cell(..) | Met::Timed(..) => {}
            }
        }
        marks
    }

    /// Adds a row that is hidden.
    pub(super) fn hide(&mut self, line: u64) {
        self.hidden.add(line);
    }

    /// Adds a row with a formula without a result.
    pub(super) fn miss(&mut self, line: u64) {
        self.no_result.add(line);
    }

    /// Adds the rows of groups of merged cells.
    pub(super) fn merge(&mut self, lines: impl IntoIterator<Item = RangeInclusive<u64>>) {
        self.merged.extend(lines);
    }

    /// Counts the rows of a table, those from `first` to `last`, each once.
    pub(super) fn count(mut self, first: u64, last: u64) -> Tally {
        let mut tally = Tally::default();
        self.hidden.within(first, last).for_each(|line| tally.add(Oddity::HiddenRow, line));
        // A row may have nothing but such formulas, and stand below all others.
        self.no_result.within(first, u64::MAX).for_each(|line| tally.add(Oddity::NoResult, line));
        self.merged.sort_unstable_by_key(|lines| *lines.start());
        let mut next = first;
        for lines in &self.merged {
            for line in next.max(*lines.start())..=last.min(*lines.end()) {
                tally.add(Oddity::MergedCells, line);
                next = line + 1;
            }
        }
        tally
    }
}

/// Numbers of rows, which grow; those that follow each other take no more room than one.
#[derive(Default)]
struct Lines(Vec<RangeInclusive<u64>>);

impl Lines {
    fn add(&mut self, line: u64) {
        match self.0.last_mut() {
            Some(last) if *last.end() == line => {}
            Some(last) if *last.end() + 1 == line => *last = *last.start()..=line,
            _ => self.0.push(line..=line),
        }
    }

    fn within(&self, first: u64, last: u64) -> impl Iterator<Item = u64> {
        self.0.iter().flat_map(move |lines| first.max(*lines.start())..=last.min(*lines.end()))
    }
}
