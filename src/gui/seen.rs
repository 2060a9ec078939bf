//! The rows that a number or a finding on Preview opens, read from the source beside the window.

use super::app::{App, CheckState};
use super::task::Task;
use crate::check::RowAt;
use crate::check::whole::NO_KEY;
use crate::error::Error;
use crate::pipeline::preview::{PreviewRow, rows_at};

/// Rows that were opened.
pub(super) struct Seen {
    /// What they have in common, in words.
    pub(super) title: String,
    reading: Task<Vec<PreviewRow>>,
    /// The rows, once they were read.
    pub(super) rows: Option<Result<Vec<PreviewRow>, Error>>,
}

impl App {
    /// Opens these rows.
    pub(super) fn see(&mut self, title: String, rows: Vec<RowAt>) {
        let CheckState::Known(found) = &self.checked else { return };
        let pipeline = found.0.clone();
        let mut reading = Task::default();
        reading.start("rows", &self.wake, move |context| Ok(rows_at(&pipeline, &rows, NO_KEY, &context.stop)?));
        self.seen = Some(Seen { title, reading, rows: None });
    }

    /// Receives the rows.
    pub(super) fn receive_seen(&mut self) {
        if let Some(seen) = &mut self.seen
            && let Some(rows) = seen.reading.take()
        {
            seen.rows = Some(rows);
        }
    }
}
