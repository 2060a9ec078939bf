//! A plan: the source, what its rows become and where that goes, as a TOML file that a person can read, keep and
//! use again on the next export. Never a secret.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Error;
use crate::mapping::Mapping;
use crate::source::{self, Answers, FieldKind, ReadingVersion};

/// The layout of the file; a newer one is refused in words and not misread.
pub const VERSION: u32 = 1;

/// Everything that decides what is sent, but the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// [`VERSION`].
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
        Self { version: VERSION, reading, tracker: None, source, mapping, lookups: Vec::new() }.read_as(reading)
    }

    /// The same, with what its mapping looks things up in.
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

    /// The same, to be read by the rules of this version.
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

    /// Whether a file is a plan, by its name.
    pub fn is_plan(path: &Path) -> bool {
        path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
    }

    /// Reads a plan; the paths in it are taken from the folder in which it lies.
    ///
    /// # Errors
    /// When the file cannot be read or is no plan.
    pub fn load(path: &Path) -> Result<Self, PlanError> {
        let text = std::fs::read_to_string(path).map_err(|source| PlanError::Read { path: path.to_owned(), source })?;
        let mut plan = Self::parse(&text, path)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        plan.each_path(|file| folder.join(file));
        Ok(plan)
    }

    /// Reads a plan from its text; `path` is for the errors.
    ///
    /// # Errors
    /// When the text is no plan.
    pub fn parse(text: &str, path: &Path) -> Result<Self, PlanError> {
        let plan: Self = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let before = text.get(..at).unwrap_or("");
            PlanError::Syntax {
                path: path.to_owned(),
                line: before.matches('\n').count() + 1,
                column: before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1,
                message: error.message().to_owned(),
            }
        })?;
        if plan.version != VERSION {
            return Err(PlanError::Version { path: path.to_owned(), found: plan.version });
        }
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
    pub fn save(&self, path: &Path) -> Result<(), Error> {
        super::files::spare(path, self.files())?;
        let whole = std::path::absolute(path).map_err(|source| Error::Write { path: Some(path.to_owned()), source })?;
        let folder = whole.parent().unwrap_or(&whole);
        let mut plan = self.clone();
        plan.each_path(|file| {
            let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
            file.strip_prefix(folder).map(Path::to_owned).unwrap_or(file)
        });
        super::files::write_whole(path, plan.to_text().as_bytes())
    }

    /// The same with its paths whole, for where no folder is known that they could be relative to.
    #[must_use]
    pub fn with_whole_paths(mut self) -> Self {
        self.each_path(|file| std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
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
