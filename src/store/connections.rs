//! Databases that were connected to, so that they need not be described again. Their passwords are the keychain's.
//!
//! They also say what a plan, perhaps a stranger's, may count on: the password of the environment goes only to a server
//! that the person has named ([`Trusted::knows`]), and a connection is less safe than usual only where the person chose
//! so ([`Trusted::allows`]).

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::keychain::{Keychain, KeychainError};
use super::{StoreError, write_own};
use crate::source::{Answers, server};

/// Their file in the folder of Backfill's own files.
pub const FILE: &str = "connections.toml";

/// A database that was connected to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connection {
    /// What the person calls it.
    pub name: String,
    /// How it is reached; no secret, and nothing about what is read there.
    #[serde(flatten)]
    pub answers: Answers,
}

impl Connection {
    /// How these answers reach their database, under a name; where that is blank, by its place.
    pub fn new(name: &str, answers: &Answers) -> Self {
        let answers = place(answers);
        let name = match name.trim() {
            "" => usual_name(&answers),
            name => name.to_owned(),
        };
        Self { name, answers }
    }
}

/// `shop at db.example.com`.
fn usual_name(answers: &Answers) -> String {
    let what = answers.get("database").or_else(|| answers.get("user")).unwrap_or("database");
    format!("{what} at {}", answers.get("host").unwrap_or("localhost"))
}

/// What the file holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct File {
    #[serde(default)]
    connection: Vec<Connection>,
    /// Ways to a database that were named on the command line or agreed to there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    agreed: Vec<Answers>,
}

/// The servers that a person has named, and how each may be reached.
#[derive(Clone, Debug, Default)]
pub struct Trusted {
    ways: Vec<Answers>,
}

impl Trusted {
    /// Those that were kept or agreed to.
    ///
    /// # Errors
    /// When their file cannot be read.
    pub fn load(folder: &Path) -> Result<Self, StoreError> {
        let file = read(folder)?;
        Ok(Self { ways: file.connection.into_iter().map(|kept| kept.answers).chain(file.agreed).collect() })
    }

    /// Adds one.
    #[must_use]
    pub fn with(mut self, answers: &Answers) -> Self {
        self.ways.push(place(answers));
        self
    }

    /// Whether the person has named the server that these answers lead to.
    pub fn knows(&self, answers: &Answers) -> bool {
        self.ways.iter().any(|way| is_same_server(way, answers))
    }

    /// Holds what a plan reads against this: its source and all that it looks things up in.
    ///
    /// # Errors
    /// When it asks for less safety than the person chose.
    pub fn check<'a>(&self, sources: impl IntoIterator<Item = &'a Answers>) -> Result<(), StoreError> {
        let lowered = sources.into_iter().find(|answers| answers.is_of_server() && !self.allows(answers));
        lowered.map_or(Ok(()), |answers| Err(StoreError::Lowered { server: server(answers).unwrap_or_default() }))
    }

    /// Whether the connection that these answers ask for is as safe as usual, or the person chose just this for the
    /// server. Answers that make no address are refused when they are opened.
    pub fn allows(&self, answers: &Answers) -> bool {
        let (Ok(safety), Ok(split)) = (server::safety(answers), server::split(answers)) else { return true };
        let chosen = |way: &Answers| ["tls", "ca_file"].iter().all(|field| way.get(field) == split.get(field));
        !safety.is_lowered || self.ways.iter().any(|way| is_same_server(way, &split) && chosen(way))
    }
}

/// Keeps in mind that the person has named this way to a database, and how it is encrypted.
///
/// # Errors
/// When the file cannot be read or written.
pub fn agree(folder: &Path, answers: &Answers) -> Result<(), StoreError> {
    let mut file = read(folder)?;
    let mut way = place(&split(answers).unwrap_or_else(|| answers.clone()));
    // Who asks and for what is no part of it.
    way.values.retain(|field, _| field != "user" && field != "database");
    if file.agreed.contains(&way) || file.connection.iter().any(|kept| kept.answers == way) {
        return Ok(());
    }
    // The latest choice for a server counts.
    file.agreed.retain(|other| !is_same_server(other, &way));
    file.agreed.push(way);
    write(folder, &file)
}

