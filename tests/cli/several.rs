//! Several files as one table, from the command line: the stories of Kissmetrics' own guide from monthly files and from an
//! archive of them, and what is new when a month comes. What arrived is read from a server that is not ours.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use backfill::ledger::MOST_UNRECORDED;

use crate::shop::{KEY, Shop, start};
use crate::support::folder::Folder;
use crate::support::nginx::Nginx;
use crate::support::program::{Outcome, Program};
use crate::support::tracker::Misbehaving;
use crate::support::wait;

const TITLES: &str = "login,created_at,plan\n";

/// A folder of monthly files, a plan that the program made of them, and a server.
struct Job {
    program: Program,
    folder: Folder,
    tracker: Misbehaving,
    seen: usize,
}

impl Job {
    fn new(files: &[(&str, &str)]) -> Self {
        let job = Self { program: Program::new(), folder: Folder::new(), tracker: Misbehaving::well(), seen: 0 };
        files.iter().for_each(|(name, rows)| drop(job.write(name, rows)));
        let given = ["--person", "login", "--time", "created_at", "--event", "Signed Up", "--property", "plan=Plan"];
        let plan = ["plan", "exports/users-*.csv", "--zone", "UTC", "-o", "plan.toml"];
        job.program.run(job.folder.path(), plan.iter().chain(&given)).expect_code(0);
        job
    }

    fn write(&self, name: &str, rows: &str) -> PathBuf {
        self.folder.write(&format!("exports/{name}"), format!("{TITLES}{rows}"))
    }

    fn run(&self, more: &[&str]) -> Outcome {
        let url = self.tracker.address();
        let plain = ["--json", "run", "plan.toml", "--yes", "--leave-out-problems", "--tracker", &url];
        self.program.run_with(self.folder.path(), plain.iter().chain(more), &[("KISSMETRICS_API_KEY", KEY)])
    }

    /// Who has arrived since the last time, sorted.
    fn arrived(&mut self) -> Vec<String> {
        let received = self.tracker.received();
        let who =
            |target: String| target.split("_p=").nth(1).and_then(|rest| rest.split('&').next().map(str::to_owned));
        let mut new: Vec<String> = received[self.seen..].iter().filter_map(|request| who(request.target())).collect();
        self.seen = received.len();
        new.sort();
        new
    }
}

const MONTHS: [(&str, &str); 2] =
    [("users-2.csv", "ada,2016-02-01,Free\nben,2016-02-02,Gold\n"), ("users-5.csv", "cleo,2016-05-01,Free\n")];

#[test]
fn only_the_rows_of_a_file_that_came_are_new_wherever_it_stands() {
    let mut job = Job::new(&MONTHS);
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), ["ada", "ben", "cleo"]);
    let nothing = job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), [""; 0], "{}", nothing.stderr);
    // Before the others, between them, and with a column that they have not.
    job.write("users-1.csv", "dan,2016-01-01,Free\n");
    job.write("users-3.csv", "eve,2016-03-01,Gold\n");
    job.folder.write("exports/users-6.csv", "coupon,login,created_at,plan\nX,fay,2016-06-01,Gold\n");
    let came = job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), ["dan", "eve", "fay"], "{}", came.stderr);
    assert!(came.stderr.contains("Files added since then are new"), "{}", came.stderr);
    // What was added at the end of a file is new too, and a file that went took nothing along.
    job.write("users-3.csv", "eve,2016-03-01,Gold\ngus,2016-03-02,Free\n");
    std::fs::remove_file(job.folder.at("exports/users-1.csv")).expect("it can be removed");
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), ["gus"]);
    // A file of another name is the same.
    std::fs::rename(job.folder.at("exports/users-5.csv"), job.folder.at("exports/users-05.csv")).expect("renamed");
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), [""; 0]);
}

#[test]
fn a_file_that_has_changed_is_told_and_nothing_is_sent() {
    let mut job = Job::new(&MONTHS);
    job.run(&[]).expect_code(0);
    assert_eq!(job.arrived().len(), 3);
    job.write("users-2.csv", "ada,2016-02-01,Gold\nben,2016-02-02,Gold\n");
    job.write("users-6.csv", "fay,2016-06-01,Gold\n");
    let told = job.run(&["--new"]).expect_code(1);
    assert!(told.stderr.contains("users-2.csv") && told.stderr.contains("The source changed"), "{}", told.stderr);
    assert_eq!(job.arrived(), [""; 0]);
}

#[test]
fn files_that_were_imported_one_by_one_are_not_sent_again_together() {
    let mut job = Job::new(&MONTHS);
    let plan = std::fs::read_to_string(job.folder.at("plan.toml")).expect("a plan");
    let mut one: toml::Table = plan.parse().expect("TOML");
    one.insert(
        "source".to_owned(),
        "kind = \"csv\"\nfile = \"exports/users-5.csv\"".parse::<toml::Table>().expect("TOML").into(),
    );
    job.folder.write("one.toml", toml::to_string(&one).expect("TOML"));
    let url = job.tracker.address();
    let plain = ["--json", "run", "one.toml", "--yes", "--tracker", &url];
    job.program.run_with(job.folder.path(), plain, &[("KISSMETRICS_API_KEY", KEY)]).expect_code(0);
    assert_eq!(job.arrived(), ["cleo"]);
    let together = job.run(&[]).expect_code(0);
    assert_eq!(job.arrived(), ["ada", "ben"], "{}", together.stderr);
    assert!(together.stderr.contains("from users-5.csv"), "{}", together.stderr);
}

