//! Opens the files or tables that are to be one, each by its kind, and makes one table of them.

use std::sync::Arc;

use super::choice::Found;
use super::joined::Joined;
use super::order::natural;
use super::pass::{Part, Reading};
use super::pattern::fits;
use super::problem::{SeveralProblem, error};
use super::summary::{Ways, each, guesses, name_of, notices, reading};
use super::table::{Place, Table, given};
use super::watched::Watched;
use super::{FILE, Several, is_joined, kind_of, wanted};
use crate::source::notice::Difference;
use crate::source::packed::INSIDE;
use crate::source::table::MOST_COLUMNS;
use crate::source::{self, Answers, Column, Group, LEFT_OUT_TITLES, Returned, Source, SourceError, SourceKind};

/// Tables that are being opened.
pub(super) struct Opening<'a> {
    kind: &'static SourceKind,
    answers: &'a Answers,
    pub(super) tables: Vec<Table>,
    /// They are read as they were once, whatever they are together now.
    pub(super) of_then: bool,
    /// What the only file holds of which several tables are read.
    container: Option<Arc<dyn Source>>,
    /// Files without a row, each with what was said of it.
    no_rows: Vec<(String, SourceError)>,
    /// Files of left-out rows that were passed over.
    returned: Vec<String>,
}

impl<'a> Opening<'a> {
    pub(super) fn new(kind: &'static SourceKind, answers: &'a Answers) -> Self {
        Self {
            kind,
            answers,
            tables: Vec::new(),
            of_then: false,
            container: None,
            no_rows: Vec::new(),
            returned: Vec::new(),
        }
    }

    /// Opens a file, or the tables of it; gives a source where it is the only one after all.
    pub(super) fn open_file(&mut self, found: &Found) -> Result<Option<Arc<dyn Source>>, SourceError> {
        let one_file = self.answers.several.is_empty();
        if !one_file {
            self.refuse_other_kind(found)?;
        }
        let length = std::fs::metadata(&found.path).map_or(0, |about| about.len());
        let Some((field, pattern)) = wanted(self.kind, self.answers) else {
            return self.open_whole(found, length).map(|()| None);
        };
        if one_file {
            // It may be called so, whatever that looks like.
            match (self.kind.open)(self.answers) {
                Err(SourceError::BadAnswer { field: bad, .. }) if bad == field.id => {}
                opened => return opened.map(|alone| Some(Returned::recognise(alone))),
            }
        }
        let any = Answers { several: Vec::new(), each: Vec::new(), ..self.answers.clone() }.without(&[Group::What]);
        let container = source::open(&any.with(FILE, found.path.to_string_lossy()))?;
        let holds: Vec<&str> = container.holds().iter().map(|held| held.name.as_str()).collect();
        let is_meant = |name: &&str| if holds.contains(&pattern) { *name == pattern } else { fits(pattern, name) };
        let mut names: Vec<&str> = holds.iter().copied().filter(is_meant).collect();
        if holds.is_empty() {
            // There is one table, which has no name.
            names.push("");
        }
        if names.is_empty() {
            let holds = holds.into_iter().map(str::to_owned).collect();
            let (path, pattern) = (found.path.clone(), pattern.to_owned());
            return Err(error(SeveralProblem::NoTableFits { path, pattern, holds }));
        }
        names.sort_by(|one, other| natural(one, other));
        let weight = length / names.len() as u64;
        for table in names {
            let name = match (one_file, table) {
                (_, "") => found.name.clone(),
                (true, _) => table.to_owned(),
                (false, _) => format!("{}/{table}", found.name),
            };
            self.open_held(found, name, (field.id, table), weight)?;
        }
        self.container = one_file.then_some(container);
        Ok(None)
    }

    /// Opens a file of which nobody said what is read of it: of an archive that is each table, since none of them is meant
    /// more than another.
    fn open_whole(&mut self, found: &Found, length: u64) -> Result<(), SourceError> {
        let known = given(self.answers, &found.name, &Place::new(&found.whole, ""));
        let opened = source::open(&known.with(FILE, found.path.to_string_lossy()));
        let tables: Vec<String> = match &opened {
            Ok(source) if source.guesses().iter().any(|guess| guess.field == INSIDE.id && !guess.chosen) => {
                source.holds().iter().map(|held| held.name.clone()).collect()
            }
            _ => Vec::new(),
        };
        if tables.len() < 2 {
            return self.take(found, found.name.clone(), tables.first().map_or("", String::as_str), opened, length);
        }
        let mut tables: Vec<&str> = tables.iter().map(String::as_str).collect();
        tables.sort_by(|one, other| natural(one, other));
        let weight = length / tables.len() as u64;
        tables
            .into_iter()
            .try_for_each(|table| self.open_held(found, format!("{}/{table}", found.name), (INSIDE.id, table), weight))
    }

