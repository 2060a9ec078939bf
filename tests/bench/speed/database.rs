//! Rows of a database through map and check, beside the bare loop of the mysql crate over the same query.

use std::hint::black_box;
use std::process::Command;

use backfill::check::whole::check;
use backfill::pipeline::{PassProgress, Pipeline, Stop};
use backfill::plan::Plan;
use mysql::Row;
use mysql::prelude::Queryable;

use crate::measure::{Line, Lines, in_turn, median, milliseconds, processor_time_of, times};
use crate::reading::ticker;
use crate::support::mariadb::{Database, MariaDb};
use crate::{Setting, users};

pub fn measure(setting: &Setting, lines: &mut Lines) {
    const WHAT: &str = "Rows from MariaDB, mapped and checked";
    if !lines.want(WHAT) {
        return;
    }
    if Command::new("mariadbd").arg("--version").output().is_err() {
        eprintln!("{WHAT}: there is no MariaDB on this computer");
        return;
    }
    let rows = setting.rows / 5;
    let server = MariaDb::private();
    let mut database = server.database();
    fill(&mut database, rows);
    let plan = Plan::new(database.table("users"), toml::from_str(users::MAPPING).expect("a mapping"));
    let ours = || {
        let (stop, progress) = (Stop::default(), PassProgress::default());
        let pipeline = Pipeline::open(&plan, &stop, &progress).expect("a plan that fits");
        let checked = check(&pipeline, &stop, &progress, &mut ticker()).expect("a table that can be read");
        assert_eq!(checked.outcomes.used, rows);
    };
    let name = database.name.clone();
    let mut conn = server.admin();
    conn.select_db(&name).expect("the database");
    let mut theirs = || {
        let mut seen = 0;
        for row in conn.query_iter("SELECT * FROM users").expect("a query") {
            let row: Row = row.expect("a row");
            black_box(row.as_ref(1));
            seen += 1;
        }
        assert_eq!(seen, rows);
    };
    let (mut our_work, mut their_work) = (Vec::new(), Vec::new());
    let (by_clock, their_clock) = in_turn(
        setting.turns,
        || our_work.extend(processor_time_of(ours)),
        || their_work.extend(processor_time_of(&mut theirs)),
    );
    lines.add(Line {
        what: format!("{WHAT}, {rows} rows"),
        ours: milliseconds(by_clock),
        beside: format!("mysql crate's loop: {}", milliseconds(their_clock)),
        ratio: times(by_clock, their_clock),
        goal: "1",
    });
    // The server is another process, so that this is the work on this side alone.
    if !our_work.is_empty() && !their_work.is_empty() {
        let (ours, theirs) = (median(our_work), median(their_work));
        lines.add(Line {
            what: format!("{WHAT}, {rows} rows, processor time"),
            ours: milliseconds(ours),
            beside: format!("mysql crate's loop: {}", milliseconds(theirs)),
            ratio: times(ours, theirs),
            goal: "1.8",
        });
    }
}

/// The table of users, made where it is.
fn fill(database: &mut Database<'_>, rows: u64) {
    database.run(
        "CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(80) NOT NULL, created_at DATETIME NOT NULL,
         plan VARCHAR(40), amount DECIMAL(10, 2), country CHAR(2), page VARCHAR(120))",
    );
    database.run(&format!(
        "INSERT INTO users SELECT seq, CONCAT('ada.', seq, '@example.com'), '2014-01-01' + INTERVAL seq * 60 SECOND,
         ELT(1 + seq % 4, 'Free, monthly', 'Team, monthly', 'Team, yearly', 'Business, yearly, 24/7'),
         seq % 50000 / 100, ELT(1 + seq % 6, 'DE', 'US', 'FR', 'JP', 'BR', 'IN'),
         CONCAT('https://www.example.com/plans?from=', seq % 1000000) FROM seq_1_to_{rows}"
    ));
}
