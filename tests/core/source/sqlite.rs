//! SQLite as a source, held against files that SQLite itself wrote.

use std::path::Path;
use std::sync::Arc;

use backfill::error::Error;
use backfill::source::{self, Answers, Oddity, Record, Source, SourceError, SourceNotice};
use backfill::text::word;
use rusqlite::Connection;

use super::because;
use crate::support::folder::Folder;
#[cfg(unix)]
use crate::support::sqlite::another_can_write;

/// A shop with users, orders and a view of them.
const SHOP: &str = "
    CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT UNIQUE, nick TEXT COLLATE NOCASE UNIQUE, photo BLOB);
    INSERT INTO users VALUES (1, 'ada@example.com', 'Ada', x'89504E47'), (2, 'lee@example.com', 'lee', NULL);
    CREATE TABLE orders (number INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), total REAL, at TEXT);
    INSERT INTO orders VALUES
        (10, 1, 0.1, '2016-01-03 09:12:31'), (11, 2, 1e20, '2016-01-04 09:12:31'), (12, 1, 5.0, '2016-01-05 09:12:31');
    CREATE VIEW paid AS SELECT login, at FROM orders JOIN users ON users.id = user_id ORDER BY number DESC;
";

fn database(folder: &Folder, name: &str, statements: &str) -> Answers {
    let path = folder.at(name);
    Connection::open(&path).and_then(|database| database.execute_batch(statements)).expect("the file is written");
    source::named(&path.to_string_lossy()).expect("it is claimed")
}

#[track_caller]
fn open(answers: &Answers) -> Arc<dyn Source> {
    source::open(answers).unwrap_or_else(|error| panic!("{answers:?}: {}", Error::from(error).sentence()))
}

#[track_caller]
fn rows(source: &dyn Source) -> Vec<String> {
    let mut records = source.records().expect("it can be read");
    let (mut record, mut rows) = (Record::default(), Vec::new());
    while records.read(&mut record).unwrap_or_else(|error| panic!("{}", Error::from(error).sentence())) {
        assert_eq!(record.row, rows.len() as u64 + 1);
        rows.push(record.cells().collect::<Vec<_>>().join("|"));
    }
    rows
}

#[track_caller]
fn refused(answers: &Answers) -> String {
    let error = source::open(answers).and_then(|source| {
        let mut records = source.records()?;
        while records.read(&mut Record::default())? {}
        Ok(())
    });
    Error::from(error.expect_err("it is refused")).sentence()
}

fn titles(source: &dyn Source) -> Vec<&str> {
    source.columns().iter().map(|column| column.title.as_str()).collect()
}

#[test]
fn a_file_is_known_by_what_it_begins_with_and_not_by_its_name() {
    let folder = Folder::new();
    let answers = database(&folder, "export.csv", SHOP);
    assert_eq!(answers.kind, "sqlite");
    let text = folder.write("users.sqlite", "login\nada@example.com\n");
    assert_eq!(source::named(&text.to_string_lossy()).expect("it is claimed").kind, "csv");
}

#[test]
fn the_table_with_the_most_rows_is_read_and_another_can_be_chosen() {
    let folder = Folder::new();
    let answers = database(&folder, "shop.db", SHOP);
    let orders = open(&answers);
    assert_eq!(titles(orders.as_ref()), ["number", "user_id", "total", "at"]);
    assert_eq!(
        rows(orders.as_ref()),
        [
            "10|1|0.1|2016-01-03 09:12:31",
            "11|2|100000000000000000000|2016-01-04 09:12:31",
            "12|1|5|2016-01-05 09:12:31"
        ]
    );
    let held: Vec<(&str, Option<u64>)> = orders.holds().iter().map(|held| (held.name.as_str(), held.rows)).collect();
    assert_eq!(held, [("orders", Some(3)), ("paid", None), ("users", Some(2))]);
    assert_eq!(because(&orders.guesses()[0]), "it seems to be the largest");
    assert_eq!(word(&orders.reading()), "Table orders of shop.db, in the order of number");
    let users = open(&answers.clone().with("table", "Users"));
    assert_eq!(rows(users.as_ref()), ["1|ada@example.com|Ada", "2|lee@example.com|lee"]);
    assert_eq!(users.notices(), [SourceNotice::LeftOut { columns: vec!["photo".to_owned()] }]);
    let paid = open(&answers.clone().with("table", "paid"));
    assert_eq!(rows(paid.as_ref())[0], "ada@example.com|2016-01-05 09:12:31");
    assert!(refused(&answers.with("table", "nobody")).contains("Allowed: orders, paid, users"));
}

