//! Nothing is ever written, in whichever way it is tried.

use super::{failure, open, problem};
use crate::support::mariadb::MariaDb;
use backfill::source::mysql::read_only::{Refusal, check, could_write, make_reader};
use backfill::source::mysql::sql::{Dialect, TokenKind, tokens};
use backfill::source::mysql::{Catalog, DatabaseProblem};
use backfill::source::{Answers, SourceError, SourceNotice};
use mysql::prelude::Queryable;
use proptest::prelude::*;

fn checked(statement: &str) -> Result<String, Refusal> {
    check(statement, Dialect::default())
}

#[test]
fn a_statement_that_reads_passes_without_its_comments_and_semicolon() {
    for (statement, passed) in [
        ("SELECT 1", "SELECT 1"),
        ("  select * from t ; ", "select * from t"),
        ("SELECT 1 -- the end", "SELECT 1"),
        ("SELECT 1 # the end", "SELECT 1"),
        ("/* first */ SELECT/**/1;;", "SELECT 1"),
        ("SELECT 1 --\n+ 1", "SELECT 1  \n+ 1"),
        ("SELECT 1--1", "SELECT 1--1"),
        ("(SELECT 1) UNION (SELECT 2)", "(SELECT 1) UNION (SELECT 2)"),
        ("WITH a AS (SELECT 1) SELECT * FROM a", "WITH a AS (SELECT 1) SELECT * FROM a"),
        ("SELECT /*+ NO_INDEX_MERGE(t) */ 1 FROM t", "SELECT /*+ NO_INDEX_MERGE(t) */ 1 FROM t"),
    ] {
        assert_eq!(checked(statement).as_deref(), Ok(passed), "{statement}");
    }
}

#[test]
fn words_that_write_may_stand_in_texts_names_and_functions() {
    for statement in [
        "SELECT 'DELETE FROM users; DROP TABLE users'",
        "SELECT `update`, \"INTO\" FROM `insert`",
        "SELECT t.update, t.delete FROM t",
        "SELECT REPLACE(name, 'a', 'b'), INSERT(name, 1, 2, 'x') FROM users",
        "SELECT created_at, updated_at, deleted_into FROM t",
        "SELECT 'it''s; DELETE', 'a\\'; DELETE FROM t -- ' FROM t",
        "SELECT 1 -- ; DELETE FROM t",
    ] {
        assert!(checked(statement).is_ok(), "{statement}: {:?}", checked(statement));
    }
}

