//! A table or a view as a source: which columns have a text, which key gives the order, what is new.

use mysql::{Params, Value};

use super::catalog::{Catalog, TableColumn, UniqueKey};
use super::connect::Connection;
use super::problem::{self, Asked};
use super::reading::{KeyColumn, Order, Reading, Shape};
use super::sql;
use super::text::Kind;
use crate::source::server::new::{self, New};
use crate::source::server::served::Opened;
use crate::source::{Column, Record, SourceError, SourceNotice};

/// Types whose values a server orders and compares alike, and finds again exactly.
const KEY_TYPES: [&str; 15] = [
    "tinyint",
    "smallint",
    "mediumint",
    "int",
    "bigint",
    "decimal",
    "date",
    "datetime",
    "timestamp",
    "time",
    "char",
    "varchar",
    "binary",
    "varbinary",
    "uuid",
];

/// Looks at a table: asks for its columns and decides how it is read. By a key that grows it is read up to where it is
/// now, so that every pass over it gives the same rows while others are being added.
///
/// # Errors
/// When there is no such table, it cannot be read, or `new` names a column that cannot tell what is new.
pub(super) fn open(
    catalog: &mut Catalog,
    database: &str,
    table: &str,
    new: &New<'_>,
) -> Result<Opened<Reading>, SourceError> {
    let from = format!("{}.{}", sql::name(database), sql::name(table));
    let described = catalog.columns(database, table)?;
    let key = best_key(&described, catalog.unique_keys(database, table)?);
    let address = catalog.dialer.address.clone();
    let asked = Asked { address: &address, table: Some(table) };
    let mut listed: Vec<String> =
        described.iter().filter(|column| column.visible).map(|column| sql::name(&column.name)).collect();
    if listed.is_empty() {
        // Either there is no such table or we may not see its columns; the server says which.
        listed.push("*".to_owned());
    }
    let all = prepare(&mut catalog.connection, &format!("SELECT {} FROM {from}", listed.join(", ")), asked)?;
    let (kept, left_out): (Vec<&mysql::Column>, Vec<&mysql::Column>) =
        all.iter().partition(|column| Kind::of(column) != Kind::LeftOut);
    let left_out: Vec<String> = left_out.iter().map(|column| column.name_str().into_owned()).collect();
    if kept.is_empty() {
        return Err(problem::plain(super::DatabaseProblem::NothingReadable));
    }
    let names: Vec<String> = kept.iter().map(|column| column.name_str().into_owned()).collect();
    let key_columns = key.as_ref().map_or(&[][..], |key| &key.columns[..]);
    // A key may have columns that are not shown.
    let mut asked_for = names.clone();
    asked_for.extend(key_columns.iter().filter(|column| !names.contains(column)).cloned());
    let place = |name: &String| asked_for.iter().position(|asked_for| asked_for == name).unwrap_or(0);
    let quoted: Vec<String> = asked_for.iter().map(|name| sql::name(name)).collect();
    let select = format!("SELECT {} FROM {from}", quoted.join(", "));
    let cells: Vec<(usize, Kind)> = kept.iter().map(|column| Kind::of(column)).enumerate().collect();
    let shape = prepare(&mut catalog.connection, &select, asked)?.iter().map(Shape::of).collect();

    let only_key = key.as_ref().filter(|key| key.columns.len() == 1).map(|key| key.columns[0].as_str());
    let growing = new.growing(&names, &cells, only_key)?;
    let mut filter: Vec<String> = match (new.since, growing) {
        (Some(_), Some(column)) => vec![new.condition(&sql::name(&names[column]), cells[column].1)?],
        _ => Vec::new(),
    };
    if let Some(column) = growing.filter(|column| only_key == Some(names[*column].as_str())) {
        let kind = cells[column].1;
        let highest = catalog.highest(&from, &names[column], asked)?.map(|value| new::value_of("key", kind, &value));
        filter.extend(highest.transpose()?.map(|value| format!("{} <= {value}", sql::name(&names[column]))));
    }
    let filter = (!filter.is_empty()).then(|| filter.join(" AND "));
    let counted = filter.as_ref().map_or(from.clone(), |filter| format!("{from} WHERE {filter}"));
    let total = match catalog.count(&counted) {
        Some(rows) => Some(rows),
        None if new.since.is_none() => catalog.estimate(database, table),
        None => None,
    };
    let order = match &key {
        Some(key) => Order::Ranges {
            columns: quoted.join(", "),
            from: format!("{from} FORCE INDEX ({})", sql::name(&key.name)),
            filter,
            key: key
                .columns
                .iter()
                .map(|name| KeyColumn {
                    name: name.clone(),
                    place: place(name),
                    placeholder: placeholder(&described, name),
                })
                .collect(),
        },
        None => {
            let filter = filter.map_or(String::new(), |filter| format!(" WHERE {filter}"));
            Order::None { statement: format!("{select}{filter}") }
        }
    };
    let mut notices = Vec::new();
    if matches!(order, Order::None { .. }) {
        notices.push(SourceNotice::NoKey);
    }
    if !left_out.is_empty() {
        notices.push(SourceNotice::LeftOut { columns: left_out });
    }
    let columns = Column::unique(names);
    let by = order.columns();
    let since = new.since.map(str::to_owned);
    let reading = Reading { table: Some(table.to_owned()), cells, shape, order, growing, since, total };
    Ok(Opened { columns, reading, order: by, growing, total, notices })
}