#[test]
fn what_was_opened_opens_again_as_the_same_even_when_another_table_has_grown() {
    let folder = Folder::new();
    let answers = database(&folder, "shop.db", SHOP);
    let before = open(&answers);
    database(&folder, "shop.db", "INSERT INTO users (login) VALUES ('kim@example.com'), ('mia@example.com')");
    assert_eq!(titles(open(&answers).as_ref())[1], "login");
    assert_eq!(rows(open(before.answers()).as_ref()), rows(before.as_ref()));
}

#[test]
fn a_query_is_read_and_what_is_none_is_refused_by_its_words() {
    let folder = Folder::new();
    let answers = database(&folder, "shop.db", SHOP);
    let with = |query: &str| answers.clone().with("query", query);
    let query =
        open(&with("SELECT login, count(*) AS orders FROM orders JOIN users ON users.id = user_id GROUP BY 1 -- all"));
    assert_eq!(titles(query.as_ref()), ["login", "orders"]);
    assert_eq!(rows(open(&with("SELECT login FROM users; ")).as_ref()).len(), 2);
    assert_eq!(rows(query.as_ref()), ["ada@example.com|2", "lee@example.com|1"]);
    let twice = open(&with("WITH u AS (SELECT id FROM users) SELECT id, id FROM u"));
    assert_eq!(
        (titles(twice.as_ref()), rows(twice.as_ref())),
        (vec!["id", "id (2)"], vec!["1|1".into(), "2|2".into()])
    );
    let sentence = refused(&with("SELECT unknown FROM users"));
    assert!(sentence.contains("no such column: unknown"), "{sentence}");
    for harm in ["DELETE FROM users", "SELECT 1; DELETE FROM users", "ATTACH 'other.db' AS other", "-- nothing", "  "] {
        let answers = answers.clone().with("query", harm);
        if harm.trim().is_empty() {
            assert_eq!(rows(open(&answers).as_ref()).len(), 3, "a blank query is none");
        } else {
            refused(&answers);
        }
    }
    assert!(refused(&with("SELECT 1").with("table", "users")).contains("not both"));
    assert_eq!(rows(open(&answers).as_ref()).len(), 3);
}

#[test]
fn every_kind_of_value_has_its_text_whatever_column_it_stands_in() {
    let folder = Folder::new();
    let values = "CREATE TABLE t (v); INSERT INTO t VALUES
        (NULL), (-9223372036854775808), (9223372036854775807), (0.1), (1.0e-7), (-2.50), ('007'), (' a '), (x'00FF'),
        ('zwölf'), (CAST(x'61ff' AS TEXT));";
    let source = open(&database(&folder, "values.db", values));
    let expected =
        ["", "-9223372036854775808", "9223372036854775807", "0.1", "0.0000001", "-2.5", "007", " a ", "00FF"];
    let read = rows(source.as_ref());
    assert_eq!(read[..9], expected);
    assert_eq!(read[9..], ["zwölf", "a\u{fffd}"]);
    let mut records = source.records().expect("it can be read");
    while records.read(&mut Record::default()).expect("it can be read") {}
    let warnings = records.warnings();
    assert_eq!(
        (warnings[0].oddity, warnings[0].count, &warnings[0].first_lines[..]),
        (Oddity::BadLetters, 1, &[11][..])
    );
}

/// Enough rows that they are read in many pieces, under each way of telling rows from each other.
#[test]
fn rows_are_read_whole_and_in_order_however_many_pieces_that_takes() {
    let folder = Folder::new();
    let rows_of = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9001)";
    for (name, table) in [
        ("numbered", "CREATE TABLE t (a INTEGER PRIMARY KEY, b)"),
        ("hidden", "CREATE TABLE t (a, b)"),
        ("shadowed", "CREATE TABLE t (rowid, _rowid_, PRIMARY KEY (rowid))"),
        ("two", "CREATE TABLE t (a, b, PRIMARY KEY (b, a)) WITHOUT ROWID"),
        ("taken", "CREATE TABLE t (rowid, oid, _rowid_)"),
    ] {
        let extra = if name == "taken" { ", NULL" } else { "" };
        let all = format!("{table}; {rows_of} INSERT INTO t SELECT i, 'x' || (i % 7){extra} FROM n;");
        let source = open(&database(&folder, &format!("{name}.db"), &all));
        let read = rows(source.as_ref());
        let mut expected: Vec<(u32, u32)> = (1..=9001).map(|i| (i, i % 7)).collect();
        if name == "two" {
            expected.sort_by_key(|(i, rest)| (*rest, *i));
        }
        let tail = if name == "taken" { "|" } else { "" };
        let expected: Vec<String> = expected.into_iter().map(|(i, rest)| format!("{i}|x{rest}{tail}")).collect();
        assert!(read == expected, "{name}: {:?} … {}", &read[..3], read.len());
    }
}

