//! A plan: the source, what its rows become and where that goes, as a TOML file that a person can read, keep and
//! use again on the next export. Never a secret.

mod limits;

use std::path::{Path, PathBuf};

pub use limits::Limits;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, Deserializer};

use crate::mapping::Mapping;
use crate::source::{self, Answers, FieldKind, ReadingVersion};
use crate::store::{self, StoreError};

/// The layout of the file; a newer one is refused in words and not misread, an older one is read and written as this one.
pub const VERSION: u32 = 2;

/// What the parts of a rule are called in a plan of version 1, and what they are called since.
const RENAMED: [(&str, &str); 4] = [("who", "person"), ("when", "time"), ("what", "event"), ("details", "properties")];

/// Everything that decides what is sent, but the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// [`VERSION`], whatever the version of the file that it was read from.
    pub version: u32,
    /// The version of reading of its sources and its mapping, each of which knows it too; as it was written.
    #[serde(default = "ReadingVersion::first", skip_serializing_if = "ReadingVersion::is_first")]
    reading: ReadingVersion,
    /// Where the tracker is; Kissmetrics' own when not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracker: Option<String>,
    /// Where the records come from.
    pub source: Answers,
    /// What they become.
    pub mapping: Mapping,
    /// Where the mapping looks things up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lookups: Vec<SecondSource>,
    /// What it may do where nobody watches.
    #[serde(default, skip_serializing_if = "Limits::is_empty")]
    pub unattended: Limits,
}

/// What a plan of every version says.
#[derive(Deserialize)]
struct Head {
    version: u32,
}

/// A source in which things are looked up, and the name by which a mapping knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondSource {
    /// [`Lookup::source`](crate::mapping::Lookup::source).
    pub name: String,
    /// Where its records come from. What a table does not say of its database is taken from the plan's source.
    #[serde(flatten)]
    pub answers: Answers,
}

impl SecondSource {
    /// A name for a file or a table: the one that it has already, else one that no other has, such as `users` for
    /// `exports/users.csv`.
    pub fn name_for(source: &str, answers: &Answers, others: &[SecondSource]) -> String {
        if let Some(known) = others.iter().find(|other| other.answers == *answers) {
            return known.name.clone();
        }
        let stem =
            Path::new(source).file_stem().map_or_else(|| source.to_owned(), |stem| stem.to_string_lossy().into());
        let free = |name: &String| others.iter().all(|other| other.name != *name);
        let numbered = (2_u32..).map(|number| format!("{stem} {number}"));
        std::iter::once(stem.clone()).chain(numbered).find(free).unwrap_or(stem)
    }
}

/// Why a plan cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum PlanError {
    /// The file cannot be read.
    Read { path: PathBuf, source: std::io::Error },
    /// It is not a plan; `line` and `column` count from 1.
    Syntax { path: PathBuf, line: usize, column: usize, message: String },
    /// It was made by a newer Backfill.
    Version { path: PathBuf, found: u32 },
    /// It is to be read by rules that this Backfill does not know.
    Reading { path: PathBuf, found: u32 },
    /// A detail has a name that is a parameter of the tracker, so that it would take the real one's place.
    ReservedName { name: String },
}

impl Plan {
    /// A plan for this source, for Kissmetrics.
    pub fn new(source: Answers, mapping: Mapping) -> Self {
        let reading = source.reading;
        let (tracker, lookups, unattended) = Default::default();
        Self { version: VERSION, reading, tracker, source, mapping, lookups, unattended }.read_as(reading)
    }

    /// Adds what its mapping looks things up in.
    #[must_use]
    pub fn with_lookups(mut self, lookups: Vec<SecondSource>) -> Self {
        self.lookups = lookups;
        let reading = self.reading();
        self.read_as(reading)
    }

    /// By the rules of which version all of it is read.
    pub fn reading(&self) -> ReadingVersion {
        self.source.reading
    }

    /// Sets by the rules of which version it is read.
    #[must_use]
    pub fn read_as(mut self, reading: ReadingVersion) -> Self {
        self.reading = reading;
        self.mapping.reading = reading;
        self.each_source().for_each(|answers| answers.reading = reading);
        self
    }

    /// Where records are read, and where things are looked up.
    pub fn sources(&self) -> impl Iterator<Item = &Answers> {
        std::iter::once(&self.source).chain(self.lookups.iter().map(|second| &second.answers))
    }

