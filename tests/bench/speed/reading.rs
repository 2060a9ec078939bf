//! Reading a table, beside the bare loop of the csv crate over the same file.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use backfill::mapping::timestamp::Inference;
use backfill::pipeline::survey::survey;
use backfill::pipeline::{PassProgress, Stop, Ticker};
use backfill::source::Record;

use crate::checking::checked;
use crate::loops::{by_csv_crate, open, read};
use crate::measure::{Line, Lines, in_turn, milliseconds, times};
use crate::{Setting, duckdb};

const CSV_LOOP: &str = "csv crate's loop, 1 thread";

pub fn measure(setting: &Setting, lines: &mut Lines) {
    let rows = setting.rows;
    beside_csv(setting, lines, "Read every row", "1.3", &|| assert_eq!(read(open(&setting.users).as_ref()).rows, rows));
    beside_csv(setting, lines, "Read, map and check every row", "2", &|| {
        assert_eq!(checked(&setting.users).outcomes.used, rows);
    });
    duckdb::measure(setting, lines);
    beside_csv(setting, lines, "Read every row and profile every column", "", &|| {
        let source = open(&setting.users);
        let survey = survey(source.as_ref(), None, &Stop::default(), &PassProgress::default(), &mut ticker());
        assert_eq!(survey.expect("a table that can be read").rows, rows);
    });
    if lines.want(TIMES) {
        let written = times_of(&setting.users);
        beside_csv(setting, lines, TIMES, "0.5", &|| {
            let mut inference = Inference::default();
            written.split_terminator('\n').for_each(|text| inference.add(text));
            black_box(inference.finish());
        });
    }
    first_table(setting, lines);
}

const TIMES: &str = "Find out how times are written";

fn beside_csv(setting: &Setting, lines: &mut Lines, what: &str, goal: &'static str, work: &dyn Fn()) {
    if !lines.want(what) {
        return;
    }
    let csv_loop = || assert_eq!(by_csv_crate(&setting.users, b',').rows, setting.rows);
    // A slow moment of the computer hits only one of the two; what is as short as such a moment is measured more often.
    let (ours, theirs) = in_turn(setting.turns * 3, work, csv_loop);
    lines.add(Line {
        what: format!("{what}, {} rows", setting.rows),
        ours: milliseconds(ours),
        beside: format!("{CSV_LOOP}: {}", milliseconds(theirs)),
        ratio: times(ours, theirs),
        goal,
    });
}

pub fn ticker() -> Ticker {
    Ticker::new(Arc::new(|| {}))
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
fn first_table(setting: &Setting, lines: &mut Lines) {
    const WHAT: &str = "From a file to its first table";
    if !lines.want(WHAT) {
        return;
    }
    let show = |path: &Path| {
        let mut records = open(path).records().expect("a pass");
        let mut record = Record::default();
        for _ in 0..100 {
            assert!(records.read(&mut record).expect("a row"));
            black_box(&record);
        }
    };
    let turns = setting.turns * 5;
    let (large, small) = in_turn(turns, || show(&setting.users), || show(&setting.small));
    let size = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len()) / 1_000_000;
    lines.add(Line {
        what: format!("{WHAT}, {} MB", size(&setting.users)),
        ours: milliseconds(large),
        beside: format!("a file of {} MB: {}", size(&setting.small), milliseconds(small)),
        ratio: format!("{:+.1} ms", (large.as_secs_f64() - small.as_secs_f64()) * 1_000.0),
        goal: "+50 ms, 150 ms",
    });
}