/// Rows are counted as long as that takes no time; of more the numbers that SQLite gave them tell about how many there
/// are, wherever these begin.
#[test]
fn how_many_rows_there_are_is_told_however_they_are_numbered() {
    let folder = Folder::new();
    for (name, first, rows) in [("few", 5_000_000, 40), ("many", 5_000_000, 130_000)] {
        let table = format!(
            "CREATE TABLE t (a INTEGER PRIMARY KEY); WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n \
             WHERE i + 1 < {rows}) INSERT INTO t SELECT {first} + i FROM n;"
        );
        let answers = database(&folder, &format!("{name}.db"), &table);
        let source = open(&answers);
        assert_eq!((source.rows(), source.holds()[0].rows), (Some(rows), Some(rows)), "{name}");
        // Of those that are new it is not known, and a bar that ends early would say so all the same.
        assert_eq!(open(&source.answers().clone().with("since", "5000010")).rows(), None);
    }
}

#[test]
fn only_what_is_new_is_read_with_the_rows_that_had_a_problem() {
    let folder = Folder::new();
    let answers = database(&folder, "shop.db", SHOP);
    let orders = open(&answers);
    assert_eq!(orders.growing(), Some(0));
    let mut records = orders.records().expect("it can be read");
    while records.read(&mut Record::default()).expect("it can be read") {}
    assert_eq!(records.bookmark(), Some("12"));
    database(&folder, "shop.db", "INSERT INTO orders (number, user_id) VALUES (13, 2), (14, 1)");
    let new = orders.answers().clone().with("since", "12").with("again", "10,11");
    assert_eq!(rows(open(&new).as_ref()).iter().map(|row| &row[..2]).collect::<Vec<_>>(), ["10", "11", "13", "14"]);
    // Several rows may have one time, so the last one comes once more.
    let by_time = answers.with("key", "at").with("since", "2016-01-04 09:12:31");
    assert_eq!(rows(open(&by_time).as_ref()).iter().map(|row| &row[..2]).collect::<Vec<_>>(), ["11", "12"]);
    assert!(refused(&by_time.with("key", "none")).contains("number, user_id, total, at"));
}

/// A table in which one value stands above all others, and new rows are told by it.
#[test]
fn one_odd_value_hides_no_later_rows() {
    let folder = Folder::new();
    for (at, odd) in ["'n/a'", "'unknown'", "'2099-12-31 00:00:00'", "99999999", "x'FF'"].into_iter().enumerate() {
        let made = format!(
            "CREATE TABLE ev (uuid TEXT PRIMARY KEY, updated_at TEXT);
             INSERT INTO ev VALUES ('a', '2020-01-01 10:00:00'), ('b', '2020-01-02 10:00:00'), ('c', {odd})"
        );
        let name = format!("odd {at}.db");
        let answers = database(&folder, &name, &made).with("key", "updated_at");
        let bookmark = |answers: &Answers| {
            let source = open(answers);
            let mut records = source.records().expect("it can be read");
            while records.read(&mut Record::default()).expect("it can be read") {}
            records.bookmark().map(str::to_owned)
        };
        let since = bookmark(&answers);
        assert_eq!(since.as_deref(), Some("2020-01-02 10:00:00"), "{odd}");
        database(&folder, &name, "INSERT INTO ev VALUES ('d', '2020-02-01 10:00:00')");
        let new = answers.with("since", since.expect("one"));
        assert!(rows(open(&new).as_ref()).iter().any(|row| row.starts_with("d|")), "{odd}");
        assert_eq!(bookmark(&new).as_deref(), Some("2020-02-01 10:00:00"), "{odd}");
    }
}

#[test]
fn rows_are_looked_up_by_key_only_where_equal_keys_are_written_alike() {
    let folder = Folder::new();
    let users = open(&database(&folder, "shop.db", SHOP).with("table", "users"));
    for (by, is_key) in [(0, true), (1, true), (2, false)] {
        let keyed = users.keyed(by, 1).expect("the file is there");
        assert_eq!(keyed.is_some(), is_key, "{by}");
        let Some(mut keyed) = keyed else { continue };
        let wanted = if by == 0 { ["2", "02", "9"] } else { ["lee@example.com", "LEE@example.com", "9"] };
        let mut found = Vec::new();
        keyed.look_up(&wanted, &mut |key, taken| found.push((key.to_owned(), taken.to_owned()))).expect("it is there");
        assert_eq!(found, [(wanted[0].to_owned(), "lee@example.com".to_owned())]);
    }
}

