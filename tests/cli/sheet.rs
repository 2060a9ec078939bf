//! A spreadsheet from the command line: planned, sent, and looked up within. What arrived is read from a tracker in which
//! nothing of ours takes part.

use std::path::Path;

use backfill::source::{self, Answers, Record};

use crate::several::{sent, with_source};
use crate::support::folder::Folder;
use crate::support::program::Program;
use crate::support::stories::{STORIES, requests};
use crate::support::tracker::Misbehaving;
use crate::support::workbook::{DATE_TIME, blank, formatted, number, ods, row, rows, text, xlsx};

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

#[test]
fn a_sheet_is_sent_with_what_another_one_says() {
    let (program, folder, tracker) = (Program::new(), Folder::new(), Misbehaving::well());
    let orders = row(1, &[text("number"), text("user_id"), text("total"), text("at")])
        + &row(2, &[number("10"), number("1"), number("12.5"), formatted(DATE_TIME, "42372.383692129632")])
        + &row(4, &[number("11"), number("2"), number("3"), formatted(DATE_TIME, "42373.383692129632")])
        + &row(5, &[number("12"), number("1"), number("5.25"), text("soon")]);
    let users = rows(&["id|login", "1|ada", "2|lee"]);
    folder.write("shop.xlsx", xlsx(&[("Users", users), ("Orders", orders)]));
    let given = ["plan", "shop.xlsx", "--person", "user_id", "--time", "at", "--event", "Purchased", "--zone", "UTC"];
    let more = ["--property", "total=Total", "--look-up", "user_id=Users:id:login", "-o", "plan.toml"];
    let made = program.run(folder.path(), given.iter().chain(&more)).expect_code(0);
    assert!(made.stderr.contains("Sheet Orders of shop.xlsx, titles in row 1"), "{}", made.stderr);
    let plan = std::fs::read_to_string(folder.at("plan.toml")).expect("the plan is written");
    for kept in ["kind = \"sheet\"", "file = \"shop.xlsx\"", "sheet = \"Orders\"", "titles = \"1\""] {
        assert!(plan.contains(kept), "{kept}: {plan}");
    }
    let checked = program.run(folder.path(), ["check", "plan.toml"]);
    assert!(checked.stdout.contains('5') || checked.stderr.contains('5'), "the row that has a problem is told");
    let url = tracker.address();
    let plain = ["--json", "run", "plan.toml", "--yes", "--leave-out-problems", "--tracker", &url];
    program.run_with(folder.path(), plain, &[("KISSMETRICS_API_KEY", KEY)]).expect_code(0);
    let part = |part: &&str| !part.starts_with("_k=") && !part.starts_with("_d=");
    let mut arrived: Vec<String> = tracker
        .received()
        .iter()
        .map(|request| {
            request.target().trim_start_matches("/e?").split('&').filter(part).collect::<Vec<_>>().join(" ").to_owned()
        })
        .collect();
    arrived.sort();
    let expected = ["_p=ada _n=Purchased _t=1451812351 Total=12.5", "_p=lee _n=Purchased _t=1451898751 Total=3"];
    assert_eq!(arrived, expected);
}

#[test]
fn a_sheet_is_chosen_by_its_name() {
    let (program, folder) = (Program::new(), Folder::new());
    let (users, more) = (rows(&["id|login", "1|ada", "2|lee"]), rows(&["id|login", "3|kim"]));
    folder.write("shop.xlsx", xlsx(&[("Users", users), ("More", more)]));
    let read = program.run(folder.path(), ["rows", "shop.xlsx", "--sheet", "More"]).expect_code(0);
    assert_eq!(read.stdout, "id,login\r\n3,kim\r\n");
    let refused = program.run(folder.path(), ["rows", "shop.xlsx", "--sheet", "None"]).expect_code(1);
    assert!(refused.stderr.contains("Users, More"), "{}", refused.stderr);
}

/// The cells of a file as a sheet: each as a row makes it of its number and its cells, numbers as numbers, all else as text.
fn as_sheet(file: &Path, cell: impl Fn(&str, bool) -> String, row: impl Fn(usize, &[String]) -> String) -> String {
    let opened =
        source::open(&Answers::new("csv").with("file", file.to_string_lossy())).expect("a fixture can be read");
    let is_number = |cell: &str| cell.parse::<u32>().is_ok_and(|number| number.to_string() == cell);
    let titles: Vec<String> = opened.columns().iter().map(|column| cell(&column.title, false)).collect();
    let mut all = row(1, &titles);
    let (mut records, mut record) = (opened.records().expect("it can be read"), Record::default());
    while records.read(&mut record).expect("it can be read") {
        let cells: Vec<String> = record.cells().map(|text| cell(text, is_number(text))).collect();
        all += &row(record.row as usize + 1, &cells);
    }
    all
}

fn as_xlsx(file: &Path) -> Vec<u8> {
    let cell = |cell: &str, is_number: bool| match (cell, is_number) {
        ("", _) => blank(),
        (cell, true) => number(cell),
        (cell, false) => text(cell),
    };
    xlsx(&[("Sheet1", as_sheet(file, cell, row))])
}

fn as_ods(file: &Path) -> Vec<u8> {
    let cell = |cell: &str, is_number: bool| match (cell, is_number) {
        ("", _) => "<table:table-cell/>".to_owned(),
        (cell, true) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{cell}\"><text:p>{cell}</text:p></table:table-cell>"
        ),
        (cell, false) => {
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
            format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>")
        }
    };
    let row = |_, cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    ods(&[("Sheet1", as_sheet(file, cell, row))])
}

#[test]
fn each_story_gives_its_requests_from_a_workbook_of_either_kind() {
    for story in STORIES {
        let folder = Folder::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(story));
        let plan: toml::Table =
            std::fs::read_to_string(folder.at("plan.toml")).expect("a plan").parse().expect("a plan is TOML");
        let file = folder.at(plan["source"]["file"].as_str().expect("a story reads a file"));
        folder.write("book.xlsx", as_xlsx(&file));
        folder.write("book.ods", as_ods(&file));
        let expected = requests(&folder, KEY);
        for book in ["book.xlsx", "book.ods"] {
            with_source(&folder, &plan, "sheet.toml", &format!("kind = \"sheet\"\nfile = \"{book}\""));
            assert_eq!(sent(&folder, "sheet.toml"), expected, "{story} from {book}");
        }
    }
}
