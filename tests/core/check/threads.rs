//! What comes out of a check does not depend on how many threads it runs on, nor on being told of on the way.

use std::fs;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use backfill::check::whole::{Checked, How, Settled};
use backfill::kissmetrics::request::write_target;
use backfill::mapping::apply::Made;
use backfill::pipeline::rows::{Crew, Place, Rows};
use backfill::pipeline::walk::{Item, Visitor};
use backfill::pipeline::{Error, Outcomes, PassProgress, Pipeline, Stop, Ticker};
use backfill::plan::Plan;
use backfill::source::Record;
use proptest::prelude::*;

use crate::check::{Case, NOW, WITH_VALUE};
use crate::kissmetrics::documents::Documents;
use crate::support::folder::Folder;

/// So many rows that each of four threads has some.
const ROWS: usize = 5_000;

pub fn check(pipeline: &Pipeline, threads: usize) -> Checked {
    check_with(pipeline, threads, None)
}

/// With what an earlier check found out.
pub fn check_with(pipeline: &Pipeline, threads: usize, settled: Option<Arc<Settled>>) -> Checked {
    let how = How { now: NOW, threads, settled, ..How::default() };
    let mut ticker = Ticker::new(Arc::new(|| {}));
    how.check(pipeline, &Stop::default(), &PassProgress::default(), &mut ticker).expect("it can be read")
}

/// Everything that a check says.
pub fn said(checked: &Checked) -> String {
    let Checked {
        outcomes,
        complete,
        warnings,
        fingerprint,
        reading,
        bookmark,
        summary,
        findings,
        charts,
        zone,
        days,
        first,
        groups,
        // It decides nothing of what comes out.
        settled: _,
    } = checked;
    let of_all = (summary.events(), summary.people(), summary.first(), summary.last());
    format!(
        "{outcomes:?} {complete} {warnings:?} {fingerprint:?} {reading:?} {bookmark:?}\n{of_all:?} {:?} {:?}\n{findings:#?}\n{charts:?} {zone:?}\n\
         {days:?}\n{first:?}\n{groups:?}",
        summary.names(),
        summary.tally()
    )
}

/// What is sent, in its order, byte for byte.
fn requests(pipeline: &Pipeline, threads: usize) -> Vec<String> {
    struct Requests;
    impl Crew for Requests {
        type Own = ();
        type Part = Vec<String>;
        type Whole = Vec<String>;

        fn look(&self, (): &mut (), rows: &Rows<'_>, _place: Place<'_>) -> Option<Vec<String>> {
            let request = |(_, made): (usize, &Made<'_>)| {
                let mut target = String::new();
                write_target(&made.event, "KEY", &mut target);
                target
            };
            Some(rows.sent().map(request).collect())
        }

        fn take(&self, whole: &mut Vec<String>, _rows: &Rows<'_>, part: Vec<String>, _outcomes: &Outcomes) {
            whole.extend(part);
        }
    }
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let walk = pipeline.walk_together(threads, &stop, &progress, &Requests, Vec::new());
    walk.expect("the table can be read").1
}

fn same_on_any_number(pipeline: &Pipeline) -> Result<(), TestCaseError> {
    let one = (said(&check(pipeline, 1)), requests(pipeline, 1));
    for threads in [2, 3, 8] {
        let several = (said(&check(pipeline, threads)), requests(pipeline, threads));
        prop_assert!(one == several, "{threads} threads say\n{}\none says\n{}", several.0, one.0);
    }
    Ok(())
}

/// A copy of a fixture whose table is repeated until it is long.
fn long(fixture: &Path) -> (Folder, Plan) {
    let folder = Folder::copy_of(fixture);
    let plan = Plan::load(&folder.at("plan.toml")).expect("a plan").with_whole_paths();
    let table = PathBuf::from(plan.source.get("file").expect("fixtures are files"));
    let text = fs::read(&table).expect("the table can be read");
    let titles = text.iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| end + 1);
    let (titles, rows) = text.split_at(titles);
    let lines = rows.iter().filter(|byte| **byte == b'\n').count().max(1);
    let mut long = titles.to_vec();
    for _ in 0..ROWS.div_ceil(lines) {
        long.extend_from_slice(rows);
        if !long.ends_with(b"\n") {
            long.push(b'\n');
        }
    }
    fs::write(&table, long).expect("the table can be written");
    (folder, plan)
}

