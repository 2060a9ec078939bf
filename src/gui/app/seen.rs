//! Rows that a number or a finding on Preview opens.

use super::App;
use crate::check::RowAt;
use crate::check::whole::NO_KEY;
use crate::gui::state::check::CheckState;
use crate::gui::state::seen::Seen;
use crate::gui::state::task::Task;
use crate::pipeline::preview::rows_at;

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