    /// The files that are read.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.source.files().chain(self.lookups.iter().flat_map(|second| second.answers.files()))
    }

    /// The files that are read: in place of folders and patterns those that they stand for just now.
    pub fn files_read(&self) -> impl Iterator<Item = PathBuf> {
        self.sources().flat_map(Answers::files_read)
    }

    /// Whether a file is a plan, by its name.
    pub fn is_plan(path: &Path) -> bool {
        source::is_plan(path)
    }

    /// Reads a plan; the paths in it are taken from the folder in which it lies.
    ///
    /// # Errors
    /// When the file cannot be read or is no plan.
    pub fn load(path: &Path) -> Result<Self, PlanError> {
        let text = std::fs::read_to_string(path).map_err(|source| PlanError::Read { path: path.to_owned(), source })?;
        let mut plan = Self::parse(&text, path)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        // The folder itself stands there as a dot, and as nothing where an earlier program wrote it.
        plan.each_path(|file| match (file.to_str(), folder.to_str()) {
            (Some("" | "."), Some("")) => PathBuf::from("."),
            (Some("" | "."), _) => folder.to_owned(),
            _ => folder.join(file),
        });
        Ok(plan)
    }

    /// Reads a plan from its text; `path` is for the errors.
    ///
    /// # Errors
    /// When the text is no plan.
    pub fn parse(text: &str, path: &Path) -> Result<Self, PlanError> {
        let syntax = |error: &toml::de::Error, words: fn(&str) -> String| {
            let at = error.span().map_or(0, |span| span.start);
            let before = text.get(..at).unwrap_or("");
            PlanError::Syntax {
                path: path.to_owned(),
                line: before.matches('\n').count() + 1,
                column: before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1,
                message: words(error.message()),
            }
        };
        let mut tree = DeTable::parse(text).map_err(|error| syntax(&error, str::to_owned))?;
        // First of all, since it decides what everything else is called.
        let Head { version } =
            Head::deserialize(Deserializer::from(tree.clone())).map_err(|error| syntax(&error, str::to_owned))?;
        if !(1..=VERSION).contains(&version) {
            return Err(PlanError::Version { path: path.to_owned(), found: version });
        }
        let mut words: fn(&str) -> String = str::to_owned;
        if version == 1 {
            exchange_names(tree.get_mut());
            words = in_names_of_first;
        }
        let mut plan = Self::deserialize(Deserializer::from(tree)).map_err(|error| syntax(&error, words))?;
        plan.version = VERSION;
        match ReadingVersion::new(plan.reading.number()) {
            Some(reading) => Ok(plan.read_as(reading)),
            None => Err(PlanError::Reading { path: path.to_owned(), found: plan.reading.number() }),
        }
    }

    /// Writes the plan, whole or not at all; paths beneath its folder become relative, so that folder and plan can
    /// move together.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), StoreError> {
        store::spare(path, self.files_read())?;
        store::write_whole(path, self.text_at(path)?.as_bytes())
    }

    /// Its text as it stands in a file there, from which its own files are named.
    ///
    /// # Errors
    /// When the system does not say which folder this is.
    pub fn text_at(&self, path: &Path) -> Result<String, StoreError> {
        let whole =
            std::path::absolute(path).map_err(|source| StoreError::Write { path: Some(path.to_owned()), source })?;
        let folder = whole.parent().unwrap_or(&whole);
        let mut plan = self.clone();
        plan.each_path(|file| {
            let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
            match file.strip_prefix(folder) {
                Ok(own) if own.as_os_str().is_empty() => PathBuf::from("."),
                Ok(inner) => inner.to_owned(),
                Err(_) => file,
            }
        });
        Ok(plan.to_text())
    }

    /// Makes its paths whole, for where no folder is known that they could be relative to.
    #[must_use]
    pub fn with_whole_paths(mut self) -> Self {
        // However it was typed: a slash at its end is no part of it.
        self.each_path(|file| std::path::absolute(file).unwrap_or_else(|_| file.to_owned()).components().collect());
        self
    }

    /// The plan as TOML, without secrets.
    pub fn to_text(&self) -> String {
        let mut plan = self.clone().read_as(self.reading());
        for answers in plan.each_source() {
            if let Some(kind) = source::kind(&answers.kind) {
                *answers = std::mem::take(answers).without_secrets(kind);
            }
        }
        // Every part of a plan is a plain table, so this cannot fail; an empty text would be refused on reading.
        toml::to_string(&plan).unwrap_or_default()
    }

    /// Changes each answer that is a path.
    fn each_path(&mut self, change: impl Fn(&Path) -> PathBuf) {
        for answers in self.each_source() {
            let Some(kind) = source::kind(&answers.kind) else { continue };
            for chosen in &mut answers.several {
                *chosen = change(Path::new(chosen.as_str())).to_string_lossy().into_owned();
            }
            for field in kind.fields.iter().filter(|field| matches!(field.kind, FieldKind::File)) {
                if let Some(value) = answers.values.get_mut(field.id).filter(|value| !value.is_empty()) {
                    *value = change(Path::new(value.as_str())).to_string_lossy().into_owned();
                }
            }
        }
    }

    /// The answers of the source and of those in which things are looked up.
    fn each_source(&mut self) -> impl Iterator<Item = &mut Answers> {
        std::iter::once(&mut self.source).chain(self.lookups.iter_mut().map(|second| &mut second.answers))
    }
}

/// The name that this part of a rule has in the other version; any other word as it is.
fn exchanged(name: &str) -> &str {
    for (first, since) in RENAMED {
        if name == first {
            return since;
        }
        if name == since {
            return first;
        }
    }
    name
}

/// Gives the parts of the rules of a plan of version 1 the names of today, each in its place. What has such a name
/// already gets the old one, so that it is refused as it always was.
fn exchange_names(plan: &mut DeTable<'_>) {
    let Some(DeValue::Table(mapping)) = plan.get_mut("mapping").map(Spanned::get_mut) else { return };
    let Some(DeValue::Array(rules)) = mapping.get_mut("rules").map(Spanned::get_mut) else { return };
    for rule in rules.iter_mut() {
        let DeValue::Table(parts) = rule.get_mut() else { continue };
        let exchange = |(name, part): (Spanned<DeString<'_>>, _)| {
            (Spanned::new(name.span(), exchanged(name.get_ref()).to_owned().into()), part)
        };
        *parts = std::mem::take(parts).into_iter().map(exchange).collect();
    }
}

/// What the parser says of a plan of version 1, with the names that the parts of a rule have there.
fn in_names_of_first(message: &str) -> String {
    // Only where a rule's parts are listed; elsewhere such a word is another thing's name.
    if message.split_once(", expected").is_none_or(|(_, expected)| !expected.contains("`person`")) {
        return message.to_owned();
    }
    message.split('`').map(exchanged).collect::<Vec<_>>().join("`")
}
