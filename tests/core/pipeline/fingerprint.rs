//! Fingerprints of whole sources: known again under another name, and with rows added behind.

use std::sync::Arc;

use backfill::pipeline::Stop;
use backfill::pipeline::fingerprint::{Fingerprint, longest_beginning, row};
use backfill::source::{self, Answers, Record, Source};
use proptest::prelude::*;

use crate::support::folder::Folder;

fn table(folder: &Folder, titles: &str, rows: &[String]) -> Arc<dyn Source> {
    let file = folder.write("rows.csv", format!("{titles}\n{}\n", rows.join("\n")));
    let answers = Answers::new("csv").with("file", file.to_string_lossy());
    source::open(&answers.with("separator", "comma").with("titles", "1")).expect("a table")
}

/// The fingerprint of the first rows of a source.
fn of(source: &dyn Source, rows: u64) -> Fingerprint {
    let mut print = Fingerprint::start(source.columns());
    let (mut records, mut record) = (source.records().expect("it can be read"), Record::default());
    while print.rows < rows && records.read(&mut record).expect("it can be read") {
        print.add(row(&record));
    }
    assert_eq!(print.rows, rows);
    print
}

fn rows(count: usize) -> Vec<String> {
    (0..count).map(|row| format!("p{row}@example.com,{row}")).collect()
}

#[test]
fn a_source_begins_with_what_it_was_before_rows_were_added() {
    let folder = Folder::new();
    let grown = table(&folder, "login,at", &rows(9));
    let known = [of(grown.as_ref(), 3), of(grown.as_ref(), 7), of(grown.as_ref(), 9)];
    let found = |known: &[Fingerprint]| longest_beginning(grown.as_ref(), known, &Stop::default()).expect("readable");
    assert_eq!(found(&known), Some(known[2]));
    assert_eq!(found(&known[..2]), Some(known[1]));
    assert_eq!(found(&[]), None);
}

#[test]
fn other_titles_make_another_source() {
    let folder = Folder::new();
    let known = of(table(&folder, "login,at", &rows(5)).as_ref(), 5);
    let other = table(&folder, "person,at", &rows(5));
    assert_eq!(longest_beginning(other.as_ref(), &[known], &Stop::default()).expect("readable"), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever row is changed, only what lies before it is known again.
    #[test]
    fn a_changed_row_ends_what_is_known(count in 2_usize..20, at in 0_usize..20) {
        let at = at % count;
        let folder = Folder::new();
        let before = table(&folder, "login,at", &rows(count));
        let known: Vec<Fingerprint> = (1..=count as u64).map(|rows| of(before.as_ref(), rows)).collect();
        let mut changed = rows(count);
        changed[at] = format!("somebody{at}@example.com,{at}");
        let now = table(&folder, "login,at", &changed);
        let found = longest_beginning(now.as_ref(), &known, &Stop::default()).expect("readable");
        prop_assert_eq!(found, at.checked_sub(1).and_then(|last| known.get(last).copied()));
    }
}
