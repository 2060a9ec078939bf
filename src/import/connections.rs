//! Databases that were connected to, so that they need not be described again. Their passwords are the keychain's.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Error;
use super::files::write_whole;
use super::keychain::{Keychain, KeychainError};
use crate::source::mysql::address::{self, DEFAULT_PORT};
use crate::source::{Answers, mysql};

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
        let answers = mysql::place(answers);
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
    format!("{what} at {}", answers.get("host").unwrap_or("this computer"))
}

/// What the file holds.
#[derive(Default, Serialize, Deserialize)]
struct File {
    #[serde(default)]
    connection: Vec<Connection>,
}

/// All of them, the latest first.
///
/// # Errors
/// When their file cannot be read.
pub fn all(folder: &Path) -> Result<Vec<Connection>, Error> {
    let path = file(folder);
    match std::fs::read_to_string(&path) {
        Ok(text) => match toml::from_str::<File>(&text) {
            Ok(file) => Ok(file.connection),
            Err(error) => Err(Error::Connections { path, why: error.message().to_owned() }),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(Error::Connections { path, why: error.to_string() }),
    }
}

/// Keeps one before all others, in place of one of the same name.
///
/// # Errors
/// When the file cannot be read or written.
pub fn keep(folder: &Path, connection: &Connection) -> Result<(), Error> {
    let mut others = all(folder)?;
    others.retain(|other| other.name != connection.name);
    others.insert(0, connection.clone());
    write(folder, others)
}

/// Forgets the one of this name; there need not be one.
///
/// # Errors
/// When the file cannot be read or written.
pub fn forget(folder: &Path, name: &str) -> Result<(), Error> {
    let mut others = all(folder)?;
    others.retain(|other| other.name != name);
    write(folder, others)
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
    let answers = address::split(answers).ok()?;
    let (user, host) = (answers.get("user")?, answers.get("host")?);
    let port = answers.get("port").and_then(|port| port.parse::<u16>().ok()).unwrap_or(DEFAULT_PORT);
    let way = answers.get("ssh_host").map_or_else(String::new, |ssh| format!(" by way of {ssh}"));
    Some(format!("{user} at {host}:{port}{way}"))
}

fn write(folder: &Path, connection: Vec<Connection>) -> Result<(), Error> {
    // Plain texts always have a TOML form.
    let text = toml::to_string(&File { connection }).unwrap_or_default();
    write_whole(&file(folder), text.as_bytes())
}

fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}
