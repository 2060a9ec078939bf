//! A table or a view as a source: which key gives the order, what is new.

use tokio_postgres::types::{Kind as TypeKind, Type};

use super::catalog::{Catalog, Found, UniqueKey};
use super::driver::Described;
use super::reading::{Order, Reading};
use super::sql;
use super::text::{Kind, expressions};
use crate::source::server::new::{self, New};
use crate::source::server::served::Opened;
use crate::source::server::{DatabaseProblem, plain};
use crate::source::{Column, SourceError, SourceNotice};

/// Looks at a table: asks for its columns and decides how it is read. By a key that grows it is read up to where it is
/// now, so that every pass over it gives the same rows while others are being added.
///
/// # Errors
/// When there is no such table, it cannot be read, or `new` names a column that cannot tell what is new.
pub(super) fn open(catalog: &mut Catalog, table: &str, new: &New<'_>) -> Result<Opened<Reading>, SourceError> {
    let missing = || plain(DatabaseProblem::NoSuchTable { table: table.to_owned() });
    let found = catalog.find(table)?.ok_or_else(missing)?;
    let listed = catalog.columns(&found)?;
    let names: Vec<String> = match listed.is_empty() {
        // We may not see its columns, or it has none; the server says which.
        true => catalog
            .describe(&format!("SELECT * FROM {}", found.from), Some(table))?
            .into_iter()
            .map(|c| c.name)
            .collect(),
        false => listed.iter().map(|(name, _)| name.clone()).collect(),
    };
    if names.is_empty() {
        return Err(plain(DatabaseProblem::NothingReadable));
    }
    let quoted: Vec<String> = names.iter().map(|name| sql::name(name)).collect();
    let select = format!("SELECT {} FROM {}", quoted.join(", "), found.from);
    let shape = catalog.describe(&select, Some(table))?;
    let kind = |column: &Described| Kind::of(&column.data_type).written_by(catalog.server());
    let kinds: Vec<Kind> = shape.iter().map(kind).collect();
    let key = best_key(catalog, &found, &listed, &shape)?;

    let cells: Vec<(usize, Kind)> = kinds.iter().copied().enumerate().collect();
    let only_key = key.as_ref().filter(|key| key.columns.len() == 1).map(|key| key.columns[0].as_str());
    let growing = new.growing(&names, &cells, only_key)?;
    let mut filter: Vec<String> = match (new.since, growing) {
        (Some(_), Some(column)) => vec![new.condition(&quoted[column], kinds[column])?],
        _ => Vec::new(),
    };
    if let Some(column) = growing.filter(|column| only_key == Some(names[*column].as_str())) {
        let kind = kinds[column];
        let written = catalog.highest(&found.from, &names[column], table)?.map(|value| {
            let mut text = String::new();
            kind.write(&value, &mut text);
            text
        });
        if let Some(highest) = written.filter(|highest| new::tells(kind, highest)) {
            filter.push(format!("{} <= {}", quoted[column], new::value_of("key", kind, &highest)?));
        }
    }
    let filter = (!filter.is_empty()).then(|| filter.join(" AND "));
    let counted = filter.as_ref().map_or(found.from.clone(), |filter| format!("{} WHERE {filter}", found.from));
    let total = match catalog.count(&counted) {
        Some(rows) => Some(rows),
        None if new.since.is_none() => catalog.estimate(&found),
        None => None,
    };
    let columns = expressions(names.iter().map(String::as_str).zip(kinds.iter().copied()));
    let from = found.from;
    let mut notices = Vec::new();
    let order = match key {
        Some(UniqueKey { columns: key, .. }) => {
            let behind = key.iter().map(|name| sql::name(name)).collect::<Vec<_>>().join(", ");
            Order::Ranges { columns: format!("{columns}, {behind}"), from, filter, key }
        }
        None => {
            notices.push(SourceNotice::NoKey);
            let filter = filter.map_or(String::new(), |filter| format!(" WHERE {filter}"));
            Order::None { statement: format!("SELECT {columns} FROM {from}{filter}") }
        }
    };
    let (by, since) = (order.columns(), new.since.map(str::to_owned));
    let (table, described) = (Some(table.to_owned()), select);
    let reading = Reading { table, cells: kinds, described, shape, order, growing, since, total };
    Ok(Opened { columns: Column::unique(names), reading, order: by, growing, total, notices })
}

/// The key that gives the order: the primary one if it will do, else the one with the fewest columns.
fn best_key(
    catalog: &mut Catalog,
    table: &Found,
    listed: &[(String, bool)],
    shape: &[Described],
) -> Result<Option<UniqueKey>, SourceError> {
    if table.has_heirs {
        return Ok(None);
    }
    let fits = |name: &String| {
        let is_filled = listed.iter().any(|(listed, is_filled)| listed == name && *is_filled);
        let column = shape.iter().find(|column| column.name == *name);
        is_filled && column.is_some_and(|column| is_key(&column.data_type))
    };
    let keys = catalog.unique_keys(table)?;
    Ok(keys.into_iter().find(|key| key.columns.iter().all(fits)))
}

/// Whether the server orders and compares such values alike, and finds them again exactly by their text.
fn is_key(data_type: &Type) -> bool {
    if let TypeKind::Domain(inner) = data_type.kind() {
        return is_key(inner);
    }
    matches!(
        *data_type,
        Type::INT2
            | Type::INT4
            | Type::INT8
            | Type::OID
            | Type::NUMERIC
            | Type::DATE
            | Type::TIMESTAMP
            | Type::TIMESTAMPTZ
            | Type::TIME
            | Type::TEXT
            | Type::VARCHAR
            | Type::BPCHAR
            | Type::BYTEA
            | Type::UUID
    )
}
