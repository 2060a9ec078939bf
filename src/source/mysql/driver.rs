//! The mysql crate, run where it can do no harm: what a broken or hostile server says makes it panic here and there (an
//! empty packet, a count of columns beyond all memory), and each of its panics is an error here. Nothing else calls it
//! once there is a connection.
//!
//! What cannot be caught is memory that is asked for in earnest and not there, as for 2³³ columns: the system ends the
//! program then.

use std::io;

use mysql::prelude::Queryable;
use mysql::{Binary, Column, Conn, Error, Opts, Params, QueryResult, Row};

use crate::source::caught::caught;

/// Runs a piece of the driver; a panic of its own is an error.
fn guarded<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    // What the driver was at is never used again: rows are forgotten, and a connection only answers with errors.
    caught(work).unwrap_or_else(|| Err(Error::IoError(io::ErrorKind::InvalidData.into())))
}

/// A connection of the driver.
#[derive(Debug)]
pub(super) struct Driver(Conn);

impl Driver {
    /// Connects.
    pub(super) fn connect(options: Opts) -> Result<Self, Error> {
        guarded(|| Conn::new(options)).map(Self)
    }

    /// The server's number of the connection.
    pub(super) fn id(&self) -> u32 {
        self.0.connection_id()
    }

    /// Runs a statement that gives nothing.
    pub(super) fn run(&mut self, statement: &str) -> Result<(), Error> {
        guarded(|| self.0.query_drop(statement))
    }

    /// Runs a statement that gives rows.
    pub(super) fn rows(&mut self, statement: &str, params: impl Into<Params>) -> Result<Rows<'_>, Error> {
        let params = params.into();
        guarded(|| self.0.exec_iter(statement, params)).map(|result| Rows(Some(result)))
    }

    /// What a statement's rows would be, and how many values it asks for, without running it. The server takes one
    /// statement and no more.
    pub(super) fn describe(&mut self, statement: &str) -> Result<(Vec<Column>, u16), Error> {
        guarded(|| {
            let prepared = self.0.prep(statement)?;
            let described = (prepared.columns().to_vec(), prepared.num_params());
            self.0.close(prepared)?;
            Ok(described)
        })
    }
}

/// The rows of a statement. Dropping them reads what is left.
pub(super) struct Rows<'c>(Option<QueryResult<'c, 'c, 'c, Binary>>);

impl Rows<'_> {
    /// Their columns.
    pub(super) fn columns(&self) -> Vec<Column> {
        self.0.as_ref().map_or_else(Vec::new, |rows| rows.columns().as_ref().to_vec())
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let rows = self.0.as_mut()?;
        let mut panicked = true;
        let row = guarded(|| {
            let row = rows.next().transpose();
            panicked = false;
            row
        });
        if panicked {
            // It would go on reading, and trip again.
            if let Some(rows) = self.0.take() {
                std::mem::forget(rows);
            }
        }
        row.transpose()
    }
}

impl Drop for Rows<'_> {
    fn drop(&mut self) {
        if let Some(rows) = self.0.take() {
            // What it says then is about rows that nobody wants.
            let _ = guarded(|| {
                drop(rows);
                Ok(())
            });
        }
    }
}