    /// Opens something that a file holds, as the answer to this field.
    fn open_held(
        &mut self,
        found: &Found,
        name: String,
        (field, table): (&str, &str),
        weight: u64,
    ) -> Result<(), SourceError> {
        let known = given(self.answers, &name, &Place::new(&found.whole, table));
        let opened = source::open(&known.with(FILE, found.path.to_string_lossy()).with(field, table));
        self.take(found, name, table, opened, weight)
    }

    /// Takes a table, unless there is nothing to take of it.
    fn take(
        &mut self,
        found: &Found,
        name: String,
        held: &str,
        opened: Result<Arc<dyn Source>, SourceError>,
        weight: u64,
    ) -> Result<(), SourceError> {
        match opened {
            Ok(source) if !found.named && is_of_left_out_rows(source.columns()) => self.returned.push(name),
            Ok(source) => {
                let (path, place) = (found.path.clone(), Place::new(&found.whole, held));
                self.tables.push(Table { name, path, place, source, weight });
            }
            // A month without a row is no reason to stop.
            Err(none @ (SourceError::Empty { .. } | SourceError::TitlesOnly { .. })) => self.no_rows.push((name, none)),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn refuse_other_kind(&self, found: &Found) -> Result<(), SourceError> {
        let kind = kind_of(&found.path)?;
        if !is_joined(kind) {
            return Err(error(SeveralProblem::KindOfOne { file: found.name.clone(), kind: called(kind) }));
        }
        if kind.id == self.kind.id {
            return Ok(());
        }
        let one = self.tables.first().map_or_else(|| self.answers.several.join(", "), |table| table.name.clone());
        let (one, other) = ((one, called(self.kind)), (found.name.clone(), called(kind)));
        Err(error(SeveralProblem::DifferentKinds { one, other }))
    }

    /// Makes one table of them.
    pub(super) fn join(self, watched: Arc<Watched>) -> Result<Several, SourceError> {
        let Self { kind, answers, tables, of_then, container, mut no_rows, returned } = self;
        if tables.is_empty() {
            let why = (!no_rows.is_empty()).then(|| no_rows.swap_remove(0).1);
            return Err(why.unwrap_or_else(|| {
                error(SeveralProblem::NothingFits { pattern: answers.several.join(", "), only_folders: false })
            }));
        }
        let mut joined = Joined::default();
        for table in &tables {
            if !joined.add(&table.name, table.source.columns()) && !of_then {
                let (file, first) = (table.name.clone(), tables[0].name.clone());
                return Err(error(SeveralProblem::OtherTable { file, first }));
            }
        }
        let columns = joined.columns();
        if columns.len() > MOST_COLUMNS && !of_then {
            let (path, columns, limit) = (tables[0].path.clone(), columns.len(), MOST_COLUMNS);
            return Err(SourceError::TooManyColumns { path, columns, limit });
        }
        let ways = Ways::of(kind, &tables);
        let mut more = Vec::new();
        if !no_rows.is_empty() {
            more.push(Difference::NoRows { files: no_rows.into_iter().map(|(name, _)| name).collect() });
        }
        if !returned.is_empty() {
            more.push(Difference::LeftOutRows { files: returned });
        }
        let differences = joined.differences().into_iter().chain(ways.differences(&tables)).collect();
        let several = Several {
            name: name_of(answers, &tables),
            answers: Answers { each: each(kind, answers, &tables), ..answers.clone() },
            reading: reading(&ways, &tables, container.is_some()),
            guesses: guesses(kind, answers, &tables),
            notices: notices(&tables, differences, more),
            container,
            of: Arc::new(Reading {
                width: columns.len(),
                parts: tables
                    .into_iter()
                    .zip(joined.places())
                    .map(|(table, places)| Part::new(table, places, columns.len()))
                    .collect(),
                watched,
            }),
            columns,
        };
        Ok(several)
    }
}

/// The key of what files of a kind are called.
fn called(kind: &SourceKind) -> &'static str {
    kind.files.unwrap_or(kind.label)
}

/// Whether columns are those of a file of rows that were left out before.
fn is_of_left_out_rows(columns: &[Column]) -> bool {
    let last = columns.len().checked_sub(LEFT_OUT_TITLES.len()).and_then(|at| columns.get(at..));
    last.is_some_and(|last| last.iter().map(|column| column.title.as_str()).eq(LEFT_OUT_TITLES))
}
