//! Nothing is written, and nobody is kept waiting.

use super::{failure, open, problem, rows};
use crate::support::postgres::Postgres;
use backfill::source::postgres::grammar::Postgres as Grammar;
use backfill::source::postgres::read_only::{Refusal, check};
use backfill::source::postgres::sql::tokens;
use backfill::source::server::query::Query;
use backfill::source::server::sql::TokenKind;
use backfill::source::{DatabaseProblem, Record, SourceError};
use proptest::prelude::*;

#[test]
fn a_statement_that_reads_passes_without_its_comments_and_semicolon() {
    for (statement, kept) in [
        ("SELECT 1;", "SELECT 1"),
        ("  (SELECT 1) UNION SELECT 2 ; ;", "(SELECT 1) UNION SELECT 2"),
        ("WITH a AS (SELECT 1) SELECT * FROM a -- ; DROP", "WITH a AS (SELECT 1) SELECT * FROM a"),
        ("/* INTO /* ; */ */ SELECT 1", "SELECT 1"),
        ("SELECT 'INTO', \"INTO\", E'it\\'s INTO', $$INTO ; $$, $a$ $$ INTO $a$, t.into FROM t", ""),
        ("SELECT E'a' -- and on\n'\\' INTO t -- '", ""),
        ("SELECT update, delete, \"insert\" FROM t", ""),
        ("SELECT substring('a' FROM 1 FOR 2), extract(day FROM now())", ""),
        ("SELECT lower(nextval) FROM t", ""),
        ("SELECT table_to_xml('t', true, false, ''), pg_stat_get_live_tuples(1), pg_is_wal_replay_paused()", ""),
    ] {
        let kept = if kept.is_empty() { statement } else { kept };
        assert_eq!(check(statement).as_deref(), Ok(kept), "{statement}");
    }
}

#[test]
fn everything_else_is_refused_before_it_is_sent() {
    let writes = |word: &str| Refusal::Writes { word: word.to_owned() };
    for (statement, refusal) in [
        ("", Refusal::Blank),
        (" -- nothing", Refusal::Blank),
        ("DELETE FROM t", Refusal::NotSelect { word: "DELETE".to_owned() }),
        ("COPY t TO '/tmp/x'", Refusal::NotSelect { word: "COPY".to_owned() }),
        ("SELECT 1; DROP TABLE t", Refusal::TwoStatements),
        ("SELECT 1 INTO t", writes("INTO")),
        ("SELECT 1INTO t", writes("INTO")),
        ("SELECT 1.5e3INTO t", writes("INTO")),
        ("SELECT E'\\'' INTO t --'", writes("INTO")),
        ("SELECT $1$ INTO t -- $1$", writes("INTO")),
        ("SELECT a$$ INTO t -- $$", writes("INTO")),
        ("SELECT '\\' INTO t -- '", writes("INTO")),
        ("SELECT * FROM t FOR UPDATE", writes("FOR UPDATE")),
        ("SELECT * FROM t FOR /* a */ NO KEY UPDATE", writes("FOR NO")),
        ("SELECT * FROM t for share", writes("FOR SHARE")),
        ("WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a", writes("DELETE")),
        ("WITH a AS MATERIALIZED (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM a", writes("INSERT")),
        ("WITH a AS (SELECT 1) UPDATE t SET id = 1", writes("UPDATE")),
        ("WITH a AS (SELECT 1) MERGE INTO t USING a ON true WHEN MATCHED THEN DELETE", writes("MERGE")),
        ("SELECT nextval('s')", writes("nextval")),
        ("SELECT pg_catalog.\"nextval\" /**/ ('s')", writes("nextval")),
        ("SELECT PG_ADVISORY_LOCK(1)", writes("pg_advisory_lock")),
        ("SELECT pg_try_advisory_xact_lock(1)", writes("pg_try_advisory_xact_lock")),
        ("SELECT pg_terminate_backend(1)", writes("pg_terminate_backend")),
        ("SELECT lo_export(1, '/tmp/x')", writes("lo_export")),
        ("SELECT dblink_exec('DROP TABLE t')", writes("dblink_exec")),
        ("SELECT set_config('transaction_read_only', 'off', false)", writes("set_config")),
        ("SELECT query_to_xml('SELECT pg_advisory_lock(1)', true, false, '')", writes("query_to_xml")),
        ("SELECT query_to_xml_and_xmlschema('TABLE t', true, false, '')", writes("query_to_xml_and_xmlschema")),
        ("SELECT cursor_to_xmlschema('c', true, false, '')", writes("cursor_to_xmlschema")),
        ("SELECT * FROM ts_stat('SELECT v FROM t')", writes("ts_stat")),
        ("SELECT ts_rewrite('a'::tsquery, 'SELECT t, s FROM aliases')", writes("ts_rewrite")),
        ("SELECT * FROM crosstab3('SELECT 1, 2, 3')", writes("crosstab3")),
        ("SELECT * FROM connectby('t', 'id', 'parent', '1', 0) AS a (id INT)", writes("connectby")),
        ("SELECT * FROM xpath_table('id', 'v', 't', '/a', 'true') AS a (id INT)", writes("xpath_table")),
        ("SELECT * FROM dblink('dbname=shop', 'DELETE FROM t') AS a (id INT)", writes("dblink")),
        ("SELECT pg_copy_logical_replication_slot('a', 'b')", writes("pg_copy_logical_replication_slot")),
        ("SELECT pg_sync_replication_slots()", writes("pg_sync_replication_slots")),
        ("SELECT pg_stat_reset_shared('wal')", writes("pg_stat_reset_shared")),
        ("SELECT pg_restore_relation_stats('relpages', 1)", writes("pg_restore_relation_stats")),
        ("SELECT pg_log_standby_snapshot()", writes("pg_log_standby_snapshot")),
        ("SELECT lo_put(1, 0, 'x')", writes("lo_put")),
        ("SELECT lowrite(1, 'x')", writes("lowrite")),
        ("SELECT U&\"\\006eextval\"('s')", writes("U&")),
        ("SELECT 'a", Refusal::Unclosed),
        ("SELECT $a$ 1", Refusal::Unclosed),
        ("SELECT /* /* */ 1", Refusal::Unclosed),
        ("SELECT \0", Refusal::NulCharacter),
    ] {
        assert_eq!(check(statement), Err(refusal), "{statement}");
    }
    // What stands for the variable sets no word free.
    let query = Query::new("SELECT 1.$KM_LAST_RAN_FOR_THIS_QUERYINTO t", Grammar);
    assert_eq!(query, Err(writes("INTO")));
}

