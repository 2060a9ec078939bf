//! Whether the rows that are open were imported before: the same ones, under whatever name, perhaps with others behind.

use std::path::Path;
use std::sync::Arc;

use super::task::Task;
use crate::ledger::Import;
use crate::pipeline::Wake;
use crate::plan::Plan;
use crate::source::Source;
use crate::workflow::before::imported_before;
use crate::workflow::record;

/// Looks for an earlier import of the rows that are open.
#[derive(Default)]
pub struct Before {
    looking: Task<Option<Found>>,
    found: Option<Found>,
}

/// The latest import of these rows, or of the first of them.
pub struct Found {
    /// As the ledger knows it.
    pub import: Import,
    /// Its plan.
    pub plan: Plan,
}

impl Before {
    /// Looks it up.
    pub fn look(&mut self, source: &Arc<dyn Source>, data: Option<&Path>, wake: &Wake) {
        *self = Self::default();
        let (source, data) = (Arc::clone(source), data.map(Path::to_owned));
        self.looking.start("before", wake, move |context| {
            let Some(ledger) = record::look(data.as_deref())? else { return Ok(None) };
            let found = imported_before(&ledger, source.as_ref(), &context.stop)?;
            Ok(found.map(|(import, plan)| Found { import, plan }))
        });
    }

    /// What was found.
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    /// Receives what was found.
    pub fn receive(&mut self) {
        // What is wrong with the ledger or the source is said where somebody asks for it; this is only a hint.
        if let Some(Ok(found)) = self.looking.take() {
            self.found = found;
        }
    }
}
