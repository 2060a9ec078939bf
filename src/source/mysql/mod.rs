//! MySQL and MariaDB, read only. The only folder that names the mysql crate.
//!
//! From the answers an [address], from it a connection ([`Catalog`] to look around), and from a
//! table or a query a source. Rows become text in one place ([`text`]) and come through a thread of their own.

pub mod catalog;
pub mod complete;
pub mod read_only;
pub mod sql;
pub mod text;

mod connect;
mod driver;
mod grammar;
mod keyed;
mod look;
mod problem;
mod query;
mod reader;
mod reading;
mod relay;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use catalog::Catalog;
use catalog::{ForeignKey, Table};
pub use connect::Server;
pub use problem::{BadName, CertificateFault, DatabaseProblem, OtherServer};

use self::connect::Dialer;
use self::reader::Reader;
use self::reading::Reading;
use super::server::address::{self, Address};
use super::server::form;
use super::server::new::New;
use super::server::pass::{Pass, Wanted};
use super::server::served::{self, Backend, Opened, Opens, claimed};
use super::server::{Brand, WriteRights};
use super::{Answers, Field, Keyed, NewRows, Reach, Records, ServerKind, Source, SourceError, SourceKind};

/// The entry in [`super::SOURCES`].
pub const KIND: SourceKind = SourceKind {
    id: "mysql",
    label: "source-mysql",
    files: None,
    endings: &[],
    reach: Reach::Server(&SERVER),
    new_rows: NewRows::ByColumn,
    claim,
    fields: &FIELDS,
    open,
    piped: None,
};

const BRAND: Brand = Brand {
    name: "MySQL/MariaDB",
    port: 3306,
    schemes: &["mysql", "mysql2", "mariadb"],
    oldest: "MySQL 5.6.5/MariaDB 10.0",
};

static FIELDS: [Field; 18] = form::fields("setting-mysql-address-help", "setting-mysql-port-help");

/// What the database page needs of these servers.
static SERVER: ServerKind =
    ServerKind { brand: BRAND, look: look::look, complete: complete::complete, knock: b"", sounds_like: is_greeting };

/// Whether this begins as a greeting does: a packet of some length, the first of its talk, that says version 10 of the
/// protocol, or an error instead ("Protocol::Handshake").
fn is_greeting(said: &[u8]) -> bool {
    matches!(said, [_, _, 0, 0, 10 | 0xff, ..])
}

fn claim(text: &str) -> Result<Option<Answers>, SourceError> {
    Ok(claimed(KIND.id, BRAND, text))
}

fn open(answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    let mut answers = address::split(answers)?;
    // `shop.orders` names a database too.
    if answers.get("database").is_none()
        && let Some((database, table)) = answers.get("table").and_then(|table| table.split_once('.'))
    {
        answers = answers.clone().with("database", database).with("table", table);
    }
    let catalog = Catalog::open(&answers)?;
    served::opened(answers, catalog)
}

impl Opens for Catalog {
    type Backend = Reads;
    type Reading = Reading;

    fn address(&self) -> &Address {
        &self.dialer.address
    }

    fn table(&mut self, database: &str, table: &str, new: &New<'_>) -> Result<Opened<Reading>, SourceError> {
        table::open(self, database, table, new)
    }

    fn query(&mut self, query: &str, new: &New<'_>) -> Result<Opened<Reading>, SourceError> {
        query::open(self, query, new)
    }

    fn write_rights(&mut self) -> Result<Option<WriteRights>, SourceError> {
        Self::write_rights(self)
    }

    fn names(&mut self, database: &str) -> Result<Vec<String>, SourceError> {
        let names = "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?";
        Ok(self.ask(names, (database,))?.into_iter().flatten().flatten().collect())
    }

    fn references(&mut self, database: &str, table: &str) -> Result<BTreeMap<String, String>, SourceError> {
        let keys = self.foreign_keys(database, table)?.into_iter().filter(|key| key.database == database);
        // Of several of one column the first counts.
        let one = |key: ForeignKey| <[String; 1]>::try_from(key.columns).ok().map(|[column]| (column, key.table));
        Ok(keys.rev().filter_map(one).collect())
    }

    fn backend(&self, reading: Reading) -> Reads {
        Reads { dialer: Arc::clone(&self.dialer), reading: Arc::new(reading) }
    }
}

/// What reads a table or a query.
pub(in crate::source) struct Reads {
    dialer: Arc<Dialer>,
    reading: Arc<Reading>,
}

impl Backend for Reads {
    fn records(&self, look: bool) -> Result<Box<dyn Records>, SourceError> {
        let mut connection = self.dialer.connect()?;
        if look {
            connection.limit_time();
        }
        let reading = &self.reading;
        let wanted = Wanted {
            width: reading.cells.len(),
            growing: reading.growing.and_then(|place| Some((place, reading.cells.get(place)?.1))),
            since: reading.since.clone(),
            total: reading.total,
        };
        let reader = Reader::new(Arc::clone(&self.dialer), Arc::clone(reading), connection);
        Ok(Box::new(Pass::start(wanted, reader)?))
    }

    fn tables(&self, database: &str) -> Result<Vec<Table>, SourceError> {
        Catalog::connect(self.dialer.address.clone())?.tables(database)
    }

    fn keyed(&self, by: usize, take: usize) -> Option<Box<dyn Keyed>> {
        let rows = keyed::Rows::new(&self.dialer, &self.reading, by, take)?;
        Some(Box::new(rows))
    }
}
