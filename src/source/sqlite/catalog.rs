//! What a database in a file holds: its tables and views, their columns and keys.

use std::path::Path;

use rusqlite::{OptionalExtension, Row};

use super::connection::Connection;
use super::problem::{self, SqliteProblem};
use super::text;
use crate::source::{Holding, SourceError};

/// Rows of a table that are counted each time its file is opened.
const COUNTED: u64 = 100_000;

/// A file that is open for reading.
pub(super) struct Catalog<'p> {
    path: &'p Path,
    pub(super) connection: Connection,
}

/// A table or a view.
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<TableColumn>,
    /// The columns that tell each row from every other, by which rows are read; empty for a view.
    pub(super) key: Vec<String>,
    /// The column of whole numbers that SQLite counts up by itself.
    pub(super) counted: Option<String>,
}

/// A column of a table.
pub(super) struct TableColumn {
    pub(super) name: String,
    /// The type that it was declared with; often blank.
    declared: String,
}

impl TableColumn {
    /// Whether it was made for pictures and files.
    pub(super) fn is_left_out(&self) -> bool {
        self.declared.to_ascii_uppercase().contains("BLOB")
    }

    /// Whether equal values of it are always written alike: whole numbers, and text.
    fn is_written_one_way(&self) -> bool {
        let declared = self.declared.to_ascii_uppercase();
        ["INT", "CHAR", "CLOB", "TEXT"].iter().any(|part| declared.contains(part))
    }
}

/// A foreign key of one column.
pub(super) struct ForeignKey {
    pub(super) column: String,
    pub(super) table: String,
}

impl<'p> Catalog<'p> {
    /// Opens the file.
    pub(super) fn open(path: &'p Path) -> Result<Self, SourceError> {
        Ok(Self { path, connection: Connection::open(path)? })
    }

    /// Its tables and views, by name, with about how many rows a table has.
    pub(super) fn holds(&self) -> Result<Vec<Holding>, SourceError> {
        let tables: Vec<(String, String, bool)> = self.all(
            "SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' \
             AND type IN ('table', 'view', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let holding = |(name, kind, without_rowid): (String, String, bool)| {
            let rows = (kind == "table").then(|| self.rows(&name, !without_rowid)).flatten();
            Holding { name, rows }
        };
        Ok(tables.into_iter().map(holding).collect())
    }

    /// The rows of a table, counted up to [`COUNTED`]. Of more, counting would read all of it, so that only the numbers
    /// that SQLite gives to rows tell about how many there are, and nothing where it gives none.
    fn rows(&self, table: &str, numbered: bool) -> Option<u64> {
        let name = text::name(table);
        let ask = |statement: &str| {
            let number = self.connection.query_row(statement, [], |row| row.get::<_, i64>(0));
            number.ok().and_then(|number| u64::try_from(number).ok())
        };
        let counted = ask(&format!("SELECT count(*) FROM (SELECT 1 FROM {name} LIMIT {COUNTED})"))?;
        if counted < COUNTED {
            return Some(counted);
        }
        // Each of the two is found without a look at the rows between.
        let span = format!("SELECT (SELECT max(rowid) FROM {name}) - (SELECT min(rowid) FROM {name}) + 1");
        numbered.then(|| ask(&span)).flatten()
    }

    /// A table by its name.
    pub(super) fn table(&self, name: &str) -> Result<Table, SourceError> {
        let columns: Vec<(TableColumn, u32)> = self.all(
            "SELECT name, type, pk FROM pragma_table_xinfo(?1) WHERE hidden <> 1 ORDER BY cid",
            [name],
            |row| Ok((TableColumn { name: row.get(0)?, declared: row.get(1)? }, row.get(2)?)),
        )?;
        let mut primary: Vec<(u32, &TableColumn)> =
            columns.iter().filter(|(_, place)| *place > 0).map(|(column, place)| (*place, column)).collect();
        primary.sort_by_key(|(place, _)| *place);
        let kind: Option<(String, bool)> = self
            .connection
            .query_row("SELECT type, wr FROM pragma_table_list WHERE schema = 'main' AND name = ?1", [name], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()
            .map_err(|error| problem::met(self.path, &error))?;
        let has_name = |wanted: &str| columns.iter().any(|(column, _)| column.name.eq_ignore_ascii_case(wanted));
        let (key, counted) = match (kind, primary.as_slice()) {
            (Some((kind, true)), primary) if kind == "table" => {
                (primary.iter().map(|(_, column)| column.name.clone()).collect(), None)
            }
            (Some((kind, false)), [(_, only)]) if kind == "table" && only.declared.eq_ignore_ascii_case("INTEGER") => {
                (vec![only.name.clone()], Some(only.name.clone()))
            }
            (Some((kind, false)), _) if kind == "table" => {
                // SQLite numbers the rows itself, under a name that no column has taken.
                let number = ["rowid", "_rowid_", "oid"].into_iter().find(|name| !has_name(name));
                (number.map(str::to_owned).into_iter().collect(), None)
            }
            _ => (Vec::new(), None),
        };
        Ok(Table {
            name: name.to_owned(),
            columns: columns.into_iter().map(|(column, _)| column).collect(),
            key,
            counted,
        })
    }

    /// Whether a column tells each row of a table from every other by values that are compared as they are written.
    pub(super) fn is_key(&self, table: &Table, column: &str) -> Result<bool, SourceError> {
        if table.counted.as_deref() == Some(column) {
            return Ok(true);
        }
        if !table.columns.iter().any(|known| known.name == column && known.is_written_one_way()) {
            return Ok(false);
        }
        let keys: i64 = self
            .connection
            .query_row(
                "SELECT count(*) FROM pragma_index_list(?1) AS i WHERE i.\"unique\" AND NOT i.partial \
                 AND (SELECT count(*) FROM pragma_index_xinfo(i.name) WHERE key) = 1 \
                 AND EXISTS (SELECT 1 FROM pragma_index_xinfo(i.name) WHERE key AND name = ?2 AND coll = 'BINARY')",
                [&table.name, column],
                |row| row.get(0),
            )
            .map_err(|error| problem::met(self.path, &error))?;
        Ok(keys > 0)
    }

    /// The columns of a table of which another table says more.
    pub(super) fn foreign_keys(&self, table: &str) -> Result<Vec<ForeignKey>, SourceError> {
        self.all(
            "SELECT min(\"from\"), \"table\" FROM pragma_foreign_key_list(?1) GROUP BY id HAVING count(*) = 1 ORDER BY id DESC",
            [table],
            |row| Ok(ForeignKey { column: row.get(0)?, table: row.get(1)? }),
        )
    }

    /// The titles of what a query of the person's own gives, which stands in the statement `read` as a table.
    pub(super) fn titles(&self, query: &str, read: &str) -> Result<Vec<String>, SourceError> {
        let met = |error| problem::met_in_query(self.path, &error);
        let statement = self.connection.prepare(query).map_err(met)?;
        if !statement.readonly() || statement.column_count() == 0 {
            return Err(problem::error(self.path, SqliteProblem::NoSelect));
        }
        // Several statements, or one that is no SELECT, can't stand there.
        self.connection.prepare(read).map_err(met)?;
        Ok(statement.column_names().map(str::to_owned).collect())
    }

    fn all<T>(
        &self,
        statement: &str,
        values: impl rusqlite::Params,
        each: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, SourceError> {
        let met = |error| problem::met(self.path, &error);
        let mut statement = self.connection.prepare(statement).map_err(met)?;
        let rows = statement.query_map(values, each).map_err(met)?;
        rows.collect::<Result<_, _>>().map_err(met)
    }
}
