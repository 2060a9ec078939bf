//! What locks or writes is refused however it is written: the real server says that each of these is a statement, and what
//! its words are.

use std::cell::RefCell;

use super::{open, rows};
use crate::support::mariadb::MariaDb;
use backfill::source::mysql::read_only::{Refusal, check};
use backfill::source::mysql::sql::Dialect;
use backfill::source::server::query::Query;
use backfill::source::{Record, Records};
use mysql::prelude::Queryable;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// A `sql_mode`, a statement that a server with it takes, and the word that locks or writes.
const TAKEN: [(&str, &str, &str); 17] = [
    ("", "SELECT id FROM t WHERE id > 0.LOCK IN SHARE MODE", "LOCK"),
    ("", "SELECT id FROM t WHERE id > 1e5LOCK IN SHARE MODE", "LOCK"),
    ("", "SELECT id FROM t WHERE id > 1e-5FOR UPDATE", "UPDATE"),
    ("", "SELECT id FROM t WHERE id > 1.5e+3FOR UPDATE", "UPDATE"),
    ("", "SELECT id FROM t WHERE id > .5FOR UPDATE", "UPDATE"),
    ("", "SELECT id FROM t WHERE id <=> \\NFOR UPDATE", "UPDATE"),
    ("", "SELECT 1.INTO @a", "INTO"),
    ("", "SELECT id FROM t WHERE id > @a.b FOR UPDATE", "UPDATE"),
    ("", "SELECT `GET_LOCK`('x', 0)", "GET_LOCK"),
    ("", "SELECT `get_lock` /* and */ ('x', 0)", "GET_LOCK"),
    ("", "SELECT RELEASE_ALL_LOCKS()", "RELEASE_ALL_LOCKS"),
    ("", "SELECT mariadb_schema.GET_LOCK('x', 0)", "GET_LOCK"),
    ("ANSI_QUOTES", "SELECT \"GET_LOCK\"('x', 0)", "GET_LOCK"),
    ("ANSI_QUOTES", "SELECT id AS \"a\\\" FROM t FOR UPDATE -- \"", "UPDATE"),
    ("NO_BACKSLASH_ESCAPES", "SELECT '\\' FROM t FOR UPDATE -- '", "UPDATE"),
    ("ORACLE", "SELECT id AS \"a\\\" FROM t FOR UPDATE -- \"", "UPDATE"),
    ("ANSI", "SELECT \"RELEASE_LOCK\" ('x')", "RELEASE_LOCK"),
];

#[test]
fn what_locks_is_refused_in_each_way_to_write_it_that_the_server_takes() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY)");
    for (mode, statement, word) in TAKEN {
        let conn = database.conn();
        conn.query_drop(format!("SET SESSION sql_mode = '{mode}'")).unwrap();
        conn.prep(statement).unwrap_or_else(|error| panic!("the server takes no {statement}: {error}"));
        let mode: String = conn.query_first("SELECT @@SESSION.sql_mode").unwrap().unwrap();
        let refused = check(statement, Dialect::of_mode(&mode));
        assert_eq!(refused, Err(Refusal::Writes { word: word.to_owned() }), "{mode}: {statement}");
    }
}

/// What statements are put together from: all that begins, ends or hides words.
const PIECES: [&str; 36] = [
    "1", "0.", ".5", "1e5", "1e", "e5", "1e-", "0x1F", "0b1", "x'41'", "'a'", "\"b\"", "`c`", "c", "t.", "t", ".",
    "\\N", "\\", "'", "\"", "`", " ", "\n", "\u{a0}", "\u{85}", "--", "-- ", "#", "/*", "*/", "/**/", "+", ",", "@v",
    "@",
];

#[test]
fn wherever_the_server_reads_a_writing_word_so_do_we() {
    const MODES: [&str; 4] = ["", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES"];
    let conn = RefCell::new(MariaDb::shared().admin());
    let taken = RefCell::new(0);
    let piece = || prop::sample::select(&PIECES[..]);
    let strategy = (0..MODES.len(), prop::collection::vec(piece(), 0..5), prop::collection::vec(piece(), 0..4));
    let mut runner = TestRunner::new(Config { cases: 3000, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&strategy, |(mode, before, after)| {
        let mut conn = conn.borrow_mut();
        let statement = format!("SELECT 1 {}INTO @found{} FROM (SELECT 1 AS c) t", before.concat(), after.concat());
        conn.query_drop(format!("SET SESSION sql_mode = '{}'", MODES[mode])).unwrap();
        // What goes into a variable gives no columns.
        let into = match conn.query_iter(&statement) {
            Ok(result) => result.columns().as_ref().is_empty(),
            Err(_) => false,
        };
        if into {
            *taken.borrow_mut() += 1;
            let refused = check(&statement, Dialect::of_mode(MODES[mode]));
            prop_assert!(refused.is_err(), "{}: {:?} passes as {:?}", MODES[mode], statement, refused);
        }
        Ok(())
    });
    outcome.unwrap_or_else(|failed| panic!("{failed}"));
    assert!(*taken.borrow() > 50, "too few of them were statements: {}", taken.borrow());
}

#[test]
fn a_hint_that_quotes_something_is_refused_since_its_end_depends_on_the_server() {
    // To MySQL 8 the quoted name goes on to the second `*/`, and what follows it is carried out.
    let statement = "SELECT /*+ QB_NAME(`*/ `) */ 1 INTO OUTFILE '/tmp/x' -- `";
    assert_eq!(check(statement, Dialect::default()), Err(Refusal::ExecutableComment));
}

#[test]
fn a_value_that_is_put_into_a_query_sets_no_word_free() {
    let query = |text: &str| Query::new(text, Dialect::default());
    let refused = Err(Refusal::Writes { word: "LOCK".to_owned() });
    assert_eq!(query("SELECT id FROM t WHERE id > 0.$KM_LAST_RAN_FOR_THIS_QUERYLOCK IN SHARE MODE"), refused);
    assert!(query("SELECT id FROM t WHERE id > $KM_LAST_RAN_FOR_THIS_QUERY AND id <> 1").is_ok());
}

#[test]
fn what_cannot_be_seen_is_refused() {
    assert_eq!(check("SELECT 1 -- \0 INTO @a", Dialect::default()), Err(Refusal::NulCharacter));
}

#[test]
fn a_query_is_read_by_the_mode_that_it_was_checked_by_on_every_connection() {
    let server = MariaDb::private();
    let mut database = server.database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (7)");
    let source = open(&database.query("SELECT \"id\" AS what FROM t"));
    database.run("SET GLOBAL sql_mode = 'ANSI_QUOTES'");
    assert_eq!(rows(&*source), [["id"]], "a text, as it was when the query was looked at");
    assert_eq!(rows(&*open(&database.query("SELECT \"id\" AS what FROM t"))), [["7"]], "now it is a column");
}

#[test]
fn only_a_look_has_a_time_limit() {
    let database = MariaDb::shared().database();
    let source = open(&database.query("SELECT @@SESSION.max_statement_time AS most"));
    let most = |mut records: Box<dyn Records>| {
        let mut record = Record::default();
        assert!(records.read(&mut record).unwrap());
        record.cell(0).to_owned()
    };
    assert_eq!(most(source.first_records().unwrap()), "30");
    assert_eq!(most(source.records().unwrap()), "0", "an import takes as long as it needs");
}

#[test]
fn a_lock_is_not_waited_for_longer_than_a_few_seconds() {
    let database = MariaDb::shared().database();
    let query = "SELECT @@SESSION.innodb_lock_wait_timeout AS wait";
    assert_eq!(rows(&*open(&database.query(query))), [["5"]]);
}
