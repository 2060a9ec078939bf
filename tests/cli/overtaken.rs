//! What others sent meanwhile, or what a record has lost, is told before an import goes on as before one begins: nothing
//! comes to be in a product in two ways without a word. What arrived is read from a tracker of the test's own.

use std::fs;

use crate::schedule::Job;
use crate::shop::{Shop, history, run, start};
use crate::support::folder::Folder;
use crate::support::program::Program;
use crate::support::tracker::{Behaviour, Misbehaving};
use crate::support::wait;

/// An import of *plan.toml* that was killed in the middle, with the tracker that it went to.
fn killed(shop: &Shop, program: &Program) -> Misbehaving {
    killed_once(shop, program, |tracker| tracker.received().len() > 20)
}

/// The same, once it has come so far.
fn killed_once(shop: &Shop, program: &Program, far: impl Fn(&Misbehaving) -> bool) -> Misbehaving {
    let tracker = Misbehaving::held_up(100, Behaviour::Hang);
    let url = tracker.address();
    let mut child = start(program, shop.folder.path(), &["run", "plan.toml", "--yes", "--tracker", &url]);
    wait::until("events to arrive", || far(&tracker).then_some(()));
    child.kill().expect("our child can be killed");
    child.wait().expect("our child has ended");
    tracker.go_on();
    assert_eq!(history(program, shop.folder.path())[0]["state"], "interrupted");
    tracker
}

/// Writes a plan of the same rows, with another name.
fn renamed(shop: &Shop, from: &str, to: &str) {
    let plan = fs::read_to_string(shop.folder.at(from)).expect("it was written");
    shop.folder.write(to, plan.replace("\"Bought\"", "\"Ordered\""));
}

fn ordered(tracker: &Misbehaving) -> usize {
    tracker.received().iter().filter(|request| request.line.contains("_n=Ordered")).count()
}

fn bought(tracker: &Misbehaving) -> usize {
    tracker.received().len() - ordered(tracker)
}

#[test]
fn what_a_later_import_sent_differently_is_not_sent_by_one_that_goes_on() {
    let (shop, program) = (Shop::new(1_400), Program::new());
    let (folder, tracker) = (shop.folder.path(), killed(&shop, &program));
    let url = tracker.address();
    renamed(&shop, "plan.toml", "other.toml");
    run(&program, folder, &["run", "other.toml", "--yes", "--again", "--tracker", &url]).expect_code(0);
    assert_eq!(ordered(&tracker), 1_200);
    let before = bought(&tracker);
    // Nobody would guess that the first is meant.
    let overtaken = run(&program, folder, &["resume", "--yes", "--tracker", &url]).expect_code(1);
    assert!(overtaken.stderr.contains("import 2 has since sent all of the same source"), "{}", overtaken.stderr);
    let named = run(&program, folder, &["resume", "1", "--yes", "--tracker", &url]).expect_code(3);
    assert!(named.stderr.contains("Kissmetrics would keep both permanently"), "{}", named.stderr);
    assert_eq!(bought(&tracker), before);
    // Somebody may mean it.
    run(&program, folder, &["resume", "1", "--yes", "--again", "--tracker", &url]).expect_code(0);
    let distinct: std::collections::BTreeSet<String> =
        tracker.received().into_iter().map(|request| request.line).collect();
    assert_eq!(distinct.len(), 2_400);
}

#[test]
fn what_a_later_import_sent_the_same_is_no_reason_not_to_go_on() {
    let (shop, program) = (Shop::new(1_400), Program::new());
    let (folder, tracker) = (shop.folder.path(), killed(&shop, &program));
    let url = tracker.address();
    run(&program, folder, &["run", "plan.toml", "--yes", "--limit", "900", "--tracker", &url]).expect_code(0);
    // It sent not all of it, so that it overtook nothing.
    run(&program, folder, &["resume", "--yes", "--tracker", &url]).expect_code(0);
    assert!(history(&program, folder).iter().all(|import| import["state"] == "complete"));
}