impl Catalog {
    /// The first rows of a table and its columns, as an import would read them.
    ///
    /// # Errors
    /// When there is no such table, or it cannot be read.
    pub fn first_rows(
        &mut self,
        database: &str,
        table: &str,
        limit: u32,
    ) -> Result<(Vec<Column>, Vec<Record>), SourceError> {
        let opened = open(self, database, table, &New::default())?;
        let address = self.dialer.address.clone();
        let asked = Asked { address: &address, table: Some(table) };
        let statement = match &opened.reading.order {
            Order::None { statement } => format!("{statement} LIMIT {limit}"),
            order => order.statement(None, u64::from(limit)).text,
        };
        let wrong = |error| problem::from_driver(&error, asked);
        let connection = &mut self.connection;
        connection.begin().map_err(wrong)?;
        connection.limit_time();
        let records = records(connection, &statement, &opened.reading).map_err(wrong);
        connection.unlimit_time();
        connection.finish().map_err(wrong)?;
        Ok((opened.columns, records?))
    }
}

/// The rows of a statement, all of them.
fn records(connection: &mut Connection, statement: &str, reading: &Reading) -> Result<Vec<Record>, mysql::Error> {
    let mut records = Vec::new();
    for (number, row) in (1..).zip(connection.driver.rows(statement, Params::Empty)?) {
        let values = row?.unwrap_raw();
        let mut record = Record::default();
        for (place, kind) in &reading.cells {
            let value = values.get(*place).and_then(Option::as_ref).unwrap_or(&Value::NULL);
            record.push_with(|text| kind.write(value, text));
        }
        record.row = number;
        records.push(record);
    }
    Ok(records)
}

/// What a statement's rows will be, without running it. The server takes one statement and no more.
pub(super) fn prepare(
    connection: &mut Connection,
    statement: &str,
    asked: Asked<'_>,
) -> Result<Vec<mysql::Column>, SourceError> {
    let wrong = |error| problem::from_driver(&error, asked);
    let (columns, values) = connection.driver.describe(statement).map_err(wrong)?;
    if values > 0 {
        return Err(problem::plain(super::DatabaseProblem::QueryAsksForValues));
    }
    Ok(columns)
}

/// The key that gives the order: the primary one if it will do, else the one with the fewest columns.
fn best_key(columns: &[TableColumn], keys: Vec<UniqueKey>) -> Option<UniqueKey> {
    let fits = |name: &String| {
        columns
            .iter()
            .any(|column| column.name == *name && !column.nullable && KEY_TYPES.contains(&column.data_type.as_str()))
    };
    let mut fitting: Vec<UniqueKey> =
        keys.into_iter().filter(|key| key.whole && key.columns.iter().all(fits)).collect();
    fitting.sort_by_key(|key| (key.name != "PRIMARY", key.columns.len()));
    fitting.into_iter().next()
}

/// What stands for a value in a comparison. A text against a `DECIMAL` would be compared as inexact numbers.
fn placeholder(columns: &[TableColumn], name: &str) -> String {
    match columns.iter().find(|column| column.name == name) {
        Some(column) if column.data_type == "decimal" => format!("CAST(? AS DECIMAL(65, {}))", column.scale),
        _ => "?".to_owned(),
    }
}
