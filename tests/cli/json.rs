//! JSON from the command line: planned, checked and sent. What the cases of `tests/fixtures` expect is held against an
//! independent tracker there; here it is held that nobody has to write their plans.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};
use crate::support::tracker::Misbehaving;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

/// Each export that is recognized: its case, its file and what it is called.
const EXPORTS: [(&str, &str, &str); 5] = [
    ("mixpanel-export", "events.jsonl", "Mixpanel events"),
    ("amplitude-export", "events.json", "Amplitude events"),
    ("posthog-export", "events.jsonl", "PostHog events"),
    ("segment-calls", "calls.jsonl", "Segment calls"),
    ("kissmetrics-raw-export", "140.json", "Kissmetrics raw export"),
];

#[test]
fn an_export_that_is_recognized_is_planned_without_a_word() {
    for (case, file, called) in EXPORTS {
        let folder = Folder::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(case));
        let planned = Program::new().run(folder.path(), ["plan", file, "-o", "made.toml"]).expect_code(0);
        assert!(planned.stderr.contains(called), "{case}: {}", planned.stderr);
        let read = |name: &str| fs::read_to_string(folder.at(name)).expect("it is there");
        assert_eq!(read("made.toml"), read("plan.toml"), "{case}");
    }
}

/// A plan for sign-ups in lines of JSON, and a server that takes what it makes.
struct Job {
    program: Program,
    folder: Folder,
    tracker: Misbehaving,
}

impl Job {
    fn new(lines: &str) -> Self {
        let folder = Folder::new();
        folder.write("users.jsonl", lines);
        let program = Program::new();
        let given = ["plan", "users.jsonl", "--person", "who.email", "--time", "at", "--event", "Signed Up"];
        let arguments = given.iter().chain(&["--zone", "UTC", "--property", "plan=Plan", "-o", "plan.toml"]);
        program.run(folder.path(), arguments).expect_code(0);
        Self { program, folder, tracker: Misbehaving::well() }
    }

    fn run(&self, more: &[&str]) -> Outcome {
        let url = self.tracker.address();
        let plain = ["--json", "run", "plan.toml", "--yes", "--tracker", &url];
        self.program.run_with(self.folder.path(), plain.iter().chain(more), &[("KISSMETRICS_API_KEY", KEY)])
    }

    /// All that has arrived, without the key.
    fn arrived(&self) -> Vec<String> {
        let rest = |target: &str| target.split_once("&_p=").expect("a person").1.to_owned();
        let mut arrived: Vec<String> = self.tracker.received().iter().map(|request| rest(&request.target())).collect();
        arrived.sort();
        arrived
    }
}

const USERS: &str = r#"{"who":{"email":"ada@example.com"},"at":"2016-01-03 09:12:31","plan":"Gold"}
{"who":{"email":"lee@example.com"},"at":"2016-01-04 09:12:31","plan":null}
"#;

const ADA: &str = "ada%40example.com&_n=Signed%20Up&_t=1451812351&_d=1&Plan=Gold";
const LEE: &str = "lee%40example.com&_n=Signed%20Up&_t=1451898751&_d=1";

#[test]
fn a_bad_line_is_said_and_the_others_are_sent() {
    let job = Job::new(&format!("{USERS}not JSON\n{{\"at\":\"2016-01-05\",\"pl"));
    let (checked, sent) = (job.program.run(job.folder.path(), ["check", "plan.toml"]), job.run(&[]).expect_code(0));
    for said in [checked.stderr, sent.stderr] {
        assert!(said.contains("1 record isn't a JSON object that can be read, and is left out (line 3)"), "{said}");
        assert!(said.contains("the incomplete record is left out") && said.contains("(line 4)"), "{said}");
    }
    assert_eq!(job.arrived(), [ADA, LEE]);
}

#[test]
fn a_bad_line_is_counted_listed_and_saved_with_its_reason_and_adds_up() {
    let torn = "{\"at\":\"2016-01-05\",\"pl";
    let job = Job::new(&format!("{USERS}not JSON\n{torn}"));
    let folder = job.folder.path();
    let checked = job.program.run(folder, ["--json", "check", "plan.toml", "--left-out", "left.csv"]).expect_code(0);
    let told = &checked.json()[0];
    let counts = ["rows", "used", "skipped", "rejected", "rejections"].map(|name| told[name].as_u64());
    assert_eq!(counts, [Some(4), Some(2), Some(0), Some(2), Some(2)]);
    let group = &told["not_sent"][0];
    assert_eq!(
        (&group["id"], &group["count"], &group["rows"]),
        (&"unreadable-record".into(), &2.into(), &json!([3, 4]))
    );
    let finding = &told["findings"][0];
    assert_eq!((&finding["id"], &finding["grade"]), (&"unreadable-record".into(), &"will-be-lost".into()));
    assert_eq!((&finding["examples"][0]["line"], &finding["examples"][0]["text"]), (&3.into(), &"not JSON".into()));
    let mut left = csv::Reader::from_path(job.folder.at("left.csv")).expect("it was written");
    let rows: Vec<Vec<String>> =
        left.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
    let row =
        |text: &str, row: &str| vec![text.to_owned(), String::new(), String::new(), row.to_owned(), REASON.to_owned()];
    assert_eq!(rows, [row("not JSON", "3"), row(torn, "4")]);
    // Of two events that a row makes, both are missing, for one reason.
    let rule = fs::read_to_string(job.folder.at("plan.toml")).expect("it is there");
    let (_, rule) = rule.split_once("[[mapping.rules]]").expect("a rule");
    let both = format!(
        "{}\n[[mapping.rules]]{}",
        fs::read_to_string(job.folder.at("plan.toml")).expect("it is there"),
        rule.replace("Signed Up", "Seen")
    );
    job.folder.write("both.toml", both);
    let checked = job.program.run(folder, ["--json", "check", "both.toml", "--left-out", "left.csv"]).expect_code(0);
    let told = &checked.json()[0];
    assert_eq!(["rows", "rejected", "rejections"].map(|name| told[name].as_u64()), [Some(4), Some(2), Some(4)]);
    let text = fs::read_to_string(job.folder.at("left.csv")).expect("it was written");
    assert_eq!(text.matches(REASON).count(), 2, "{text}");
}

