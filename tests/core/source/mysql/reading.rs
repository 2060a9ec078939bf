//! Rows in a stable order, by ranges of a key, as many as there are.

use super::{failure, open, problem, rows, titles};
use crate::support::mariadb::MariaDb;
use backfill::source::mysql::DatabaseProblem;
use backfill::source::{Record, SourceError, SourceNotice};
use backfill::text::word;

#[test]
fn a_table_is_read_in_the_order_of_its_key_across_many_ranges() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, v INT)");
    // Odd ones first, so that the order of the key is not that of arrival.
    database.run("INSERT INTO t SELECT seq, seq * 2 FROM seq_1_to_70001_step_2");
    database.run("INSERT INTO t SELECT seq, seq * 2 FROM seq_2_to_70000_step_2");
    let source = open(&database.table("t"));
    assert_eq!(word(&source.reading()), format!("Table t of the database {}, in the order of id", database.name));
    let mut records = source.records().unwrap();
    assert_eq!(records.progress().total, Some(70_001));
    let mut record = Record::default();
    let mut next = 1_u64;
    while records.read(&mut record).unwrap() {
        assert_eq!((record.row, record.cell(0), record.cell(1)), (next, &*next.to_string(), &*(next * 2).to_string()));
        assert_eq!((record.line, record.ragged), (None, None));
        next += 1;
    }
    assert_eq!(next, 70_002);
    assert_eq!(records.progress().done, 70_001);
    assert!(!records.read(&mut record).unwrap(), "the end stays the end");
}

#[test]
fn keys_of_every_kind_and_width_lose_and_repeat_nothing() {
    let mut database = MariaDb::shared().database();
    // Each with fewer rows in a range than there are rows, and with equal first parts across the seam.
    for (columns, key, values) in [
        ("a INT, b INT", "a, b", "seq DIV 700, seq MOD 700"),
        ("a INT, b VARCHAR(9), c DATE", "a, b, c", "1, seq DIV 900, DATE_ADD('2009-01-01', INTERVAL seq MOD 900 DAY)"),
        ("a DECIMAL(25,5)", "a", "seq + 12345678901234567890.00001"),
        ("a BIGINT UNSIGNED", "a", "18446744073709540000 + seq"),
        ("a BIGINT", "a", "CAST(seq AS SIGNED) - 1500"),
        ("a DATETIME(6)", "a", "DATE_ADD('2009-10-25 00:00:00', INTERVAL seq * 123456 MICROSECOND)"),
        ("a TIMESTAMP(6)", "a", "DATE_ADD('2009-10-25 00:00:00', INTERVAL seq SECOND)"),
        ("a TIME(3)", "a", "SEC_TO_TIME(CAST(seq AS SIGNED) - 1500)"),
        ("a CHAR(32) CHARACTER SET latin1", "a", "MD5(seq)"),
        ("a VARCHAR(40) COLLATE utf8mb4_general_ci", "a", "CONCAT('Zoë 🎉 ', seq)"),
        ("a BINARY(16)", "a", "UNHEX(MD5(seq))"),
        ("a VARBINARY(16)", "a", "UNHEX(MD5(seq))"),
        ("a UUID", "a", "CONCAT(LEFT(MD5(seq), 12), '4', SUBSTR(MD5(seq), 14, 3), '8', SUBSTR(MD5(seq), 18))"),
    ] {
        database.run("DROP TABLE IF EXISTS t");
        database.run(&format!("CREATE TABLE t (n INT, {columns}, PRIMARY KEY ({key}))"));
        database.run(&format!("INSERT INTO t SELECT seq, {values} FROM seq_1_to_3000"));
        let source = open(&database.table("t"));
        assert!(!source.notices().contains(&SourceNotice::NoKey), "{columns}");
        let mut numbers: Vec<u32> = rows(&*source).iter().map(|row| row[0].parse().unwrap()).collect();
        numbers.sort_unstable();
        assert!(numbers.iter().copied().eq(1..=3000), "{columns}: {} rows", numbers.len());
    }
}

