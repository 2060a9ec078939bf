//! Titles that come again among the rows below them: as in files that were joined, and on each page of a report.

use crate::source::{Record, trimmed};

/// A row of titles as its cells in small letters, by which it is known again.
pub(in crate::source) fn title_cells(titles: &Record) -> Vec<String> {
    titles.cells().map(|title| title.trim().to_lowercase()).collect()
}

/// Whether a cell is a title, which is in small letters.
pub(in crate::source) fn is_title(cell: &str, title: &str) -> bool {
    let cell = trimmed(cell);
    cell.len() == title.len()
        && (cell == title || cell.eq_ignore_ascii_case(title) || !cell.is_ascii() && cell.to_lowercase() == title)
}

/// Whether a row is a row of titles, which are in small letters.
pub(in crate::source) fn are_titles(record: &Record, titles: &[String]) -> bool {
    let title = |index: usize| titles.get(index).map_or("", String::as_str);
    // The first cell tells nearly always.
    is_title(record.cell(0), title(0))
        && (0..record.len().max(titles.len())).all(|index| is_title(record.cell(index), title(index)))
        && titles.iter().any(|title| !title.is_empty())
}
