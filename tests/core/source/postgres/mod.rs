//! PostgreSQL as a source, held against a real one.

mod breaks;
mod catalog;
mod connecting;
mod hostile;
mod locks;
mod memory;
mod query;
mod read_only;
mod reading;
mod types;

use backfill::source::Answers;

use super::served::{failure, numbers, open, problem, proxy, read, rows, titles};

/// Answers that lead to a port of this machine.
fn at(port: u16) -> Answers {
    Answers::new("postgres")
        .with("host", "127.0.0.1")
        .with("port", port.to_string())
        .with("user", "ada")
        .with("password", "hidden")
        .with("database", "shop")
        .with("query", "SELECT 1")
}
