//! Queries that a person wrote, for us or for Kissmetrics' own integration.

use super::{failure, open, problem, rows, titles};
use crate::support::mariadb::MariaDb;
use backfill::source::mysql::DatabaseProblem;
use backfill::source::mysql::sql::Dialect;
use backfill::source::server::query::Query;
use backfill::source::{Record, SourceError, SourceNotice};

#[test]
fn titles_that_repeat_are_numbered() {
    let database = MariaDb::shared().database();
    let source = open(&database.query("SELECT 1 AS id, 2 AS id, 3 AS ID, 4 AS `id (2)`, 5 AS id"));
    assert_eq!(titles(&*source), ["id", "id (3)", "ID", "id (2)", "id (4)"]);
    assert_eq!(rows(&*source), [["1", "2", "3", "4", "5"]]);
}

#[test]
fn a_comment_or_a_semicolon_at_the_end_does_not_matter() {
    let database = MariaDb::shared().database();
    for query in ["SELECT 1 AS KM_LAST_RAN -- done", "SELECT 1 AS KM_LAST_RAN # done", "SELECT 1 AS KM_LAST_RAN;\n"] {
        assert_eq!(rows(&*open(&database.query(query))), [["1"]], "{query}");
    }
}

#[test]
fn a_query_without_rows_is_said_unless_only_what_is_new_was_wanted() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY)");
    assert_eq!(problem(&database.query("SELECT * FROM t")), DatabaseProblem::NoRows);
    assert_eq!(problem(&database.table("t")), DatabaseProblem::NoRows);
    assert!(rows(&*open(&database.query("SELECT id AS KM_LAST_RAN FROM t").with("since", "7"))).is_empty());
    assert!(rows(&*open(&database.table("t").with("since", "7"))).is_empty());
}

#[test]
fn what_the_server_does_not_understand_is_said_in_its_words() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY)");
    let error = failure(&database.query("SELECT FROM WHERE"));
    let SourceError::Database { problem: DatabaseProblem::BadQuery, server: Some(words) } = &error else {
        panic!("{error:?}")
    };
    assert!(words.contains("SQL syntax"), "{words}");
    assert_eq!(problem(&database.query("SELECT nothing FROM t")), DatabaseProblem::NoSuchColumn);
    assert!(matches!(problem(&database.query("SELECT 1 FROM nowhere")), DatabaseProblem::NoSuchTable { .. }));
    assert_eq!(problem(&database.query("SELECT ?")), DatabaseProblem::QueryAsksForValues);
    assert_eq!(problem(&database.query("SELECT :name")), DatabaseProblem::QueryAsksForValues);
}

/// The shape of the queries that Kissmetrics' own integration asks for: the three names, a comparison with the
/// variable, neither order nor limit.
#[test]
fn a_query_written_for_kissmetrics_works_as_it_is() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(50), plan VARCHAR(20), created_at DATETIME);
         INSERT INTO users VALUES (2, 'b@example.com', 'Gold', '2009-10-01 01:00:00'),
                                  (1, 'a@example.com', 'Free', '2009-10-01 00:00:00')",
    );
    let query = "SELECT email AS KM_PERSON, created_at AS KM_TIME, id AS KM_LAST_RAN, plan AS 'Plan Name' \
                 FROM users WHERE id > $KM_LAST_RAN_FOR_THIS_QUERY";
    let source = open(&database.query(query));
    assert_eq!(titles(&*source), ["KM_PERSON", "KM_TIME", "KM_LAST_RAN", "Plan Name"]);
    // Its DATETIME is read as UTC there, and therefore here.
    assert_eq!(
        rows(&*source),
        [
            ["a@example.com", "2009-10-01 00:00:00 UTC", "1", "Free"],
            ["b@example.com", "2009-10-01 01:00:00 UTC", "2", "Gold"]
        ]
    );
    assert!(source.notices().contains(&SourceNotice::ReadAsUtc { column: "KM_TIME".to_owned() }));
    assert_eq!(source.answers().get("key"), Some("KM_LAST_RAN"));

    let newer = open(&database.query(query).with("since", "1"));
    assert_eq!(rows(&*newer), [["b@example.com", "2009-10-01 01:00:00 UTC", "2", "Gold"]]);
}