/// Why a record is not sent that can't be read.
const REASON: &str = "the record itself can't be read";

#[test]
fn a_bad_line_of_one_of_several_files_is_listed_with_its_file() {
    let job = Job::new(USERS);
    job.folder
        .write("users-2.jsonl", "not JSON\n{\"at\":\"2016-01-05 09:00:00\",\"who\":{\"email\":\"kim@example.com\"}}\n");
    let plan = fs::read_to_string(job.folder.at("plan.toml")).expect("it is there");
    job.folder
        .write("all.toml", plan.replace("file = \"users.jsonl\"", "files = [\"users.jsonl\", \"users-2.jsonl\"]"));
    let folder = job.folder.path();
    let checked = job.program.run(folder, ["--json", "check", "all.toml", "--left-out", "left.csv"]).expect_code(0);
    let told = &checked.json()[0];
    assert_eq!(["rows", "used", "rejected"].map(|name| told[name].as_u64()), [Some(4), Some(3), Some(1)]);
    let text = fs::read_to_string(job.folder.at("left.csv")).expect("it was written");
    assert!(text.contains(&format!("not JSON,,,users-2.jsonl:1,{REASON}")), "{text}");
}

/// What was recorded of a file before such lines were counted is what is recorded of it without them.
#[test]
fn a_bad_line_changes_nothing_of_what_a_file_is_recognized_by() {
    let job = Job::new(USERS);
    job.run(&["--new"]).expect_code(0);
    let (ada, lee) = USERS.split_once('\n').expect("two lines");
    job.folder.write("users.jsonl", format!("{ada}\nnot JSON\n{lee}"));
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), [ADA, LEE]);
    let kim = r#"{"who":{"email":"kim@example.com"},"at":"2016-02-01 00:00:00","plan":"Free"}"#;
    job.folder.write("users.jsonl", format!("not JSON\n{ada}\n{lee}{{\n{kim}\n"));
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), [ADA, "kim%40example.com&_n=Signed%20Up&_t=1454284800&_d=1&Plan=Free", LEE]);
}

#[test]
fn what_was_added_behind_is_new_also_where_it_has_new_keys() {
    let job = Job::new(USERS);
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), [ADA, LEE]);
    let kim =
        r#"{"ref":"news","who":{"name":"Kim","email":"kim@example.com"},"at":"2016-02-01 00:00:00","plan":"Free"}"#;
    job.folder.write("users.jsonl", format!("{USERS}{kim}\n"));
    job.run(&["--new"]).expect_code(0);
    let all = [ADA, "kim%40example.com&_n=Signed%20Up&_t=1454284800&_d=1&Plan=Free", LEE];
    assert_eq!(job.arrived(), all);
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), all);
    // A key that comes into a line of before changes what was sent.
    job.folder
        .write("users.jsonl", format!("{}{kim}\n{kim}\n", USERS.replace("\"plan\":null", "\"plan\":null,\"x\":1")));
    let refused = job.run(&["--new"]).expect_code(1);
    assert!(refused.stderr.contains("other columns"), "{}", refused.stderr);
    assert_eq!(job.arrived(), all);
}

#[test]
fn json_is_looked_up_in_a_table_of_another_kind() {
    let (program, folder) = (Program::new(), Folder::new());
    folder.write(
        "orders.jsonl",
        "{\"user_id\":1,\"total\":1.10,\"at\":1451812351}\n{\"user_id\":2,\"total\":3,\"at\":1451812352}\n",
    );
    folder.write("users.csv", "id,login\n1,ada\n2,lee\n");
    let given = ["plan", "orders.jsonl", "--person", "user_id", "--time", "at", "--event", "Purchased"];
    let more = ["--property", "total=Total", "--look-up", "user_id=users.csv:id:login", "-o", "plan.toml"];
    program.run(folder.path(), given.iter().chain(&more)).expect_code(0);
    let preview = program.run(folder.path(), ["preview", "plan.toml"]).expect_code(0);
    let persons: Vec<&str> =
        preview.stdout.lines().filter_map(|line| line.split("&_p=").nth(1)?.split('&').next()).collect();
    assert_eq!(persons, ["ada", "lee"]);
}
