//! The text of every type of column.

use super::{open, rows};
use crate::support::postgres::Postgres;

/// Makes a table with one column of a type beside its key, and gives the texts of the values, in order; of a query over
/// it they are the same.
#[track_caller]
fn texts(column_type: &str, values: &[&str]) -> Vec<String> {
    let mut database = Postgres::shared().database();
    database.run("CREATE TYPE mood AS ENUM ('sad', 'it''s fine'); CREATE DOMAIN price AS NUMERIC(10,2)");
    database.run("CREATE TYPE place AS (name TEXT, at POINT); CREATE DOMAIN moment AS TIMESTAMPTZ");
    database.run(&format!("CREATE TABLE t (id INT PRIMARY KEY, v {column_type})"));
    for (id, value) in values.iter().enumerate() {
        database.run(&format!("INSERT INTO t VALUES ({id}, {value})"));
    }
    let second = |rows: Vec<Vec<String>>| rows.into_iter().map(|row| row[1].clone()).collect::<Vec<_>>();
    let from_table = second(rows(&*open(&database.table("t"))));
    assert_eq!(second(rows(&*open(&database.query("SELECT id, v FROM t ORDER BY id")))), from_table);
    assert_eq!(second(rows(&*open(&database.query("SELECT id AS KM_LAST_RAN, v FROM t")))), from_table);
    from_table
}

#[test]
fn whole_numbers_of_every_size_keep_all_their_digits() {
    assert_eq!(texts("SMALLINT", &["-32768", "32767", "0", "NULL"]), ["-32768", "32767", "0", ""]);
    assert_eq!(texts("INTEGER", &["-2147483648"]), ["-2147483648"]);
    assert_eq!(texts("BIGINT", &["-9223372036854775808"]), ["-9223372036854775808"]);
    assert_eq!(texts("OID", &["4294967295"]), ["4294967295"]);
}

#[test]
fn exact_numbers_lose_nothing() {
    assert_eq!(texts("NUMERIC(10,2)", &["100", "-0.5", "99999999.99"]), ["100.00", "-0.50", "99999999.99"]);
    let long = format!("{}.{}", "1234567890".repeat(12), "0987654321".repeat(9));
    assert_eq!(texts("NUMERIC", &[&long, "'NaN'", "'-Infinity'", "1e-5"]), [&long, "NaN", "-Infinity", "0.00001"]);
    assert_eq!(texts("price", &["7"]), ["7.00"]);
}

#[test]
fn inexact_numbers_show_the_shortest_digits_that_mean_the_same() {
    assert_eq!(texts("REAL", &["0.1", "16777216", "1e20"]), ["0.1", "16777216", "100000000000000000000"]);
    let doubles = texts("DOUBLE PRECISION", &["0.1", "1e21", "1e-7", "'NaN'", "'-Infinity'"]);
    assert_eq!(doubles, ["0.1", "1000000000000000000000", "0.0000001", "NaN", "-Infinity"]);
}

#[test]
fn money_is_a_number_whatever_currency_the_server_has() {
    assert_eq!(texts("MONEY", &["1234.5", "'-0.07'", "NULL"]), ["1234.50", "-0.07", ""]);
}

#[test]
fn yes_and_no_are_words() {
    assert_eq!(texts("BOOLEAN", &["TRUE", "FALSE", "NULL"]), ["true", "false", ""]);
}

#[test]
fn a_day_may_be_before_our_era_and_may_never_come() {
    assert_eq!(
        texts("DATE", &["'2009-10-01'", "'0044-03-15 BC'", "'12345-01-02'", "'infinity'", "'-infinity'"]),
        ["2009-10-01", "0044-03-15 BC", "12345-01-02", "infinity", "-infinity"]
    );
}

#[test]
fn a_timestamp_has_no_zone_and_one_with_time_zone_is_an_instant() {
    assert_eq!(
        texts("TIMESTAMP", &["'2009-10-01 13:53:45'", "'2009-10-01 13:53:45.250000'", "'0044-03-15 12:00 BC'"]),
        ["2009-10-01 13:53:45", "2009-10-01 13:53:45.25", "0044-03-15 12:00:00 BC"]
    );
    for column_type in ["TIMESTAMPTZ", "moment"] {
        assert_eq!(
            texts(
                column_type,
                &[
                    "'2009-10-01 13:53:45.123456+05:30'",
                    "'2009-10-01 00:00-08'",
                    "'infinity'",
                    "'0044-03-15 12:00+00 BC'"
                ]
            ),
            ["2009-10-01 08:23:45.123456 UTC", "2009-10-01 08:00:00 UTC", "infinity", "0044-03-15 12:00:00 UTC BC"]
        );
    }
}

