//! What was imported before, and how it goes on.

use crate::ledger::Import;
use crate::plan::Plan;
use crate::session::Session;
use crate::session::action::WizardPage;
use crate::session::choosing::{Ask, Purpose};
use crate::session::history::{HistoryAction, file_name, missing_file_name};
use crate::session::message::Message;
use crate::session::returning::{ReturnAction, Returning};
use crate::session::source::Opened;
use crate::workflow::resume::plan_of;

impl Session {
    /// An import of before with its plan; what is wrong with that is said.
    pub(in crate::session) fn import(&mut self, id: i64) -> Option<(Import, Plan)> {
        let import = self.history.import(id)?.clone();
        match plan_of(&import) {
            Ok(plan) => Some((import, plan)),
            Err(error) => {
                self.failed(error);
                None
            }
        }
    }

    pub(in crate::session) fn act_on_history(&mut self, action: HistoryAction) {
        match action {
            HistoryAction::UseAgain(id) => match self.import(id) {
                Some((_, plan)) if plan.source.files().next().is_some() => {
                    self.ask(Ask::Tables, Purpose::UseAgain(id));
                }
                Some((_, plan)) => self.open_plan(plan),
                None => {}
            },
            HistoryAction::Save(what, id) => {
                if let Some(name) = self.history.import(id).map(|import| file_name(what, import)) {
                    self.ask(Ask::Place { name: name.into() }, Purpose::SaveOf(what, id));
                }
            }
            HistoryAction::Compare(id) => self.ask(Ask::Tables, Purpose::CompareWith(id)),
            HistoryAction::SaveMissing(id) => {
                if let Some(name) = self.history.import(id).map(missing_file_name) {
                    self.ask(Ask::Place { name: name.into() }, Purpose::Missing);
                }
            }
            HistoryAction::CloseComparison => self.comparing.close(),
            HistoryAction::Forget(id) => self.history.ask_to_forget(id),
            HistoryAction::Decide(yes) => self.history.forget(yes, &self.beside),
        }
    }

    pub(in crate::session) fn act_on_return(&mut self, action: ReturnAction) {
        let passwords = self.passwords();
        match action {
            ReturnAction::Password(None) => self.returning = Returning::default(),
            ReturnAction::TakeSettings => self.setup.take_settings_of_before(&self.beside),
            // The same import goes on being opened.
            ReturnAction::Password(Some(_)) if self.refuse_while_under_way() => {}
            ReturnAction::To(_) | ReturnAction::New(_) if self.refuse_to_open() => {}
            ReturnAction::To(id) => self.returning.open(id, false, passwords, &self.beside),
            ReturnAction::New(id) => self.returning.open(id, true, passwords, &self.beside),
            ReturnAction::Password(Some(password)) => self.returning.go_on_with(password, passwords, &self.beside),
        }
    }

    /// An earlier import was opened: it goes on where it was left, and what is new goes where the rest went.
    pub(in crate::session) fn returned(&mut self, (import, plan, mut opened): (Import, Plan, Opened)) {
        let only_new = self.returning.is_only_new();
        self.leave();
        self.message = opened.note.take().map(|note| Message::Done(note.into()));
        self.setup.reopen(opened, &plan, &self.beside);
        if import.has_work_left() || only_new {
            self.send.return_to(&import, plan);
            self.products.look_for_key(Some(import.product.clone()), &self.beside);
            self.products.list(&self.send, &self.beside);
        }
        if import.has_work_left() {
            self.page = WizardPage::Send;
        }
    }
}