#[test]
fn everything_else_is_refused_before_it_is_sent() {
    let not_select = |word: &str| Refusal::NotSelect { word: word.to_owned() };
    let writes = |word: &str| Refusal::Writes { word: word.to_owned() };
    for (statement, refusal) in [
        ("", Refusal::Blank),
        (" -- nothing\n", Refusal::Blank),
        (";", Refusal::Blank),
        ("INSERT INTO t VALUES (1)", not_select("INSERT")),
        ("update t set a = 1", not_select("UPDATE")),
        ("DELETE FROM t", not_select("DELETE")),
        ("REPLACE INTO t VALUES (1)", not_select("REPLACE")),
        ("TRUNCATE t", not_select("TRUNCATE")),
        ("DROP TABLE t", not_select("DROP")),
        ("ALTER TABLE t ADD b INT", not_select("ALTER")),
        ("CREATE TABLE u AS SELECT * FROM t", not_select("CREATE")),
        ("CALL p()", not_select("CALL")),
        ("DO SLEEP(1)", not_select("DO")),
        ("SET GLOBAL read_only = 0", not_select("SET")),
        ("LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE t", not_select("LOAD")),
        ("LOCK TABLES t WRITE", not_select("LOCK")),
        ("HANDLER t OPEN", not_select("HANDLER")),
        ("PREPARE s FROM 'DELETE FROM t'", not_select("PREPARE")),
        ("EXPLAIN DELETE FROM t", not_select("EXPLAIN")),
        ("(DELETE FROM t)", not_select("DELETE")),
        ("'SELECT'", not_select("'SELECT'")),
        ("SELECT 1; DELETE FROM t", Refusal::TwoStatements),
        ("SELECT 1; SELECT 2", Refusal::TwoStatements),
        ("SELECT 1 INTO OUTFILE '/tmp/x'", writes("INTO")),
        ("SELECT 1 INTO DUMPFILE '/tmp/x'", writes("INTO")),
        ("SELECT 1 INTO @a", writes("INTO")),
        ("SELECT * FROM (SELECT 1) x into\noutfile '/tmp/x'", writes("INTO")),
        ("SELECT * FROM t FOR UPDATE", writes("UPDATE")),
        ("SELECT * FROM t FOR SHARE", writes("FOR")),
        ("SELECT * FROM t LOCK IN SHARE MODE", writes("LOCK")),
        ("WITH a AS (SELECT 1) DELETE FROM t", writes("DELETE")),
        ("WITH a AS (SELECT 1) UPDATE t SET b = 1", writes("UPDATE")),
        // With a space behind the point the server reads a keyword.
        ("SELECT t . delete FROM t", writes("DELETE")),
        ("SELECT NEXTVAL(s)", writes("NEXTVAL")),
        ("SELECT NEXT VALUE FOR s", writes("NEXT")),
        ("SELECT SETVAL(s, 1)", writes("SETVAL")),
        ("SELECT get_lock('x', 1)", writes("GET_LOCK")),
        ("SELECT 1 /*! INTO OUTFILE '/tmp/x' */", Refusal::ExecutableComment),
        ("/*!50000 DELETE FROM t */", Refusal::ExecutableComment),
        ("SELECT 1 /*M! INTO OUTFILE '/tmp/x' */", Refusal::ExecutableComment),
        ("SELECT 'open", Refusal::Unclosed),
        ("SELECT `open", Refusal::Unclosed),
        ("SELECT 1 /* open", Refusal::Unclosed),
    ] {
        assert_eq!(checked(statement), Err(refusal), "{statement}");
    }
}

#[test]
fn a_backslash_hides_no_quote_where_the_server_says_that_it_does_not() {
    let plain = Dialect { backslash_escapes: false, ..Dialect::default() };
    let statement = "SELECT '\\' INTO OUTFILE '/tmp/x'";
    assert_eq!(check(statement, plain), Err(Refusal::Writes { word: "INTO".to_owned() }));
    assert_eq!(check(statement, Dialect::default()), Err(Refusal::Unclosed));
}

/// What the server itself says to a statement of ours on a session of ours: what would stop it were it not refused
/// before. Sent as a query, since only that is how a person's words reach the server.
fn server_refuses(answers: &Answers, query: &str) {
    let problem = problem(&answers.clone().with("query", query));
    let refused =
        matches!(problem, DatabaseProblem::WriteRefused | DatabaseProblem::NoRights { .. } | DatabaseProblem::BadQuery);
    assert!(refused, "{query}: {problem:?}");
}

#[test]
fn a_function_that_writes_is_refused_by_the_server_even_to_a_user_who_may_write() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); CREATE TABLE m (id INT) ENGINE=MyISAM");
    database.run("CREATE FUNCTION f() RETURNS INT MODIFIES SQL DATA BEGIN INSERT INTO t VALUES (1); RETURN 1; END");
    database.run("CREATE FUNCTION g() RETURNS INT MODIFIES SQL DATA BEGIN INSERT INTO m VALUES (1); RETURN 1; END");
    database.run(
        "CREATE FUNCTION h() RETURNS INT MODIFIES SQL DATA
         BEGIN SET SESSION tx_read_only = 0; INSERT INTO t VALUES (1); RETURN 1; END",
    );
    database.run("CREATE VIEW v AS SELECT f() AS id");
    database.run("CREATE SEQUENCE s; CREATE VIEW w AS SELECT NEXTVAL(s) AS id");
    let answers = database.answers("writer");
    for query in [
        "SELECT f()",
        "SELECT g()",
        "SELECT h()",
        "SELECT * FROM v",
        "SELECT * FROM w",
        "SELECT f() FROM (SELECT 1) x WHERE f() = 1",
    ] {
        server_refuses(&answers, query);
    }
    let count = |table: &str| format!("SELECT COUNT(*) FROM {table}");
    for table in ["t", "m"] {
        assert_eq!(database.conn().query_first::<u32, _>(count(table)).unwrap(), Some(0), "{table}");
    }
    let next = database.conn().query_first::<u32, _>("SELECT next_not_cached_value FROM s").unwrap();
    assert_eq!(next, Some(1), "the sequence did not move");
    // As a table, too.
    for view in ["v", "w"] {
        let error = failure(&database.answers("writer").with("table", view));
        assert!(matches!(error, SourceError::Database { problem: DatabaseProblem::WriteRefused, .. }), "{error:?}");
    }
}

