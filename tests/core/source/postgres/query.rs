//! Queries that a person wrote, for us or for Kissmetrics' own integration.

use super::{failure, open, problem, rows, titles};
use crate::support::postgres::Postgres;
use backfill::source::{Answers, DatabaseProblem, Record, SourceError, SourceNotice};
use backfill::text::word;

#[test]
fn titles_that_repeat_are_numbered_and_do_not_keep_it_from_an_order() {
    let database = Postgres::shared().database();
    let source = open(&database.query("SELECT 1 AS id, 2 AS id, 3 AS \"ID\", 5 AS id, 6 AS km_last_ran"));
    assert_eq!(titles(&*source), ["id", "id (2)", "ID", "id (3)", "km_last_ran"]);
    assert_eq!(rows(&*source), [["1", "2", "3", "5", "6"]]);
    assert!(word(&source.reading()).ends_with("in the order of km_last_ran"), "{}", word(&source.reading()));
}

#[test]
fn a_comment_or_a_semicolon_at_the_end_does_not_matter() {
    let database = Postgres::shared().database();
    for query in
        ["SELECT 1 AS km_last_ran -- done", "SELECT 1 AS km_last_ran /* a /* b */ */", "SELECT 1 AS km_last_ran;\n"]
    {
        assert_eq!(rows(&*open(&database.query(query))), [["1"]], "{query}");
    }
}

#[test]
fn the_order_that_a_query_asks_for_is_kept() {
    let database = Postgres::shared().database();
    let source = open(&database.query("SELECT n FROM generate_series(1, 5) n ORDER BY n DESC"));
    assert_eq!(rows(&*source), [["5"], ["4"], ["3"], ["2"], ["1"]]);
    assert!(source.notices().contains(&SourceNotice::NoKey));
}

#[test]
fn a_query_without_rows_is_said_unless_only_what_is_new_was_wanted() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY)");
    assert_eq!(problem(&database.query("SELECT * FROM t")), DatabaseProblem::NoRows);
    assert!(rows(&*open(&database.query("SELECT id AS KM_LAST_RAN FROM t").with("since", "7"))).is_empty());
    assert!(rows(&*open(&database.table("t").with("since", "7"))).is_empty());
}

#[test]
fn what_the_server_does_not_understand_is_said_in_its_words() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY)");
    let error = failure(&database.query("SELECT FROM WHERE"));
    let SourceError::Database { problem: DatabaseProblem::BadQuery, server: Some(words) } = &error else {
        panic!("{error:?}")
    };
    assert!(words.contains("syntax error") && words.ends_with("(42601)"), "{words}");
    assert_eq!(problem(&database.query("SELECT nothing FROM t")), DatabaseProblem::NoSuchColumn);
    assert!(matches!(problem(&database.query("SELECT 1 FROM nowhere")), DatabaseProblem::NoSuchTable { .. }));
    assert_eq!(problem(&database.query("SELECT 1 FROM t WHERE id = $1")), DatabaseProblem::QueryAsksForValues);
    assert_eq!(problem(&database.query("SELECT no_such_function(1)")), DatabaseProblem::BadQuery);
}

/// The shape of the queries that Kissmetrics' own integration asks for: the three names, a comparison with the
/// variable, neither order nor limit. Names without quotes lose their capitals here.
#[test]
fn a_query_written_for_kissmetrics_works_as_it_is() {
    let mut database = Postgres::shared().database();
    database.run(
        "CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(50), plan VARCHAR(20), created_at TIMESTAMP);
         INSERT INTO users VALUES (2, 'b@example.com', 'Gold', '2009-10-01 01:00:00'),
                                  (1, 'a@example.com', 'Free', '2009-10-01 00:00:00')",
    );
    let query = "SELECT email AS KM_PERSON, created_at AS KM_TIME, id AS KM_LAST_RAN, plan AS \"Plan Name\" \
                 FROM users WHERE id > $KM_LAST_RAN_FOR_THIS_QUERY";
    let source = open(&database.query(query));
    assert_eq!(titles(&*source), ["km_person", "km_time", "km_last_ran", "Plan Name"]);
    // Its time without a zone is read as UTC there, and therefore here.
    assert_eq!(
        rows(&*source),
        [
            ["a@example.com", "2009-10-01 00:00:00 UTC", "1", "Free"],
            ["b@example.com", "2009-10-01 01:00:00 UTC", "2", "Gold"]
        ]
    );
    assert!(source.notices().contains(&SourceNotice::ReadAsUtc { column: "km_time".to_owned() }));
    assert_eq!(source.answers().get("key"), Some("km_last_ran"));
    let newer = open(&database.query(query).with("since", "1"));
    assert_eq!(rows(&*newer), [["b@example.com", "2009-10-01 01:00:00 UTC", "2", "Gold"]]);
}