#[test]
fn the_same_plan_over_the_same_files_makes_the_same_requests_and_messages_name_the_file() {
    let job =
        Job::new(&[("users-10.csv", "ada,2016-02-01,Free\n"), ("users-9.csv", "ben,2016-02-02,Gold\n,soon,Free\n")]);
    let preview = || job.program.run(job.folder.path(), ["preview", "plan.toml"]).expect_code(0).stdout;
    let first = preview();
    assert_eq!(first, preview());
    let lines: Vec<&str> = first.lines().collect();
    let begins = ["users-9.csv line 2: /e?", "users-9.csv line 3: ", "users-10.csv line 2: /e?"];
    assert_eq!(lines.len(), begins.len(), "{first}");
    assert!(lines.iter().zip(begins).all(|(line, begin)| line.starts_with(begin)), "{first}");
    let check = ["check", "plan.toml", "--left-out", "left-out.csv"];
    let checked = job.program.run(job.folder.path(), check);
    assert!(checked.stdout.contains("users-9.csv line 3"), "{}", checked.stdout);
    let left = std::fs::read_to_string(job.folder.at("left-out.csv")).expect("it is written");
    assert!(left.lines().nth(1).is_some_and(|line| line.contains("users-9.csv:3")), "{left}");
    // The plan says which files are meant, and not which there are.
    let plan = std::fs::read_to_string(job.folder.at("plan.toml")).expect("a plan");
    assert!(plan.contains("files = [\"exports/users-*.csv\"]"), "{plan}");
    // A file that is read is not written over.
    let over = ["check", "plan.toml", "--left-out", "exports/users-9.csv"];
    let refused = job.program.run(job.folder.path(), over).expect_code(1);
    assert!(refused.stderr.contains("users-9.csv"), "{}", refused.stderr);
}

#[test]
fn files_named_one_by_one_are_read_as_one_table() {
    let job = Job::new(&MONTHS);
    let rows = ["rows", "exports/users-5.csv", "exports/users-2.csv"];
    let read = job.program.run(job.folder.path(), rows).expect_code(0);
    let expected = "login,created_at,plan\r\nada,2016-02-01,Free\r\nben,2016-02-02,Gold\r\ncleo,2016-05-01,Free\r\n";
    assert_eq!(read.stdout, expected);
    let folder = job.program.run(job.folder.path(), ["rows", "exports"]).expect_code(0);
    assert_eq!(folder.stdout, expected);
    assert!(folder.stderr.contains("2 files: Comma-separated"), "{}", folder.stderr);
}

/// Files and a plan that does this with events of the same person, name and second.
fn in_one_second(how: &str, files: &[(&str, &str)]) -> Job {
    let job = Job::new(files);
    let mut plan: toml::Table =
        std::fs::read_to_string(job.folder.at("plan.toml")).expect("a plan").parse().expect("TOML");
    let rule = plan["mapping"]["rules"][0].as_table_mut().expect("a rule");
    let how: toml::Table = how.parse().expect("TOML");
    rule.extend(how);
    job.folder.write("plan.toml", toml::to_string(&plan).expect("TOML"));
    job
}

#[test]
fn what_would_take_the_place_of_an_event_that_was_sent_is_refused_with_the_reason() {
    let (day, other) =
        ("ada,2016-02-01 00:00:00,Free\nben,2016-02-02 00:00:00,Gold\n", "ada,2016-02-01 00:00:00,Gold\n");
    // Which of the events is sent depends on the order of the files, on all of them, or on all times.
    for (how, refused, more) in [
        ("same_second = \"keep-first\"", "users-1.csv", other),
        ("same_second = \"join\"", "users-9.csv", other),
        ("thin = { minutes = 30 }", "users-9.csv", "ada,2016-01-31 23:50:00,Free\n"),
    ] {
        let mut job = in_one_second(how, &[("users-5.csv", day)]);
        job.run(&["--new"]).expect_code(0);
        assert_eq!(job.arrived(), ["ada", "ben"], "{how}");
        job.write(refused, more);
        for only_new in [&["--new"][..], &[]] {
            let told = job.run(only_new).expect_code(3);
            assert!(told.stderr.contains("1 new event would be sent in place of"), "{how}: {}", told.stderr);
            assert_eq!(job.arrived(), [""; 0], "{how}");
        }
        // Whoever means it sends it.
        job.run(&["--again"]).expect_code(0);
        assert_eq!(job.arrived(), ["ada", "ben"], "{how}");
    }
}