#[test]
fn another_unique_key_does_where_there_is_no_primary_one() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE t (n INT, maybe INT UNIQUE, part TEXT NOT NULL, login VARCHAR(30) NOT NULL,
            UNIQUE KEY prefix (part(5)), UNIQUE KEY who (login))",
    );
    database.run("INSERT INTO t SELECT seq, NULL, seq, CONCAT('user', seq) FROM seq_1_to_1500");
    let source = open(&database.table("t"));
    assert!(word(&source.reading()).ends_with("in the order of login"), "{}", word(&source.reading()));
    assert_eq!(rows(&*source).len(), 1500);
}

#[test]
fn a_table_without_a_key_and_a_view_are_read_in_one_go_and_that_is_said() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (n INT, e ENUM('a','b') NOT NULL UNIQUE, maybe INT UNIQUE)");
    database.run("INSERT INTO t VALUES (1, 'a', 1), (1, 'b', NULL)");
    database.run("CREATE VIEW v AS SELECT n FROM t");
    for table in ["t", "v"] {
        let source = open(&database.table(table));
        assert!(source.notices().contains(&SourceNotice::NoKey), "{table}");
        assert!(word(&source.reading()).ends_with("in no particular order"), "{}", word(&source.reading()));
        assert_eq!(rows(&*source).len(), 2);
    }
}

#[test]
fn a_hidden_key_gives_the_order_and_stays_hidden() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY INVISIBLE, v INT)");
    database.run("INSERT INTO t (v) SELECT seq FROM seq_1_to_2500");
    let source = open(&database.table("t"));
    assert_eq!(titles(&*source), ["v"]);
    assert!(word(&source.reading()).ends_with("in the order of id"));
    assert_eq!(rows(&*source).len(), 2500);
}

#[test]
fn names_with_anything_in_them_are_quoted() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE `a``b c` (`select` INT PRIMARY KEY, `it's \"x\"` INT, `Zoë :x ?` INT)");
    database.run("INSERT INTO `a``b c` VALUES (1, 2, 3)");
    let source = open(&database.table("a`b c"));
    assert_eq!(titles(&*source), ["select", "it's \"x\"", "Zoë :x ?"]);
    assert_eq!(rows(&*source), [["1", "2", "3"]]);
}

#[test]
fn a_table_may_be_named_with_its_database() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (7)");
    let table = format!("{}.t", database.name);
    let source = open(&database.answers("reader").with("database", "").with("table", table));
    assert_eq!(rows(&*source), [["7"]]);
    assert_eq!(source.answers().get("database"), Some(database.name.as_str()));
}

#[test]
fn what_a_plan_keeps_opens_the_same_and_holds_no_password() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (7)");
    let port = database.table("t").get("port").unwrap().to_owned();
    let address = format!("mysql://reader:reader@127.0.0.1:{port}/{}", database.name);
    let source = open(&backfill::source::Answers::new("mysql").with("address", address).with("table", "t"));
    let kept = source.answers().clone();
    assert_eq!((kept.get("address"), kept.get("password")), (None, None));
    assert_eq!((kept.get("host"), kept.get("table"), kept.get("key")), (Some("127.0.0.1"), Some("t"), Some("id")));
    let again = open(&kept.with("password", "reader"));
    assert_eq!((again.name(), rows(&*again)), (source.name(), rows(&*source)));
}

#[test]
fn a_table_that_is_not_there_is_said() {
    let database = MariaDb::shared().database();
    assert_eq!(problem(&database.table("nowhere")), DatabaseProblem::NoSuchTable { table: "nowhere".into() });
}

#[test]
fn a_table_that_changed_or_went_since_it_was_opened_is_said() {
    let (changed, gone) =
        (DatabaseProblem::TableChanged { table: "t".into() }, DatabaseProblem::NoSuchTable { table: "t".into() });
    let changes =
        [("ALTER TABLE t DROP COLUMN v", &changed), ("ALTER TABLE t MODIFY v TEXT", &changed), ("DROP TABLE t", &gone)];
    for (change, expected) in changes {
        let mut database = MariaDb::shared().database();
        database.run("CREATE TABLE t (id INT PRIMARY KEY, v INT); INSERT INTO t SELECT seq, 1 FROM seq_1_to_200000");
        let source = open(&database.table("t"));
        let mut records = source.records().unwrap();
        let mut record = Record::default();
        assert!(records.read(&mut record).unwrap());
        database.run(change);
        let error = loop {
            match records.read(&mut record) {
                Ok(true) => {}
                Ok(false) => panic!("{change}: it was read to its end"),
                Err(error) => break error,
            }
        };
        let SourceError::Database { problem, .. } = &error else { panic!("{error}") };
        assert_eq!(problem, expected, "{change}");
    }
}