#[test]
fn the_variable_may_stand_for_a_time_and_stand_in_quotes() {
    let mut database = Postgres::shared().database();
    database.run(
        "CREATE TABLE t (id INT PRIMARY KEY, at TIMESTAMP, seen TIMESTAMPTZ, small SMALLINT);
         INSERT INTO t VALUES (1, '2009-10-01 00:00:00', '2009-10-01 00:00:00Z', 1),
                              (2, '2009-10-02 00:00:00', '2009-10-02 00:00:00Z', 2)",
    );
    for query in [
        "SELECT id, at AS KM_LAST_RAN FROM t WHERE at >= $KM_LAST_RAN_FOR_THIS_QUERY",
        "SELECT id, at AS KM_LAST_RAN FROM t WHERE at >= '$KM_LAST_RAN_FOR_THIS_QUERY'",
        "SELECT id, at AS KM_LAST_RAN FROM t WHERE at >= '$km_last_ran_for_this_query'::timestamp",
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
    let small = "SELECT id, small AS KM_LAST_RAN FROM t WHERE small > '$KM_LAST_RAN_FOR_THIS_QUERY'";
    assert_eq!(rows(&*open(&database.query(small))).len(), 2);
    assert_eq!(rows(&*open(&database.query(small).with("since", "1"))), [["2", "2"]]);
}

#[test]
fn a_value_to_begin_with_must_be_one_of_its_column() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, at TIMESTAMP, name TEXT); INSERT INTO t VALUES (1, now(), 'a')");
    let field = |answers: &Answers| match failure(answers) {
        SourceError::BadAnswer { field, .. } | SourceError::MissingAnswer { field, .. } => field,
        error => panic!("{error}"),
    };
    assert_eq!(field(&database.table("t").with("since", "1 OR 1 = 1")), "since");
    assert_eq!(field(&database.table("t").with("key", "at").with("since", "' OR 1 = 1 -- ")), "since");
    assert_eq!(field(&database.table("t").with("key", "name")), "key");
    assert_eq!(field(&database.table("t").with("since", "1").with("again", "1,0) OR (1=1")), "again");
    assert_eq!(field(&database.query("SELECT name FROM t").with("since", "1")), "key");
}

#[test]
fn the_highest_value_is_told_to_begin_with_next_time() {
    let mut database = Postgres::shared().database();
    database.run(
        "CREATE TABLE t (id INT PRIMARY KEY, at TIMESTAMPTZ, day DATE, cost NUMERIC);
         INSERT INTO t VALUES (9, '2009-10-03 00:00:00.5Z', '12009-01-01', 'NaN'), (10, '2009-10-01 00:00:00Z', '2019-01-01', 7.5),
                              (-1, NULL, 'infinity', 12), (3, 'infinity', '0044-03-15 BC', -20)",
    );
    for (answers, highest) in [
        (database.table("t"), "10"),
        (database.table("t").with("key", "at"), "2009-10-03 00:00:00.5 UTC"),
        // What stands beside all others, or is yet to come, can't be what new rows are told by.
        (database.table("t").with("key", "day"), "2019-01-01"),
        (database.table("t").with("key", "cost"), "12"),
        (database.query("SELECT id AS KM_LAST_RAN FROM t"), "10"),
        (database.query("SELECT id * 1.5 AS KM_LAST_RAN FROM t"), "15.0"),
        (database.query("SELECT at AS KM_LAST_RAN FROM t"), "2009-10-03 00:00:00.5 UTC"),
    ] {
        let source = open(&answers);
        let mut records = source.records().unwrap();
        assert_eq!(records.bookmark(), None);
        let mut record = Record::default();
        while records.read(&mut record).unwrap() {}
        assert_eq!(records.bookmark(), Some(highest), "{answers:?}");
        // Then there is nothing new but what stands beside all others or is yet to come, and of times the last one.
        assert!(rows(&*open(&answers.with("since", highest))).len() <= 3);
    }
}

#[test]
fn earlier_rows_are_read_once_more_beside_what_is_new() {
    let mut database = Postgres::shared().database();
    database.run(
        "CREATE TABLE t (id INT PRIMARY KEY, at TIMESTAMP);
         INSERT INTO t VALUES (1, '2009-10-01'), (2, '2009-10-02'), (3, '2009-10-03'), (4, '2009-10-04')",
    );
    let ids =
        |answers: Answers| rows(&*open(&answers)).into_iter().map(|row| row[0].clone()).collect::<Vec<_>>().join(" ");
    let by_id = |answers: Answers| answers.with("since", "3").with("again", "1");
    let time = "2009-10-04 00:00:00";
    let by_time = |answers: Answers| answers.with("since", time).with("again", "2009-10-02 00:00:00");
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
}
