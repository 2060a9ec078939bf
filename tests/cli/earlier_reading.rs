//! What was sent under an earlier version of reading is not sent a second time under a later one.

use std::path::{Path, PathBuf};

use backfill::source::ReadingVersion;

use super::practice::Practice;
use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};
use crate::support::workbook::ods;

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

    /// The same under the second version, of a file of this kind.
    fn sent_second(kind: &'static str, table: impl AsRef<[u8]>) -> Self {
        let program = Program::new();
        let practice = Practice::start(&program);
        let job = Self { program, practice, folder: Folder::new() };
        let second = ReadingVersion::new(2).expect("a version");
        for (name, version) in [("first.toml", second), ("now.toml", ReadingVersion::NOW)] {
            let plan = plan(version, "").replace("csv", kind).replace("table.sheet", "table.ods");
            job.folder.write(name, plan);
        }
        job.write(kind, table);
        job.run("first.toml").expect_code(0);
        assert!(job.requests() > 0);
        job
    }

    fn write(&self, kind: &str, table: impl AsRef<[u8]>) {
        self.folder.write(if kind == "csv" { "table.csv" } else { "table.ods" }, table);
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

/// A table of which most rows have a cell more than there are titles, so that until the third version the others were known
/// with it.
const WIDER: &str = "who,at\nada@example.com,2019-03-05\nbela@example.com,2019-03-06,more\nkim@example.com,2019-03-07,more\n\
                     lee@example.com,2019-03-08,more\n";

#[test]
fn rows_that_were_known_with_the_blank_cells_of_others_are_recognized() {
    let job = Job::sent_second("csv", WIDER);
    let sent = job.requests();
    for plan in ["first.toml", "now.toml"] {
        job.run(plan).expect_code(0);
        assert_eq!(job.requests(), sent, "{plan}");
    }
}

#[test]
fn a_file_that_grew_by_wider_rows_is_recognized_whatever_plan_sent_it() {
    let before = "who,at\nada@example.com,2019-03-05\nbela@example.com,2019-03-06\n";
    let after = format!("{before}{}", "kim@example.com,2019-03-07,more\n".repeat(3));
    let mut sent = 0;
    for plan in ["first.toml", "now.toml"] {
        let job = Job::sent_second("csv", before);
        sent = job.requests();
        job.write("csv", &after);
        job.run(plan).expect_code(0);
        assert_eq!(job.requests(), sent + 3, "{plan}: only the rows that were added are new");
    }
    let job = Job::sent_second("csv", before);
    job.run("now.toml").expect_code(0);
    job.write("csv", &after);
    let said = job.program.run_with(
        job.folder.path(),
        ["run", "now.toml", "--new", "--yes", "--leave-out-problems", "--tracker", &job.practice.address],
        &[("KISSMETRICS_API_KEY", KEY)],
    );
    said.expect_code(0);
    assert_eq!(job.requests(), sent + 3);
}

/// A sheet with a day in each row, each written as it is here.
fn days(days: &[&str]) -> Vec<u8> {
    let words = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let day = |at: &&str| {
        let who = words(&format!("{}@example.com", at.replace([':', 'T'], "-")));
        let day = format!("<table:table-cell office:value-type=\"date\" office:date-value=\"{at}\"/>");
        format!("<table:table-row>{who}{day}</table:table-row>")
    };
    let titles = format!("<table:table-row>{}{}</table:table-row>", words("who"), words("at"));
    ods(&[("Days", titles + &days.iter().map(day).collect::<String>())])
}

#[test]
fn a_row_with_a_time_of_day_moves_no_events_of_rows_that_were_sent() {
    let before = ["2020-03-01", "2020-03-02", "2020-03-03"];
    let after = [&before[..], &["2020-03-04T15:30:00"]].concat();
    let job = Job::sent_second("sheet", days(&before));
    let sent = job.requests();
    job.write("sheet", days(&after));
    job.run("now.toml").expect_code(0);
    assert_eq!(job.requests(), sent + 1, "only the row that was added is new");
    // The plan of then would move all events by the row that was added: that is refused.
    let job = Job::sent_second("sheet", days(&before));
    job.write("sheet", days(&after));
    job.run("first.toml").expect_code(3);
    assert_eq!(job.requests(), sent);
    // Where its neighbours had made a time of it, the event would now be another: it is refused.
    let job = Job::sent_second("sheet", days(&after));
    let sent = job.requests();
    let said = job.run("now.toml").expect_code(3);
    assert_eq!(job.requests(), sent);
    assert!(said.stderr.contains("an earlier version of Backfill read"), "{}", said.stderr);
    job.run("first.toml").expect_code(0);
    assert_eq!(job.requests(), sent);
}

/// What a program sent that read by the second version is known under its own plan, under one of now, and once rows were
/// added that are wider.
#[test]
fn what_was_sent_before_rows_stood_for_themselves_is_known_under_every_plan() {
    let kept: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledgers/before-rows-alone");
    let now = format!("reading = {}\n", ReadingVersion::NOW.number());
    for (file, events, grows) in [("days.ods", 3, false), ("narrow.csv", 3, true), ("wide.csv", 4, false)] {
        let program = Program::new();
        std::fs::create_dir_all(program.data()).expect("a folder");
        std::fs::copy(kept.join("data/ledger.sqlite"), program.data().join("ledger.sqlite")).expect("copied");
        let folder = Folder::new();
        let plan = Path::new(file).with_extension("toml");
        std::fs::copy(kept.join(file), folder.at(file)).expect("copied");
        let own = std::fs::read_to_string(kept.join(plan)).expect("a plan");
        folder.write("now.toml", own.replacen("reading = 2\n", &now, 1));
        folder.write("own.toml", own);
        let run = |plan: &str| {
            let arguments = ["run", plan, "--yes", "--tracker", SHOP];
            program.run_with(folder.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)])
        };
        let says = format!("{events} of these events went to");
        for plan in ["own.toml", "now.toml"] {
            let said = run(plan).expect_code(0);
            assert!(said.stderr.contains(&says), "{file}, {plan}: {}", said.stderr);
        }
        if grows {
            let text = std::fs::read_to_string(folder.at(file)).expect("rows");
            folder.write(file, text + &"d@example.com,2019-03-08,1,more\n".repeat(4));
            for plan in ["own.toml", "now.toml"] {
                // Nothing listens there.
                let said = run(plan);
                assert!(said.stderr.contains(&says), "{file}, {plan}: {}", said.stderr);
            }
        }
    }
}

