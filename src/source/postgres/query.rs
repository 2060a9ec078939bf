//! A query of the person's own as a source.

use super::catalog::Catalog;
use super::driver::Described;
use super::grammar::Postgres;
use super::reading::{Order, Reading};
use super::text::{Kind, before_everything};
use crate::source::server::new::New;
use crate::source::server::query::{LAST_RAN, Query, TIME};
use crate::source::server::served::Opened;
use crate::source::server::{DatabaseProblem, plain};
use crate::source::{Column, SourceError, SourceNotice};

/// Looks at a query without running it.
///
/// # Errors
/// When it is refused, or the server does not understand it.
pub(super) fn open(catalog: &mut Catalog, text: &str, new: &New<'_>) -> Result<Opened<Reading>, SourceError> {
    let mut notices = Vec::new();
    let refused = |refusal| plain(DatabaseProblem::QueryRefused(refusal));
    let query = Query::new(text, Postgres).map_err(refused)?;
    // What stands for the variable must be of its column's type, which is not known yet.
    let described = catalog.describe(&query.with_null(), None)?;
    if described.is_empty() {
        return Err(plain(DatabaseProblem::NothingReadable));
    }
    let names: Vec<String> = described.iter().map(|column| column.name.clone()).collect();
    let kind = |column: &Described| Kind::of(&column.data_type).written_by(catalog.server());
    let mut kinds: Vec<Kind> = described.iter().map(kind).collect();
    let mut as_utc = None;
    for (place, kind) in kinds.iter_mut().enumerate() {
        if *kind == Kind::DateTime && names[place].eq_ignore_ascii_case(TIME) {
            as_utc = Some(place);
            notices.push(SourceNotice::ReadAsUtc { column: names[place].clone() });
        }
    }
    let cells: Vec<(usize, Kind)> = kinds.iter().copied().enumerate().collect();
    let growing = new.growing(&names, &cells, Some(LAST_RAN))?;
    let growing_kind = growing.map(|place| kinds[place]);
    let last = match (new.since, growing_kind) {
        (Some(_), Some(kind)) if query.has_variable() => Some(new.variable(kind)?),
        _ => None,
    };
    let statement =
        query.statement(last.as_deref().unwrap_or(before_everything(growing.map(|place| &described[place].data_type))));

    // Names of ours, since those of a query may repeat.
    let other = |place: usize| format!("\"{}\"", place + 1);
    let others = (0..names.len()).map(other).collect::<Vec<_>>().join(", ");
    let wrapped = |statement: &str| format!("({statement}) AS person_query ({others})");
    let column = |(place, kind): (usize, &Kind)| {
        let column = kind.expression(&other(place));
        if as_utc == Some(place) { format!("{column} AT TIME ZONE 'UTC'") } else { column }
    };
    let columns = kinds.iter().enumerate().map(column).collect::<Vec<_>>().join(", ");
    let order = match growing {
        Some(place) => {
            let query = match (query.has_variable(), new.since) {
                (false, Some(_)) => {
                    let condition = new.condition(&other(place), kinds[place])?;
                    format!("(SELECT * FROM {} WHERE {condition}) AS new_rows", wrapped(&statement))
                }
                _ => wrapped(&statement),
            };
            let column = other(place);
            Order::Growing { columns: format!("{columns}, {column}"), query, column, called: names[place].clone() }
        }
        None => {
            notices.push(SourceNotice::NoKey);
            // The order that the query asks for is kept where nothing stands around it.
            let is_plain = as_utc.is_none() && kinds.iter().all(|kind| kind.expression("") == *"");
            let whole = || format!("SELECT {columns} FROM {}", wrapped(&statement));
            Order::None { statement: if is_plain { statement.clone() } else { whole() } }
        }
    };
    if let Some(place) = as_utc {
        kinds[place] = Kind::Timestamp;
    }
    // The server says now whether it understands all of it.
    catalog.describe(&order.statement(None, 0).text, None)?;
    let shape = catalog.describe(&statement, None)?;
    let (by, since) = (order.columns(), new.since.map(str::to_owned));
    let (table, total, described) = (None, None, statement);
    let reading = Reading { table, cells: kinds, described, shape, order, growing, since, total };
    Ok(Opened { columns: Column::unique(names), reading, order: by, growing, total, notices })
}
