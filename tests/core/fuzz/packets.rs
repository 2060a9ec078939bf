//! What a MySQL server says, packet by packet: whatever it is and whenever it comes, the source opens and is read, or that
//! fails in words.

use std::sync::{Arc, Mutex};

use backfill::error::Error;
use backfill::source::{self, Answers, Record};
use proptest::prelude::*;

use super::{damaged, fuzz};
use crate::support::mysql_double::{CLOSE, Double, EXECUTE, NATIVE, PREPARE, QUERY, Talk, USUAL, greeting};

const WORDS: &[&str] =
    &["\0", "\u{1}", "\u{7f}", "def", "\0\0\0\0", "mysql_clear_password\0", "caching_sha2_password\0", "é"];

/// Packets as they should be: all is well, an error, an end, a column, a statement, a row, a greeting.
fn packets() -> Vec<Vec<u8>> {
    let column = [&b"\x03def\0\0\0\x03one\x03one"[..], &[0x0c, 45, 0, 255, 0, 0, 0, 0xfd, 0, 0, 0, 0, 0]].concat();
    vec![
        vec![0, 0, 0, 2, 0, 0, 0],
        b"\xff\x15\x04#28000Access denied".to_vec(),
        vec![0xfe, 0, 0, 2, 0],
        column,
        vec![0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
        vec![1],
        vec![0, 0, 1, b'1'],
        greeting(USUAL, NATIVE),
    ]
}

/// A number of columns beyond all memory ends the driver where nothing can be caught, which is for its makers to fix.
fn is_beyond_memory(packet: &[u8]) -> bool {
    packet.len() >= 9 && packet[0] == 0xfe
}

/// How a server goes wrong: at which packet of its own, and what it says there.
type Case = (usize, Vec<Vec<u8>>);

fn serve(talk: &mut Talk, (at, instead): &Case) -> std::io::Result<()> {
    let spoil = |talk: &mut Talk| instead.iter().try_for_each(|packet| talk.send(packet));
    if *at == 0 {
        return spoil(talk);
    }
    talk.greet(USUAL, NATIVE)?;
    talk.receive()?;
    if *at == 1 {
        return spoil(talk);
    }
    talk.ok()?;
    let (mut columns, mut commands): (&[&str], usize) = (&[], 1);
    loop {
        let command = talk.receive()?;
        if command.first() == Some(&CLOSE) {
            continue;
        }
        commands += 1;
        if commands == *at {
            return spoil(talk);
        }
        match command.first() {
            Some(&PREPARE) => {
                let about_itself = String::from_utf8_lossy(&command).contains("VERSION()");
                columns = if about_itself { &["version", "mode"] } else { &["one"] };
                talk.prepared(columns)?;
            }
            Some(&EXECUTE) => {
                talk.results(columns)?;
                talk.row(if columns.len() == 2 { &["8.0.36", "ANSI_QUOTES"] } else { &["1"] })?;
                talk.eof()?;
            }
            Some(&QUERY) => talk.ok()?,
            _ => return Ok(()),
        }
    }
}

#[test]
fn whatever_a_server_says_the_source_is_read_or_that_fails_in_words() {
    let case = Arc::new(Mutex::new(Case::default()));
    let double = Double::start({
        let case = Arc::clone(&case);
        move |talk| {
            let case = case.lock().expect("nobody panics with it").clone();
            serve(talk, &case)
        }
    });
    let answers = Answers::new("mysql")
        .with("host", "127.0.0.1")
        .with("port", double.port.to_string())
        .with("user", "ada")
        .with("password", "open sesame")
        .with("tls", "off")
        .with("query", "SELECT 1");
    let packet = damaged(packets(), WORDS).prop_filter("beyond memory", |packet| !is_beyond_memory(packet));
    fuzz(&(0..16_usize, prop::collection::vec(packet, 1..5)), |wrong| {
        *case.lock().expect("nobody panics with it") = wrong;
        let read = source::open(&answers).and_then(|source| {
            let (mut records, mut record, mut rows) = (source.records()?, Record::default(), 0);
            while rows < 1_000 && records.read(&mut record)? {
                rows += 1;
            }
            Ok(())
        });
        if let Err(error) = read {
            let sentence = Error::from(error).sentence();
            prop_assert!(
                !sentence.is_empty() && !sentence.contains("sesame") && sentence.len() < 10_000,
                "{}",
                sentence
            );
        }
        Ok(())
    });
    let heard = double.heard();
    assert!(
        !heard.iter().any(|packet| packet.windows(11).any(|said| said == b"open sesame")),
        "the password went out bare"
    );
}
