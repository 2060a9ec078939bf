//! Files that were joined, and tables that stand one under the other.

use backfill::source::{Oddity, Record, SourceNotice};

use super::{Read, Table};

const MARK: &str = "\u{FEFF}";

/// Two rows of each of three months, each with its titles, joined by `seam`.
fn joined(seam: &str) -> String {
    let month = |month: u32, people: [&str; 2]| {
        let row = |day: usize, who: &str| format!("{who}@example.com,2019-{month:02}-{day:02} 10:00:00,Gold\r\n");
        format!("email,signed_up_at,plan\r\n{}{}", row(5, people[0]), row(6, people[1]))
    };
    [month(1, ["ada", "bela"]), month(2, ["cy", "dora"]), month(3, ["eve", "finn"])].join(seam)
}

fn people(text: impl AsRef<[u8]>) -> Vec<String> {
    let read = Table::new(text).read();
    read.cells().iter().map(|row| row[0].to_owned()).collect()
}

const SIX: [&str; 6] = ["ada", "bela", "cy", "dora", "eve", "finn"];

#[test]
fn titles_and_marks_in_the_middle_are_no_rows_and_are_said() {
    for seam in [MARK, ""] {
        let read = Table::new(format!("{seam}{}", joined(seam))).read();
        assert_eq!(read.titles, ["email", "signed_up_at", "plan"]);
        assert_eq!(read.records.len(), 6);
        for (row, name) in read.cells().iter().zip(SIX) {
            assert_eq!(row[0], format!("{name}@example.com"));
            assert!(row.iter().all(|cell| !cell.contains(MARK)), "{row:?}");
        }
        assert_eq!(read.warning(Oddity::TitlesAgain), Some((2, &[4, 7][..])));
        assert_eq!(read.warnings.len(), 1, "{:?}", read.warnings);
        assert_eq!(read.records.iter().map(|record| record.row).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    }
}

#[test]
fn few_rows_and_many_of_two_joined_files_are_all_people() {
    for count in [3, 40, 150] {
        let row = |number: usize| format!("u{number}@example.com,US,Gold\r\n");
        let part = |numbers: std::ops::Range<usize>| {
            "email,country,plan\r\n".to_owned() + &numbers.map(row).collect::<String>()
        };
        let text = part(0..count / 2) + &part(count / 2..count);
        let people = people(text);
        assert_eq!(people.len(), count, "{count}");
        assert!(!people.iter().any(|who| who == "email"), "{count}");
    }
}

#[test]
fn a_file_that_ended_without_a_line_end_is_parted_from_the_titles_behind_it() {
    let whole = joined("");
    for seam in ["", MARK] {
        let text = whole.replace("Gold\r\nemail", &format!("Gold{seam}email"));
        let read = Table::new(&text).read();
        assert_eq!(read.records.len(), 6, "{text}");
        assert!(read.cells().iter().all(|row| row.len() == 3 && row[2] == "Gold"), "{:?}", read.cells());
        assert_eq!(read.warning(Oddity::TitlesAgain).map(|(count, _)| count), Some(2));
    }
    let quoted =
        "\"email\",\"plan\"\n\"ada@example.com\",\"Gold\"\u{FEFF}\"email\",\"plan\"\n\"cy@example.com\",\"Basic\"\n";
    let read = Table::new(quoted).read();
    assert_eq!(read.cells(), [["ada@example.com", "Gold"], ["cy@example.com", "Basic"]]);
}

#[test]
fn lines_that_name_the_separator_are_no_rows_and_are_obeyed() {
    for seam in ["sep=,\r\n", "\u{FEFF}sep=,\r\n", "\"sep=,\"\r\n"] {
        let read = Table::new(format!("sep=,\r\n{}", joined(seam))).read();
        assert_eq!(read.records.len(), 6, "{seam}");
        assert_eq!(read.warning(Oddity::SeparatorLine), Some((2, &[5, 9][..])), "{seam}");
        assert_eq!(read.warning(Oddity::TitlesAgain), Some((2, &[6, 10][..])), "{seam}");
    }
    let text = "sep=,\nid,name\n1,Ada\n2,Bela\nsep=;\nid;name\n3;Cy\n";
    assert_eq!(Table::new(text).read().cells(), [["1", "Ada"], ["2", "Bela"], ["3", "Cy"]]);
}

#[test]
fn totals_at_the_end_of_each_of_the_joined_files_are_left_out() {
    let part = "id,login,amount\n1,ada,5\n2,bob,6\nTotal,,11\n";
    let read = Table::new(part.repeat(2)).read();
    assert_eq!(read.records.len(), 4, "{:?}", read.cells());
    assert_eq!(read.warning(Oddity::TotalRow), Some((2, &[4, 8][..])));
}

#[test]
fn columns_that_come_in_another_order_stay_under_their_titles() {
    let text = "email,signed_up_at,plan\nada@example.com,2019-01-05,Gold\nbela@example.com,2019-01-06,Basic\n\
                plan,email,signed_up_at,country\nGold,cy@example.com,2019-02-05,DE\nBasic,dora@example.com,2019-02-06,FR\n";
    let read = Table::new(text).read();
    assert_eq!(
        read.cells(),
        [
            vec!["ada@example.com", "2019-01-05", "Gold"],
            vec!["bela@example.com", "2019-01-06", "Basic"],
            vec!["cy@example.com", "2019-02-05", "Gold", "DE"],
            vec!["dora@example.com", "2019-02-06", "Basic", "FR"],
        ]
    );
    assert_eq!(read.warning(Oddity::TitlesMoved), Some((1, &[4][..])));
}

const TWO_TABLES: &str = "email,signed_up_at,plan\nada@example.com,2019-01-05,Gold\nbela@example.com,2019-01-06,Basic\n\
                          cy@example.com,2019-01-07,Basic\n\norder,amount\n17,5.50\n18,6.50\n";

#[test]
fn a_table_below_with_titles_of_its_own_is_left_out_and_said() {
    for text in [TWO_TABLES.to_owned(), TWO_TABLES.replace("\n\n", "\n")] {
        let read = Table::new(&text).read();
        assert_eq!(read.titles, ["email", "signed_up_at", "plan"]);
        assert_eq!(read.records.len(), 3, "{:?}", read.cells());
        let line = if text.contains("\n\n") { 6 } else { 5 };
        assert_eq!(read.warning(Oddity::OtherTable), Some((3, &[line, line + 1, line + 2][..])));
    }
}

#[test]
fn a_table_below_of_the_same_width_is_told_by_its_titles() {
    let text = TWO_TABLES.replace("order,amount\n17,5.50\n18,6.50", "order,amount,state\n17,5.50,open\n18,6.50,paid");
    let read = Table::new(text).read();
    assert_eq!(read.records.len(), 3, "{:?}", read.cells());
    assert_eq!(read.warning(Oddity::OtherTable), Some((3, &[6, 7, 8][..])));
}

#[test]
fn a_heading_may_stand_above_a_table_below() {
    let text =
        "Customers\nemail,at,plan\nada@example.com,2019-01-05,Gold\n\nRefunds\norder,amount,day\n17,5.50,2019-01-07\n";
    let read = Table::new(text).read();
    assert_eq!(read.titles, ["email", "at", "plan"]);
    assert_eq!(read.cells(), [["ada@example.com", "2019-01-05", "Gold"], ["Refunds", "", ""]]);
    assert_eq!(read.warning(Oddity::ShortRow), Some((1, &[5][..])));
    assert_eq!(read.warning(Oddity::OtherTable), Some((2, &[6, 7][..])));
}

#[test]
fn a_table_below_can_be_read_by_choosing_its_titles_and_the_one_above_is_said() {
    let read = Table::new(TWO_TABLES).with("titles", "6").read();
    assert_eq!(read.titles[..2], ["order", "amount"]);
    assert_eq!(read.cells(), [["17", "5.50"], ["18", "6.50"]]);
    let notices = Table::new(TWO_TABLES).with("titles", "6").open().notices().to_vec();
    assert!(notices.contains(&SourceNotice::TableAbove { line: 1 }), "{notices:?}");
}

#[test]
fn rows_behind_a_table_between_them_are_rows_again() {
    let text = format!("{TWO_TABLES}dora@example.com,2019-01-08,Gold\neve@example.com,2019-01-09,Gold\n");
    let read = Table::new(text).read();
    assert_eq!(read.records.len(), 5, "{:?}", read.cells());
    assert_eq!(read.cells()[3][0], "dora@example.com");
    assert_eq!(read.warning(Oddity::OtherTable), Some((3, &[6, 7, 8][..])));
}

#[test]
fn odd_rows_are_not_taken_for_titles() {
    let text = "email,signed_up_at,plan\nada@example.com,2019-01-05,Gold\n\nbob,unknown,Basic\ncut,short\n\
                cy@example.com,2019-01-07,Basic\n\ndora,later,Gold\neve@example.com,2019-01-08,Gold\n";
    let read = Table::new(text).read();
    assert_eq!(read.warning(Oddity::OtherTable), None, "{:?}", read.cells());
    assert_eq!(read.records.len(), 6);
}

#[test]
fn an_older_reading_takes_all_of_it_for_rows() {
    let read = Table::new(joined(MARK)).with("titles", "1").read_as_first();
    assert_eq!(read.records.len(), 8);
    assert_eq!(read.cells()[2][0], "\u{FEFF}email");
}

#[test]
fn marks_at_the_beginning_are_no_letters_however_many() {
    for marks in 1..4 {
        let text = MARK.repeat(marks)
            + "\"Email\",\"Name\",\"Joined At\"\r\n\"ada@example.com\",\"Lovelace, Ada\",\"2019-03-05 14:05:00\"\r\n";
        let read = Table::new(&text).read();
        assert_eq!(read.titles, ["Email", "Name", "Joined At"], "{marks}");
        assert_eq!(read.cells(), [["ada@example.com", "Lovelace, Ada", "2019-03-05 14:05:00"]], "{marks}");
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Table::new(bytes).read().titles, ["Email", "Name", "Joined At"], "{marks}");
    }
    let read = Table::new("\u{FEFF}\"\u{FEFF}Email\",\"At\"\r\n\"ada@example.com\",\"2019-01-05\"\r\n").read();
    assert_eq!(read.titles, ["Email", "At"]);
    let read = Table::new("\u{FEFF}\u{FEFF}sep=;\r\nid;name\r\n1;Ada\r\n").read();
    assert_eq!(read.titles, ["id", "name"]);
}

#[test]
fn what_a_row_is_does_not_depend_on_what_its_memory_held_before() {
    let text =
        TWO_TABLES.replace("\n\norder,amount\n17,5.50\n18,6.50", "\norder,amount,state\n17,5.50,open\n18,6.50,paid");
    let table = Table::new(text);
    let source = table.open();
    let kept = Read::all(&*source).records;
    assert_eq!(kept.len(), 6, "without a line between them, they are one table");
    let mut pass = source.records().expect("a pass begins");
    let mut fresh = Vec::new();
    let mut record = Record::default();
    while pass.read(&mut record).expect("a row is read") {
        fresh.push(std::mem::take(&mut record));
    }
    assert_eq!(fresh, kept);
}

#[test]
fn a_line_that_names_the_separator_is_no_row_also_where_quotation_marks_are_text() {
    let rows = "1,ann\n".repeat(20);
    let table = Table::new(format!("id,name\n{rows}\"sep=,\"\n{rows}"));
    let read = table.with("quote", "none").with("separator", "comma").with("formulas", "keep").read();
    assert_eq!(read.records.len(), 40);
    assert_eq!(read.warning(Oddity::SeparatorLine), Some((1, &[22][..])));
}
