//! What there is to choose from: databases, tables and views, their columns and keys.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::connect::{Connection, Dialer, Limit, Server};
use super::driver::Described;
use super::read_only;
use super::sql;
use crate::source::server::address::{self, Address};
use crate::source::server::sql::cells;
use crate::source::server::{KnownTable, Table, WriteRights};
use crate::source::{Answers, SourceError};

/// Which of the classes are tables that somebody made and this user may read.
const TABLES: &str = "c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema' \
     AND n.nspname !~ '^pg_' AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT')";

/// What a table is called: by its schema too where it would not be found without.
const NAME: &str = "CASE WHEN pg_table_is_visible(c.oid) THEN c.relname::text ELSE n.nspname || '.' || c.relname END";

/// The server's estimate of a table's rows, its parts included.
const ROWS: &str = "(WITH RECURSIVE parts(oid) AS (SELECT c.oid UNION ALL \
     SELECT i.inhrelid FROM pg_inherits i JOIN parts ON i.inhparent = parts.oid) \
     SELECT sum(CASE WHEN p.reltuples > 0 THEN p.reltuples::bigint ELSE pg_stat_get_live_tuples(p.oid) END) \
     FROM parts JOIN pg_class p ON p.oid = parts.oid WHERE p.relkind IN ('r', 'm'))";

/// A connection for looking around, within one transaction.
pub struct Catalog {
    pub(super) dialer: Arc<Dialer>,
    pub(super) connection: Connection,
}

/// A table that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The server's number of it.
    pub(super) oid: String,
    /// As it stands in a statement.
    pub(super) from: String,
    /// Whether other tables inherit from it, so that no key of its own counts for all of its rows.
    pub(super) has_heirs: bool,
}

/// Columns that tell each row from every other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UniqueKey {
    pub(super) is_primary: bool,
    pub(super) columns: Vec<String>,
}

impl Catalog {
    /// Connects with these answers; table and query need not be chosen yet. This is also the test of a connection.
    ///
    /// # Errors
    /// When the answers do not make an address, or the server does not let us in.
    pub fn open(answers: &Answers) -> Result<Self, SourceError> {
        Self::connect(Address::from_answers(&address::split(answers)?)?)
    }

    /// Connects to this address.
    ///
    /// # Errors
    /// When the server does not let us in.
    pub fn connect(address: Address) -> Result<Self, SourceError> {
        let dialer = Arc::new(Dialer::new(address));
        let mut connection = dialer.connect()?;
        connection.begin(Limit::Usual, dialer.asked(None))?;
        Ok(Self { dialer, connection })
    }

    /// What the server says of itself.
    pub fn server(&self) -> &Server {
        &self.connection.server
    }

