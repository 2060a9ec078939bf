//! The cells of a sheet as rows.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use super::problem::{self, SheetProblem};
use super::text;
use super::workbook::Workbook;
use crate::message;
use crate::source::table::MOST_COLUMNS;
use crate::source::{Record, SourceError};

/// A row in which something stands, its number in the record's `line`, and what is odd about its cells.
pub(super) type Row = (Record, OddCells);

/// What is odd about the cells of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct OddCells {
    /// One is an error.
    pub(super) error: bool,
    /// One has NULs, which were kept out. Some programs write a byte of nothing behind each letter of texts that have none.
    pub(super) nul: bool,
    /// What stands to the left of the table.
    pub(super) left: Vec<String>,
}

/// What is read.
pub(super) struct Part<'p> {
    pub(super) sheet: &'p str,
    /// The column that is read as the first.
    pub(super) left: usize,
    /// Columns, counted from `left`, in which a time of day belongs to moments whose format is not known; `None` where each
    /// row stands for itself, and cells to the left are no damage either.
    pub(super) timed: Option<&'p BTreeSet<usize>>,
}

/// Hands `each` the rows of a sheet in which something stands, until it has seen enough.
///
/// # Errors
/// When the sheet is damaged, or has more columns than a table.
pub(super) fn rows(
    workbook: &mut Workbook,
    path: &Path,
    part: &Part<'_>,
    each: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<(), SourceError> {
    let from_1904 = workbook.counts_from_1904();
    let mut gathered = Gathered::default();
    let mut failed = None;
    let mut cell_text = String::new();
    workbook.walk(part.sheet, &mut |cell| {
        let line = u64::from(cell.row) + 1;
        if gathered.row.0.line != Some(line) {
            if gathered.row.0.line > Some(line) {
                failed = Some(out_of_order(path, line));
                return ControlFlow::Break(());
            }
            gathered.hand_on(each)?;
            gathered.row.0.line = Some(line);
        }
        if cell.column as usize >= MOST_COLUMNS {
            let columns = cell.column as usize + 1;
            failed = Some(SourceError::TooManyColumns { path: path.to_owned(), columns, limit: MOST_COLUMNS });
            return ControlFlow::Break(());
        }
        let place = (cell.column as usize).checked_sub(part.left);
        let timed = cell.timed.or_else(|| part.timed.map(|timed| place.is_some_and(|place| timed.contains(&place))));
        cell_text.clear();
        text::write(&cell.value, from_1904, timed, &mut cell_text);
        if memchr::memchr(0, cell_text.as_bytes()).is_some() {
            cell_text.retain(|letter| letter != '\0');
            gathered.row.1.nul = true;
        }
        if cell_text.is_empty() {
            return ControlFlow::Continue(());
        }
        gathered.row.1.error |= text::is_error(&cell_text);
        if place.is_none() && part.timed.is_none() {
            gathered.row.1.left.push(cell_text.clone());
            return ControlFlow::Continue(());
        }
        let Some(place) = place.filter(|place| *place >= gathered.row.0.len()) else {
            failed = Some(out_of_order(path, line));
            return ControlFlow::Break(());
        };
        while gathered.row.0.len() < place {
            gathered.row.0.push("");
        }
        gathered.row.0.push(&cell_text);
        ControlFlow::Continue(())
    })?;
    match failed {
        Some(error) => Err(error),
        None => {
            _ = gathered.hand_on(each);
            Ok(())
        }
    }
}

fn out_of_order(path: &Path, line: u64) -> SourceError {
    problem::error(path, SheetProblem::Damaged { met: message!("damaged-cells-unordered", line = line).into() })
}

/// The row at hand.
#[derive(Default)]
struct Gathered {
    row: Row,
    ended: bool,
}

impl Gathered {
    /// Hands the row on, unless nothing stands in it.
    fn hand_on(&mut self, each: &mut dyn FnMut(Row) -> ControlFlow<()>) -> ControlFlow<()> {
        let next = (self.row.0.room_for_next(), OddCells::default());
        let row = std::mem::replace(&mut self.row, next);
        if self.ended || (row.0.is_empty() && row.1.left.is_empty()) {
            return ControlFlow::Continue(());
        }
        let more = each(row);
        self.ended |= more.is_break();
        more
    }
}
