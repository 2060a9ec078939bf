//! Spaces between columns, and spaces around cells.

use backfill::source::ReadingVersion;

use super::Table;

#[test]
fn columns_with_spaces_between_them_are_found_by_their_quotation_marks() {
    let whole = "\"email\" \"signed_up_at\" \"plan\"\n\"ada@example.com\" \"2019-03-05 14:05:00\" \"Gold\"\n\
                 \"bela@example.com\" \"2019-03-06 09:00:00\" \"Gold, yearly\"\n";
    let one_quoted =
        "email day plan\nada@example.com 2019-03-05 \"Gold plan\"\nbela@example.com 2019-03-06 \"Basic; monthly\"\n";
    let names = "\"email\" \"plan\"\n\"1\" \"ada@example.com\" \"Gold\"\n\"2\" \"bela@example.com\" \"Basic\"\n";
    let aligned = "email            day        plan\nada@example.com  2019-03-05 \"Gold plan\"  \nbela@example.com 2019-03-06 \"Basic\"\n";
    for (text, titles, last) in [
        (
            whole,
            &["email", "signed_up_at", "plan"][..],
            &["bela@example.com", "2019-03-06 09:00:00", "Gold, yearly"][..],
        ),
        (one_quoted, &["email", "day", "plan"], &["bela@example.com", "2019-03-06", "Basic; monthly"]),
        (names, &["email", "plan", "Column 3"], &["2", "bela@example.com", "Basic"]),
        (aligned, &["email", "day", "plan"], &["bela@example.com", "2019-03-06", "Basic"]),
    ] {
        let read = Table::new(text).read();
        assert!(read.reading.starts_with("Separated by spaces, UTF-8, titles in row 1"), "{}", read.reading);
        assert_eq!(read.titles, titles, "{text}");
        assert_eq!(read.cells().last().expect("rows"), last, "{text}");
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    }
}

#[test]
fn one_column_with_the_names_of_its_rows_is_two_columns() {
    let text = "\"email\"\n\"1\" \"ada@example.com\"\n\"2\" \"bela@example.com\"\n\"3\" \"cy@example.com\"\n";
    let read = Table::new(text).with("row-names", "first").read();
    assert_eq!(read.titles, ["Column 1", "email"]);
    assert_eq!(read.cells()[2], ["3", "cy@example.com"]);
}

#[test]
fn one_column_of_quoted_text_with_spaces_stays_one_column() {
    let read = Table::new("\"name\"\n\"Ada Lovelace\"\n\"Bela Bartok\"\n").read();
    assert_eq!(read.titles, ["name"]);
    assert_eq!(read.cells(), [["Ada Lovelace"], ["Bela Bartok"]]);
}

#[test]
fn prose_and_tables_with_other_separators_make_no_columns_of_spaces() {
    for (text, titles) in [
        ("name\nAda Lovelace\nBela Bartok\n", &["name"][..]),
        ("name\nAda \"the first\" Lovelace\nBela Bartok\nCy Young\n", &["name"]),
        ("id, \"note\"\n1, \"Ada Lovelace\"\n2, \"Bela\"\n3, \"Cy\"\n4\n", &["id", "note"]),
        ("\"full name\",\"note\"\n\"Ada Lovelace\",\"a b\"\n\"Bela Bartok\",\"c d\"\n", &["full name", "note"]),
    ] {
        assert_eq!(Table::new(text).read().titles, titles, "{text}");
    }
}

#[test]
fn marks_behind_a_backslash_are_text_between_columns_of_spaces_too() {
    let text =
        "\"email\" \"note\"\n\"ada@example.com\" \"said \\\"hi there\\\" once\"\n\"bela@example.com\" \"nothing\"\n";
    assert_eq!(Table::new(text).read().cells()[0], ["ada@example.com", "said \"hi there\" once"]);
}

#[test]
fn a_space_behind_each_separator_is_no_part_of_the_cells() {
    for (text, reading) in [
        (
            "email, signed_up_at, plan\nada@example.com, 2019-03-05 14:05:00, Gold\nbela@example.com, , \"Basic, monthly\"\n",
            "Comma-separated",
        ),
        (
            "email ; signed_up_at ; plan\nada@example.com ; 2019-03-05 14:05:00 ; Gold\nbela@example.com ; ; \"Basic, monthly\"\n",
            "Semicolon-separated",
        ),
        (
            " email            | signed_up_at        | plan\n ada@example.com  | 2019-03-05 14:05:00 | Gold\n bela@example.com |                     | Basic, monthly\n",
            "Separated by vertical bars",
        ),
    ] {
        let read = Table::new(text).read();
        assert_eq!(read.titles, ["email", "signed_up_at", "plan"], "{text}");
        assert_eq!(
            read.cells(),
            [["ada@example.com", "2019-03-05 14:05:00", "Gold"], ["bela@example.com", "", "Basic, monthly"]],
            "{text}"
        );
        assert!(read.reading.starts_with(reading) && read.reading.contains("spaces around cells"), "{}", read.reading);
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    }
}

#[test]
fn quoted_text_of_several_lines_may_stand_behind_a_space() {
    let read = Table::new("id, note, n\n1, \"two\nlines\", 5\n2, plain, 6\n").read();
    assert_eq!(read.cells(), [["1", "two\nlines", "5"], ["2", "plain", "6"]]);
}

#[test]
fn a_space_here_and_there_and_an_older_reading_keep_their_spaces() {
    let text = "id,note,n\n1, a,5\n2,b,6\n3,c,7\n";
    assert_eq!(Table::new(text).read().cells()[0], ["1", " a", "5"]);
    let text = "id, note\n1, a\n2, b\n";
    assert_eq!(Table::new(text).read_as(ReadingVersion::FIRST).read().cells()[0], ["1", " a"]);
}
