//! MySQL and MariaDB, read only. The only folder that names the mysql crate.
//!
//! From the answers an [`address`], from it a connection ([`Catalog`] to look around), and from a table or a
//! [`query`] a source. Rows become text in one place ([`text`]) and come through a thread of their own.

pub mod address;
pub mod catalog;
pub mod complete;
pub mod query;
pub mod read_only;
pub mod sql;
pub mod text;
pub mod tunnel;

mod certificate;
mod connect;
mod driver;
mod keyed;
mod look;
mod new;
mod problem;
mod reader;
mod reading;
mod records;
mod table;

use std::path::Path;
use std::sync::Arc;

pub use catalog::Catalog;
use catalog::Table;
pub use connect::Server;
pub use problem::{BadName, CertificateFault, DatabaseProblem, OtherServer};

use self::address::Address;
use self::connect::Dialer;
use self::new::New;
use self::problem::{Asked, plain};
use self::query::Query;
use self::reading::{Order, Reading, Shape};
use self::records::Pass;
use self::text::Kind;
use super::{
    Answers, Choice, Column, Field, FieldKind, Group, Keyed, Neighbor, NewRows, Reach, Records, Related, ServerKind,
    Source, SourceError, SourceKind, SourceNotice, reading_of,
};
use crate::message;
use crate::message::Message;

/// The entry in [`super::SOURCES`].
pub const KIND: SourceKind = SourceKind {
    id: "mysql",
    label: "source-mysql",
    files: None,
    endings: &[],
    reach: Reach::Server(&SERVER),
    new_rows: NewRows::ByColumn,
    claim,
    fields: FIELDS,
    open,
};

const FIELDS: &[Field] = &[
    field(Group::Place, "address", "setting-address", Some("setting-address-help"), FieldKind::Secret),
    field(Group::Place, "host", "setting-host", Some("setting-host-help"), FieldKind::Text),
    field(Group::Place, "port", "setting-port", Some("setting-port-help"), FieldKind::Number),
    field(Group::Place, "user", "setting-user", Some("setting-user-help"), FieldKind::Text),
    field(Group::Place, "password", "setting-password", None, FieldKind::Secret),
    field(Group::Place, "database", "setting-database", None, FieldKind::Text),
    field(Group::Place, "tls", "setting-tls", None, FieldKind::Choice(TLS)),
    field(Group::More, "ca_file", "setting-ca-file", Some("setting-ca-file-help"), FieldKind::File),
    field(Group::More, "ssh_host", "setting-ssh-host", Some("setting-ssh-host-help"), FieldKind::Text),
    field(Group::More, "ssh_user", "setting-ssh-user", None, FieldKind::Text),
    field(Group::More, "ssh_port", "setting-ssh-port", Some("setting-ssh-port-help"), FieldKind::Number),
    field(Group::More, "ssh_key", "setting-ssh-key", Some("setting-ssh-key-help"), FieldKind::File),
    field(Group::What, "table", "setting-table", None, FieldKind::Text),
    field(Group::What, "query", "setting-query", Some("setting-query-help"), FieldKind::LongText),
    field(Group::New, "key", "setting-key", Some("setting-key-help"), FieldKind::Text),
    field(Group::New, "since", "setting-since", Some("setting-since-help"), FieldKind::Text),
    field(Group::New, "again", "setting-again", Some("setting-again-help"), FieldKind::Text),
    field(Group::Reading, "patience", "setting-patience", Some("setting-patience-help"), FieldKind::Number),
];

const TLS: &[Choice] = &[
    Choice { id: "preferred", label: "setting-tls-preferred" },
    Choice { id: "required", label: "setting-tls-required" },
    Choice { id: "authority", label: "setting-tls-authority" },
    Choice { id: "unverified", label: "setting-tls-unverified" },
    Choice { id: "off", label: "setting-tls-off" },
];

const fn field(
    group: Group,
    id: &'static str,
    label: &'static str,
    help: Option<&'static str>,
    kind: FieldKind,
) -> Field {
    Field { id, label, help, kind, required: false, group }
}

/// A table or a query.
struct Mysql {
    name: String,
    columns: Vec<Column>,
    answers: Answers,
    notices: Vec<SourceNotice>,
    dialer: Arc<Dialer>,
    reading: Arc<Reading>,
    related: Vec<Related>,
}