#[test]
fn tables_that_say_more_are_told_and_opened_beside_it() {
    let folder = Folder::new();
    let orders = open(&database(&folder, "shop.db", SHOP));
    let related: Vec<(usize, &str, bool)> =
        orders.related().iter().map(|related| (related.column, related.named.as_str(), related.declared)).collect();
    assert_eq!(related, [(1, "users", true)]);
    let neighbors = orders.neighbors().expect("the file is there");
    assert_eq!(neighbors.iter().map(|other| other.name.as_str()).collect::<Vec<_>>(), ["paid", "users"]);
    let given = source::named_beside(orders.as_ref(), "users").expect("a table");
    let users = orders.beside(&given).expect("it opens");
    assert_eq!(titles(users.as_ref()), ["id", "login", "nick"]);
    // A plan keeps the table and not the file, so that the file can be moved.
    assert_eq!(source::kept_beside(given.clone(), users.as_ref()), given);
}

#[test]
fn another_program_may_write_while_rows_are_read() {
    let folder = Folder::new();
    let many = "CREATE TABLE t (a INTEGER PRIMARY KEY, b);
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) INSERT INTO t SELECT i, i FROM n;";
    let source = open(&database(&folder, "busy.db", many));
    let mut records = source.records().expect("it can be read");
    assert!(records.read(&mut Record::default()).expect("it can be read"));
    let writer = Connection::open(folder.at("busy.db")).expect("it can be opened");
    writer.busy_timeout(std::time::Duration::from_secs(30)).expect("a setting");
    writer.execute("UPDATE t SET b = 0 WHERE a = 1", []).expect("nothing is locked while nobody reads on");
    let mut more = 1;
    while records.read(&mut Record::default()).expect("it can be read") {
        more += 1;
    }
    assert_eq!(more, 50_000);
}

#[cfg(unix)]
#[test]
fn no_other_program_writes_into_a_query_that_is_read_though_the_file_is_named_once_more() {
    let folder = Folder::new();
    let many = "CREATE TABLE t (a INTEGER PRIMARY KEY, b);
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) INSERT INTO t SELECT i, i FROM n;";
    let answers = database(&folder, "busy.db", many);
    let source = open(&answers.with("query", "SELECT a, b FROM t"));
    let mut records = source.records().expect("it can be read");
    assert!(records.read(&mut Record::default()).expect("it can be read"));
    let named = source::named(&folder.at("busy.db").to_string_lossy());
    assert_eq!(named.expect("it is claimed").kind, "sqlite");

    assert!(!another_can_write(&folder.at("busy.db")));
    let mut more = 1;
    while records.read(&mut Record::default()).expect("it can be read") {
        more += 1;
    }
    assert_eq!(more, 50_000);
}

#[test]
fn what_cannot_be_read_is_said_with_what_to_do() {
    let folder = Folder::new();
    let answers = |path: &Path| Answers::new("sqlite").with("file", path.to_string_lossy());
    assert!(matches!(source::open(&answers(&folder.at("none.db"))), Err(SourceError::NotFound { .. })));
    assert!(matches!(source::open(&answers(folder.path())), Err(SourceError::IsFolder { .. })));
    let empty = database(&folder, "empty.db", "CREATE TABLE t (a); DROP TABLE t");
    assert!(refused(&empty).contains("has no tables"));
    let noise = folder.write("noise.db", [b"SQLite format 3\0".as_slice(), &[0xA5; 4_080]].concat());
    assert!(refused(&answers(&noise)).contains("encrypted, or damaged"));
    let pictures = database(&folder, "pictures.db", "CREATE TABLE t (a BLOB); INSERT INTO t VALUES (x'00')");
    assert!(refused(&pictures).contains("only pictures and files"));
    // Cut off in its middle.
    let whole = "CREATE TABLE t (a); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO t SELECT 'some text that takes room ' || i FROM n;";
    let cut = database(&folder, "cut.db", whole);
    let bytes = std::fs::read(folder.at("cut.db")).expect("it is there");
    folder.write("cut.db", &bytes[..bytes.len() / 2]);
    assert!(refused(&cut).contains("is damaged"));
}
