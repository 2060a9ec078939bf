//! `backfill run --new`: what is new is sent once, what could not be sent before is not forgotten, and
//! nothing is sent in another form. The database is a real one, and what arrived is read from a tracker in which
//! nothing of ours takes part.

use std::path::Path;

use crate::support::folder::Folder;
use crate::support::mariadb::{Database, MariaDb};
use crate::support::program::{Outcome, Program};
use crate::support::tracker::Misbehaving;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

/// A database or a folder, a plan for it, and a server that takes what it makes.
struct Job {
    program: Program,
    folder: Folder,
    tracker: Misbehaving,
    seen: usize,
}

impl Job {
    fn new() -> Self {
        Self { program: Program::new(), folder: Folder::new(), tracker: Misbehaving::well(), seen: 0 }
    }

    /// Runs a plan, and gives what it printed.
    fn run(&self, more: &[&str]) -> Outcome {
        let url = self.tracker.address();
        let plain = ["--json", "run", "plan.toml", "--yes", "--leave-out-problems", "--tracker", &url];
        let arguments = [&plain[..], &["--database", "127.0.0.1"]].concat();
        let environment = [("KISSMETRICS_API_KEY", KEY), ("BACKFILL_DATABASE_PASSWORD", "reader")];
        self.program.run_with(self.folder.path(), arguments.iter().chain(more), &environment)
    }

    /// What has arrived since the last time, as person, name, time and details, sorted.
    fn arrived(&mut self) -> Vec<String> {
        let received = self.tracker.received();
        let mut new: Vec<String> = received[self.seen..].iter().map(|request| short(&request.target())).collect();
        self.seen = received.len();
        new.sort();
        new
    }
}

/// `/e?_k=…&_p=a&_n=b&_t=1&_d=1&c=d` as `a b 1 c=d`.
fn short(target: &str) -> String {
    let query = target.trim_start_matches("/e?");
    let part = |part: &&str| !part.starts_with("_k=") && !part.starts_with("_d=");
    let value = |part: &str| match part.strip_prefix('_').and_then(|part| part.split_once('=')) {
        Some((_, value)) => value.to_owned(),
        None => part.to_owned(),
    };
    query.split('&').filter(part).map(value).collect::<Vec<_>>().join(" ")
}

/// A `[source]` of a plan for this database.
fn source(database: &Database<'_>, more: &str) -> String {
    let answers = database.answers("reader");
    let answer = |field| answers.get(field).expect("it is answered").to_owned();
    format!(
        "version = 1\n[source]\nkind = \"mysql\"\nhost = \"{}\"\nport = \"{}\"\nuser = \"reader\"\ndatabase = \"{}\"\n{more}\n",
        answer("host"),
        answer("port"),
        database.name
    )
}

/// Sign-ups by login and time.
const SIGNED_UP: &str = r#"
[mapping]
zone = "UTC"
[[mapping.rules]]
who = { column = "login" }
when = { column = "created_at", format = "year-first" }
what = { from = "fixed", name = "Signed Up" }
details = [{ from = "column", name = "Plan", column = "plan" }]
"#;

const USERS: &str = "CREATE TABLE users (id INT PRIMARY KEY, login VARCHAR(80), created_at DATETIME, plan VARCHAR(9));
    INSERT INTO users VALUES (1, 'ada', '2016-01-01 00:00:00', 'Free'), (2, 'ben', '2016-01-02 00:00:00', 'Gold')";

fn count(outcome: &Outcome, name: &str) -> u64 {
    let object = outcome.json().pop().unwrap_or_else(|| panic!("nothing was printed: {}", outcome.stderr));
    object[name].as_u64().unwrap_or_else(|| panic!("no count {name} in {object}"))
}

