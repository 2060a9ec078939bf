//! What a check keeps for looking at does not grow with the size of cells, nor with the number of columns.

use std::sync::Arc;

use backfill::check::whole::{Checked, check};
use backfill::pipeline::preview::{PreviewKind, PreviewRow, rows_at};
use backfill::pipeline::{PassProgress, Pipeline, Stop, Ticker};
use backfill::plan::Plan;

use crate::support::folder::Folder;

const PLAN: &str = r#"
version = 1
[source]
kind = "csv"
file = "wide.csv"
[mapping]
zone = "UTC"
[[mapping.rules]]
who = { column = "who" }
when = { column = "when", format = "year-first" }
what = { from = "fixed", name = "Bought" }
details = [{ from = "column", name = "Note", column = "note" }]
"#;

fn checked(folder: &Folder, table: &str) -> (Pipeline, Checked) {
    folder.write("wide.csv", table);
    let plan = Plan::load(&folder.write("plan.toml", PLAN)).expect("a plan");
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let pipeline = Pipeline::open(&plan, &stop, &progress).expect("the plan fits");
    let checked = check(&pipeline, &stop, &progress, &mut Ticker::new(Arc::new(|| {}))).expect("a check");
    (pipeline, checked)
}

/// About how much memory a row takes, in bytes: each text, and where it stands.
fn size(row: &PreviewRow) -> usize {
    const PLACE: usize = size_of::<String>();
    let cells: usize = row.cells.iter().map(|cell| cell.capacity() + PLACE).sum();
    let items = row.items.iter().map(|item| match &item.kind {
        PreviewKind::Event { event, request, .. } => {
            let details = event.properties.iter().map(|detail| detail.name.len() + detail.value.len() + 2 * PLACE);
            event.person.len() + event.name.len() + request.capacity() + details.sum::<usize>()
        }
        PreviewKind::Missed(miss) => miss.value.capacity() + miss.column.capacity() + miss.lookup.capacity(),
    });
    cells + items.sum::<usize>()
}

fn size_of_samples(checked: &Checked) -> usize {
    let groups = checked.groups.values().flat_map(|sample| &sample.rows);
    checked.first.iter().chain(groups).map(size).sum()
}

/// Twenty rows with a cell of a megabyte, half of them without a time that can be read.
fn large_cells() -> String {
    let rows = (0..20).map(|row| {
        let when = if row % 2 == 0 { "2016-01-03".to_owned() } else { format!("then {}", "é".repeat(300_000)) };
        format!("a{row}@x.com,{when},{}\n", "ñ".repeat(500_000))
    });
    format!("who,when,note\n{}", rows.collect::<String>())
}

#[test]
fn large_cells_are_kept_only_as_far_as_they_are_shown() {
    let folder = Folder::new();
    let (pipeline, checked) = checked(&folder, &large_cells());
    assert_eq!((checked.first.len(), checked.groups.len()), (20, 1));
    assert!(size_of_samples(&checked) < 1_000_000, "{} bytes are kept of 20 rows", size_of_samples(&checked));
    assert!(
        checked.first.iter().all(|row| !row.whole && row.cells[2].starts_with("ññ") && row.cells[2].ends_with('…'))
    );
    for finding in &checked.findings {
        let texts = finding.examples.iter().flat_map(|example| [Some(&example.text), example.with.as_ref()]).flatten();
        assert!(texts.map(String::len).sum::<usize>() < 2_000, "{}", finding.id());
    }

    // A row that is opened again is read whole.
    let at = backfill::check::RowAt { row: 3, ..Default::default() };
    let rows = rows_at(&pipeline, &[at], "KEY", &Stop::default()).expect("the source can be read");
    assert!(rows.len() == 1 && rows[0].whole && rows[0].cells[2] == "ñ".repeat(500_000));
    let PreviewKind::Event { request, event, .. } = &rows[0].items[0].kind else { panic!("{:?}", rows[0].end) };
    assert_eq!(event.properties[0].value, "ñ".repeat(500_000));
    assert!(request.ends_with("%C3%B1") && request.len() > 3_000_000);
    // Of many such rows not all are held at once.
    let all: Vec<_> = (1..=20).map(|row| backfill::check::RowAt { row, ..Default::default() }).collect();
    let rows = rows_at(&pipeline, &all, "KEY", &Stop::default()).expect("the source can be read");
    assert_eq!(rows.len(), 20);
    assert!(rows[0].whole && !rows[19].whole);
    assert!(rows.iter().map(size).sum::<usize>() < 64_000_000);
}

#[test]
fn thousands_of_columns_are_kept_only_as_far_as_they_are_shown() {
    let folder = Folder::new();
    let titles: String = (0..5_000).map(|column| format!(",c{column}")).collect();
    let rows: String = (0..300).map(|row| format!("a{row}@x.com,2016-01-03,n{}\n", ",7".repeat(5_000))).collect();
    let (pipeline, checked) = checked(&folder, &format!("who,when,note{titles}\n{rows}"));
    assert_eq!(checked.first.len(), 300);
    assert!(size_of_samples(&checked) < 5_000_000, "{} bytes are kept of 300 rows", size_of_samples(&checked));
    assert!(!checked.first[0].whole);
    let at = backfill::check::RowAt { row: 300, ..Default::default() };
    let rows = rows_at(&pipeline, &[at], "KEY", &Stop::default()).expect("the source can be read");
    assert!(rows[0].whole && rows[0].cells.len() == 5_003);
}

#[test]
fn a_row_that_is_shown_whole_is_kept_whole() {
    let folder = Folder::new();
    let (_, checked) = checked(&folder, &format!("who,when,note\na@x.com,2016-01-03,{}\n", "x".repeat(512)));
    assert!(checked.first[0].whole);
    assert_eq!(checked.first[0].cells[2], "x".repeat(512));
}