    /// Whether the connection is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.connection.encrypted
    }

    /// The databases that the user can connect to.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn databases(&mut self) -> Result<Vec<String>, SourceError> {
        let rows = self.ask(
            "SELECT datname::text FROM pg_database WHERE datallowconn AND NOT datistemplate \
             AND has_database_privilege(oid, 'CONNECT') ORDER BY 1",
            &[],
        )?;
        Ok(rows.into_iter().flatten().flatten().collect())
    }

    /// The tables and views of the database.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn tables(&mut self) -> Result<Vec<Table>, SourceError> {
        let rows = self.ask(
            &format!(
                "SELECT {NAME}, (c.relkind = 'v')::text, {ROWS}::text, \
                 CASE WHEN c.relkind <> 'v' THEN obj_description(c.oid, 'pg_class') END \
                 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                 WHERE {TABLES} AND NOT c.relispartition ORDER BY pg_table_is_visible(c.oid) DESC, 1"
            ),
            &[],
        )?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let [name, is_view, rows, comment] = cells(row);
                Table { name, is_view: is_view == "true", rows: rows.parse().ok(), comment }
            })
            .collect())
    }

    /// The table of this name, which may begin with its schema's.
    ///
    /// # Errors
    /// When the server does not answer.
    pub(super) fn find(&mut self, table: &str) -> Result<Option<Found>, SourceError> {
        let rows = self.ask(
            "SELECT c.oid::text, n.nspname::text, c.relname::text, (c.relkind = 'r' AND c.relhassubclass)::text \
             FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') \
             AND (c.relname = $1 AND pg_table_is_visible(c.oid) OR n.nspname || '.' || c.relname = $1) \
             ORDER BY (c.relname = $1 AND pg_table_is_visible(c.oid)) DESC LIMIT 1",
            &[table],
        )?;
        Ok(rows.into_iter().next().map(|row| {
            let [oid, schema, name, heirs] = cells(row);
            let from = format!("{}.{}", sql::name(&schema), sql::name(&name));
            Found { oid, from, has_heirs: heirs == "true" }
        }))
    }

    /// The columns of a table that the user may read, in its order, and which of them are never `NULL`.
    pub(super) fn columns(&mut self, table: &Found) -> Result<Vec<(String, bool)>, SourceError> {
        let rows = self.ask(
            "SELECT attname::text, attnotnull::text FROM pg_attribute WHERE attrelid = $1::oid AND attnum > 0 \
             AND NOT attisdropped AND has_column_privilege(attrelid, attnum, 'SELECT') ORDER BY attnum",
            &[&table.oid],
        )?;
        let column = |row| {
            let [name, filled] = cells(row);
            (name, filled == "true")
        };
        Ok(rows.into_iter().map(column).collect())
    }

    /// The unique keys of a table that count for all of its rows, the primary one first. Not those by another collation than
    /// the column's own: texts that differ there may be equal in the order of the column, so that one would be passed over.
    pub(super) fn unique_keys(&mut self, table: &Found) -> Result<Vec<UniqueKey>, SourceError> {
        let rows = self.ask(
            "SELECT i.indexrelid::text, i.indisprimary::text, a.attname::text FROM pg_index i \
             CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place) \
             JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum \
             WHERE i.indrelid = $1::oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL \
             AND i.indexprs IS NULL AND k.place <= i.indnkeyatts AND NOT EXISTS (SELECT 1 \
             FROM unnest(i.indkey, i.indcollation) WITH ORDINALITY AS o(attnum, collated, place) \
             JOIN pg_attribute p ON p.attrelid = i.indrelid AND p.attnum = o.attnum \
             WHERE o.place <= i.indnkeyatts AND o.collated <> p.attcollation) \
             ORDER BY NOT i.indisprimary, i.indnkeyatts, i.indexrelid, k.place",
            &[&table.oid],
        )?;
        let mut keys: Vec<(String, UniqueKey)> = Vec::new();
        for row in rows {
            let [index, is_primary, column] = cells(row);
            match keys.last_mut().filter(|(last, _)| *last == index) {
                Some((_, key)) => key.columns.push(column),
                None => keys.push((index, UniqueKey { is_primary: is_primary == "true", columns: vec![column] })),
            }
        }
        Ok(keys.into_iter().map(|(_, key)| key).collect())
    }

    /// The tables of the database with the names of their columns, for completing queries.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn known_tables(&mut self) -> Result<Vec<KnownTable>, SourceError> {
        let rows = self.ask(
            &format!(
                "SELECT {NAME}, a.attname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                 JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
                 WHERE {TABLES} AND NOT c.relispartition ORDER BY 1, a.attnum"
            ),
            &[],
        )?;
        Ok(KnownTable::listed(rows.into_iter().map(cells)))
    }

    /// The foreign keys of a table that are one column: the column, and the table that it refers to.
    pub(super) fn foreign_keys(&mut self, table: &Found) -> Result<BTreeMap<String, String>, SourceError> {
        let rows = self.ask(
            &format!(
                "SELECT a.attname::text, {NAME} FROM pg_constraint k \
                 JOIN pg_class c ON c.oid = k.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace \
                 JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] \
                 WHERE k.conrelid = $1::oid AND k.contype = 'f' AND array_length(k.conkey, 1) = 1 ORDER BY k.oid DESC"
            ),
            &[&table.oid],
        )?;
        let key = |row| {
            let [column, table] = cells(row);
            (column, table)
        };
        Ok(rows.into_iter().map(key).collect())
    }

    /// What the user may do beside reading the database; `None` when nothing, as it should be.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn write_rights(&mut self) -> Result<Option<WriteRights>, SourceError> {
        /// The version from which on there is a role that reads everything.
        const KNOWS_READERS: u32 = 140_000;
        let rows = self.ask(
            "SELECT 'SUPERUSER' FROM pg_roles WHERE rolname = current_user AND rolsuper \
             UNION ALL (SELECT p FROM (VALUES ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) AS v(p) \
             WHERE EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
             WHERE c.relkind IN ('r', 'p', 'v', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' \
             AND has_table_privilege(c.oid, p)))",
            &[],
        )?;
        let privileges: Vec<String> = rows.into_iter().flatten().flatten().collect();
        let database = self.dialer.address.database.as_deref().unwrap_or("your_database");
        let knows_readers = self.server().number >= KNOWS_READERS;
        let statements = read_only::make_reader(database, knows_readers);
        Ok((!privileges.is_empty()).then_some(WriteRights { privileges, statements }))
    }

    /// How many rows there are, when the server can count them in a moment.
    pub(super) fn count(&mut self, from: &str) -> Option<u64> {
        let dialer = Arc::clone(&self.dialer);
        let asked = dialer.asked(None);
        let statement = format!("SELECT count(*)::text FROM {from}");
        let counted =
            self.connection.attempt(Limit::Moment, asked, |connection| connection.rows(&statement, &[], asked));
        counted.ok()?.into_iter().flatten().flatten().next()?.parse().ok()
    }

    /// The highest value of a column; `None` where there is none. In a moment where it is a key.
    pub(super) fn highest(&mut self, from: &str, column: &str, table: &str) -> Result<Option<String>, SourceError> {
        let dialer = Arc::clone(&self.dialer);
        let statement = format!("SELECT max({})::text FROM {from}", sql::name(column));
        let rows = self.connection.rows(&statement, &[], dialer.asked(Some(table)))?;
        Ok(rows.into_iter().flatten().flatten().next())
    }

    /// The server's estimate of a table's rows.
    pub(super) fn estimate(&mut self, table: &Found) -> Option<u64> {
        let rows =
            self.ask(&format!("SELECT {ROWS}::text FROM pg_class c WHERE c.oid = $1::oid"), &[&table.oid]).ok()?;
        rows.into_iter().flatten().flatten().next()?.parse().ok()
    }

    /// What a statement's rows would be, without running it.
    pub(super) fn describe(&mut self, statement: &str, table: Option<&str>) -> Result<Vec<Described>, SourceError> {
        let dialer = Arc::clone(&self.dialer);
        self.connection.describe(statement, dialer.asked(table))
    }

    fn ask(&mut self, statement: &str, values: &[&str]) -> Result<Vec<Vec<Option<String>>>, SourceError> {
        let dialer = Arc::clone(&self.dialer);
        self.connection.rows(statement, values, dialer.asked(None))
    }
}
