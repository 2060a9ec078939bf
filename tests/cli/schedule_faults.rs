//! `backfill schedule` where something else fails: a tracker that is away, a run that hangs, a record that is damaged, a
//! scheduler that is slow. Each comes to an end, and somebody is told.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::schedule::{Job, KEY};
use crate::support::program::{Outcome, finish};
use crate::support::wait;

/// A job of three rows whose outcomes are written to *told.json*.
fn told() -> Job {
    let mut job = Job::sent(3);
    let command = format!("cat > '{}'", job.folder.at("told.json").display());
    job.run(&["schedule", "add", "plan.toml", "--product", "Shop", "--by", "cron", "--on-end", &command])
        .expect_code(0);
    job.arrived();
    job
}

/// What the command was given last; it is gone then.
fn take_told(job: &Job) -> Option<Value> {
    let path = job.folder.at("told.json");
    let text = fs::read_to_string(&path).ok()?;
    fs::remove_file(path).expect("it is there");
    Some(serde_json::from_str(&text).expect("JSON"))
}

fn run_patiently(job: &Job, milliseconds: &str) -> Outcome {
    let environment = [("KISSMETRICS_API_KEY", KEY), ("BACKFILL_OUTAGE", milliseconds)];
    job.program.run_with(job.folder.path(), ["schedule", "run", "1"], &environment)
}

#[test]
fn a_tracker_that_is_away_for_too_long_ends_a_run_which_is_noted_and_told() {
    let mut job = told();
    job.append("a,2016-03-01 00:00:00,Signed Up\n");
    job.tracker.go_down();
    run_patiently(&job, "1000").expect_code(1);
    let outcome = take_told(&job).expect("it is told");
    assert_eq!((&outcome["last"]["ending"], &outcome["last"]["import"]), (&"failed".into(), &2.into()), "{outcome}");
    let list = job.run(&["--json", "schedule", "list"]).expect_code(0).json().pop().expect("one");
    assert_eq!(list["last"]["ending"], "failed", "{list}");
    // It holds nothing any more, and the next one sends what was left.
    job.tracker.come_back();
    job.run(&["schedule", "run", "1"]).expect_code(0);
    assert_eq!(job.arrived(), 1);
}

#[test]
fn a_run_that_goes_on_for_unusually_long_is_told_by_the_next_one_once() {
    let job = told();
    let lock = fs::File::create(job.program.data().join("schedules/1.lock")).expect("it can be made");
    lock.lock().expect("nobody has it");
    job.run(&["schedule", "run", "1"]).expect_code(0);
    assert_eq!(take_told(&job), None, "it has only begun");
    lock.set_modified(SystemTime::now() - Duration::from_secs(20 * 60 * 60)).expect("it is ours");
    let outcome = job.run(&["schedule", "run", "1"]).expect_code(4);
    assert!(
        outcome.stdout.contains("This time was left out.") && outcome.stdout.contains("unusually long"),
        "{outcome:?}"
    );
    assert_eq!(take_told(&job).expect("it is told")["last"]["ending"], "left-out");
    job.run(&["schedule", "run", "1"]).expect_code(0);
    assert_eq!(take_told(&job), None, "it was told");
    let list = job.run(&["--json", "schedule", "list"]).expect_code(0).json().pop().expect("one");
    assert_eq!(list["last"]["ending"], "left-out", "{list}");
}

#[test]
fn a_record_that_cannot_be_read_is_told_to_the_command_too() {
    let job = told();
    let ledger = job.program.data().join("ledger.sqlite");
    fs::write(ledger, "this is no database, and never was one".repeat(200)).expect("it can be written");
    job.run(&["schedule", "run", "1"]).expect_code(1);
    let outcome = take_told(&job).expect("it is told");
    assert_eq!(outcome["last"]["ending"], "failed");
    assert!(outcome["last"]["why"].as_str().expect("why").contains("ledger.sqlite"), "{outcome}");
}

#[test]
fn one_schedule_that_cannot_be_read_hides_no_other() {
    let job = told();
    let text = fs::read_to_string(job.program.data().join("schedules/1.toml")).expect("it was written");
    fs::write(job.program.data().join("schedules/2.toml"), text + "surprise = true\n").expect("it can be written");
    let list = job.run(&["schedule", "list"]).expect_code(1);
    assert!(list.stdout.contains("plan.toml goes to Shop every day"), "{}", list.stdout);
    assert!(list.stderr.contains("2.toml"), "{}", list.stderr);
    job.run(&["schedule", "run", "1"]).expect_code(0);
}

#[cfg(all(target_os = "linux", feature = "window"))]
#[test]
fn the_desktop_tells_of_a_schedule_that_cannot_be_read() {
    use crate::support::{bus::Bus, notices::Notices};
    let bus = Bus::start();
    let desktop = Notices::on(&bus);
    let job = told();
    fs::write(job.program.data().join("schedules/1.toml"), "surprise = true\n").expect("it can be written");
    let environment = [("DBUS_SESSION_BUS_ADDRESS", bus.address.as_str())];
    job.program.run_with(job.folder.path(), ["schedule", "run", "1"], &environment).expect_code(1);
    let shown = desktop.shown();
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert_eq!(shown[0].0, "Backfill: schedule 1");
}

