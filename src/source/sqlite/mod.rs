//! SQLite: a database in a file, read only. The only folder of the sources that names the rusqlite crate.
//!
//! The `catalog` says what the file holds; a table, a view or a query of it is a `reading`, and a `pass` gives its
//! rows, whose values become text in one place (`text`).

mod catalog;
mod connection;
mod keyed;
mod pass;
mod problem;
mod reading;
mod text;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use catalog::{Catalog, Table};
use pass::Pass;
use problem::SqliteProblem;
use reading::Reading;

use super::beside;
use super::file::file_name;
use super::related::referred;
use super::{
    Answers, Column, Field, FieldKind, Group, Guess, Holding, Keyed, Neighbor, NewRows, Reach, Records, Related,
    Source, SourceError, SourceKind, SourceNotice, reading_of,
};
use crate::message;
use crate::message::Message;

/// The entry in [`super::SOURCES`].
pub const KIND: SourceKind = SourceKind {
    id: "sqlite",
    label: "source-sqlite",
    files: Some("source-sqlite-files"),
    endings: &["sqlite", "sqlite3", "db", "db3"],
    reach: Reach::File,
    new_rows: NewRows::ByColumn,
    claim,
    fields: FIELDS,
    open,
    piped: None,
};

const FIELDS: &[Field] = &[
    field(Group::Place, "file", "setting-file", None, FieldKind::File),
    field(Group::What, "table", "setting-table", None, FieldKind::Held),
    field(Group::What, "query", "setting-query", Some("setting-query-help"), FieldKind::LongText),
    field(Group::New, "key", "setting-key", Some("setting-key-help"), FieldKind::Text),
    field(Group::New, "since", "setting-since", Some("setting-since-help"), FieldKind::Text),
    field(Group::New, "again", "setting-again", Some("setting-again-help"), FieldKind::Text),
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

fn claim(text: &str) -> Result<Option<Answers>, SourceError> {
    Ok(connection::is_database(Path::new(text)).then(|| Answers::new(KIND.id).with("file", text)))
}

/// A table, a view or a query.
struct Sqlite {
    name: String,
    answers: Answers,
    columns: Vec<Column>,
    /// Nothing where it is a query.
    table: Option<Table>,
    reading: Arc<Reading>,
    holds: Vec<Holding>,
    guesses: Vec<Guess>,
    notices: Vec<SourceNotice>,
    related: Vec<Related>,
}

impl Source for Sqlite {
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
        let file = file_name(&self.reading.path);
        match (&self.table, &self.reading.key[..]) {
            (None, _) => message!("reading-query", of = file),
            (Some(table), []) => message!("reading-view", view = &table.name, of = file),
            (Some(table), key) => reading_of(
                message!("reading-table", table = &table.name, of = file),
                [message!("reading-in-order", columns = key.join(", "))],
            ),
        }
    }

    fn guesses(&self) -> &[Guess] {
        &self.guesses
    }

    fn notices(&self) -> &[SourceNotice] {
        &self.notices
    }

    fn records(&self) -> Result<Box<dyn Records>, SourceError> {
        Ok(Box::new(Pass::start(&self.reading)?))
    }

    fn growing(&self) -> Option<usize> {
        self.reading.growing
    }

    fn related(&self) -> &[Related] {
        &self.related
    }

    fn neighbors(&self) -> Result<Vec<Neighbor>, SourceError> {
        let others = self.holds.iter().filter(|held| self.answers.get("table") != Some(held.name.as_str()));
        let neighbor = |held: &Holding| Neighbor {
            name: held.name.clone(),
            named: held.name.clone(),
            answers: Answers::new(KIND.id).with("table", held.name.as_str()),
            rows: held.rows,
        };
        Ok(others.map(neighbor).chain(beside::neighbors(&self.reading.path)?).collect())
    }

    fn holds(&self) -> &[Holding] {
        &self.holds
    }

    fn table_beside(&self, name: &str) -> Option<Answers> {
        Some(Answers::new(KIND.id).with("table", name))
    }

    fn rows(&self) -> Option<u64> {
        self.reading.rows
    }

    fn keyed(&self, by: usize, take: usize) -> Result<Option<Box<dyn Keyed>>, SourceError> {
        let names = (self.reading.names.get(by), self.reading.names.get(take));
        let (Some(table), (Some(by), Some(take))) = (&self.table, names) else { return Ok(None) };
        if !Catalog::open(&self.reading.path)?.is_key(table, by)? {
            return Ok(None);
        }
        Ok(Some(Box::new(keyed::Rows::open(&self.reading, by, take)?)))
    }

    fn beside(&self, answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
        let mut there = answers.clone().read_as(self.answers.reading);
        if let (true, None, Some(file)) = (there.kind == KIND.id, there.get("file"), self.answers.get("file")) {
            there = there.with("file", file);
        }
        super::open(&there)
    }
}

