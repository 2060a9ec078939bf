//! A first look around at a server.

use super::catalog::Catalog;
use crate::source::server::Shown;
use crate::source::server::address::{self, Address};
use crate::source::{Answers, SourceError};

/// Connects and looks around. Blocks until the server has answered or a time limit is over.
///
/// # Errors
/// When the server does not let us in.
pub(super) fn look(answers: &Answers) -> Result<Shown, SourceError> {
    let answers = address::split(answers)?;
    let address = Address::from_answers(&answers)?;
    let safety = address.safety();
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
    Ok(Shown { answers, server, encrypted, safety, databases, database, tables, known, writes })
}