#[test]
fn one_that_was_due_since_it_was_added_and_never_ran_is_made_up_for() {
    let mut job = told();
    job.append("a,2016-03-01 00:00:00,Signed Up\n");
    job.run(&["schedule", "run", "1", "--if-missed"]).expect_code(0);
    assert_eq!(job.arrived(), 0, "it was added a moment ago");
    let path = job.program.data().join("schedules/1.toml");
    let text = fs::read_to_string(&path).expect("it was written");
    let line = text.lines().find(|line| line.starts_with("added = ")).expect("when it was added");
    fs::write(&path, text.replace(line, "added = 1700000000")).expect("it can be written");
    job.run(&["schedule", "run", "1", "--if-missed"]).expect_code(0);
    assert_eq!(job.arrived(), 1);
}

/// Lets `crontab` wait before it takes a table, until *go* is there; then it fails.
fn stuck_crontab(job: &Job) {
    let script = "#!/bin/sh\ncase $1 in\n-l) echo 'no crontab for you' >&2; exit 1;;\n\
                  -) touch \"$0.began\"; while [ -e \"$0\" ] && [ ! -e \"$0.go\" ]; do sleep 0.02; done; exit 1;;\nesac\n";
    job.folder.write_program("tools/crontab", script);
}

fn start_add(job: &Job, plan: &str) -> std::process::Child {
    let path = format!("{}:{}", job.folder.at("tools").display(), std::env::var("PATH").unwrap_or_default());
    let mut command = job.program.command();
    command.args(["schedule", "add", plan, "--product", "Shop", "--by", "cron"]).env("PATH", path);
    command.env("KISSMETRICS_API_KEY", KEY).current_dir(job.folder.path());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the built program can be started")
}

#[test]
fn one_that_was_left_before_anything_starts_it_says_so_and_is_added_once_more() {
    let job = Job::sent(3);
    stuck_crontab(&job);
    let mut child = start_add(&job, "plan.toml");
    wait::until("crontab to be asked", || job.folder.at("tools/crontab.began").exists().then_some(()));
    child.kill().expect("our child can be killed");
    child.wait().expect("our child has ended");
    job.folder.write("tools/crontab.go", "");
    let list = job.run(&["schedule", "list"]).expect_code(0);
    assert!(list.stdout.contains("nothing starts it"), "{}", list.stdout);

    // The test's own crontab is there again.
    fs::remove_dir_all(job.folder.at("tools")).expect("it can be removed");
    job.run(&["schedule", "add", "plan.toml", "--product", "Shop", "--by", "cron"]).expect_code(0);
    let list = job.run(&["schedule", "list"]).expect_code(0);
    assert!(list.stdout.starts_with("1 ") && !list.stdout.contains("nothing starts it"), "{}", list.stdout);
    let table = fs::read_to_string(job.folder.at("crontab-of-the-test")).expect("it was written");
    assert_eq!(table.lines().count(), 2, "{table}");
}

#[test]
fn two_that_are_added_at_once_are_both_added() {
    let job = Job::sent(3);
    let url = job.tracker.address();
    let plan = fs::read_to_string(job.folder.at("plan.toml")).expect("it was written");
    for name in ["b", "c", "d"] {
        let row = format!("login,created_at,event\n{name},2016-04-01 00:00:00,Signed Up\n");
        job.folder.write(&format!("{name}.csv"), row);
        job.folder.write(&format!("{name}.toml"), plan.replace("users.csv", &format!("{name}.csv")));
        job.run(&["run", &format!("{name}.toml"), "--yes", "--product", "Shop", "--tracker", &url]).expect_code(0);
    }
    let adding = ["plan.toml", "b.toml", "c.toml", "d.toml"].map(|plan| start_add(&job, plan));
    for child in adding {
        finish(child).expect_code(0);
    }
    let list = job.run(&["--json", "schedule", "list"]).expect_code(0).json();
    assert_eq!(list.len(), 4);
    let table = fs::read_to_string(job.folder.at("crontab-of-the-test")).expect("it was written");
    assert_eq!(table.lines().count(), 8, "{table}");
}

#[cfg(target_os = "linux")]
#[test]
fn one_that_systemd_refuses_to_end_keeps_its_files_so_that_it_can_be_ended_another_time() {
    let job = Job::sent(3);
    let refuses = job.folder.at("refuses");
    let script = format!(
        "#!/bin/sh\nif [ \"$2\" = disable ] && [ -e '{}' ]; then echo 'no' >&2; exit 1; fi\n",
        refuses.display()
    );
    // Before this there is no folder for them.
    job.run(&["schedule", "list"]).expect_code(0);
    job.folder.write_program("tools/systemctl", &script);
    job.run(&["schedule", "add", "plan.toml", "--product", "Shop", "--by", "systemd"]).expect_code(0);
    let units = || {
        let folder = job.program.home().join(".config/systemd/user");
        fs::read_dir(folder).into_iter().flatten().count()
    };
    assert_eq!(units(), 2);
    fs::write(&refuses, "").expect("it can be written");
    job.run(&["schedule", "remove", "1"]).expect_code(1);
    let list = job.run(&["schedule", "list"]).expect_code(0);
    assert!(list.stdout.contains("plan.toml goes to Shop every day"), "{}", list.stdout);
    assert_eq!(units(), 2, "it repeats, as is said");
    fs::remove_file(&refuses).expect("it is there");
    job.run(&["schedule", "remove", "1"]).expect_code(0);
    assert_eq!(units(), 0);
}
