//! The text of every type of column.

use super::{open, rows, titles};
use crate::support::mariadb::MariaDb;
use backfill::source::SourceNotice;

/// Makes a table with one column of a type beside its key, and gives the texts of the values, in order.
#[track_caller]
fn texts(column_type: &str, values: &[&str]) -> Vec<String> {
    let mut database = MariaDb::shared().database();
    database.run(&format!("SET SESSION sql_mode = ''; CREATE TABLE t (id INT PRIMARY KEY, v {column_type})"));
    for (id, value) in values.iter().enumerate() {
        database.run(&format!("INSERT INTO t VALUES ({id}, {value})"));
    }
    rows(&*open(&database.table("t"))).into_iter().map(|row| row[1].clone()).collect()
}

#[test]
fn whole_numbers_of_every_size_keep_all_their_digits() {
    assert_eq!(texts("TINYINT", &["-128", "127", "0", "NULL"]), ["-128", "127", "0", ""]);
    assert_eq!(texts("TINYINT(1)", &["TRUE", "FALSE"]), ["1", "0"]);
    assert_eq!(texts("SMALLINT UNSIGNED", &["65535"]), ["65535"]);
    assert_eq!(texts("MEDIUMINT", &["-8388608"]), ["-8388608"]);
    assert_eq!(texts("INT UNSIGNED", &["4294967295"]), ["4294967295"]);
    assert_eq!(texts("BIGINT", &["-9223372036854775808"]), ["-9223372036854775808"]);
    assert_eq!(texts("BIGINT UNSIGNED", &["18446744073709551615"]), ["18446744073709551615"]);
}

#[test]
fn a_zero_filled_number_shows_its_zeros_as_it_does_everywhere_else() {
    assert_eq!(texts("INT(6) ZEROFILL", &["42", "1234567"]), ["000042", "1234567"]);
}

#[test]
fn exact_numbers_lose_nothing() {
    assert_eq!(texts("DECIMAL(10,2)", &["100", "-0.5", "99999999.99"]), ["100.00", "-0.50", "99999999.99"]);
    let long = "12345678901234567890123456789012345.123456789012345678901234567890";
    assert_eq!(texts("DECIMAL(65,30)", &[long]), [long]);
}

#[test]
fn inexact_numbers_show_the_shortest_digits_that_mean_the_same() {
    assert_eq!(texts("FLOAT", &["0.1", "16777216", "-1.5"]), ["0.1", "16777216", "-1.5"]);
    assert_eq!(texts("DOUBLE", &["0.1", "1e21", "1.7976931348623157e308 * 0"]), ["0.1", "1000000000000000000000", "0"]);
}

#[test]
fn bits_are_the_number_that_they_make() {
    assert_eq!(texts("BIT(1)", &["b'1'", "b'0'"]), ["1", "0"]);
    assert_eq!(texts("BIT(64)", &["0xFFFFFFFFFFFFFFFF", "b'101'"]), ["18446744073709551615", "5"]);
}

#[test]
fn a_year_has_four_digits_and_year_zero_is_blank() {
    assert_eq!(texts("YEAR", &["2009", "1901", "0", "NULL"]), ["2009", "1901", "", ""]);
}

#[test]
fn dates_are_written_from_year_to_day() {
    assert_eq!(texts("DATE", &["'2009-10-01'", "'0999-01-02'"]), ["2009-10-01", "0999-01-02"]);
}

#[test]
fn a_datetime_has_no_zone_and_a_timestamp_is_an_instant() {
    assert_eq!(texts("DATETIME", &["'2009-10-01 13:53:45'"]), ["2009-10-01 13:53:45"]);
    let mut database = MariaDb::shared().database();
    database.run(
        "SET SESSION time_zone = '+05:30'; CREATE TABLE t (id INT PRIMARY KEY, v TIMESTAMP NULL);
         INSERT INTO t VALUES (1, '2009-10-01 05:30:00')",
    );
    assert_eq!(rows(&*open(&database.table("t"))), [["1", "2009-10-01 00:00:00 UTC"]]);
}

#[test]
fn fractions_of_a_second_have_the_digits_of_their_column() {
    assert_eq!(texts("DATETIME(3)", &["'2009-10-01 13:53:45.5'"]), ["2009-10-01 13:53:45.500"]);
    assert_eq!(texts("DATETIME(6)", &["'2009-10-01 00:00:00.000001'"]), ["2009-10-01 00:00:00.000001"]);
    assert_eq!(texts("TIMESTAMP(2) NULL", &["'2009-10-01 00:00:00'"]), ["2009-10-01 00:00:00.00 UTC"]);
    assert_eq!(texts("TIME(1)", &["'01:02:03.4'"]), ["01:02:03.4"]);
}

#[test]
fn zero_dates_are_blank() {
    assert_eq!(texts("DATE", &["'0000-00-00'", "NULL"]), ["", ""]);
    assert_eq!(texts("DATETIME", &["'0000-00-00 00:00:00'"]), [""]);
    assert_eq!(texts("DATETIME(6)", &["'0000-00-00 00:00:00'"]), [""]);
    assert_eq!(texts("TIMESTAMP NULL", &["'0000-00-00 00:00:00'"]), [""]);
}

#[test]
fn a_date_of_which_only_a_part_is_known_stays_as_it_is() {
    assert_eq!(texts("DATE", &["'2009-00-00'", "'2009-10-00'"]), ["2009-00-00", "2009-10-00"]);
}

