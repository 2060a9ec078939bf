//! `backfill schedule`: what is new is sent by itself, nothing else is, and whatever is not as usual stops it before
//! anything leaves. What arrived is read from a tracker in which nothing of ours takes part.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};
use crate::support::tracker::Misbehaving;

pub const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

const PLAN: &str = r#"version = 2
[source]
kind = "csv"
file = "users.csv"
[mapping]
zone = "UTC"
[[mapping.rules]]
person = { column = "login" }
time = { column = "created_at", format = "year-first" }
event = { from = "column", column = "event" }
only = [{ column = "login", test = "filled", values = [] }]
"#;

/// A file that grows, its plan, and a product that was sent all of it once.
pub struct Job {
    pub program: Program,
    pub folder: Folder,
    pub tracker: Misbehaving,
    seen: usize,
}

impl Job {
    /// With so many sign-ups that were sent by hand, and a schedule for them that a crontab of the test's own holds.
    pub fn sent(rows: usize) -> Self {
        let job = Self { program: Program::new(), folder: Folder::new(), tracker: Misbehaving::well(), seen: 0 };
        job.folder.write("plan.toml", PLAN);
        let lines =
            (1..=rows).map(|at| format!("user{at},2016-01-01 00:{:02}:{:02},Signed Up\n", at / 60 % 60, at % 60));
        job.folder.write("users.csv", format!("login,created_at,event\n{}", lines.collect::<String>()));
        let url = job.tracker.address();
        job.run(&["run", "plan.toml", "--yes", "--product", "Shop", "--tracker", &url]).expect_code(0);
        job
    }

    fn scheduled(rows: usize) -> Self {
        let mut job = Self::sent(rows);
        job.add(&[]).expect_code(0);
        job.arrived();
        job
    }

    fn add(&self, more: &[&str]) -> Outcome {
        let add = ["--json", "schedule", "add", "plan.toml", "--product", "Shop", "--by", "cron"];
        self.run(&[&add[..], more].concat())
    }

    /// Runs the program where `crontab` keeps its table in the test's own folder.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        let tools = self.folder.at("tools");
        if !tools.exists() {
            fs::create_dir(&tools).expect("a folder");
            let table = self.table_path();
            let script = format!(
                "#!/bin/sh\ncase $1 in\n-l) cat '{0}' 2>/dev/null || {{ echo 'no crontab for you' >&2; exit 1; }};;\n-) cat >'{0}';;\nesac\n",
                table.display()
            );
            self.folder.write_program("tools/crontab", &script);
        }
        let path = format!("{}:{}", tools.display(), std::env::var("PATH").unwrap_or_default());
        self.program.run_with(self.folder.path(), arguments, &[("KISSMETRICS_API_KEY", KEY), ("PATH", &path)])
    }

    fn table_path(&self) -> PathBuf {
        self.folder.at("crontab-of-the-test")
    }

    fn table(&self) -> String {
        fs::read_to_string(self.table_path()).unwrap_or_default()
    }

    /// Runs the schedule as the system would: by the line that the table holds, without anything of ours around it.
    fn fire(&self) -> Outcome {
        crate::support::cron::fire(&self.table(), self.program.home(), &[], &[("KISSMETRICS_API_KEY", KEY)])
    }

    pub fn append(&self, lines: &str) {
        let path = self.folder.at("users.csv");
        let text = fs::read_to_string(&path).expect("it is there") + lines;
        fs::write(path, text).expect("it can be written");
    }

    /// How many requests have arrived since the last time.
    pub fn arrived(&mut self) -> usize {
        let all = self.tracker.received().len();
        all - std::mem::replace(&mut self.seen, all)
    }

    /// Fires, and gives how that ended and why.
    fn outcome(&self, code: i32) -> (String, String) {
        let outcome = self.fire().expect_code(code);
        let last = outcome.json().pop().expect("it is told")["last"].clone();
        let text = |name: &str| last[name].as_str().unwrap_or_default().to_owned();
        (text("ending"), text("why"))
    }
}

