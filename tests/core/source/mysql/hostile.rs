//! Servers that are broken or mean harm: each is told in a sentence, and none ends the program.

use std::io;

use super::failure;
use crate::support::mysql_double::{CLOSE, Double, EXECUTE, PREPARE, QUERY, Talk};
use backfill::error::Error;
use backfill::source::mysql::DatabaseProblem;
use backfill::source::{self, Answers, SourceError};

/// What no server says: nothing at all, columns beyond all memory, and beginnings of packets without their ends.
const NONSENSE: [&[u8]; 8] =
    [&[], &[0xfe, 0, 0, 0, 0, 0, 0, 0, 0x40], &[0xfe], &[0xfe, 1], &[0xfc, 0xff], &[0xff], &[1], &[0, 1, 0, 0, 0, 1]];

fn at(port: u16) -> Answers {
    Answers::new("mysql")
        .with("host", "127.0.0.1")
        .with("port", port.to_string())
        .with("user", "ada")
        .with("tls", "off")
        .with("query", "SELECT 1")
}

/// A server that does all as it should, to each command in its turn, until it says this to one and leaves.
fn spoilt(nth: usize, nonsense: &'static [u8]) -> Double {
    Double::start(move |talk: &mut Talk| {
        talk.let_in()?;
        let mut commands = 0;
        // The columns that the latest statement gives.
        let mut columns: &[&str] = &[];
        loop {
            let command = talk.receive()?;
            if command.first() == Some(&CLOSE) {
                continue;
            }
            commands += 1;
            if commands == nth {
                return talk.send(nonsense);
            }
            columns = serve(talk, &command, columns)?;
        }
    })
}

/// Answers one command as a server does whose only row is a 1; the columns of the statement it was about.
fn serve(talk: &mut Talk, command: &[u8], columns: &'static [&'static str]) -> io::Result<&'static [&'static str]> {
    match command.first() {
        Some(&PREPARE) => {
            let about_itself = String::from_utf8_lossy(command).contains("VERSION()");
            let columns: &[&str] = if about_itself { &["version", "mode"] } else { &["one"] };
            talk.prepared(columns)?;
            Ok(columns)
        }
        Some(&EXECUTE) => {
            talk.results(columns)?;
            talk.row(if columns.len() == 2 { &["8.0.36", "ANSI_QUOTES"] } else { &["1"] })?;
            talk.eof()?;
            Ok(columns)
        }
        Some(&QUERY) => talk.ok().map(|()| columns),
        Some(&CLOSE) => Ok(columns),
        _ => Err(io::ErrorKind::Unsupported.into()),
    }
}

#[test]
fn whatever_a_server_says_at_whatever_moment_is_an_error_with_words() {
    // More than are needed to look at a query.
    const COMMANDS: usize = 16;
    for nonsense in NONSENSE {
        let failed = (1..=COMMANDS).filter_map(|nth| source::open(&at(spoilt(nth, nonsense).port)).err());
        let sentences: Vec<String> = failed.map(|error| Error::from(error).sentence()).collect();
        // What is asked beside may fail without harm; the rest says so.
        assert!(sentences.len() >= 4, "{nonsense:?}: {sentences:?}");
        assert!(sentences.iter().all(|words| !words.is_empty() && !words.contains("panicked")), "{sentences:?}");
    }
}

#[test]
fn an_empty_packet_and_columns_beyond_all_memory_are_said_to_be_no_answer() {
    for nonsense in [&[][..], &[0xfe, 0, 0, 0, 0, 0, 0, 0, 0x40]] {
        let double = spoilt(1, nonsense);
        let error = failure(&at(double.port));
        let SourceError::Database { problem, .. } = &error else { panic!("{error:?}") };
        assert_eq!(*problem, DatabaseProblem::BrokenAnswer, "{nonsense:?}");
        let sentence = Error::from(error).sentence();
        assert!(sentence.contains("Check host and port"), "{sentence}");
    }
}

#[test]
fn a_row_that_is_none_ends_the_reading_with_words() {
    let double = Double::start(|talk| {
        talk.let_in()?;
        let mut columns: &[&str] = &[];
        loop {
            let command = talk.receive()?;
            if command.first() == Some(&EXECUTE) && columns.len() == 1 {
                talk.results(columns)?;
                talk.row(&["1"])?;
                // Where the next rows should be.
                talk.send(&[])?;
                talk.send(&[])?;
            } else {
                columns = serve(talk, &command, columns)?;
            }
        }
    });
    let error = failure(&at(double.port));
    assert!(
        matches!(error, SourceError::Database { problem: DatabaseProblem::BrokenAnswer, .. }),
        "the first row came, and then this: {error:?}"
    );
}
