//! The server goes away in the middle and comes back.

use std::thread;

use super::{failure, numbers, open, read};
use crate::source::served::Way;
use crate::support::postgres::Postgres;
use backfill::error::Error;
use backfill::source::{DatabaseProblem, Record, SourceError};

#[test]
fn a_server_that_crashes_and_comes_back_costs_no_row_and_repeats_none() {
    let server = Postgres::private();
    let mut database = server.database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, at TIMESTAMP, filling CHAR(200))");
    // Eight rows have each time, so that a break falls between rows of the same time; some have none.
    database.run(
        "INSERT INTO t SELECT n, CASE WHEN n < 250000 THEN timestamp '2009-10-01' + n / 8 * interval '1 second' END, 'x'
         FROM generate_series(1, 300000) n",
    );
    database.run("CHECKPOINT");
    let restart = || {
        server.kill();
        server.again();
    };
    // By ranges of the key.
    assert!(read(&database.table("t"), 5_000, restart).unwrap() == numbers(300_000));
    // A query, in the order of a column in which rows are equal. Their order among themselves is nobody's.
    let by_time = database.query("SELECT id, at AS KM_LAST_RAN, filling FROM t");
    // The same number is written with more decimals and with fewer.
    let number = "CASE id % 2 WHEN 0 THEN id / 10000 ELSE (id / 10000)::numeric(20, 2) END";
    let by_number = database.query(&format!("SELECT id, {number} AS KM_LAST_RAN, filling FROM t"));
    for (query, at) in [(&by_time, 5_000), (&by_time, 260_000), (&by_number, 5_000)] {
        let mut found = read(query, at, restart).unwrap();
        found.sort_by_key(|id| id.parse::<u32>().unwrap());
        assert!(found == numbers(300_000), "{at}");
    }
    // What has no order cannot go on, and says so instead of beginning again.
    let error = read(&database.query("SELECT id, filling FROM t"), 5_000, restart).unwrap_err();
    assert!(matches!(error, SourceError::Database { problem: DatabaseProblem::ConnectionLost, .. }), "{error:?}");
    let sentence = Error::from(error).sentence();
    assert!(sentence.contains("was lost, so reading stopped"), "{sentence}");
}

/// As where it is being shut down or started again, or where something in between takes connections for it.
#[test]
fn a_server_that_hangs_up_while_it_greets_is_waited_for_once_it_has_answered_before() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, filling CHAR(200))");
    database.run("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 200000) n");
    let way = Way::from("127.0.0.1", Postgres::shared().port);
    let answers = database.table("t").with("port", way.port.to_string());
    assert!(read(&answers, 5_000, || way.cut(3)).unwrap() == numbers(200_000));
    assert_eq!(way.broken(), 3, "nothing broke");
}

#[test]
fn a_connection_that_is_ended_goes_on_with_the_next_row() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, filling CHAR(200))");
    database.run("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 200000) n");
    let mut admin = Postgres::shared().admin("postgres");
    let end = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
               WHERE usename = 'reader' AND datname = $1";
    let source = open(&database.table("t"));
    let mut records = source.records().unwrap();
    let mut record = Record::default();
    let (mut found, mut ended) = (0_u32, 0);
    while records.read(&mut record).unwrap() {
        found += 1;
        assert_eq!(record.cell(0), found.to_string());
        if found.is_multiple_of(20_000) {
            ended += admin.query_one(end, &[&database.name]).unwrap().get::<_, i64>(0);
        }
    }
    assert_eq!(found, 200_000);
    assert!(ended > 0, "no connection was ended");
}

