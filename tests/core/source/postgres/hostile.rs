//! Servers that are broken or mean harm, and what no server of a package says: each is told in a sentence, and none ends
//! the program.

use super::{at, failure, open, problem, rows};
use crate::support::postgres_double::{Answer, DOUBLE, NUMERIC, Shop, TEXT, refusing, serve, spoilt_at};
use backfill::error::Error;
use backfill::source::{self, Answers, DatabaseProblem, SourceError};

/// What no server says: nothing at all, answers beyond all memory, beginnings without their ends, and ends without
/// beginnings.
const NONSENSE: [&[u8]; 10] = [
    b"",
    b"X",
    b"T\0\0\0\x06\xff\xff",
    b"T\xff\xff\xff\xff\0\0",
    b"T\0\0\0\x04",
    b"D\0\0\0\x0a\0\x01\x7f\xff\xff\xff",
    b"E\0\0\0\x04",
    b"d\0\0\0\x05x",
    b"Z\0\0\0\x05I",
    b"R\0\0\0\x08\0\0\0\x03",
];

fn here(port: u16) -> Answers {
    at(port).with("tls", "off").with("query", "SELECT v FROM t")
}

/// Lines that a server sends, and what it fails with behind them.
type Copy<'c> = (&'c [&'c str], Option<(&'static str, &'static str)>);

fn copying(column: (&'static str, u32), copies: &[Copy<'_>]) -> Shop {
    let copies = copies.iter().map(|(lines, failure)| Answer {
        copied: lines.iter().map(|line| line.as_bytes().to_vec()).collect(),
        failure: *failure,
        ..Answer::default()
    });
    Shop { copies: copies.collect(), ..Shop::new(column, &[]) }
}

#[test]
fn whatever_a_server_says_at_whatever_moment_is_an_error_with_words() {
    let shop = || Shop::new(("v", TEXT), &["1\n"]);
    assert_eq!(rows(&*open(&here(serve(shop())))), [["1"]], "as long as it says what it should");
    // More than are needed to look at a query.
    const MESSAGES: usize = 40;
    for nonsense in NONSENSE {
        let failed = (1..=MESSAGES).filter_map(|nth| source::open(&here(spoilt_at(shop(), nth, nonsense))).err());
        let sentences: Vec<String> = failed.map(|error| Error::from(error).sentence()).collect();
        // What is asked beside may fail without harm; the rest says so.
        assert!(sentences.len() >= 10, "{nonsense:?}: {sentences:?}");
        assert!(sentences.iter().all(|words| !words.is_empty() && !words.contains("panicked")), "{sentences:?}");
        assert!(sentences.iter().all(|words| !words.contains("hidden")), "{sentences:?}");
    }
}

#[test]
fn a_line_that_never_ends_and_one_of_other_cells_than_were_asked_for_are_no_rows() {
    for lines in [&["1\n", "2"][..], &["1\n2"], &["1\n", "2\t3\n"], &["1\n", "2\t\n"]] {
        let port = serve(Shop::new(("v", TEXT), lines));
        assert_eq!(problem(&here(port)), DatabaseProblem::BrokenAnswer, "{lines:?}");
    }
    // Lines may come in pieces, and several at once.
    let port = serve(Shop::new(("v", TEXT), &["1", "2\n3\n", "\n4", "\n"]));
    assert_eq!(rows(&*open(&here(port))), [["12"], ["3"], [""], ["4"]]);
}

#[test]
fn inexact_numbers_of_an_old_server_show_the_shortest_digits_that_mean_the_same() {
    let written = &["0.10000000000000001\n", "1.0000000000000001e-05\n", "-Infinity\n", "NaN\n", "\\N\n", "100\n"];
    let shop = Shop::new(("v", DOUBLE), written);
    let old = Shop { version: ("11.22", "110022"), ..shop.clone() };
    assert_eq!(rows(&*open(&here(serve(old)))), [["0.1"], ["0.00001"], ["-Infinity"], ["NaN"], [""], ["100"]]);
    // What a newer one writes is left as it is, so that it is what it was.
    assert_eq!(rows(&*open(&here(serve(shop))))[0], ["0.10000000000000001"]);
}

#[test]
fn a_query_that_was_in_the_way_goes_on_by_itself_where_it_can() {
    let conflict = Some(("40001", "canceling statement due to conflict with recovery"));
    let growing = |lines| copying(("km_last_ran", NUMERIC), &[(&["1\t1\n", "2\t2\n"], conflict), (lines, None)]);
    let port = serve(growing(&["2\t2\n", "3\t3\n"]));
    assert_eq!(rows(&*open(&here(port))), [["1"], ["2"], ["3"]]);
    let port = serve(copying(("v", TEXT), &[(&["1\n"], conflict)]));
    let error = failure(&here(port));
    assert!(matches!(error, SourceError::Database { problem: DatabaseProblem::InTheWay, .. }), "{error:?}");
    let sentence = Error::from(error).sentence();
    assert!(sentence.contains("make way for other changes") && sentence.contains("(40001)"), "{sentence}");
}

#[test]
fn rows_of_one_number_in_several_spellings_come_once_when_reading_goes_on_among_them() {
    let lost = Some(("57P01", "terminating connection due to administrator command"));
    let first: &[&str] = &["1.0\t1.0\n", "1.00\t1.00\n", "1\t1\n"];
    let again: &[&str] = &["1.00\t1.00\n", "1\t1\n", "1.0\t1.0\n", "1.000\t1.000\n", "2\t2\n"];
    let port = serve(copying(("km_last_ran", NUMERIC), &[(first, lost), (again, None)]));
    assert_eq!(rows(&*open(&here(port))), [["1.0"], ["1.00"], ["1"], ["1.000"], ["2"]]);
}

#[test]
fn a_time_limit_of_the_server_for_a_transaction_is_told_as_one() {
    let shop =
        copying(("v", TEXT), &[(&["1\n"], Some(("25P04", "terminating connection due to transaction timeout")))]);
    assert_eq!(problem(&here(serve(shop))), DatabaseProblem::QueryTimedOut);
}

#[test]
fn what_a_pool_in_between_says_to_somebody_who_signs_in_is_no_connection_that_was_lost() {
    let port = refusing("08P01", "no such database: shop");
    let error = failure(&here(port));
    let SourceError::Database { problem: DatabaseProblem::Other, server } = &error else { panic!("{error:?}") };
    assert_eq!(server.as_deref(), Some("no such database: shop (08P01)"));
    let port = refusing("08P01", "no more connections allowed (max_client_conn)");
    assert_eq!(problem(&here(port)), DatabaseProblem::TooManyConnections);
}