#[test]
fn a_record_that_lost_an_import_says_so_until_that_is_made_good() {
    let (shop, program) = (Shop::new(1_400), Program::new());
    let (folder, tracker) = (shop.folder.path(), killed(&shop, &program));
    let url = tracker.address();
    let sends = |plan: &str, code: i32, more: &[&str]| {
        let arguments = ["run", plan, "--yes", "--tracker", &url];
        run(&program, folder, &[&arguments[..], more].concat()).expect_code(code)
    };
    // Another table, whose import is gone from the record afterwards.
    let rows: String = (0..10).map(|row| format!("other+{row}@example.com,2016-02-01 00:00:0{row},1\n")).collect();
    shop.folder.write("few.csv", format!("who,when,amount\n{rows}"));
    let plan = fs::read_to_string(shop.folder.at("plan.toml")).expect("it was written");
    shop.folder.write("few.toml", plan.replace("orders.csv", "few.csv"));
    renamed(&shop, "few.toml", "few-renamed.toml");
    let copy = Folder::copy_of(&program.data());
    sends("few.toml", 0, &[]);
    for file in ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"] {
        let path = program.data().join(file);
        let _ = fs::remove_file(&path);
        let _ = fs::copy(copy.at(file), path);
    }
    let refused = sends("few-renamed.toml", 3, &[]);
    assert!(refused.stderr.contains("has lost its latest part"), "{}", refused.stderr);
    // What was lost is of another import, which going on with this one does not bring back.
    let arrived = tracker.received().len();
    let refused = run(&program, folder, &["resume", "--yes", "--tracker", &url]).expect_code(3);
    assert!(refused.stderr.contains("has lost its latest part"), "{}", refused.stderr);
    assert_eq!(tracker.received().len(), arrived);
    run(&program, folder, &["resume", "--yes", "--again", "--tracker", &url]).expect_code(0);
    let refused = sends("few-renamed.toml", 3, &[]);
    assert!(refused.stderr.contains("has lost its latest part"), "{}", refused.stderr);
    assert_eq!(ordered(&tracker), 0);
    // The same once more, and the record knows of it again.
    sends("few.toml", 0, &["--again"]);
    let refused = sends("few-renamed.toml", 3, &[]);
    assert!(refused.stderr.contains("come from rows that were sent"), "{}", refused.stderr);
    assert_eq!(ordered(&tracker), 0);
}

#[test]
fn the_first_run_of_a_schedule_is_held_against_what_its_own_plan_sent() {
    let mut job = Job::sent(10);
    let rows: String =
        (0..2_000).map(|at| format!("other{at},2016-05-01 00:{:02}:{:02},Signed Up\n", at / 60, at % 60)).collect();
    job.folder.write("others.csv", format!("login,created_at,event\n{rows}"));
    let plan = fs::read_to_string(job.folder.at("plan.toml")).expect("it was written");
    job.folder.write("others.toml", plan.replace("users.csv", "others.csv"));
    let url = job.tracker.address();
    job.run(&["run", "others.toml", "--yes", "--product", "Shop", "--tracker", &url]).expect_code(0);
    job.run(&["schedule", "add", "plan.toml", "--product", "Shop", "--by", "cron"]).expect_code(0);
    job.arrived();
    let rows: String =
        (0..1_500).map(|at| format!("new{at},2016-06-01 00:{:02}:{:02},Signed Up\n", at / 60, at % 60)).collect();
    job.append(&rows);
    let outcome = job.run(&["schedule", "run", "1"]).expect_code(3);
    assert!(outcome.stdout.contains("1,500 events are new, where at most 1,000"), "{}", outcome.stdout);
    assert_eq!(job.arrived(), 0);
}

/// Rows of which every cell is the same make the same event, so that what one of them made is sent already.
#[test]
fn of_rows_that_are_the_same_no_other_import_is_said_to_have_sent_any() {
    let (shop, program) = (Shop::new(1_400), Program::new());
    let folder = shop.folder.path();
    let text = fs::read_to_string(shop.folder.at("orders.csv")).expect("it was written");
    let again: String = text.lines().skip(1).take(10).map(|line| format!("{line}\n")).collect();
    shop.folder.write("orders.csv", text + &again);
    let tracker = killed_once(&shop, &program, |_| {
        // What the first rows made is not only sent, but noted.
        history(&program, folder).first().is_some_and(|import| import["sent"].as_u64() > Some(20))
    });
    let url = tracker.address();
    let gone_on = run(&program, folder, &["resume", "--yes", "--tracker", &url]).expect_code(0);
    assert!(gone_on.stderr.contains("from rows that are the same"), "{}", gone_on.stderr);
    for other in ["by another import", "in the bucket"] {
        assert!(!gone_on.stderr.contains(other), "{}", gone_on.stderr);
    }
    let import = history(&program, folder).remove(0);
    assert_eq!((&import["state"], &import["earlier"]), (&"complete".into(), &0.into()));
}