#[test]
fn every_fixture_made_long_comes_to_the_same_on_any_number_of_threads() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut seen = 0;
    for entry in fs::read_dir(root).expect("the fixtures can be listed") {
        let path = entry.expect("the fixtures can be listed").path();
        if !path.join("plan.toml").exists() {
            continue;
        }
        let (_folder, plan) = long(&path);
        let pipeline = Pipeline::open(&plan, &Stop::default(), &PassProgress::default())
            .unwrap_or_else(|error| panic!("{}: {}", path.display(), backfill::error::Error::from(error).sentence()));
        let rows = check(&pipeline, 1).outcomes.rows;
        assert!(rows as usize >= ROWS, "{} has {rows} rows", path.display());
        same_on_any_number(&pipeline).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        seen += 1;
    }
    assert!(seen >= 4, "the four stories are not there");
}

/// A row: who, when, a value, what, and who else.
type Row = (String, String, String, String, String);

/// A few rows, of which the table repeats.
fn few_rows() -> impl Strategy<Value = Vec<Row>> {
    let person = prop_oneof![
        4 => "[ab]{0,2}",
        1 => Just("A".to_owned()),
        1 => Just("guest".to_owned()),
        1 => "[1-9]{3}(\\.0)?",
        1 => Just("a:b".to_owned()),
        1 => Just("a b".to_owned()),
        1 => Just("'ab".to_owned()),
    ];
    let when = prop_oneof![
        8 => (0..100_i64).prop_map(|second| format!("2020-05-05 10:{:02}:{:02}", second / 60, second % 60)),
        1 => Just("2008-05-05".to_owned()),
        1 => Just("soon".to_owned()),
        1 => Just(String::new()),
    ];
    let value = prop_oneof!["[xy]", "[1-9]\\.[0-9]{2} EUR", Just("2020-01-02".to_owned()), Just(String::new())];
    let what = prop_oneof!["[a-c]", Just("A".to_owned()), Just("a:".to_owned()), Just(String::new())];
    proptest::collection::vec((person, when, value, what, "[a-dA]{0,2}"), 1..40)
}

/// One to three rules of any kind, each perhaps with a fix.
fn plan() -> impl Strategy<Value = String> {
    const WHO: &str = "[[rules]]\nperson = { column = \"person\" }\n";
    const WHEN: &str = "time = { column = \"when\", format = \"year-first\" }\n";
    const DETAILS: &str = "properties = [{ from = \"column\", name = \"Value\", column = \"value\" }, \
        { from = \"column\", name = \"Other\", column = \"other\" }]\n";
    let kind = prop_oneof![
        3 => Just(format!("{WHEN}event = {{ from = \"fixed\", name = \"Signed Up\" }}\n{DETAILS}")),
        3 => Just(format!("{WHEN}event = {{ from = \"column\", column = \"what\" }}\n{DETAILS}")),
        1 => Just(format!("{WHEN}event = {{ from = \"column\", column = \"what\" }}\n")),
        1 => Just(format!("kind = \"set\"\n{WHEN}{DETAILS}")),
        1 => Just("kind = \"alias\"\nevent = { from = \"column\", column = \"other\" }\n".to_owned()),
    ];
    let fix = prop_oneof![
        4 => Just(""),
        1 => Just("thin = { minutes = 1 }\n"),
        1 => Just("same_second = \"space\"\n"),
        1 => Just("same_second = \"join\"\n"),
        1 => Just("same_second = \"keep-first\"\n"),
        1 => Just("tidy = [\"no-spaces\", \"lower-case\"]\n"),
    ];
    let rule = (kind, fix).prop_map(|(kind, fix)| {
        let fix = if kind.starts_with("kind") { "" } else { fix };
        format!("{WHO}{kind}{fix}")
    });
    proptest::collection::vec(rule, 1..4).prop_map(|rules| format!("zone = \"UTC\"\n{}", rules.concat()))
}

/// What the documents make of all that is sent.
fn oracle(pipeline: &Pipeline) -> Documents {
    struct Receive(Documents);
    impl Visitor for Receive {
        fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), Error> {
            if let Some((_, made)) = item.sent() {
                self.0.receive(&made.event);
            }
            Ok(())
        }
    }
    let mut receive = Receive(Documents::default());
    pipeline.walk(&Stop::default(), &PassProgress::default(), &mut receive).expect("the table can be read");
    receive.0
}