#[test]
fn a_function_that_opens_the_session_opens_nothing_for_what_is_read_after_it() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY)");
    database.run("CREATE FUNCTION f() RETURNS INT MODIFIES SQL DATA BEGIN INSERT INTO t VALUES (1); RETURN 1; END");
    database.run("CREATE FUNCTION door() RETURNS INT BEGIN SET SESSION tx_read_only = 0; RETURN 1; END");
    database.run("CREATE VIEW opens AS SELECT door() AS id; CREATE VIEW writes AS SELECT f() AS id");
    let mut catalog = Catalog::open(&database.answers("writer")).unwrap();
    assert_eq!(catalog.first_rows(&database.name, "opens", 1).unwrap().1.len(), 1);
    let error = catalog.first_rows(&database.name, "writes", 1).unwrap_err();
    assert!(matches!(error, SourceError::Database { problem: DatabaseProblem::WriteRefused, .. }), "{error:?}");
    assert_eq!(database.conn().query_first::<u32, _>("SELECT COUNT(*) FROM t").unwrap(), Some(0));
}

#[test]
fn looking_at_a_table_keeps_nobody_from_changing_it() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1)");
    let mut catalog = Catalog::open(&database.answers("reader")).unwrap();
    assert_eq!(catalog.first_rows(&database.name, "t", 1).unwrap().1.len(), 1);
    // Would fail if a transaction of ours still held the table; the server's own work holds it for moments.
    database.run("SET SESSION lock_wait_timeout = 30; ALTER TABLE t ADD COLUMN v INT");
}

#[test]
fn a_second_statement_is_not_even_prepared_by_the_server() {
    // The check would not let it pass; the server does not either, since it prepares one statement and no more.
    let mut conn = MariaDb::shared().admin();
    let error = conn.prep("SELECT 1; SELECT 2").unwrap_err();
    assert!(matches!(&error, mysql::Error::MySqlError(error) if error.code == 1064), "{error}");
}

#[test]
fn a_query_that_is_refused_says_why() {
    let database = MariaDb::shared().database();
    assert_eq!(
        problem(&database.query("DELETE FROM t")),
        DatabaseProblem::QueryRefused(Refusal::NotSelect { word: "DELETE".to_owned() })
    );
    assert_eq!(problem(&database.query("SELECT 1; SELECT 2")), DatabaseProblem::QueryRefused(Refusal::TwoStatements));
}

#[test]
fn privileges_that_only_read_are_not_held_against_a_user() {
    let grants = |rows: &[&str]| could_write(&rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>());
    assert!(
        grants(&[
            "GRANT USAGE ON *.* TO `u`@`%` IDENTIFIED BY PASSWORD '*0'",
            "GRANT SELECT, SHOW VIEW ON `s`.* TO `u`@`%`"
        ])
        .is_empty()
    );
    assert!(grants(&["GRANT SELECT (`a`, `delete`) ON `s`.`t` TO `u`@`%`"]).is_empty());
    assert!(grants(&["GRANT `app`@`%` TO `u`@`%`"]).is_empty());
    assert_eq!(grants(&["GRANT ALL PRIVILEGES ON *.* TO `u`@`%` WITH GRANT OPTION"]), ["ALL PRIVILEGES"]);
    assert_eq!(grants(&["GRANT SELECT, INSERT (`a`, `b`), UPDATE ON `s`.* TO `u`@`%`"]), ["INSERT", "UPDATE"]);
    assert_eq!(grants(&["GRANT CREATE TEMPORARY TABLES, FILE ON *.* TO `u`@`%`"]), ["CREATE TEMPORARY TABLES", "FILE"]);
}

