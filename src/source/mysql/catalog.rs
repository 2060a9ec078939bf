//! What there is to choose from: databases, tables and views, their columns and keys.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use mysql::Params;

use super::connect::{Connection, Dialer, Server};
use super::problem::Asked;
use super::read_only;
use super::sql;
use crate::source::server::KnownTable;
use crate::source::server::address::{self, Address};
use crate::source::server::sql::cells;
pub use crate::source::server::{Table, WriteRights};
use crate::source::{Answers, SourceError};

/// How long counting a table may take; then the server's estimate must do.
const COUNTING: Duration = Duration::from_secs(2);

/// Databases that belong to the server.
const OWN_DATABASES: [&str; 4] = ["information_schema", "performance_schema", "mysql", "sys"];

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// The server's name of its type without length, such as `varchar`.
    pub data_type: String,
    /// Its whole type, such as `int(10) unsigned`.
    pub full_type: String,
    /// Whether it can be `NULL`.
    pub nullable: bool,
    /// Digits behind the point of an exact number.
    pub scale: u32,
    /// Whether `SELECT *` shows it.
    pub visible: bool,
}

/// Columns that tell each row from every other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UniqueKey {
    /// The name of its index.
    pub name: String,
    /// Its columns in order.
    pub columns: Vec<String>,
    /// Whether each column is in it whole.
    pub whole: bool,
}

/// Columns whose values stand in another table: what a lookup follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    /// Columns of the table.
    pub columns: Vec<String>,
    /// The other table's database.
    pub database: String,
    /// The other table.
    pub table: String,
    /// Its columns, in the same order.
    pub referenced: Vec<String>,
}

