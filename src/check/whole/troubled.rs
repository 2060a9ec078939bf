//! Rows that have a problem: the next import reads them once more.

use crate::pipeline::bookmark::Bookmark;
use crate::source::Record;

/// Rows that are read once more. With more of them, nothing is said to be sent up to anywhere.
const MOST_AGAIN: usize = 10_000;

/// The rows that have a problem, while a source is walked.
pub(super) struct Troubled {
    column: usize,
    /// The row at hand is among them already.
    row: u64,
    again: String,
    rows: usize,
}

impl Troubled {
    /// None yet; `column` is the place of the column by which new rows are told.
    pub fn new(column: usize) -> Self {
        Self { column, row: 0, again: String::new(), rows: 0 }
    }

    /// This row has one. A row without a value in the column needs no mark: it is new once it has one.
    pub fn add(&mut self, record: &Record) {
        let value = record.cell(self.column);
        if self.row == record.row || value.is_empty() || self.rows > MOST_AGAIN {
            return;
        }
        self.row = record.row;
        self.rows += 1;
        if !self.again.is_empty() {
            self.again.push(',');
        }
        self.again.push_str(value);
    }

    /// What is kept for the next time, given the highest value of the column.
    pub fn bookmark(self, since: String) -> Option<Bookmark> {
        (self.rows <= MOST_AGAIN).then_some(Bookmark { since, again: self.again })
    }
}
