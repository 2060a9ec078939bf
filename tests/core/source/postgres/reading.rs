//! Rows in a stable order, by ranges of a key, as many as there are.

use super::{open, problem, rows};
use crate::support::postgres::Postgres;
use backfill::source::{DatabaseProblem, Record, SourceNotice};
use backfill::text::word;

/// A collation to which upper and lower case are one.
const NO_CASE: &str = "CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)";

#[test]
fn a_table_is_read_in_the_order_of_its_key_across_many_ranges() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, v INT)");
    // Odd ones first, so that the order of the key is not that of arrival.
    database.run("INSERT INTO t SELECT n, n * 2 FROM generate_series(1, 70001, 2) n");
    database.run("INSERT INTO t SELECT n, n * 2 FROM generate_series(2, 70000, 2) n");
    let source = open(&database.table("t"));
    assert_eq!(word(&source.reading()), format!("Table t of the database {}, in the order of id", database.name));
    let mut records = source.records().unwrap();
    assert_eq!(records.progress().total, Some(70_001));
    let mut record = Record::default();
    let mut next = 1_u64;
    while records.read(&mut record).unwrap() {
        assert_eq!((record.row, record.cell(0), record.cell(1)), (next, &*next.to_string(), &*(next * 2).to_string()));
        next += 1;
    }
    assert_eq!(next, 70_002);
    assert_eq!(records.progress().done, 70_001);
    assert!(!records.read(&mut record).unwrap(), "the end stays the end");
}

#[test]
fn keys_of_every_kind_and_width_lose_and_repeat_nothing() {
    let mut database = Postgres::shared().database();
    database.run(NO_CASE);
    // Each with fewer rows in a range than there are rows, and with equal first parts across the seam.
    for (columns, key, values) in [
        ("a INT, b INT", "a, b", "n / 700, n % 700"),
        ("a INT, b VARCHAR(9), c DATE", "a, b, c", "1, n / 900, date '2009-01-01' + n % 900"),
        ("a NUMERIC(25,5)", "a", "n + 12345678901234567890.00001"),
        ("a NUMERIC", "a", "CASE n WHEN 1 THEN 'NaN'::numeric WHEN 2 THEN '-Infinity' ELSE n END"),
        ("a BIGINT", "a", "n - 1500"),
        ("a TIMESTAMP", "a", "timestamp '2009-10-25' + n * interval '123456 microseconds'"),
        ("a TIMESTAMPTZ", "a", "CASE n WHEN 7 THEN 'infinity' ELSE timestamptz '2009-10-25' + n * interval '1 s' END"),
        ("a DATE", "a", "date '0004-01-01 BC' + n"),
        ("a TIME", "a", "time '00:00' + n * interval '1 second'"),
        ("a TEXT", "a", "'Zoë''s \\ 🎉 ' || n"),
        ("a CHAR(40)", "a", "md5(n::text)"),
        ("a TEXT COLLATE \"C\"", "a", "chr(9) || md5(n::text)"),
        ("a TEXT COLLATE nocase", "a", "'Zoë ' || n"),
        ("a BYTEA", "a", "decode(md5(n::text), 'hex')"),
        ("a UUID", "a", "md5(n::text)::uuid"),
    ] {
        database.run("DROP TABLE IF EXISTS t");
        database.run(&format!("CREATE TABLE t (n INT, {columns}, PRIMARY KEY ({key}))"));
        database.run(&format!("INSERT INTO t SELECT n, {values} FROM generate_series(1, 3000) n"));
        let source = open(&database.table("t"));
        assert!(!source.notices().contains(&SourceNotice::NoKey), "{columns}");
        let mut numbers: Vec<u32> = rows(&*source).iter().map(|row| row[0].parse().unwrap()).collect();
        numbers.sort_unstable();
        assert!(numbers.iter().copied().eq(1..=3000), "{columns}: {} rows", numbers.len());
    }
}

#[test]
fn another_unique_key_does_where_there_is_no_primary_one() {
    let mut database = Postgres::shared().database();
    database.run(
        "CREATE TABLE t (n INT, maybe INT UNIQUE, part TEXT NOT NULL, login VARCHAR(30) NOT NULL UNIQUE);
         CREATE UNIQUE INDEX lower_part ON t (lower(part)); CREATE UNIQUE INDEX some_parts ON t (part) WHERE n > 0;
         INSERT INTO t SELECT n, NULL, n, 'user' || n FROM generate_series(1, 1500) n",
    );
    let source = open(&database.table("t"));
    assert!(word(&source.reading()).ends_with("in the order of login"), "{}", word(&source.reading()));
    assert_eq!(rows(&*source).len(), 1500);
}

