//! What people type, choose and lose by mistake: each ends with one sentence that names it, the right code, and
//! nothing lost.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};
use crate::support::tracker::{Behaviour, Misbehaving};
use crate::users::{KEY, PLAN};

const USERS: &str = "login,created_at\na@example.com,2016-01-03\n";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("users.csv", USERS);
    folder.write("plan.toml", PLAN);
    folder
}

/// The one sentence that a command failed with.
#[track_caller]
fn refusal(folder: &Folder, arguments: &[&str]) -> String {
    let outcome = Program::new().run(folder.path(), arguments).expect_code(1);
    assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
    outcome.stderr.lines().last().unwrap_or_default().to_owned()
}

#[track_caller]
fn run(folder: &Folder, tracker: &str) -> Outcome {
    let arguments = ["run", "plan.toml", "--yes", "--json", "--tracker", tracker];
    let outcome = Program::new().run_with(folder.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)]);
    assert!(!outcome.stdout.contains(KEY) && !outcome.stderr.contains(KEY), "the key was shown");
    outcome
}

#[test]
fn what_is_no_table_is_named_for_what_it_is() {
    let folder = folder();
    fs::create_dir(folder.at("exports")).expect("a folder can be made");
    for (name, bytes, words) in [
        ("empty.csv", &b""[..], "is empty"),
        ("mark.csv", b"\xEF\xBB\xBF\n\n", "is empty"),
        ("titles.csv", b"login,created_at\n", "no rows"),
        ("program.csv", b"\x7fELF\x02\x01\x01\0\0\0", "a program"),
        ("old.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", "a workbook"),
        ("packed.csv", b"\x1f\x8b\x08\0\0\0\0\0", "is cut off"),
        ("page.csv", b"<!DOCTYPE html><html></html>", "a web page"),
        ("none.json", b"[]", "JSON without records"),
    ] {
        folder.write(name, bytes);
        let said = refusal(&folder, &["rows", name]);
        assert!(said.starts_with(name) && said.contains(words), "{name}: {said}");
    }
    assert!(refusal(&folder, &["rows", "exports"]).contains("is an empty folder"));
    assert!(refusal(&folder, &["rows", "nowhere.csv"]).contains("no file nowhere.csv"));
}

#[test]
fn a_line_of_10_mb_is_read_and_one_that_never_ends_is_told_with_its_number() {
    let folder = folder();
    let long = "x".repeat(10_000_000);
    folder.write("long.csv", format!("login,note\na@example.com,{long}\nb@example.com,short\n"));
    let outcome = Program::new().run(folder.path(), ["rows", "long.csv"]).expect_code(0);
    assert!(outcome.stdout.ends_with("b@example.com,short\r\n"), "the row after the long one is gone");
    folder.write("endless.csv", format!("login,note\na@example.com,{long}{long}\n"));
    assert!(refusal(&folder, &["rows", "endless.csv"]).starts_with("Line 2 of endless.csv"));
}

#[test]
fn five_thousand_columns_are_read() {
    let folder = folder();
    let line = |cell: fn(usize) -> String| (0..5000).map(cell).collect::<Vec<_>>().join(",");
    folder.write("wide.csv", format!("{}\n{}\n", line(|n| format!("c{n}")), line(|n| format!("v{n}"))));
    let outcome = Program::new().run(folder.path(), ["rows", "wide.csv", "--json"]).expect_code(0);
    assert_eq!(outcome.json()[0]["cells"]["c4999"], "v4999");
}

#[test]
fn a_mistake_in_a_plan_is_named_with_its_place_and_what_fixes_it() {
    let folder = folder();
    let detail = |name: &str| {
        format!("{PLAN}\n[[mapping.rules.details]]\nfrom = \"column\"\nname = \"{name}\"\ncolumn = \"login\"\n")
    };
    for (plan, words) in [
        (PLAN.replace("zone =", "zoen ="), &["line 5", "zoen", "zone"][..]),
        (PLAN.replace("version = 1", "version = \"one\""), &["line 1", "a whole number"]),
        (PLAN.replace("version = 1", "version = 7"), &["version 7", "versions 1 to 2"]),
        (PLAN.replace("version = 1", "version = 3").replace("who =", "whose ="), &["version 3", "versions 1 to 2"]),
        (PLAN.replace("version = 1", "version = 2"), &["line 10, column 1", "`what`", "`person`"]),
        (PLAN.replace("who =", "person ="), &["line 8, column 1", "`person`", "`who`"]),
        (PLAN.replace("UTC", "Europe/Berln"), &["Europe/Berln", "Did you mean Europe/Berlin?"]),
        (PLAN.replace("\"csv\"", "\"xlsx\""), &["xlsx", "mysql, postgres, sqlite, sheet, json and csv"]),
        (PLAN.replace("users.csv", "others.csv"), &["no file others.csv"]),
        ("login,created_at\n".to_owned(), &["is not a plan", "backfill plan"]),
        (String::new(), &["version"]),
        (detail("_t"), &["_t", "another name"]),
        (detail(" "), &["name of detail", "is blank"]),
    ] {
        folder.write("bad.toml", &plan);
        for command in ["check", "preview"] {
            let said = refusal(&folder, &[command, "bad.toml"]);
            assert!(words.iter().all(|word| said.contains(word)), "{said}\n{plan}");
        }
    }
    folder.write("bad.toml", b"version = 1\n\xff\xfe");
    assert!(refusal(&folder, &["check", "bad.toml"]).contains("is not text"));
    assert!(refusal(&folder, &["check", "."]).contains("is a folder"));
}

