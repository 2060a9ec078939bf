//! What was sent under an earlier version of reading is not sent a second time under a later one.

use std::path::{Path, PathBuf};

use backfill::source::ReadingVersion;

use super::practice::Practice;
use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

/// The mapping that each of these plans has.
const MAPPING: &str = r#"
[mapping]
zone = "UTC"

[[mapping.rules]]
who = { column = "who" }
when = { column = "at", format = "year-first" }
what = { from = "fixed", name = "Joined" }
"#;

/// A plan of a version of reading for `table.csv`.
fn plan(version: ReadingVersion, answers: &str) -> String {
    let reading = if version.is_first() { String::new() } else { format!("reading = {}\n", version.number()) };
    format!("version = 1\n{reading}\n[source]\nkind = \"csv\"\nfile = \"table.csv\"\n{answers}\n{MAPPING}")
}

struct Job {
    program: Program,
    practice: Practice,
    folder: Folder,
}

impl Job {
    /// A product that was sent all of a table under the first version of reading, by a plan with these answers.
    fn sent_first(table: impl AsRef<[u8]>, answers: &str) -> Self {
        let program = Program::new();
        let practice = Practice::start(&program);
        let job = Self { program, practice, folder: Folder::new() };
        job.folder.write("table.csv", table);
        job.folder.write("first.toml", plan(ReadingVersion::FIRST, answers));
        job.run("first.toml").expect_code(0);
        assert!(job.requests() > 0);
        job
    }

    fn run(&self, plan: &str) -> Outcome {
        let arguments = ["run", plan, "--yes", "--leave-out-problems", "--tracker", &self.practice.address];
        self.program.run_with(self.folder.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)])
    }

    /// The same under the rules of now.
    fn run_now(&self) -> Outcome {
        self.folder.write("now.toml", plan(ReadingVersion::NOW, ""));
        self.run("now.toml")
    }

    fn requests(&self) -> u64 {
        self.practice.held()["requests"].as_u64().expect("a number")
    }
}

#[test]
fn rows_that_make_the_same_events_are_recognized_as_they_were_read_before() {
    for (table, answers) in [
        ("who,at,code\nada@example.com,2019-03-05,=\"00417\"\nbela@example.com,2019-03-06,=\"00418\"\n", ""),
        ("who, at, plan\nada@example.com, 2019-03-05, Gold\nbela@example.com, 2019-03-06, Basic\n", ""),
        (
            "\u{FEFF}who,at,plan\nada@example.com,2019-03-05,Gold\n\u{FEFF}who,at,plan\nbela@example.com,2019-03-06,Gold\n",
            "titles = \"1\"",
        ),
        (
            "who,at,said\nada@example.com,2019-03-05,\"so \\\"she\\\", said\"\nbela@example.com,2019-03-06,x\n",
            "escape = \"doubled\"",
        ),
    ] {
        let job = Job::sent_first(table, answers);
        let sent = job.requests();
        let said = job.run_now().expect_code(0);
        assert_eq!(job.requests(), sent, "{table}\n{}", said.stderr);
        assert!(said.stderr.contains("of these events went to"), "{}", said.stderr);
    }
}

#[test]
fn rows_that_would_make_other_events_now_are_refused_with_the_reason_and_not_sent() {
    for (table, answers) in [
        (b"who,at\n=\"00417\",2019-03-05\n=\"00418\",2019-03-06\n".to_vec(), ""),
        (
            b"who,at\njos\xC3\xA9,2019-03-05\nzo\xC3\xAB,2019-03-06\ncaf\xC3,2019-03-07\n".to_vec(),
            "encoding = \"windows-1252\"",
        ),
    ] {
        let job = Job::sent_first(&table, answers);
        let sent = job.requests();
        let said = job.run_now();
        assert_eq!(job.requests(), sent, "{}", said.stderr);
        let said = said.expect_code(3);
        assert!(said.stderr.contains("an earlier version of Backfill read"), "{}", said.stderr);
        // The plan of then recognizes all of it.
        job.run("first.toml").expect_code(0);
        assert_eq!(job.requests(), sent);
    }
}

/// A copy of a ledger that an earlier program wrote, and of what it had read.
fn yesterday(ledger: &str, read: &[&str]) -> (Program, Folder) {
    let kept: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledgers").join(ledger);
    let program = Program::new();
    std::fs::create_dir_all(program.data()).expect("a folder");
    for file in std::fs::read_dir(kept.join("data")).expect("it is there") {
        let file = file.expect("a file");
        std::fs::copy(file.path(), program.data().join(file.file_name())).expect("copied");
    }
    let folder = Folder::new();
    for file in read {
        std::fs::copy(kept.join(file), folder.at(file)).expect("copied");
    }
    (program, folder)
}

