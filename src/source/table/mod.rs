//! What every table of cells has, whatever file it stands in: how cells look, how wide it is, which rows hold its titles,
//! and the columns that these name.

mod columns;
mod shape;
mod title_rows;
mod titles;
mod titles_again;
mod width;

pub(super) mod totals;

/// The most columns that are taken for a table.
pub const MOST_COLUMNS: usize = 16_384;

pub(super) use columns::columns;
pub(super) use shape::{Shape, has_month, usual_shape};
pub(super) use title_rows::{MOST as MOST_TITLE_ROWS, below as title_rows_below, why as title_rows_why};
pub(super) use titles::{Found as FoundTitles, find as find_titles};
pub(super) use titles_again::{are_titles, is_title, title_cells};
pub(super) use width::usual_width;
