//! The columns that rows of titles name.

use crate::source::{Column, Record};

/// The columns under these rows of titles. White space within a title is no part of it. Where several rows name a column,
/// its title is what they say, from the upper to the lower one; a blank cell in an upper row belongs to the group that is
/// named to its left. `row_names` says that the first column has no title.
pub(in crate::source) fn columns(titles: &[Record], width: usize, row_names: bool) -> Vec<Column> {
    let written = |index: usize| {
        let Some(index) = index.checked_sub(usize::from(row_names)) else { return String::new() };
        let mut parts: Vec<&str> = Vec::new();
        for (row, record) in titles.iter().enumerate() {
            let part = match record.cell(index) {
                cell if cell.trim().is_empty() && row + 1 < titles.len() && index < record.len() => {
                    (0..index).rev().map(|left| record.cell(left)).find(|left| !left.trim().is_empty()).unwrap_or(cell)
                }
                cell => cell,
            };
            if parts.last() != Some(&part) {
                parts.push(part);
            }
        }
        parts.iter().flat_map(|part| part.split_whitespace()).collect::<Vec<_>>().join(" ")
    };
    Column::unique((0..width).map(written).collect())
}
