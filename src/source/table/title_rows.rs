//! Titles that take more than one row: names of groups above them, units or another language below them.

use super::shape::{Shape, is_year, usual_shape};
use crate::message;
use crate::message::Message;
use crate::source::Record;

/// The most rows that titles take.
pub(in crate::source) const MOST: usize = 3;

/// What stands where nothing is known: a row of these is no row of titles.
const NOTHING: &[&str] = &["-", "n/a", "na", "nan", "none", "null", "unknown", "not set", "(not set)", "?"];

/// The place of the first row and how many there are, where the titles stand in the row at `index` at least.
pub(super) fn around(records: &[Record], index: usize, width: usize) -> (usize, usize) {
    let mut first = index;
    if let Some(above) = index.checked_sub(1)
        && is_group(&records[above], &records[index], width)
    {
        first = above;
    }
    (first, index - first + 1 + below(records, index, MOST - (index - first + 1)))
}

/// Why titles take so many rows.
pub(in crate::source) fn why(rows: usize) -> Message {
    match rows {
        1 => message!("because-title-row"),
        _ => message!("because-title-rows"),
    }
}

/// How many rows below the one at `index` hold titles too, `most` at most.
pub(in crate::source) fn below(records: &[Record], index: usize, most: usize) -> usize {
    // Each of them is judged by what stands below all of them.
    let all = |more: &usize| {
        let beneath = records.get(index + more + 1..).unwrap_or_default();
        (1..=*more).all(|row| goes_on(records, index + row, beneath))
    };
    (1..=most).rev().find(all).unwrap_or(0)
}

fn follows(above: &Record, below: &Record) -> bool {
    above.line.zip(below.line).is_some_and(|(above, below)| above + 1 == below)
}

/// Whether a row names groups of columns, as `Customer,,Order,` does: words with blank cells between them.
fn is_group(record: &Record, titles: &Record, width: usize) -> bool {
    let filled: Vec<bool> = record.cells().map(|cell| !cell.trim().is_empty()).collect();
    let apart = filled.windows(2).all(|pair| !(pair[0] && pair[1]));
    let several = filled.iter().filter(|filled| **filled).count() > 1;
    let words = record.cells().all(|cell| !Shape::of(cell).is_typed() || is_year(cell));
    record.len() >= width && follows(record, titles) && apart && several && words
}

/// Whether the row at `index` holds titles like the one above it: words where numbers, dates and addresses stand
/// `beneath`, and none that comes again there.
fn goes_on(records: &[Record], index: usize, beneath: &[Record]) -> bool {
    let (Some(above), Some(record)) = (records.get(index - 1), records.get(index)) else { return false };
    let filled = || record.cells().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let typed = filled().any(|(_, cell)| Shape::of(cell).is_typed() && !is_year(cell));
    let nothing = filled().any(|(_, cell)| NOTHING.contains(&cell.trim().to_lowercase().as_str()));
    let again = || filled().any(|(column, cell)| beneath.iter().any(|row| row.cell(column).trim() == cell.trim()));
    if filled().count() == 0 || record.len() > above.len() || !follows(above, record) || typed || nothing || again() {
        return false;
    }
    let is_typed = |column: usize| {
        let (usual, share) = usual_shape(beneath, column);
        share >= 0.8 && usual.is_typed()
    };
    let unlike = filled().filter(|(column, _)| is_typed(*column)).count();
    let units = filled().all(|(_, cell)| {
        let cell = cell.trim();
        (cell.starts_with('(') && cell.ends_with(')')) || (cell.starts_with('[') && cell.ends_with(']'))
    });
    // Groups say little alone: they leave cells blank, or come again from column to column.
    let mut names: Vec<&str> = above.cells().map(str::trim).collect();
    names.sort_unstable();
    let groups = names.first() == Some(&"") || names.windows(2).any(|pair| pair[0] == pair[1]);
    unlike > 1 || (unlike > 0 && (units || groups))
}