#[test]
fn five_hundred_columns_are_read() {
    let mut database = MariaDb::shared().database();
    let columns: Vec<String> = (0..500).map(|number| format!("c{number} INT")).collect();
    let values: Vec<String> = (0..500).map(|number| number.to_string()).collect();
    database.run(&format!("CREATE TABLE t ({}, PRIMARY KEY (c0))", columns.join(",")));
    database.run(&format!("INSERT INTO t VALUES ({})", values.join(",")));
    assert_eq!(rows(&*open(&database.table("t"))), [values]);
}

#[test]
fn nothing_but_pictures_cannot_be_read() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (picture BLOB)");
    assert_eq!(problem(&database.table("t")), DatabaseProblem::NothingReadable);
    assert_eq!(problem(&database.query("SELECT * FROM t")), DatabaseProblem::NothingReadable);
}

#[test]
fn a_pass_that_is_given_up_ends_its_query_at_the_server() {
    use mysql::prelude::Queryable;
    let mut database = MariaDb::shared().database();
    let marker = format!("given_up_{}", database.name);
    let query = format!("SELECT a.seq, '{marker}' AS m FROM seq_1_to_100000 a, seq_1_to_100000 b");
    let source = open(&database.query(&query));
    let mut records = source.records().unwrap();
    assert!(records.read(&mut Record::default()).unwrap());
    drop(records);
    let running = format!(
        "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE '%given_up\\_{}%' AND ID <> CONNECTION_ID()",
        database.name
    );
    crate::support::wait::until("the query to end", || {
        (database.conn().query_first::<u32, _>(&running).unwrap() == Some(0)).then_some(())
    });
}

#[test]
fn a_query_that_never_answers_is_given_up_in_time() {
    let database = MariaDb::shared().database();
    let error = failure(&database.query("SELECT SLEEP(3600)").with("patience", "5"));
    assert!(matches!(error, SourceError::Database { problem: DatabaseProblem::QueryTimedOut, .. }), "{error:?}");
}

#[test]
fn the_servers_own_limit_for_a_query_is_said() {
    let mut database = MariaDb::shared().database();
    let user = format!("{}_slow", database.name);
    database.run(&format!(
        "CREATE USER {user}@'%' IDENTIFIED BY '{user}' WITH MAX_STATEMENT_TIME 1;
         GRANT SELECT ON {}.* TO {user}@'%'",
        database.name
    ));
    let error =
        failure(&database.answers(&user).with("query", "SELECT COUNT(*) FROM seq_1_to_1000000 a, seq_1_to_1000000 b"));
    database.run(&format!("DROP USER {user}@'%'"));
    let SourceError::Database { problem, server } = error else { panic!("{error}") };
    assert_eq!(problem, DatabaseProblem::QueryTimedOut);
    assert!(server.is_some_and(|words| words.contains("1969")));
}

#[test]
fn rows_that_are_added_while_a_table_is_open_wait_for_the_next_time() {
    let mut database = MariaDb::shared().database();
    database.run("CREATE TABLE t (id BIGINT UNSIGNED PRIMARY KEY, name TEXT)");
    database.run("INSERT INTO t VALUES (1, 'a'), (18446744073709551614, 'b')");
    let source = open(&database.table("t"));
    assert_eq!(rows(&*source).len(), 2);
    database.run("INSERT INTO t VALUES (18446744073709551615, 'c')");
    assert_eq!(rows(&*source).len(), 2, "each pass gives the same rows");
    let mut records = source.records().unwrap();
    while records.read(&mut Record::default()).unwrap() {}
    let last = records.bookmark().expect("there are rows").to_owned();
    assert_eq!(rows(&*open(&database.table("t").with("since", last))), [["18446744073709551615", "c"]]);
}
