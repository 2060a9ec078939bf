//! The rows that a number or a finding on Preview opens, read from the source in the background.

use super::task::Task;
use crate::check::whole::NO_KEY;
use crate::check::{Finding, RowAt};
use crate::error::Error;
use crate::pipeline::preview::{PreviewRow, rows_at};
use crate::pipeline::{Pipeline, Wake};

/// What rows that were opened have in common.
#[derive(Clone, Debug, PartialEq)]
pub enum InCommon {
    /// They made no event.
    NoEvent,
    /// They made an event that is not sent.
    NotSent,
    /// They made an event or a value that will be lost.
    Lost,
    /// This was found in them.
    Finding(Box<Finding>),
    /// It is this row alone, read whole.
    Whole(RowAt),
}

/// Rows that were opened.
pub struct Seen {
    /// What they have in common.
    pub common: InCommon,
    reading: Task<Vec<PreviewRow>>,
    /// The rows, once they were read.
    pub rows: Option<Result<Vec<PreviewRow>, Error>>,
}

impl Seen {
    /// Begins to read these rows.
    pub fn open(common: InCommon, rows: Vec<RowAt>, pipeline: Pipeline, wake: &Wake) -> Self {
        let mut reading = Task::default();
        reading.start("rows", wake, move |context| Ok(rows_at(&pipeline, &rows, NO_KEY, &context.stop)?));
        Self { common, reading, rows: None }
    }

    /// Receives the rows.
    pub fn receive(&mut self) {
        if let Some(rows) = self.reading.take() {
            self.rows = Some(rows);
        }
    }
}
