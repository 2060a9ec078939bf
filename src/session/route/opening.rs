//! What is opened and let go of.

use std::path::Path;

use crate::plan::Plan;
use crate::session::Session;
use crate::session::action::WizardPage;
use crate::session::database::DatabaseAction;
use crate::session::source::Opened;
use crate::source::named;

impl Session {
    /// Opens what a path or an address stands for; a server is connected to first, and shows what it has.
    pub(in crate::session) fn open_named(&mut self, name: &str) {
        if Path::new(name).is_dir() {
            return self.opening.together(vec![name.to_owned()], &self.beside);
        }
        match named(name) {
            Ok(answers) if answers.is_of_server() => {
                self.show_databases();
                self.act_on_databases(DatabaseAction::Connect(answers, None));
            }
            Ok(answers) => self.opening.read(answers, self.passwords(), &self.beside),
            Err(error) => self.failed(&error.into()),
        }
    }

    pub(in crate::session) fn open_plan(&mut self, plan: Plan) {
        if !self.refuse_while_under_way() {
            self.opening.plan(plan, self.passwords(), &self.beside);
        }
    }

    pub(in crate::session) fn opened(&mut self, opened: Opened) {
        self.message = self.setup.open(opened, &self.beside);
        self.send.going_on = None;
        self.page = WizardPage::Choose;
    }

    /// Shows the way into a database.
    pub(in crate::session) fn show_databases(&mut self) {
        self.to_database = true;
        self.databases.list(&self.beside);
    }

    pub(in crate::session) fn act_on_databases(&mut self, action: DatabaseAction) {
        if let DatabaseAction::Connect(..) = action {
            self.message = None;
        }
        self.databases.act(action, &self.beside);
    }

    /// Lets go of what is open.
    pub(in crate::session) fn leave(&mut self) {
        // From a table one goes back to the tables, from the tables to the beginning.
        if self.setup.source().is_none() {
            self.to_database = false;
            self.databases.leave();
        }
        self.opening.cancel();
        self.setup.close();
        self.saving.forget_settings();
        self.send.going_on = None;
        self.history.list(&self.beside);
        (self.message, self.leaving, self.page) = (None, None, WizardPage::Choose);
    }
}
