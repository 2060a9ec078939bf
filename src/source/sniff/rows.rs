//! The first rows of a text, as one way to read it gives them.

use crate::source::Record;
use crate::source::csv::dialect::Dialect;
use crate::source::csv::split::{Reach, Split, split};

/// Some rows, and what was odd about them.
pub(super) struct Rows {
    /// Each with its line.
    pub records: Vec<Record>,
    strays: usize,
    unclosed: usize,
}

impl Rows {
    /// The number of cells that most rows have; of two that are as frequent, the larger.
    pub fn usual_width(&self) -> usize {
        let mut counts = std::collections::BTreeMap::<usize, usize>::new();
        for record in &self.records {
            *counts.entry(record.len()).or_default() += 1;
        }
        counts.into_iter().max_by_key(|&(width, count)| (count, width)).map_or(0, |(width, _)| width)
    }

    /// How many rows are odd.
    pub fn odd(&self) -> usize {
        let width = self.usual_width();
        self.records.iter().filter(|record| record.len() != width).count() + self.strays + self.unclosed
    }
}

/// Reads the first rows of `text` that are not blank, `limit` at most. Unless it is the `whole` text, a row that its
/// end cuts through is none of them.
pub(super) fn read_rows(text: &str, dialect: &Dialect, whole: bool, limit: usize) -> Rows {
    let mut rows = Rows { records: Vec::new(), strays: 0, unclosed: 0 };
    let reach = if whole { Reach::All } else { Reach::Part };
    let mut rest = text;
    let mut line = 1;
    let mut record = Record::default();
    while !rest.is_empty() && rows.records.len() < limit {
        let Split::Row(extent) = split(dialect, rest, reach, &mut record) else { break };
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
