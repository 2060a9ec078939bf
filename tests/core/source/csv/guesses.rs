//! How a table is written: separators, titles, totals; and that what was found is pinned.

use backfill::source::{self, Oddity, Source};
use backfill::text::word;
use backfill::text::written;

use super::{Read, Table};
use crate::source::because;

fn answer(source: &dyn Source, field: &str) -> String {
    source.answers().get(field).expect("every guess is filled in").to_owned()
}

fn why(source: &dyn Source, field: &str) -> String {
    because(source.guesses().iter().find(|guess| guess.field == field).expect("it is guessed"))
}

#[test]
fn each_separator_is_found_and_the_reason_said() {
    for (separator, id, marks, reading) in [
        (',', "comma", "commas", "Comma-separated, UTF-8, titles in row 1"),
        (';', "semicolon", "semicolons", "Semicolon-separated, UTF-8, titles in row 1"),
        ('\t', "tab", "tabs", "Tab-separated, UTF-8, titles in row 1"),
        ('|', "pipe", "vertical bars", "Separated by vertical bars, UTF-8, titles in row 1"),
    ] {
        let text = "id@login@created_at\n1@ada@2009-10-01\n2@bob@2009-10-02\n".replace('@', &separator.to_string());
        let table = Table::new(text);
        let source = table.open();
        assert_eq!(answer(&*source, "separator"), id);
        assert_eq!(why(&*source, "separator"), format!("each of the first 3 rows has 2 {marks}"));
        assert_eq!(word(&source.reading()), reading);
        assert_eq!(source.columns().len(), 3);
    }
}

#[test]
fn decimal_commas_do_not_make_columns() {
    let read = Table::new("id;betrag;datum\n1;1,50;01.02.2020\n2;12,00;02.02.2020\n3;7,25;03.02.2020\n").read();
    assert_eq!(read.titles, ["id", "betrag", "datum"]);
    assert_eq!(read.cells()[0], ["1", "1,50", "01.02.2020"]);
}

#[test]
fn separators_within_quoted_text_do_not_count() {
    let read = Table::new("name,tags\n\"Ada\",\"a;b;c\"\n\"Bob\",\"d;e;f\"\n\"Cec\",\"g;h;i\"\n").read();
    assert_eq!(read.titles, ["name", "tags"]);
    assert_eq!(read.cells()[2], ["Cec", "g;h;i"]);
}

#[test]
fn prose_with_commas_in_a_table_of_tabs_makes_no_columns() {
    let text = "id\tnote\n1\tfirst, second\n2\tthird, fourth\n3\tfifth, sixth\n4\tseventh, eighth\n";
    let read = Table::new(text).read();
    assert_eq!(read.titles, ["id", "note"]);
    assert_eq!(read.cells()[3], ["4", "seventh, eighth"]);
}

#[test]
fn a_list_of_addresses_is_one_column() {
    let read = Table::new("email\nada@example.com\nbob@example.com\n").read();
    assert_eq!(read.titles, ["email"]);
    assert_eq!(read.cells(), [["ada@example.com"], ["bob@example.com"]]);
    assert_eq!(read.reading, "One column, UTF-8, titles in row 1");
}

#[test]
fn a_column_of_names_with_commas_stays_one_column() {
    let read = Table::new("name\nLovelace, Ada\nBabbage, Charles\nHopper, Grace\n").read();
    assert_eq!(read.titles, ["name"]);
    assert_eq!(read.cells()[1], ["Babbage, Charles"]);
}

#[test]
fn a_first_line_that_names_the_separator_is_obeyed_and_is_no_row() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["sep=;", "id;a,b", "1;x,y", "2;z,w", ""].join(end);
        let table = Table::new(text);
        let source = table.open();
        assert_eq!(word(&source.reading()), "Semicolon-separated, UTF-8, titles in row 2");
        let read = Read::all(&*source);
        assert_eq!(read.titles, ["id", "a,b"]);
        assert_eq!(read.cells(), [["1", "x,y"], ["2", "z,w"]]);
        assert_eq!(read.lines(), [3, 4]);
        assert_eq!(why(&*source, "separator"), "the first line of the file says so");
    }
    let read = Table::new("sep=;\n1;2009-10-01\n2;2009-10-02\n").read();
    assert_eq!(read.titles, ["Column 1", "Column 2"]);
    assert_eq!(read.lines(), [2, 3]);
}

