//! What Postgres and its driver say, sorted into what can be wrong with a database server.
//!
//! The server's own message goes beside it, for showing beneath. No secret is ever in either: a server does not
//! repeat passwords, and we do not quote an address.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use tokio_postgres::Error;
use tokio_postgres::error::DbError;

use super::driver::Failure;
use super::wire::PasswordAsked;
use crate::source::SourceError;
use crate::source::server::problem::{Asked, from_greeting, from_io, something_else};
use crate::source::server::{DatabaseProblem, plain};

/// How long the server lets a statement run, and how long the one in question had run.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ran {
    pub(super) limit: Option<Duration>,
    pub(super) so_far: Duration,
}

/// Sorts what came after connecting.
pub(super) fn from_driver(failure: &Failure, asked: Asked<'_>, ran: Ran) -> SourceError {
    match failure {
        Failure::TimedOut => plain(DatabaseProblem::QueryTimedOut),
        Failure::Broken => plain(DatabaseProblem::BrokenAnswer),
        Failure::Said(error) => {
            let problem = match (error.as_db_error(), io_of(error)) {
                (Some(said), _) => from_code(said, asked, ran),
                // Our own patience is counted by us. This is the system's with a server that it cannot reach any more.
                (None, Some(io)) if io.kind() == io::ErrorKind::TimedOut => DatabaseProblem::ConnectionLost,
                (None, Some(io)) => from_io(io.kind(), asked),
                (None, None) if error.is_closed() => DatabaseProblem::ConnectionLost,
                (None, None) => DatabaseProblem::BrokenAnswer,
            };
            SourceError::Database { problem, server: Some(words(error)) }
        }
    }
}

/// Sorts what came while signing in: what is unclear then is about who is there.
pub(super) fn from_connecting(error: &Error, asked: Asked<'_>, encrypted: bool) -> SourceError {
    let problem = match (error.as_db_error(), io_of(error)) {
        (Some(said), _) => from_refusal(said, asked, encrypted),
        (None, Some(io)) if io.get_ref().is_some_and(|inner| inner.is::<PasswordAsked>()) => {
            return plain(DatabaseProblem::SignInNeedsEncryption);
        }
        (None, Some(io)) => from_greeting(io.kind(), asked),
        (None, None) if error.is_closed() => DatabaseProblem::ConnectionLost,
        // The driver tells its errors apart by no type, only by these words.
        (None, None) if error.to_string().starts_with("authentication error") => DatabaseProblem::SignInMethod,
        (None, None) => something_else(asked, None),
    };
    SourceError::Database { problem, server: Some(words(error)) }
}

fn io_of(error: &Error) -> Option<&io::Error> {
    error.source()?.downcast_ref()
}

/// The server's own words with its code, or the driver's.
fn words(error: &Error) -> String {
    match (error.as_db_error(), error.source()) {
        (Some(said), _) => format!("{} ({})", said.message(), said.code().code()),
        (None, Some(source)) => source.to_string(),
        (None, None) => error.to_string(),
    }
}

/// Why nobody was let in, by the server's code ("PostgreSQL Error Codes").
fn from_refusal(said: &DbError, asked: Asked<'_>, encrypted: bool) -> DatabaseProblem {
    let user = asked.address.user.clone();
    let database = asked.address.database.clone().unwrap_or_default();
    match said.code().code() {
        // The file's name stands in it in every language.
        "28000" if said.message().contains("pg_hba.conf") => DatabaseProblem::NotLetIn { user, database, encrypted },
        // A pool in between has one code for nearly all that it says, and one language.
        "08P01" if said.message().contains("no more connections") => DatabaseProblem::TooManyConnections,
        "08P01" | "08004" => DatabaseProblem::Other,
        // Signing in is tied to another certificate than the server's (`SCRAM-SHA-256-PLUS`): not the password is wrong.
        "28000" if said.message().contains("SCRAM") => DatabaseProblem::Tls,
        "28000" | "28P01" => DatabaseProblem::WrongPassword { user, with_password: asked.address.password.is_some() },
        _ => from_code(said, asked, Ran::default()),
    }
}

fn from_code(said: &DbError, asked: Asked<'_>, ran: Ran) -> DatabaseProblem {
    let user = || asked.address.user.clone();
    let table = || asked.table.unwrap_or_default().to_owned();
    match said.code().code() {
        "3D000" | "57P04" => {
            DatabaseProblem::NoSuchDatabase { database: asked.address.database.clone().unwrap_or_default() }
        }
        "42501" => DatabaseProblem::NoRights { user: user() },
        "53300" => DatabaseProblem::TooManyConnections,
        "42P01" | "3F000" => DatabaseProblem::NoSuchTable { table: table() },
        "42703" if asked.table.is_some() => DatabaseProblem::TableChanged { table: table() },
        "42703" => DatabaseProblem::NoSuchColumn,
        "42P02" | "42P18" if said.message().contains('$') => DatabaseProblem::QueryAsksForValues,
        "25001" | "25006" => DatabaseProblem::WriteRefused,
        "55P03" => DatabaseProblem::Locked,
        "40001" | "40P01" => DatabaseProblem::InTheWay,
        "25P04" => DatabaseProblem::QueryTimedOut,
        "57014" => match ran.limit {
            Some(limit) if ran.so_far >= limit => DatabaseProblem::QueryTimedOut,
            _ => DatabaseProblem::QueryStopped,
        },
        "57P01" | "57P02" | "57P03" | "57P05" | "25P03" => DatabaseProblem::ConnectionLost,
        code if code.starts_with("08") => DatabaseProblem::ConnectionLost,
        code if code.starts_with("42") => DatabaseProblem::BadQuery,
        "54000" => DatabaseProblem::ValueTooLarge,
        _ => DatabaseProblem::Other,
    }
}
