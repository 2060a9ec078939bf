//! How rows read that were sent under an earlier version of reading.
//!
//! The ledger knows rows by their cells. Where a later version reads other cells out of the same file, a row that was
//! sent would look as if it never had been. So the file is also read as the earlier imports of its product read theirs,
//! and each row is looked for by what it was then. The rows of both are matched by the line on which they begin, and by their file
//! where there are several.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::resume::plan_of;
use crate::ledger::{Import, Ledger, LedgerError, Product};
use crate::pipeline::fingerprint;
use crate::source::{Answers, FileName, ReadingVersion, Record, Records, Source, SourceError};

/// The imports that were read by an earlier version of reading, and how.
#[derive(Clone, Debug, Default)]
pub struct EarlierImports {
    ids: BTreeSet<i64>,
    /// Each way once.
    ways: Vec<Answers>,
}

impl EarlierImports {
    /// Those among these imports whose rows were read by another, earlier version than `now`.
    pub fn among<'i>(imports: impl IntoIterator<Item = &'i Import>, now: ReadingVersion) -> Self {
        let mut earlier = Self::default();
        let is_other = |import: &&Import| {
            import.reading < now.number()
                && ReadingVersion::new(import.reading).is_none_or(|then| !then.reads_rows_as(now))
        };
        for import in imports.into_iter().filter(is_other) {
            earlier.ids.insert(import.id);
            // What is no plan any more was read by no rules that are known.
            if let Ok(plan) = plan_of(import)
                && !earlier.ways.contains(&plan.source)
            {
                earlier.ways.push(plan.source);
            }
        }
        earlier
    }

    /// Those of a product.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn of(ledger: &Ledger, product: &Product, now: ReadingVersion) -> Result<Self, LedgerError> {
        let imports = ledger.imports()?;
        Ok(Self::among(imports.iter().filter(|import| import.product.id == product.id), now))
    }

    /// Whether an import is one of them.
    pub fn contains(&self, import: i64) -> bool {
        self.ids.contains(&import)
    }

    /// A source, read in each of these ways in which it can be read, each once.
    ///
    /// # Errors
    /// When it can no longer be read.
    pub fn read(&self, source: &dyn Source) -> Result<Vec<Arc<dyn Source>>, SourceError> {
        let mut read: Vec<Arc<dyn Source>> = Vec::new();
        for way in &self.ways {
            if let Some(earlier) = source.read_before(way)?
                && !read.iter().any(|known| known.answers() == earlier.answers())
            {
                read.push(earlier);
            }
        }
        Ok(read)
    }
}

/// A source, read as earlier imports read theirs, row by row beside a walk over it.
pub struct EarlierReading {
    passes: Vec<Pass>,
    /// Files that the walk has come to.
    files: HashSet<FileName>,
}

struct Pass {
    records: Box<dyn Records>,
    record: Record,
    /// The line of the record at hand; `None` at the end.
    line: Option<u64>,
}

impl EarlierReading {
    /// Begins to read `source` as each of these imports read its own.
    ///
    /// # Errors
    /// When the source can no longer be read.
    pub fn begin(source: &dyn Source, imports: &EarlierImports) -> Result<Self, SourceError> {
        let begin = |earlier: Arc<dyn Source>| {
            Ok(Pass { records: earlier.records()?, record: Record::default(), line: Some(0) })
        };
        // Rows that were added since may have made others of those that were sent by the same rules.
        let read = imports.read(source)?.into_iter().chain(source.read_alone()?);
        let passes = read.map(begin).collect::<Result<_, SourceError>>()?;
        Ok(Self { passes, files: HashSet::new() })
    }

    /// Takes note of the next row of the walk. All of them must be told, also those that nothing is asked about.
    pub fn come_to(&mut self, record: &Record) {
        if !self.passes.is_empty() {
            self.files.extend(record.file);
        }
    }

    /// The hashes of the row at hand as it was read then, where they differ from what it is now. Rows must come in their order.
    ///
    /// # Errors
    /// When the source can no longer be read.
    pub fn rows(&mut self, record: &Record) -> Result<Vec<u64>, SourceError> {
        let mut rows = Vec::new();
        let Some(line) = record.line.filter(|_| !self.passes.is_empty()) else { return Ok(rows) };
        let now = fingerprint::row(record);
        for pass in &mut self.passes {
            if pass.reach(record.file, line, &self.files)? {
                let row = fingerprint::row(&pass.record);
                if row != now && !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        Ok(rows)
    }
}

impl Pass {
    /// Reads on to the row that begins on this line of this file, the last of those that the walk has come to; whether there
    /// is one.
    fn reach(&mut self, file: Option<FileName>, line: u64, come_to: &HashSet<FileName>) -> Result<bool, SourceError> {
        let is_before = |pass: &Self, at: u64| match pass.record.file {
            own if own == file => at < line,
            // The files stand in the same order, so that one to which the walk has not come stands behind this one, of which
            // no more rows could be read then.
            Some(other) => come_to.contains(&other),
            None => true,
        };
        while self.line.is_some_and(|at| is_before(self, at)) {
            self.line = match self.records.read(&mut self.record) {
                Ok(true) => self.record.line,
                // A row that could not be read then was not sent either.
                Ok(false) | Err(SourceError::LineTooLong { .. }) => None,
                Err(error) => return Err(error),
            };
        }
        Ok(self.line == Some(line) && self.record.file == file)
    }
}
