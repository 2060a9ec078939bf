//! From a mapping to what a whole table comes to.

use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use backfill::check::whole::{Checked, How, check};
use backfill::pipeline::{PassProgress, Pipeline, Stop};
use backfill::plan::Plan;

use crate::loops::answers;
use crate::measure::{Line, Lines, median, milliseconds};
use crate::reading::ticker;
use crate::{Setting, users};

pub fn measure(setting: &Setting, lines: &mut Lines) {
    change(setting, lines, &setting.beginning, setting.few, ["1 s", ""]);
    change(setting, lines, &setting.users, setting.rows, ["1.5 s", "0.2 s"]);
    size(setting, lines);
    last_is_wrong(setting, lines);
}

/// The plan for a table of users, ready.
pub fn pipeline(path: &Path) -> Pipeline {
    under(users::MAPPING, path)
}

fn under(mapping: &str, path: &Path) -> Pipeline {
    let plan = Plan::new(answers(path), toml::from_str(mapping).expect("a mapping"));
    Pipeline::open(&plan, &Stop::default(), &PassProgress::default()).expect("a plan that fits")
}

pub fn checked(path: &Path) -> Checked {
    let checked = check(&pipeline(path), &Stop::default(), &PassProgress::default(), &mut ticker());
    checked.expect("a table that can be read")
}

/// From a changed mapping to the first counts, and to all of them: first where the rows make other events now, so that
/// nothing is known of them, then where the events only have one more detail.
fn change(setting: &Setting, lines: &mut Lines, path: &Path, rows: u64, goals: [&'static str; 2]) {
    let [changed, detail] = ["From a changed mapping to", "From one more detail to"]
        .map(|what| ["all counts", "the first counts"].map(|counts| format!("{what} {counts}")));
    for (what, is_known) in [(changed, false), (detail, true)] {
        if !what.iter().zip(goals).any(|(what, goal)| !goal.is_empty() && lines.want(what)) {
            continue;
        }
        let (mut alls, mut firsts) = (Vec::new(), Vec::new());
        let without: String =
            users::MAPPING.lines().filter(|line| !line.contains("Page")).collect::<Vec<_>>().join("\n");
        let settled = is_known.then(|| {
            let before = check(&under(&without, path), &Stop::default(), &PassProgress::default(), &mut ticker());
            before.expect("a table that can be read").settled.expect("the mapping is of use for the next")
        });
        for _ in 0..setting.turns {
            let started = Instant::now();
            let mut first: Option<Duration> = None;
            let mut tell = |so_far: Checked| {
                black_box(so_far);
                first.get_or_insert(started.elapsed());
            };
            let how = How { so_far: Some(&mut tell), settled: settled.clone(), ..How::default() };
            let checked = how.check(&pipeline(path), &Stop::default(), &PassProgress::default(), &mut ticker());
            assert_eq!(checked.expect("a table that can be read").summary.people(), rows);
            alls.push(started.elapsed());
            // Where all is there at once, nothing is told before.
            firsts.push(first.unwrap_or(started.elapsed()));
        }
        for ((what, took), goal) in what.into_iter().zip([alls, firsts]).zip(goals) {
            if lines.want(&what) && !goal.is_empty() {
                let (what, ours) = (format!("{what}, {rows} rows"), milliseconds(median(took)));
                lines.add(Line { what, ours, beside: String::new(), ratio: String::new(), goal });
            }
        }
    }
}

/// The time of a check against the number of rows, from a sixteenth of eight million rows on, each twice the one before.
fn size(setting: &Setting, lines: &mut Lines) {
    const WHAT: &str = "Check, time against size";
    if !lines.want(WHAT) {
        return;
    }
    let most = setting.rows * 8 / 5;
    let sizes: Vec<u64> = (0..5).rev().map(|halved| most >> halved).collect();
    let tables: Vec<PathBuf> = sizes.iter().map(|&rows| users::written(&setting.folder, rows)).collect();
    let mut took = vec![Vec::new(); sizes.len()];
    for _ in 0..setting.turns {
        for (table, took) in tables.iter().zip(&mut took) {
            let started = Instant::now();
            black_box(checked(table));
            took.push(started.elapsed());
        }
    }
    let took: Vec<Duration> = took.into_iter().map(median).collect();
    let each = sizes.iter().zip(&took).map(|(rows, took)| format!("{rows} rows {}", milliseconds(*took)));
    lines.add(Line {
        what: format!("{WHAT}, {} to {most} rows", sizes[0]),
        ours: each.collect::<Vec<_>>().join(", "),
        beside: String::new(),
        ratio: format!("rows to the power of {:.3}", exponent(&sizes, &took)),
        goal: "1.05",
    });
}

/// The power of the size with which the time grows: the slope of the straight line that is nearest to the logarithms.
fn exponent(sizes: &[u64], took: &[Duration]) -> f64 {
    let points: Vec<(f64, f64)> =
        sizes.iter().zip(took).map(|(&size, took)| ((size as f64).ln(), took.as_secs_f64().ln())).collect();
    let count = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
    let (up, along) = points.iter().fold((0.0, 0.0), |(up, along), point| {
        let dx = point.0 - x;
        (up + dx * (point.1 - y), along + dx * dx)
    });
    up / along
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
