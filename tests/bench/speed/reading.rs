//! Reading, mapping and checking, beside the bare loop of the csv crate over the same file.

use std::fs::File;
use std::hint::black_box;
use std::io::BufReader;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use backfill::import::checking::{Checked, check};
use backfill::import::survey::survey;
use backfill::import::{PassProgress, Pipeline, Plan, Stop, Ticker};
use backfill::mapping::timestamp::Inference;
use backfill::source::{self, Answers, Record};

use crate::measure::{Line, in_turn, median, milliseconds, times};
use crate::{Setting, users};

/// The argument that makes this program check a table and tell how much memory that took.
pub const PEAK: &str = "--peak-of-check";

const CSV_LOOP: &str = "csv crate's loop, 1 thread";

pub fn measure(setting: &Setting, lines: &mut Vec<Line>) {
    let rows = setting.rows;
    let by_csv_crate = || assert_eq!(csv_loop(&setting.users), rows);
    let mut beside_csv = |what: &str, goal, work: &dyn Fn()| {
        let (ours, theirs) = in_turn(setting.turns, work, by_csv_crate);
        lines.push(Line {
            what: format!("{what}, {rows} rows"),
            ours: milliseconds(ours),
            beside: format!("{CSV_LOOP}: {}", milliseconds(theirs)),
            ratio: times(ours, theirs),
            goal,
        });
    };
    beside_csv("Read every row", "1.3", &|| assert_eq!(read_all(&setting.users), rows));
    beside_csv("Read, map and check every row", "2", &|| {
        assert_eq!(checked(&setting.users).outcomes.used, rows);
    });
    beside_csv("Read every row and profile every column", "", &|| {
        let source = open(&setting.users);
        let survey = survey(source.as_ref(), None, &Stop::default(), &PassProgress::default(), &mut ticker());
        assert_eq!(survey.expect("a table that can be read").rows, rows);
    });
    let written = times_of(&setting.users);
    beside_csv("Find out how times are written", "0.5", &|| {
        let mut inference = Inference::default();
        written.split_terminator('\n').for_each(|text| inference.add(text));
        black_box(inference.finish());
    });
    drop(written);
    first_table(setting, lines);
    change(setting, lines);
    peak(setting, lines);
}

fn csv_loop(path: &Path) -> u64 {
    let file = BufReader::with_capacity(128 * 1024, File::open(path).expect("the table"));
    let mut reader = csv::Reader::from_reader(file);
    let mut record = csv::ByteRecord::new();
    let mut rows = 0;
    while reader.read_byte_record(&mut record).expect("a row") {
        black_box(record.get(1));
        rows += 1;
    }
    rows
}

fn answers(path: &Path) -> Answers {
    Answers::new("csv").with("file", path.to_string_lossy())
}

fn open(path: &Path) -> Arc<dyn source::Source> {
    source::open(&answers(path)).expect("a table that opens")
}

fn ticker() -> Ticker {
    Ticker::new(Arc::new(|| {}))
}

fn read_all(path: &Path) -> u64 {
    let mut records = open(path).records().expect("a pass");
    let mut record = Record::default();
    let mut rows = 0;
    while records.read(&mut record).expect("a row") {
        black_box(record.cell(1));
        rows += 1;
    }
    rows
}

/// The plan for a table of users, ready.
pub fn pipeline(path: &Path) -> Pipeline {
    let mapping = toml::from_str(users::MAPPING).expect("a mapping");
    let plan = Plan::new(answers(path), mapping);
    Pipeline::open(&plan, &Stop::default(), &PassProgress::default()).expect("a plan that fits")
}

fn checked(path: &Path) -> Checked {
    let checked = check(&pipeline(path), &Stop::default(), &PassProgress::default(), &mut ticker());
    checked.expect("a table that can be read")
}

/// The column of times, a line for each.
fn times_of(path: &Path) -> String {
    let source = open(path);
    let column = source.columns().iter().position(|column| column.title == "created_at").expect("the column");
    let mut records = source.records().expect("a pass");
    let mut record = Record::default();
    let mut written = String::new();
    while records.read(&mut record).expect("a row") {
        written.push_str(record.cell(column));
        written.push('\n');
    }
    written
}

/// From the file's name to its first rows.
fn first_table(setting: &Setting, lines: &mut Vec<Line>) {
    let show = |path: &Path| {
        let mut records = open(path).records().expect("a pass");
        let mut record = Record::default();
        for _ in 0..100 {
            assert!(records.read(&mut record).expect("a row"));
            black_box(&record);
        }
    };
    let turns = setting.turns * 3;
    let (large, small) = in_turn(turns, || show(&setting.users), || show(&setting.beginning));
    lines.push(Line {
        what: format!("From a file of {} rows to its first table", setting.rows),
        ours: milliseconds(large),
        beside: format!("a file of {} rows: {}", setting.few, milliseconds(small)),
        ratio: format!("{:+.1} ms", (large.as_secs_f64() - small.as_secs_f64()) * 1_000.0),
        goal: "+50 ms, 150 ms",
    });
}

/// From a changed mapping to all counts.
fn change(setting: &Setting, lines: &mut Vec<Line>) {
    for (path, rows, goal) in [(&setting.beginning, setting.few, "1 s"), (&setting.users, setting.rows, "5 s")] {
        let took = (0..setting.turns).map(|_| {
            let started = Instant::now();
            black_box(checked(path));
            started.elapsed()
        });
        lines.push(Line {
            what: format!("From a changed mapping to all counts, {rows} rows"),
            ours: milliseconds(median(took.collect())),
            beside: String::new(),
            ratio: String::new(),
            goal,
        });
    }
}

/// What a check of the whole table takes in memory at most. A process of its own, for nothing else to be counted.
fn peak(setting: &Setting, lines: &mut Vec<Line>) {
    let this = std::env::current_exe().expect("this program");
    let output = Command::new(this).arg(PEAK).arg(&setting.users).output().expect("this program again");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let Ok(kilobytes) = text.trim().parse::<u64>() else { return };
    let allowed = 100 + setting.rows * 16 / 1_000_000;
    let megabytes = kilobytes * 1_024 / 1_000_000;
    lines.push(Line {
        what: format!("Memory at most, check of {} events of as many people", setting.rows),
        ours: format!("{megabytes} MB"),
        beside: format!("100 MB and 16 bytes for each event: {allowed} MB"),
        ratio: format!("{:.2}", megabytes as f64 / allowed as f64),
        goal: "1",
    });
}

/// Checks a table and prints the most memory that this process had, in kB, where the system tells it.
pub fn check_and_tell_peak(path: &Path) {
    black_box(checked(path));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!("{}", peak.and_then(|text| text.split_whitespace().next()).unwrap_or("unknown"));
}
