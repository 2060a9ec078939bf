//! Quotation marks that are not in order: nothing may be swallowed, and everything odd is said with its line.

use backfill::source::Oddity;

use super::Table;

/// A plain table of `rows` rows beneath its titles.
fn plain(rows: usize) -> String {
    let mut text = String::from("id,note,amount\n");
    for row in 1..=rows {
        text.push_str(&format!("{row},note {row},{row}00\n"));
    }
    text
}

#[test]
fn an_unclosed_quote_near_the_end_of_a_big_file_costs_no_row() {
    // About 4 MB without any other quotation mark.
    let mut text = plain(200_000);
    text.push_str("200001,\"never closed,5\n");
    for row in 200_002..=200_010 {
        text.push_str(&format!("{row},fine,6\n"));
    }
    let read = Table::new(text).read();
    assert_eq!(read.records.len(), 200_010);
    let cells = read.cells();
    assert_eq!(cells[200_000], ["200001", "\"never closed", "5"]);
    assert_eq!(cells[200_001], ["200002", "fine", "6"]);
    assert_eq!(read.lines().last(), Some(&200_011));
    assert_eq!(read.warning(Oddity::UnclosedQuote), Some((1, &[200_002][..])));
}

#[test]
fn an_unclosed_quote_at_the_top_of_a_big_file_costs_no_row() {
    let mut text = String::from("id,note,amount\n0,\"never closed,5\n");
    text.push_str(plain(100_000).split_once('\n').expect("titles").1);
    let read = Table::new(text).read();
    assert_eq!(read.titles, ["id", "note", "amount"]);
    assert_eq!(read.records.len(), 100_001);
    assert_eq!(read.cells()[0], ["0", "\"never closed", "5"]);
    assert_eq!(read.warning(Oddity::UnclosedQuote), Some((1, &[2][..])));
}

#[test]
fn an_unclosed_quote_does_not_reach_to_the_next_quoted_cell() {
    for (below, cells) in [
        ("2,\"fine, really\",6", ["2", "fine, really", "6"]),
        ("2,\"\",6", ["2", "", "6"]),
        ("\"2\",\"fine\",\"6\"", ["2", "fine", "6"]),
        ("2,a 5\" pipe,6", ["2", "a 5\" pipe", "6"]),
        ("2,plain,\"6\"", ["2", "plain", "6"]),
    ] {
        let read = Table::new(format!("id,note,amount\n1,\"never closed,5\n{below}\n3,x,7\n")).read();
        assert_eq!(read.cells(), [["1", "\"never closed", "5"], cells, ["3", "x", "7"]], "{below}");
        assert_eq!(read.warning(Oddity::UnclosedQuote), Some((1, &[2][..])), "{below}");
        assert_eq!(read.lines(), [2, 3, 4], "{below}");
    }
}

#[test]
fn an_unclosed_quote_on_a_line_of_quoted_cells_costs_none_of_them() {
    let read = Table::new("\"id\",\"note\",\"amount\"\n\"1\",\"never closed,\"5\"\n\"2\",\"x\",\"6\"\n").read();
    assert_eq!(read.cells(), [["1", "\"never closed", "5"], ["2", "x", "6"]]);
    let read = Table::new("\"id\",\"note\",\"amount\"\n\"1\",\"note\",\"5\n\"2\",\"x\",\"6\"\n").read();
    assert_eq!(read.cells(), [["1", "note", "\"5"], ["2", "x", "6"]]);
    assert_eq!(read.warning(Oddity::UnclosedQuote), Some((1, &[2][..])));
}

#[test]
fn an_unclosed_quote_behind_a_line_break_in_the_same_row_is_named_by_its_own_line() {
    let read = Table::new("id,note,tag\n1,\"two\nlines\",\"never closed\n2,x,y\n").read();
    assert_eq!(read.cells(), [["1", "two\nlines", "\"never closed"], ["2", "x", "y"]]);
    assert_eq!(read.warning(Oddity::UnclosedQuote), Some((1, &[3][..])));
    assert_eq!(read.lines(), [2, 4]);
}

