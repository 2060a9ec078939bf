//! Several files as one table (files, a folder, a pattern such as `orders-*.csv`), and several tables of one file, beneath
//! what uses a source and above the kinds: each file is opened by its kind, in its own way, and here they become one.
//!
//! Columns are joined by their titles (`joined`), files stand in the natural order of their names (`choice`, `order`), and a
//! `pass` reads one after the other. Each row keeps its file, its line there, and the hash that it has where its file is
//! read alone, so that a ledger knows it again whatever files it is read with.

pub(super) mod choice;
mod joined;
mod opening;
mod order;
mod pass;
mod pattern;
mod problem;
mod summary;
mod table;
mod watched;

use std::path::Path;
use std::sync::Arc;

use super::server::served::is_meant_for_server;
use super::watched::go_on;
use super::{
    Answers, Column, Field, FieldKind, FileName, Group, Guess, Holding, Neighbor, NewRows, Reach, ReadingVersion,
    Records, Related, Source, SourceError, SourceKind, SourceNotice,
};
use crate::message::Message;
use opening::Opening;
use pass::{Part, Pass, Reading};
use pattern::is_pattern;
use problem::{SeveralProblem, error};
use table::{Table, given};
use watched::Watched;

/// The answer for what a file holds that stands for all of it.
pub const ALL: &str = "*";

/// The answers that stand for several files, where what was named is a folder, a pattern, or more than one file.
///
/// # Errors
/// When there is no such file, or the first of them is of a kind that can't be read with others.
pub(super) fn named(names: &[String]) -> Result<Option<Answers>, SourceError> {
    let is_of_server = |name: &String| is_meant_for_server(name);
    match names {
        [one] if !choice::is_of_several(one) || is_of_server(one) => return Ok(None),
        // The address is not repeated: it may hold a password.
        several if several.iter().any(is_of_server) => return Err(error(SeveralProblem::Address)),
        _ => {}
    }
    let found = choice::files(names)?;
    let Some(first) = found.first() else { return Ok(None) };
    let kind = kind_of(&first.path)?;
    Ok(Some(Answers { kind: kind.id.to_owned(), several: names.to_vec(), ..Answers::default() }))
}

fn kind_of(path: &Path) -> Result<&'static SourceKind, SourceError> {
    let answers = super::of_kind(&path.to_string_lossy())?;
    super::kind(&answers.kind).ok_or(SourceError::UnknownKind { kind: answers.kind })
}

/// Whether answers ask for several files or tables.
pub(super) fn is_asked(kind: &SourceKind, answers: &Answers) -> bool {
    !answers.several.is_empty() || wanted(kind, answers).is_some()
}

/// The pattern for which of the tables that files hold are read, where there is one.
fn wanted<'a>(kind: &SourceKind, answers: &'a Answers) -> Option<(&'static Field, &'a str)> {
    let held = kind.fields.iter().find(|field| matches!(field.kind, FieldKind::Held)).filter(|_| is_joined(kind))?;
    answers.get(held.id).filter(|text| is_pattern(text)).map(|text| (held, text))
}

/// Whether files of a kind can be read as one table.
fn is_joined(kind: &SourceKind) -> bool {
    matches!(kind.reach, Reach::File) && kind.new_rows == NewRows::AtTheEnd
}

/// The field for the path of a file.
const FILE: &str = "file";

/// Opens several files or tables as one.
///
/// # Errors
/// When one of them can't be read, or they are no table together.
pub(super) fn open(kind: &'static SourceKind, answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    answers.check(kind)?;
    if let Some(file) = answers.get(FILE).filter(|_| !answers.several.is_empty()) {
        return Err(error(SeveralProblem::FileBeside { file: file.to_owned(), chosen: answers.several.clone() }));
    }
    let watched = Arc::new(Watched::look(answers)?);
    let mut opening = Opening::new(kind, answers);
    for found in watched.files() {
        go_on()?;
        if let Some(alone) = opening.open_file(found)? {
            return Ok(alone);
        }
    }
    Ok(Arc::new(opening.join(watched)?))
}