/// What a program sent that read by the third version is known under its own plan. Under one of now the same events are
/// known, what was left out may come, and what would be another event of the same row is refused.
#[test]
fn what_was_sent_before_plans_held_everywhere_is_known_or_refused() {
    let kept: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledgers/before-conditions");
    let now = format!("reading = {}\n", ReadingVersion::NOW.number());
    for (table, events, known, refused) in
        [("sales", 1, 1, false), ("bills", 2, 1, true), ("people", 2, 1, true), ("spaced", 2, 1, true)]
    {
        let program = Program::new();
        std::fs::create_dir_all(program.data()).expect("a folder");
        std::fs::copy(kept.join("data/ledger.sqlite"), program.data().join("ledger.sqlite")).expect("copied");
        let folder = Folder::new();
        let file = format!("{table}.csv");
        std::fs::copy(kept.join(&file), folder.at(&file)).expect("copied");
        let own = std::fs::read_to_string(kept.join(format!("{table}.toml"))).expect("a plan");
        folder.write("now.toml", own.replacen("reading = 3\n", &now, 1));
        folder.write("own.toml", own);
        let run = |plan: &str| {
            let arguments = ["run", plan, "--yes", "--tracker", SHOP];
            program.run_with(folder.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)])
        };
        // Nothing listens there, so that what is sent whole was not sent at all.
        let said = run("own.toml").expect_code(0);
        assert!(said.stderr.contains(&format!("{events} of these events went to")), "{table}: {}", said.stderr);
        let said = run("now.toml");
        assert!(said.stderr.contains(&format!("{known} of these events went to")), "{table}: {}", said.stderr);
        let is_refused = said.stderr.contains("comes from a row that was sent");
        assert_eq!(is_refused, refused, "{table}: {}", said.stderr);
        // Its rows are the same; it is the plan that holds in more places.
        assert!(!said.stderr.contains("read differently"), "{table}: {}", said.stderr);
        assert_ne!(said.code, Some(0), "{table}");
    }
}
