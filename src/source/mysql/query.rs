//! A query of the person's own as a source.

use super::catalog::Catalog;
use super::problem::{Asked, DatabaseProblem, plain};
use super::reading::{Order, Reading, Shape};
use super::text::Kind;
use super::{sql, table};
use crate::source::server::new::New;
use crate::source::server::query::{LAST_RAN, Query, TIME};
use crate::source::server::served::Opened;
use crate::source::{Column, SourceError, SourceNotice};

/// Looks at a query without running it.
///
/// # Errors
/// When it is refused, or the server does not understand it.
pub(super) fn open(catalog: &mut Catalog, text: &str, new: &New<'_>) -> Result<Opened<Reading>, SourceError> {
    let mut notices = Vec::new();
    let refused = |refusal| plain(DatabaseProblem::QueryRefused(refusal));
    let query = Query::new(text, catalog.connection.server.dialect).map_err(refused)?;
    let address = catalog.dialer.address.clone();
    let asked = Asked { address: &address, table: None };
    let described = table::prepare(&mut catalog.connection, &query.statement("0"), asked)?;
    let names: Vec<String> = described.iter().map(|column| column.name_str().into_owned()).collect();
    let mut cells: Vec<(usize, Kind)> = Vec::new();
    let mut kept_names = Vec::new();
    let mut left_out = Vec::new();
    for (place, column) in described.iter().enumerate() {
        let mut kind = Kind::of(column);
        if let Kind::DateTime { digits } = kind
            && names[place].eq_ignore_ascii_case(TIME)
        {
            kind = Kind::Timestamp { digits };
            notices.push(SourceNotice::ReadAsUtc { column: names[place].clone() });
        }
        if kind == Kind::LeftOut {
            left_out.push(names[place].clone());
        } else {
            cells.push((place, kind));
            kept_names.push(names[place].clone());
        }
    }
    if cells.is_empty() {
        return Err(plain(DatabaseProblem::NothingReadable));
    }
    if !left_out.is_empty() {
        notices.push(SourceNotice::LeftOut { columns: left_out });
    }
    let growing = new.growing(&kept_names, &cells, Some(LAST_RAN))?;
    let growing_kind = growing.map(|place| cells[place].1);
    let last = match (new.since, growing_kind) {
        (Some(_), Some(kind)) if query.has_variable() => Some(new.variable(kind)?),
        _ => None,
    };
    let statement = query.statement(last.as_deref().unwrap_or(before_everything(growing_kind)));
    let unique = names
        .iter()
        .enumerate()
        .all(|(place, name)| names[..place].iter().all(|other| !other.eq_ignore_ascii_case(name)));
    let order = match growing {
        // A query inside another cannot have a title twice.
        Some(place) if unique => {
            let query = match (query.has_variable(), new.since) {
                (false, Some(_)) => {
                    let condition = new.condition(&sql::name(&kept_names[place]), cells[place].1)?;
                    format!("SELECT * FROM ({statement}) AS new_rows WHERE {condition}")
                }
                _ => statement,
            };
            Order::Growing { query, column: kept_names[place].clone(), place: cells[place].0 }
        }
        _ => {
            notices.push(SourceNotice::NoKey);
            Order::None { statement }
        }
    };
    let statement = order.statement(None, 0).text;
    let shape = table::prepare(&mut catalog.connection, &statement, asked)?.iter().map(Shape::of).collect();
    let since = new.since.map(str::to_owned);
    let by = order.columns();
    let reading = Reading { table: None, cells, shape, order, growing, since, total: None };
    Ok(Opened { columns: Column::unique(kept_names), reading, order: by, growing, total: None, notices })
}

/// What stands for "never yet" in a column of this kind: less than, or equal to, every value there can be.
fn before_everything(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Timestamp { .. }) => "1970-01-01 00:00:01",
        Some(Kind::Date | Kind::DateTime { .. }) => "1000-01-01 00:00:00",
        Some(Kind::Integer { .. } | Kind::Decimal) => "-9223372036854775808",
        Some(Kind::Text | Kind::Bytes) => "",
        _ => "0",
    }
}
