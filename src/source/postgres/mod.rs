//! PostgreSQL, read only. The only folder that names the tokio-postgres crate.
//!
//! From the answers an [address], from it a connection ([`Catalog`] to look around), and from a
//! table or a query a source. The server copies rows out as text (`COPY … TO STDOUT`), which is what a source wants and
//! what a server does fastest; they become ours in one place ([`text`]) and come through a thread of their own.

pub mod catalog;
pub mod grammar;
pub mod read_only;
pub mod sql;
pub mod text;

mod certificate;
mod connect;
mod driver;
mod keyed;
mod look;
mod problem;
mod query;
mod reader;
mod reading;
mod table;
mod wire;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use catalog::Catalog;
pub use connect::Server;

use self::connect::{Dialer, Limit, SSL_REQUEST};
use self::reader::{Reader, is_unchanged};
use self::reading::Reading;
use super::server::address::{self, Address};
use super::server::complete::complete;
use super::server::form;
use super::server::new::New;
use super::server::pass::{Pass, Wanted};
use super::server::served::{self, Backend, Opened, Opens, claimed};
use super::server::{Brand, Completions, KnownTable, Table, WriteRights};
use super::{Answers, Field, Keyed, NewRows, Reach, Records, ServerKind, Source, SourceError, SourceKind};

/// The entry in [`super::SOURCES`].
pub const KIND: SourceKind = SourceKind {
    id: "postgres",
    label: "source-postgres",
    files: None,
    endings: &[],
    reach: Reach::Server(&SERVER),
    new_rows: NewRows::ByColumn,
    claim,
    fields: &FIELDS,
    open,
    piped: None,
};

const BRAND: Brand =
    Brand { name: "PostgreSQL", port: 5432, schemes: &["postgres", "postgresql"], oldest: "PostgreSQL 11" };

static FIELDS: [Field; 18] = form::fields("setting-postgres-address-help", "setting-postgres-port-help");

/// What the database page needs of these servers.
static SERVER: ServerKind = ServerKind {
    brand: BRAND,
    look: look::look,
    complete: complete_here,
    knock: SSL_REQUEST,
    sounds_like: |said| matches!(said, b"S" | b"N"),
};

fn complete_here(query: &str, cursor: usize, tables: &[KnownTable]) -> Completions {
    complete(grammar::Postgres, query, cursor, tables)
}

fn claim(text: &str) -> Result<Option<Answers>, SourceError> {
    Ok(claimed(KIND.id, BRAND, text))
}

fn open(answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    let answers = address::split(answers)?;
    if answers.get("database").is_none() {
        return Err(SourceError::MissingAnswer { field: "database", label: "setting-database" });
    }
    let catalog = Catalog::open(&answers)?;
    served::opened(answers, catalog)
}

impl Opens for Catalog {
    type Backend = Rows;
    type Reading = Reading;

    fn address(&self) -> &Address {
        &self.dialer.address
    }

    fn table(&mut self, _database: &str, table: &str, new: &New<'_>) -> Result<Opened<Reading>, SourceError> {
        table::open(self, table, new)
    }

    fn query(&mut self, query: &str, new: &New<'_>) -> Result<Opened<Reading>, SourceError> {
        query::open(self, query, new)
    }

    fn write_rights(&mut self) -> Result<Option<WriteRights>, SourceError> {
        Self::write_rights(self)
    }

    fn names(&mut self, _database: &str) -> Result<Vec<String>, SourceError> {
        Ok(self.tables()?.into_iter().map(|table| table.name).collect())
    }

    fn references(&mut self, _database: &str, table: &str) -> Result<BTreeMap<String, String>, SourceError> {
        self.find(table)?.map_or(Ok(BTreeMap::new()), |found| self.foreign_keys(&found))
    }

    fn backend(&self, reading: Reading) -> Rows {
        Rows { dialer: Arc::clone(&self.dialer), reading: Arc::new(reading) }
    }
}

/// What reads a table or a query.
pub(in crate::source) struct Rows {
    dialer: Arc<Dialer>,
    reading: Arc<Reading>,
}

impl Backend for Rows {
    fn records(&self, look: bool) -> Result<Box<dyn Records>, SourceError> {
        let mut connection = self.dialer.connect()?;
        let reading = &self.reading;
        is_unchanged(&mut connection, reading, self.dialer.asked(reading.table.as_deref()))?;
        let wanted = Wanted {
            width: reading.cells.len(),
            growing: reading.growing.and_then(|place| Some((place, *reading.cells.get(place)?))),
            since: reading.since.clone(),
            total: reading.total,
        };
        let time = if look { Limit::Look } else { Limit::Whole };
        let reader = Reader::new(Arc::clone(&self.dialer), Arc::clone(reading), connection, time);
        Ok(Box::new(Pass::start(wanted, reader)?))
    }

    fn tables(&self, _database: &str) -> Result<Vec<Table>, SourceError> {
        Catalog::connect(self.dialer.address.clone())?.tables()
    }

    fn keyed(&self, by: usize, take: usize) -> Option<Box<dyn Keyed>> {
        let rows = keyed::Rows::new(&self.dialer, &self.reading, by, take)?;
        Some(Box::new(rows))
    }
}