#[test]
fn what_is_one_with_an_event_that_was_sent_and_takes_no_place_is_passed_over() {
    let day = "ada,2016-02-01 00:00:00,Free\nben,2016-02-02 00:00:00,Gold\n";
    for (how, more) in [
        ("same_second = \"keep-first\"", "ada,2016-02-01 00:00:00,Gold\n"),
        ("thin = { minutes = 30 }", "ada,2016-02-01 00:10:00,Gold\n"),
    ] {
        let mut job = in_one_second(how, &[("users-5.csv", day)]);
        job.run(&["--new"]).expect_code(0);
        assert_eq!(job.arrived(), ["ada", "ben"], "{how}");
        job.write("users-9.csv", &format!("{more}cleo,2016-02-03 00:00:00,Gold\n"));
        job.run(&["--new"]).expect_code(0);
        assert_eq!(job.arrived(), ["cleo"], "{how}");
    }
}

#[test]
fn files_are_called_and_ordered_alike_wherever_the_command_is_run_and_however_they_are_named() {
    let job = Job::new(&MONTHS);
    let (above, within) = (job.folder.path().to_owned(), job.folder.at("exports"));
    let whole = |name: &str| job.folder.at(name).to_string_lossy().into_owned();
    let given = ["--zone", "UTC", "--person", "login", "--time", "created_at", "--event", "Signed Up"];
    let preview = |folder: &Path, chosen: &[&str]| {
        let plan = chosen.iter().copied().chain(["--overwrite", "-o", "same.toml"]).chain(given);
        job.program.run(folder, ["plan"].into_iter().chain(plan)).expect_code(0);
        job.program.run(folder, ["preview", "same.toml"]).expect_code(0).stdout
    };
    let expected = preview(&above, &["exports"]);
    assert!(expected.starts_with("users-2.csv line 2: /e?"), "{expected}");
    for chosen in [&["exports/"][..], &["./exports/users-*.csv"], &["exports/users-5.csv", "./exports/users-2.csv"]] {
        assert_eq!(preview(&above, chosen), expected, "{chosen:?}");
    }
    assert_eq!(preview(&above, &[&whole("exports")]), expected);
    assert_eq!(preview(&above, &[&whole("exports/users-5.csv"), "exports/users-2.csv"]), expected);
    for chosen in [&["."][..], &["*.csv"], &["../exp*/*.csv"], &["users-5.csv", "users-2.csv"]] {
        assert_eq!(preview(&within, chosen), expected, "{chosen:?}");
    }
}

#[test]
fn killed_in_the_middle_of_several_files_an_import_goes_on_there() {
    let (shop, nginx, program) = (Shop::new(14_000), Nginx::start(), Program::new());
    let (folder, url) = (shop.folder.path(), nginx.url());
    let text = std::fs::read_to_string(shop.folder.at("orders.csv")).expect("the orders");
    let (titles, rows) = text.split_once('\n').expect("titles");
    let rows: Vec<&str> = rows.lines().collect();
    for (at, part) in [&rows[..1_500], &rows[1_500..13_000], &rows[13_000..]].into_iter().enumerate() {
        shop.folder.write(&format!("months/orders-{}.csv", at + 9), format!("{titles}\n{}\n", part.join("\n")));
    }
    let plan = std::fs::read_to_string(shop.folder.at("plan.toml")).expect("a plan");
    shop.folder.write("plan.toml", plan.replace("file = \"orders.csv\"", "files = [\"months\"]"));
    std::fs::remove_file(shop.folder.at("orders.csv")).expect("it can be removed");
    let mut child = start(&program, folder, &["run", "plan.toml", "--yes", "--pace", "gentle", "--tracker", &url]);
    wait::until("events of the second file to arrive", || (nginx.lines() > 3_000).then_some(()));
    child.kill().expect("our child can be killed");
    child.wait().expect("our child has ended");
    let before = nginx.all_lines();
    let last =
        program.run_with(folder, ["--json", "resume", "--yes", "--tracker", &url], &[("KISSMETRICS_API_KEY", KEY)]);
    let last = last.expect_code(0).json();
    assert_eq!(last[0]["sent"], shop.requests().len());
    let lines = nginx.finish();
    let again = lines.len() - shop.requests().len();
    assert!(again as u64 <= MOST_UNRECORDED && again as u64 <= before, "{again} came twice of {before}");
    assert_eq!(lines.into_iter().collect::<BTreeSet<_>>(), shop.requests());
    // Files and lines are the same as ever: each seventh order has no date.
    program.run(folder, ["check", "plan.toml", "--left-out", "left-out.csv"]).expect_code(0);
    let left_out = std::fs::read_to_string(shop.folder.at("left-out.csv")).expect("it is written");
    let place = |order: usize| match order {
        0..1_500 => format!("orders-9.csv:{}", order + 2),
        1_500..13_000 => format!("orders-10.csv:{}", order - 1_500 + 2),
        _ => format!("orders-11.csv:{}", order - 13_000 + 2),
    };
    let expected: Vec<String> = (0..14_000).filter(|order| order % 7 == 6).map(place).collect();
    let told: Vec<&str> = left_out.lines().skip(1).filter_map(|line| line.split(',').nth(3)).collect();
    assert_eq!(told, expected);
}