/// What the server itself refuses, should a statement get past us: these are sent as they are by what calls them.
#[test]
fn a_function_that_writes_is_refused_by_the_server_even_to_a_user_who_may_write() {
    let mut database = Postgres::shared().database();
    database.run(
        "CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1);
         CREATE FUNCTION writes() RETURNS INT LANGUAGE plpgsql AS 'BEGIN INSERT INTO t VALUES (2); RETURN 1; END';
         CREATE FUNCTION opens() RETURNS INT LANGUAGE plpgsql AS
           'BEGIN SET transaction_read_only = off; INSERT INTO t VALUES (3); RETURN 1; END';
         CREATE FUNCTION locks() RETURNS INT LANGUAGE plpgsql AS
           'BEGIN PERFORM * FROM t FOR UPDATE; RETURN 1; END'",
    );
    for function in ["writes", "opens", "locks"] {
        let error = failure(&database.answers("writer").with("query", format!("SELECT {function}()")));
        let SourceError::Database { problem, server } = &error else { panic!("{error}") };
        assert_eq!(*problem, DatabaseProblem::WriteRefused, "{function}: {server:?}");
    }
    let count: i64 = database.client().query_one("SELECT count(*) FROM t", &[]).unwrap().get(0);
    assert_eq!(count, 1);
}

#[test]
fn a_function_that_opens_the_session_opens_nothing_for_what_is_read_after_it() {
    let mut database = Postgres::shared().database();
    database.run(
        "CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 3000);
         CREATE FUNCTION opens(id INT) RETURNS TEXT LANGUAGE plpgsql AS $$ BEGIN
           SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE; SET SESSION default_transaction_read_only = off;
           RETURN current_setting('transaction_read_only'); END $$;
         CREATE VIEW v AS SELECT id, opens(id) AS read_only FROM t",
    );
    let found = rows(&*open(&database.answers("writer").with("table", "v")));
    assert!(found.len() == 3000 && found.iter().all(|row| row[1] == "on"));
}

#[test]
fn looking_at_a_table_keeps_nobody_from_changing_it() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 100)");
    let source = open(&database.table("t"));
    let mut records = source.records().unwrap();
    assert!(records.read(&mut Record::default()).unwrap());
    database.run("SET lock_timeout = '5s'; ALTER TABLE t ADD v INT");
}

#[test]
fn a_second_statement_is_not_even_prepared_by_the_server() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY)");
    // What would end the statement that ours stands in, were it no part of a text.
    let hostile = "SELECT ') TO STDOUT; DROP TABLE t; --' AS a";
    assert_eq!(rows(&*open(&database.query(hostile))), [[") TO STDOUT; DROP TABLE t; --"]]);
    assert_eq!(problem(&database.query("SELECT 1) TO STDOUT; DROP TABLE t; --")), {
        DatabaseProblem::QueryRefused(Refusal::TwoStatements)
    });
    assert_eq!(problem(&database.query("SELECT 1) TO STDOUT --")), DatabaseProblem::BadQuery);
}

proptest! {
    #[test]
    fn the_pieces_of_a_statement_are_the_statement(statement in "[a-zE'\"$/*!; \n\\\\&.0-9-]{0,30}") {
        if let Ok(tokens) = tokens(&statement) {
            prop_assert_eq!(tokens.iter().map(|token| token.text).collect::<String>(), statement);
        }
    }

    #[test]
    fn what_passes_holds_no_comment_and_one_statement(rest in "[a-zE'\"$/*; \n\\\\&.0-9-]{0,30}") {
        if let Ok(kept) = check(&format!("SELECT {rest}")) {
            let tokens = tokens(&kept).expect("it was closed before");
            prop_assert!(tokens.iter().all(|token| token.kind != TokenKind::Comment), "{}", kept);
            prop_assert!(tokens.iter().all(|token| token.text != ";"), "{}", kept);
        }
    }
}