#[test]
fn what_is_new_is_sent_once_and_then_nothing() {
    let mut job = Job::scheduled(3);
    assert_eq!(job.outcome(0).0, "nothing-new");
    assert_eq!(job.arrived(), 0);
    job.append("new1,2016-02-01 10:00:00,Signed Up\nnew2,2016-02-01 11:00:00,Signed Up\n");
    assert_eq!(job.outcome(0).0, "sent");
    assert_eq!(job.arrived(), 2);
    for _ in 0..2 {
        assert_eq!(job.outcome(0).0, "nothing-new");
        assert_eq!(job.arrived(), 0);
    }
    let list = job.run(&["--json", "schedule", "list"]).expect_code(0).json().pop().expect("one");
    assert_eq!((&list["product"], &list["every"], &list["at"]), (&"Shop".into(), &"day".into(), &"06:00".into()));
    assert_eq!(list["last"]["ending"], "nothing-new");
}

#[test]
fn a_schedule_is_a_marked_line_beside_those_of_others_and_goes_without_a_trace() {
    let job = Job::sent(1);
    fs::write(job.table_path(), "0 1 * * * somebody-else # daily\n").expect("it can be written");
    job.add(&["--at", "17:45"]).expect_code(0);
    let table = job.table();
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 3, "{table}");
    assert_eq!(lines[0], "0 1 * * * somebody-else # daily");
    assert!(lines[1].starts_with("45 17 * * * "), "{table}");
    assert!(lines[2].starts_with("@reboot ") && lines[2].contains("--if-missed"), "{table}");
    assert!(!table.contains(KEY), "no key stands in it");
    job.run(&["schedule", "remove", "1"]).expect_code(0);
    assert_eq!(job.table(), "0 1 * * * somebody-else # daily\n");
    assert!(job.run(&["schedule", "list"]).expect_code(0).stderr.contains("No import repeats"));
    let gone = job.run(&["schedule", "run", "1"]).expect_code(1);
    assert!(gone.stderr.contains("There is no schedule \"1\""), "{}", gone.stderr);
}

#[test]
fn a_plan_that_was_never_sent_by_a_person_does_not_repeat() {
    let job = Job::sent(2);
    job.folder.write(
        "other.toml",
        PLAN.replace("\"event\" }", "\"event\", values = [{ found = \"Signed Up\", sent = \"Joined\" }] }"),
    );
    let refused = job.run(&["schedule", "add", "other.toml", "--product", "Shop", "--by", "cron"]).expect_code(3);
    assert!(refused.stderr.contains("was never sent to the product as a whole"), "{}", refused.stderr);
    assert_eq!(job.table(), "");
}

/// A word of the reason for which a run stops, and what must happen to a source or a plan for that.
type Case<'c> = (&'c str, &'c dyn Fn(&Job));

#[test]
fn each_guard_stops_a_run_before_anything_is_sent() {
    let new = |count: usize, of: &str| -> String {
        (0..count)
            .map(|at| format!("{of}{at},2016-03-0{} 00:{:02}:{:02},Signed Up\n", 1 + at / 3600, at / 60 % 60, at % 60))
            .collect()
    };
    let cases: [Case<'_>; 10] = [
        ("1,001 events are new, where at most 1,000", &|job| job.append(&new(1001, "x"))),
        ("belong to 3 people, where at most 2", &|job| {
            job.folder.write("plan.toml", format!("{PLAN}[unattended]\nmost_people = 2\n"));
            job.append(&new(3, "y"));
        }),
        ("Of 20 new rows, 12 would be skipped, where at most 10%", &|job| {
            job.append(&new(8, "z"));
            job.append(&",2016-03-01 00:00:00,Signed Up\n".repeat(12));
        }),
        // Also where nothing is left to send.
        ("Of 12 new rows, 12 would be skipped", &|job| job.append(&",2016-03-01 00:00:00,Signed Up\n".repeat(12))),
        // What a person says holds for few rows, too.
        ("Of 3 new rows, 1 would be skipped, where at most 0%", &|job| {
            job.folder.write("plan.toml", format!("{PLAN}[unattended]\nmost_skipped_percent = 0\n"));
            job.append(&(new(2, "q") + ",2016-03-01 00:00:00,Signed Up\n"));
        }),
        ("The event name \"Signedup\" was never sent", &|job| job.append("a,2016-03-01 00:00:00,Signedup\n")),
        ("different columns", &|job| {
            let path = job.folder.at("users.csv");
            let text = fs::read_to_string(&path).expect("it is there").replace(",event\n", ",event,note\n");
            fs::write(path, text + "v,2016-03-01 00:00:00,Signed Up,new\n").expect("it can be written");
        }),
        ("was never sent to the product as a whole, or it was changed", &|job| {
            job.folder.write("plan.toml", PLAN.replace("zone = \"UTC\"", "zone = \"Europe/Berlin\""));
        }),
        ("the first ones differ", &|job| {
            let path = job.folder.at("users.csv");
            let text = fs::read_to_string(&path).expect("it is there").replace("user2,", "someone,");
            fs::write(path, text + "w,2016-03-01 00:00:00,Signed Up\n").expect("it can be written");
        }),
        ("clock is behind the last import", &|job| {
            let ledger = rusqlite::Connection::open(job.program.data().join("ledger.sqlite")).expect("it is there");
            let later = "INSERT INTO unattended (schedule, product, started, ended, ending, why, events, people)
                         VALUES (1, 1, 4000000000, 4000000000, 'sent', '', 1, 1)";
            ledger.execute(later, []).expect("it is noted");
        }),
    ];
    for (says, change) in cases {
        let mut job = Job::scheduled(3);
        change(&job);
        let (ending, why) = job.outcome(3);
        assert_eq!(ending, "guarded", "{says}: {why}");
        assert!(why.contains(says), "{says}: {why}");
        assert_eq!(job.arrived(), 0, "{says}: something was sent");
    }
}

