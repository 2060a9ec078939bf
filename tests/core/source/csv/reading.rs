//! What a plain file gives.

use backfill::source::{Oddity, Raggedness, ReadingVersion, Record};

use super::Table;

#[test]
fn a_plain_file_gives_its_titles_and_rows() {
    let read = Table::new(
        "id,login,created_at\n1,your@user.com,2009-10-01 00:00:00\n2,test@kissmetrics.com,2009-10-01 01:00:00\n",
    )
    .read();
    assert_eq!(read.titles, ["id", "login", "created_at"]);
    assert_eq!(
        read.cells(),
        [["1", "your@user.com", "2009-10-01 00:00:00"], ["2", "test@kissmetrics.com", "2009-10-01 01:00:00"]]
    );
    assert_eq!(read.reading, "Comma-separated, UTF-8, titles in row 1");
    assert_eq!(read.lines(), [2, 3]);
    assert_eq!(read.records.iter().map(|record| record.row).collect::<Vec<_>>(), [1, 2]);
    assert!(read.warnings.is_empty());
}

#[test]
fn identifiers_stay_as_they_came() {
    let read = Table::new("id,code\n007,1E5\n 7210448301122 ,0x1F\n").read();
    assert_eq!(read.cells(), [["007", "1E5"], [" 7210448301122 ", "0x1F"]]);
}

#[test]
fn quoted_line_breaks_and_doubled_quotes_are_text_and_lines_stay_right() {
    let read = Table::new("id,note\n1,\"two\nlines\"\n2,\"a \"\"word\"\"\"\r\n3,\"one\r\ntwo\rthree\"\n4,last").read();
    assert_eq!(read.cells(), [["1", "two\nlines"], ["2", "a \"word\""], ["3", "one\r\ntwo\rthree"], ["4", "last"]]);
    assert_eq!(read.lines(), [2, 4, 5, 8]);
    assert!(read.warnings.is_empty());
}

#[test]
fn every_kind_of_line_end_ends_a_line() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["id,name", "1,Ada", "", "2,Bob", ""].join(end);
        let read = Table::new(text).read();
        assert_eq!(read.cells(), [["1", "Ada"], ["2", "Bob"]], "{end:?}");
        assert_eq!(read.lines(), [2, 4], "{end:?}");
        assert_eq!(read.warning(Oddity::BlankLine), Some((1, &[3][..])), "{end:?}");
    }
}

#[test]
fn short_rows_are_padded_and_long_ones_kept_and_both_are_said() {
    let read = Table::new("a,b,c\n1,2,3\n4\n5,6,7,8\n9,10,11\n").read();
    assert_eq!(read.cells(), [vec!["1", "2", "3"], vec!["4", "", ""], vec!["5", "6", "7", "8"], vec!["9", "10", "11"]]);
    assert_eq!(read.records[1].ragged, Some(Raggedness::Short(1)));
    assert_eq!(read.records[2].ragged, Some(Raggedness::Long(4)));
    assert_eq!(read.warning(Oddity::ShortRow), Some((1, &[3][..])));
    assert_eq!(read.warning(Oddity::LongRow), Some((1, &[4][..])));
}

#[test]
fn a_wider_row_that_is_added_makes_no_others_of_those_before_it() {
    let second = ReadingVersion::new(2).expect("a version");
    let hashes = |text: &str, version: ReadingVersion| {
        let read = Table::new(text).read_as(version).read();
        (read.titles.len(), read.records.iter().map(Record::hash).collect::<Vec<_>>())
    };
    let before = "email,at,v\na@example.com,2019-03-05,1\nb@example.com,2019-03-06,\nc@example.com,2019-03-07\n";
    let after = format!("{before}{}", "d@example.com,2019-03-08,2,more\n".repeat(6));
    let (now, then) = (hashes(before, ReadingVersion::NOW), hashes(before, second));
    let (now_after, then_after) = (hashes(&after, ReadingVersion::NOW), hashes(&after, second));
    assert_eq!((now.0, now_after.0), (3, 4));
    assert_eq!(now_after.1[..3], now.1[..]);
    // Rows that were not filled up are known as they always were.
    assert_eq!(now, then);
    assert_eq!(now_after.1[3..], then_after.1[3..]);
    assert_ne!(then_after.1[0], then.1[0]);
}
