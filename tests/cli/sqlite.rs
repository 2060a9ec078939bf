//! A database in a file from the command line: planned, sent, looked up within, and later what is new. What arrived is
//! read from a tracker in which nothing of ours takes part.

use backfill::ledger::Ledger;
use backfill::workflow::renew::{Begin, WhyAll, renew};
use backfill::workflow::resume::plan_of;
use rusqlite::Connection;

use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};
use crate::support::tracker::Misbehaving;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

const SHOP: &str = "
    CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT UNIQUE);
    INSERT INTO users VALUES (1, 'ada'), (2, 'lee');
    CREATE TABLE orders (number INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), total REAL, at TEXT);
    INSERT INTO orders VALUES (10, 1, 12.5, '2016-01-03 09:12:31'), (11, 2, 3.0, '2016-01-04 09:12:31'),
        (12, 1, 5.25, 'soon');
";

fn write(folder: &Folder, statements: &str) {
    let database = Connection::open(folder.at("shop.db")).expect("the file is there");
    database.execute_batch(statements).expect("it can be written");
}

const QUERY: &str = "SELECT login, '2016-01-03' AS at FROM users";

/// Person, name, time and details of what arrived since so many requests, sorted.
fn arrived(tracker: &Misbehaving, since: usize) -> Vec<String> {
    let part = |part: &&str| !part.starts_with("_k=") && !part.starts_with("_d=");
    let short = |target: &str| {
        target.trim_start_matches("/e?").split('&').filter(part).collect::<Vec<_>>().join(" ").to_owned()
    };
    let mut arrived: Vec<String> = tracker.received()[since..].iter().map(|request| short(&request.target())).collect();
    arrived.sort();
    arrived
}

#[test]
fn a_database_in_a_file_is_sent_with_what_its_other_tables_say_and_later_what_is_new() {
    let (program, folder, tracker) = (Program::new(), Folder::new(), Misbehaving::well());
    write(&folder, SHOP);
    let given = ["plan", "shop.db", "--person", "user_id", "--time", "at", "--event", "Purchased", "--zone", "UTC"];
    let more = ["--property", "total=Total", "--look-up", "user_id=users:id:login", "-o", "plan.toml"];
    let made = program.run(folder.path(), given.iter().chain(&more)).expect_code(0);
    assert!(made.stderr.contains("Table orders of shop.db, in the order of number"), "{}", made.stderr);
    let run = |more: &[&str]| -> Outcome {
        let url = tracker.address();
        let plain = ["--json", "run", "plan.toml", "--yes", "--leave-out-problems", "--tracker", &url];
        program.run_with(folder.path(), plain.iter().chain(more), &[("KISSMETRICS_API_KEY", KEY)])
    };
    run(&[]).expect_code(0);
    let first = ["_p=ada _n=Purchased _t=1451812351 Total=12.5", "_p=lee _n=Purchased _t=1451898751 Total=3"];
    assert_eq!(arrived(&tracker, 0), first);

    // One row is put right, and one is added.
    write(&folder, "UPDATE orders SET at = '2016-01-05 09:12:31' WHERE number = 12");
    write(&folder, "INSERT INTO users VALUES (3, 'kim'); INSERT INTO orders VALUES (13, 3, 1, '2016-01-06 09:12:31')");
    let new = run(&["--new"]).expect_code(0);
    assert!(new.stderr.contains("12"), "{}", new.stderr);
    let second = ["_p=ada _n=Purchased _t=1451985151 Total=5.25", "_p=kim _n=Purchased _t=1452071551 Total=1"];
    assert_eq!(arrived(&tracker, 2), second);
    run(&["--new"]).expect_code(0);
    assert_eq!(arrived(&tracker, 4), [""; 0]);
}

#[test]
fn what_it_holds_is_named_where_a_table_is_not_there() {
    let (program, folder) = (Program::new(), Folder::new());
    write(&folder, SHOP);
    let refused = program.run(folder.path(), ["plan", "shop.db", "--table", "customers"]).expect_code(1);
    assert!(refused.stderr.contains("orders, users"), "{}", refused.stderr);
    let listed = program.run(
        folder.path(),
        ["plan", "shop.db", "--query", QUERY, "--person", "login", "--time", "at", "--event", "Seen", "--zone", "UTC"],
    );
    assert!(listed.expect_code(0).stdout.contains("query = \"SELECT login, '2016-01-03' AS at FROM users\""));
}

#[test]
fn a_value_that_an_earlier_program_took_for_the_last_row_hides_none_of_those_that_came_since() {
    let (program, folder, tracker) = (Program::new(), Folder::new(), Misbehaving::well());
    write(&folder, "CREATE TABLE visits (mark TEXT PRIMARY KEY, who TEXT, at TEXT)");
    write(&folder, "INSERT INTO visits VALUES ('2016-01-03', 'ada', '2016-01-03'), ('n/a', 'lee', '2016-01-04')");
    let given = ["plan", "shop.db", "--table", "visits", "--set", "key=mark", "--person", "who", "--time", "at"];
    program.run(folder.path(), given.iter().chain(&["--event", "Seen", "--zone", "UTC", "-o", "plan.toml"]));
    let run = |more: &[&str]| -> Outcome {
        let url = tracker.address();
        let plain = ["--json", "run", "plan.toml", "--yes", "--tracker", &url];
        program.run_with(folder.path(), plain.iter().chain(more), &[("KISSMETRICS_API_KEY", KEY)])
    };
    run(&[]).expect_code(0);
    assert_eq!(arrived(&tracker, 0).len(), 2);
    let mut imports = Ledger::open(&program.data()).expect("a ledger").imports().expect("it can be read");
    let plan = plan_of(&imports[0]).expect("its plan");
    let product = imports[0].product.clone();
    let since = |since: &str| Begin::Behind { since: since.to_owned(), again: 0 };
    assert_eq!(renew(plan.clone(), &product, &imports).1, since("2016-01-03"));
    imports[0].bookmark.as_mut().expect("up to where it was read").since = "n/a".to_owned();
    assert_eq!(renew(plan, &product, &imports).1, Begin::All(WhyAll::NoBookmark));

    write(&folder, "INSERT INTO visits VALUES ('2016-02-01', 'kim', '2016-02-01')");
    run(&["--new"]).expect_code(0);
    assert_eq!(arrived(&tracker, 2), ["_p=kim _n=Seen _t=1454328000 Who=kim"]);
}