#[test]
fn what_a_person_allowed_in_the_plan_is_no_reason_to_stop() {
    let mut job = Job::scheduled(3);
    job.folder
        .write("plan.toml", format!("{PLAN}[unattended]\nmost_events = 2000\nmost_people = 2000\nnew_names = true\n"));
    job.append("a,2016-03-01 00:00:00,Upgraded\n");
    assert_eq!(job.outcome(0).0, "sent");
    assert_eq!(job.arrived(), 1);
}

#[test]
fn a_run_that_was_missed_is_made_up_for_and_no_other() {
    let mut job = Job::scheduled(3);
    job.append("a,2016-03-01 00:00:00,Signed Up\n");
    // It was not due since it was added, so that none was missed.
    job.run(&["schedule", "run", "1", "--if-missed"]).expect_code(0);
    assert_eq!(job.arrived(), 0);
    let ledger = rusqlite::Connection::open(job.program.data().join("ledger.sqlite")).expect("it is there");
    let long_ago = "INSERT INTO unattended (schedule, product, started, ended, ending, why, events, people)
                    VALUES (1, 1, 1700000000, 1700000001, 'nothing-new', '', 0, 0)";
    ledger.execute(long_ago, []).expect("it is noted");
    job.run(&["schedule", "run", "1", "--if-missed"]).expect_code(0);
    assert_eq!(job.arrived(), 1);
    job.append("b,2016-03-01 00:00:00,Signed Up\n");
    job.run(&["schedule", "run", "1", "--if-missed"]).expect_code(0);
    assert_eq!(job.arrived(), 0, "it ran since it was due");
}

#[test]
fn an_outcome_is_given_to_the_command_that_a_person_named() {
    let job = Job::sent(1);
    let got = job.folder.at("outcome of it's.json");
    job.add(&["--on-end", "cat > 'outcome of it'\\''s.json'"]).expect_code(0);
    job.append("a,2016-03-01 00:00:00,Signed Up\n");
    let outcome = job.run(&["schedule", "run", "1"]).expect_code(0);
    assert!(outcome.stdout.contains("1 new event of 1 person was sent."), "{}", outcome.stdout);
    let told: Value = serde_json::from_str(&fs::read_to_string(got).expect("it was written")).expect("JSON");
    assert_eq!((&told["last"]["ending"], &told["last"]["events"]), (&"sent".into(), &1.into()));
}

#[test]
fn while_a_run_is_under_way_no_other_begins() {
    let mut job = Job::scheduled(1);
    job.append("a,2016-03-01 00:00:00,Signed Up\n");
    let lock = fs::File::create(job.program.data().join("schedules/1.lock")).expect("it can be made");
    lock.lock().expect("nobody has it");
    let outcome = job.run(&["schedule", "run", "1"]).expect_code(0);
    assert!(outcome.stderr.contains("still running"), "{}", outcome.stderr);
    assert_eq!(job.arrived(), 0);
    drop(lock);
    job.run(&["schedule", "run", "1"]).expect_code(0);
    assert_eq!(job.arrived(), 1);
}