#[test]
fn lines_above_the_titles_are_left_out() {
    let text = "Monthly report\nCreated by \"Finance\n\nid,login,amount\n1,ada,5\n2,bob,6\n";
    let table = Table::new(text);
    let source = table.open();
    assert_eq!(word(&source.reading()), "Comma-separated, UTF-8, titles in row 4");
    let read = Read::all(&*source);
    assert_eq!(read.titles, ["id", "login", "amount"]);
    assert_eq!(read.cells(), [["1", "ada", "5"], ["2", "bob", "6"]]);
    assert_eq!(read.lines(), [5, 6]);
}

#[test]
fn lines_above_the_titles_that_a_spreadsheet_filled_up_with_separators_are_left_out() {
    let read =
        Table::new("Monthly report,,,\n,,,\nid,login,amount,at\n1,ada,5,2020-01-01\n2,bob,6,2020-01-02\n").read();
    assert_eq!(read.titles, ["id", "login", "amount", "at"]);
    assert_eq!(read.records.len(), 2);
}

#[test]
fn more_lines_may_stand_above_a_small_table_than_in_it() {
    let read = Table::new("Bank of X\nAccount 5\nPeriod May\nCurrency EUR\nCreated today\ndate;what;amount\n2020-05-01;rent;5\n2020-05-02;food;6\n").read();
    assert_eq!(read.titles, ["date", "what", "amount"]);
    assert_eq!(read.cells(), [["2020-05-01", "rent", "5"], ["2020-05-02", "food", "6"]]);
}

#[test]
fn a_table_without_titles_gets_names_for_its_columns() {
    let table = Table::new("1,ada@example.com,2009-10-01\n2,bob@example.com,2009-10-02\n");
    let source = table.open();
    assert_eq!(word(&source.reading()), "Comma-separated, UTF-8, no titles");
    let read = Read::all(&*source);
    assert_eq!(read.titles, ["Column 1", "Column 2", "Column 3"]);
    assert_eq!(read.cells()[0], ["1", "ada@example.com", "2009-10-01"]);
    assert_eq!(read.records[0].row, 1);
    assert_eq!(why(&*source, "titles"), "the first row holds numbers, dates or addresses, as the rows below it do");
}

#[test]
fn a_table_of_words_whose_first_row_comes_again_has_no_titles() {
    let read = Table::new("signup,gold\nupgrade,gold\nsignup,silver\nsignup,gold\n").read();
    assert_eq!(read.titles, ["Column 1", "Column 2"]);
    assert_eq!(read.records.len(), 4);
}

#[test]
fn titles_that_come_again_in_a_joined_file_are_titles_still() {
    let read = Table::new("name,plan\nAda,gold\nname,plan\nBob,silver\n").read();
    assert_eq!(read.titles, ["name", "plan"]);
    assert_eq!(read.cells(), [["Ada", "gold"], ["Bob", "silver"]]);
}

#[test]
fn years_may_be_titles() {
    let read = Table::new("customer,2019,2020,2021\nAda,5.50,6,7\nBob,1,2,3.25\n").read();
    assert_eq!(read.titles, ["customer", "2019", "2020", "2021"]);
}

#[test]
fn blank_titles_are_named_and_repeated_ones_numbered() {
    let read = Table::new("name,,name, name ,name (2),Column 2\na,b,c,d,e,f\n").with("titles", "1").read();
    assert_eq!(read.titles, ["name", "Column 2 (2)", "name (3)", "name (4)", "name (2)", "Column 2"]);
}

#[test]
fn a_column_that_only_the_rows_have_is_named_by_its_place() {
    let read = Table::new("id,name\n1,Ada,x\n2,Bob,y\n3,Cec,z\n").read();
    assert_eq!(read.titles, ["id", "name", "Column 3"]);
    assert_eq!(read.warning(Oddity::LongRow), None);
}