#[test]
fn spans_of_time_may_be_negative_and_longer_than_a_day() {
    assert_eq!(
        texts("TIME", &["'13:53:45'", "'-838:59:59'", "'100:00:00'", "'00:00:00'"]),
        ["13:53:45", "-838:59:59", "100:00:00", "00:00:00"]
    );
}

#[test]
fn text_is_text_whatever_its_type() {
    for column_type in ["CHAR(20)", "VARCHAR(20)", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT"] {
        assert_eq!(texts(column_type, &["'Zoë 🎉'", "''", "NULL"]), ["Zoë 🎉", "", ""], "{column_type}");
    }
    assert_eq!(texts("VARCHAR(20)", &["' a '", "'a\\nb'", "'\\0'"]), [" a ", "a\nb", "\0"]);
}

#[test]
fn choices_and_json_are_their_text() {
    assert_eq!(texts("ENUM('gold','silver')", &["'silver'", "2", "NULL"]), ["silver", "silver", ""]);
    assert_eq!(texts("SET('a','b','c')", &["'c,a'", "''"]), ["a,c", ""]);
    assert_eq!(texts("JSON", &[r#"'{"plan": "Gold", "n": [1, 2]}'"#]), [r#"{"plan": "Gold", "n": [1, 2]}"#]);
    assert_eq!(texts("UUID", &["'123E4567-E89B-12D3-A456-426655440000'"]), ["123e4567-e89b-12d3-a456-426655440000"]);
    assert_eq!(texts("INET6", &["'::1'"]), ["::1"]);
}

#[test]
fn every_character_set_arrives_as_the_same_letters() {
    for (charset, text) in [
        ("latin1", "Zoë"),
        ("utf8mb3", "Zoë €"),
        ("utf8mb4", "Zoë 🎉"),
        ("ucs2", "Zoë €"),
        ("utf16", "Zoë 🎉"),
        ("utf32", "Zoë 🎉"),
        ("cp1251", "Зоя"),
        ("koi8r", "Зоя"),
        ("greek", "Ζωή"),
        ("sjis", "ゾエ"),
        ("big5", "中文"),
        ("gbk", "中文"),
        ("euckr", "한국"),
    ] {
        let column_type = format!("VARCHAR(20) CHARACTER SET {charset}");
        assert_eq!(texts(&column_type, &[&format!("'{text}'")]), [text], "{charset}");
    }
}

#[test]
fn bytes_are_their_text_if_they_are_text_and_hexadecimal_if_not() {
    assert_eq!(texts("VARBINARY(20)", &["'ada@example.com'", "0xFF00"]), ["ada@example.com", "FF00"]);
    assert_eq!(texts("BINARY(4)", &["0x00112233", "'ab'"]), ["00112233", "61620000"]);
}

#[test]
fn pictures_and_places_are_left_out_and_said() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE t (id INT PRIMARY KEY, picture BLOB, place POINT, tiny TINYBLOB, name TEXT);
         INSERT INTO t VALUES (1, 0xFFD8, POINT(1, 2), 'x', 'Ada')",
    );
    let table = open(&database.table("t"));
    assert_eq!(titles(&*table), ["id", "name"]);
    assert_eq!(rows(&*table), [["1", "Ada"]]);
    let left_out = vec!["picture".to_owned(), "place".to_owned(), "tiny".to_owned()];
    assert!(table.notices().contains(&SourceNotice::LeftOut { columns: left_out.clone() }), "{:?}", table.notices());

    let query = open(&database.query("SELECT * FROM t"));
    assert_eq!((titles(&*query), rows(&*query)), (vec!["id", "name"], vec![vec!["1".to_owned(), "Ada".to_owned()]]));
    assert!(query.notices().contains(&SourceNotice::LeftOut { columns: left_out }));
}

#[test]
fn what_a_query_computes_has_a_text_too() {
    let database = MariaDb::shared().database();
    let source = open(&database.query(
        "SELECT 1 + 1 AS sum, 1 / 3 AS third, NOW(6) > '2000-01-01' AS later, CONCAT('a', 1) AS joined, NULL AS nothing, \
         CAST('2009-10-01 01:02:03.25' AS DATETIME(2)) AS moment, TIMEDIFF('10:00:00', '11:30:00') AS gap, \
         CAST('2009-10-01' AS DATE) AS day, 1.50 AS price, 1e0 AS inexact, DATE_FORMAT('2009-10-01', '%Y') AS formatted",
    ));
    assert_eq!(
        rows(&*source),
        [["2", "0.3333", "1", "a1", "", "2009-10-01 01:02:03.25", "-01:30:00", "2009-10-01", "1.50", "1", "2009"]]
    );
}

#[test]
fn a_cell_of_sixteen_megabytes_arrives_whole() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE t (id INT PRIMARY KEY, v LONGTEXT);
         INSERT INTO t VALUES (1, REPEAT('é', 8388608)), (2, 'after')",
    );
    let rows = rows(&*open(&database.table("t")));
    assert_eq!(rows[0][1].len(), 16 * 1024 * 1024);
    assert!(rows[0][1].chars().all(|c| c == 'é'));
    assert_eq!(rows[1], ["2", "after"]);
}

#[test]
fn letters_that_were_wrong_in_the_table_stay_readable() {
    let database = MariaDb::shared().database();
    // A binary text whose bytes are no UTF-8 is hexadecimal, and never an error.
    assert_eq!(rows(&*open(&database.query("SELECT CAST(0x41FF42 AS BINARY) AS v"))), [["41FF42"]]);
}
