//! The rows that a number or a finding on Preview opens, read from the source beside the window.

use super::task::Task;
use crate::error::Error;
use crate::pipeline::preview::PreviewRow;

/// Rows that were opened.
pub struct Seen {
    /// What they have in common, in words.
    pub(in crate::gui) title: String,
    pub(in crate::gui) reading: Task<Vec<PreviewRow>>,
    /// The rows, once they were read.
    pub(in crate::gui) rows: Option<Result<Vec<PreviewRow>, Error>>,
}
