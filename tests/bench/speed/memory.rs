//! The most memory that a check takes, each in a process of its own, for nothing else to be counted.

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use backfill::check::whole::check;
use backfill::pipeline::{PassProgress, Pipeline, Stop};

use crate::Setting;
use crate::checking::checked;
use crate::measure::{Line, Lines, peak_of_this_process};
use crate::reading::ticker;
use crate::visits::{MAPPING, Visits};

/// The arguments that make this program check something and tell how much memory that took: a table of users, or so
/// many visits.
const OF_TABLE: &str = "--peak-of-check";
const OF_VISITS: &str = "--peak-of-visits";

/// Visits for each row of the table of users.
const VISITS: u64 = 10;

pub fn measure(setting: &Setting, lines: &mut Lines) {
    let table = setting.users.as_os_str();
    line(lines, OF_TABLE, table, setting.rows, "as many people, four details each");
    let visits = setting.rows * VISITS;
    line(lines, OF_VISITS, visits.to_string().as_ref(), visits, "a tenth as many people, no details");
}

fn line(lines: &mut Lines, what: &str, of: &std::ffi::OsStr, events: u64, who: &str) {
    const WHAT: &str = "Memory at most, check of";
    if !lines.want(WHAT) {
        return;
    }
    let this = std::env::current_exe().expect("this program");
    let output = Command::new(this).arg(what).arg(of).output().expect("this program again");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let Ok(kilobytes) = text.trim().parse::<u64>() else { return };
    let allowed = 100 + events * 40 / 1_000_000;
    let megabytes = kilobytes * 1_024 / 1_000_000;
    lines.add(Line {
        what: format!("{WHAT} {events} events of {who}"),
        ours: format!("{megabytes} MB"),
        beside: format!("100 MB and 40 bytes for each event: {allowed} MB"),
        ratio: format!("{:.2}", megabytes as f64 / allowed as f64),
        goal: "1",
    });
}

/// Checks what the arguments say and prints the most memory that this process had; `false` when they say nothing of it.
pub fn is_told(what: &str, of: &str) -> bool {
    match (what, of.parse()) {
        (OF_TABLE, _) => drop(black_box(checked(of.as_ref() as &Path))),
        (OF_VISITS, Ok(visits)) => check_visits(visits),
        _ => return false,
    }
    println!("{}", peak_of_this_process());
    true
}

fn check_visits(visits: u64) {
    let mapping = toml::from_str(MAPPING).expect("a mapping");
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let source = Arc::new(Visits::new(visits, visits / VISITS));
    let pipeline = Pipeline::new(source, mapping, &stop, &progress).expect("a plan that fits");
    let checked = check(&pipeline, &stop, &progress, &mut ticker()).expect("visits");
    assert_eq!(checked.outcomes.used, visits);
}
