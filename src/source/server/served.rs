//! A table or a query of a server as a source: all that does not depend on the kind of server.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address::{self, Address};
use super::new::New;
use super::{DatabaseProblem, Table, WriteRights};
use crate::message;
use crate::message::Message;
use crate::source::related::referred;
use crate::source::{
    Answers, Column, Group, Keyed, Neighbor, Records, Related, SOURCES, Source, SourceError, SourceKind, SourceNotice,
    kind, open, reading_of,
};

/// What a kind of server does for a source that was opened.
pub(in crate::source) trait Backend: Send + Sync + 'static {
    /// Starts a pass; for a `look` only, the server may give it up after a while.
    fn records(&self, look: bool) -> Result<Box<dyn Records>, SourceError>;

    /// The tables and views of the database.
    fn tables(&self, database: &str) -> Result<Vec<Table>, SourceError>;

    /// A way to ask for single rows ([`Source::keyed`]).
    fn keyed(&self, by: usize, take: usize) -> Option<Box<dyn Keyed>>;
}

/// A connection from which sources are opened.
pub(in crate::source) trait Opens: Sized {
    /// What reads a source then.
    type Backend: Backend;
    /// How it is read.
    type Reading;

    /// Where the connection leads.
    fn address(&self) -> &Address;

    /// Looks at a table without reading it.
    fn table(&mut self, database: &str, table: &str, new: &New<'_>) -> Result<Opened<Self::Reading>, SourceError>;

    /// Looks at a query without running it.
    fn query(&mut self, query: &str, new: &New<'_>) -> Result<Opened<Self::Reading>, SourceError>;

    /// What the user may do beside reading; `None` when nothing, as it should be.
    fn write_rights(&mut self) -> Result<Option<WriteRights>, SourceError>;

    /// The names of the database's tables and views.
    fn names(&mut self, database: &str) -> Result<Vec<String>, SourceError>;

    /// The columns of a table whose values stand in another one, and in which, by its foreign keys.
    fn references(&mut self, database: &str, table: &str) -> Result<BTreeMap<String, String>, SourceError>;

    /// What reads.
    fn backend(&self, reading: Self::Reading) -> Self::Backend;
}

/// A table or a query that was looked at.
pub(in crate::source) struct Opened<R> {
    pub(in crate::source) columns: Vec<Column>,
    pub(in crate::source) reading: R,
    /// By which columns its rows are ordered; blank where they are not.
    pub(in crate::source) order: String,
    /// The place of the column by which new rows are told.
    pub(in crate::source) growing: Option<usize>,
    /// How many rows there are, as well as it is known.
    pub(in crate::source) total: Option<u64>,
    pub(in crate::source) notices: Vec<SourceNotice>,
}

/// Opens the table or the query that answers name, which are split. Of those without a database the tables cannot be
/// named.
///
/// # Errors
/// When neither or both are named, or it cannot be read.
pub(in crate::source) fn opened<C: Opens>(mut answers: Answers, mut from: C) -> Result<Arc<dyn Source>, SourceError> {
    let new = New { key: answers.get("key"), since: answers.get("since"), again: answers.get("again") };
    let (table, database) = (answers.get("table"), answers.get("database"));
    let (name, opened) = match (table, answers.get("query")) {
        (Some(table), None) => {
            let database =
                database.ok_or(SourceError::MissingAnswer { field: "database", label: "setting-database" })?;
            (format!("{database}.{table}"), from.table(database, table, &new)?)
        }
        (None, Some(query)) => {
            (database.map_or("Query".to_owned(), |name| format!("Query to {name}")), from.query(query, &new)?)
        }
        (None, None) => return Err(SourceError::MissingAnswer { field: "table", label: "setting-table" }),
        (Some(_), Some(query)) => {
            let allowed = message!("allowed-no-query").into();
            return Err(SourceError::BadAnswer { field: "query", value: query.to_owned(), allowed });
        }
    };
    let Opened { columns, reading, order, growing, total, mut notices } = opened;
    let address = from.address().clone();
    if let Some(exposure) = address.exposure() {
        notices.insert(0, SourceNotice::Exposed { exposure, host: address.host.clone() });
    }
    // Whether the user could write is worth a word, not an error.
    if let Ok(Some(rights)) = from.write_rights() {
        notices.insert(0, SourceNotice::CouldWrite { privileges: rights.privileges, statements: rights.statements });
    }
    if let (Some(_), Some(column)) = (answers.get("since"), growing.and_then(|place| columns.get(place))) {
        notices.push(SourceNotice::LateRows { column: column.title.clone() });
    }
    if let (None, Some(column)) = (answers.get("key"), growing.and_then(|place| columns.get(place))) {
        answers = answers.clone().with("key", &column.title);
    }
    // Without it nothing is offered, and all can still be chosen by hand.
    let related = related(&mut from, &answers, &columns).unwrap_or_default();
    let answers = match kind(&answers.kind) {
        Some(kind) => answers.without_secrets(kind),
        None => answers,
    };
    let backend = from.backend(reading);
    let password = address.password;
    Ok(Arc::new(Served { name, columns, answers, notices, related, order, growing, total, password, backend }))
}

/// Where more is known about the values of these columns: by foreign keys of the table, else by their titles.
fn related<C: Opens>(from: &mut C, answers: &Answers, columns: &[Column]) -> Result<Vec<Related>, SourceError> {
    let Some(database) = answers.get("database") else { return Ok(Vec::new()) };
    let table = answers.get("table");
    let keys = table.map_or(Ok(BTreeMap::new()), |table| from.references(database, table))?;
    let names = from.names(database)?;
    let one = |(column, Column { title, .. }): (usize, &Column)| {
        if let Some(named) = keys.get(title) {
            return Some(Related { column, named: named.clone(), declared: true });
        }
        let wanted = referred(title);
        let fits = |name: &&String| wanted.contains(&name.to_lowercase()) && Some(name.as_str()) != table;
        let named = names.iter().find(fits)?.clone();
        Some(Related { column, named, declared: false })
    };
    Ok(columns.iter().enumerate().filter_map(one).collect())
}

/// A table or a query.
struct Served<B> {
    name: String,
    columns: Vec<Column>,
    answers: Answers,
    notices: Vec<SourceNotice>,
    related: Vec<Related>,
    order: String,
    growing: Option<usize>,
    total: Option<u64>,
    password: Option<String>,
    backend: B,
}

impl<B: Backend> Source for Served<B> {
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
        let order = match self.order.as_str() {
            "" => message!("reading-in-no-order"),
            columns => message!("reading-in-order", columns = columns),
        };
        let what = match (self.answers.get("table"), self.answers.get("database")) {
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
        self.backend.records(false)
    }

    fn first_records(&self) -> Result<Box<dyn Records>, SourceError> {
        self.backend.records(true)
    }

    fn related(&self) -> &[Related] {
        &self.related
    }

    fn neighbors(&self) -> Result<Vec<Neighbor>, SourceError> {
        let Some(database) = self.answers.get("database") else { return Ok(Vec::new()) };
        let tables = self.backend.tables(database)?;
        let others = tables.into_iter().filter(|table| self.answers.get("table") != Some(table.name.as_str()));
        let neighbor = |table: Table| Neighbor {
            answers: Answers::new(&self.answers.kind).with("table", table.name.as_str()),
            named: table.name.clone(),
            name: table.name,
            rows: table.rows,
        };
        Ok(others.map(neighbor).collect())
    }

    fn table_beside(&self, name: &str) -> Option<Answers> {
        Some(Answers::new(&self.answers.kind).with("table", name))
    }

    fn growing(&self) -> Option<usize> {
        self.growing
    }

    fn rows(&self) -> Option<u64> {
        self.total
    }

    fn keyed(&self, by: usize, take: usize) -> Result<Option<Box<dyn Keyed>>, SourceError> {
        Ok(self.backend.keyed(by, take))
    }

    fn beside(&self, answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
        // Whoever says anything of the way there means another one, on which our password has no business.
        let mine = |field: &str, value: &str| field == "database" || self.answers.get(field) == Some(value);
        let elsewhere = address::place(answers).values.iter().any(|(field, value)| !mine(field, value));
        let mut here = answers.clone().read_as(self.answers.reading);
        if answers.kind != self.answers.kind || elsewhere || answers.get("address").is_some() {
            return open(&here);
        }
        for (field, value) in self.answers.clone().without(&[Group::What, Group::New]).values {
            here.values.entry(field).or_insert(value);
        }
        if let Some(password) = &self.password {
            here.values.entry("password".to_owned()).or_insert_with(|| password.clone());
        }
        open(&here)
    }
}

/// The answers that stand for a whole address of this kind, where a text is one.
pub(in crate::source) fn claimed(id: &str, brand: super::Brand, text: &str) -> Option<Answers> {
    brand.has_address(text).then(|| Answers::new(id).with("address", text))
}

/// Holds what nobody claimed against what is meant for an address and is none. A file may be called anything, so that
/// only what is none can be a mistyped one.
pub(in crate::source) fn refuse_mistyped(text: &str) -> Result<(), SourceError> {
    match !is_address(text) && address::is_mistyped(text) && !std::path::Path::new(text).exists() {
        true => Err(super::plain(DatabaseProblem::BadAddress)),
        false => Ok(()),
    }
}

/// Whether a text is the whole address of a server, or was meant for one.
pub(in crate::source) fn is_meant_for_server(text: &str) -> bool {
    is_address(text) || refuse_mistyped(text).is_err()
}

fn is_address(text: &str) -> bool {
    SOURCES.iter().filter_map(SourceKind::server).any(|server| server.brand.has_address(text))
}
