//! Rows as people and programs pass them on: files joined with `cat`, lists of JSON, records that differ in their keys.

use super::shared::{saved, sorted};
use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};

/// A plan that reads as the program does today.
const PLAN: &str = r#"version = 2
reading = 2
source = { kind = "csv", file = "all.csv" }
[mapping]
zone = "UTC"
[[mapping.rules]]
person = { column = "login" }
event = { from = "fixed", name = "Signed Up" }
[mapping.rules.time]
column = "at"
format = "year-first"
"#;

/// A folder with a plan and its file, and what was prepared of both.
fn prepared(plan: &str, file: &str, text: &str) -> (Program, Folder) {
    let (program, folder) = (Program::new(), Folder::new());
    folder.write("plan.toml", plan);
    folder.write(file, text);
    program.run(folder.path(), ["map", "plan.toml", "--prepare", "-o", "prepared.map"]).expect_code(0);
    (program, folder)
}

fn mapped(program: &Program, folder: &Folder, rows: &str) -> Outcome {
    program.run_fed(folder.path(), ["map", "prepared.map"], rows.as_bytes())
}

#[track_caller]
fn refused(outcome: Outcome, why: &str) {
    let outcome = outcome.expect_code(1);
    assert!(outcome.stderr.contains(why), "{}", outcome.stderr);
}

#[test]
fn titles_that_come_again_where_files_were_joined_are_no_row() {
    let (one, other) = ("login,at\na,2016-01-01\n", "login,at\nb,2016-01-02\nc,2016-01-03\n");
    let (program, folder) = prepared(PLAN, "all.csv", &format!("{one}{other}"));
    let outcome = mapped(&program, &folder, &format!("{one}{other}")).expect_code(0);
    assert_eq!(sorted(outcome.stdout.lines()), saved(&program, folder.path()));
    assert_eq!(outcome.stdout.lines().count(), 3);
    assert!(outcome.stderr.contains("3 rows read"), "{}", outcome.stderr);
}

#[test]
fn titles_that_come_in_another_order_or_behind_a_row_end_it() {
    let (program, folder) = prepared(PLAN, "all.csv", "login,at\na,2016-01-01\n");
    let rows = "login,at\na,2016-01-01\nat,login\n2016-01-02,b\n";
    refused(mapped(&program, &folder, rows), "Line 3 of standard input has titles in another order");
    let rows = "login,at\na,2016-01-0login,at\nb,2016-01-02\n";
    refused(mapped(&program, &folder, rows), "On line 2 of standard input, the titles follow a row");
}

#[test]
fn titles_that_come_again_end_it_where_the_plan_takes_them_for_a_row() {
    let plan = PLAN.replace("reading = 2", "reading = 1");
    let (program, folder) = prepared(&plan, "all.csv", "login,at\na,2016-01-01\n");
    let rows = "login,at\na,2016-01-01\nlogin,at\n";
    refused(mapped(&program, &folder, rows), "Line 3 of standard input has the titles again");
}

#[test]
fn what_is_found_out_about_a_file_is_in_what_was_prepared() {
    let text = "login;at\n\"a \\\"b\\\"\";2016-01-01\n\"c;d\";2016-01-02\n";
    let (program, folder) = prepared(PLAN, "all.csv", text);
    let outcome = mapped(&program, &folder, text).expect_code(0);
    assert_eq!(sorted(outcome.stdout.lines()), saved(&program, folder.path()));
    let open = program.run_fed(folder.path(), ["map", "plan.toml"], text.as_bytes());
    refused(open, "(separator, encoding, titles, quote, escape, totals, title-rows, spaces, formulas)");
}

