//! Servers that let somebody in and show what they have, whatever kind they are: how one is told and reached
//! ([`ServerKind`], [`address`], [`tunnel`]), what it shows ([`Shown`]), how what it gives becomes a source, and what can
//! be wrong with it ([`DatabaseProblem`]). What only one kind does is in the folder of that kind.

pub mod address;
pub mod certificates;
pub mod complete;
pub mod query;
pub mod sql;
pub mod tunnel;

pub(in crate::source) mod encryption;
pub(in crate::source) mod form;
pub(in crate::source) mod new;
pub(in crate::source) mod pass;
pub(in crate::source) mod problem;
pub(in crate::source) mod served;
pub(in crate::source) mod who;

use std::ops::Range;

pub use address::{name, place, safety, split};
pub(in crate::source) use problem::plain;
pub use problem::{BadName, CertificateFault, DatabaseProblem, OtherServer, Refusal};

use super::{Answers, SourceError};
use crate::message::Message;

/// What a kind of source says of its servers.
#[derive(Debug)]
pub struct ServerKind {
    /// Whose servers they are.
    pub brand: Brand,
    /// Connects and looks around. Blocks until the server has answered or a time limit is over.
    pub look: fn(&Answers) -> Result<Shown, SourceError>,
    /// What could be typed next in a query, at a place in bytes.
    pub complete: fn(&str, usize, &[KnownTable]) -> Completions,
    /// What makes such a server say something; blank where it greets by itself.
    pub knock: &'static [u8],
    /// Whether it is such a server that says this first.
    pub sounds_like: fn(&[u8]) -> bool,
}

/// Whose servers they are, in words, and how they are usually reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brand {
    /// What people call them: *MySQL/MariaDB*.
    pub name: &'static str,
    /// The port at which they usually are.
    pub port: u16,
    /// How a whole address of one begins, before its `://`; the usual way first.
    pub schemes: &'static [&'static str],
    /// The oldest that can be read from, by name and version.
    pub oldest: &'static str,
}

impl Brand {
    /// What a whole address looks like.
    pub fn example(&self) -> String {
        let scheme = self.schemes.first().copied().unwrap_or_default();
        format!("{scheme}://user:password@host:{}/database", self.port)
    }
}

/// How safe a connection is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Safety {
    /// The server's host.
    pub host: String,
    /// What it gives up, which is said each time.
    pub exposure: Option<Exposure>,
    /// Whether it is less safe than usual: nothing that a plan, perhaps a stranger's, may decide.
    pub is_lowered: bool,
}

/// What a connection gives up, by somebody's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposure {
    /// Anybody on the way can read it.
    NotEncrypted,
    /// Anybody on the way who pretends to be the server can read it.
    NotVerified,
}

/// What a server shows to whoever was let in. The answers hold the password, so this is never shown or saved as a whole.
pub struct Shown {
    /// What was answered, an address taken apart.
    pub answers: Answers,
    /// What the server says of itself.
    pub server: String,
    /// Whether the connection is encrypted.
    pub encrypted: bool,
    /// How safe it is.
    pub safety: Safety,
    /// The databases that the user can see.
    pub databases: Vec<String>,
    /// The database whose tables are listed.
    pub database: Option<String>,
    /// Its tables and views.
    pub tables: Vec<Table>,
    /// Lists the tables with their columns, for completing queries.
    pub known: Vec<KnownTable>,
    /// What the user may do beside reading.
    pub writes: Option<WriteRights>,
}

/// A table or a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Whether it is a view.
    pub is_view: bool,
    /// The server's estimate of its rows; `None` for a view.
    pub rows: Option<u64>,
    /// What its makers wrote about it; often blank.
    pub comment: String,
}

/// What a user may do beside reading, and how to make one who may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteRights {
    /// Privileges in the server's words.
    pub privileges: Vec<String>,
    /// Two statements for an administrator that make a user who can only read.
    pub statements: [String; 2],
}

/// A table of the database, for completing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownTable {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
}

impl KnownTable {
    /// Tables from the names of their columns, each behind that of its table and those of a table together.
    pub(in crate::source) fn listed(columns: impl Iterator<Item = [String; 2]>) -> Vec<Self> {
        let mut tables: Vec<Self> = Vec::new();
        for [table, column] in columns {
            match tables.last_mut().filter(|known| known.name == table) {
                Some(known) => known.columns.push(column),
                None => tables.push(Self { name: table, columns: vec![column] }),
            }
        }
        tables
    }
}

/// What could stand in the place of what was begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// What was begun, in bytes of the query; empty where nothing was.
    pub replace: Range<usize>,
    /// What could stand there, the likeliest first.
    pub offers: Vec<Offer>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// As it stands in a query, quoted where it must be.
    pub text: String,
    /// What it is: *a column of users*.
    pub note: Message,
}
