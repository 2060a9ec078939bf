//! Spreadsheets as a source, held against workbooks that were written by hand.

use std::io::{Cursor, Read as _};
use std::path::Path;
use std::sync::Arc;

use backfill::error::Error;
use backfill::source::{self, Answers, Oddity, ParseWarning, Raggedness, ReadingVersion, Record, Source, SourceError};
use backfill::text::word;
use backfill::text::written;
use zip::ZipArchive;

use super::because;
use crate::support::folder::Folder;
use crate::support::workbook::{
    Binary, DATE, DATE_TIME, OWN_DATE, PERCENT, SPAN, TIME, archive, blank, compound, formatted, number, ods, row,
    row_with, rows, text, xls, xls_listed, xls_locked, xls_styled, xls_with, xls_with_old_formula, xlsb, xlsx,
    xlsx_with,
};

fn named(path: &Path) -> Answers {
    source::named(&path.to_string_lossy()).expect("it is claimed")
}

fn write(folder: &Folder, name: &str, bytes: Vec<u8>) -> Answers {
    let answers = named(&folder.write(name, bytes));
    assert_eq!(answers.kind, "sheet", "{name}");
    answers
}

#[track_caller]
fn open(answers: &Answers) -> Arc<dyn Source> {
    source::open(answers).unwrap_or_else(|error| panic!("{answers:?}: {}", Error::from(error).sentence()))
}

/// Each row with its number in the sheet, and what was odd.
#[track_caller]
fn read(source: &dyn Source) -> (Vec<String>, Vec<ParseWarning>) {
    let mut records = source.records().expect("it can be read");
    let (mut record, mut rows) = (Record::default(), Vec::new());
    while records.read(&mut record).unwrap_or_else(|error| panic!("{}", Error::from(error).sentence())) {
        assert_eq!(record.row, rows.len() as u64 + 1);
        let line = record.line.expect("a row of a sheet has a number");
        rows.push(format!("{line}: {}", record.cells().collect::<Vec<_>>().join("|")));
    }
    let done = records.progress();
    assert_eq!(Some(done.done), done.total);
    (rows, records.warnings())
}

