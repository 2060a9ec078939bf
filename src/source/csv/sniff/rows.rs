//! The first rows of a text, as one way to read it gives them.

use crate::source::Record;
use crate::source::csv::dialect::Dialect;
use crate::source::csv::split::{Reach, Split, split};

/// How many rows each way is judged by.
pub(super) const JUDGED: usize = 500;

/// Some rows, and what was odd about them.
pub(super) struct Rows {
    /// Each with its line.
    pub records: Vec<Record>,
    strays: usize,
    unclosed: usize,
}

impl Rows {
    /// How wide the table is: the number of cells that most rows have. Many cells weigh more than few, since a report
    /// may have more lines above a small table than rows in it; 0 if there are no rows.
    pub fn usual_width(&self) -> usize {
        usual_width(&self.records)
    }

    /// Some of them.
    pub fn part(&self, range: std::ops::Range<usize>) -> Self {
        Self { records: self.records[range].to_vec(), strays: 0, unclosed: 0 }
    }

    /// How many rows have a quotation mark where none belongs, or one that is never closed.
    pub fn misplaced(&self) -> usize {
        self.strays + self.unclosed
    }

    /// How many rows are odd.
    pub fn odd(&self) -> usize {
        let width = self.usual_width();
        self.records.iter().filter(|record| record.len() != width).count() + self.misplaced()
    }
}

/// How many cells most of these rows have.
pub(super) fn usual_width<'r>(records: impl IntoIterator<Item = &'r Record>) -> usize {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    for record in records {
        *counts.entry(record.len()).or_default() += 1;
    }
    let weight = |width: usize, count: usize| count as f64 * (1.0 + (width as f64).log2());
    let widest = counts.into_iter().max_by(|a, b| weight(a.0, a.1).total_cmp(&weight(b.0, b.1)));
    widest.map_or(0, |(width, _)| width)
}

/// With fewer rows than this, one that the text's end cuts through is looked at after all.
const FEW: usize = 20;

/// Reads the first rows of `text` that are not blank, `limit` at most. Unless it is the `whole` text, a row that its
/// end cuts through is none of them.
pub(super) fn read_rows(text: &str, dialect: &Dialect, whole: bool, limit: usize) -> Rows {
    let mut rows = Rows { records: Vec::new(), strays: 0, unclosed: 0 };
    let mut reach = if whole { Reach::All } else { Reach::Part };
    let mut rest = text;
    let mut line = 1;
    let mut record = Record::default();
    while !rest.is_empty() && rows.records.len() < limit {
        let extent = match split(dialect, rest, reach, &mut record) {
            Split::Row(extent) => extent,
            // A quotation mark that nothing closes must not hide all rows behind it.
            Split::More if rows.records.len() < FEW => {
                reach = Reach::Full;
                continue;
            }
            Split::More | Split::TooLong => break,
        };
        rest = &rest[extent.length..];
        if !extent.blank {
            record.line = Some(line);
            rows.strays += usize::from(extent.stray);
            rows.unclosed += usize::from(extent.unclosed.is_some());
            rows.records.push(record.clone());
        }
        line += extent.line_ends;
    }
    rows
}
