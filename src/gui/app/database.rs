//! Databases: listed, connected to and forgotten, as a person asks.

use super::App;
use crate::error::Error;
use crate::gui::state::database::{DatabaseAction, connect};
use crate::gui::state::message::Message;
use crate::pipeline;
use crate::source::{DatabaseProblem, SourceError};
use crate::store;
use crate::store::connections;
use crate::store::keychain::KeychainError;
use crate::workflow;

impl App {
    /// Shows the way into a database.
    pub(super) fn show_databases(&mut self) {
        self.to_database = true;
        self.list_databases();
    }

    fn list_databases(&mut self) {
        let data = self.data.clone();
        self.databases
            .listing
            .start("connections", &self.wake, move |_| Ok(connections::all(&store::data_folder(data.as_deref())?)?));
    }

    /// Receives what servers and the disk have answered.
    pub(super) fn receive_databases(&mut self) {
        let failed = |error: Error| Some(Message::Failed(error.sentence()));
        match self.databases.listing.take() {
            Some(Ok(kept)) => self.databases.kept = kept,
            Some(Err(error)) => self.message = failed(error),
            None => {}
        }
        match self.databases.connecting.take() {
            Some(Ok((connected, trouble))) => {
                self.databases.connected = Some(connected);
                if let Some(error) = trouble {
                    self.message = failed(error);
                }
                self.list_databases();
            }
            Some(Err(error)) => {
                let mut sentence = error.sentence();
                let problem = match error {
                    Error::Workflow(workflow::Error::Import(pipeline::Error::Source(SourceError::Database {
                        problem,
                        ..
                    }))) => Some(problem),
                    _ => None,
                };
                if let Some(problem) = problem {
                    if matches!(problem, DatabaseProblem::Certificate { .. }) {
                        // What there is to choose stands on the page, as buttons.
                        sentence.truncate(sentence.find('\n').unwrap_or(sentence.len()));
                    }
                    self.databases.refused = Some(problem);
                }
                self.message = Some(Message::Failed(sentence));
            }
            None => {}
        }
    }

    /// Does what was asked about a database.
    pub(super) fn act_on_databases(&mut self, action: DatabaseAction) {
        let (data, passwords) = (self.data.clone(), self.databases.passwords(self.data.clone()));
        match action {
            DatabaseAction::Connect(answers, keep_as) => {
                self.message = None;
                self.databases.refused = None;
                self.databases
                    .connecting
                    .start("connect", &self.wake, move |_| connect(answers, keep_as, data, &passwords));
            }
            DatabaseAction::Forget(name) => {
                let Some(place) = self.databases.kept.iter().position(|kept| kept.name == name) else { return };
                let forgotten = self.databases.kept.remove(place);
                self.databases.listing.start("connections", &self.wake, move |_| {
                    let folder = store::data_folder(data.as_deref())?;
                    connections::forget(&folder, &forgotten.name)?;
                    match connections::forget_password(&*passwords.keychain, &forgotten.answers) {
                        Ok(()) | Err(KeychainError::Missing) => {}
                        Err(error) => return Err(error.into()),
                    }
                    Ok(connections::all(&folder)?)
                });
            }
        }
    }
}
