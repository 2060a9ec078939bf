//! What was imported before, as the ledger tells it, and what can be done with it.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use super::files::Saved;
use super::send::What;
use super::task::{Beside, Queue, Task};
use crate::error::Error;
use crate::kissmetrics::query::{Pause as _, Sleep};
use crate::ledger::{Import, ImportState, LedgerError};
use crate::workflow::going_on::overtaken_by;
use crate::workflow::practice::Ended;
use crate::workflow::record;
use crate::workflow::resume::plan_of;

/// What a person can do with an import of before. Each names the import by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryAction {
    /// Make the same choices for a file that is to be chosen, or read the same table again.
    UseAgain(i64),
    /// Let the person choose a place, and write this there.
    Save(Saved, i64),
    /// Let the person choose the files of a raw export, and compare it with them.
    Compare(i64),
    /// Let the person choose a place, and write the rows of what is missing in the export there.
    SaveMissing(i64),
    /// Put away what came of comparing.
    CloseComparison,
    /// Ask whether it is to be forgotten.
    Forget(i64),
    /// Forget what was asked about, or not.
    Decide(bool),
}

/// How long until imports that are being sent are looked at again.
const AGAIN: Duration = Duration::from_secs(2);

/// The imports of before, as far as they are known.
#[derive(Default)]
pub struct History {
    listing: Task<Listed>,
    /// Those that were being sent, as they are now; `None` once one of them is no longer being sent.
    watching: Task<Option<Vec<Import>>>,
    imports: Option<Result<Vec<Import>, Error>>,
    /// Those of them that read a file and no database.
    from_files: BTreeSet<i64>,
    /// Those that a later one has overtaken, so that nobody is asked to go on with them.
    overtaken: BTreeSet<i64>,
    forgetting: Queue<()>,
    noting: Queue<()>,
    to_forget: Option<i64>,
}

/// The imports, and which of them are what [`History`] says.
struct Listed {
    imports: Vec<Import>,
    from_files: BTreeSet<i64>,
    overtaken: BTreeSet<i64>,
}

impl History {
    /// Notes a practice run in the ledger, so that its settings are found again.
    pub fn note_practice(&mut self, what: What, ended: Ended, beside: &Beside) {
        let data = beside.data.clone();
        self.noting.add("note", &beside.wake, move |_| {
            let mut ledger = record::open(data.as_deref())?;
            let (pipeline, checked) = &*what.found;
            Ok(ended.note(&mut ledger, &what.plan.with_whole_paths(), pipeline, checked)?)
        });
    }

    /// Whether something is being noted or forgotten.
    pub fn is_keeping(&self) -> bool {
        self.noting.is_running() || self.forgetting.is_running()
    }

    /// Reads the ledger again.
    pub fn list(&mut self, beside: &Beside) {
        let data = beside.data.clone();
        self.listing.start("history", &beside.wake, move |_| {
            // Only to look makes no ledger where there is none.
            let ledger = record::look(data.as_deref())?;
            let imports = ledger.map_or_else(|| Ok(Vec::new()), |ledger| ledger.imports())?;
            let from_files = imports.iter().filter(|import| reads_a_file(import)).map(|import| import.id).collect();
            let left = imports.iter().filter(|import| import.has_work_left());
            let overtaken = left.filter(|import| overtaken_by(import, &imports).is_some());
            let overtaken = overtaken.map(|import| import.id).collect();
            Ok(Listed { imports, from_files, overtaken })
        });
    }

    /// Looks in a while at the imports that are being sent: whoever sends them may be somebody else, and end without a
    /// word.
    fn watch(&mut self, beside: &Beside) {
        let sent = self.standing().filter(|import| import.state == ImportState::Running);
        let sent: Vec<i64> = sent.map(|import| import.id).collect();
        if sent.is_empty() {
            self.watching.cancel();
            return;
        }
        let data = beside.data.clone();
        self.watching.start("watch", &beside.wake, move |context| {
            let stop = context.stop.clone();
            if !Sleep::new(move || stop.requested()).wait(AGAIN) {
                return Ok(None);
            }
            let Some(ledger) = record::look(data.as_deref())? else { return Ok(None) };
            let look = |id: i64| match ledger.import(id) {
                Ok(import) => Ok(Some(import).filter(|import| import.state == ImportState::Running)),
                Err(LedgerError::NoImport { .. }) => Ok(None),
                Err(error) => Err(error.into()),
            };
            sent.into_iter().map(look).collect()
        });
    }

