//! A database while it is being chosen from, and those that were connected to before.
//!
//! A server, the keychain and the disk may all make one wait, so that each is asked beside the window.

use std::path::PathBuf;
use std::sync::Arc;

use super::app::{App, Message};
use super::task::Task;
use crate::error::Error;
use crate::import::connections::{self, Connection, Trusted};
use crate::import::files;
use crate::import::keychain::{Keychain, KeychainError};
use crate::import::{self, Plan};
use crate::source::mysql::address::{Address, Exposure};
use crate::source::mysql::catalog::{Table, WriteRights};
use crate::source::mysql::complete::KnownTable;
use crate::source::mysql::{Catalog, DatabaseProblem, KIND, address};
use crate::source::{Answers, SourceError};

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
    connecting: Task<(Connected, Option<Error>)>,
    /// What the server offers.
    pub(super) connected: Option<Connected>,
    /// Why the last server could not be connected to, when it was for what the person could choose otherwise.
    pub(super) refused: Option<DatabaseProblem>,
    listing: Task<Vec<Connection>>,
    /// Those that were kept, the latest first.
    pub(super) kept: Vec<Connection>,
}

/// What a database server offers. The answers hold the password, so this is never shown or saved as a whole.
pub struct Connected {
    /// What was answered, an address taken apart.
    pub answers: Answers,
    /// What the server says of itself.
    pub server: String,
    /// Whether the connection is encrypted.
    pub encrypted: bool,
    /// What it gives up, by the person's choice.
    pub exposure: Option<Exposure>,
    /// Whether it is less safe than usual in any way.
    lowered: bool,
    /// The databases that the user can see.
    pub databases: Vec<String>,
    /// The database whose tables are listed.
    pub database: Option<String>,
    /// Its tables and views.
    pub tables: Vec<Table>,
    /// The same with their columns, for completing queries.
    pub known: Vec<KnownTable>,
    /// What the user may do beside reading.
    pub writes: Option<WriteRights>,
}

impl Connected {
    /// Connects and looks around. Blocks until the server has answered or a time limit is over.
    ///
    /// # Errors
    /// When the server does not let us in.
    pub fn new(answers: &Answers) -> Result<Self, Error> {
        let answers = address::split(answers)?;
        let address = Address::from_answers(&answers)?;
        let (exposure, lowered) = (address.exposure(), address.is_lowered());
        let mut catalog = Catalog::connect(address)?;
        let server = catalog.server();
        let kind = if server.is_mariadb { "MariaDB" } else { "MySQL" };
        let server = format!("{kind} {}", server.version);
        let encrypted = catalog.cipher()?.is_some();
        let databases = catalog.databases()?;
        let only = if let [only] = databases.as_slice() { Some(only.clone()) } else { None };
        let database = answers.get("database").map(str::to_owned).or(only);
        let (tables, known) = match &database {
            Some(database) => (catalog.tables(database)?, catalog.known_tables(database)?),
            None => (Vec::new(), Vec::new()),
        };
        let writes = catalog.write_rights()?;
        let answers = match &database {
            Some(database) => answers.with("database", database.as_str()),
            None => answers,
        };
        Ok(Self { answers, server, encrypted, exposure, lowered, databases, database, tables, known, writes })
    }
}

/// Finds the password that a plan or a source does not keep: of the database that is connected to, else the keychain's.
/// And holds plans against what the person chose about the safety of connections.
pub(super) struct Passwords {
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
        if plan.sources().any(|answers| answers.kind == KIND.id) {
            let trusted = Trusted::load(&files::data_folder(self.data.as_deref())?)?;
            self.connected.iter().fold(trusted, Trusted::with).check(plan)?;
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
        let whole = address::split(answers).ok()?;
        if answers.kind != KIND.id || whole.get("password").is_some() {
            return None;
        }
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
            listing: Task::default(),
            kept: Vec::new(),
        }
    }

    /// Whether a server is being waited for.
    pub fn is_connecting(&self) -> bool {
        self.connecting.is_running()
    }

    /// What finds passwords, beside the window.
    pub(super) fn passwords(&self, data: Option<PathBuf>) -> Passwords {
        let connected = self.connected.as_ref().map(|connected| connected.answers.clone());
        Passwords { connected, keychain: Arc::clone(&self.keychain), data }
    }

    /// Lets go of the server.
    pub fn leave(&mut self) {
        self.connected = None;
        self.refused = None;
        self.connecting.cancel();
    }
}

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
            .start("connections", &self.wake, move |_| Ok(connections::all(&files::data_folder(data.as_deref())?)?));
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
                if let Error::Import(import::Error::Source(SourceError::Database { problem, .. })) = error {
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
                    let folder = files::data_folder(data.as_deref())?;
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

/// Connects, with the password of before where none was typed, and keeps what is to be kept. That it could not be kept
/// is told beside what was found.
fn connect(
    answers: Answers,
    keep_as: Option<String>,
    data: Option<PathBuf>,
    passwords: &Passwords,
) -> Result<(Connected, Option<Error>), Error> {
    let answers = passwords.fill_in(address::split(&answers)?);
    let connected = Connected::new(&answers)?;
    let keep = || {
        let folder = files::data_folder(data.as_deref())?;
        if connected.lowered {
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