#[test]
fn rows_that_were_added_are_handed_over_and_then_nothing() {
    let mut database = MariaDb::shared().database();
    database.run(USERS);
    let mut job = Job::new();
    job.folder.write("plan.toml", source(&database, "table = \"users\"") + SIGNED_UP);
    // The first time everything is new.
    let first = job.run(&["--new"]).expect_code(0);
    assert!(first.stderr.contains("Anything not sent yet counts as new"), "{}", first.stderr);
    assert_eq!(job.arrived(), ["ada Signed%20Up 1451606400 Plan=Free", "ben Signed%20Up 1451692800 Plan=Gold"]);

    database.run("INSERT INTO users VALUES (3, 'cleo', '2015-06-01 00:00:00', 'Gold')");
    let second = job.run(&["--new"]).expect_code(0);
    assert!(second.stderr.contains("Everything after 2 is new."), "{}", second.stderr);
    assert_eq!((count(&second, "rows"), count(&second, "sent")), (1, 1), "only the new row is read");
    assert_eq!(job.arrived(), ["cleo Signed%20Up 1433116800 Plan=Gold"]);

    for _ in 0..2 {
        let third = job.run(&["--new"]).expect_code(0);
        assert_eq!(count(&third, "rows"), 0, "{}", third.stderr);
        assert_eq!(job.arrived(), [""; 0]);
    }
    // What came to nothing is no import.
    let history = job.program.run(job.folder.path(), ["--json", "history"]).expect_code(0);
    assert_eq!(history.json().len(), 2);
}

#[test]
fn a_row_that_was_handed_over_and_has_changed_is_not_handed_over_twice() {
    let mut database = MariaDb::shared().database();
    database.run(USERS);
    let mut job = Job::new();
    job.folder.write("plan.toml", source(&database, "table = \"users\"") + SIGNED_UP);
    job.run(&[]).expect_code(0);
    assert_eq!(job.arrived().len(), 2);
    database
        .run("UPDATE users SET plan = 'Gold' WHERE id = 1; INSERT INTO users VALUES (3, 'cleo', '2016-02-01', 'Free')");
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), ["cleo Signed%20Up 1454284800 Plan=Free"]);
}

#[test]
fn rows_of_the_last_second_are_asked_for_once_more_and_handed_over_once() {
    let mut database = MariaDb::shared().database();
    database.run(USERS);
    let mut job = Job::new();
    let by_time = "table = \"users\"\nkey = \"created_at\"";
    job.folder.write("plan.toml", source(&database, by_time) + SIGNED_UP);
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived().len(), 2);
    // One with the second of the last, one later, and one that was not there for lack of a time.
    database.run(
        "INSERT INTO users VALUES (7, 'cleo', '2016-01-02 00:00:00', 'Gold'), (8, 'dan', '2016-01-02 00:00:01', 'Free'),
                                  (9, 'eve', NULL, 'Free')",
    );
    let second = job.run(&["--new"]).expect_code(0);
    assert_eq!(count(&second, "rows"), 3, "ben comes once more");
    assert_eq!(job.arrived(), ["cleo Signed%20Up 1451692800 Plan=Gold", "dan Signed%20Up 1451692801 Plan=Free"]);
    database.run("UPDATE users SET created_at = '2016-01-05 00:00:00' WHERE id = 9");
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), ["eve Signed%20Up 1451952000 Plan=Free"]);
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), [""; 0]);
}

/// Bills, whose people stand in another table.
const BILLED: &str = r#"
[mapping]
zone = "UTC"
[[mapping.rules]]
who = { column = "user_id", lookup = { in = "users", by = "id", take = "login" } }
when = { column = "at", format = "year-first" }
what = { from = "fixed", name = "Billed" }
[[lookups]]
name = "users"
kind = "mysql"
table = "users"
"#;

const BILLS: &str = "CREATE TABLE bills (id INT PRIMARY KEY, user_id INT, at DATETIME);
    INSERT INTO bills VALUES (1, 1, '2016-03-01 00:00:00'), (2, 9, '2016-03-02 00:00:00'), (3, 2, '2016-03-03 00:00:00')";