/// A connection for looking around.
#[derive(Debug)]
pub struct Catalog {
    pub(super) dialer: Arc<Dialer>,
    pub(super) connection: Connection,
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
        let connection = dialer.connect()?;
        Ok(Self { dialer, connection })
    }

    /// What the server says of itself.
    pub fn server(&self) -> &Server {
        &self.connection.server
    }

    /// The cipher with which the connection is encrypted; `None` when it is not.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn cipher(&mut self) -> Result<Option<String>, SourceError> {
        let rows = self.ask("SHOW SESSION STATUS LIKE 'Ssl_cipher'", Params::Empty)?;
        Ok(rows.into_iter().next().and_then(|row| row.into_iter().nth(1).flatten()).filter(|name| !name.is_empty()))
    }

    /// The databases that the user can see, without the server's own.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn databases(&mut self) -> Result<Vec<String>, SourceError> {
        let rows = self.ask("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA ORDER BY 1", Params::Empty)?;
        let names = rows.into_iter().flatten().flatten();
        Ok(names.filter(|name| !OWN_DATABASES.iter().any(|own| own.eq_ignore_ascii_case(name))).collect())
    }

    /// The tables and views of a database.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn tables(&mut self, database: &str) -> Result<Vec<Table>, SourceError> {
        let rows = self.ask(
            "SELECT TABLE_NAME, TABLE_TYPE LIKE '%VIEW%', TABLE_ROWS, IF(TABLE_TYPE LIKE '%VIEW%', '', TABLE_COMMENT) \
             FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE <> 'SEQUENCE' ORDER BY 1",
            (database,),
        )?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let [name, is_view, rows, comment] = cells(row);
                Table { name, is_view: is_view == "1", rows: rows.parse().ok(), comment }
            })
            .collect())
    }

    /// The columns of a table, in its order; none when there is no such table.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn columns(&mut self, database: &str, table: &str) -> Result<Vec<TableColumn>, SourceError> {
        let rows = self.ask(
            "SELECT COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE, NUMERIC_SCALE, EXTRA \
             FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION",
            (database, table),
        )?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let [name, data_type, full_type, nullable, scale, extra] = cells(row);
                TableColumn {
                    name,
                    data_type: data_type.to_ascii_lowercase(),
                    full_type,
                    nullable: nullable != "NO",
                    scale: scale.parse().unwrap_or(0),
                    visible: !extra.to_ascii_uppercase().contains("INVISIBLE"),
                }
            })
            .collect())
    }

    /// The tables of a database with the names of their columns, for completing queries.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn known_tables(&mut self, database: &str) -> Result<Vec<KnownTable>, SourceError> {
        let rows = self.ask(
            "SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? \
             ORDER BY TABLE_NAME, ORDINAL_POSITION",
            (database,),
        )?;
        Ok(KnownTable::listed(rows.into_iter().map(cells)))
    }

    /// The unique keys of a table, the primary one first.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn unique_keys(&mut self, database: &str, table: &str) -> Result<Vec<UniqueKey>, SourceError> {
        let rows = self.ask(
            "SELECT INDEX_NAME, COLUMN_NAME, SUB_PART IS NULL FROM information_schema.STATISTICS \
             WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND NON_UNIQUE = 0 \
             ORDER BY INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX",
            (database, table),
        )?;
        let mut keys: Vec<UniqueKey> = Vec::new();
        for row in rows {
            let [name, column, whole] = cells(row);
            // An index over an expression has no column.
            let whole = whole == "1" && !column.is_empty();
            match keys.last_mut().filter(|key| key.name == name) {
                Some(key) => {
                    key.columns.push(column);
                    key.whole &= whole;
                }
                None => keys.push(UniqueKey { name, columns: vec![column], whole }),
            }
        }
        Ok(keys)
    }

    /// The foreign keys of a table.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn foreign_keys(&mut self, database: &str, table: &str) -> Result<Vec<ForeignKey>, SourceError> {
        let rows = self.ask(
            "SELECT CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, \
             REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE \
             WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND REFERENCED_TABLE_NAME IS NOT NULL \
             ORDER BY CONSTRAINT_NAME, ORDINAL_POSITION",
            (database, table),
        )?;
        let mut keys: BTreeMap<String, ForeignKey> = BTreeMap::new();
        for row in rows {
            let [constraint, column, database, table, referenced] = cells(row);
            let key = keys.entry(constraint).or_insert_with(|| ForeignKey {
                columns: Vec::new(),
                database,
                table,
                referenced: Vec::new(),
            });
            key.columns.push(column);
            key.referenced.push(referenced);
        }
        Ok(keys.into_values().collect())
    }

    /// What the user may do beside reading `database`; `None` when nothing, as it should be.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn write_rights(&mut self) -> Result<Option<WriteRights>, SourceError> {
        let rows = self.ask("SHOW GRANTS", Params::Empty)?;
        let grants: Vec<String> = rows.into_iter().flatten().flatten().collect();
        let privileges = read_only::could_write(&grants);
        let database = self.dialer.address.database.clone().unwrap_or_else(|| "your_database".to_owned());
        Ok((!privileges.is_empty()).then(|| WriteRights { privileges, statements: read_only::make_reader(&database) }))
    }

    /// How many rows there are, when the server can count them in a moment.
    pub(super) fn count(&mut self, from: &str) -> Option<u64> {
        let seconds = COUNTING.as_secs();
        let statement = if self.connection.server.is_mariadb {
            format!("SET STATEMENT max_statement_time = {seconds} FOR SELECT COUNT(*) FROM {from}")
        } else {
            format!("SELECT /*+ MAX_EXECUTION_TIME({}) */ COUNT(*) FROM {from}", COUNTING.as_millis())
        };
        self.connection.begin().ok()?;
        let rows = self.ask(&statement, Params::Empty);
        self.connection.finish().ok()?;
        rows.ok()?.into_iter().flatten().flatten().next()?.parse().ok()
    }

    /// The highest value of a column; `None` where there is none. In a moment where it is a key.
    pub(super) fn highest(
        &mut self,
        from: &str,
        column: &str,
        asked: Asked<'_>,
    ) -> Result<Option<String>, SourceError> {
        let statement = format!("SELECT MAX({}) FROM {from}", sql::name(column));
        let rows = self.connection.rows(&statement, Params::Empty, asked)?;
        Ok(rows.into_iter().flatten().flatten().next())
    }

    /// The server's estimate of a table's rows.
    pub(super) fn estimate(&mut self, database: &str, table: &str) -> Option<u64> {
        let statement = "SELECT TABLE_ROWS FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";
        let rows = self.ask(statement, (database, table)).ok()?;
        rows.into_iter().flatten().flatten().next()?.parse().ok()
    }

    pub(super) fn ask(
        &mut self,
        statement: &str,
        params: impl Into<Params>,
    ) -> Result<Vec<Vec<Option<String>>>, SourceError> {
        let asked = Asked { address: &self.dialer.address, table: None };
        self.connection.rows(statement, params, asked)
    }
}
