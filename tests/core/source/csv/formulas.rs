//! Text in a formula of its own (`="00417"`), as spreadsheets write what must not become a number.

use backfill::source::{Oddity, ReadingVersion};

use super::Table;

const RIGHT: [[&str; 3]; 3] = [
    ["00417", "2019-03-05 14:05:00", "Gold"],
    ["00418", "2019-03-06 09:00:00", "Basic"],
    ["01902", "2019-03-07 18:30:00", "Gold"],
];

#[test]
fn text_in_a_formula_is_read_as_that_text_and_said() {
    let plain = "member_no,joined_at,plan\n=\"00417\",=\"2019-03-05 14:05:00\",Gold\n\
                 =\"00418\",=\"2019-03-06 09:00:00\",Basic\n=\"01902\",=\"2019-03-07 18:30:00\",Gold\n";
    let quoted = "member_no,joined_at,plan\n\"=\"\"00417\"\"\",\"=\"\"2019-03-05 14:05:00\"\"\",Gold\n\
                  \"=\"\"00418\"\"\",\"=\"\"2019-03-06 09:00:00\"\"\",Basic\n\
                  \"=\"\"01902\"\"\",\"=\"\"2019-03-07 18:30:00\"\"\",Gold\n";
    let tabs = plain.replace(',', "\t");
    let semicolons = quoted.replace(',', ";");
    for text in [plain, quoted, &tabs, &semicolons] {
        let read = Table::new(text).read();
        assert_eq!(read.titles, ["member_no", "joined_at", "plan"], "{text}");
        assert_eq!(read.cells(), RIGHT, "{text}");
        assert!(read.reading.contains("formula"), "{}", read.reading);
        assert_eq!(read.warning(Oddity::FormulaText), Some((3, &[2, 3, 4][..])), "{text}");
        assert_eq!(read.warnings.len(), 1, "{:?}", read.warnings);
    }
    let read = Table::new(plain.replacen("member_no", "=\"member_no\"", 1)).read();
    assert_eq!((read.titles[0].as_str(), read.cells()[0][0]), ("member_no", "00417"));
}

#[test]
fn what_parts_cells_and_marks_text_may_stand_in_a_formula() {
    let text = "id,name,n\n=\"1\",=\"Lovelace, Ada\",5\n=\"2\",=\"the \"\"first\"\"\",6\n=T(\"3\"),=(\"\"),7\n";
    let read = Table::new(text).read();
    assert_eq!(read.cells(), [["1", "Lovelace, Ada", "5"], ["2", "the \"first\"", "6"], ["3", "", "7"]]);
}

#[test]
fn a_formula_far_below_the_first_rows_is_read_too() {
    let mut text = "id,note\n".to_owned();
    (0..40_000).for_each(|row| text += &format!("{row},plain note\n"));
    text += "=\"00417\",last\n";
    let read = Table::new(text).read();
    assert_eq!(read.cells()[40_000], ["00417", "last"]);
    assert_eq!(read.warning(Oddity::FormulaText), Some((1, &[40_002][..])));
}

#[test]
fn what_is_calculated_and_what_only_looks_like_it_stays() {
    let text = "id,sum,note\n1,=A1+B1,=\"a\"&\"b\"\n2,=SUM(A1:A2),\"a = \"\"b\"\"\"\n3,=,=5\n";
    let read = Table::new(text).read();
    assert_eq!(read.cells(), [["1", "=A1+B1", "=\"a\"&\"b\""], ["2", "=SUM(A1:A2)", "a = \"b\""], ["3", "=", "=5"]]);
    assert_eq!(read.warning(Oddity::FormulaText), None);
}

#[test]
fn formulas_stay_where_a_person_says_so_and_in_an_older_reading() {
    let text = "id,n\n=\"00417\",5\n=\"00418\",6\n";
    let kept = [["=\"00417\"", "5"], ["=\"00418\"", "6"]];
    assert_eq!(Table::new(text).with("formulas", "keep").read().cells(), kept);
    assert_eq!(Table::new(text).read_as(ReadingVersion::FIRST).read().cells(), kept);
}
