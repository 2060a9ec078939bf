//! The first rows of a text, as one way to read it gives them.

use crate::source::Record;
use crate::source::csv::dialect::Dialect;
use crate::source::csv::split::{Reach, Split, split};
use crate::source::table::usual_width;

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
