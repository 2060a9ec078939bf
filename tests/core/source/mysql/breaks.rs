//! The server goes away in the middle and comes back.

use super::{numbers, open, read};
use crate::source::served::Way;
use crate::support::mariadb::MariaDb;
use backfill::source::mysql::DatabaseProblem;
use backfill::source::{Record, SourceError};
use mysql::prelude::Queryable;

#[test]
fn a_server_that_is_killed_and_comes_back_costs_no_row_and_repeats_none() {
    let server = MariaDb::private();
    let mut database = server.database();
    // The test server is quick and careless; this one must remember what it was given when it is killed.
    database.run("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
    database.run("CREATE TABLE t (id INT PRIMARY KEY, at DATETIME NOT NULL, filling CHAR(200))");
    // Eight rows have each time, so that a break falls between rows of the same time.
    database
        .run("INSERT INTO t SELECT seq, DATE_ADD('2009-10-01', INTERVAL seq DIV 8 SECOND), 'x' FROM seq_1_to_300000");
    let restart = || {
        server.kill();
        server.again();
    };
    // By ranges of the key.
    assert!(read(&database.table("t"), 5_000, restart).unwrap() == numbers(300_000));
    // A query, in the order of a column in which rows are equal. Their order among themselves is nobody's.
    let query = database.query("SELECT id, at AS KM_LAST_RAN, filling FROM t");
    let mut found = read(&query, 5_000, restart).unwrap();
    found.sort_by_key(|id| id.parse::<u32>().unwrap());
    assert!(found == numbers(300_000));
    // What has no order cannot go on, and says so instead of beginning again.
    let unordered = database.query("SELECT id, filling FROM t");
    let error = read(&unordered, 5_000, restart).unwrap_err();
    assert!(matches!(error, SourceError::Database { problem: DatabaseProblem::ConnectionLost, .. }), "{error:?}");
}

/// As where it is being shut down or started again, or where something in between takes connections for it.
#[test]
fn a_server_that_hangs_up_while_it_greets_is_waited_for_once_it_has_answered_before() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, filling CHAR(200))");
    database.run("INSERT INTO t SELECT seq, 'x' FROM seq_1_to_200000");
    let way = Way::from("127.0.0.1", MariaDb::shared().port);
    let answers = database.table("t").with("port", way.port.to_string());
    assert!(read(&answers, 5_000, || way.cut(3)).unwrap() == numbers(200_000));
    assert_eq!(way.broken(), 3, "nothing broke");
}

#[test]
fn a_connection_that_is_ended_goes_on_with_the_next_row() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, filling CHAR(200))");
    database.run("INSERT INTO t SELECT seq, 'x' FROM seq_1_to_200000");
    let answers = database.table("t");
    let mut admin = MariaDb::shared().admin();
    let of =
        format!("SELECT ID FROM information_schema.PROCESSLIST WHERE USER = 'reader' AND DB = '{}'", database.name);
    let source = open(&answers);
    let mut records = source.records().unwrap();
    let mut record = Record::default();
    let (mut found, mut ended) = (0_u32, 0);
    while records.read(&mut record).unwrap() {
        found += 1;
        assert_eq!(record.cell(0), found.to_string());
        if found.is_multiple_of(20_000) {
            // One may go by itself meanwhile.
            let ids = admin.query::<u64, _>(&of).unwrap();
            ended += ids.iter().filter(|id| admin.query_drop(format!("KILL {id}")).is_ok()).count();
        }
    }
    assert_eq!(found, 200_000);
    assert!(ended > 0, "no connection was ended");
}
