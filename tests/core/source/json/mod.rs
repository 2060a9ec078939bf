//! JSON as a source.

mod bad;
mod grown;
mod look;
mod properties;
mod values;

use std::path::PathBuf;
use std::sync::Arc;

use backfill::error::Error;
use backfill::source::{self, Answers, Oddity, ParseWarning, Record, Source};
use backfill::text::warning_sentence;

use crate::support::folder::Folder;

/// A file of its own, and what claims it.
struct File {
    folder: Folder,
    path: PathBuf,
}

impl File {
    fn new(bytes: impl AsRef<[u8]>) -> Self {
        Self::named("events.jsonl", bytes)
    }

    fn named(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let folder = Folder::new();
        let path = folder.write(name, bytes);
        Self { folder, path }
    }

    #[track_caller]
    fn answers(&self) -> Answers {
        let answers = source::named(&self.path.to_string_lossy()).expect("it is claimed");
        assert_eq!(answers.kind, "json");
        answers
    }

    #[track_caller]
    fn open(&self) -> Arc<dyn Source> {
        open(&self.answers())
    }

    /// Its titles, its rows and what was odd.
    #[track_caller]
    fn read(&self) -> (String, Vec<String>, Vec<ParseWarning>) {
        let source = self.open();
        let (rows, warnings) = read(source.as_ref());
        (titles(source.as_ref()), rows, warnings)
    }

    /// The sentence with which it is refused.
    #[track_caller]
    fn refused(&self) -> String {
        let error = source::open(&self.answers()).err().expect("it is refused");
        Error::from(error).sentence().replace(&*self.path.to_string_lossy(), "FILE")
    }
}

#[track_caller]
fn open(answers: &Answers) -> Arc<dyn Source> {
    source::open(answers).unwrap_or_else(|error| panic!("{answers:?}: {}", Error::from(error).sentence()))
}

/// Each row with its line. A row ends with its last cell that is not blank.
#[track_caller]
fn read(source: &dyn Source) -> (Vec<String>, Vec<ParseWarning>) {
    let (rows, broken, warnings) = read_every(source);
    let lost: u64 = warnings.iter().filter(|warning| warning.oddity == Oddity::NoObject).map(|it| it.count).sum();
    // Where a file ends within a list, no record need be torn.
    let torn = broken.len() as u64 - lost;
    assert!(torn == 0 || torn == 1 && warnings.iter().any(|warning| warning.oddity == Oddity::CutOff), "{warnings:?}");
    let mut records = source.records().expect("it can be read");
    let (mut record, mut whole) = (Record::default(), Vec::new());
    while records.read(&mut record).expect("it was read before") {
        whole.push(row(&record));
    }
    assert_eq!((&whole, &records.warnings()), (&rows, &warnings));
    (rows, warnings)
}

/// The same; and what can't be read, each with its line.
#[track_caller]
fn read_every(source: &dyn Source) -> (Vec<String>, Vec<String>, Vec<ParseWarning>) {
    let mut records = source.records().expect("it can be read");
    let (mut record, mut rows, mut broken) = (Record::default(), Vec::new(), Vec::new());
    while records.read_every(&mut record).unwrap_or_else(|error| panic!("{}", Error::from(error).sentence())) {
        assert_eq!(record.row, (rows.len() + broken.len()) as u64 + 1);
        assert!(record.len() <= source.columns().len().max(1) && record.ragged.is_none());
        let to = if record.broken { &mut broken } else { &mut rows };
        to.push(row(&record));
    }
    let done = records.progress();
    assert_eq!(Some(done.done), done.total);
    assert_eq!(source.rows(), Some((rows.len() + broken.len()) as u64));
    (rows, broken, records.warnings())
}

fn row(record: &Record) -> String {
    let line = record.line.expect("a record has a line");
    format!("{line}: {}", record.cells().collect::<Vec<_>>().join("|"))
}

fn titles(source: &dyn Source) -> String {
    source.columns().iter().map(|column| column.title.as_str()).collect::<Vec<_>>().join("|")
}

/// What was odd, with how often and where.
fn odd(warnings: &[ParseWarning]) -> Vec<(Oddity, u64, &[u64])> {
    warnings.iter().map(|warning| (warning.oddity, warning.count, warning.first_lines.as_slice())).collect()
}

fn sentences(warnings: &[ParseWarning]) -> Vec<String> {
    warnings.iter().map(warning_sentence).collect()
}
