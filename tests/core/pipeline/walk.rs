//! The one path from record to event: what is counted adds up, and the preview is the beginning of the run.

use std::ops::ControlFlow;

use backfill::pipeline::outcomes::Outcomes;
use backfill::pipeline::preview::{PreviewKind, PreviewRow, preview, rows_at};
use backfill::pipeline::walk::{Item, RowEnd, Visitor};
use backfill::pipeline::{Disposition, Error, PassProgress, Stop};
use backfill::plan::Plan;
use backfill::source::Record;
use proptest::prelude::*;

use crate::check::shrinkage::sent;
use crate::check::{Case, NAMED, SIGNED_UP};

const MIXED: &str = "person,when\n\
    ada,2020-05-05 10:00:01\n\
    ,2020-05-05 10:00:02\n\
    bob,\n\
    bob,soon\n\
    cy,2008-05-05 10:00:01\n\
    ada,2020-05-05 10:00:09\n";

fn previewed(case: &Case, limit: Option<u64>) -> (Vec<PreviewRow>, Outcomes) {
    let mut rows = Vec::new();
    let walk = preview(&case.pipeline(), "KEY", limit, &Stop::default(), &mut |row| {
        rows.push(row);
        Ok(())
    });
    (rows, walk.expect("the table can be read").outcomes)
}

