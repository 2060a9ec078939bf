//! Imports of before: listed, used again, saved from and forgotten.

use std::path::{Path, PathBuf};

use super::{App, What};
use crate::error::Error;
use crate::pipeline::{Pipeline, fingerprint};
use crate::plan::Plan;
use crate::session::choosing::Ask;
use crate::session::files::{self, Saved};
use crate::session::history::{HistoryAction, file_name};
use crate::session::message::{Closing, Message};
use crate::session::source::Opened;
use crate::source;
use crate::workflow;
use crate::workflow::resume::plan_of;

impl App {
    /// Reads the ledger again.
    pub(super) fn list_imports(&mut self) {
        self.history.list(&self.beside);
    }

    /// Receives what the ledger has answered.
    pub(super) fn receive_history(&mut self) {
        if let Some(error) = self.history.receive(&self.beside) {
            self.message = Some(Message::Failed(error.sentence()));
            // Who closes the window would not read it.
            self.closing = Closing::No;
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
            HistoryAction::Forget(id) => self.history.ask_to_forget(id),
            HistoryAction::Decide(yes) => self.history.forget(yes, &self.beside),
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
        let passwords = self.databases.passwords(self.beside.data.clone());
        self.opening.start("open", &self.beside.wake, move |_| {
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
        let passwords = self.databases.passwords(self.beside.data.clone());
        let opener = self.opener;
        self.saving.start("save", &self.beside.wake, move |context| {
            if what == Saved::Plan {
                plan.save(&path)?;
                return Ok(files::choices_are_in(&path));
            }
            plan = passwords.ready(plan)?;
            let pipeline = Pipeline::open(&plan, &context.stop, &context.progress)?;
            let now = fingerprint::of(&pipeline, &context.stop, &context.progress)?;
            if let Some(change) = fingerprint::change(&pipeline, &import.fingerprint, &now, &context.stop)? {
                return Err(workflow::Error::Changed { name: import.source, change }.into());
            }
            if what == Saved::Sent {
                return files::sent(&pipeline, &import.done, &path);
            }
            let sentence = files::not_sent(&pipeline, &import.done, &path)?;
            // Where no program shows it, the sentence still says where it is.
            let _ = opener(&path);
            Ok(format!("{sentence} Mend them there, save, then drop the file on this window."))
        });
    }
}
