//! A plan with all that has to be known beforehand, as one file that goes to every process.
//!
//! It is text: a line with the plan, in which everything is decided that was found out, then for each look-up a line that
//! says what it is and how many entries follow, an entry a line, and a last line by which it is known to be whole.

use std::fs::File;
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::MapProblem;
use crate::mapping::apply::{Mapper, MappingError, named_columns};
use crate::mapping::{Dictionaries, Dictionary, Lookup};
use crate::pipeline::walk::refuse_reserved_names;
use crate::pipeline::{self, PassProgress, Stop, lookup};
use crate::plan::{Plan, PlanError};
use crate::source::{Paths, Source};
use crate::store::{Part, Reader};
use crate::workflow::Error;

/// The layout of the file.
const VERSION: u32 = 1;

/// How the file begins, and no plan does.
const BEGINNING: &[u8] = b"{\"backfill-map\":";

/// A plan with all that has to be known beforehand.
pub struct Prepared {
    /// The plan.
    pub plan: Plan,
    /// What it looks up.
    pub held: Dictionaries,
    /// The keys that lead to its columns, where its source has some within others.
    pub paths: Paths,
}

/// The first line.
#[derive(Serialize, Deserialize)]
struct Head {
    #[serde(rename = "backfill-map")]
    version: u32,
    /// The titles of the columns that it reads, for whoever gives the rows.
    columns: Vec<String>,
    #[serde(default, skip_serializing_if = "Paths::is_empty")]
    paths: Paths,
    plan: String,
}

/// The line above the entries of a look-up.
#[derive(Serialize, Deserialize)]
struct Entries {
    lookup: Lookup,
    entries: u64,
}

/// The last line.
#[derive(Serialize, Deserialize)]
struct End {
    lookups: u64,
}

impl Prepared {
    /// Prepares a plan: its source says how it is read, and its second sources are read to their end.
    ///
    /// # Errors
    /// When one of them cannot be read, or the plan does not fit.
    pub fn of(
        mut plan: Plan,
        source: &dyn Source,
        stop: &Stop,
        progress: &PassProgress,
    ) -> Result<Self, pipeline::Error> {
        Mapper::fits(&plan.mapping, source.columns())?;
        refuse_reserved_names(&plan.mapping)?;
        // Whoever has the file can't ask a database, so that all of it is held.
        let held = lookup::load(&plan.mapping, &plan.lookups, source, stop, progress, u64::MAX)?.held;
        let named = named_columns(&plan.mapping);
        let titled = source.columns().iter().zip(source.paths());
        let paths = titled.filter(|(column, _)| named.contains(&column.title.as_str()));
        let paths = paths.map(|(column, path)| (column.title.clone(), path)).collect();
        plan.source = source.answers().clone();
        Ok(Self { plan, held, paths })
    }

    /// Reads what was prepared, or a plan as it is.
    ///
    /// # Errors
    /// When the file cannot be read, or is neither.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let failed = |source| PlanError::Read { path: path.to_owned(), source };
        let mut file = BufReader::with_capacity(1 << 16, File::open(path).map_err(failed)?);
        if !file.fill_buf().map_err(failed)?.starts_with(BEGINNING) {
            return Ok(Self { plan: Plan::load(path)?, held: Dictionaries::default(), paths: Paths::default() });
        }
        let mut lines = Entry { path, lines: file.lines() };
        let head: Head = lines.next()?;
        if head.version != VERSION {
            return Err(Error::Map(MapProblem::Newer { path: path.to_owned() }));
        }
        let plan = Plan::parse(&head.plan, path)?;
        let mut held = Dictionaries::default();
        for _ in plan.mapping.lookups() {
            let Entries { lookup, entries } = lines.next()?;
            let mut dictionary = Dictionary::default();
            for _ in 0..entries {
                let (key, text): (String, String) = lines.next()?;
                let too_large = |_| MappingError::LookupTooLarge { lookup: lookup.source.clone() };
                dictionary.add(&key, &text).map_err(too_large)?;
            }
            held.add(lookup, Arc::new(dictionary.shrunk()));
        }
        let _: End = lines.next()?;
        Ok(Self { plan, held, paths: head.paths })
    }

    /// Whether all that it looks up is there.
    ///
    /// # Errors
    /// [`MapProblem::NoDictionary`].
    pub fn is_whole(&self) -> Result<(), Error> {
        let mut lookups: Vec<String> = Vec::new();
        for lookup in self.plan.mapping.lookups() {
            if self.held.get(lookup).is_none() && !lookups.contains(&lookup.source) {
                lookups.push(lookup.source.clone());
            }
        }
        if lookups.is_empty() { Ok(()) } else { Err(Error::Map(MapProblem::NoDictionary { lookups })) }
    }

    /// Writes it into a file, whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), Error> {
        let mut file = Part::begin(path, Reader::Usual)?;
        self.write(&mut file).map_err(|source| file.failed(source))?;
        Ok(file.finish()?)
    }

    fn write(&self, file: &mut Part) -> std::io::Result<()> {
        let mut line = |value: serde_json::Result<String>| writeln!(file, "{}", value?);
        let plan = self.plan.clone().with_whole_paths().to_text();
        let columns = named_columns(&self.plan.mapping).into_iter().map(str::to_owned).collect();
        line(serde_json::to_string(&Head { version: VERSION, columns, paths: self.paths.clone(), plan }))?;
        let lookups = self.plan.mapping.lookups();
        for lookup in &lookups {
            let none = Arc::default();
            let dictionary: &Arc<Dictionary> = self.held.get(lookup).unwrap_or(&none);
            let entries = dictionary.len() as u64;
            line(serde_json::to_string(&Entries { lookup: (*lookup).clone(), entries }))?;
            dictionary.entries().try_for_each(|entry| line(serde_json::to_string(&entry)))?;
        }
        line(serde_json::to_string(&End { lookups: lookups.len() as u64 }))
    }
}

/// Line by line of what was prepared.
struct Entry<'p> {
    path: &'p Path,
    lines: Lines<BufReader<File>>,
}

impl Entry<'_> {
    /// The next line, as what must stand there.
    fn next<T: for<'t> Deserialize<'t>>(&mut self) -> Result<T, Error> {
        let line = self.lines.next().and_then(Result::ok).and_then(|line| serde_json::from_str(&line).ok());
        line.ok_or_else(|| Error::Map(MapProblem::Damaged { path: self.path.to_owned() }))
    }
}
