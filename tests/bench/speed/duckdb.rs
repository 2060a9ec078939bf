//! A check beside DuckDB, which only counts what is different: the people, their events, and the rows. The same file, as
//! many threads.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::checking::checked;
use crate::measure::{Line, Lines, median, milliseconds, times};
use crate::{Setting, users};

const WHAT: &str = "Map and check every row, beside DuckDB's three distinct counts";

/// Says how many seconds the counts took, without Python's own start.
const PROGRAM: &str = r#"
import duckdb, sys, time
con = duckdb.connect()
con.execute("SET threads = " + sys.argv[2])
con.execute("SET enable_progress_bar = false")
started = time.perf_counter()
counts = con.execute("SELECT count(DISTINCT email), count(DISTINCT (email, created_at)), "
    "count(DISTINCT (email, created_at, plan, amount, country, page)) FROM read_csv(?)", [sys.argv[1]]).fetchone()
print(time.perf_counter() - started, *counts)
"#;

pub fn measure(setting: &Setting, lines: &mut Lines) {
    if !lines.want(WHAT) {
        return;
    }
    let rows = setting.rows * 2 / 5;
    let table = users::written(&setting.folder, rows);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..setting.turns {
        theirs.extend(counted(&table, rows));
        let started = Instant::now();
        assert_eq!(checked(&table).outcomes.used, rows);
        ours.push(started.elapsed());
    }
    let ours = median(ours);
    let (beside, ratio) = if theirs.is_empty() {
        ("DuckDB is not there".to_owned(), String::new())
    } else {
        let theirs = median(theirs);
        (format!("DuckDB: {}", milliseconds(theirs)), times(ours, theirs))
    };
    lines.add(Line { what: format!("{WHAT}, {rows} rows"), ours: milliseconds(ours), beside, ratio, goal: "1" });
}

/// How long DuckDB took; `None` where it is not there.
fn counted(table: &Path, rows: u64) -> Option<Duration> {
    let python = std::env::var("BACKFILL_BENCH_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).to_string();
    let told = Command::new(python).arg("-c").arg(PROGRAM).arg(table).arg(threads).output().ok()?;
    if !told.status.success() {
        return None;
    }
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let (seconds, counts) = told.trim().split_once(' ')?;
    assert_eq!(counts.split(' ').next(), Some(rows.to_string().as_str()), "DuckDB saw the same people");
    seconds.parse().ok().map(Duration::from_secs_f64)
}