#[test]
fn what_the_server_is_set_to_changes_no_text() {
    let mut database = Postgres::shared().database();
    let name = database.name.clone();
    database.run(&format!(
        "ALTER DATABASE {name} SET datestyle = 'SQL, DMY'; ALTER DATABASE {name} SET timezone = 'Asia/Kolkata';
         ALTER DATABASE {name} SET intervalstyle = 'iso_8601'; ALTER DATABASE {name} SET bytea_output = 'escape';
         ALTER DATABASE {name} SET standard_conforming_strings = off; ALTER DATABASE {name} SET extra_float_digits = 0;
         ALTER DATABASE {name} SET client_encoding = 'LATIN1'"
    ));
    database.run(
        "CREATE TABLE t (id TEXT PRIMARY KEY, at TIMESTAMPTZ, took INTERVAL, raw BYTEA, many DOUBLE PRECISION);
         INSERT INTO t VALUES ('a\\b é', '2009-10-01 00:00:00+00', '1 day 02:00', '\\x00ff', 0.1 + 0.2::float8)",
    );
    let expected = [["a\\b é", "2009-10-01 00:00:00 UTC", "1 day 02:00:00", "00ff", "0.30000000000000004"]];
    assert_eq!(rows(&*open(&database.table("t"))), expected);
    assert_eq!(rows(&*open(&database.query("SELECT * FROM t WHERE id = 'a\\b é'"))), expected);
}

#[test]
fn times_of_day_and_spans_are_as_the_server_writes_them() {
    assert_eq!(texts("TIME", &["'13:53:45'", "'24:00'"]), ["13:53:45", "24:00:00"]);
    assert_eq!(texts("TIMETZ", &["'13:53:45+02'"]), ["13:53:45+02"]);
    assert_eq!(
        texts("INTERVAL", &["'1 year 2 months 3 days 04:05:06.7'", "'-1 hour'"]),
        ["1 year 2 mons 3 days 04:05:06.7", "-01:00:00"]
    );
}

#[test]
fn every_letter_arrives_as_it_is() {
    let text = "Zoë 🎉\n\ttab \\ back\\nslash \r\u{8}\u{b}\u{c} 'quotes' \"and\" \\N";
    assert_eq!(texts("TEXT", &[&format!("'{}'", text.replace('\'', "''")), "''", "E'\\\\N'"]), [text, "", "\\N"]);
    assert_eq!(texts("VARCHAR(9)", &["'ab  '"]), ["ab  "]);
    assert_eq!(texts("CHAR(5)", &["'ab'"]), ["ab"]);
}

#[test]
fn enums_networks_ranges_and_keys_are_their_texts() {
    assert_eq!(texts("mood", &["'it''s fine'"]), ["it's fine"]);
    let uuid = "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11";
    assert_eq!(texts("UUID", &[&format!("'{}'", uuid.to_uppercase())]), [uuid]);
    assert_eq!(texts("INET", &["'10.0.0.7/8'"]), ["10.0.0.7/8"]);
    assert_eq!(texts("INT4RANGE", &["'[1,5)'"]), ["[1,5)"]);
    assert_eq!(texts("BIT(4)", &["B'0101'"]), ["0101"]);
    assert_eq!(texts("XML", &["'<a>1</a>'"]), ["<a>1</a>"]);
}

#[test]
fn what_has_parts_is_json() {
    assert_eq!(texts("JSON", &["'{\"b\": 1.0,  \"a\": [1]}'"]), ["{\"b\": 1.0,  \"a\": [1]}"]);
    assert_eq!(texts("JSONB", &["'{\"b\": 1.0,  \"a\": \"\\n\"}'"]), ["{\"a\": \"\\n\", \"b\": 1.0}"]);
    assert_eq!(texts("TEXT[]", &["'{a,\"b \\\"c\\\"\",NULL}'", "'{}'"]), ["[\"a\",\"b \\\"c\\\"\",null]", "[]"]);
    assert_eq!(texts("INT[][]", &["'{{1,2},{3,4}}'"]), ["[[1,2],[3,4]]"]);
    assert_eq!(texts("place", &["('Rome', '(1,2)')"]), ["{\"name\":\"Rome\",\"at\":\"(1,2)\"}"]);
    assert_eq!(texts("mood[]", &["'{sad}'"]), ["[\"sad\"]"]);
}

#[test]
fn bytes_are_hexadecimal() {
    assert_eq!(texts("BYTEA", &["'\\x00FFab'", "''", "'text'"]), ["00ffab", "", "74657874"]);
}

#[test]
fn what_a_query_computes_has_a_text_too() {
    let database = Postgres::shared().database();
    let source = open(&database.query(
        "SELECT 1 + 1 AS sum, 1 / 3.0 AS third, now() > '2000-01-01' AS later, 'a' || 1 AS joined, NULL AS nothing, \
         '10:00'::time - '11:30'::time AS gap, ARRAY[1, 2] AS list, ROW(1, 'x') AS pair, 1e0::float8 AS inexact",
    ));
    assert_eq!(
        rows(&*source),
        [["2", "0.33333333333333333333", "true", "a1", "", "-01:30:00", "[1,2]", "{\"f1\":1,\"f2\":\"x\"}", "1"]]
    );
}

#[test]
fn a_cell_of_sixteen_megabytes_arrives_whole() {
    let mut database = Postgres::shared().database();
    database.run("CREATE TABLE t (id INT PRIMARY KEY, v TEXT)");
    database.run("INSERT INTO t VALUES (1, repeat('é', 8388608)), (2, 'after')");
    let rows = rows(&*open(&database.table("t")));
    assert_eq!(rows[0][1].len(), 16 * 1024 * 1024);
    assert!(rows[0][1].chars().all(|c| c == 'é'));
    assert_eq!(rows[1], ["2", "after"]);
}
