//! What is read of a workbook, whatever kind it is.

use calamine::DataRef;

/// A sheet with cells.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) hidden: bool,
}

/// A cell, by its place from 0.
pub(super) struct Cell<'c> {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) value: DataRef<'c>,
    /// Whether its format shows a time of day; `None` where the format is not known.
    pub(super) timed: Option<bool>,
}
