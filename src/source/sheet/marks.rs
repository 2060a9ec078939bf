//! What an `.xlsx` or an `.xlsb` says of a sheet beside its cells: which rows are hidden, which cells are merged, and which
//! formulas have no result. The calamine crate does not tell these, or only by reading the sheet once more, so that they are
//! looked for here.

use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::binary::{Met, Sheet};
use super::format::Format;
use super::parts::{Parts, each_element, value};
use super::tags::{self, Tags, name};
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
    /// Looks through a sheet, until it is told to `stop`; nothing is found where it is kept in another way than these, or so
    /// that it can't be read. Whoever reads its cells says what is damaged.
    pub(super) fn of(path: &Path, sheet: &str, stop: &AtomicBool) -> Self {
        let mut marks = Self::default();
        // What was found before it can't be read on is worth saying.
        match Format::of(path) {
            Ok(Some(Format::Xlsx)) => {
                _ = marks.look(path, sheet, stop);
            }
            Ok(Some(Format::Binary)) => {
                let found = Sheet::open(path, sheet).into_iter().flatten().map_while(Result::ok);
                for met in found.take_while(|_| !stop.load(Ordering::Relaxed)) {
                    match met {
                        Met::Hidden(line) => marks.hidden.add(line),
                        Met::Merged(lines) => marks.merged.push(lines),
                        Met::Cell(..) => {}
                    }
                }
            }
            _ => {}
        }
        marks
    }

    /// Adds the rows of groups of merged cells.
    pub(super) fn merge(&mut self, lines: Vec<RangeInclusive<u64>>) {
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

    fn look(&mut self, path: &Path, sheet: &str, stop: &AtomicBool) -> Option<()> {
        let parts = Parts::open(path)?;
        let part = part_of(&parts, sheet)?;
        let mut tags = Tags::new(parts.read(&part)?.into_inner());
        let mut hidden = None;
        let mut line = 0;
        // The row of the formula at hand, while no result of it was met.
        let mut formula = None;
        while let Some(tag) = tags.next().ok()? {
            match name(tag) {
                b"row" => {
                    self.no_result.extend(formula.take());
                    line = tags::value(tag, "r").and_then(|number| number.parse().ok()).unwrap_or(line + 1);
                    let is_hidden = tags::value(tag, "hidden").is_some_and(|hidden| matches!(hidden, "1" | "true"));
                    hidden = is_hidden.then_some(line);
                    if stop.load(Ordering::Relaxed) {
                        return None;
                    }
                }
                // A row is worth a word only where something may stand in it.
                b"c" => {
                    self.hidden.extend(hidden.take());
                    self.no_result.extend(formula.take());
                }
                b"f" => formula = Some(line),
                b"v" | b"is" => formula = None,
                b"mergeCell" => self.merged.extend(tags::value(tag, "ref").and_then(lines)),
                _ => {}
            }
        }
        self.no_result.extend(formula);
        Some(())
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

    fn extend(&mut self, line: Option<u64>) {
        if let Some(line) = line {
            self.add(line);
        }
    }

    fn within(&self, first: u64, last: u64) -> impl Iterator<Item = u64> {
        self.0.iter().flat_map(move |lines| first.max(*lines.start())..=last.min(*lines.end()))
    }
}

/// The rows of cells such as `B3:C4`.
fn lines(cells: &str) -> Option<RangeInclusive<u64>> {
    let line = |cell: &str| cell.trim_start_matches(|letter: char| !letter.is_ascii_digit()).parse().ok();
    let (first, last) = cells.split_once(':')?;
    Some(line(first)?..=line(last)?)
}

/// The part that holds a sheet.
fn part_of(parts: &Parts, sheet: &str) -> Option<String> {
    let book = parts.find(|name| name.ends_with("workbook.xml"))?;
    let mut id = None;
    each_element(parts.read(&book)?, |element| {
        if element.local_name().as_ref() == "sheet" && value(element, "name").as_deref() == Some(sheet) {
            id = value(element, "id");
        }
    })?;
    parts.target(&book, &id?)
}
