//! What a source asks of the person. The window's form, the plan's keys and the command line's checks all
//! follow from these tables, so that a new kind of source needs no form of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{ReadingVersion, ServerKind, SourceError, SourceKind};
use crate::message;
use crate::message::{Arg, Message};

/// One thing that a kind of source asks for.
#[derive(Debug)]
pub struct Field {
    /// The key in plans.
    pub id: &'static str,
    /// The key of what a person reads beside it.
    pub label: &'static str,
    /// The key of one line of help.
    pub help: Option<&'static str>,
    /// What may be answered.
    pub kind: FieldKind,
    /// Whether it must be answered.
    pub required: bool,
    /// What it is about.
    pub group: Group,
}

/// What a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Where the source is and who asks: asked for first.
    Place,
    /// Hides it among what matters to some only.
    More,
    /// Which part of what is there is read; at most one of these is answered.
    What,
    /// Which of its rows are new.
    New,
    /// How it is read.
    Reading,
}

/// What a field takes.
#[derive(Debug)]
pub enum FieldKind {
    /// The path of a file.
    File,
    /// A line of text.
    Text,
    /// Text of several lines, such as a query.
    LongText,
    /// A whole number.
    Number,
    /// A password: never saved, never shown, never logged.
    Secret,
    /// The name of something that the source holds ([`super::Source::holds`]).
    Held,
    /// One of these; the first is the default.
    Choice(&'static [Choice]),
    /// One of these or a whole number from 1; the first is the default.
    ChoiceOrNumber(&'static [Choice]),
}

/// One answer of a [`FieldKind::Choice`].
#[derive(Debug)]
pub struct Choice {
    /// Stands in plans.
    pub id: &'static str,
    /// The key of what a person reads.
    pub label: &'static str,
}

/// What a source found out by itself, so that a person can agree or change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// [`Field::id`].
    pub field: &'static str,
    /// What would be answered to say the same.
    pub answer: String,
    /// What a person reads for that.
    pub label: Arg,
    /// Why, to go behind "because"; `None` when it was answered.
    pub why: Option<Message>,
    /// Whether it was answered rather than found out.
    pub chosen: bool,
}

/// What was answered: the kind of source and a text for each field. This is what a plan holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// [`SourceKind::id`].
    pub kind: String,
    /// Files, folders and patterns that are read as one table, in place of one file; empty where it is one.
    #[serde(default, rename = "files", skip_serializing_if = "Vec::is_empty")]
    pub several: Vec<String>,
    /// [`Field::id`] to what was answered.
    #[serde(flatten)]
    pub values: BTreeMap<String, String>,
    /// How each of several files or tables is read that were there when this was written; those that come are looked at
    /// when they do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub each: Vec<Each>,
    /// By which rules it is read; a plan keeps this for all of its sources.
    #[serde(skip)]
    pub reading: ReadingVersion,
}

/// How some of several files or tables are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Each {
    /// What they are called, unlike any other.
    pub names: Vec<String>,
    /// [`Field::id`] to what was found out.
    #[serde(flatten)]
    pub values: BTreeMap<String, String>,
}

impl Answers {
    /// Nothing answered yet.
    pub fn new(kind: &str) -> Self {
        Self { kind: kind.to_owned(), ..Self::default() }
    }