/// Titles, and a row that no reader takes for more of them, whatever the rows are that follow.
const BEGINNING: &str = "person,when,value,what,other\nnina@example.com,2020-01-01 00:00:00,1,a,b\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_plan_and_table_come_to_the_same_on_any_number_of_threads(rows in few_rows(), plan in plan()) {
        let mut table = BEGINNING.to_owned();
        for (person, when, value, what, other) in rows.iter().cycle().take(700) {
            table.push_str(&format!("{person},{when},{value},{what},{other}\n"));
        }
        let case = Case::new(&table, &plan);
        let pipeline = case.pipeline();
        same_on_any_number(&pipeline)?;
        let (summary, oracle) = (check(&pipeline, 3).summary, oracle(&pipeline));
        let tally = summary.tally();
        prop_assert_eq!((tally.merged, tally.all_lost()), (oracle.merged, oracle.lost));
        prop_assert_eq!(tally.kept, oracle.kept);
        prop_assert_eq!(summary.events(), oracle.kept + oracle.merged + oracle.lost);
        prop_assert_eq!(tally.properties, oracle.properties() as u64);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Rules that do nothing but copy cells go a short way, and a condition that always holds sends them the general one.
    #[test]
    fn what_is_made_by_copying_cells_is_what_the_general_way_makes(
        rows in few_rows(),
        zone in proptest::sample::select(vec!["UTC", "Europe/Berlin"]),
        format in proptest::sample::select(vec!["year-first", "day-first"]),
    ) {
        let mut table = BEGINNING.to_owned();
        for (person, when, value, what, other) in &rows {
            // The hour that a spring skips and the one that an autumn repeats are among them.
            let when = when.replace("2020-05-05 10:00", "2020-03-29 02:30").replace("2020-05-05 10:01", "2020-10-25 02:30");
            table.push_str(&format!("{person},{when},{value},{what},{other}\n"));
        }
        let short = WITH_VALUE.replace("UTC", zone).replace("year-first", format);
        let general = format!("{short}only = [{{ column = \"other\", test = \"is-not\", values = [\"never\"] }}]\n");
        let (short, general) = (Case::new(&table, &short), Case::new(&table, &general));
        prop_assert_eq!(short.events(), general.events());
        prop_assert_eq!(said(&check(&short.pipeline(), 2)), said(&check(&general.pipeline(), 2)));
    }
}

#[test]
fn a_panic_goes_on_and_leaves_nobody_waiting() {
    struct Panics;
    impl Crew for Panics {
        type Own = ();
        type Part = ();
        type Whole = ();

        fn glance(&self, (): &mut (), rows: &Rows<'_>, which: Range<usize>) {
            assert!(rows.some(which).all(|(record, ..)| record.row != 9_000), "the row that nobody bears");
        }

        fn look(&self, (): &mut (), _rows: &Rows<'_>, _place: Place<'_>) -> Option<()> {
            Some(())
        }

        fn take(&self, (): &mut (), _rows: &Rows<'_>, (): (), _outcomes: &Outcomes) {}
    }
    let case = Case::new(&one_wrong_at_the_end(40_000), WITH_VALUE);
    let pipeline = case.pipeline();
    for threads in [1, 2, 3] {
        let walk = || {
            let (stop, progress) = (Stop::default(), PassProgress::default());
            pipeline.walk_together(threads, &stop, &progress, &Panics, ()).map(drop)
        };
        assert!(catch_unwind(AssertUnwindSafe(walk)).is_err(), "{threads}");
    }
}

/// Everybody at one second, and the last row without a time.
fn one_wrong_at_the_end(rows: usize) -> String {
    let mut table = "person,when,value\n".to_owned();
    for row in 1..rows {
        table.push_str(&format!("p{row}@example.com,2020-05-05 10:00:00,v\n"));
    }
    table.push_str("last@example.com,soon,v\n");
    table
}

#[test]
fn what_is_told_on_the_way_is_never_taken_for_the_whole_and_only_grows() {
    let case = Case::new(&one_wrong_at_the_end(20_000), WITH_VALUE);
    let pipeline = case.pipeline();
    let mut told: Vec<Outcomes> = Vec::new();
    let mut tell = |so_far: Checked| {
        assert!(!so_far.complete && so_far.outcomes.adds_up());
        assert_eq!(so_far.summary.events(), so_far.outcomes.to_send());
        told.push(so_far.outcomes);
    };
    let how = How { now: NOW, threads: 2, so_far: Some(&mut tell), settled: None, pause: Duration::ZERO };
    let mut ticker = Ticker::new(Arc::new(|| {}));
    let checked =
        how.check(&pipeline, &Stop::default(), &PassProgress::default(), &mut ticker).expect("it can be read");
    assert!(told.len() > 5, "{}", told.len());
    assert!(told.is_sorted_by(|one, next| one.rows < next.rows));
    assert!(checked.complete);
    assert_eq!((checked.outcomes.rows, checked.outcomes.rejected), (20_000, 1));
    assert!(checked.findings.iter().any(|finding| finding.id() == "unreadable-time" && finding.rows[0].row == 20_000));
    assert_eq!(said(&checked), said(&check(&pipeline, 1)), "telling changes nothing");
}