fn open(answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    let path: PathBuf =
        answers.get("file").ok_or(SourceError::MissingAnswer { field: "file", label: "setting-file" })?.into();
    let catalog = Catalog::open(&path)?;
    let holds = catalog.holds()?;
    let query = answers.get("query").filter(|query| !query.trim().is_empty());
    let opened = match (answers.get("table"), query) {
        (Some(_), Some(_)) => return Err(problem::error(&path, SqliteProblem::TableAndQuery)),
        (None, Some(query)) => open_query(&catalog, answers, query, &path)?,
        (table, None) => open_table(&catalog, answers, table, &holds, &path)?,
    };
    Ok(Arc::new(Sqlite { holds, ..opened }))
}

/// The table that is named, or the largest, as far as that is known.
fn open_table(
    catalog: &Catalog<'_>,
    answers: &Answers,
    wanted: Option<&str>,
    holds: &[Holding],
    path: &Path,
) -> Result<Sqlite, SourceError> {
    let held = match wanted {
        Some(wanted) => {
            let exact = holds.iter().find(|held| held.name == wanted);
            exact.or_else(|| holds.iter().find(|held| held.name.eq_ignore_ascii_case(wanted))).ok_or_else(|| {
                let names: Vec<&str> = holds.iter().map(|held| held.name.as_str()).collect();
                SourceError::BadAnswer { field: "table", value: wanted.to_owned(), allowed: names.join(", ").into() }
            })?
        }
        // Of several with as many rows the first by its name.
        None => (holds.iter().rev().max_by_key(|held| held.rows))
            .ok_or_else(|| problem::error(path, SqliteProblem::NoTables))?,
    };
    let table = catalog.table(&held.name)?;
    let (left_out, read): (Vec<_>, Vec<_>) = table.columns.iter().partition(|column| column.is_left_out());
    let names: Vec<String> = read.iter().map(|column| column.name.clone()).collect();
    if names.is_empty() {
        return Err(problem::error(path, SqliteProblem::NothingReadable { table: table.name }));
    }
    let left_out: Vec<String> = left_out.iter().map(|column| column.name.clone()).collect();
    let notices = if left_out.is_empty() { Vec::new() } else { vec![SourceNotice::LeftOut { columns: left_out }] };
    let (growing, since, again) = new_rows(answers, &names, table.counted.as_deref())?;
    let why = match holds.len() {
        1 => message!("because-only-one"),
        _ => message!("because-seems-largest"),
    };
    let guess = Guess {
        field: "table",
        answer: held.name.clone(),
        label: held.name.as_str().into(),
        why: wanted.is_none().then_some(why),
        chosen: wanted.is_some(),
    };
    let mut answers = answers.clone().with("table", held.name.as_str());
    if let Some(name) = growing.and_then(|place| names.get(place)) {
        answers = answers.with("key", name.as_str());
    }
    let reading = Reading {
        path: path.to_owned(),
        from: text::name(&table.name),
        cells: names.len(),
        key: table.key.clone(),
        growing_name: growing.and_then(|place| names.get(place)).cloned().unwrap_or_default(),
        counted: table.counted.is_some() && table.counted.as_ref() == growing.and_then(|place| names.get(place)),
        growing,
        // How many of its rows are new is not known.
        rows: held.rows.filter(|_| since.is_none()),
        since,
        again,
        names: names.clone(),
    };
    let related = related(catalog, &table.name, &names, holds)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(Sqlite {
        name: format!("{stem}.{}", table.name),
        answers,
        columns: Column::unique(names),
        table: Some(table),
        reading: Arc::new(reading),
        holds: Vec::new(),
        guesses: vec![guess],
        notices,
        related,
    })
}