#[test]
fn a_row_that_could_not_be_handed_over_is_tried_again_until_it_can() {
    let mut database = MariaDb::shared().database();
    database.run(USERS).run(BILLS);
    let mut job = Job::new();
    job.folder.write("plan.toml", source(&database, "table = \"bills\"") + BILLED);
    let first = job.run(&["--new"]).expect_code(0);
    assert_eq!((count(&first, "sent"), count(&first, "skipped")), (2, 1));
    assert_eq!(job.arrived(), ["ada Billed 1456790400", "ben Billed 1456963200"]);

    let second = job.run(&["--new"]).expect_code(0);
    assert!(second.stderr.contains("1 row with a problem before"), "{}", second.stderr);
    assert_eq!((count(&second, "rows"), count(&second, "skipped")), (1, 1));
    assert_eq!(job.arrived(), [""; 0]);

    // Others come and are sent; its turn is not lost.
    database.run("INSERT INTO bills VALUES (4, 1, '2016-03-04 00:00:00')");
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), ["ada Billed 1457049600"]);
    database.run("INSERT INTO users VALUES (9, 'nora', '2016-01-03 00:00:00', 'Free')");
    let last = job.run(&["--new"]).expect_code(0);
    assert_eq!(count(&last, "rows"), 1);
    assert_eq!(job.arrived(), ["nora Billed 1456876800"]);
    assert_eq!(count(&job.run(&["--new"]).expect_code(0), "rows"), 0);
    assert_eq!(job.arrived(), [""; 0]);
}

#[test]
fn what_an_import_did_not_get_to_is_still_new() {
    let mut database = MariaDb::shared().database();
    database.run(USERS);
    let mut job = Job::new();
    job.folder.write("plan.toml", source(&database, "table = \"users\"") + SIGNED_UP);
    // It read all rows, and sent one.
    job.run(&["--limit", "1"]).expect_code(0);
    assert_eq!(job.arrived(), ["ada Signed%20Up 1451606400 Plan=Free"]);
    database.run("INSERT INTO users VALUES (3, 'cleo', '2016-02-01', 'Free')");
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), ["ben Signed%20Up 1451692800 Plan=Gold", "cleo Signed%20Up 1454284800 Plan=Free"]);
    assert_eq!(count(&job.run(&["--new"]).expect_code(0), "rows"), 0);
}

#[test]
fn each_plan_and_each_product_has_a_memory_of_its_own() {
    let mut database = MariaDb::shared().database();
    database.run(USERS);
    let mut job = Job::new();
    let plan = source(&database, "table = \"users\"") + SIGNED_UP;
    job.folder.write("plan.toml", &plan);
    job.run(&[]).expect_code(0);
    job.arrived();
    job.folder.write("plan.toml", plan.replace("Signed Up", "Joined"));
    let other = job.run(&["--new"]);
    // Another name for the same rows is another copy of them, and not only what is new.
    assert!(other.expect_code(3).stderr.contains("were sent to"), "it is refused");
    assert_eq!(job.arrived(), [""; 0]);
    // Another product has heard of nothing.
    job.folder.write("plan.toml", &plan);
    let url = job.tracker.address();
    let arguments = ["--json", "run", "plan.toml", "--yes", "--new", "--tracker", &url];
    let environment = [("KISSMETRICS_API_KEY", "another"), ("BACKFILL_DATABASE_PASSWORD", "reader")];
    job.program.run_with(job.folder.path(), arguments, &environment).expect_code(0);
    assert_eq!(job.arrived().len(), 2);
}

#[test]
fn a_query_for_kissmetrics_own_integration_is_asked_for_what_is_new() {
    let mut database = MariaDb::shared().database();
    database.run(USERS).run("UPDATE users SET login = '' WHERE id = 1");
    let query = "SELECT login AS KM_PERSON, created_at AS KM_TIME, id AS KM_LAST_RAN, plan AS Plan FROM users \
                 WHERE id > $KM_LAST_RAN_FOR_THIS_QUERY";
    let mapping = SIGNED_UP.replace("\"login\"", "\"KM_PERSON\"").replace("\"created_at\"", "\"KM_TIME\"");
    let mapping = mapping.replace("column = \"plan\"", "column = \"Plan\"");
    let mut job = Job::new();
    job.folder.write("plan.toml", source(&database, &format!("query = \"{query}\"")) + &mapping);
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), ["ben Signed%20Up 1451692800 Plan=Gold"]);
    database
        .run("INSERT INTO users VALUES (3, 'cleo', '2016-02-01', 'Free'); UPDATE users SET login = 'ada' WHERE id = 1");
    let second = job.run(&["--new"]).expect_code(0);
    assert!(second.stderr.contains("Everything after 2 is new"), "{}", second.stderr);
    assert_eq!(job.arrived(), ["ada Signed%20Up 1451606400 Plan=Free", "cleo Signed%20Up 1454284800 Plan=Free"]);
    assert_eq!(count(&job.run(&["--new"]).expect_code(0), "rows"), 0);
}

