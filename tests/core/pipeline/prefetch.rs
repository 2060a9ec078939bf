//! Reading on one thread and working on others: what comes out is what one thread alone would have found.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::sync::Arc;

use backfill::mapping::profile::Profiles;
use backfill::pipeline::survey::{Survey, survey_on};
use backfill::pipeline::walk::{Item, RowEnd, Visitor};
use backfill::pipeline::{Error, Outcomes, PassProgress, Stop, Ticker};
use backfill::source::{self, Answers, Record, Source, SourceError};
use proptest::prelude::*;

use crate::check::{Case, SIGNED_UP};
use crate::support::folder::Folder;

fn open(text: &str) -> (Folder, Arc<dyn Source>) {
    let folder = Folder::new();
    let file = folder.write("rows.csv", text);
    let source = source::open(&Answers::new("csv").with("file", file.to_string_lossy())).expect("a table");
    (folder, source)
}

fn surveyed(threads: usize, source: &dyn Source, limit: Option<u64>) -> Survey {
    let mut ticker = Ticker::new(Arc::new(|| {}));
    survey_on(threads, source, limit, &Stop::default(), &PassProgress::default(), &mut ticker).expect("a table")
}

/// More rows than a few batches hold; each kind of column that is judged in its own way.
fn many_rows(rows: usize) -> String {
    let mut text = String::from("id,when,plan,amount,note\n");
    for row in 0..rows {
        let day = 1 + row % 28;
        let plan = ["Free", "Team, yearly", ""][row % 3];
        writeln!(text, "{row},2020-02-{day:02} 10:00:00,\"{plan}\",{}.50 €,note {}", row % 900, row / 7).expect("text");
    }
    text
}

#[test]
fn a_survey_finds_on_any_number_of_threads_what_one_loop_finds() {
    let (_folder, source) = open(&many_rows(7_000));
    let mut alone = Profiles::new(source.columns().len());
    let mut records = source.records().expect("a pass");
    let mut record = Record::default();
    while records.read(&mut record).expect("a row") {
        alone.add(&record);
    }
    for threads in [1, 2, 4, 100] {
        let survey = surveyed(threads, source.as_ref(), None);
        assert_eq!((survey.rows, survey.complete), (7_000, true), "{threads} threads");
        assert_eq!(survey.profiles, alone.finish(), "{threads} threads");
        assert_eq!(survey.warnings, records.warnings(), "{threads} threads");
    }
}

#[test]
fn a_limited_survey_ends_there_and_is_not_complete() {
    let (_folder, source) = open(&many_rows(3_000));
    let survey = surveyed(2, source.as_ref(), Some(1_500));
    assert_eq!((survey.rows, survey.complete), (1_500, false));
    assert!(survey.profiles.iter().all(|profile| profile.rows() == 1_500));
}

/// Notes which rows come by, and stops at one of them.
struct Until {
    last: u64,
    seen: Vec<u64>,
}

impl Visitor for Until {
    fn item(&mut self, record: &Record, _item: Item<'_>) -> Result<(), Error> {
        self.seen.push(record.row);
        Ok(())
    }

    fn row(&mut self, record: &Record, _end: RowEnd, _outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        Ok(if record.row == self.last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    }
}

fn signups(rows: usize) -> String {
    let mut text = String::from("person,when\n");
    for row in 0..rows {
        writeln!(text, "person {row},2020-05-05 10:00:00").expect("text");
    }
    text
}

#[test]
fn a_walk_shows_every_row_once_and_in_order() {
    let case = Case::new(&signups(5_000), SIGNED_UP);
    let mut until = Until { last: 0, seen: Vec::new() };
    let walk = case.pipeline().walk(&Stop::default(), &PassProgress::default(), &mut until).expect("a table");
    assert!(walk.complete);
    assert_eq!(until.seen, (1..=5_000).collect::<Vec<_>>());
}

#[test]
fn a_walk_that_is_broken_off_counts_no_row_that_was_only_read() {
    let case = Case::new(&signups(5_000), SIGNED_UP);
    let mut until = Until { last: 1_234, seen: Vec::new() };
    let walk = case.pipeline().walk(&Stop::default(), &PassProgress::default(), &mut until).expect("a table");
    assert!(!walk.complete);
    assert_eq!((walk.outcomes.rows, until.seen.len()), (1_234, 1_234));
}

#[test]
fn rows_before_a_failure_are_seen_before_it_is_told() {
    // One row that is longer than any row may be, behind good ones.
    let mut text = signups(2_000);
    text.push_str(&"x".repeat(17 * 1024 * 1024));
    let case = Case::new(&text, SIGNED_UP);
    let mut until = Until { last: 0, seen: Vec::new() };
    let walk = case.pipeline().walk(&Stop::default(), &PassProgress::default(), &mut until);
    assert!(matches!(walk, Err(Error::Source(SourceError::LineTooLong { line: 2_002, .. }))), "{walk:?}");
    assert_eq!(until.seen.len(), 2_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_table_is_surveyed_alike_on_one_two_and_four_threads(
        cells in prop::collection::vec(prop::collection::vec("[a-c0-9 @.,:/\"-]{0,12}", 4), 1..200),
        times in 1_usize..20,
    ) {
        let mut text = String::from("a,b,c,d\n");
        for row in std::iter::repeat_n(&cells, times).flatten() {
            let quoted: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            writeln!(text, "{}", quoted.join(",")).expect("text");
        }
        let (_folder, source) = open(&text);
        let one = surveyed(1, source.as_ref(), None);
        for threads in [2, 4] {
            let more = surveyed(threads, source.as_ref(), None);
            prop_assert_eq!(more.rows, one.rows);
            prop_assert_eq!(&more.profiles, &one.profiles);
            prop_assert_eq!(&more.warnings, &one.warnings);
        }
    }
}