#[test]
fn the_variable_may_stand_for_a_time_and_stand_in_quotes() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE t (id INT PRIMARY KEY, at DATETIME, seen TIMESTAMP NULL);
         INSERT INTO t VALUES (1, '2009-10-01 00:00:00', '2009-10-01 00:00:00'),
                              (2, '2009-10-02 00:00:00', '2009-10-02 00:00:00')",
    );
    for query in [
        "SELECT id, at AS KM_LAST_RAN FROM t WHERE at >= $KM_LAST_RAN_FOR_THIS_QUERY",
        "SELECT id, at AS KM_LAST_RAN FROM t WHERE at >= '$KM_LAST_RAN_FOR_THIS_QUERY'",
        "SELECT id, at AS KM_LAST_RAN FROM t WHERE at >= \"$km_last_ran_for_this_query\"",
        "SELECT id, seen AS KM_LAST_RAN FROM t WHERE seen >= $KM_LAST_RAN_FOR_THIS_QUERY",
        "SELECT id, at AS KM_LAST_RAN FROM t",
    ] {
        let ids = |since: &str| {
            let source = open(&database.query(query).with("since", since));
            rows(&*source).into_iter().map(|row| row[0].clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(""), ["1", "2"], "{query}");
        // An identical repeat is harmless, a row that is missed is not: times begin with the last one.
        assert_eq!(ids("2009-10-02 00:00:00"), ["2"], "{query}");
        assert_eq!(ids("2009-10-02 00:00:00 UTC"), ["2"], "{query}");
        assert_eq!(ids("2009-10-03 00:00:00"), Vec::<String>::new(), "{query}");
    }
}

#[test]
fn what_stands_for_the_variable_can_end_no_quote() {
    let statement = |query: &str, last: &str| Query::new(query, Dialect::default()).unwrap().statement(last);
    let bare = "SELECT $KM_LAST_RAN_FOR_THIS_QUERY";
    assert_eq!(statement(bare, "7"), "SELECT 7");
    assert_eq!(statement(bare, "-7"), "SELECT -7");
    assert_eq!(statement(bare, "x' OR 1 -- "), "SELECT 'x'' OR 1 -- '");
    assert_eq!(statement(bare, "\\"), "SELECT '\\\\'");
    assert_eq!(statement("SELECT '$KM_LAST_RAN_FOR_THIS_QUERY'", "it's"), "SELECT 'it''s'");
    assert_eq!(statement("SELECT \"$KM_LAST_RAN_FOR_THIS_QUERY\"", "a\"b"), "SELECT \"a\"\"b\"");
}

#[test]
fn a_value_to_begin_with_must_be_one_of_its_column() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, at DATETIME, name TEXT); INSERT INTO t VALUES (1, NOW(), 'a')");
    let field = |answers: &backfill::source::Answers| match failure(answers) {
        SourceError::BadAnswer { field, .. } | SourceError::MissingAnswer { field, .. } => field,
        error => panic!("{error}"),
    };
    assert_eq!(field(&database.table("t").with("since", "1 OR 1 = 1")), "since");
    assert_eq!(field(&database.table("t").with("key", "at").with("since", "' OR 1 = 1 -- ")), "since");
    assert_eq!(field(&database.table("t").with("key", "name")), "key");
    assert_eq!(field(&database.table("t").with("key", "nowhere")), "key");
    assert_eq!(field(&database.query("SELECT name FROM t").with("since", "1")), "key");
}