/// The requests that a preview would send.
fn requests(rows: &[PreviewRow]) -> Vec<String> {
    let sent = |row: &PreviewRow| {
        row.items
            .iter()
            .filter_map(|item| match &item.kind {
                PreviewKind::Event { request, .. } if item.disposition == Disposition::Send => Some(request.clone()),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    rows.iter().flat_map(sent).collect()
}

#[test]
fn each_row_and_each_event_is_counted_once() {
    let outcomes = Case::new(MIXED, SIGNED_UP).check().outcomes;
    assert!(outcomes.adds_up());
    let rows = (outcomes.rows, outcomes.used, outcomes.skipped, outcomes.rejected);
    assert_eq!(rows, (6, 3, 1, 2));
    let events = (outcomes.made, outcomes.withheld, outcomes.merged, outcomes.pending, outcomes.rejections);
    assert_eq!(events, (3, 1, 0, 2, 2));
}

#[test]
fn thinned_events_are_folded_and_withheld_ones_are_not_thinned() {
    let case = Case::new(MIXED, &format!("{SIGNED_UP}thin = {{ minutes = 1 }}\n"));
    let outcomes = case.check().outcomes;
    assert_eq!((outcomes.made, outcomes.withheld, outcomes.merged, outcomes.pending), (3, 1, 1, 1));
}

#[test]
fn a_preview_is_the_beginning_of_what_is_sent_and_says_what_a_row_came_to() {
    let case = Case::new(MIXED, SIGNED_UP);
    let (rows, outcomes) = previewed(&case, Some(4));
    assert_eq!(outcomes.rows, 4);
    let ends: Vec<RowEnd> = rows.iter().map(|row| row.end).collect();
    assert_eq!(ends, [RowEnd::Used, RowEnd::Rejected, RowEnd::Skipped, RowEnd::Rejected]);
    assert_eq!(rows[3].line, Some(5));
    assert_eq!(requests(&rows), ["/e?_k=KEY&_p=ada&_n=Signed%20Up&_t=1588672801&_d=1"]);
    assert_eq!(previewed(&case, Some(0)).1, Outcomes::default());
}

#[test]
fn the_rows_of_a_finding_can_be_opened() {
    let case = Case::new(MIXED, SIGNED_UP);
    let finding = case.finding("unreadable-time");
    let opened = rows_at(&case.pipeline(), &finding.rows, "KEY", &Stop::default()).expect("the table can be read");
    let cells: Vec<(u64, Vec<String>)> = opened.into_iter().map(|row| (row.row, row.cells)).collect();
    assert_eq!(cells, [(4, vec!["bob".to_owned(), "soon".to_owned()])]);
    assert!(rows_at(&case.pipeline(), &[], "KEY", &Stop::default()).expect("nothing is read").is_empty());
}

#[test]
fn a_reserved_name_is_refused_before_anything_is_read() {
    let mut case = Case::new(MIXED, SIGNED_UP);
    case.mapping = crate::check::mapping(&format!(
        "{SIGNED_UP}properties = [{{ from = \"constant\", name = \"_T\", value = \"1\" }}]\n"
    ));
    let refused = backfill::pipeline::Pipeline::open(&case.plan(), &Stop::default(), &PassProgress::default());
    assert!(matches!(refused, Err(Error::Plan(_))));
}

#[test]
fn a_walk_ends_where_its_visitor_ends_it() {
    struct First;
    impl Visitor for First {
        fn item(&mut self, _: &Record, _: Item<'_>) -> Result<(), Error> {
            Ok(())
        }
        fn row(&mut self, _: &Record, _: RowEnd, outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
            Ok(if outcomes.rows == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        }
    }
    let case = Case::new(MIXED, SIGNED_UP);
    let pipeline = case.pipeline();
    let walk = pipeline.walk(&Stop::default(), &PassProgress::default(), &mut First).expect("it can be read");
    assert_eq!((walk.outcomes.rows, walk.complete), (2, false));
    let stop = Stop::default();
    stop.request();
    let walk = pipeline.walk(&stop, &PassProgress::default(), &mut First).expect("it can be read");
    assert_eq!((walk.outcomes.rows, walk.complete), (0, false));
}

#[test]
fn other_text_is_read_in_every_use_of_a_column() {
    let table = "person,when,what\nada,2020-05-05,sign-up\nnobody,2020-05-05,bill\nbob,2020-05-05,bill\n";
    let rules = format!(
        "zone = \"UTC\"\nreplace = [\n{{ column = \"what\", found = \"bill\", with = \"Billed\" }},\n\
         {{ column = \"person\", found = \"nobody\" }}]\n{}properties = [{{ from = \"column\", name = \"Deed\", column = \
         \"what\" }}]\n",
        NAMED.replace("zone = \"UTC\"\n", "")
    );
    let case = Case::new(table, &rules);
    assert_eq!(
        sent(&case.pipeline()),
        ["ada|sign-up|1588680000|Deed=sign-up".to_owned(), "bob|Billed|1588680000|Deed=Billed".to_owned(),]
    );
    assert_eq!(case.check().outcomes.rejected, 1);
}

#[test]
fn every_choice_survives_in_the_plans_file() {
    let rules = r#"
zone = "UTC"
replace = [{ column = "what", found = "x", with = "y" }]
[[rules]]
person = { column = "person" }
tidy = ["no-apostrophe", "no-decimals", "no-spaces", "lower-case"]
time = { column = "when", format = "year-first" }
event = { from = "fixed", name = "A" }
leave_out = [
    { rows = "blank-person" }, { rows = "blank-name" }, { rows = "unreadable-time" }, { rows = "damaged-person" },
    { rows = "longer-person", characters = 255 }, { rows = "longer-name", characters = 255 },
    { rows = "cell", column = "what", like = "json" }, { rows = "longer-cell", column = "what", characters = 512 },
    { rows = "skipped-hour" }, { rows = "double-hour" }, { rows = "before", second = 1230768000 }, { rows = "after", second = 1795521600 },
]
same_second = "keep-first"
"#;
    let plan = Case::new("person,when,what\n", rules).plan();
    let again = Plan::parse(&plan.to_text(), std::path::Path::new("plan.toml"));
    assert_eq!(again.expect("it is a plan"), plan);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Wherever a preview stops, it showed exactly what the run sends first, and its numbers add up.
    #[test]
    fn a_preview_never_differs_from_the_run(
        rows in prop::collection::vec((0..4_usize, 0..5_usize), 1..30),
        limit in 0..30_u64,
        choice in 0..4_usize,
    ) {
        let people = ["ada", "bob", "", "null"];
        let times = ["2020-05-05 10:00:01", "2020-05-05 10:00:20", "2008-01-01", "soon", ""];
        let mut table = "person,when\n".to_owned();
        rows.iter().for_each(|&(who, when)| table += &format!("{},{}\n", people[who], times[when]));
        let settings = ["", "same_second = \"space\"\n", "same_second = \"join\"\n", "thin = { minutes = 1 }\n"];
        let case = Case::new(&table, &format!("{SIGNED_UP}{}", settings[choice]));
        let (shown, outcomes) = previewed(&case, Some(limit));
        prop_assert!(outcomes.adds_up());
        let (all, whole) = previewed(&case, None);
        prop_assert!(whole.adds_up());
        prop_assert_eq!(whole, case.check().outcomes);
        let (shown, all) = (requests(&shown), requests(&all));
        prop_assert_eq!(&shown[..], &all[..shown.len()]);
    }
}
