//! A database while it is being chosen from: what can be read there.

use crate::error::Error;
use crate::source::Answers;
use crate::source::mysql::Catalog;
use crate::source::mysql::address;
use crate::source::mysql::catalog::{Table, WriteRights};

/// What a database server offers. The answers hold the password, so this is never shown or saved as a whole.
pub struct Connected {
    /// What was answered, an address taken apart.
    pub answers: Answers,
    /// What the server says of itself.
    pub server: String,
    /// Whether the connection is encrypted.
    pub encrypted: bool,
    /// The databases that the user can see.
    pub databases: Vec<String>,
    /// The database whose tables are listed.
    pub database: Option<String>,
    /// Its tables and views.
    pub tables: Vec<Table>,
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
        let mut catalog = Catalog::open(&answers)?;
        let server = catalog.server();
        let kind = if server.is_mariadb { "MariaDB" } else { "MySQL" };
        let server = format!("{kind} {}", server.version);
        let encrypted = catalog.cipher()?.is_some();
        let databases = catalog.databases()?;
        let only = if let [only] = databases.as_slice() { Some(only.clone()) } else { None };
        let database = answers.get("database").map(str::to_owned).or(only);
        let tables = match &database {
            Some(database) => catalog.tables(database)?,
            None => Vec::new(),
        };
        let writes = catalog.write_rights()?;
        let answers = match &database {
            Some(database) => answers.with("database", database.as_str()),
            None => answers,
        };
        Ok(Self { answers, server, encrypted, databases, database, tables, writes })
    }
}
