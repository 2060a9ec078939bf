//! What stands below the titles, and above them, as far as the first rows show it.

use std::collections::HashSet;
use std::sync::Arc;

use super::rows::Rows;
use crate::source::Record;
use crate::source::csv::joins::{Joins, Met};
use crate::source::table::{Shape, has_month, usual_shape, usual_width};

/// Rows that have more cells than there are titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source::csv) struct Surplus {
    pub titles: usize,
    pub cells: usize,
    /// There is one cell more, and the first of each row looks like the row's name.
    pub row_names: bool,
    /// A separator within dates parts each of them in two.
    pub parted_dates: bool,
}

/// The first rows, parted at the titles.
pub(super) struct Below<'r> {
    above: &'r [Record],
    titles: &'r [Record],
    rows: &'r [Record],
    width: usize,
}

impl<'r> Below<'r> {
    /// Below the titles that begin in this line and take so many rows.
    pub fn new(rows: &'r Rows, line: Option<u64>, title_rows: usize) -> Self {
        let records = &rows.records[..];
        let first = match line {
            Some(line) => records.iter().position(|record| record.line >= Some(line)).unwrap_or(records.len()),
            None => 0,
        };
        let (above, rest) = records.split_at(first);
        let (titles, mut below) = rest.split_at(if line.is_some() { title_rows.min(rest.len()) } else { 0 });
        if let Some(last) = titles.last() {
            below = &below[..own(last, below)];
        }
        let width = usual_width(titles.iter().chain(below));
        Self { above, titles, rows: below, width }
    }

    /// How wide the table is, by the number of cells that most rows have.
    pub fn width(&self) -> usize {
        self.width
    }

    /// How the cells of each column look, where most of them are numbers, dates or addresses.
    pub fn shapes(&self) -> Arc<[Option<Shape>]> {
        shapes(self.rows, self.width)
    }

    /// Whether rows have more cells than there are titles, and something stands in them. `moved` says that the titles
    /// begin above the second column.
    pub fn surplus(&self, moved: bool) -> Option<Surplus> {
        let titles = self.titles.iter().map(Record::len).max()? + usize::from(moved);
        let cells = self.width;
        let filled = (titles..cells)
            .any(|column| self.rows.iter().any(|row| row.len() == cells && !row.cell(column).trim().is_empty()));
        filled.then(|| {
            let parted_dates = self.parts_dates();
            let row_names = !parted_dates && cells == titles + 1 && self.begin_with_names();
            Surplus { titles, cells, row_names, parted_dates }
        })
    }

    /// Whether a separator within dates parts each of them in two: `March 5, 2019` and `3/5/2019, 10:00` without quotes.
    fn parts_dates(&self) -> bool {
        let rows = || self.rows.iter().filter(|row| row.len() == self.width);
        let parted = |column: usize| rows().all(|row| is_parted_date(row.cell(column), row.cell(column + 1)));
        rows().count() > 0 && (0..self.width.saturating_sub(1)).any(parted)
    }

    /// Whether the first cell of each row looks like the row's name: none is blank and none comes twice.
    fn begin_with_names(&self) -> bool {
        let mut seen = HashSet::new();
        let rows = || self.rows.iter().filter(|row| row.len() == self.width);
        rows().count() > 0 && rows().all(|row| !row.cell(0).trim().is_empty() && seen.insert(row.cell(0)))
    }

    /// The place and the line of another table's titles above these.
    pub fn table_above(&self) -> Option<(usize, u64)> {
        let typed = |record: &Record| record.cells().any(|cell| Shape::of(cell).is_typed());
        let filled = |record: &Record| record.cells().filter(|cell| !cell.trim().is_empty()).count();
        let begins = |pair: &[Record]| {
            let [titles, row] = pair else { return false };
            titles.len() == row.len() && filled(titles) > 1 && filled(row) > 1 && !typed(titles) && typed(row)
        };
        let place = self.above.windows(2).position(begins)?;
        self.above[place].line.map(|line| (place, line))
    }

    /// Whether the table whose titles stand in the place `above` is the one to read, and not the one below these titles:
    /// it has as many rows, or the same columns.
    pub fn is_outdone(&self, above: usize) -> bool {
        let joins = Joins::new(&self.above[above..=above], Arc::default());
        let titles = self.titles.first();
        let same =
            titles.is_some_and(|titles| matches!(joins.look(titles, titles.len(), false), Met::Titles | Met::Moved(_)));
        same || self.above.len() - above > self.rows.len()
    }
}

/// Whether two neighbouring cells are a day and its year, or a date and a time of day.
fn is_parted_date(cell: &str, next: &str) -> bool {
    let (cell, next) = (cell.trim(), next.trim());
    let is_year = next.len() == 4 && next.starts_with(['1', '2']) && next.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = is_year && has_month(cell) && cell.bytes().filter(u8::is_ascii_digit).count() <= 2;
    let is_clock = next.split_once(':').is_some_and(|(hour, rest)| {
        let digits = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        !hour.is_empty() && digits(hour) && rest.get(..2).is_some_and(digits)
    });
    let has_three_parts = cell.bytes().filter(|byte| matches!(byte, b'-' | b'/' | b'.')).count() == 2;
    is_day || is_clock && has_three_parts && Shape::of(&format!("{cell} {next}")) == Shape::Date
}

fn shapes(rows: &[Record], width: usize) -> Arc<[Option<Shape>]> {
    let shape = |column: usize| {
        let (shape, share) = usual_shape(rows, column);
        (share >= 0.8 && shape.is_typed()).then_some(shape)
    };
    (0..width).map(shape).collect()
}

/// How many of the rows below these titles are their own, and not another table's.
fn own(titles: &Record, below: &[Record]) -> usize {
    let gap = |at: usize| at > 0 && below[at].line > below[at - 1].line.map(|line| line + 1);
    let first = (1..below.len()).find(|at| gap(*at)).unwrap_or(below.len());
    let width = usual_width(std::iter::once(titles).chain(&below[..first]));
    let joins = Joins::new(std::slice::from_ref(titles), shapes(&below[..first], width));
    // A heading may stand between.
    let alone = |row: &Record| row.cells().filter(|cell| !cell.is_empty()).count() == 1;
    let apart = |at: usize| gap(at) || (at > 0 && gap(at - 1) && alone(&below[at - 1]));
    let ends = |at: &usize| match joins.look(&below[*at], width, apart(*at)) {
        Met::Moved(_) => true,
        Met::Perhaps => below.get(at + 1).is_some_and(|beneath| joins.confirms(&below[*at], beneath, width)),
        Met::Row | Met::Titles | Met::RowAndTitles => false,
    };
    (0..below.len()).find(ends).unwrap_or(below.len())
}