#[test]
fn where_rows_depend_on_each_other_all_are_read_and_only_new_ones_handed_over() {
    let mut database = MariaDb::shared().database();
    database.run(
        "CREATE TABLE visits (id INT PRIMARY KEY, login VARCHAR(9), created_at DATETIME, plan VARCHAR(9));
         INSERT INTO visits VALUES (1, 'ada', '2016-01-01 00:00:00', '')",
    );
    let mut job = Job::new();
    let plan = source(&database, "table = \"visits\"") + SIGNED_UP + "thin = { minutes = 30 }\n";
    job.folder.write("plan.toml", plan);
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), ["ada Signed%20Up 1451606400"]);
    // The first of these is merged with the one that was sent before.
    database
        .run("INSERT INTO visits VALUES (2, 'ada', '2016-01-01 00:10:00', ''), (3, 'ada', '2016-01-01 00:40:00', '')");
    let second = job.run(&["--new"]).expect_code(0);
    assert!(second.stderr.contains("depends on earlier rows"), "{}", second.stderr);
    assert_eq!(job.arrived(), ["ada Signed%20Up 1451608800"]);
}

/// The first rows of a file, with its titles.
fn file(rows: &[&str]) -> String {
    format!("id,login,created_at,plan\n{}\n", rows.join("\n"))
}

#[test]
fn what_was_added_at_the_end_of_a_file_is_new() {
    let rows = ["1,ada,2016-01-01 00:00:00,Free", "2,ben,2016-01-02 00:00:00,Gold", "3,cleo,2016-02-01 00:00:00,Free"];
    let mut job = Job::new();
    job.folder.write("plan.toml", format!("version = 1\n[source]\nkind = \"csv\"\nfile = \"users.csv\"\n{SIGNED_UP}"));
    job.folder.write("users.csv", file(&rows[..2]));
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived().len(), 2);
    job.folder.write("users.csv", file(&rows));
    job.run(&["--new"]).expect_code(0);
    assert_eq!(job.arrived(), ["cleo Signed%20Up 1454284800 Plan=Free"]);
    let nothing = job.run(&["--new"]).expect_code(0);
    assert_eq!((count(&nothing, "sent"), count(&nothing, "earlier")), (3, 3));
    assert_eq!(job.arrived(), [""; 0]);
    // A file of which the beginning changed says nothing about what is new.
    job.folder.write("users.csv", file(&[rows[0], "2,ben,2016-01-02 00:00:00,Free", rows[2]]));
    let refused = job.run(&["--new"]).expect_code(1);
    assert!(refused.stderr.contains("it's unclear which of its rows are new"), "{}", refused.stderr);
    assert_eq!(job.arrived(), [""; 0]);
}

#[test]
fn a_password_stands_in_no_file_of_ours() {
    let mut database = MariaDb::shared().database();
    database.run(USERS);
    let job = Job::new();
    job.folder.write("plan.toml", source(&database, "table = \"users\"") + SIGNED_UP);
    job.run(&["--new"]).expect_code(0);
    let history = job.program.run(job.folder.path(), ["--json", "history"]).expect_code(0).json();
    let plan = history[0]["plan"].as_str().map(str::to_owned).unwrap_or_default();
    assert!(plan.contains("table = \"users\"") && !plan.contains("password"), "{plan}");
    for file in std::fs::read_dir(job.program.data()).expect("it was made") {
        let bytes = std::fs::read(file.expect("it can be listed").path()).expect("it can be read");
        assert!(!holds(&bytes, b"password"), "a password is kept");
    }
    let without = Program::new().run(Path::new(job.folder.path()), ["check", "plan.toml"]).expect_code(1);
    assert!(without.stderr.contains("BACKFILL_DATABASE_PASSWORD"), "{}", without.stderr);
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
