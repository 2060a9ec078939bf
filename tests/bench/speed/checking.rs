//! From a mapping to what a whole table comes to.

use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use backfill::import::checking::{Checked, How, check};
use backfill::import::{PassProgress, Pipeline, Plan, Stop};

use crate::measure::{Line, Lines, median, milliseconds};
use crate::reading::{answers, ticker};
use crate::{Setting, users};

pub fn measure(setting: &Setting, lines: &mut Lines) {
    change(setting, lines, &setting.beginning, setting.few, ["1 s", ""]);
    change(setting, lines, &setting.users, setting.rows, ["5 s", "0.5 s"]);
    last_is_wrong(setting, lines);
}

/// The plan for a table of users, ready.
pub fn pipeline(path: &Path) -> Pipeline {
    let mapping = toml::from_str(users::MAPPING).expect("a mapping");
    let plan = Plan::new(answers(path), mapping);
    Pipeline::open(&plan, &Stop::default(), &PassProgress::default()).expect("a plan that fits")
}

pub fn checked(path: &Path) -> Checked {
    let checked = check(&pipeline(path), &Stop::default(), &PassProgress::default(), &mut ticker());
    checked.expect("a table that can be read")
}

/// From a changed mapping to the first counts, and to all of them.
fn change(setting: &Setting, lines: &mut Lines, path: &Path, rows: u64, [all, first]: [&'static str; 2]) {
    const WHAT: &str = "From a changed mapping to all counts";
    const FIRST: &str = "From a changed mapping to the first counts";
    if !lines.want(WHAT) && !lines.want(FIRST) {
        return;
    }
    let (mut firsts, mut alls) = (Vec::new(), Vec::new());
    for _ in 0..setting.turns {
        let started = Instant::now();
        let mut first: Option<Duration> = None;
        let mut tell = |so_far: Checked| {
            black_box(so_far);
            first.get_or_insert(started.elapsed());
        };
        let how = How { so_far: Some(&mut tell), ..How::default() };
        let checked = how.check(&pipeline(path), &Stop::default(), &PassProgress::default(), &mut ticker());
        assert_eq!(checked.expect("a table that can be read").outcomes.rows, rows);
        alls.push(started.elapsed());
        // Where all is there at once, nothing is told before.
        firsts.push(first.unwrap_or(started.elapsed()));
    }
    for (what, took, goal) in [(FIRST, firsts, first), (WHAT, alls, all)] {
        if lines.want(what) && !goal.is_empty() {
            let (what, ours) = (format!("{what}, {rows} rows"), milliseconds(median(took)));
            lines.add(Line { what, ours, beside: String::new(), ratio: String::new(), goal });
        }
    }
}

/// A long table of which only the last row is wrong.
fn last_is_wrong(setting: &Setting, lines: &mut Lines) {
    const WHAT: &str = "Find that the last row has no time";
    if !lines.want(WHAT) {
        return;
    }
    let rows = setting.rows * 2 / 5;
    let path = wrong_at_the_end(&setting.folder, rows).expect("a table in the folder for the tables");
    let took = (0..setting.turns).map(|_| {
        let started = Instant::now();
        let found = checked(&path).findings;
        assert!(found.iter().any(|finding| finding.id() == "unreadable-time" && finding.rows[0].row == rows));
        started.elapsed()
    });
    let (what, ours) = (format!("{WHAT}, {rows} rows"), milliseconds(median(took.collect())));
    lines.add(Line { what, ours, beside: String::new(), ratio: String::new(), goal: "found" });
}

fn wrong_at_the_end(folder: &Path, rows: u64) -> std::io::Result<PathBuf> {
    let path = folder.join("wrong-at-the-end.csv");
    std::fs::copy(users::written(folder, rows - 1), &path)?;
    let mut file = BufWriter::new(File::options().append(true).open(&path)?);
    writeln!(file, "{rows},last@example.com,soon,,,,")?;
    file.flush()?;
    Ok(path)
}