    fn receive_watched(&mut self, beside: &Beside) {
        match self.watching.take() {
            Some(Ok(Some(seen))) => {
                let known = self.imports.iter_mut().flatten().flatten();
                for import in known {
                    if let Some(seen) = seen.iter().find(|seen| seen.id == import.id) {
                        import.clone_from(seen);
                    }
                }
                self.watch(beside);
            }
            // What cannot be read is said by the list.
            Some(Ok(None) | Err(_)) => self.list(beside),
            None => {}
        }
    }

    /// Receives what the ledger has answered; why something could not be noted or forgotten.
    pub fn receive(&mut self, beside: &Beside) -> Option<Error> {
        if let Some(listed) = self.listing.take() {
            self.imports = Some(listed.map(|Listed { imports, from_files, overtaken }| {
                (self.from_files, self.overtaken) = (from_files, overtaken);
                imports
            }));
            self.watch(beside);
        }
        self.receive_watched(beside);
        match self.forgetting.take().or_else(|| self.noting.take())? {
            Ok(()) => {
                self.list(beside);
                None
            }
            Err(error) => Some(error),
        }
    }

    /// Asks whether an import is to be forgotten.
    pub fn ask_to_forget(&mut self, id: i64) {
        self.to_forget = Some(id);
    }

    /// Forgets the import that was asked about, or does not.
    pub fn forget(&mut self, yes: bool, beside: &Beside) {
        let import = self.to_forget().cloned();
        self.to_forget = None;
        if let Some(import) = import.filter(|_| yes) {
            let data = beside.data.clone();
            self.forgetting.add("forget", &beside.wake, move |_| Ok(record::open(data.as_deref())?.forget(&import)?));
        }
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
    /// interrupted and that none has overtaken. Where somebody did not see the first few, nobody wants to go on.
    pub fn unfinished(&self) -> Option<&Import> {
        let doubted = |import: &Import| import.state == ImportState::Stopped && !import.product.confirmed;
        let latest = self.standing().next().filter(|import| import.has_work_left() && !doubted(import));
        let interrupted =
            |import: &&Import| import.state == ImportState::Interrupted && !self.overtaken.contains(&import.id);
        latest.or_else(|| self.standing().find(interrupted))
    }

    /// Whether an import read a file, so that it can be made again from another one.
    pub fn is_from_file(&self, import: &Import) -> bool {
        self.from_files.contains(&import.id)
    }

    /// The import that may be forgotten, if the person says so.
    pub fn to_forget(&self) -> Option<&Import> {
        self.import(self.to_forget?)
    }

    /// The import of this number.
    pub fn import(&self, id: i64) -> Option<&Import> {
        self.imports.as_ref()?.as_ref().ok()?.iter().find(|import| import.id == id)
    }
}

fn reads_a_file(import: &Import) -> bool {
    plan_of(import).is_ok_and(|plan| plan.source.files().next().is_some())
}

/// What a file about an import would be called: *orders-not-sent.csv*.
pub fn file_name(what: Saved, import: &Import) -> String {
    named_after(import, what.file_name())
}

/// What the file of rows that are missing in an export would be called: *orders-missing.csv*.
pub fn missing_file_name(import: &Import) -> String {
    named_after(import, "missing.csv")
}

fn named_after(import: &Import, name: &str) -> String {
    let stem = Path::new(&import.source).file_stem().unwrap_or_default().to_string_lossy();
    // Several files are called by a pattern, which no file can be called everywhere.
    let stem = stem.replace(['*', '?', '+'], "");
    let stem = stem.trim_end_matches([' ', '-', '_', '.']);
    format!("{stem}-{name}")
}
