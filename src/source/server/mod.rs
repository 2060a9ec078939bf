//! Servers that let somebody in and show what they have, whatever kind they are: how one is told and reached
//! ([`ServerKind`]), what it shows ([`Shown`]), and what can be wrong with it ([`DatabaseProblem`]).

mod problem;

use std::ops::Range;

pub(in crate::source) use problem::plain;
pub use problem::{BadName, CertificateFault, DatabaseProblem, OtherServer, Refusal};

use super::{Answers, SourceError};
use crate::message::Message;

/// What a kind of source says of its servers.
#[derive(Debug)]
pub struct ServerKind {
    /// The answers with a whole address taken apart into their own fields, so that its password is where passwords are.
    pub split: fn(&Answers) -> Result<Answers, SourceError>,
    /// Of the answers only those that say where the server is and who asks, without secrets.
    pub place: fn(&Answers) -> Answers,
    /// The server that answers lead to, and the way there: `db.example.com:3306 by way of gate.example.com`. `None` when
    /// they lead to none.
    pub name: fn(&Answers) -> Option<String>,
    /// How safe the connection is that answers ask for; they need not be split.
    pub safety: fn(&Answers) -> Result<Safety, SourceError>,
    /// Connects and looks around. Blocks until the server has answered or a time limit is over.
    pub look: fn(&Answers) -> Result<Shown, SourceError>,
    /// What could be typed next in a query, at a place in bytes.
    pub complete: fn(&str, usize, &[KnownTable]) -> Completions,
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