#[test]
fn a_note_of_many_lines_is_one_cell_however_long() {
    let note = "a line of a note, with a comma\n".repeat(20_000);
    let read = Table::new(format!("id,note\n1,\"{note}\"\n2,short\n")).read();
    assert_eq!(read.cells(), [["1", note.as_str()], ["2", "short"]]);
    assert_eq!(read.lines(), [2, 20_003]);
    assert!(read.warnings.is_empty());
}

#[test]
fn a_stray_quote_within_a_plain_cell_is_text_and_said() {
    let read = Table::new("id,name,size\n1,5\" pipe,2\n2,6\",3\n3,O'Brien \"Bob\",4\n").read();
    assert_eq!(read.cells(), [["1", "5\" pipe", "2"], ["2", "6\"", "3"], ["3", "O'Brien \"Bob\"", "4"]]);
    assert_eq!(read.warning(Oddity::StrayQuote), Some((3, &[2, 3, 4][..])));
    assert_eq!(read.warning(Oddity::UnclosedQuote), None);
}

#[test]
fn a_stray_quote_within_a_quoted_cell_is_text_if_the_cell_closes_on_its_line() {
    let read = Table::new("id,note\n1,\"he said \"hi\" to me\"\n2,\"ok\"\n").read();
    assert_eq!(read.cells(), [["1", "he said \"hi\" to me"], ["2", "ok"]]);
    assert_eq!(read.warning(Oddity::StrayQuote), Some((1, &[2][..])));
}

#[test]
fn a_cell_that_goes_on_behind_its_closing_quote_is_kept_as_it_stands() {
    let read = Table::new("id,note,n\n1,\"a\"b,2\n2,\"Foo, Inc\" Bar,3\n3,\"a\"b,\"c\"\n4,\"ok\",5\n").read();
    assert_eq!(
        read.cells(),
        [["1", "\"a\"b", "2"], ["2", "\"Foo, Inc\" Bar", "3"], ["3", "\"a\"b", "c"], ["4", "ok", "5"]]
    );
    assert_eq!(read.warning(Oddity::StrayQuote), Some((3, &[2, 3, 4][..])));
}

#[test]
fn spaces_around_a_quoted_cell_are_none_of_it() {
    let read = Table::new("id, name, \"town\"\n1, \"Lovelace, Ada\" ,\"London\"  \n2, Bob, x\n").read();
    assert_eq!(read.titles, ["id", "name", "town"]);
    assert_eq!(read.cells(), [["1", "Lovelace, Ada", "London"], ["2", " Bob", " x"]]);
}

#[test]
fn an_empty_quoted_cell_is_blank_and_a_line_of_it_a_row() {
    let read = Table::new("id,note\n1,\"\"\n\"\",\"\"\"\"\n").read();
    assert_eq!(read.cells(), [["1", ""], ["", "\""]]);
}

#[test]
fn single_quotes_are_found_when_cells_stand_between_them() {
    let read = Table::new("id,name\n1,'Lovelace, Ada'\n2,'O''Brien'\n3,'Bob'\n").read();
    assert_eq!(read.cells(), [["1", "Lovelace, Ada"], ["2", "O'Brien"], ["3", "Bob"]]);
}

#[test]
fn an_apostrophe_that_a_spreadsheet_left_is_text() {
    let read = Table::new("zip,name\n'01234,O'Brien\n'01235,'t Hooft\n").read();
    assert_eq!(read.cells(), [["'01234", "O'Brien"], ["'01235", "'t Hooft"]]);
    assert!(read.warnings.is_empty());
}

#[test]
fn quotes_behind_a_backslash_are_found() {
    let read = Table::new("id,note,n\n1,\"he said \\\"hi, you\\\"\",2\n2,\"a \\\\ b\",3\n3,\"C:\\new\",4\n").read();
    assert_eq!(read.cells(), [["1", "he said \"hi, you\"", "2"], ["2", "a \\ b", "3"], ["3", "C:\\new", "4"]]);
    assert!(read.warnings.is_empty());
}

#[test]
fn a_path_that_ends_in_a_backslash_does_not_swallow_its_neighbour() {
    let read = Table::new("id,folder,n\n1,\"C:\\docs\\\",2\n2,\"D:\\\",3\n").read();
    assert_eq!(read.cells(), [["1", "C:\\docs\\", "2"], ["2", "D:\\", "3"]]);
}