fn odd(warnings: &[ParseWarning], oddity: Oddity) -> Option<Vec<u64>> {
    let found = warnings.iter().find(|warning| warning.oddity == oddity)?;
    assert!(found.count as usize >= found.first_lines.len());
    Some(found.first_lines.clone())
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

/// The cells of one column under a title, each written as it stands in an `.xlsx`.
fn column(folder: &Folder, cells: &[String], properties: &str) -> Vec<String> {
    let mut all = row(1, &[text("n"), text("value")]);
    for (at, cell) in cells.iter().enumerate() {
        all += &row(at + 2, &[number(&at.to_string()), cell.clone()]);
    }
    let source = open(&write(folder, "values.xlsx", xlsx_with(&[("Values", all)], properties, "")));
    let (rows, _) = read(source.as_ref());
    rows.iter().map(|row| row.split_once('|').expect("two cells").1.to_owned()).collect()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const ORDERS: &[&str] =
    &["number|login|total", "10|ada@example.com|0.1", "11|lee@example.com|12", "12|ada@example.com|5"];
const USERS: &[&str] = &["login|name", "ada@example.com|Ada", "lee@example.com|Lee"];

#[test]
fn a_workbook_is_known_by_what_stands_in_it_and_not_by_its_name() {
    let folder = Folder::new();
    write(&folder, "export.csv", xlsx(&[("Orders", rows(ORDERS))]));
    write(&folder, "export.bin", ods(&[("Orders", String::new())]));
    assert_eq!(named(&folder.write("users.xlsx", "login\nada@example.com\n")).kind, "csv");
    assert_eq!(named(&folder.write("letter.docx", archive(&[("word/document.xml", "<a/>")]))).kind, "csv");
    assert_eq!(named(&folder.at("none.xlsx")).kind, "csv");
}

#[test]
fn the_sheet_with_the_most_rows_is_read_and_another_can_be_chosen() {
    let folder = Folder::new();
    let sheets = [("Notes", rows(&["Exported in March"])), ("Users", rows(USERS)), ("Orders", rows(ORDERS))];
    let answers = write(&folder, "shop.xlsx", xlsx(&sheets));
    let orders = open(&answers);
    assert_eq!(titles(orders.as_ref()), ["number", "login", "total"]);
    let (read_rows, warnings) = read(orders.as_ref());
    assert_eq!(read_rows, ["2: 10|ada@example.com|0.1", "3: 11|lee@example.com|12", "4: 12|ada@example.com|5"]);
    assert_eq!(warnings, []);
    assert_eq!(orders.name(), "shop.Orders");
    assert_eq!(orders.rows(), Some(3));
    assert_eq!(word(&orders.reading()), "Sheet Orders of shop.xlsx, titles in row 1");
    assert_eq!(because(&orders.guesses()[0]), "it has the most filled rows");
    let held: Vec<(&str, Option<u64>)> = orders.holds().iter().map(|held| (held.name.as_str(), held.rows)).collect();
    assert_eq!(held, [("Notes", Some(0)), ("Users", Some(2)), ("Orders", Some(3))]);
    let users = open(&answers.clone().with("sheet", "users"));
    assert_eq!(titles(users.as_ref()), ["login", "name"]);
    assert_eq!((users.guesses()[0].chosen, users.guesses()[0].answer.as_str()), (true, "Users"));
    assert_eq!(
        refused(&answers.with("sheet", "Nobody")),
        "\"sheet\" can't be \"Nobody\". Allowed: Notes, Users, Orders."
    );
}

#[test]
fn a_hidden_sheet_is_listed_last_and_chosen_only_by_name_or_where_there_is_no_other() {
    let folder = Folder::new();
    let answers = write(&folder, "shop.xlsx", xlsx(&[("~Orders", rows(ORDERS)), ("Users", rows(USERS))]));
    let users = open(&answers);
    assert_eq!(word(&users.reading()), "Sheet Users of shop.xlsx, titles in row 1");
    assert_eq!(users.holds()[1].name, "Orders");
    let two = xlsx(&[("~Orders", rows(ORDERS)), ("Users", rows(USERS)), ("More", rows(USERS))]);
    let why = because(&open(&write(&folder, "two.xlsx", two)).guesses()[0]);
    assert_eq!(why, "it has the most filled rows of those that are not hidden");
    let only = open(&write(&folder, "only.xlsx", xlsx(&[("~Orders", rows(ORDERS)), ("Users", String::new())])));
    assert_eq!(word(&only.reading()), "Sheet Orders of only.xlsx, titles in row 1");
    assert_eq!(because(&only.guesses()[0]), "it is the only one with a table");
}

#[test]
fn what_was_opened_opens_again_as_the_same_and_gives_the_same_rows_each_time() {
    let folder = Folder::new();
    let answers = write(&folder, "shop.xlsx", xlsx(&[("Users", rows(USERS)), ("Orders", rows(ORDERS))]));
    let before = open(&answers);
    let answered: Vec<(&str, &str)> =
        before.answers().values.iter().skip(1).map(|(field, value)| (field.as_str(), value.as_str())).collect();
    assert_eq!(answered, [("sheet", "Orders"), ("title-rows", "1"), ("titles", "1"), ("totals", "keep")]);
    let again = open(before.answers());
    assert_eq!(read(again.as_ref()), read(before.as_ref()));
    assert_eq!(read(before.as_ref()), read(before.as_ref()));
    assert!(again.guesses().iter().all(|guess| guess.chosen));
}

#[test]
fn a_file_that_has_changed_since_is_not_read_on() {
    let folder = Folder::new();
    let source = open(&write(&folder, "shop.xlsx", xlsx(&[("Users", rows(USERS))])));
    write(&folder, "shop.xlsx", xlsx(&[("Users", rows(ORDERS))]));
    let error = source.records().err().map(|error| Error::from(error).sentence()).unwrap_or_default();
    assert!(error.contains("has changed since it was opened"), "{error}");
}

#[test]
fn rows_above_the_titles_are_left_out_and_another_row_can_be_chosen() {
    let folder = Folder::new();
    let report = row(1, &[text("Orders of March")])
        + &row(4, &[blank(), text("number"), text("login"), text("at")])
        + &row(5, &[blank(), number("10"), text("ada@example.com"), formatted(DATE, "42372")])
        + &row(7, &[blank(), number("11"), text("lee@example.com"), formatted(DATE, "42373"), text("late")]);
    let answers = write(&folder, "report.xlsx", xlsx_with(&[("Report", report)], "", ""));
    let source = open(&answers);
    assert_eq!(titles(source.as_ref()), ["Column 1", "number", "login", "at", "Column 5"]);
    let (read_rows, warnings) = read(source.as_ref());
    assert_eq!(read_rows, ["5: |10|ada@example.com|2016-01-03|", "7: |11|lee@example.com|2016-01-04|late"]);
    assert_eq!(odd(&warnings, Oddity::BlankLine), Some(vec![6]));
    let guess = &source.guesses()[1];
    assert_eq!((guess.answer.as_str(), written(guess.label.clone())), ("4", "Row 4".to_owned()));
    let none = open(&answers.clone().with("titles", "none"));
    assert_eq!(titles(none.as_ref())[..2], ["Column 1", "Column 2"]);
    assert_eq!(read(none.as_ref()).0.len(), 4);
    let fifth = open(&answers.clone().with("titles", "5"));
    assert_eq!(read(fifth.as_ref()).0, ["7: |11|lee@example.com|2016-01-04|late"]);
    assert!(refused(&answers.clone().with("titles", "6")).contains("the number of a row that isn't blank"));
    assert!(refused(&answers.with("titles", "7")).contains("no rows beneath"));
}

#[test]
fn notes_that_are_nearly_as_wide_as_the_table_are_not_its_titles() {
    let folder = Folder::new();
    let table = [
        "Lots of people",
        "cannot resist writing|||some notes",
        "at||the|top",
        "or|merging",
        "login|plan|paid|joined",
        "ada@example.com|Gold|10|2016-01-03",
        "lee@example.com|Basic|2.5|2016-01-04",
        "kim@example.com|Gold|7|2016-01-05",
    ];
    let answers = write(&folder, "notes.xlsx", xlsx(&[("Notes", rows(&table))]));
    let source = open(&answers);
    assert_eq!(titles(source.as_ref()), ["login", "plan", "paid", "joined"]);
    assert_eq!(read(source.as_ref()).0.len(), 3);
    // A plan of before that leaves the choice open goes on reading what it read: in doubt, no row was passed over.
    let before = answers.read_as(ReadingVersion::new(2).expect("a version"));
    assert_eq!(titles(open(&before).as_ref())[0], "Lots of people");
    // A blank title above words alone is one nevertheless.
    let table =
        ["login|plan||joined", "ada@example.com|Gold|new|today", "lee@example.com|Basic|old|-", "kim|Gold|new|-"];
    let source = open(&write(&folder, "blank.xlsx", xlsx(&[("Blank", rows(&table))])));
    assert_eq!(titles(source.as_ref()), ["login", "plan", "Column 3", "joined"]);
}

#[test]
fn columns_to_the_left_in_which_nothing_stands_are_none() {
    let folder = Folder::new();
    let table = row(2, &[blank(), blank(), text("login"), text("n")])
        + &row(3, &[blank(), blank(), text("ada@example.com"), number("1")]);
    let source = open(&write(&folder, "right.xlsx", xlsx(&[("Right", table)])));
    assert_eq!(
        (titles(source.as_ref()), read(source.as_ref()).0),
        (vec!["login", "n"], vec!["3: ada@example.com|1".into()])
    );
}

#[test]
fn numbers_and_texts_are_written_as_they_are() {
    let folder = Folder::new();
    let cells = [
        ("0.1", "0.1"),
        ("0.10000000000000001", "0.1"),
        ("7210448301122", "7210448301122"),
        ("123456789012345678", "123456789012345678"),
        ("5", "5"),
        ("5.0", "5"),
        ("-2.50", "-2.5"),
        ("1E-7", "0.0000001"),
        ("1.5E+20", "150000000000000000000"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("-0", "0"),
    ];
    let written: Vec<String> = cells.iter().map(|(cell, _)| number(cell)).collect();
    assert_eq!(column(&folder, &written, ""), cells.map(|(_, text)| text.to_owned()));
    let others = [
        text("007"),
        text(" a & <b> "),
        formatted(PERCENT, "0.25"),
        "<c t=\"b\"><v>1</v></c>".to_owned(),
        "<c t=\"b\"><v>0</v></c>".to_owned(),
        "<c><f>1+1</f><v>2</v></c>".to_owned(),
        "<c t=\"str\"><f>\"a\"</f><v>a</v></c>".to_owned(),
    ];
    assert_eq!(column(&folder, &others, ""), ["007", " a & <b> ", "0.25", "true", "false", "2", "a"]);
}

/// Programs write numbers of 64 bits that tell people apart, and spreadsheets count to 2^53 only.
#[test]
fn long_whole_numbers_keep_their_digits() {
    let folder = Folder::new();
    let ids = ["1125899906842624001", "1125899906842624002", "-9223372036854775808", "9007199254740993"];
    assert_eq!(column(&folder, &ids.map(number), ""), ids);
    let answers = named(&folder.at("values.xlsx"));
    let cells: Vec<String> = both(&answers)[1].iter().map(|(_, row)| row[2..].to_owned()).collect();
    let cell = |value: &str| format!("<table:table-cell office:value-type=\"float\" office:value=\"{value}\"/>");
    let line = |at: usize| format!("<table:table-row>{}{}</table:table-row>", cell(&at.to_string()), cell(ids[at]));
    let sheet = ods(&[("Ids", (0..ids.len()).map(line).collect())]);
    let of_ods = both(&write(&folder, "ids.ods", sheet).with("titles", "none"));
    assert_eq!(of_ods[0].iter().map(|(_, row)| &row[2..]).collect::<Vec<_>>(), ids);
    assert_eq!(of_ods[1].iter().map(|(_, row)| row[2..].to_owned()).collect::<Vec<_>>(), cells);
    // A plan of before reads as it did.
    assert_eq!(cells, ["1125899906842624000", "1125899906842624000", "-9223372036854776000", "9007199254740992"]);
}

#[test]
fn dates_and_times_are_written_as_iso_8601_has_them() {
    let folder = Folder::new();
    let cells = [
        (DATE, "42372", "2016-01-03"),
        (DATE_TIME, "42372.383333333331", "2016-01-03 09:12:00"),
        (OWN_DATE, "42372.383695949102", "2016-01-03 09:12:31.330"),
        (DATE_TIME, "42372.99999999999", "2016-01-04 00:00:00"),
        (DATE_TIME, "42372", "2016-01-03 00:00:00"),
        (DATE, "42372.5", "2016-01-03 12:00:00"),
        (TIME, "0.38333333333333336", "09:12:00"),
        (TIME, "0", "00:00:00"),
        (DATE, "1", "1900-01-01"),
        (DATE, "59", "1900-02-28"),
        (DATE, "60", "1900-02-29"),
        (DATE, "61", "1900-03-01"),
        (DATE, "2958465", "9999-12-31"),
        (DATE, "2958466", "2958466"),
        (DATE, "-1", "-1"),
        (SPAN, "1.1041666666666667", "26:30:00"),
        (SPAN, "0.0625", "1:30:00"),
        (SPAN, "-0.0625", "-1:30:00"),
    ];
    let written: Vec<String> = cells.iter().map(|(style, number, _)| formatted(*style, number)).collect();
    assert_eq!(column(&folder, &written, ""), cells.map(|(_, _, text)| text.to_owned()));
    let iso = ["<c t=\"d\"><v>2016-01-03T09:12:00</v></c>".to_owned(), "<c t=\"d\"><v>2016-01-03</v></c>".to_owned()];
    assert_eq!(column(&folder, &iso, ""), ["2016-01-03 09:12:00", "2016-01-03"]);
    let from_1904 = [formatted(DATE, "40910"), formatted(DATE_TIME, "1.5"), formatted(TIME, "0.5")];
    let expected = ["2016-01-03", "1904-01-02 12:00:00", "12:00:00"];
    assert_eq!(column(&folder, &from_1904, " date1904=\"1\""), expected);
}

#[test]
fn errors_and_formulas_without_a_result_are_said() {
    let folder = Folder::new();
    let table = row(1, &[text("login"), text("total")])
        + &row(2, &[text("ada@example.com"), "<c t=\"e\"><f>A9</f><v>#REF!</v></c>".to_owned()])
        + &row(3, &[text("lee@example.com"), "<c><f>SUM(A1:A2)</f></c>".to_owned()])
        + &row(4, &[text("kim@example.com"), "<c t=\"str\"><f>IF(1,\"\")</f><v></v></c>".to_owned()])
        + &row(5, &[text("mia@example.com"), number("1")]);
    let (read_rows, warnings) = read(open(&write(&folder, "odd.xlsx", xlsx(&[("Odd", table)]))).as_ref());
    assert_eq!(
        read_rows,
        ["2: ada@example.com|#REF!", "3: lee@example.com|", "4: kim@example.com|", "5: mia@example.com|1"]
    );
    assert_eq!(odd(&warnings, Oddity::ErrorValue), Some(vec![2]));
    assert_eq!(odd(&warnings, Oddity::NoResult), Some(vec![3]));
    assert_eq!(warnings.len(), 2);
}

#[test]
fn hidden_rows_and_merged_cells_are_read_and_said() {
    let folder = Folder::new();
    let table = row_with(1, " hidden=\"1\"", &[text("Title over all")])
        + &row(2, &[text("login"), text("plan"), text("n")])
        + &row_with(3, " hidden=\"1\"", &[text("ada@example.com"), text("Gold"), number("1")])
        + &row(4, &[text("lee@example.com"), blank(), number("2")])
        + &row_with(5, " hidden=\"true\"", &[text("kim@example.com"), text("Basic"), number("3")])
        + &row_with(6, " hidden=\"0\"", &[text("mia@example.com"), text("Basic"), number("4")]);
    let below = "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"B3:B4\"/></mergeCells>";
    let source = open(&write(&folder, "filtered.xlsx", xlsx_with(&[("Filtered", table)], "", below)));
    let (read_rows, warnings) = read(source.as_ref());
    assert_eq!(read_rows[..2], ["3: ada@example.com|Gold|1", "4: lee@example.com||2"]);
    assert_eq!(odd(&warnings, Oddity::HiddenRow), Some(vec![3, 5]));
    assert_eq!(odd(&warnings, Oddity::MergedCells), Some(vec![3, 4]));
}

/// A report of two pages, each with the titles, and with totals at the end of the first and of all.
const REPORT: &[&str] = &[
    "Sales",
    "login|plan|total",
    "ada@example.com|Gold|10",
    "Total|Wine|3",
    "lee@example.com|Basic|2.5",
    "Total||15.5",
    "LOGIN|Plan |total",
    "kim@example.com|Gold|7",
    "",
    "Subtotal||7",
    "Grand total||22.5",
];

#[test]
fn totals_at_the_end_and_titles_that_come_again_are_no_rows() {
    let folder = Folder::new();
    let answers = write(&folder, "report.xlsx", xlsx(&[("Report", rows(REPORT))]));
    let source = open(&answers);
    assert_eq!(word(&source.reading()), "Sheet Report of report.xlsx, titles in row 2, totals at the end left out");
    assert_eq!(because(&source.guesses()[3]), "the last row begins with \"Grand total\"");
    let (read_rows, warnings) = read(source.as_ref());
    let people = ["3: ada@example.com|Gold|10", "4: Total|Wine|3", "5: lee@example.com|Basic|2.5"];
    assert_eq!(read_rows[..3], people, "a customer may be called so, and more stands below");
    assert_eq!(read_rows[3..], ["8: kim@example.com|Gold|7"]);
    assert_eq!(odd(&warnings, Oddity::TitlesAgain), Some(vec![7]));
    assert_eq!(odd(&warnings, Oddity::TotalRow), Some(vec![6, 10, 11]));
    assert_eq!(odd(&warnings, Oddity::BlankLine), Some(vec![9]));

    let kept = open(&answers.clone().with("totals", "keep"));
    assert_eq!(read(kept.as_ref()).0.len(), 7);
    let again = open(source.answers());
    assert!(again.guesses()[3].chosen);
    assert_eq!(read(again.as_ref()), read(source.as_ref()));
    // What has no such row is not asked about it at length.
    let orders = open(&write(&folder, "orders.xlsx", xlsx(&[("Orders", rows(ORDERS))])));
    assert_eq!(because(&orders.guesses()[3]), "the last row looks like the others");
    assert_eq!(orders.answers().get("totals"), Some("keep"));
}

#[test]
fn totals_at_the_end_of_a_large_sheet_are_seen_when_it_is_read() {
    let folder = Folder::new();
    let mut lines = vec!["login|n".to_owned()];
    lines.extend((1..20_500).map(|at| format!("ada{at}@example.com|{at}")));
    let many = |last: Option<&str>| {
        let lines: Vec<&str> = lines.iter().map(String::as_str).chain(last).collect();
        open(&write(&folder, "many.xlsx", xlsx(&[("Many", rows(&lines))])))
    };
    let with = many(Some("Total|210 114 750"));
    assert_eq!(with.answers().get("totals"), Some("leave-out"));
    let (read_rows, warnings) = read(with.as_ref());
    assert_eq!(odd(&warnings, Oddity::TotalRow), Some(vec![20_501]));
    assert_eq!(read(many(None).as_ref()), (read_rows, Vec::new()));
}

#[test]
fn a_plan_of_a_time_when_nobody_asked_for_totals_reads_all_rows_as_it_did() {
    let folder = Folder::new();
    let answers = write(&folder, "report.xlsx", xlsx(&[("Report", rows(REPORT))]));
    let earlier = answers.with("sheet", "Report").with("titles", "2").with("title-rows", "1");
    let source = open(&earlier);
    let (read_rows, warnings) = read(source.as_ref());
    assert_eq!(read_rows.len(), 8);
    assert_eq!((&*read_rows[3], &*read_rows[4]), ("6: Total||15.5", "7: LOGIN|Plan |total"));
    assert_eq!((odd(&warnings, Oddity::TitlesAgain), odd(&warnings, Oddity::TotalRow)), (None, None));
    assert_eq!(*source.answers(), earlier, "nothing is added to it, so that it stays so");
    assert_eq!(read(open(&earlier.with("totals", "leave-out")).as_ref()).0.len(), 4);
}

#[test]
fn marks_are_found_however_the_xml_is_written() {
    let folder = Folder::new();
    let formula = "<c r=\"B3\" t=\"str\"><f>IF(A3&gt;\"&lt;row hidden='1'&gt;\",1)</f></c>";
    let table = row(1, &[text("login"), text("total")])
        + "<!-- <row r=\"9\" hidden=\"1\"><c r=\"A9\"><f>1</f></c></row> --><?row hidden=\"1\"?>"
        + &format!("<row spans='1:2' hidden = '1'\n r = \"2\" ht=\"a>b\">{}</row>", "<c r=\"A2\"><v>1</v></c>")
        + &format!(
            "<x:row xmlns:x=\"{MAIN}\" x14:hidden=\"1\" xmlns:x14=\"x\" r=\"3\"><c r=\"A3\"><v>2</v></c>{formula}</x:row>"
        )
        + &row_with(4, " hidden=\"1\"", &[]);
    let source = open(&write(&folder, "odd.xlsx", xlsx(&[("Odd", table)])));
    let (rows, warnings) = read(source.as_ref());
    assert_eq!(rows, ["2: 1|", "3: 2|"]);
    assert_eq!(odd(&warnings, Oddity::HiddenRow), Some(vec![2]));
    assert_eq!(odd(&warnings, Oddity::NoResult), Some(vec![3]));
}

#[test]
fn a_row_that_is_longer_than_the_table_keeps_what_is_too_much() {
    let folder = Folder::new();
    let mut lines = vec!["login|n".to_owned()];
    lines.extend((1..21_000).map(|at| format!("ada{at}@example.com|{at}")));
    lines.push("lee@example.com|1|more".to_owned());
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let source = open(&write(&folder, "long.xlsx", xlsx(&[("Long", rows(&lines))])));
    assert_eq!(titles(source.as_ref()), ["login", "n"]);
    let mut records = source.records().expect("it can be read");
    let mut record = Record::default();
    let mut last = Record::default();
    while records.read(&mut record).expect("it can be read") {
        std::mem::swap(&mut record, &mut last);
    }
    assert_eq!((last.row, last.line, last.ragged), (21_000, Some(21_001), Some(Raggedness::Long(3))));
    assert_eq!(last.cell(2), "more");
    assert_eq!(odd(&records.warnings(), Oddity::LongRow), Some(vec![21_001]));
}

#[test]
fn other_sheets_are_told_and_opened_beside_it() {
    let folder = Folder::new();
    let orders = rows(&["number|user_id|at", "10|1|2016-01-03", "11|2|2016-01-04", "12|1|2016-01-05"]);
    let users = rows(&["id|login", "1|ada@example.com", "2|lee@example.com"]);
    let orders = open(&write(&folder, "shop.xlsx", xlsx(&[("Users", users), ("Orders", orders)])));
    let related: Vec<(usize, &str)> =
        orders.related().iter().map(|related| (related.column, related.named.as_str())).collect();
    assert_eq!(related, [(1, "Users")]);
    let given = source::named_beside(orders.as_ref(), "Users").expect("a sheet");
    let users = orders.beside(&given).expect("it opens");
    assert_eq!(titles(users.as_ref()), ["id", "login"]);
    assert_eq!(source::kept_beside(given.clone(), users.as_ref()), given);
    folder.write("plans.csv", "id,name\n1,Gold\n");
    let neighbors = orders.neighbors().expect("the file is there");
    assert_eq!(neighbors.iter().map(|other| other.name.as_str()).collect::<Vec<_>>(), ["Users", "plans.csv"]);
}

#[test]
fn an_opendocument_spreadsheet_reads_as_the_others_do() {
    let folder = Folder::new();
    let cell = |kind: &str, value: &str| format!("<table:table-cell office:value-type=\"{kind}\" {value}/>");
    let words = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let line = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let table = line(&[words("login"), words("at"), words("time"), words("total"), words("paid")])
        + &line(&[
            words("ada@example.com"),
            cell("date", "office:date-value=\"2016-01-03T09:12:00\""),
            cell("time", "office:time-value=\"PT09H12M00S\""),
            cell("float", "office:value=\"0.1\""),
            cell("boolean", "office:boolean-value=\"true\""),
        ])
        + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>"
        + &line(&[
            words("007"),
            cell("date", "office:date-value=\"2016-01-04\""),
            cell("time", "office:time-value=\"PT26H30M00.500S\""),
            cell("percentage", "office:value=\"0.25\""),
            cell("boolean", "office:boolean-value=\"false\""),
        ]);
    let source = open(&write(&folder, "shop.ods", ods(&[("Orders", table)])));
    assert_eq!(titles(source.as_ref()), ["login", "at", "time", "total", "paid"]);
    let (read_rows, warnings) = read(source.as_ref());
    assert_eq!(
        read_rows,
        ["2: ada@example.com|2016-01-03 09:12:00|09:12:00|0.1|true", "5: 007|2016-01-04|26:30:00.500|0.25|false"]
    );
    assert_eq!(odd(&warnings, Oddity::BlankLine), Some(vec![3, 4]));
}

#[test]
fn what_cannot_be_read_is_said_with_what_to_do() {
    let folder = Folder::new();
    let answers = |path: &Path| Answers::new("sheet").with("file", path.to_string_lossy());
    assert!(matches!(source::open(&answers(&folder.at("none.xlsx"))), Err(SourceError::NotFound { .. })));
    assert!(matches!(source::open(&answers(folder.path())), Err(SourceError::IsFolder { .. })));
    for (name, sheet) in [("empty", String::new()), ("one", rows(&["alone"]))] {
        let sentence = refused(&write(&folder, &format!("{name}.xlsx"), xlsx(&[("Sheet1", sheet)])));
        assert!(sentence.contains("without a table"), "{name}: {sentence}");
    }
    let charts = write(&folder, "charts.xlsx", xlsx(&[("^Sales", String::new()), ("^Visits", String::new())]));
    assert!(refused(&charts).contains("without a table"), "{}", refused(&charts));
    let with_charts = write(&folder, "with charts.xlsx", xlsx(&[("^Sales", String::new()), ("Orders", rows(ORDERS))]));
    assert_eq!(open(&with_charts).holds().len(), 1);
    assert!(refused(&write(&folder, "titles.xlsx", xlsx(&[("Sheet1", rows(&["a|b"]))]))).contains("no rows beneath"));
    let whole = xlsx(&[("Orders", rows(ORDERS))]);
    for part in [whole.len() - 30, whole.len() / 2, whole.len() * 3 / 4] {
        let cut = folder.write("cut.xlsx", &whole[..part]);
        let sentence = refused(&named(&cut));
        assert!(sentence.contains("damaged") || sentence.contains("workbook"), "{part}: {sentence}");
    }
    let letter = folder.write("letter.docx", archive(&[("word/document.xml", "<a/>")]));
    assert!(refused(&named(&letter)).contains("a ZIP archive"));
    assert!(refused(&answers(&letter)).contains("not a workbook"));
    let old = folder.write("old.xls", [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[7; 2_000]].concat());
    assert!(refused(&named(&old)).contains("damaged"), "{}", refused(&named(&old)));
}

/// Where a byte is another or the end is missing, either the rows are there or a sentence is.
#[test]
fn whatever_is_damaged_ends_with_rows_or_a_sentence() {
    let saved = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/core/source/sheets");
    let folder = Folder::new();
    for kind in ["xlsx", "xls", "ods"] {
        let whole = std::fs::read(saved.join(format!("orders.{kind}"))).expect("it is there");
        for step in 0..60 {
            let at = whole.len() * step / 60;
            let mut other = whole.clone();
            other[at] ^= 0x55;
            for bytes in [&other[..], &whole[..at]] {
                let path = folder.write(&format!("damaged.{kind}"), bytes);
                let answers = Answers::new("sheet").with("file", path.to_string_lossy());
                let read = source::open(&answers).and_then(|source| {
                    let mut records = source.records()?;
                    while records.read(&mut Record::default())? {}
                    Ok(())
                });
                if let Err(error) = read {
                    assert!(Error::from(error).sentence().ends_with('.'), "{kind} at {at}");
                }
            }
        }
    }
}

#[test]
fn what_has_a_password_is_told_as_that() {
    let folder = Folder::new();
    let encrypted = compound(&["EncryptionInfo", "EncryptedPackage"]);
    assert!(refused(&write(&folder, "shop.xlsx", encrypted)).contains("protected by a password"));
    let manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data></manifest:encryption-data>\
        </manifest:file-entry></manifest:manifest>";
    let called = "application/vnd.oasis.opendocument.spreadsheet";
    let parts = [("mimetype", called), ("META-INF/manifest.xml", manifest), ("content.xml", "noise")];
    assert!(refused(&write(&folder, "shop.ods", archive(&parts))).contains("protected by a password"));
    assert!(refused(&write(&folder, "old.xls", xls_locked())).contains("protected by a password"));
    let letter = refused(&write(&folder, "letter.doc", compound(&["WordDocument"])));
    assert!(letter.contains("is an Office document, but not a workbook"), "{letter}");
}

#[test]
fn a_workbook_with_macros_as_sheets_is_told_as_that() {
    let folder = Folder::new();
    let macros = xlsx(&[("Orders", rows(ORDERS)), ("^Macros", String::new())]);
    let as_macros = |name: &str| name.replace("chartsheet", "macrosheet");
    let mut book = ZipArchive::new(Cursor::new(macros)).expect("an archive");
    let names: Vec<String> =
        (0..book.len()).map(|at| book.by_index(at).expect("a part").name().expect("a name").into_owned()).collect();
    let parts: Vec<(String, String)> = names
        .iter()
        .map(|name| {
            let mut text = String::new();
            book.by_name(name).expect("a part").read_to_string(&mut text).expect("it is text");
            (as_macros(name), as_macros(&text))
        })
        .collect();
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let refused = refused(&write(&folder, "old.xlsm", archive(&parts)));
    assert!(refused.contains("has sheets with macros of old versions of Excel"), "{refused}");
}

#[test]
fn an_old_workbook_that_claims_more_cells_than_memory_has_is_refused() {
    let folder = Folder::new();
    let corners = |row, column| [(0, 0, 1.0), (0, 1, 2.0), (1, 0, 3.0), (row, column, 4.0)];
    let modest = xls((40_000, 200), &corners(2, 1));
    let source = open(&write(&folder, "modest.xls", modest).with("titles", "none"));
    assert_eq!(read(source.as_ref()).0, ["1: 1|2", "2: 3|", "3: |4"], "a claim alone takes no memory");
    let claims = refused(&write(&folder, "claims.xls", xls((u32::MAX, u16::MAX), &corners(2, 1))));
    assert!(claims.contains("damaged") && claims.contains("impossible values"), "{claims}");
    let old = refused(&write(&folder, "old.xls", xls_with_old_formula()));
    assert!(old.contains("very old versions of Excel"), "{old}");
    let reaches = refused(&write(&folder, "reaches.xls", xls((3, 2), &corners(u16::MAX, u16::MAX))));
    assert!(reaches.contains("is too large") && reaches.contains("512 MB"), "{reaches}");
}

#[test]
fn an_old_workbook_that_lists_one_sheet_very_often_is_refused_at_once() {
    let folder = Folder::new();
    let cells: Vec<(u16, u16, f64)> = (0..300).map(|at| (at, 0, 1.0)).collect();
    let book = |times| write(&folder, "listed.xls", xls_listed(times, (300, 1), &cells, &[])).with("titles", "none");
    assert_eq!(read(open(&book(1)).as_ref()).0.len(), 300);
    // Whoever read it as often as it is listed would read for hours and hold it as often.
    let refused = refused(&book(1_500));
    assert!(refused.contains("damaged") && refused.contains("impossible values"), "{refused}");
}

#[test]
fn nuls_within_texts_are_kept_out_and_said() {
    let folder = Folder::new();
    let texts: [(u16, u16, &[u8]); 4] = [
        (0, 0, b"login"),
        (0, 1, b"total"),
        (1, 0, b"a\0d\0a\0@\0e\0x\0a\0m\0p\0l\0e\0.\0c\0o\0m\0"),
        (2, 0, b"lee@example.com"),
    ];
    let book = xls_with((3, 2), &[(1, 1, 10.0), (2, 1, 11.5)], &texts);
    let source = open(&write(&folder, "old.xls", book));
    let (rows, warnings) = read(source.as_ref());
    assert_eq!(titles(source.as_ref()), ["login", "total"]);
    assert_eq!(rows, ["2: ada@example.com|10", "3: lee@example.com|11.5"]);
    assert_eq!(odd(&warnings, Oddity::NulBytes), Some(vec![2]));
}

#[test]
fn a_binary_workbook_reads_as_the_others_do_its_errors_too() {
    use Binary::{
        Blank, Error, ErrorOfFormula, Moment, Number, NumberOfFormula, Rich, Short, Text, TextOfFormula, True,
    };
    let folder = Folder::new();
    let named = ["login", "at", "total", "paid", "rate", "note"].map(Text);
    let book = xlsb(
        &[
            (1, false, named.into()),
            (2, false, vec![Text("ada"), Moment(42_372.25), Number(0.1), True, ErrorOfFormula(0x07), Rich("café")]),
            (3, true, vec![Text("007"), Moment(42_373.0), NumberOfFormula(7.0), Blank, Number(2.5), Blank]),
            (5, false, vec![TextOfFormula("lee"), Blank, ErrorOfFormula(0x17), Blank, Blank, Text("last")]),
            (6, false, vec![Text("kim"), Blank, Error(0x2A), Blank, Blank, ErrorOfFormula(0xFF)]),
            (7, false, vec![ErrorOfFormula(0x1D)]),
        ],
        &[(2, 3)],
    );
    let source = open(&write(&folder, "shop.xlsb", book));
    assert_eq!(titles(source.as_ref()), ["login", "at", "total", "paid", "rate", "note"]);
    let (rows, warnings) = read(source.as_ref());
    assert_eq!(
        rows,
        [
            "2: ada|2016-01-03 06:00:00|0.1|true|#DIV/0!|café",
            "3: 007|2016-01-04 00:00:00|7||2.5|",
            "5: lee||#REF!|||last",
            "6: kim||#N/A|||#UNKNOWN!",
            "7: #NAME?|||||",
        ]
    );
    assert_eq!(odd(&warnings, Oddity::ErrorValue), Some(vec![2, 5, 6, 7]));
    assert_eq!(odd(&warnings, Oddity::HiddenRow), Some(vec![3]));
    assert_eq!(odd(&warnings, Oddity::MergedCells), Some(vec![2, 3]));
    assert_eq!(odd(&warnings, Oddity::BlankLine), Some(vec![4]));
    let rare = xlsb(&[(1, false, vec![Text("a"), Text("b")]), (2, false, vec![Text("c"), Short])], &[]);
    let sentence = refused(&write(&folder, "rare.xlsb", rare));
    assert!(sentence.contains("is a binary workbook (.xlsb)") && sentence.contains("save it as .xlsx"), "{sentence}");
    let noise = refused(&write(&folder, "noise.xlsb", archive(&[("xl/workbook.bin", "noise")])));
    assert!(noise.contains("damaged or incomplete"), "{noise}");
}

#[test]
fn what_a_binary_workbook_ends_with_is_not_read_before_it_is_wanted() {
    let folder = Folder::new();
    let mut lines = vec![(1, false, vec![Binary::Text("login"), Binary::Text("total")])];
    lines.extend((2..30_000).map(|at| (at, false, vec![Binary::Text("ada"), Binary::ErrorOfFormula(0x17)])));
    lines.push((30_000, false, vec![Binary::Short]));
    let source = open(&write(&folder, "errors.xlsb", xlsb(&lines, &[])));
    let mut records = source.records().expect("it can be read");
    let mut record = Record::default();
    let mut rows = 0;
    let error = loop {
        match records.read(&mut record) {
            Ok(more) => assert!(more && record.cell(1) == "#REF!", "it can't be read to its end"),
            Err(error) => break error,
        }
        rows += 1;
    };
    assert!((28_000..30_000).contains(&rows), "{rows}");
    let sentence = Error::from(error).sentence();
    assert!(sentence.contains("is a binary workbook (.xlsb)"), "{sentence}");
}

/// One workbook, saved by LibreOffice from `orders.fods` in each of its kinds.
#[test]
fn a_workbook_gives_the_same_rows_in_whatever_kind_it_is_saved() {
    let folder = Folder::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/core/source/sheets"));
    let expected = [
        "4: ada@example.com|2016-01-03|2016-01-03 09:12:31|09:12:00|26:30:00|0.25|0.1|0.2",
        "5: 007|2016-01-04|2016-01-04 00:00:00|00:00:00|1:30:00|1|7210448301122|#DIV/0!",
        "6: lee@example.com|2016-01-05|2016-01-05 23:59:59|23:59:59|0:00:01|0.005|-2.5|ab",
        "7: |2016-01-06||||||",
    ];
    for kind in ["xlsx", "xls", "ods"] {
        let source = open(&named(&folder.at(&format!("orders.{kind}"))));
        assert_eq!(word(&source.reading()), format!("Sheet Orders of orders.{kind}, titles in row 3"));
        assert_eq!(titles(source.as_ref())[..4], ["login", "day", "at", "opens"], "{kind}");
        let (read_rows, warnings) = read(source.as_ref());
        // An OpenDocument spreadsheet does not tell a time of day from a span of time.
        let hours = |row: &str| {
            if kind == "ods" { row.replace("|1:30", "|01:30").replace("|0:00:01", "|00:00:01") } else { row.to_owned() }
        };
        assert_eq!(read_rows, expected.map(hours), "{kind}");
        assert_eq!(odd(&warnings, Oddity::ErrorValue), Some(vec![5]), "{kind}");
        let merged = if kind == "ods" { None } else { Some(vec![6, 7]) };
        assert_eq!(odd(&warnings, Oddity::MergedCells), merged, "{kind}");
    }
}

/// The hash of each row, by which the ledger knows it, and its cells.
fn hashes(source: &dyn Source) -> Vec<(u64, String)> {
    let mut records = source.records().expect("it can be read");
    let (mut record, mut rows) = (Record::default(), Vec::new());
    while records.read(&mut record).expect("it can be read") {
        rows.push((record.hash(), record.cells().collect::<Vec<_>>().join("|")));
    }
    rows
}

/// Reads a workbook by the rules of now and by those of the second version.
fn both(answers: &Answers) -> [Vec<(u64, String)>; 2] {
    let second = ReadingVersion::new(2).expect("a version");
    [ReadingVersion::NOW, second].map(|version| hashes(open(&answers.clone().read_as(version)).as_ref()))
}

const OPENED_CELL: &str = "<table:table-cell table:style-name=";

/// A sheet with two days and, if wanted, a row with a time of day beneath them, in each kind of which no formats were known.
fn days_in_each_kind(folder: &Folder, with_time: bool) -> Vec<Answers> {
    let (day, time) = (42_372.0, 42_374.645_833_333_336);
    let name = |kind: &str| format!("days {with_time}.{kind}");
    let styles = "<number:date-style style:name=\"D\"><number:day/></number:date-style><number:date-style style:name=\"T\">\
        <number:day/><number:hours/></number:date-style><style:style style:name=\"d\" style:family=\"table-cell\" \
        style:data-style-name=\"D\"/><style:style style:name=\"t\" style:family=\"table-cell\" \
        style:data-style-name=\"T\"/><style:style style:name=\"u\" style:family=\"table-cell\" \
        style:parent-style-name=\"t\"/>";
    let words = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let moment = |style: &str, at: &str| {
        format!("{OPENED_CELL}\"{style}\" office:value-type=\"date\" office:date-value=\"{at}\"/>")
    };
    let line = |cells: [String; 3]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let mut table = line(["login", "day", "at"].map(words))
        + &line([words("ada"), moment("d", "2016-01-03T00:00:00"), moment("u", "2016-01-03")])
        + &line([words("lee"), moment("d", "2016-01-04"), moment("t", "2016-01-04T00:00:00")]);
    let mut cells =
        vec![(1, 1, day, DATE), (1, 2, day, DATE_TIME), (2, 1, day + 1.0, DATE), (2, 2, day + 1.0, DATE_TIME)];
    let mut texts: Vec<(u16, u16, &[u8])> =
        vec![(0, 0, b"login"), (0, 1, b"day"), (0, 2, b"at"), (1, 0, b"ada"), (2, 0, b"lee")];
    use Binary::{Day, Moment, Text};
    let mut lines = vec![
        (1, false, ["login", "day", "at"].map(Text).into()),
        (2, false, vec![Text("ada"), Day(day), Moment(day)]),
        (3, false, vec![Text("lee"), Day(day + 1.0), Moment(day + 1.0)]),
    ];
    if with_time {
        table += &line([words("kim"), moment("d", "2016-01-05T15:30:00"), moment("t", "2016-01-05T15:30:00")]);
        cells.extend([(3, 1, time, DATE), (3, 2, time, DATE_TIME)]);
        texts.push((3, 0, b"kim"));
        lines.push((4, false, vec![Text("kim"), Day(time), Moment(time)]));
    }
    vec![
        write(folder, &name("ods"), ods(&[("Days", styles.to_owned() + &table)])),
        write(folder, &name("xls"), xls_styled(1, (4, 3), &cells, &texts)),
        write(folder, &name("xlsb"), xlsb(&lines, &[])),
    ]
}

#[test]
fn a_row_that_is_added_makes_no_others_of_those_before_it() {
    let folder = Folder::new();
    let (before, after) = (days_in_each_kind(&folder, false), days_in_each_kind(&folder, true));
    for (before, after) in before.iter().zip(&after) {
        let ([now, second], [now_after, second_after]) = (both(before), both(after));
        let cells = |rows: &[(u64, String)]| rows.iter().map(|(_, cells)| cells.clone()).collect::<Vec<_>>();
        let expected = ["ada|2016-01-03|2016-01-03 00:00:00", "lee|2016-01-04|2016-01-04 00:00:00"];
        assert_eq!(cells(&now), expected, "{before:?}");
        assert_eq!(now_after[..2], now, "{after:?}");
        assert_eq!(now_after[2].1, "kim|2016-01-05 15:30:00|2016-01-05 15:30:00");
        // A plan of before reads as it did, so that what it has sent is known.
        assert_eq!(cells(&second), ["ada|2016-01-03|2016-01-03", "lee|2016-01-04|2016-01-04"]);
        assert_eq!(second_after[0].1, "ada|2016-01-03 00:00:00|2016-01-03 00:00:00");
    }
}

#[test]
fn a_wider_row_that_is_added_makes_no_others_of_those_before_it() {
    let folder = Folder::new();
    let lines = ["login|n|note", "ada|1|x", "lee|2", "kim|3|y|more|and more"];
    let before = both(&write(&folder, "before.xlsx", xlsx(&[("Table", rows(&lines[..3]))])));
    let after = both(&write(&folder, "after.xlsx", xlsx(&[("Table", rows(&lines))])));
    assert_eq!((&after[0][0].1, after[0][0].0), (&"ada|1|x||".to_owned(), before[0][0].0));
    assert_eq!(after[0][1].0, before[0][1].0);
    // Rows that were not filled up are known as they always were.
    assert_eq!(before[0], before[1]);
    assert_ne!(after[1][0].0, before[1][0].0);
}

#[test]
fn a_sheet_begins_in_the_same_column_however_many_rows_it_has() {
    let folder = Folder::new();
    let line = |at: usize| row(at, &[blank(), text(&format!("p{at}")), number(&at.to_string())]);
    let first = row(1, &[blank(), text("login"), text("n")]);
    let short: String = (2..=1_500).map(line).collect();
    let more: String = (1_501..=20_100).map(line).collect();
    let source = |name: &str, rows: String| write(&folder, name, xlsx(&[("Table", first.clone() + &rows)]));
    let (short, long) = (source("short.xlsx", short.clone()), source("long.xlsx", short + &more));
    let [now, second] = both(&short);
    let [now_long, second_long] = both(&long);
    assert_eq!(titles(open(&long).as_ref()), ["login", "n"]);
    assert_eq!(now_long[..now.len()], now);
    assert_eq!(now, second);
    assert_eq!(second_long[0].1, "|p2|2");
}

#[test]
fn what_stands_to_the_left_of_a_table_is_kept_behind_it() {
    let folder = Folder::new();
    let line = |at: usize| row(at, &[blank(), text(&format!("p{at}")), number(&at.to_string())]);
    let mut table = row(1, &[blank(), text("login"), text("n")]) + &(2..=1_500).map(line).collect::<String>();
    let before = hashes(open(&write(&folder, "before.xlsx", xlsx(&[("Table", table.clone())]))).as_ref());
    table += &row(1_501, &[text("stray"), text("p1501")]);
    let answers = write(&folder, "stray.xlsx", xlsx(&[("Table", table)]));
    let source = open(&answers);
    assert_eq!(titles(source.as_ref()), ["login", "n"]);
    let rows = hashes(source.as_ref());
    assert_eq!(rows[..before.len()], before);
    assert_eq!(rows[before.len()].1, "p1501||stray");
    assert_eq!(odd(&read(source.as_ref()).1, Oddity::LongRow), Some(vec![1_501]));
    // Until then the table began with whatever stood anywhere.
    let second = open(&answers.read_as(ReadingVersion::new(2).expect("a version")));
    assert_eq!(titles(second.as_ref()), ["Column 1", "login", "n"]);
}

#[test]
fn a_cell_beyond_all_columns_that_a_sheet_has_is_refused_at_once() {
    let folder = Folder::new();
    let table = rows(ORDERS) + "<row r=\"5\"><c r=\"A5\"><v>13</v></c><c r=\"ZZZZZ5\"><v>1</v></c></row>";
    let sentence = refused(&write(&folder, "far.xlsx", xlsx(&[("Orders", table)])));
    assert!(sentence.contains("impossible values"), "{sentence}");
}

#[test]
fn a_sheet_of_very_many_columns_is_read() {
    let folder = Folder::new();
    let titles_row: Vec<String> = (0..10_000).map(|at| text(&format!("c{at}"))).collect();
    let cells: Vec<String> = (0..10_000).map(|at| number(&at.to_string())).collect();
    let source = open(&write(&folder, "wide.xlsx", xlsx(&[("Wide", row(1, &titles_row) + &row(2, &cells))])));
    assert_eq!(source.columns().len(), 10_000);
    assert!(read(source.as_ref()).0[0].ends_with("|9998|9999"));
}