#[test]
fn a_pass_that_is_given_up_ends_the_statement_at_the_server() {
    let mut database = Postgres::shared().database();
    let query = format!("SELECT '{}' AS given_up, n FROM generate_series(1, 100000000) n", database.name);
    let source = open(&database.query(&query));
    let mut records = source.records().unwrap();
    assert!(records.read(&mut Record::default()).unwrap());
    drop(records);
    let running = format!(
        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'COPY%{}%' AND pid <> pg_backend_pid()",
        database.name
    );
    crate::support::wait::until("the statement to end", || {
        (database.client().query_one(&running, &[]).unwrap().get::<_, i64>(0) == 0).then_some(())
    });
}

#[test]
fn a_query_that_never_answers_is_given_up_in_time_and_ended_at_the_server() {
    let mut database = Postgres::shared().database();
    let answers = database.query("SELECT pg_sleep(3600), 'asleep' AS who").with("patience", "5");
    let error = failure(&answers);
    assert!(matches!(error, SourceError::Database { problem: DatabaseProblem::QueryTimedOut, .. }), "{error:?}");
    let running = format!(
        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND datname = '{}' AND pid <> pg_backend_pid()",
        database.name
    );
    crate::support::wait::until("the statement to end", || {
        (database.client().query_one(&running, &[]).unwrap().get::<_, i64>(0) == 0).then_some(())
    });
}

#[test]
fn the_servers_own_limit_and_somebody_who_stops_it_are_told_apart() {
    let mut database = Postgres::shared().database();
    let name = database.name.clone();
    let problem = |error: SourceError| match error {
        SourceError::Database { problem, server } => (problem, server.unwrap_or_default()),
        error => panic!("{error}"),
    };
    // What opening asks is not to meet the limit.
    let source = open(&database.query("SELECT pg_sleep(60)"));
    database.run(&format!("ALTER DATABASE {name} SET statement_timeout = '2s'"));
    let looking = source.first_records();
    let (limited, words) = problem(looking.and_then(|mut rows| rows.read(&mut Record::default())).unwrap_err());
    assert_eq!(limited, DatabaseProblem::QueryTimedOut);
    assert!(words.contains("57014"), "{words}");
    database.run(&format!("ALTER DATABASE {name} SET statement_timeout = '10min'"));
    let stopper = thread::spawn(move || {
        let mut admin = Postgres::shared().admin("postgres");
        let stop = "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity \
                    WHERE usename = 'reader' AND datname = $1 AND wait_event = 'PgSleep'";
        crate::support::wait::until("something to stop", || {
            (admin.query_one(stop, &[&name]).unwrap().get::<_, i64>(0) > 0).then_some(())
        });
    });
    let (stopped, _) = problem(failure(&database.query("SELECT pg_sleep(60)")));
    stopper.join().unwrap();
    assert_eq!(stopped, DatabaseProblem::QueryStopped);
}

#[test]
fn only_a_look_has_a_time_limit() {
    let mut database = Postgres::shared().database();
    let source = open(&database.query("SELECT current_setting('statement_timeout') AS most"));
    let most = |mut records: Box<dyn backfill::source::Records>| {
        let mut record = Record::default();
        assert!(records.read(&mut record).unwrap());
        record.cell(0).to_owned()
    };
    assert_eq!(most(source.first_records().unwrap()), "30s");
    assert_eq!(most(source.records().unwrap()), "0", "an import takes as long as it needs");
    // The server would count the time of whoever uses the rows.
    let name = database.name.clone();
    database.run(&format!("ALTER DATABASE {name} SET statement_timeout = '20s'"));
    assert_eq!(most(source.first_records().unwrap()), "20s");
    assert_eq!(most(source.records().unwrap()), "0");
}

#[test]
fn a_table_that_somebody_locks_is_not_waited_for_forever() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1)");
    let answers = database.query("SELECT * FROM t");
    database.run("BEGIN; LOCK TABLE t");
    let error = failure(&answers);
    database.run("COMMIT");
    let SourceError::Database { problem, .. } = &error else { panic!("{error}") };
    assert_eq!(*problem, DatabaseProblem::Locked);
    assert!(Error::from(error).sentence().contains("is locked in the meantime"));
}
