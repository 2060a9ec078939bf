//! Tests of delimited text. [`Table`] writes a file and reads it back as the rest of the program would.

mod formulas;
mod guesses;
mod joined;
mod letters;
mod properties;
mod quotes;
mod reading;
mod refusals;
mod samples;
mod spaces;
mod titles;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use backfill::source::{self, Answers, Oddity, ParseWarning, ReadingVersion, Record, Source, SourceError};
use backfill::text::word;

/// A file in a folder that goes with it.
pub struct Table {
    folder: tempfile::TempDir,
    answers: Answers,
}

impl Table {
    /// Writes `bytes` to a file.
    pub fn new(bytes: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("table.csv");
        std::fs::write(&path, bytes).expect("written");
        let answers = Answers::new("csv").with("file", path.display().to_string());
        Self { folder, answers }
    }

    /// The same with an answer.
    pub fn with(mut self, field: &str, answer: &str) -> Self {
        self.answers = self.answers.with(field, answer);
        self
    }

    /// The same, read by the rules of this version.
    pub fn read_as(mut self, version: ReadingVersion) -> Self {
        self.answers = self.answers.read_as(version);
        self
    }

    /// What the rules of the first version give.
    pub fn read_as_first(self) -> Read {
        self.read_as(ReadingVersion::FIRST).read()
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("table.csv")
    }

    pub fn try_open(&self) -> Result<Arc<dyn Source>, SourceError> {
        source::open(&self.answers)
    }

    pub fn open(&self) -> Arc<dyn Source> {
        self.try_open().expect("it opens")
    }

    pub fn read(&self) -> Read {
        Read::all(&*self.open())
    }
}

/// Everything that one pass gave.
pub struct Read {
    pub titles: Vec<String>,
    pub records: Vec<Record>,
    pub warnings: Vec<ParseWarning>,
    pub reading: String,
}

impl Read {
    pub fn all(source: &dyn Source) -> Self {
        let mut pass = source.records().expect("a pass begins");
        let mut records = Vec::new();
        let mut record = Record::default();
        while pass.read(&mut record).expect("a row is read") {
            records.push(record.clone());
        }
        let titles = source.columns().iter().map(|column| column.title.clone()).collect();
        Self { titles, records, warnings: pass.warnings(), reading: word(&source.reading()) }
    }

    /// The cells of all rows.
    pub fn cells(&self) -> Vec<Vec<&str>> {
        self.records.iter().map(|record| record.cells().collect()).collect()
    }

    pub fn lines(&self) -> Vec<u64> {
        self.records.iter().map(|record| record.line.expect("a file has lines")).collect()
    }

    /// How often something odd was met and on which lines.
    pub fn warning(&self, oddity: Oddity) -> Option<(u64, &[u64])> {
        let warning = self.warnings.iter().find(|warning| warning.oddity == oddity)?;
        Some((warning.count, &warning.first_lines))
    }
}

/// Opens a path and gives what is wrong with it.
pub fn refusal(path: impl AsRef<Path>) -> SourceError {
    let answers = Answers::new("csv").with("file", path.as_ref().display().to_string());
    match source::open(&answers) {
        Ok(source) => panic!("it opened: {}", word(&source.reading())),
        Err(error) => error,
    }
}