fn open_query(catalog: &Catalog<'_>, answers: &Answers, query: &str, path: &Path) -> Result<Sqlite, SourceError> {
    let query = query.trim().trim_end_matches(';').trim_end();
    // A comment at its end would swallow the bracket.
    let from = format!("({query}\n)");
    let titles = catalog.titles(query, &format!("SELECT * FROM {from}"))?;
    let (growing, since, again) = new_rows(answers, &titles, None)?;
    let reading = Reading {
        path: path.to_owned(),
        from,
        names: Vec::new(),
        cells: titles.len(),
        key: Vec::new(),
        growing_name: growing.and_then(|place| titles.get(place)).cloned().unwrap_or_default(),
        growing,
        counted: false,
        since,
        again,
        rows: None,
    };
    Ok(Sqlite {
        name: format!("Query to {}", file_name(path)),
        answers: answers.clone(),
        columns: Column::unique(titles),
        table: None,
        reading: Arc::new(reading),
        holds: Vec::new(),
        guesses: Vec::new(),
        notices: Vec::new(),
        related: Vec::new(),
    })
}

/// The column by which new rows are told: the one that was chosen, else the one that SQLite counts up; and from which
/// value on, with the earlier ones that are read once more.
#[allow(clippy::type_complexity, reason = "the three parts are named in the first lines")]
fn new_rows(
    answers: &Answers,
    names: &[String],
    counted: Option<&str>,
) -> Result<(Option<usize>, Option<String>, Vec<String>), SourceError> {
    let find = |wanted: &str| names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    let growing = match answers.get("key") {
        Some(key) => Some(find(key).ok_or_else(|| SourceError::BadAnswer {
            field: "key",
            value: key.to_owned(),
            allowed: names.join(", ").into(),
        })?),
        None => counted.and_then(find),
    };
    let since = answers.get("since").map(str::to_owned);
    if growing.is_none() && since.is_some() {
        return Err(SourceError::MissingAnswer { field: "key", label: "setting-key" });
    }
    let again = answers.get("again").unwrap_or_default().split(',').map(str::trim).filter(|value| !value.is_empty());
    Ok((growing, since, again.map(str::to_owned).collect()))
}

/// Where more is known about a table's columns: by its foreign keys, else by the columns' names.
fn related(
    catalog: &Catalog<'_>,
    table: &str,
    names: &[String],
    holds: &[Holding],
) -> Result<Vec<Related>, SourceError> {
    let declared = catalog.foreign_keys(table)?;
    let place = |column: &str| names.iter().position(|name| name.eq_ignore_ascii_case(column));
    let mut related: Vec<Related> = declared
        .into_iter()
        .filter_map(|key| Some(Related { column: place(&key.column)?, named: key.table, declared: true }))
        .collect();
    for (column, name) in names.iter().enumerate() {
        if related.iter().any(|known| known.column == column) {
            continue;
        }
        let referred = referred(name);
        let other = holds.iter().find(|held| {
            held.name != table && referred.iter().any(|referred| held.name.eq_ignore_ascii_case(referred))
        });
        related.extend(other.map(|held| Related { column, named: held.name.clone(), declared: false }));
    }
    related.sort_by_key(|related| related.column);
    Ok(related)
}
