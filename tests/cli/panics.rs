//! When Backfill itself fails: it says so, ends as it should, and leaves a report with nothing of anybody's data in it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};

const KEY: &str = "5ec2e7000111222333444555666777888999aaab";
const PASSWORD: &str = "Wolkenbruch-4711";

/// Titles and cells that stand nowhere in a program.
const TABLE: &str = "\
kundenmailadresse,angemeldetamzeit,tarifwahl
ada.lovelace@kundschaft.example,2016-01-03 09:12:00,Edelweisstarif
grace.hopper@kundschaft.example,2017-11-23 21:35:59,Sparbrötchen
noether#7210448301122,2018-05-06 07:40:01,Königsklasse
";

const PLAN: &str = r#"
version = 2
reading = 2

[source]
kind = "csv"
file = "geheimekunden.csv"

[mapping]
zone = "UTC"

[[mapping.rules]]
person = { column = "kundenmailadresse" }
time = { column = "angemeldetamzeit", format = "year-first" }
event = { from = "fixed", name = "Angemeldetheit" }
"#;

/// A program that fails at this place, told by an environment variable, and what it was given.
fn failing(place: &str, arguments: &[&str]) -> (Program, Folder, Outcome) {
    let (program, folder) = (Program::new().with("BACKFILL_FAIL", PathBuf::from(place)), Folder::new());
    folder.write("geheimekunden.csv", TABLE);
    folder.write("sommerplan.toml", PLAN);
    let secrets = [("KISSMETRICS_API_KEY", KEY), ("BACKFILL_DATABASE_PASSWORD", PASSWORD)];
    let outcome = program.run_with(folder.path(), arguments, &secrets);
    (program, folder, outcome)
}

/// The reports in a folder of Backfill's own files.
fn reports(data: &Path) -> Vec<String> {
    let entries =
        fs::read_dir(data.join("reports")).expect("there are reports").map(|entry| entry.expect("one").path());
    let reports = entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    reports.map(|path| fs::read_to_string(path).expect("a report is text")).collect()
}

/// Everything that may not stand in a report: each title, cell, path and secret, and each part of them that is long enough
/// to be told from the program's own words.
fn forbidden(program: &Program, folder: &Folder) -> Vec<String> {
    let whole = TABLE.split([',', '\n']).chain(PLAN.split('"')).chain([KEY, PASSWORD, "geheimekunden", "sommerplan"]);
    let paths = [program.home(), folder.path()].map(|path| path.display().to_string());
    let whole: Vec<String> = whole.map(str::to_owned).chain(paths).collect();
    let parts = whole.iter().flat_map(|text| text.split([' ', '@', '#', '.', '/']).map(str::to_owned));
    // A plan's own words, and what is too short to be anybody's.
    let ours = |text: &str| text.contains(['\n', '=']) || ["column", "fixed", "year-first"].contains(&text);
    let mut all: Vec<String> =
        parts.chain(whole.iter().cloned()).filter(|text| text.len() > 5 && !ours(text)).collect();
    all.sort_unstable();
    all.dedup();
    assert!(all.len() > 15 && all.iter().any(|text| text == "Edelweisstarif"), "{all:?}");
    all
}

/// Fails with the report shown where it holds any of it.
fn assert_holds_nothing(report: &str, program: &Program, folder: &Folder) {
    let found: Vec<String> = forbidden(program, folder).into_iter().filter(|text| report.contains(text)).collect();
    assert!(found.is_empty(), "{found:?} stand in\n{report}");
}

/// What the report says under a name.
fn said<'r>(report: &'r str, name: &str) -> &'r str {
    let line = report.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    line.unwrap_or_else(|| panic!("no {name} in\n{report}"))
}

#[test]
fn a_command_that_fails_over_a_cell_says_where_its_report_is_and_puts_no_cell_into_it() {
    let (program, folder, outcome) = failing("rows", &["--json", "rows", "geheimekunden.csv"]);
    let outcome = outcome.expect_code(1);
    let [report] = reports(&program.data()).try_into().expect("one report");
    assert_holds_nothing(&report, &program, &folder);
    assert_eq!(said(&report, "version"), env!("CARGO_PKG_VERSION"));
    assert!(said(&report, "system").contains(std::env::consts::OS), "{report}");
    assert_eq!((said(&report, "thread"), said(&report, "message")), ("main", "-"));
    assert!(said(&report, "place").starts_with("src/cli/rows.rs:"), "{report}");
    assert_eq!(said(&report, "actions"), "Rows");
    // Of a program that was stripped it names no functions.
    let frames = report.split_once("\nbacktrace:").expect("a backtrace").1.lines().filter(|line| line.contains(": "));
    assert!(frames.count() > 5, "{report}");
    let places = |report: &str| -> Vec<String> {
        let counted = report.lines().filter_map(|line| Some(line.split_once("(anchor")?.1.to_owned()));
        counted.collect()
    };
    assert!(places(&report).len() > 5 && !report.contains(" 0x"), "{report}");
    // Wherever the program begins in memory, its places are the same, so that they can be looked up.
    let (again, ..) = failing("rows", &["--json", "rows", "geheimekunden.csv"]);
    assert_eq!(self::reports(&again.data()).iter().map(|other| places(other)).collect::<Vec<_>>(), [places(&report)]);
    let last = outcome.json().pop().expect("an object");
    let sentence = last["error"].as_str().expect("the last object is the error");
    assert!(sentence.contains("reports") && sentence.contains("bug in Backfill"), "{sentence}");
    assert!(!outcome.stderr.contains("Edelweisstarif") && !outcome.stderr.contains("panicked"), "{outcome:?}");
}

#[test]
fn a_thread_that_fails_over_rows_leaves_a_report_without_them() {
    for arguments in [&["check", "sommerplan.toml"][..], &["run", "sommerplan.toml", "--yes"]] {
        let (program, folder, outcome) = failing("walk", arguments);
        let outcome = outcome.expect_code(1);
        assert!(outcome.stderr.contains("reports"), "{outcome:?}");
        for report in reports(&program.data()) {
            assert_holds_nothing(&report, &program, &folder);
            assert_eq!(said(&report, "message"), "-");
        }
    }
}

#[cfg(unix)]
#[test]
fn reports_are_for_their_owner_and_the_oldest_go() {
    use std::os::unix::fs::PermissionsExt;
    let (program, folder, outcome) = failing("rows", &["--json", "rows", "geheimekunden.csv"]);
    outcome.expect_code(1);
    let reports = program.data().join("reports");
    for number in 10..40 {
        fs::write(reports.join(format!("2020-01-{number}-000000-1-0.txt")), "old").expect("it can be written");
    }
    program.run(folder.path(), ["--json", "rows", "geheimekunden.csv"]).expect_code(1);
    let names = fs::read_dir(&reports).expect("it is there").map(|entry| entry.expect("one").path());
    let names: Vec<PathBuf> = names.filter(|path| path.extension().is_some()).collect();
    assert_eq!(names.len(), 20, "{names:?}");
    assert!(!reports.join("2020-01-10-000000-1-0.txt").exists() && reports.join("2020-01-39-000000-1-0.txt").exists());
    let new = names.iter().filter(|path| !path.to_string_lossy().contains("2020-01-"));
    for path in new.chain([&reports]) {
        let mode = fs::metadata(path).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} can be read by others", path.display());
    }
}
