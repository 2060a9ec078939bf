//! Whether the rows that are open were imported before: the same ones, under whatever name, perhaps with others behind.

use std::path::Path;
use std::sync::Arc;

use super::task::Task;
use crate::import::fingerprint::{Fingerprint, longest_beginning};
use crate::import::ledger::{Import, ImportState, Ledger};
use crate::import::{Plan, Wake, files};
use crate::source::Source;

/// What is known of it.
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
    /// Looks it up. A source with titles that no import had is not read for it.
    pub fn look(&mut self, source: &Arc<dyn Source>, data: Option<&Path>, wake: &Wake) {
        *self = Self::default();
        let (source, data) = (Arc::clone(source), data.map(Path::to_owned));
        self.looking.start("before", wake, move |context| {
            let Some(ledger) = Ledger::look(&files::data_folder(data.as_deref())?)? else { return Ok(None) };
            let titles = Fingerprint::start(source.columns()).titles;
            let mut imports = ledger.imports()?;
            imports.retain(|import| {
                import.fingerprint.titles == titles
                    && import.fingerprint.rows > 0
                    && import.outcomes.handed_over > 0
                    && import.state != ImportState::Replaced
            });
            let known: Vec<Fingerprint> = imports.iter().map(|import| import.fingerprint).collect();
            let found = longest_beginning(source.as_ref(), &known, &context.stop)?;
            // The latest stands first.
            let import = found.and_then(|found| imports.into_iter().find(|import| import.fingerprint == found));
            import
                .map(|import| Ok(Found { plan: Plan::parse(&import.plan, Path::new(&import.source))?, import }))
                .transpose()
        });
    }

    /// What was found.
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    /// Nothing is open any more.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Receives what was found.
    pub fn receive(&mut self) {
        // What is wrong with the ledger or the source is said where somebody asks for it; this is only a hint.
        if let Some(Ok(found)) = self.looking.take() {
            self.found = found;
        }
    }
}