/// All of them, the latest first.
///
/// # Errors
/// When their file cannot be read.
pub fn all(folder: &Path) -> Result<Vec<Connection>, StoreError> {
    Ok(read(folder)?.connection)
}

fn read(folder: &Path) -> Result<File, StoreError> {
    let path = file(folder);
    match std::fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text)
            .map_err(|error| StoreError::Connections { path, why: toml::de::Error::message(&error).to_owned() }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(File::default()),
        Err(error) => Err(StoreError::Connections { path, why: error.to_string() }),
    }
}

/// Keeps one before all others, in place of one of the same name.
///
/// # Errors
/// When the file cannot be read or written.
pub fn keep(folder: &Path, connection: &Connection) -> Result<(), StoreError> {
    let mut file = read(folder)?;
    file.connection.retain(|other| other.name != connection.name);
    file.connection.insert(0, connection.clone());
    write(folder, &file)
}

/// Forgets the one of this name, and what was agreed to about its server; there need not be one.
///
/// # Errors
/// When the file cannot be read or written.
pub fn forget(folder: &Path, name: &str) -> Result<(), StoreError> {
    let mut file = read(folder)?;
    let (forgotten, others): (Vec<_>, Vec<_>) = file.connection.into_iter().partition(|other| other.name == name);
    file.connection = others;
    let is_forgotten = |way: &Answers| forgotten.iter().any(|other| is_same_server(&other.answers, way));
    file.agreed.retain(|way| !is_forgotten(way));
    write(folder, &file)
}

/// The password that was kept for the user of these answers; `None` when there is none.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn password(keychain: &dyn Keychain, answers: &Answers) -> Result<Option<String>, KeychainError> {
    account(answers).map_or(Ok(None), |account| keychain.get(&account))
}

/// Keeps the password that these answers hold; they may hold none.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn keep_password(keychain: &dyn Keychain, answers: &Answers) -> Result<(), KeychainError> {
    match (account(answers), answers.get("password")) {
        (Some(account), Some(password)) => keychain.keep(&account, password),
        _ => Ok(()),
    }
}

/// Forgets the password of the user of these answers; there need not be one.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn forget_password(keychain: &dyn Keychain, answers: &Answers) -> Result<(), KeychainError> {
    account(answers).map_or(Ok(()), |account| keychain.forget(&account))
}

/// Whether two answers are about the same user at the same server, so that one password is for both.
pub fn same_user(one: &Answers, other: &Answers) -> bool {
    matches!((account(one), account(other)), (Some(one), Some(other)) if one == other)
}

/// Whose password it is: a user's at a server, as seen from where the tunnel ends if there is one.
fn account(answers: &Answers) -> Option<String> {
    let answers = split(answers)?;
    Some(format!("{} at {}", answers.get("user")?, server(&answers)?))
}

/// The server that answers lead to, and the way there: `db.example.com:3306 by way of gate.example.com`. `None` when
/// they lead to none.
pub fn server(answers: &Answers) -> Option<String> {
    server::name(answers)
}

/// The answers with a whole address taken apart; `None` where it is none, or they lead to no server.
pub fn split(answers: &Answers) -> Option<Answers> {
    server::split(answers).ok()
}

/// Of the answers only those that say where the server is and who asks, without secrets.
fn place(answers: &Answers) -> Answers {
    server::place(answers)
}

/// Whether both lead to one server, the same way; names of hosts have no case.
fn is_same_server(one: &Answers, other: &Answers) -> bool {
    matches!((server(one), server(other)), (Some(one), Some(other)) if one.to_lowercase() == other.to_lowercase())
}

fn write(folder: &Path, file: &File) -> Result<(), StoreError> {
    // Plain texts always have a TOML form.
    let text = toml::to_string(file).unwrap_or_default();
    write_own(&self::file(folder), text.as_bytes())
}

fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}
