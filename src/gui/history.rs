//! What was imported before, as the ledger tells it, and what can be done with it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::app::{App, Closing, Message, Saved, What};
use super::dialog::Ask;
use super::open::Opened;
use super::save;
use super::task::Task;
use crate::error::Error;
use crate::ledger::{Import, ImportState, Ledger};
use crate::pipeline::{Pipeline, Wake, fingerprint};
use crate::plan::Plan;
use crate::source;
use crate::workflow;
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
    listing: Task<(Vec<Import>, BTreeSet<i64>)>,
    imports: Option<Result<Vec<Import>, Error>>,
    /// Those of them that read a file and no database.
    from_files: BTreeSet<i64>,
    forgetting: Task<()>,
    noting: Task<()>,
    to_forget: Option<i64>,
}

impl History {
    /// Notes something in the ledger, beside the window.
    pub(super) fn note(&mut self, wake: &Wake, write: impl FnOnce() -> Result<(), Error> + Send + 'static) {
        self.noting.start("note", wake, move |_| write());
    }

    /// Whether something is being noted.
    pub(super) fn is_noting(&self) -> bool {
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

    fn import(&self, id: i64) -> Option<&Import> {
        self.imports.as_ref()?.as_ref().ok()?.iter().find(|import| import.id == id)
    }
}

impl App {
    /// Reads the ledger again.
    pub(super) fn list_imports(&mut self) {
        let data = self.data.clone();
        self.history.listing.start("history", &self.wake, move |_| {
            // Only to look makes no ledger where there is none.
            let ledger = record::look(data.as_deref())?;
            let imports = ledger.map_or_else(|| Ok(Vec::new()), |ledger| ledger.imports())?;
            let from_files = imports.iter().filter(|import| reads_a_file(import)).map(|import| import.id).collect();
            Ok((imports, from_files))
        });
    }

    /// Receives what the ledger has answered.
    pub(super) fn receive_history(&mut self) {
        if let Some(listed) = self.history.listing.take() {
            self.history.imports = Some(listed.map(|(imports, from_files)| {
                self.history.from_files = from_files;
                imports
            }));
        }
        if let Some(forgotten) = self.history.forgetting.take().or_else(|| self.history.noting.take()) {
            match forgotten {
                Ok(()) => self.list_imports(),
                Err(error) => {
                    self.message = Some(Message::Failed(error.sentence()));
                    // Who closes the window would not read it.
                    self.closing = Closing::No;
                }
            }
        }
    }

    /// Does what was asked about an import of before.
    pub(super) fn act_on_history(&mut self, action: HistoryAction) {
        match action {
            HistoryAction::UseAgain(id) => match self.plan_of(id) {
                Some(plan) if plan.source.files().next().is_some() => self.choose(Ask::Table, What::UseAgain(id)),
                Some(plan) => self.open_plan(plan),
                None => {}
            },
            HistoryAction::Save(what, id) => {
                let name = self.history.import(id).map(|import| file_name(what, import));
                if let Some(name) = name {
                    self.choose(Ask::Place { name: name.into() }, What::SaveOf(what, id));
                }
            }
            HistoryAction::Forget(id) => self.history.to_forget = Some(id),
            HistoryAction::Decide(yes) => self.forget(yes),
        }
    }

    fn forget(&mut self, yes: bool) {
        let import = self.history.to_forget().cloned();
        self.history.to_forget = None;
        if let Some(import) = import.filter(|_| yes) {
            let data = self.data.clone();
            self.history.forgetting.start("forget", &self.wake, move |_| Ok(open(data)?.forget(&import)?));
        }
    }

    /// Makes the choices of an import of before for this file.
    pub(super) fn use_again_on(&mut self, id: i64, path: &Path) {
        let Some(mut plan) = self.plan_of(id) else { return };
        plan.source = plan.source.with("file", path.to_string_lossy());
        self.open_plan(plan);
    }

    /// Opens a plan's source with the plan's choices.
    fn open_plan(&mut self, plan: Plan) {
        if self.refuse_while_under_way() {
            return;
        }
        let passwords = self.databases.passwords(self.data.clone());
        self.opening.start("open", &self.wake, move |_| {
            let plan = passwords.ready(plan)?;
            Ok(Opened::new(source::open(&plan.source)?)?.with_plan(plan))
        });
    }

    /// The plan of an import; what is wrong with it is said.
    fn plan_of(&mut self, id: i64) -> Option<Plan> {
        let import = self.history.import(id)?;
        match plan_of(import) {
            Ok(plan) => Some(plan),
            Err(error) => {
                self.message = Some(Message::Failed(Error::from(error).sentence()));
                None
            }
        }
    }

    /// Writes a file about an import of before, and shows the rows that were not sent so that they can be fixed.
    pub(super) fn save_of(&mut self, what: Saved, id: i64, path: PathBuf) {
        let Some(mut plan) = self.plan_of(id) else { return };
        let Some(import) = self.history.import(id).cloned() else { return };
        let passwords = self.databases.passwords(self.data.clone());
        let opener = self.opener;
        self.saving.start("save", &self.wake, move |context| {
            if what == Saved::Plan {
                plan.save(&path)?;
                return Ok(save::choices_are_in(&path));
            }
            plan = passwords.ready(plan)?;
            let pipeline = Pipeline::open(&plan, &context.stop, &context.progress)?;
            let now = fingerprint::of(&pipeline, &context.stop, &context.progress)?;
            if let Some(change) = fingerprint::change(&pipeline, &import.fingerprint, &now, &context.stop)? {
                return Err(workflow::Error::Changed { name: import.source, change }.into());
            }
            if what == Saved::Sent {
                return save::sent(&pipeline, &import.done, &path);
            }
            let sentence = save::not_sent(&pipeline, &import.done, &path)?;
            // Where no program shows it, the sentence still says where it is.
            let _ = opener(&path);
            Ok(format!("{sentence} Mend them there, save, then drop the file on this window."))
        });
    }
}

fn reads_a_file(import: &Import) -> bool {
    plan_of(import).is_ok_and(|plan| plan.source.files().next().is_some())
}

fn open(data: Option<PathBuf>) -> Result<Ledger, Error> {
    Ok(record::open(data.as_deref())?)
}

/// What a file about an import would be called: *orders-not-sent.csv*.
fn file_name(what: Saved, import: &Import) -> String {
    let stem = Path::new(&import.source).file_stem().unwrap_or_default().to_string_lossy();
    format!("{stem}-{}", what.file_name())
}
