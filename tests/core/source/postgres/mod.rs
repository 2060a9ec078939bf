//! PostgreSQL as a source, held against a real one.

mod breaks;
mod catalog;
mod connecting;
mod hostile;
mod locks;
mod memory;
mod query;
mod read_only;
mod reading;
mod types;

use std::sync::Arc;

use backfill::source::{self, Answers, DatabaseProblem, Record, Source, SourceError};

/// Opens a source that can be opened.
#[track_caller]
fn open(answers: &Answers) -> Arc<dyn Source> {
    source::open(answers).unwrap_or_else(|error| panic!("{answers:?}: {error}"))
}

/// Answers that lead to a port of this machine.
fn at(port: u16) -> Answers {
    Answers::new("postgres")
        .with("host", "127.0.0.1")
        .with("port", port.to_string())
        .with("user", "ada")
        .with("password", "hidden")
        .with("database", "shop")
        .with("query", "SELECT 1")
}

/// All rows, each as its cells.
#[track_caller]
fn rows(source: &dyn Source) -> Vec<Vec<String>> {
    let mut records = source.records().unwrap();
    let mut record = Record::default();
    let mut rows = Vec::new();
    while records.read(&mut record).unwrap_or_else(|error| panic!("{error}")) {
        rows.push(record.cells().map(str::to_owned).collect());
    }
    rows
}

fn titles(source: &dyn Source) -> Vec<&str> {
    source.columns().iter().map(|column| column.title.as_str()).collect()
}

/// Why a source cannot be opened or read.
#[track_caller]
fn failure(answers: &Answers) -> SourceError {
    let source = match source::open(answers) {
        Ok(source) => source,
        Err(error) => return error,
    };
    let mut records = match source.records() {
        Ok(records) => records,
        Err(error) => return error,
    };
    let mut record = Record::default();
    loop {
        match records.read(&mut record) {
            Ok(true) => {}
            Ok(false) => panic!("{answers:?} can be read"),
            Err(error) => return error,
        }
    }
}

/// What is wrong with the database of a source.
#[track_caller]
fn problem(answers: &Answers) -> DatabaseProblem {
    match failure(answers) {
        SourceError::Database { problem, .. } => problem,
        error => panic!("{error}"),
    }
}