impl Source for Mysql {
    fn name(&self) -> &str {
        &self.name
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn answers(&self) -> &Answers {
        &self.answers
    }

    fn reading(&self) -> Message {
        let order = match &self.reading.order {
            Order::Ranges { key, .. } => {
                let key: Vec<&str> = key.iter().map(|column| column.name.as_str()).collect();
                message!("reading-in-order", columns = key.join(", "))
            }
            Order::Growing { column, .. } => message!("reading-in-order", columns = column),
            Order::None { .. } => message!("reading-in-no-order"),
        };
        let what = match (&self.reading.table, self.answers.get("database")) {
            (Some(table), Some(database)) => {
                message!("reading-table-of-database", table = table, database = database)
            }
            (Some(table), None) => message!("reading-table-alone", table = table),
            (None, Some(database)) => message!("reading-query-to-database", database = database),
            (None, None) => message!("reading-query-alone"),
        };
        reading_of(what, [order])
    }

    fn notices(&self) -> &[SourceNotice] {
        &self.notices
    }

    fn records(&self) -> Result<Box<dyn Records>, SourceError> {
        let connection = self.dialer.connect()?;
        Ok(Box::new(Pass::start(Arc::clone(&self.dialer), Arc::clone(&self.reading), connection)?))
    }

    fn first_records(&self) -> Result<Box<dyn Records>, SourceError> {
        let mut connection = self.dialer.connect()?;
        connection.limit_time();
        Ok(Box::new(Pass::start(Arc::clone(&self.dialer), Arc::clone(&self.reading), connection)?))
    }

    fn related(&self) -> &[Related] {
        &self.related
    }

    fn neighbors(&self) -> Result<Vec<Neighbor>, SourceError> {
        let Some(database) = self.answers.get("database") else { return Ok(Vec::new()) };
        let tables = Catalog::connect(self.dialer.address.clone())?.tables(database)?;
        let others = tables.into_iter().filter(|table| self.answers.get("table") != Some(table.name.as_str()));
        let neighbor = |table: Table| Neighbor {
            answers: Answers::new(KIND.id).with("table", table.name.as_str()),
            named: table.name.clone(),
            name: table.name,
            rows: table.rows,
        };
        Ok(others.map(neighbor).collect())
    }

    fn table_beside(&self, name: &str) -> Option<Answers> {
        Some(Answers::new(KIND.id).with("table", name))
    }

    fn growing(&self) -> Option<usize> {
        self.reading.growing
    }

    fn rows(&self) -> Option<u64> {
        self.reading.total
    }

    fn keyed(&self, by: usize, take: usize) -> Result<Option<Box<dyn Keyed>>, SourceError> {
        let rows = keyed::Rows::new(&self.dialer, &self.reading, by, take);
        Ok(rows.map(|rows| Box::new(rows) as Box<dyn Keyed>))
    }

    fn beside(&self, answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
        // Whoever says anything of the way there means another one, on which our password has no business.
        let mine = |field: &str, value: &str| field == "database" || self.answers.get(field) == Some(value);
        let elsewhere = place(answers).values.iter().any(|(field, value)| !mine(field, value));
        let mut here = answers.clone().read_as(self.answers.reading);
        if answers.kind != KIND.id || elsewhere || answers.get("address").is_some() {
            return super::open(&here);
        }
        for (field, value) in self.answers.clone().without(&[Group::What, Group::New]).values {
            here.values.entry(field).or_insert(value);
        }
        if let Some(password) = &self.dialer.address.password {
            here.values.entry("password".to_owned()).or_insert_with(|| password.clone());
        }
        super::open(&here)
    }
}

/// Of the answers only those that say where the database is and who asks, without secrets.
pub fn place(answers: &Answers) -> Answers {
    let mut place = answers.clone().without_secrets(&KIND).without(&[Group::What, Group::New, Group::Reading]);
    place.values.retain(|_, value| !value.is_empty());
    place
}

/// What the database page needs of these servers.
static SERVER: ServerKind = ServerKind {
    split: address::split,
    place,
    name: address::name,
    safety: |answers| Ok(Address::from_answers(&address::split(answers)?)?.safety()),
    look: look::look,
    complete: complete::complete,
};

/// Takes an address. A file may be called anything, so that only what is none can be a mistyped one.
fn claim(text: &str) -> Result<Option<Answers>, SourceError> {
    if address::is_mistyped(text) && !Path::new(text).exists() {
        return Err(SourceError::Database { problem: DatabaseProblem::BadAddress, server: None });
    }
    Ok(address::is_address(text).then(|| Answers::new(KIND.id).with("address", text)))
}

fn open(answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    let mut answers = address::split(answers)?;
    // `shop.orders` names a database too.
    if answers.get("database").is_none()
        && let Some((database, table)) = answers.get("table").and_then(|table| table.split_once('.'))
    {
        answers = answers.clone().with("database", database).with("table", table);
    }
    let mut catalog = Catalog::open(&answers)?;
    let new = New { key: answers.get("key"), since: answers.get("since"), again: answers.get("again") };
    let mut notices = Vec::new();
    let (name, columns, reading) = match (answers.get("table"), answers.get("query")) {
        (Some(table), None) => {
            let database = answers
                .get("database")
                .ok_or(SourceError::MissingAnswer { field: "database", label: "setting-database" })?;
            let opened = table::open(&mut catalog, database, table, &new)?;
            if matches!(opened.reading.order, Order::None { .. }) {
                notices.push(SourceNotice::NoKey);
            }
            if !opened.left_out.is_empty() {
                notices.push(SourceNotice::LeftOut { columns: opened.left_out });
            }
            (format!("{database}.{table}"), opened.columns, opened.reading)
        }
        (None, Some(query)) => {
            let (columns, reading) = open_query(&mut catalog, query, &new, &mut notices)?;
            (answers.get("database").map_or("Query".to_owned(), |name| format!("Query to {name}")), columns, reading)
        }
        (None, None) => return Err(SourceError::MissingAnswer { field: "table", label: "setting-table" }),
        (Some(_), Some(query)) => {
            let allowed = message!("allowed-no-query").into();
            return Err(SourceError::BadAnswer { field: "query", value: query.to_owned(), allowed });
        }
    };
    if let Some(exposure) = catalog.dialer.address.exposure() {
        notices.insert(0, SourceNotice::Exposed { exposure, host: catalog.dialer.address.host.clone() });
    }
    // Whether the user could write is worth a word, not an error.
    if let Ok(Some(rights)) = catalog.write_rights() {
        notices.insert(0, SourceNotice::CouldWrite { privileges: rights.privileges, statements: rights.statements });
    }
    if let (None, Some(column)) = (answers.get("key"), reading.growing.and_then(|place| columns.get(place))) {
        answers = answers.clone().with("key", &column.title);
    }
    // Without it nothing is offered, and all can still be chosen by hand.
    let related = catalog.related(answers.get("database"), answers.get("table"), &columns).unwrap_or_default();
    let dialer = Arc::clone(&catalog.dialer);
    let answers = answers.without_secrets(&KIND);
    Ok(Arc::new(Mysql { name, columns, answers, notices, dialer, reading: Arc::new(reading), related }))
}

/// Looks at a query without running it.
fn open_query(
    catalog: &mut Catalog,
    text: &str,
    new: &New<'_>,
    notices: &mut Vec<SourceNotice>,
) -> Result<(Vec<Column>, Reading), SourceError> {
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
            && names[place].eq_ignore_ascii_case(query::TIME)
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
    let growing = new.growing(&kept_names, &cells, Some(query::LAST_RAN))?;
    let growing_kind = growing.map(|place| cells[place].1);
    let last = match (new.since, growing_kind) {
        (Some(_), Some(kind)) if query.has_variable() => Some(new.variable(kind)?),
        _ => None,
    };
    let statement = query.statement(last.as_deref().unwrap_or(query::before_everything(growing_kind)));
    let unique = names
        .iter()
        .enumerate()
        .all(|(place, name)| names[..place].iter().all(|other| !other.eq_ignore_ascii_case(name)));
    let order = match growing {
        // A query inside another cannot have a title twice.
        Some(place) if unique => {
            let query = match (query.has_variable(), new.since) {
                (false, Some(_)) => {
                    let condition = new.condition(&kept_names[place], cells[place].1)?;
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
    let reading = Reading { table: None, cells, shape, order, growing, since, total: None };
    Ok((Column::unique(kept_names), reading))
}
