//! A spreadsheet from the command line: planned, sent, and looked up within. What arrived is read from a tracker in which
//! nothing of ours takes part.

use std::path::Path;

use backfill::source::{self, Answers, Record};

use crate::support::folder::Folder;
use crate::support::nginx::Nginx;
use crate::support::program::Program;
use crate::support::tracker::Misbehaving;
use crate::support::workbook::{DATE_TIME, blank, formatted, number, row, rows, text, xlsx};

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

/// The file as a workbook, its cells as they stand in it: numbers as numbers, all else as text.
fn as_workbook(file: &Path) -> Vec<u8> {
    let opened =
        source::open(&Answers::new("csv").with("file", file.to_string_lossy())).expect("a fixture can be read");
    let cell = |cell: &str| match cell {
        "" => blank(),
        cell if cell.parse::<u32>().is_ok_and(|number| number.to_string() == cell) => number(cell),
        cell => text(cell),
    };
    let titles: Vec<String> = opened.columns().iter().map(|column| text(&column.title)).collect();
    let mut all = row(1, &titles);
    let (mut records, mut record) = (opened.records().expect("it can be read"), Record::default());
    while records.read(&mut record).expect("it can be read") {
        all += &row(record.row as usize + 1, &record.cells().map(cell).collect::<Vec<_>>());
    }
    xlsx(&[("Sheet1", all)])
}

/// What a plan hands over, sorted.
fn sent(folder: &Folder, plan: &str) -> Vec<String> {
    let nginx = Nginx::start();
    let url = nginx.url();
    let plain = ["--json", "run", plan, "--yes", "--leave-out-problems", "--tracker", &url];
    Program::new().run_with(folder.path(), plain, &[("KISSMETRICS_API_KEY", KEY)]).expect_code(0);
    let mut requests = nginx.finish();
    requests.sort();
    requests
}

#[test]
fn the_sign_ups_of_the_guide_give_the_same_requests_from_a_workbook_as_from_their_file() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/signups");
    let folder = Folder::copy_of(&fixture);
    let plan = std::fs::read_to_string(folder.at("plan.toml")).expect("a plan");
    let parsed: toml::Table = plan.parse().expect("TOML");
    let file = parsed["source"]["file"].as_str().expect("a file").to_owned();
    folder.write("users.xlsx", as_workbook(&folder.at(&file)));
    let mut of_sheet = parsed.clone();
    let mut source = toml::Table::new();
    source.insert("kind".to_owned(), "sheet".into());
    source.insert("file".to_owned(), "users.xlsx".into());
    of_sheet.insert("source".to_owned(), source.into());
    folder.write("sheet.toml", toml::to_string(&of_sheet).expect("TOML"));
    let from_file = sent(&folder, "plan.toml");
    assert!(!from_file.is_empty());
    assert_eq!(sent(&folder, "sheet.toml"), from_file);
}