#[cfg(all(target_os = "linux", feature = "window"))]
#[test]
fn the_desktop_tells_what_was_sent_and_what_someone_should_look_at_and_nothing_else() {
    use crate::support::{bus::Bus, notices::Notices};
    let bus = Bus::start();
    let desktop = Notices::on(&bus);
    let job = Job::scheduled(3);
    let run = |code: i32| {
        let arguments = ["schedule", "run", "1"];
        let environment = [("KISSMETRICS_API_KEY", KEY), ("DBUS_SESSION_BUS_ADDRESS", bus.address.as_str())];
        job.program.run_with(job.folder.path(), arguments, &environment).expect_code(code);
    };
    run(0);
    assert_eq!(desktop.shown(), [], "that nothing is new is no news");
    job.append("a,2016-03-01 00:00:00,Signed Up\n");
    run(0);
    job.append("b,2016-03-01 00:00:00,Renamed\n");
    run(3);
    let shown = desktop.shown();
    let titles: Vec<&str> = shown.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(titles, ["Backfill: scheduled import to Shop"; 2]);
    assert_eq!(shown[0].1, "1 new event of 1 person was sent.");
    assert!(shown[1].1.contains("The event name \"Renamed\" was never sent"), "{}", shown[1].1);
}

#[test]
fn what_became_of_a_run_is_given_to_the_command_that_a_person_named() {
    let job = Job::sent(2);
    job.append("a,2016-03-01 00:00:00,Signed Up\n");
    let url = job.tracker.address();
    let told = job.folder.at("told.json");
    let command = format!("cat > '{}'", told.display());
    let more = ["--product", "Shop", "--tracker", &url, "--on-end", &command];
    job.run(&[&["run", "plan.toml", "--yes", "--new"], &more[..]].concat()).expect_code(0);
    let told: Value = serde_json::from_str(&fs::read_to_string(told).expect("it was written")).expect("JSON");
    assert_eq!((&told["end"], &told["sent"], &told["earlier"]), (&"complete".into(), &3.into(), &2.into()), "{told}");
    // One that fails changes nothing about what was sent.
    job.append("b,2016-03-01 00:00:00,Signed Up\n");
    let failing = ["run", "plan.toml", "--yes", "--new", "--product", "Shop", "--tracker", &url, "--on-end", "exit 3"];
    let outcome = job.run(&failing).expect_code(0);
    assert!(outcome.stderr.contains("The command \"exit 3\" failed"), "{}", outcome.stderr);
}

#[test]
fn a_run_in_which_the_program_itself_fails_is_noted_with_where_its_report_is() {
    let mut job = Job::scheduled(2);
    let mut failing = job.program.command();
    failing.args(["--json", "schedule", "run", "1"]);
    failing.env("BACKFILL_FAIL", "unattended").env("KISSMETRICS_API_KEY", KEY);
    failing.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::piped());
    failing.stderr(std::process::Stdio::piped());
    let failed = crate::support::program::finish(failing.spawn().expect("it can be started")).expect_code(1);
    let told = failed.json().pop().expect("it is told")["last"].clone();
    assert_eq!(told["ending"], "failed");
    let why = told["why"].as_str().expect("why");
    assert!(why.starts_with("Backfill stopped unexpectedly.") && why.contains("reports"), "{why}");
    assert_eq!(job.arrived(), 0);
    let listed = job.run(&["--json", "schedule", "list"]).json().pop().expect("one")["last"].clone();
    assert_eq!((&listed["ending"], listed["why"].as_str()), (&"failed".into(), Some(why)));
    let report = fs::read_dir(job.program.data().join("reports")).expect("reports").filter_map(Result::ok);
    let reports: Vec<_> = report.filter(|one| one.path().extension().is_some_and(|ending| ending == "txt")).collect();
    assert_eq!(reports.len(), 1);
    let text = fs::read_to_string(reports[0].path()).expect("a report is text");
    assert!(text.contains("actions: ") && !text.contains("users.csv") && !text.contains(KEY), "{text}");
    // It is over with the next run.
    assert_eq!(job.outcome(0).0, "nothing-new");
}
