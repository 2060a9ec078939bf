//! Files: whatever stands in one, it opens or is refused in words, reads the same each time, loses no letter between
//! reading and writing, and can be looked through for what it may mean.

use std::sync::Arc;

use backfill::error::Error;
use backfill::mapping::suggest::suggest;
use backfill::pipeline::survey::survey;
use backfill::pipeline::{PassProgress, Stop, Ticker};
use backfill::plan::Plan;
use backfill::sink::reports::CsvTable;
use backfill::source::{self, Answers, Record, Source};
use backfill::text::warning_sentence;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::{damaged, fuzz};
use crate::support::folder::Folder;

const WORDS: &[&str] = &[
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r\n",
    "\r",
    "\\",
    "\0",
    "\u{feff}",
    "\u{1a}",
    "=\"1\"",
    "'",
    "sep=;\n",
    "\u{85}",
    "2016-01-03",
    "31.12.2019 24:00",
    "1e308",
    "-0",
    "NaN",
    "1.234,56",
    "null",
    "\\N",
    "é",
    "\u{202e}",
];

/// Tables as they should be, in several shapes and encodings.
fn tables() -> Vec<Vec<u8>> {
    let utf16 = |text: &str| [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    vec![
        b"login,created_at,plan\na@x.com,2016-01-03,Team\n\"b, b\",2016-01-04 10:00:00,\"said \"\"hi\"\"\"\n".to_vec(),
        "Name;Betrag;Datum\r\nJürgen;1.284,57 €;03.01.2016\r\n;0,50;31.12.2015\r\n".as_bytes().to_vec(),
        b"Name;Stadt\nJ\xfcrgen;K\xf6ln\n".to_vec(),
        utf16("a\tb\n1\tz\n2\ty\n"),
        b"Report of May\n\nid|when\n1|2016-01-03T10:00:00Z\n2|2016-01-03T10:00:00+02:00\n".to_vec(),
        b"1,2,3\n4,5\n6,7,8,9\n\n10\n".to_vec(),
        Vec::new(),
    ]
}

#[test]
fn whatever_stands_in_a_file_it_is_read_or_refused_in_words() {
    let folder = Folder::new();
    fuzz(&damaged(tables(), WORDS), |bytes| {
        let file = folder.write("file.csv", &bytes);
        match source::open(&Answers::new("csv").with("file", file.to_string_lossy())) {
            Ok(source) => is_read(&folder, source.as_ref()),
            Err(error) => said(error.into()),
        }
    });
}

fn said(error: Error) -> TestCaseResult {
    let sentence = error.sentence();
    prop_assert!(sentence.ends_with('.') && sentence.len() < 3_000, "{}", sentence);
    Ok(())
}

fn is_read(folder: &Folder, source: &dyn Source) -> TestCaseResult {
    let first = match rows(source) {
        Ok(rows) => rows,
        Err(error) => return said(error),
    };
    prop_assert!(first.iter().enumerate().all(|(at, record)| record.row == at as u64 + 1), "rows are numbered from 1");
    let again = rows(source).expect("it was read a moment ago");
    prop_assert_eq!(&first, &again);

    // What `rows` prints is the same table.
    let mut printed = Vec::new();
    let mut table = CsvTable::new(&mut printed);
    table.line(source.columns().iter().map(|column| &column.title)).expect("memory can be written");
    let width = |record: &Record| source.columns().len().max(record.len());
    for record in &first {
        table.line((0..width(record)).map(|index| record.cell(index))).expect("memory can be written");
    }
    table.finish().expect("memory can be written");
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(printed.as_slice());
    let back: Vec<::csv::StringRecord> = reader.records().map(|row| row.expect("what we wrote is CSV")).collect();
    // An independent reader takes a line with nothing on it for none.
    let expected = first.iter().filter(|record| width(record) > 1 || !record.cell(0).is_empty());
    let expected: Vec<Vec<&str>> =
        expected.map(|record| (0..width(record)).map(|index| record.cell(index)).collect()).collect();
    let back: Vec<Vec<&str>> = back.iter().map(|row| row.iter().collect()).collect();
    let back: Vec<&Vec<&str>> = back.iter().filter(|row| row.len() > 1 || !row[0].is_empty()).collect();
    prop_assert_eq!(expected.iter().collect::<Vec<_>>(), back);

    let mut ticker = Ticker::new(Arc::new(|| {}));
    let seen =
        survey(source, None, &Stop::default(), &PassProgress::default(), &mut ticker).expect("it was read before");
    prop_assert_eq!(seen.rows, first.len() as u64);
    seen.warnings.iter().for_each(|warning| assert!(!warning_sentence(warning).is_empty()));
    let suggested = suggest(source.columns(), &seen.profiles, source.name());
    let plan = Plan::new(source.answers().clone(), suggested.mapping);
    let text = plan.to_text();
    prop_assert_eq!(Plan::parse(&text, &folder.at("plan.toml")).expect("our own plan"), plan);
    Ok(())
}

fn rows(source: &dyn Source) -> Result<Vec<Record>, Error> {
    let (mut records, mut record, mut rows) = (source.records()?, Record::default(), Vec::new());
    while records.read(&mut record)? {
        rows.push(record.clone());
    }
    Ok(rows)
}
