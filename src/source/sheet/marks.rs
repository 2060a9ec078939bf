//! What an `.xlsx` or an `.xlsb` says of a sheet beside its cells: which rows are hidden, which cells are merged, and which
//! formulas have no result. The calamine crate does not tell these, or only by reading the sheet once more, so that they are
//! looked for here.

use std::ops::RangeInclusive;
use std::path::Path;

use super::binary::{Met, Sheet};
use super::format::Format;
use super::parts::{Parts, each_element, value};
use crate::source::Oddity;
use crate::source::warning::Tally;

/// Counts what a sheet says of rows of a table, those with numbers from `first` to `last`. Those are counted once each.
///
/// Nothing is found where it is kept in another way than these, or so that it can't be read. Its cells were read by then, so
/// that what is damaged was said.
pub(super) fn marks(path: &Path, sheet: &str, first: u64, last: u64, merged: Vec<RangeInclusive<u64>>) -> Tally {
    let mut marks = Marks { first, last, tally: Tally::default(), merged };
    // What was found before it can't be read on is worth saying.
    match Format::of(path) {
        Ok(Some(Format::Xlsx)) => {
            _ = marks.look(path, sheet);
        }
        Ok(Some(Format::Binary)) => {
            for met in Sheet::open(path, sheet).into_iter().flatten().map_while(Result::ok) {
                match met {
                    Met::Hidden(line) => marks.hidden(line),
                    Met::Merged(lines) => marks.merged.push(lines),
                    Met::Cell(..) => {}
                }
            }
        }
        _ => {}
    }
    marks.finish()
}

/// What is said of rows, by their numbers.
struct Marks {
    /// The rows of the table.
    first: u64,
    last: u64,
    tally: Tally,
    /// The rows of each group of merged cells.
    merged: Vec<RangeInclusive<u64>>,
}

impl Marks {
    fn hidden(&mut self, line: u64) {
        if (self.first..=self.last).contains(&line) {
            self.tally.add(Oddity::HiddenRow, line);
        }
    }

    /// A formula whose result was never stored with it. A row may have nothing but such formulas, and stand below all others.
    fn no_result(&mut self, line: u64) {
        if line >= self.first {
            self.tally.add(Oddity::NoResult, line);
        }
    }

    fn finish(mut self) -> Tally {
        self.merged.sort_unstable_by_key(|lines| *lines.start());
        let mut next = self.first;
        for lines in &self.merged {
            for line in next.max(*lines.start())..=self.last.min(*lines.end()) {
                self.tally.add(Oddity::MergedCells, line);
                next = line + 1;
            }
        }
        self.tally
    }

    fn look(&mut self, path: &Path, sheet: &str) -> Option<()> {
        let parts = Parts::open(path)?;
        let part = part_of(&parts, sheet)?;
        let mut hidden = None;
        let mut line = 0;
        // The row of the formula at hand, while no result of it was met, and the last one that was told.
        let (mut formula, mut told) = (None, None);
        let mut tell = |marks: &mut Self, formula: Option<u64>| {
            if let Some(line) = formula.filter(|line| told != Some(*line)) {
                marks.no_result(line);
                told = Some(line);
            }
        };
        let read = each_element(parts.read(&part)?, |element| {
            match element.local_name().as_ref() {
                "row" => {
                    tell(self, formula.take());
                    line = value(element, "r").and_then(|number| number.parse().ok()).unwrap_or(line + 1);
                    let is_hidden = value(element, "hidden").is_some_and(|hidden| hidden == "1" || hidden == "true");
                    hidden = is_hidden.then_some(line);
                }
                // A row is worth a word only where something may stand in it.
                "c" => {
                    if let Some(line) = hidden.take() {
                        self.hidden(line);
                    }
                    tell(self, formula.take());
                }
                "f" => formula = Some(line),
                "v" | "is" => formula = None,
                "mergeCell" => self.merged.extend(value(element, "ref").and_then(|cells| lines(&cells))),
                _ => {}
            }
        });
        tell(self, formula);
        read
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