/// Several files or tables that can be read as one.
struct Several {
    name: String,
    columns: Vec<Column>,
    answers: Answers,
    reading: Message,
    guesses: Vec<Guess>,
    notices: Vec<SourceNotice>,
    container: Option<Arc<dyn Source>>,
    of: Arc<Reading>,
}

impl Several {
    /// The table of the same files, each read as `then` says; `None` where it says nothing of any.
    fn of_then(
        &self,
        kind: &'static SourceKind,
        reading: ReadingVersion,
        then: impl Fn(&Part) -> Result<Option<Arc<dyn Source>>, SourceError>,
    ) -> Result<Option<Arc<dyn Source>>, SourceError> {
        // How each is read says which way this is, so that no two ways look alike.
        let answers = Answers { each: Vec::new(), ..self.answers.clone() }.without(&[Group::Reading]).read_as(reading);
        let mut opening = Opening::new(kind, &answers);
        opening.of_then = true;
        let mut is_other = false;
        for part in &self.of.parts {
            let of_then = then(part)?;
            is_other |= of_then.is_some();
            // Nothing was sent of what could not be read then. As it is read now it keeps its place among the others.
            let source = of_then.unwrap_or_else(|| Arc::clone(&part.source));
            let (name, path, place) = (part.file.text().to_owned(), part.path.clone(), part.place.clone());
            opening.tables.push(Table { name, path, place, source, weight: part.weight });
        }
        if !is_other {
            return Ok(None);
        }
        Ok(Some(Arc::new(opening.join(Arc::clone(&self.of.watched))?)))
    }

    fn first(&self) -> Option<&Part> {
        self.of.parts.first()
    }
}

impl Source for Several {
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
        self.reading.clone()
    }

    fn guesses(&self) -> &[Guess] {
        &self.guesses
    }

    fn notices(&self) -> &[SourceNotice] {
        &self.notices
    }

    fn records(&self) -> Result<Box<dyn Records>, SourceError> {
        Ok(Box::new(Pass::begin(&self.of)?))
    }

    fn related(&self) -> &[Related] {
        // Its columns stand in their places, since they are the first.
        self.first().map_or(&[], |part| part.source.related())
    }

    fn neighbors(&self) -> Result<Vec<Neighbor>, SourceError> {
        let Some(first) = self.first() else { return Ok(Vec::new()) };
        let own = |path: &str| self.of.parts.iter().any(|part| part.path == Path::new(path));
        let mut others = first.source.neighbors()?;
        others.retain(|other| other.answers.get(FILE).is_none_or(|path| !own(path)));
        Ok(others)
    }

    fn holds(&self) -> &[Holding] {
        self.container.as_ref().map_or(&[], |container| container.holds())
    }

    fn table_beside(&self, name: &str) -> Option<Answers> {
        self.first()?.source.table_beside(name)
    }

    fn was_called(&self, file: FileName, name: &str) -> bool {
        let part = self.of.parts.iter().find(|part| part.file == file);
        file.text() == name || part.is_some_and(|part| part.place.may_be_called(name))
    }

    fn rows(&self) -> Option<u64> {
        self.of.parts.iter().map(|part| part.source.rows()).sum()
    }

    fn read_before(&self, way: &Answers) -> Result<Option<Arc<dyn Source>>, SourceError> {
        let Some(kind) = super::kind(&self.answers.kind).filter(|kind| kind.id == way.kind) else { return Ok(None) };
        let held = kind.fields.iter().find(|field| matches!(field.kind, FieldKind::Held));
        self.of_then(kind, way.reading, |part| {
            let mut way = given(way, part.file.text(), &part.place);
            if let Some(held) = held {
                let own = part.source.answers().get(held.id).unwrap_or_default();
                way = way.with(held.id, own);
            }
            part.source.read_before(&way)
        })
    }

    fn read_alone(&self) -> Result<Option<Arc<dyn Source>>, SourceError> {
        let Some(kind) = super::kind(&self.answers.kind) else { return Ok(None) };
        self.of_then(kind, ReadingVersion::THIRD, |part| part.source.read_alone())
    }

    fn beside(&self, answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
        match self.first() {
            Some(first) => first.source.beside(answers),
            None => super::open(&answers.clone().read_as(self.answers.reading)),
        }
    }
}