#[test]
fn a_user_who_could_write_is_told_with_what_makes_one_who_cannot() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY)");
    let writer = open(&database.answers("writer").with("table", "t"));
    let Some(SourceNotice::CouldWrite { privileges, statements }) = writer.notices().first() else {
        panic!("{:?}", writer.notices())
    };
    assert_eq!(privileges, &["ALL PRIVILEGES"]);
    assert_eq!(*statements, make_reader(&database.name));
    let reader = open(&database.table("t"));
    assert!(
        !reader.notices().iter().any(|note| matches!(note, SourceNotice::CouldWrite { .. })),
        "{:?}",
        reader.notices()
    );
    assert_eq!(Catalog::open(&database.answers("reader")).unwrap().write_rights().unwrap(), None);
}

#[test]
fn the_two_statements_make_a_user_who_can_only_read() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1)");
    for statement in make_reader(&database.name) {
        database.run(&statement);
    }
    let answers = database.table("t").with("user", "backfill").with("password", "choose a password");
    let source = backfill::source::open(&answers).map(|source| (super::rows(&*source), source.notices().to_vec()));
    database.run("DROP USER backfill@'%'");
    let (rows, notices) = source.unwrap();
    assert_eq!((rows, notices), (vec![vec!["1".to_owned()]], Vec::new()));
}

#[test]
fn a_comment_that_is_taken_out_makes_no_other_one_of_two_minus_signs() {
    assert_eq!(checked("SELECT 3 --/* two */ 1 FROM t"), Ok("SELECT 3 - -  1 FROM t".to_owned()));
    assert_eq!(checked("SELECT 3 - - 1"), Ok("SELECT 3 - - 1".to_owned()));
    assert_eq!(checked("SELECT 3 ---/* three */ 1"), Ok("SELECT 3 - - -  1".to_owned()));
}

proptest! {
    #[test]
    fn the_pieces_of_a_statement_are_the_statement(statement in "[a-z'\"`#/*!; \n\\\\-]{0,30}") {
        if let Ok(found) = tokens(&statement, Dialect::default()) {
            let whole: String = found.iter().map(|token| token.text).collect();
            prop_assert_eq!(whole, statement);
        }
    }

    #[test]
    fn what_passes_holds_no_comment_and_one_statement(
        statement in "SELECT [a-z0-9'\"`#/*!; \n\\\\-]{0,30}"
    ) {
        if let Ok(passed) = checked(&statement) {
            let found = tokens(&passed, Dialect::default()).unwrap();
            prop_assert!(found.iter().all(|token| !matches!(token.kind, TokenKind::Comment | TokenKind::Executable)));
            prop_assert!(found.iter().all(|token| token.text != ";"));
        }
    }
}

/// To the server, U+00A0 and its like are letters of a name, not spaces.
#[test]
fn a_word_that_ends_in_a_space_of_unicode_is_no_other_word_without_it() {
    for space in ['\u{A0}', '\u{2003}', '\u{3000}', '\u{85}'] {
        let statement = format!("SELECT id FROM t FOR UPDATE{space}");
        match checked(&statement) {
            Ok(passed) => assert_eq!(passed, statement),
            Err(refusal) => panic!("{refusal:?} of what names a column"),
        }
    }
    assert_eq!(checked(" \t\nSELECT 1\r\n "), Ok("SELECT 1".to_owned()));
}
