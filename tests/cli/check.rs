//! `backfill check`: the four numbers, the findings, and the file of what would not be sent.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::practice::Practice;
use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};
use crate::users::{KEY, PLAN};

/// 1,000 rows: 7 from before 2009, 12 that have the person and the second of another, 3 without a person.
fn thousand() -> Folder {
    let mut users = "login,created_at\n".to_owned();
    for row in 1..=1_000 {
        let twin = if (201..=212).contains(&row) { row - 100 } else { row };
        let login = if (301..=303).contains(&row) { String::new() } else { format!("p{twin}@example.com") };
        let year = if (11..=17).contains(&row) { 2008 } else { 2020 };
        users += &format!("{login},{year}-03-04 {:02}:{:02}:07\n", twin / 60, twin % 60);
    }
    let folder = Folder::new();
    folder.write("users.csv", users);
    folder.write("plan.toml", PLAN);
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Outcome {
    Program::new().run(folder, arguments)
}

#[test]
fn the_four_numbers_and_every_finding_with_its_rows_are_one_json_object() {
    let folder = thousand();
    let outcome = run(folder.path(), &["check", "plan.toml", "--json"]).expect_code(3);
    let [checked] = outcome.json().try_into().expect("one object");
    let numbers = ["rows", "made", "to_send", "kept", "people"].map(|name| checked[name].as_u64());
    assert_eq!(numbers, [1_000, 997, 990, 978, 978].map(Some), "{checked}");
    // 4 March 2020, 00:01:07 and 16:40:07 UTC
    assert_eq!((&checked["first"], &checked["last"]), (&json!(1_583_280_067), &json!(1_583_340_007)));
    let finding = |at: usize| {
        let finding = &checked["findings"][at];
        [&finding["id"], &finding["grade"], &finding["count"], &finding["rows"]].map(Value::clone)
    };
    assert_eq!(finding(0), [json!("blank-person"), json!("must-fix"), json!(3), json!([301, 302, 303])]);
    let old = [11, 12, 13, 14, 15, 16, 17];
    assert_eq!(finding(1), [json!("before-2009"), json!("will-be-lost"), json!(7), json!(old)]);
    let clashes: Vec<u64> = (201..=212).collect();
    assert_eq!(finding(2), [json!("same-second"), json!("will-be-lost"), json!(12), json!(clashes)]);
    assert_eq!(checked["findings"].as_array().map(Vec::len), Some(3));
}

#[test]
fn the_practice_tracker_holds_what_the_check_foretold() {
    let folder = thousand();
    let program = Program::new();
    let practice = Practice::start(&program);
    let arguments = ["run", "plan.toml", "--yes", "--leave-out-problems", "--tracker", &practice.address];
    program.run_with(folder.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)]).expect_code(0);
    let held = practice.held();
    assert_eq!((&held["requests"], &held["events"]), (&json!(990), &json!(978)));
}

#[test]
fn for_people_it_is_said_in_sentences() {
    let folder = thousand();
    let outcome = run(folder.path(), &["check", "plan.toml"]).expect_code(3);
    for sentence in [
        "978 people, 990 events of 1 kind, from 4 March 2020 to 4 March 2020.",
        "1,000 rows read, 997 events made, 990 to be sent, 978 expected to be kept.",
        "Must fix: 3 rows have no person: \"login\" is blank.",
        "Will be lost: 7 events are from before 2009, which Kissmetrics drops, and are not sent.",
    ] {
        assert!(outcome.stdout.lines().any(|line| line == sentence), "{sentence}\n{}", outcome.stdout);
    }
}

#[test]
fn a_clean_file_has_no_problems_in_all_its_rows() {
    let folder = Folder::new();
    folder.write("users.csv", "login,created_at\na@example.com,2016-01-03\nb@example.com,2016-01-03\n");
    folder.write("plan.toml", PLAN);
    let outcome = run(folder.path(), &["check", "plan.toml"]).expect_code(0);
    assert!(outcome.stdout.ends_with("No problems in all 2 rows.\n"), "{}", outcome.stdout);
}

#[test]
fn what_would_not_be_sent_goes_to_a_file_and_nothing_else_does() {
    let folder = thousand();
    let outcome = run(folder.path(), &["check", "plan.toml", "--left-out", "left out.csv"]).expect_code(3);
    assert!(outcome.stderr.contains("10 rows"), "{}", outcome.stderr);
    let written = fs::read_to_string(folder.at("left out.csv")).expect("it was written");
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[0], "\u{feff}login,created_at,Row,Reason");
    assert_eq!(lines.len(), 11);
    assert!(lines[8].starts_with(",2020-03-04 05:01:07,301,"), "{}", lines[8]);
}

/// A spreadsheet takes a cell that begins so for a command (OWASP, *CSV Injection*).
fn is_command(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err()
}

#[test]
fn no_cell_of_a_file_for_people_is_a_command_to_their_spreadsheet() {
    let folder = Folder::new();
    let command = "=cmd|' /C calc'!A0";
    let title = r#"=HYPERLINK(""http://x"",""y"")"#;
    folder.write(
        "users.csv",
        format!(
            "\"{title}\",@when,-what,note\n\
             {command},2016-01-03 00:00:00,{command},+1\n\
             {command},1999-01-03,{command},-5\n\
             ,2016-01-03,x,\"\t=1\"\n\
             a@x.com,{command},x,\"\r=1\"\n"
        ),
    );
    let title = title.replace("\"\"", "\"");
    folder.write(
        "plan.toml",
        format!(
            "version = 1\nsource = {{ kind = \"csv\", file = \"users.csv\" }}\n[mapping]\nzone = \"UTC\"\n\
             [[mapping.rules]]\nwho = {{ column = '{title}' }}\nwhen = {{ column = '@when', format = 'year-first' }}\n\
             what = {{ from = 'column', column = '-what' }}\n\
             details = [{{ from = 'column', name = '=x', column = 'note' }}]\n"
        ),
    );
    run(folder.path(), &["check", "plan.toml", "--left-out", "left.csv"]).expect_code(3);
    let text = fs::read_to_string(folder.at("left.csv")).expect("it was written");
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&text.as_bytes()[3..]);
    let cells: Vec<String> =
        rows.records().flat_map(|row| row.expect("CSV").iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    let commands: Vec<&String> = cells.iter().filter(|cell| is_command(cell)).collect();
    assert!(commands.is_empty(), "{commands:?}\n{text}");
    // The person can still read which title and which cell it is about.
    let about = |what: &str| cells.iter().filter(|cell| cell.contains(what)).count();
    assert!(about("HYPERLINK") >= 2 && about("cmd|") >= 3, "{text}");
    // What is made for a program stays as it is.
    run(folder.path(), &["save", "plan.toml", "out", "--as", "csv"]).expect_code(0);
    let upload = fs::read_to_string(folder.at("out/users-events-0001.csv")).expect("it was written");
    assert_eq!(upload, format!("Identity,Timestamp,Event,Prop:=x\n{command},1451779200,{command},+1\n"));
}
