//! What is opened and let go of.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

use crate::plan::Plan;
use crate::session::Session;
use crate::session::action::{Action, WizardPage};
use crate::session::database::DatabaseAction;
use crate::session::message::Message;
use crate::session::returning::Returning;
use crate::session::source::Opened;
use crate::source::named;
use crate::workflow::hand_over::Given;

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
            Err(error) => self.failed(error),
        }
    }

    /// Opens what files are that were dropped, named or handed over together.
    pub(in crate::session) fn open_all(&mut self, paths: &[PathBuf]) {
        let text = |path: &PathBuf| path.to_string_lossy().into_owned();
        let (plans, tables): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.iter().partition(|path| Plan::is_plan(path));
        let several = || tables.iter().map(|path| text(path)).collect();
        match (paths, plans.as_slice()) {
            ([], _) => {}
            // What is asked for is where it goes.
            ([first, ..], _) if self.setup.looking_up().is_some() => self.act(Action::LookUpIn(text(first))),
            ([only], _) => self.act(Action::Open(only.clone())),
            (_, []) => self.act(Action::OpenTogether(several())),
            (_, [plan]) => self.act(Action::OpenWith((*plan).clone(), several())),
            (_, _) => self.message = Some(Message::Failed(crate::message!("session-several-plans").into())),
        }
    }

    /// Takes what later starts were given, as if it had been dropped here.
    pub(in crate::session) fn receive_visitors(&mut self) {
        while let Some(given) = self.visitors.next() {
            self.take_given(given);
        }
    }

    /// Opens what a start was given.
    pub fn take_given(&mut self, given: Given) {
        if given.demo {
            self.act(Action::Sample);
        }
        self.act(Action::OpenAll(given.files.into_iter().map(PathBuf::from).collect()));
    }

    /// Takes what later starts are given from here.
    pub fn attend(&mut self, door: Receiver<Given>) {
        self.visitors.attend(door);
    }

    /// Whether somebody has just started the program again, and looks for this window.
    pub fn is_called(&mut self) -> bool {
        self.visitors.came()
    }

    /// Makes the command line that does what is set up.
    pub(in crate::session) fn copy_command(&mut self) {
        let plan = match (self.page, self.send.ran()) {
            // What is said there is said of what was sent.
            (WizardPage::Result, Some(ran)) => Some(ran.what.plan.clone()),
            _ => self.setup.plan(),
        };
        let Some(plan) = plan else { return };
        let mut command = std::mem::take(&mut self.command);
        command.make(&self.view(), plan, &self.beside);
        self.command = command;
    }

    /// The command line that was made, once, for the clipboard.
    pub fn copied_command(&mut self) -> Option<String> {
        self.command.take()
    }

    pub(in crate::session) fn open_plan(&mut self, plan: Plan) {
        if !self.refuse_to_open() {
            self.opening.plan(plan, self.passwords(), &self.beside);
        }
    }

    pub(in crate::session) fn opened(&mut self, opened: Opened) {
        self.message = self.setup.open(opened, &self.beside);
        self.send.let_go();
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
        self.returning = Returning::default();
        self.setup.close();
        self.saving.forget_settings();
        self.send.let_go();
        self.history.list(&self.beside);
        (self.message, self.leaving, self.page) = (None, None, WizardPage::Choose);
    }
}
