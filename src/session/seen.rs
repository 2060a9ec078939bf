//! The rows that a number or a finding on Preview opens, read from the source in the background.

use super::task::Task;
use crate::check::RowAt;
use crate::check::whole::NO_KEY;
use crate::error::Error;
use crate::pipeline::preview::{PreviewRow, rows_at};
use crate::pipeline::{Pipeline, Wake};

/// Rows that were opened.
pub struct Seen {
    /// What they have in common, in words.
    pub title: String,
    reading: Task<Vec<PreviewRow>>,
    /// The rows, once they were read.
    pub rows: Option<Result<Vec<PreviewRow>, Error>>,
}

impl Seen {
    /// Begins to read these rows.
    pub fn open(title: String, rows: Vec<RowAt>, pipeline: Pipeline, wake: &Wake) -> Self {
        let mut reading = Task::default();
        reading.start("rows", wake, move |context| Ok(rows_at(&pipeline, &rows, NO_KEY, &context.stop)?));
        Self { title, reading, rows: None }
    }

    /// Receives the rows.
    pub fn receive(&mut self) {
        if let Some(rows) = self.reading.take() {
            self.rows = Some(rows);
        }
    }
}
