//! A database while it is being chosen from, and those that were connected to before.
//!
//! A server, the keychain and the disk may all make one wait, so that each is asked in the background.

use std::path::PathBuf;
use std::sync::Arc;

use super::message::Said;
use super::task::{Beside, Queue, Task};
use crate::error::Error;
use crate::pipeline;
use crate::plan::Plan;
use crate::source::server::{Shown, split};
use crate::source::{Answers, DatabaseProblem, SourceError};
use crate::store;
use crate::store::connections::{self, Connection, Trusted};
use crate::store::keychain::{Keychain, KeychainError};
use crate::workflow;

/// What a person can do about databases.
pub enum DatabaseAction {
    /// Connect to the one that these answers describe, and keep it under this name where one is given; a blank name is
    /// one of our choice.
    Connect(Answers, Option<String>),
    /// Forget the one of this name, its password too.
    Forget(String),
}

/// The database that was connected to, and those of before.
pub struct Databases {
    keychain: Arc<dyn Keychain>,
    connecting: Task<(Shown, Option<Error>)>,
    /// What the server offers.
    pub connected: Option<Shown>,
    /// Why the last server could not be connected to, when it was for what the person could choose otherwise.
    pub refused: Option<DatabaseProblem>,
    listing: Queue<Vec<Connection>>,
    /// Those that were kept, the latest first.
    pub kept: Vec<Connection>,
}

/// Finds the password that a plan or a source does not keep: of the database that is connected to, else the keychain's.
/// And holds plans against what the person chose about the safety of connections.
pub struct Passwords {
    connected: Option<Answers>,
    keychain: Arc<dyn Keychain>,
    data: Option<PathBuf>,
}

impl Passwords {
    /// A plan that may be opened, with its database's password where one is known. May wait for the keychain.
    ///
    /// # Errors
    /// When it asks for a connection that is less safe than the person chose.
    pub fn ready(&self, mut plan: Plan) -> Result<Plan, Error> {
        self.check(&plan)?;
        plan.source = self.fill_in(plan.source);
        Ok(plan)
    }

    /// Holds a plan against what the person chose.
    ///
    /// # Errors
    /// When it asks for a connection that is less safe than that.
    pub fn check(&self, plan: &Plan) -> Result<(), Error> {
        if plan.sources().any(Answers::is_of_server) {
            let trusted = Trusted::load(&store::data_folder(self.data.as_deref())?)?;
            self.connected.iter().fold(trusted, Trusted::with).check(plan.sources())?;
        }
        Ok(())
    }

    /// The answers with their database's password, where one is known. May wait for the keychain.
    pub fn fill_in(&self, answers: Answers) -> Answers {
        match self.of(&answers) {
            Some(password) => answers.with("password", password),
            None => answers,
        }
    }

    /// The password of the answers' database, where they hold none and it is known. May wait for the keychain.
    pub fn of(&self, answers: &Answers) -> Option<String> {
        // An address that is none is refused when it is opened.
        let whole = connections::split(answers).filter(|whole| whole.get("password").is_none())?;
        // A password is shown to no other server than its own.
        let same = self.connected.as_ref().filter(|connected| connections::same_user(connected, &whole));
        let known = same.and_then(|connected| connected.get("password")).map(str::to_owned);
        // Whether one is needed the server says, and without one that is plain to see.
        known.or_else(|| connections::password(&*self.keychain, &whole).unwrap_or_default())
    }
}

impl Databases {
    /// Nothing is known yet.
    pub fn new(keychain: Arc<dyn Keychain>) -> Self {
        Self {
            keychain,
            connecting: Task::default(),
            connected: None,
            refused: None,
            listing: Queue::default(),
            kept: Vec::new(),
        }
    }

    /// Whether a server is being waited for.
    pub fn is_connecting(&self) -> bool {
        self.connecting.is_running()
    }

    /// Whether those that were kept are being listed or one of them forgotten, with its password.
    pub fn is_keeping(&self) -> bool {
        self.listing.is_running()
    }

    /// What finds passwords, in the background.
    pub fn passwords(&self, data: Option<PathBuf>) -> Passwords {
        let connected = self.connected.as_ref().map(|connected| connected.answers.clone());
        Passwords { connected, keychain: Arc::clone(&self.keychain), data }
    }

    /// Lists those that were kept.
    pub fn list(&mut self, beside: &Beside) {
        let data = beside.data.clone();
        self.listing
            .add("connections", &beside.wake, move |_| Ok(connections::all(&store::data_folder(data.as_deref())?)?));
    }

    /// Receives what servers and the disk have answered; what failed.
    pub fn receive(&mut self, beside: &Beside) -> Option<Said> {
        let mut failed = None;
        match self.listing.take() {
            Some(Ok(kept)) => self.kept = kept,
            Some(Err(error)) => failed = Some(error.into()),
            None => {}
        }
        match self.connecting.take() {
            Some(Ok((connected, trouble))) => {
                self.connected = Some(connected);
                failed = trouble.map(Said::Error).or(failed);
                self.list(beside);
            }
            Some(Err(error)) => failed = Some(self.refuse(error)),
            None => {}
        }
        failed
    }

    /// A server could not be connected to; why.
    fn refuse(&mut self, error: Error) -> Said {
        let problem = match &error {
            Error::Workflow(workflow::Error::Import(pipeline::Error::Source(SourceError::Database {
                problem,
                ..
            }))) => Some(problem.clone()),
            _ => None,
        };
        // What there is to choose about a certificate stands on the page, as buttons.
        let said = match &problem {
            Some(DatabaseProblem::Certificate { fault, .. }) => Said::Certificate(fault.clone()),
            _ => error.into(),
        };
        self.refused = problem.or(self.refused.take());
        said
    }

    /// Does what was asked about a database.
    pub fn act(&mut self, action: DatabaseAction, beside: &Beside) {
        let (data, passwords) = (beside.data.clone(), self.passwords(beside.data.clone()));
        match action {
            DatabaseAction::Connect(answers, keep_as) => {
                self.refused = None;
                self.connecting.start("connect", &beside.wake, move |_| connect(answers, keep_as, data, &passwords));
            }
            DatabaseAction::Forget(name) => {
                let Some(place) = self.kept.iter().position(|kept| kept.name == name) else { return };
                let forgotten = self.kept.remove(place);
                self.listing.add("connections", &beside.wake, move |_| {
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

    /// Lets go of the server.
    pub fn leave(&mut self) {
        self.connected = None;
        self.refused = None;
        self.connecting.cancel();
    }
}

/// Connects, with the password of before where none was typed, and keeps what is to be kept. That it could not be kept
/// is told beside what was found.
fn connect(
    answers: Answers,
    keep_as: Option<String>,
    data: Option<PathBuf>,
    passwords: &Passwords,
) -> Result<(Shown, Option<Error>), Error> {
    let nobody = || SourceError::UnknownKind { kind: answers.kind.clone() };
    let server = answers.server().ok_or_else(nobody)?;
    let answers = passwords.fill_in(split(&answers)?);
    let connected = (server.look)(&answers)?;
    let keep = || {
        let folder = store::data_folder(data.as_deref())?;
        if connected.safety.is_lowered {
            // So that an import that was begun with it can go on after the next start.
            connections::agree(&folder, &answers)?;
        }
        if let Some(name) = keep_as {
            connections::keep(&folder, &Connection::new(&name, &answers))?;
            connections::keep_password(&*passwords.keychain, &answers)?;
        }
        Ok(())
    };
    let trouble = keep().err();
    Ok((connected, trouble))
}
