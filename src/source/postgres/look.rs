//! A first look around at a server.

use super::catalog::Catalog;
use crate::source::server::address::{self, Address};
use crate::source::server::{DatabaseProblem, Shown};
use crate::source::{Answers, SourceError};

/// Databases that are nearly everywhere, to begin in where none was named.
const USUAL: [&str; 2] = ["postgres", "template1"];

/// Connects and looks around. Blocks until the server has answered or a time limit is over.
///
/// # Errors
/// When the server does not let us in.
pub(super) fn look(answers: &Answers) -> Result<Shown, SourceError> {
    let answers = address::split(answers)?;
    let address = Address::from_answers(&answers)?;
    let safety = address.safety();
    let mut catalog = begin(&address)?;
    let server = format!("{} {}", address.brand.name, catalog.server().version);
    let encrypted = catalog.is_encrypted();
    let databases = catalog.databases()?;
    let only = if let [only] = databases.as_slice() { Some(only.clone()) } else { None };
    let database = answers.get("database").map(str::to_owned).or(only);
    let (tables, known, writes, answers) = match &database {
        Some(database) => {
            if catalog.dialer.address.database.as_ref() != Some(database) {
                catalog = Catalog::connect(Address { database: Some(database.clone()), ..address })?;
            }
            let answers = answers.with("database", database.as_str());
            (catalog.tables()?, catalog.known_tables()?, catalog.write_rights()?, answers)
        }
        None => (Vec::new(), Vec::new(), None, answers),
    };
    Ok(Shown { answers, server, encrypted, safety, databases, database, tables, known, writes })
}

/// Connects to the database that was named, else to one that there is: a server lets nobody in without one.
fn begin(address: &Address) -> Result<Catalog, SourceError> {
    if address.database.is_some() {
        return Catalog::connect(address.clone());
    }
    let mut outcome = connect(address, &address.user);
    for other in USUAL {
        match &outcome {
            Err(SourceError::Database {
                problem:
                    DatabaseProblem::NoSuchDatabase { .. }
                    | DatabaseProblem::NoRights { .. }
                    | DatabaseProblem::NotLetIn { .. },
                ..
            }) => outcome = connect(address, other),
            _ => break,
        }
    }
    outcome
}

fn connect(address: &Address, database: &str) -> Result<Catalog, SourceError> {
    Catalog::connect(Address { database: Some(database.to_owned()), ..address.clone() })
}