/// Where the product of each such ledger is; nothing listens there.
const SHOP: &str = "http://127.0.0.1:18080";

#[test]
fn a_file_that_an_earlier_program_sent_is_known_under_its_own_plan_and_refused_under_the_rules_of_now() {
    let (program, folder) = yesterday("before-claims", &["members.csv", "members.toml"]);
    let run = |plan: &str| {
        let arguments = ["run", plan, "--yes", "--leave-out-problems", "--tracker", SHOP];
        program.run_with(folder.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)])
    };
    let said = run("members.toml").expect_code(0);
    // One of the eleven belongs to nobody, which was sent then and is left out now.
    assert!(said.stderr.contains("10 of these events went to \"Shop\""), "{}", said.stderr);
    let text = std::fs::read_to_string(folder.at("members.toml")).expect("a plan");
    let now = format!("version = 1\nreading = {}\n", ReadingVersion::NOW.number());
    folder.write("now.toml", text.replacen("version = 1\n", &now, 1));
    let said = run("now.toml").expect_code(3);
    assert!(said.stderr.contains("an earlier version of Backfill read"), "{}", said.stderr);
}

#[test]
fn a_file_that_was_sent_alone_is_recognized_among_several_as_it_was_read_then() {
    let rows = "who,at,code\nada@example.com,2019-03-05,=\"00417\"\nbela@example.com,2019-03-06,=\"00418\"\n";
    let job = Job::sent_first(rows, "");
    let sent = job.requests();
    job.folder.write("another.csv", "code,who,at\n=\"00419\",kim@example.com,2019-03-07\n");
    job.folder.write("zulu.csv", "who,at,code\nlee@example.com,2019-03-08,=\"00420\"\n");
    let several = plan(ReadingVersion::NOW, "").replace("file = \"table.csv\"", "files = [\"*.csv\"]");
    job.folder.write("several.toml", several);
    job.run("several.toml").expect_code(0);
    assert_eq!(job.requests(), sent + 2, "only the rows of the two other files are new");
}

#[test]
fn of_several_files_those_are_recognized_that_were_sent_though_others_could_not_be_read_as_they_were() {
    let formulas = |cells: &str, rows: &[&str]| {
        let rows: Vec<String> = rows.iter().map(|row| row.replace('|', cells)).collect();
        format!("{}\n{}\n", "who|at|code".replace('|', cells), rows.join("\n"))
    };
    let sent = ["ada@example.com|2019-03-05|=\"00417\"", "bela@example.com|2019-03-06|=\"00418\""];
    let new = ["kim@example.com|2019-03-07|=\"00419\""];
    // Read with semicolons, the new files are other tables; with titles in the fourth row they are none.
    let above = "Orders\nof\n2019\n";
    for (table, answers) in [
        (formulas(";", &sent), "separator = \"semicolon\""),
        (format!("{above}{}", formulas(",", &sent)), "titles = \"4\""),
    ] {
        let job = Job::sent_first(table, answers);
        let before = job.requests();
        job.folder.write("another.csv", formulas(",", &new));
        job.folder.write("zulu.csv", formulas(",", &new).replace("kim", "lee"));
        let several = plan(ReadingVersion::NOW, "").replace("file = \"table.csv\"", "files = [\"*.csv\"]");
        job.folder.write("several.toml", several);
        let said = job.run("several.toml").expect_code(0);
        assert_eq!(job.requests(), before + 2, "{answers}: only the rows of the new files are new\n{}", said.stderr);
        assert!(said.stderr.contains("2 of these events went to"), "{}", said.stderr);
    }
}

#[test]
fn a_workbook_that_an_earlier_program_sent_is_known_cell_for_cell() {
    let (program, folder) = yesterday("before-own-cells", &["members.xlsx", "members.toml"]);
    let arguments = ["run", "members.toml", "--yes", "--leave-out-problems", "--tracker", SHOP];
    let said = program.run_with(folder.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)]).expect_code(0);
    assert!(said.stderr.contains("5 of these events went to"), "{}", said.stderr);
    assert!(said.stderr.contains("5 expected to be kept"), "{}", said.stderr);
}