#[test]
fn the_row_of_the_titles_can_be_chosen() {
    let text = "a,b\nc,d\n1,2\n";
    let read = Table::new(text).with("titles", "2").read();
    assert_eq!((read.titles, read.records.len()), (vec!["c".to_owned(), "d".to_owned()], 1));
    let read = Table::new(text).with("titles", "none").read();
    assert_eq!((read.titles, read.records.len()), (vec!["Column 1".to_owned(), "Column 2".to_owned()], 3));
}

#[test]
fn totals_at_the_end_are_left_out_and_said() {
    for last in [
        "Total,,11",
        "TOTAL:,,11.00",
        "Summe;;11,00",
        "Grand total,,\"1,100 USD\"",
        ",Total,11",
        "Итого,,11",
        "(2 rows)",
        "Total",
    ] {
        let separator = if last.contains(';') { ";" } else { "," };
        let text = format!("id,login,amount\n1,ada,5\nTotal,x,3\n2,bob,6\n{last}\n\n").replace(',', separator);
        let text = if separator == ";" { text.replace("11;00", "11,00") } else { text };
        let table = Table::new(text);
        let source = table.open();
        assert_eq!(answer(&*source, "totals"), "leave-out", "{last}");
        let read = Read::all(&*source);
        assert_eq!(read.records.len(), 3, "{last}");
        assert_eq!(read.warning(Oddity::TotalRow), Some((1, &[5][..])), "{last}");
        assert_eq!(read.warning(Oddity::ShortRow), None, "{last}");
        assert_eq!(read.records.iter().map(|record| record.row).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(read.reading.ends_with(", titles in row 1, totals at the end left out"), "{}", read.reading);
    }
}

#[test]
fn a_customer_called_total_is_no_total() {
    let text = "id,name,email\n1,Ada,ada@example.com\n2,Bob,bob@example.com\nTotal,Total Wine,total@example.com\n";
    let table = Table::new(text);
    let source = table.open();
    assert_eq!(answer(&*source, "totals"), "keep");
    assert_eq!(Read::all(&*source).records.len(), 3);
}

#[test]
fn totals_are_kept_when_that_is_chosen() {
    let read = Table::new("id,login,amount\n1,ada,5\n2,bob,6\nTotal,,11\n").with("totals", "keep").read();
    assert_eq!(read.records.len(), 3);
    assert_eq!(read.warning(Oddity::TotalRow), None);
}

#[test]
fn rows_that_look_like_totals_within_the_table_stay() {
    let text = "id,login,amount\nTotal,,1\nTotal,,2\nTotal,,3\nTotal,,4\nTotal,,5\nTotal,,6\n7,x,7\n";
    let read = Table::new(text).with("titles", "1").with("totals", "leave-out").read();
    assert_eq!(read.cells().iter().map(|row| row[2]).collect::<Vec<_>>(), ["1", "2", "3", "4", "5", "6", "7"]);
    assert_eq!(read.lines(), [2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(read.records.iter().map(|record| record.row).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn what_was_found_is_pinned_so_that_a_plan_reads_the_same_again() {
    let text = "Report\n\nid;login;amount\n1;\"ada\";5\n2;'bob;6\nTotal;;11\n";
    let mut bytes = text.as_bytes().to_vec();
    bytes.extend(b"3;Ren\xE9e;6\nTotal;;17\n");
    let table = Table::new(bytes);
    let first = table.open();
    for field in ["encoding", "separator", "quote", "escape", "titles", "totals"] {
        assert_ne!(answer(&*first, field), "auto");
    }
    let again = source::open(first.answers()).expect("the pinned answers open");
    assert_eq!(again.answers(), first.answers());
    assert_eq!(again.columns(), first.columns());
    assert!(again.guesses().iter().all(|guess| guess.chosen && guess.why.is_none()));
    let (first, again) = (Read::all(&*first), Read::all(&*again));
    assert_eq!(first.records, again.records);
    assert_eq!(first.warnings, again.warnings);
    assert_eq!(first.cells()[3], ["3", "Renée", "6"]);
}

#[test]
fn every_guess_has_a_reason() {
    let table = Table::new("id,login\n1,ada\n2,bob\n");
    let source = table.open();
    for guess in source.guesses() {
        assert!(!because(guess).is_empty() && !written(guess.label.clone()).is_empty(), "{guess:?}");
        assert!(!guess.chosen);
    }
}
