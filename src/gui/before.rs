//! Whether the rows that are open were imported before: the same ones, under whatever name, perhaps with others behind.

use std::path::Path;
use std::sync::Arc;

use super::task::Task;
use crate::error::Error;
use crate::ledger::{Import, ImportState, Ledger};
use crate::pipeline::fingerprint::{Fingerprint, longest_beginning};
use crate::pipeline::{Stop, Wake};
use crate::plan::Plan;
use crate::source::Source;
use crate::store;
use crate::workflow::earlier_reading::EarlierImports;

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

/// The latest of these imports that had the rows of a source, or the first of them.
fn known(source: &dyn Source, imports: &[Import], stop: &Stop) -> Result<Option<Import>, Error> {
    let titles = Fingerprint::start(source.columns()).titles;
    let alike = || imports.iter().filter(|import| import.fingerprint.titles == titles);
    let known: Vec<Fingerprint> = alike().map(|import| import.fingerprint).collect();
    let found = longest_beginning(source, &known, stop)?;
    // The latest stands first.
    Ok(found.and_then(|found| alike().find(|import| import.fingerprint == found)).cloned())
}

impl Before {
    /// Looks it up. A source with titles that no import had is not read for it.
    pub fn look(&mut self, source: &Arc<dyn Source>, data: Option<&Path>, wake: &Wake) {
        *self = Self::default();
        let (source, data) = (Arc::clone(source), data.map(Path::to_owned));
        self.looking.start("before", wake, move |context| {
            let Some(ledger) = Ledger::look(&store::data_folder(data.as_deref())?)? else { return Ok(None) };
            let mut imports = ledger.imports()?;
            imports.retain(|import| {
                let sent = import.fingerprint.rows > 0 && !import.product.is_practice();
                sent && import.outcomes.sent > 0 && import.state != ImportState::Replaced
            });
            let earlier = EarlierImports::among(&imports, source.answers().reading).read(source.as_ref())?;
            for source in std::iter::once(source).chain(earlier) {
                if let Some(import) = known(source.as_ref(), &imports, &context.stop)? {
                    return Ok(Some(Found { plan: Plan::parse(&import.plan, Path::new(&import.source))?, import }));
                }
            }
            Ok(None)
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