#[test]
fn the_highest_value_is_told_to_begin_with_next_time() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE t (id INT PRIMARY KEY, at DATETIME(3));
         INSERT INTO t VALUES (9, '2009-10-03 00:00:00'), (10, '2009-10-01 00:00:00'), (-1, NULL),
                              (2, '2099-12-31 00:00:00')",
    );
    for (answers, highest) in [
        (database.table("t"), "10"),
        (database.table("t").with("key", "at"), "2009-10-03 00:00:00.000"),
        (database.query("SELECT id AS KM_LAST_RAN FROM t"), "10"),
        (database.query("SELECT id * 1.5 AS KM_LAST_RAN FROM t"), "15.0"),
        (database.query("SELECT at AS KM_LAST_RAN FROM t"), "2009-10-03 00:00:00.000"),
    ] {
        let source = open(&answers);
        let mut records = source.records().unwrap();
        assert_eq!(records.bookmark(), None);
        let mut record = Record::default();
        while records.read(&mut record).unwrap() {}
        assert_eq!(records.bookmark(), Some(highest), "{answers:?}");
        // Keys are then left behind; a time is asked for once more, with one that is yet to come.
        let again = rows(&*open(&answers.with("since", highest)));
        assert_eq!(again.len(), 2 * usize::from(highest.contains(':')));
    }
}

#[test]
fn earlier_rows_are_read_once_more_beside_what_is_new() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE t (id INT PRIMARY KEY, at DATETIME);
         INSERT INTO t VALUES (1, '2009-10-01'), (2, '2009-10-02'), (3, '2009-10-03'), (4, '2009-10-04')",
    );
    let ids = |answers: backfill::source::Answers| {
        rows(&*open(&answers)).into_iter().map(|row| row[0].clone()).collect::<Vec<_>>().join(" ")
    };
    let by_id = |answers: backfill::source::Answers| answers.with("since", "3").with("again", "1");
    let time = "2009-10-04 00:00:00";
    let by_time = |answers: backfill::source::Answers| answers.with("since", time).with("again", "2009-10-02 00:00:00");
    assert_eq!(ids(by_id(database.table("t"))), "1 4");
    // A row may be saved late with a key that is lower.
    let late = SourceNotice::LateRows { column: "id".to_owned() };
    assert!(open(&by_id(database.table("t"))).notices().contains(&late));
    assert!(!open(&database.table("t")).notices().contains(&late));
    assert_eq!(ids(by_id(database.query("SELECT id FROM t").with("key", "id"))), "1 4");
    assert_eq!(ids(by_time(database.table("t").with("key", "at"))), "2 4");
    // A query that asks for what is new itself has no place for single rows, so it begins below the first of them.
    for comparison in [">", ">="] {
        let query = format!("SELECT id, id AS KM_LAST_RAN FROM t WHERE id {comparison} $KM_LAST_RAN_FOR_THIS_QUERY");
        assert_eq!(ids(by_id(database.query(&query)).with("again", "2,3")), ["2 3 4", "1 2 3 4"][comparison.len() - 1]);
        let query = format!("SELECT id, at AS KM_LAST_RAN FROM t WHERE at {comparison} $KM_LAST_RAN_FOR_THIS_QUERY");
        assert_eq!(ids(by_time(database.query(&query))), "2 3 4");
    }
    // What is highest never falls behind what was sent.
    let source = open(&by_id(database.table("t")).with("since", "9"));
    let mut records = source.records().unwrap();
    while records.read(&mut Record::default()).unwrap() {}
    assert_eq!(records.bookmark(), Some("9"));
}

#[test]
fn what_is_read_once_more_must_be_values_of_the_column_too() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1)");
    for answers in [database.table("t"), database.query("SELECT id AS KM_LAST_RAN FROM t")] {
        let error = failure(&answers.with("since", "1").with("again", "1,0) OR (1=1"));
        assert!(matches!(error, SourceError::BadAnswer { field: "again", .. }), "{error}");
    }
}
