//! What is no table, and files that are not what they were: each is refused by name, and nothing panics.

use std::fs;
use std::io::Write;

use backfill::source::csv::MOST_COLUMNS;
use backfill::source::{Record, SourceError};
use backfill::text::word;

use super::{Table, refusal};

#[test]
fn a_file_that_is_not_there_is_named() {
    assert!(matches!(refusal("/no/such/table.csv"), SourceError::NotFound { path } if path.ends_with("table.csv")));
}

#[test]
fn a_folder_is_no_table() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(matches!(refusal(folder.path()), SourceError::IsFolder { path } if path == folder.path()));
}

#[cfg(unix)]
#[test]
fn a_device_is_not_waited_for() {
    assert!(matches!(refusal("/dev/null"), SourceError::NotAFile { .. }));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_said_to_be_so() {
    use std::os::unix::fs::PermissionsExt;
    let table = Table::new("id\n1\n");
    fs::set_permissions(table.path(), fs::Permissions::from_mode(0o000)).expect("permissions are set");
    // The administrator may read everything.
    if fs::File::open(table.path()).is_err() {
        assert!(matches!(refusal(table.path()), SourceError::NoAccess { .. }));
    }
}

#[test]
fn nothing_but_space_is_empty() {
    for bytes in ["", "\u{FEFF}", "\n\n  \r\n", "\0\0\0"] {
        assert!(matches!(Table::new(bytes).try_open(), Err(SourceError::Empty { .. })), "{bytes:?}");
    }
}

#[test]
fn titles_alone_are_no_table() {
    for text in ["id,login,created_at", "id,login,created_at\n", "id,login,created_at\r\n\r\n"] {
        assert!(matches!(Table::new(text).try_open(), Err(SourceError::TitlesOnly { .. })), "{text:?}");
    }
}

#[test]
fn what_is_not_text_is_named() {
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let with = |start: &[u8]| [start, &noise].concat();
    for (bytes, what) in [
        (with(b"\x89PNG\r\n\x1a\n"), Some("a PNG picture")),
        (with(b"%PDF-1.7\n"), Some("a PDF document")),
        (with(b"BZh9"), Some("a file packed with bzip2")),
        (with(b"PAR1"), Some("a Parquet file")),
        (with(b""), None),
    ] {
        match Table::new(bytes).try_open() {
            Err(SourceError::Binary { what: found, .. }) => assert_eq!(found.as_ref().map(word).as_deref(), what),
            Err(error) => panic!("{what:?}: {error:?}"),
            Ok(source) => panic!("{what:?} opened: {}", word(&source.reading())),
        }
    }
}

#[test]
fn a_workbook_is_one_whatever_it_is_called() {
    for bytes in [
        &b"PK\x03\x04\x14\x00\x06\x00\x08\x00[Content_Types].xml....xl/workbook.xml"[..],
        b"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0",
    ] {
        assert!(matches!(Table::new(bytes).try_open(), Err(SourceError::Workbook { .. })));
    }
}

#[test]
fn a_page_or_an_object_is_no_table() {
    for (text, what) in [
        ("<!DOCTYPE html>\n<html><body>Sign in</body></html>", "a web page"),
        ("<table><tr><td>1</td></tr></table>", "a web page"),
        ("<?xml version=\"1.0\"?>\n<rows/>", "an XML document"),
        ("[\n  {\"id\": 1}\n]", "JSON"),
        ("{\"id\": 1}\n{\"id\": 2}\n", "JSON"),
    ] {
        assert!(
            matches!(Table::new(text).try_open(), Err(SourceError::OtherFormat { what: found, .. }) if word(&found) == what),
            "{text}"
        );
    }
}

#[test]
fn answers_that_make_no_sense_are_refused_by_name() {
    for (field, value) in
        [("separator", "colon"), ("encoding", "klingon"), ("titles", "first"), ("titles", "0"), ("titles", "9")]
    {
        let table = Table::new("id,login\n1,ada\n").with(field, value);
        match table.try_open() {
            Err(SourceError::BadAnswer { field: found, value: kept, .. }) => {
                assert_eq!((found, kept.as_str()), (field, value))
            }
            Err(error) => panic!("{error:?}"),
            Ok(_) => panic!("{field} = {value} opened"),
        }
    }
}

#[test]
fn a_line_of_ten_megabytes_is_read() {
    let long = "x".repeat(10 * 1024 * 1024);
    let read = Table::new(format!("id,note\n1,{long}\n2,\"{long}\"\n3,short\n")).read();
    assert_eq!(read.cells()[0][1].len(), long.len());
    assert_eq!(read.cells()[1][1].len(), long.len());
    assert_eq!(read.cells()[2], ["3", "short"]);
}

#[test]
fn a_first_line_of_ten_megabytes_is_read() {
    let long = "x".repeat(10 * 1024 * 1024);
    let read = Table::new(format!("{long},note\n1,2\n")).read();
    assert_eq!((read.titles[0].len(), read.titles[1].as_str()), (long.len(), "note"));
    assert_eq!(read.cells(), [["1", "2"]]);
}

#[test]
fn a_line_that_never_ends_is_named() {
    let mut text = String::from("id,note\n1,2\n2,");
    text.push_str(&"x".repeat(40 * 1024 * 1024));
    let source = Table::new(text);
    let source = source.open();
    let mut pass = source.records().expect("a pass begins");
    let mut record = Record::default();
    assert!(pass.read(&mut record).expect("the first row"));
    assert!(matches!(pass.read(&mut record), Err(SourceError::LineTooLong { line: 3, .. })));
}

#[test]
fn five_thousand_columns_are_read() {
    let row = |start: usize| (0..5000).map(|n| (start + n).to_string()).collect::<Vec<_>>().join(",");
    let titles = (0..5000).map(|n| format!("c{n}")).collect::<Vec<_>>().join(",");
    let read = Table::new(format!("{titles}\n{}\n{}\n", row(0), row(5000))).read();
    assert_eq!(read.titles.len(), 5000);
    assert_eq!(read.cells()[1][4999], "9999");
}

#[test]
fn more_columns_than_a_table_has_are_refused() {
    let titles = vec!["x"; MOST_COLUMNS + 1].join(",");
    let table = Table::new(format!("{titles}\n1\n"));
    assert!(matches!(
        table.try_open(),
        Err(SourceError::TooManyColumns { columns, limit: MOST_COLUMNS, .. }) if columns == MOST_COLUMNS + 1
    ));
}

#[test]
fn a_file_that_changed_before_a_pass_is_not_read() {
    let table = Table::new("id,login\n1,ada\n");
    let source = table.open();
    fs::write(table.path(), "id,login\n1,ada\n2,bob\n").expect("written");
    assert!(matches!(source.records().map(|_| ()), Err(SourceError::Changed { .. })));
}

#[test]
fn a_file_that_changes_during_a_pass_is_said_and_no_torn_row_is_read() {
    for grow in [true, false] {
        let rows: String = (0..100_000).map(|row| format!("{row},some name\n")).collect();
        let table = Table::new(format!("id,name\n{rows}"));
        let source = table.open();
        let mut pass = source.records().expect("a pass begins");
        let mut record = Record::default();
        assert!(pass.read(&mut record).expect("the first row"));
        let file = fs::OpenOptions::new().append(true).open(table.path());
        let mut file = file.expect("the file opens");
        if grow {
            file.write_all(b"100000,late\n").expect("written");
        } else {
            file.set_len(500_000).expect("cut off");
        }
        drop(file);
        let end = loop {
            match pass.read(&mut record) {
                // Neither one that was never looked at nor the half of one.
                Ok(true) => assert_eq!(record.cell(1), "some name"),
                other => break other,
            }
        };
        assert!(matches!(end, Err(SourceError::Changed { .. })), "grow: {grow}");
        assert!(matches!(pass.read(&mut record), Ok(false)), "nothing follows an end");
    }
}

#[test]
fn a_file_that_vanished_is_named() {
    let table = Table::new("id,login\n1,ada\n");
    let source = table.open();
    fs::remove_file(table.path()).expect("removed");
    assert!(matches!(source.records().map(|_| ()), Err(SourceError::NotFound { .. })));
}

#[test]
fn progress_ends_where_the_file_does() {
    let text: String =
        std::iter::once("id,name\n".to_owned()).chain((0..50_000).map(|row| format!("{row},Ada\n"))).collect();
    let table = Table::new(&text);
    let source = table.open();
    let mut pass = source.records().expect("a pass begins");
    let mut record = Record::default();
    let mut last = 0;
    while pass.read(&mut record).expect("a row") {
        let progress = pass.progress();
        assert!(progress.done >= last && progress.done <= text.len() as u64);
        assert_eq!(progress.total, Some(text.len() as u64));
        last = progress.done;
    }
    assert_eq!(pass.progress().done, text.len() as u64);
}