#[test]
fn a_plan_that_could_not_be_used_is_not_written() {
    let folder = folder();
    for property in [&["--property", "login=_n"][..], &["--property", "login=A", "--property", "created_at=A"]] {
        let arguments = [&["plan", "users.csv", "-o", "new.toml"][..], property].concat();
        assert!(refusal(&folder, &arguments).contains("another name"));
        assert!(!folder.at("new.toml").exists());
    }
}

#[test]
fn what_nothing_shows_is_asked_for_by_its_flag() {
    let folder = folder();
    folder.write("sales.csv", "shop,sum\nNorth,17\nSouth,18\n");
    assert!(refusal(&folder, &["plan", "sales.csv"]).contains("--person"));
    let outcome = Program::new().run(folder.path(), ["plan", "sales.csv", "--person", "shop"]).expect_code(1);
    assert!(outcome.stderr.contains("--time"), "{}", outcome.stderr);
    assert!(!outcome.stderr.contains("zone"), "there are no times: {}", outcome.stderr);
}

#[test]
fn a_format_that_is_given_is_taken_where_the_column_does_not_show_it() {
    let folder = folder();
    folder.write("open.csv", "login,created_at\na@example.com,01/02/2020\nb@example.com,03/04/2020\n");
    folder.write("early.csv", "login,moment\na@example.com,31536000\nb@example.com,31536001\n");
    for (file, time, format, without) in [
        ("open.csv", "created_at", "day-first", "--time-format day-first"),
        ("early.csv", "moment", "unix-seconds", "doesn't contain times"),
    ] {
        let plan = ["plan", file, "--time", time, "--event", "Signed Up"];
        assert!(refusal(&folder, &plan).contains(without));
        let given = [&plan[..], &["--time-format", format]].concat();
        let outcome = Program::new().run(folder.path(), given).expect_code(0);
        assert!(outcome.stdout.contains(&format!("format = \"{format}\"")), "{}", outcome.stdout);
    }
    let guessed = ["plan", "open.csv", "--event", "Signed Up", "--time-format", "month-first"];
    let outcome = Program::new().run(folder.path(), guessed).expect_code(0);
    assert!(outcome.stdout.contains("format = \"month-first\""), "{}", outcome.stdout);
}

#[test]
fn nothing_is_written_over_the_file_that_is_read_or_over_the_plan() {
    let folder = folder();
    for arguments in [
        &["check", "plan.toml", "--left-out", "users.csv"][..],
        &["check", "plan.toml", "--left-out", "./plan.toml"],
        &["plan", "users.csv", "-o", "./users.csv"],
    ] {
        let said = refusal(&folder, arguments);
        assert!(said.contains("would be overwritten"), "{said}");
    }
    assert_eq!(fs::read_to_string(folder.at("users.csv")).expect("it is there"), USERS);
    assert_eq!(fs::read_to_string(folder.at("plan.toml")).expect("it is there"), PLAN);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = folder();
    let rows: String = (0..50_000).map(|n| format!("u{n}@example.com,2016-01-03\n")).collect();
    folder.write("users.csv", format!("login,created_at\n{rows}"));
    for arguments in [&["rows", "users.csv"][..], &["preview", "plan.toml"], &["preview", "plan.toml", "--json"]] {
        let program = Program::new();
        let mut command = program.command();
        command.args(arguments).current_dir(folder.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the built program can be started");
        let mut first = String::new();
        // The pipe breaks when its reader is dropped at the end of this statement.
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut first).expect("a first line");
        assert!(!first.is_empty());
        let outcome = crate::support::program::finish(child).expect_code(0);
        assert!(!outcome.stderr.contains("pipe"), "{}", outcome.stderr);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_nothing_half_written() {
    let folder = folder();
    for arguments in [&["rows", "users.csv"][..], &["preview", "plan.toml"], &["check", "plan.toml", "--json"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let program = Program::new();
        let mut command = program.command();
        command.args(arguments).current_dir(folder.path()).stdout(full).stderr(Stdio::piped());
        let outcome = crate::support::program::finish(command.spawn().expect("it can be started")).expect_code(1);
        assert!(outcome.stderr.contains("no space left"), "{}", outcome.stderr);
    }
}

#[test]
fn what_is_no_address_of_a_tracker_is_refused_with_the_reason_and_without_a_password_in_it() {
    let folder = folder();
    for (address, words) in [
        ("", "Enter the tracker's address"),
        ("ftp://example.com", "ftp://"),
        ("https://", "not a web address"),
        ("https://example.com:99999", "port"),
        ("https://example.com/path", "/path"),
        ("https://anna:hunter2@example.com", "password"),
    ] {
        let outcome = run(&folder, address).expect_code(1);
        assert!(outcome.stderr.contains(words), "{address}: {}", outcome.stderr);
        assert!(!outcome.stderr.contains("hunter2"), "{}", outcome.stderr);
    }
}

#[test]
fn a_page_or_a_redirect_in_the_trackers_place_stops_the_run_and_says_what_to_look_at() {
    let folder = folder();
    for (behaviour, words) in [
        (Behaviour::page("<html>Please sign in</html>"), "text/html"),
        (Behaviour::redirect(302, "https://login.example.com/?token=secret"), "https://login.example.com/"),
        (Behaviour::Other { status: 404, headers: String::new(), body: b"no".to_vec() }, "404"),
    ] {
        let tracker = Misbehaving::always(behaviour);
        let outcome = run(&folder, &tracker.address()).expect_code(4);
        assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
        assert!(outcome.stderr.contains("sign in first") && !outcome.stderr.contains("secret"), "{}", outcome.stderr);
        let end = outcome.json().pop().expect("an object at the end");
        assert_eq!(end["sent"], 0);
    }
}