    /// Adds an answer, or replaces it.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<String>) -> Self {
        self.values.insert(field.to_owned(), value.into());
        self
    }

    /// Sets by the rules of which version it is read.
    #[must_use]
    pub fn read_as(mut self, reading: ReadingVersion) -> Self {
        self.reading = reading;
        self
    }

    /// What was answered; `None` when blank or not at all.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.values.get(field).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The files that are named, and folders and patterns where these are.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let fields = super::kind(&self.kind).into_iter().flat_map(|kind| kind.fields);
        let files = fields.filter(|field| matches!(field.kind, FieldKind::File));
        let named = files.filter_map(|field| self.values.get(field.id)).filter(|file| !file.is_empty());
        named.chain(&self.several).map(Path::new)
    }

    /// The files that are read: in place of folders and patterns those that they stand for just now.
    pub fn files_read(&self) -> impl Iterator<Item = PathBuf> {
        let one = self.files().take(if self.several.is_empty() { usize::MAX } else { 0 });
        one.map(Path::to_owned).chain(super::several::choice::paths(&self.several))
    }

    /// What is read of what the source holds, where it was named.
    pub fn held(&self) -> Option<&str> {
        let fields = super::kind(&self.kind)?.fields;
        self.get(fields.iter().find(|field| matches!(field.kind, FieldKind::Held))?.id)
    }

    /// Takes the answers of these groups away.
    #[must_use]
    pub fn without(mut self, groups: &[Group]) -> Self {
        let fields = super::kind(&self.kind).into_iter().flat_map(|kind| kind.fields);
        for field in fields.filter(|field| groups.contains(&field.group)) {
            self.values.remove(field.id);
        }
        self
    }

    /// The same for another file, or for several as one table.
    #[must_use]
    pub fn at(mut self, file: &str, several: Vec<String>) -> Self {
        self.each.clear();
        self.several = several;
        match self.several.is_empty() {
            true => self.with("file", file),
            false => {
                self.values.remove("file");
                self
            }
        }
    }

    /// Whether both are of the same file, or of the same choice of several.
    pub fn is_at(&self, other: &Self) -> bool {
        self.get("file") == other.get("file") && self.several == other.several
    }

    /// What is read, without how: the place and the part of it. A query is how one looks at a place.
    #[must_use]
    pub fn place(&self) -> Self {
        let fields = super::kind(&self.kind).into_iter().flat_map(|kind| kind.fields);
        let tells = |field: &&Field| match field.group {
            Group::Place => !matches!(field.kind, FieldKind::Secret),
            Group::What => !matches!(field.kind, FieldKind::LongText),
            Group::More | Group::New | Group::Reading => false,
        };
        let value = |field: &Field| Some((field.id.to_owned(), self.get(field.id)?.to_owned()));
        let values = fields.filter(tells).filter_map(value).collect();
        Self { several: self.several.clone(), values, ..Self::default() }
    }

    /// Whether it takes a server to let somebody in.
    pub fn is_of_server(&self) -> bool {
        self.server().is_some()
    }

    /// Its kind of server; `None` where it takes none.
    pub fn server(&self) -> Option<&'static ServerKind> {
        super::kind(&self.kind)?.server()
    }

    /// Without what must not be saved.
    #[must_use]
    pub fn without_secrets(mut self, kind: &SourceKind) -> Self {
        for field in kind.fields {
            if matches!(field.kind, FieldKind::Secret) {
                self.values.remove(field.id);
            }
        }
        self
    }

    /// Holds the answers against what the kind asks for.
    ///
    /// # Errors
    /// For an answer that nothing asks for, a missing one, a choice that is none.
    pub fn check(&self, kind: &SourceKind) -> Result<(), SourceError> {
        let known = || kind.fields.iter().map(|field| field.id).collect();
        for id in self.values.keys() {
            if !kind.fields.iter().any(|field| field.id == id) {
                return Err(SourceError::UnknownAnswer { field: id.clone(), kind: kind.label, known: known() });
            }
        }
        for field in kind.fields {
            match (self.get(field.id), &field.kind) {
                (None, FieldKind::File) if !self.several.is_empty() => {}
                (None, _) if field.required => {
                    return Err(SourceError::MissingAnswer { field: field.id, label: field.label });
                }
                (Some(value), FieldKind::Choice(settings)) if !settings.iter().any(|c| c.id == value) => {
                    return Err(SourceError::BadAnswer {
                        field: field.id,
                        value: value.to_owned(),
                        allowed: ids(settings).into(),
                    });
                }
                (Some(value), FieldKind::Number) if value.parse::<u64>().is_err() => {
                    return Err(SourceError::BadAnswer {
                        field: field.id,
                        value: value.to_owned(),
                        allowed: message!("allowed-whole-number").into(),
                    });
                }
                (Some(value), FieldKind::ChoiceOrNumber(settings))
                    if !settings.iter().any(|c| c.id == value) && value.parse::<u64>().is_err() =>
                {
                    return Err(SourceError::BadAnswer {
                        field: field.id,
                        value: value.to_owned(),
                        allowed: message!("allowed-or-whole-number", choices = ids(settings)).into(),
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The answers to choose from, as they are typed.
pub(super) fn ids(settings: &[Choice]) -> String {
    settings.iter().map(|choice| choice.id).collect::<Vec<_>>().join(", ")
}

impl std::fmt::Debug for SourceKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SourceKind").field("id", &self.id).finish_non_exhaustive()
    }
}
