//! Rows of a database through map and check, beside the bare loop of the crate that speaks to it over the same query.

use std::hint::black_box;
use std::process::Command;

use ::postgres::Client;
use ::postgres::fallible_iterator::FallibleIterator;
use backfill::check::whole::check;
use backfill::pipeline::{PassProgress, Pipeline, Stop};
use backfill::plan::Plan;
use backfill::source::Answers;
use mysql::prelude::Queryable;
use mysql::{Conn, Row};

use crate::measure::{Lines, taken_in_turn};
use crate::reading::ticker;
use crate::support::mariadb::{self, MariaDb};
use crate::support::postgres::{self, Postgres};
use crate::{Setting, users};

pub fn measure(setting: &Setting, lines: &mut Lines) {
    let rows = setting.rows / 5;
    const FROM_MARIADB: &str = "Rows from MariaDB, mapped and checked";
    if lines.want(FROM_MARIADB) && is_there(FROM_MARIADB, "mariadbd") {
        let server = MariaDb::private();
        let mut database = server.database();
        fill_mariadb(&mut database, rows);
        let mut conn = server.admin();
        conn.select_db(&database.name).expect("the database");
        let theirs = || loop_over_mariadb(&mut conn, rows);
        beside(setting, lines, FROM_MARIADB, database.table("users"), rows, "mysql crate's loop", theirs);
    }
    const FROM_POSTGRES: &str = "Rows from PostgreSQL, mapped and checked";
    // Its server is on no path where Debian put it; whoever finds it is the script that starts it.
    if lines.want(FROM_POSTGRES) && is_there(FROM_POSTGRES, "psql") {
        let server = Postgres::private();
        let mut database = server.database();
        fill_postgres(&mut database, rows);
        let mut client = server.admin(&database.name);
        let theirs = || loop_over_postgres(&mut client, rows);
        beside(setting, lines, FROM_POSTGRES, database.table("users"), rows, "postgres crate's cursor", theirs);
    }
}

fn is_there(what: &str, program: &str) -> bool {
    let is_there = Command::new(program).arg("--version").output().is_ok();
    if !is_there {
        eprintln!("{what}: there is no {program} on this computer");
    }
    is_there
}

/// Measures map and check of a table beside a loop over the same rows.
fn beside(
    setting: &Setting,
    lines: &mut Lines,
    what: &str,
    table: Answers,
    rows: u64,
    called: &str,
    mut theirs: impl FnMut(),
) {
    let plan = Plan::new(table, toml::from_str(users::MAPPING).expect("a mapping"));
    let ours = || {
        let (stop, progress) = (Stop::default(), PassProgress::default());
        let pipeline = Pipeline::open(&plan, &stop, &progress).expect("a plan that fits");
        let checked = check(&pipeline, &stop, &progress, &mut ticker()).expect("a table that can be read");
        assert_eq!(checked.outcomes.used, rows);
    };
    // The server is another process, so that processor time is the work on this side alone.
    let taken = taken_in_turn(setting.turns, ours, &mut theirs);
    lines.add_both(&format!("{what}, {rows} rows"), taken, called, ["1", "1.8"]);
}

fn loop_over_mariadb(conn: &mut Conn, rows: u64) {
    let mut seen = 0;
    for row in conn.query_iter("SELECT * FROM users").expect("a query") {
        let row: Row = row.expect("a row");
        black_box(row.as_ref(1));
        seen += 1;
    }
    assert_eq!(seen, rows);
}

fn loop_over_postgres(client: &mut Client, rows: u64) {
    let mut seen = 0;
    let nothing: [&str; 0] = [];
    let mut found = client.query_raw("SELECT * FROM users", nothing).expect("a query");
    while let Some(row) = found.next().expect("a row") {
        black_box(row.get::<_, &str>(1));
        seen += 1;
    }
    assert_eq!(seen, rows);
}

/// The table of users, made where it is.
fn fill_mariadb(database: &mut mariadb::Database<'_>, rows: u64) {
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

/// The same.
fn fill_postgres(database: &mut postgres::Database<'_>, rows: u64) {
    database.run(
        "CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(80) NOT NULL, created_at TIMESTAMP NOT NULL,
         plan VARCHAR(40), amount NUMERIC(10, 2), country CHAR(2), page VARCHAR(120))",
    );
    database.run(&format!(
        "INSERT INTO users SELECT n, 'ada.' || n || '@example.com', timestamp '2014-01-01' + n * interval '60 seconds',
         (ARRAY['Free, monthly', 'Team, monthly', 'Team, yearly', 'Business, yearly, 24/7'])[1 + n % 4],
         n % 50000 / 100.0, (ARRAY['DE', 'US', 'FR', 'JP', 'BR', 'IN'])[1 + n % 6],
         'https://www.example.com/plans?from=' || n % 1000000 FROM generate_series(1, {rows}) n"
    ));
    database.run("VACUUM ANALYZE users");
}