#[test]
fn what_the_plan_makes_of_cells_counts_however_the_rows_are_written() {
    let text = "login;at\n=\"00417\";2016-01-01\n";
    let usual = "login,at\n\"=\"\"00417\"\"\",2016-01-01\n";
    let json = "{\"login\":{\"id\":417},\"at\":\"2016-01-01\"}\n";
    for (kind, answer, text, usual, who) in [
        ("csv", "", text, usual, "\"00417\""),
        ("csv", ", formulas = \"keep\"", text, usual, r#""=\"00417\"""#),
        ("json", ", nested = \"json\"", json, json, r#""{\"id\":417}""#),
    ] {
        let file = format!("all.{kind}");
        let plan = PLAN.replace("csv", kind).replace(&format!("\"{file}\""), &format!("\"{file}\"{answer}"));
        let (program, folder) = prepared(&plan, &file, text);
        let saved = saved(&program, folder.path());
        assert!(saved[0].contains(&format!("\"_p\":{who}")), "{saved:?}");
        for plan in ["prepared.map", "plan.toml"] {
            let outcome = program.run_fed(folder.path(), ["map", plan, "--read", kind], usual.as_bytes());
            assert_eq!(sorted(outcome.expect_code(0).stdout.lines()), saved, "{plan}{answer}");
        }
    }
}

#[test]
fn records_that_are_not_one_in_each_line_are_refused() {
    let lines = "{\"login\":\"a\",\"at\":\"2016-01-01\"}\n{\"login\":\"b\",\"at\":\"2016-01-02\"}\n";
    let (program, folder) = prepared(&PLAN.replace("csv", "json"), "all.json", lines);
    assert_eq!(mapped(&program, &folder, lines).expect_code(0).stdout.lines().count(), 2);
    let list = "[{\"login\":\"a\",\"at\":\"2016-01-01\"},\n{\"login\":\"b\",\"at\":\"2016-01-02\"}]\n";
    let not_lines = "not one in each line (line 1)";
    refused(mapped(&program, &folder, list), not_lines);
    refused(mapped(&program, &folder, &format!("\n[\n{list}")), "(line 2)");
    refused(mapped(&program, &folder, &format!("[{}]", list.len())), not_lines);
    // The middle of such a list, and records over several lines.
    refused(mapped(&program, &folder, "{\"login\":\"a\",\"at\":\"2016-01-01\"},\n{\"login\":\"b\"},\n"), not_lines);
    refused(mapped(&program, &folder, "{\n  \"login\": \"a\",\n  \"at\": \"2016-01-01\"\n}\n"), not_lines);
    refused(mapped(&program, &folder, &lines.replace('\n', "\r")), "carriage returns alone");
    refused(mapped(&program, &folder, "login,at\na,2016-01-01\n"), "Nothing on standard input can be read as JSON");
    // One that is damaged among others is left out, as it is of a file.
    let outcome = mapped(&program, &folder, &format!("{{\"login\": oops}}\n{lines}")).expect_code(0);
    assert_eq!(outcome.stdout.lines().count(), 2);
}

#[test]
fn keys_with_points_and_keys_within_others_are_told_apart_in_whatever_part_they_stand() {
    let flat = "{\"who\":\"flat\",\"user.login\":\"a\",\"at\":\"2016-01-01\"}\n";
    let nested = "{\"who\":\"nested\",\"user\":{\"login\":\"b\"},\"at\":\"2016-01-02\"}\n";
    for (title, first) in [("user.login", flat), ("user.login (2)", nested), ("user.login", nested)] {
        let plan = PLAN.replace("csv", "json").replace("\"login\"", &format!("\"{title}\""));
        let all = if first == flat { format!("{flat}{nested}") } else { format!("{nested}{flat}") };
        let (program, folder) = prepared(&plan, "all.json", &all);
        let mut lines = Vec::new();
        for part in [flat, nested] {
            lines.extend(mapped(&program, &folder, part).expect_code(0).stdout.lines().map(str::to_owned));
        }
        lines.sort();
        assert_eq!(lines, saved(&program, folder.path()), "{title} of {all}");
        assert_eq!(lines.len(), 1);
        let unprepared = program.run_fed(folder.path(), ["map", "plan.toml"], all.as_bytes());
        refused(unprepared, &format!("The column \"{title}\" of the plan may stand for"));
    }
}
