//! What was imported before, as the ledger tells it, and what can be done with it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::files::Saved;
use super::task::Task;
use crate::error::Error;
use crate::ledger::{Import, ImportState, Ledger};
use crate::pipeline::Wake;
use crate::workflow::record;
use crate::workflow::resume::plan_of;

/// What a person can do with an import of before. Each names the import by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryAction {
    /// Make the same choices for a file that is to be chosen, or read the same table again.
    UseAgain(i64),
    /// Let the person choose a place, and write this there.
    Save(Saved, i64),
    /// Ask whether it is to be forgotten.
    Forget(i64),
    /// Forget what was asked about, or not.
    Decide(bool),
}

/// The imports of before, as far as they are known.
#[derive(Default)]
pub struct History {
    pub(in crate::gui) listing: Task<(Vec<Import>, BTreeSet<i64>)>,
    pub(in crate::gui) imports: Option<Result<Vec<Import>, Error>>,
    /// Those of them that read a file and no database.
    pub(in crate::gui) from_files: BTreeSet<i64>,
    pub(in crate::gui) forgetting: Task<()>,
    pub(in crate::gui) noting: Task<()>,
    pub(in crate::gui) to_forget: Option<i64>,
}

impl History {
    /// Notes something in the ledger, beside the window.
    pub(in crate::gui) fn note(&mut self, wake: &Wake, write: impl FnOnce() -> Result<(), Error> + Send + 'static) {
        self.noting.start("note", wake, move |_| write());
    }

    /// Whether something is being noted.
    pub(in crate::gui) fn is_noting(&self) -> bool {
        self.noting.is_running()
    }

    /// The imports, the latest first; `None` while they are read.
    pub fn imports(&self) -> Option<Result<&[Import], &Error>> {
        self.imports.as_ref().map(|imports| imports.as_deref())
    }

    /// The imports that no other took the place of, the latest first.
    pub fn standing(&self) -> impl Iterator<Item = &Import> {
        let imports = self.imports.iter().flatten().flatten();
        imports.filter(|import| import.state != ImportState::Replaced)
    }

    /// The import that a person is asked to go on with: the latest, where it is not whole, else the latest that was
    /// interrupted. Where somebody did not see the first few, nobody wants to go on.
    pub fn unfinished(&self) -> Option<&Import> {
        let doubted = |import: &Import| import.state == ImportState::Stopped && !import.product.confirmed;
        let latest = self.standing().next().filter(|import| import.has_work_left() && !doubted(import));
        latest.or_else(|| self.standing().find(|import| import.state == ImportState::Interrupted))
    }

    /// Whether an import read a file, so that it can be made again from another one.
    pub fn is_from_file(&self, import: &Import) -> bool {
        self.from_files.contains(&import.id)
    }

    /// The import that may be forgotten, if the person says so.
    pub fn to_forget(&self) -> Option<&Import> {
        self.import(self.to_forget?)
    }

    pub(in crate::gui) fn import(&self, id: i64) -> Option<&Import> {
        self.imports.as_ref()?.as_ref().ok()?.iter().find(|import| import.id == id)
    }
}

pub(in crate::gui) fn reads_a_file(import: &Import) -> bool {
    plan_of(import).is_ok_and(|plan| plan.source.files().next().is_some())
}

pub(in crate::gui) fn open(data: Option<PathBuf>) -> Result<Ledger, Error> {
    Ok(record::open(data.as_deref())?)
}

/// What a file about an import would be called: *orders-not-sent.csv*.
pub(in crate::gui) fn file_name(what: Saved, import: &Import) -> String {
    let stem = Path::new(&import.source).file_stem().unwrap_or_default().to_string_lossy();
    format!("{stem}-{}", what.file_name())
}