#[test]
fn an_export_of_mysql_with_its_own_blanks_and_backslashes_is_understood() {
    let text = "id\tnote\tpaid_at\n1\ta\\\tb\t2009-10-01\n2\tone\\\ntwo\t\\N\n3\t\\N\t2009-10-02\n";
    let read = Table::new(text).read();
    assert_eq!(read.cells(), [["1", "a\tb", "2009-10-01"], ["2", "one\ntwo", ""], ["3", "", "2009-10-02"]]);
    assert_eq!(read.lines(), [2, 3, 5]);
}

#[test]
fn without_quotes_every_mark_is_text() {
    let read = Table::new("id\tnote\n1\t\"a\n2\tb\"\n").with("quote", "none").read();
    assert_eq!(read.cells(), [["1", "\"a"], ["2", "b\""]]);
    assert!(read.warnings.is_empty());
}

#[test]
fn many_unclosed_quotes_are_counted_and_the_first_are_named() {
    let mut text = String::from("id,note,n\n");
    for row in 0..10 {
        text.push_str(&format!("{row},\"open,1\n{row},\"shut\",2\n"));
    }
    let read = Table::new(text).read();
    assert_eq!(read.records.len(), 20);
    assert_eq!(read.warning(Oddity::UnclosedQuote), Some((10, &[2, 4, 6, 8, 10][..])));
}

/// Rows of which only the one at `late` has a mark behind a backslash.
fn late_escape(rows: usize, late: usize, said: &str) -> String {
    let mut text = "email,ordered_on,said,amount\r\n".to_owned();
    for row in 1..=rows {
        let said = if row == late { said } else { "plain words" };
        text += &format!("user{row}@example.com,2019-03-02 10:00:00,\"{said}\",{row}.50\r\n");
    }
    text
}

#[test]
fn a_mark_behind_a_backslash_is_understood_however_late_it_comes() {
    // The second is far beyond what a file is guessed by.
    for (rows, late) in [(1_200, 900), (60_000, 50_000)] {
        for (said, right) in [
            (r#"\"twice\", she said, \"twice\""#, r#""twice", she said, "twice""#),
            (r#"she said \"once, twice\""#, r#"she said "once, twice""#),
            ("two \\\"lines\\\",\r\nthe second", "two \"lines\",\r\nthe second"),
        ] {
            let read = Table::new(late_escape(rows, late, said)).read();
            assert_eq!(read.records.len(), rows);
            assert_eq!(read.cells()[late - 1][2..], [right, &format!("{late}.50")], "{said}");
            assert_eq!(read.cells()[late][3], format!("{}.50", late + 1));
            assert_eq!(read.warning(Oddity::StrayQuote), None, "{said}");
            let guessed = rows == 1_200;
            let said_late = read.warning(Oddity::OtherEscape).map(|(count, lines)| (count, lines.to_vec()));
            assert_eq!(said_late, (!guessed).then(|| (1, vec![late as u64 + 1])), "{said}");
        }
    }
}

/// `\N` is a blank cell or text by the whole file: a row that is read otherwise is no exception to that.
#[test]
fn what_stands_for_a_blank_cell_is_the_same_in_a_row_that_escapes_its_marks_otherwise() {
    let row = r#"7,"\"twice\", she said",\N"#;
    let read = |escape: &str| {
        let table = Table::new(format!("id,said,code\n6,plain,\\N\n{row}\n8,\"a \"\"b\"\"\",\\N\n"));
        let read = table.with("escape", escape).read();
        read.cells().iter().map(|cells| cells[2].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(read("doubled"), [r"\N", r"\N", r"\N"]);
    assert_eq!(read("backslash"), ["", "", ""]);
}

#[test]
fn a_late_mark_is_understood_where_doubled_marks_were_chosen_and_the_row_is_in_order_only_so() {
    let text = late_escape(10, 5, r#"\"twice\", she said"#);
    let read = Table::new(&text).with("escape", "doubled").read();
    assert_eq!(read.cells()[4][2..], [r#""twice", she said"#, "5.50"]);
    assert_eq!(read.warning(Oddity::OtherEscape), Some((1, &[6][..])));
    // An older reading keeps what it made of it.
    let older = Table::new(&text).with("escape", "doubled").read_as_first();
    assert_ne!(older.cells()[4][3], "5.50");
}