#[test]
fn a_key_that_tells_texts_apart_which_are_one_in_the_order_of_their_column_is_none() {
    let mut database = Postgres::shared().database();
    database.run(NO_CASE);
    database.run("CREATE TABLE t (a TEXT COLLATE nocase NOT NULL); CREATE UNIQUE INDEX ON t (a COLLATE \"C\")");
    // Two that are one stand on either side of every seam.
    database.run("INSERT INTO t VALUES (''); INSERT INTO t SELECT 'u' || n FROM generate_series(1, 2000) n");
    database.run("INSERT INTO t SELECT 'U' || n FROM generate_series(1, 2000) n");
    let mut found = rows(&*open(&database.table("t")));
    found.sort();
    found.dedup();
    assert_eq!(found.len(), 4001);
}

#[test]
fn a_table_without_a_key_and_a_view_are_read_in_one_go_and_that_is_said() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (n INT, v REAL NOT NULL UNIQUE); INSERT INTO t VALUES (1, 1), (1, 2)");
    database.run("CREATE VIEW v AS SELECT n FROM t");
    // The key of a table counts for its own rows only, and not for those of its heirs.
    database.run("CREATE TABLE h (n INT PRIMARY KEY); CREATE TABLE heir () INHERITS (h)");
    database.run("INSERT INTO h VALUES (1); INSERT INTO heir VALUES (1)");
    for table in ["t", "v", "h"] {
        let source = open(&database.table(table));
        assert!(source.notices().contains(&SourceNotice::NoKey), "{table}");
        assert!(word(&source.reading()).ends_with("in no particular order"), "{}", word(&source.reading()));
        assert_eq!(rows(&*source).len(), 2, "{table}");
    }
}

#[test]
fn a_parted_table_and_a_stored_view_are_tables() {
    let mut database = Postgres::shared().database();
    database.run(
        "CREATE TABLE t (id INT, at DATE, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
         CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('2009-01-01') TO ('2010-01-01');
         CREATE TABLE t_2 PARTITION OF t FOR VALUES FROM ('2010-01-01') TO ('2011-01-01');
         INSERT INTO t SELECT n, date '2009-12-01' + n FROM generate_series(1, 60) n;
         CREATE MATERIALIZED VIEW m AS SELECT * FROM t; CREATE UNIQUE INDEX ON m (id)",
    );
    let parted = open(&database.table("t"));
    assert!(word(&parted.reading()).ends_with("in the order of id, at"), "{}", word(&parted.reading()));
    assert_eq!((rows(&*parted).len(), rows(&*open(&database.table("m"))).len()), (60, 60));
}

#[test]
fn a_table_that_has_changed_since_it_was_opened_is_not_read() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, v INT); INSERT INTO t VALUES (1, 2)");
    for change in ["ALTER TABLE t ALTER v TYPE TEXT", "ALTER TABLE t RENAME v TO w", "DROP TABLE t"] {
        let source = open(&database.table("t"));
        database.run(change);
        let error = source.records().and_then(|mut records| records.read(&mut Record::default())).unwrap_err();
        let backfill::source::SourceError::Database { problem, .. } = &error else { panic!("{error}") };
        let told = matches!(problem, DatabaseProblem::TableChanged { .. } | DatabaseProblem::NoSuchTable { .. });
        assert!(told, "{change}: {problem:?}");
    }
}

#[test]
fn rows_that_are_added_while_a_table_is_open_wait_for_the_next_time() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id BIGINT PRIMARY KEY, name TEXT)");
    database.run("INSERT INTO t VALUES (1, 'a'), (9223372036854775806, 'b')");
    let source = open(&database.table("t"));
    assert_eq!(rows(&*source).len(), 2);
    database.run("INSERT INTO t VALUES (9223372036854775807, 'c')");
    assert_eq!(rows(&*source).len(), 2, "each pass gives the same rows");
    let mut records = source.records().unwrap();
    while records.read(&mut Record::default()).unwrap() {}
    let last = records.bookmark().expect("there are rows").to_owned();
    assert_eq!(rows(&*open(&database.table("t").with("since", last))), [["9223372036854775807", "c"]]);
}

#[test]
fn single_rows_are_asked_for_by_their_key() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, tags TEXT[], login TEXT UNIQUE NOT NULL)");
    database.run("INSERT INTO t SELECT n, ARRAY['a', n::text], 'user' || n FROM generate_series(1, 5000) n");
    let source = open(&database.table("t"));
    let mut keyed = source.keyed(0, 1).unwrap().expect("it is a key");
    let wanted: Vec<String> = (4_000..6_000).map(|n| n.to_string()).chain(["x".into(), "99999999999".into()]).collect();
    let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    keyed.look_up(&wanted, &mut |key, value| found.push((key.to_owned(), value.to_owned()))).unwrap();
    found.sort();
    assert_eq!(found.len(), 1001);
    assert_eq!(found[0], ("4000".to_owned(), "[\"a\",\"4000\"]".to_owned()));
    assert!(source.keyed(2, 0).unwrap().is_none(), "texts may be equal without being written alike");
}

#[test]
fn what_has_no_rows_is_said() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY); CREATE TABLE nothing ()");
    assert_eq!(problem(&database.table("t")), DatabaseProblem::NoRows);
    assert_eq!(problem(&database.table("nothing")), DatabaseProblem::NothingReadable);
}
