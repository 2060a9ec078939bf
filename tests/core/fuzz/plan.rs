//! Plans, which may be a stranger's: each is read or refused in words, means the same once it was written again, and what
//! it says of a source is carried out or refused.

use std::sync::Arc;

use backfill::check::whole::check;
use backfill::error::Error;
use backfill::pipeline::preview::preview;
use backfill::pipeline::{PassProgress, Pipeline, Stop, Ticker};
use backfill::plan::Plan;
use backfill::text::finding_sentence;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::{damaged, fuzz};
use crate::support::folder::Folder;

const WORDS: &[&str] = &[
    "\"",
    "'",
    "\n",
    "[",
    "]",
    "{",
    "}",
    "=",
    "#",
    ".",
    ",",
    "version = 1\n",
    "version = 2\n",
    "version = 4294967296\n",
    "-1",
    "1e400",
    "nan",
    "true",
    "\"_t\"",
    "\"mysql\"",
    "\"csv\"",
    "host = \"${HOME}\"\n",
    "tracker = \"https://x\"\n",
    "[[mapping.rules]]\n",
    "\"Europe/Berlin\"",
    "\"+99:99\"",
    "\"day-first\"",
    "\"excel-days\"",
    "\"users.csv\"",
    "\"../../etc/passwd\"",
    "\"/dev/zero\"",
    "thin = { every = 0 }\n",
    "same_second = \"space\"\n",
    "kind = \"alias\"\n",
    "who",
    "person",
    "details",
    "properties",
    "\u{0}",
    "\u{202e}",
    "\"\"\"",
    "9223372036854775807",
];

/// The plans of the fixtures, each with its own folder's files.
fn plans() -> Vec<Vec<u8>> {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = std::fs::read_dir(fixtures).expect("the fixtures").map(|entry| entry.expect("an entry").path());
    entries.filter_map(|folder| std::fs::read(folder.join("plan.toml")).ok()).collect()
}

#[test]
fn whatever_stands_in_a_plan_it_is_carried_out_or_refused_in_words() {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folder = Folder::new();
    for entry in std::fs::read_dir(fixtures).expect("the fixtures").flatten() {
        for file in std::fs::read_dir(entry.path()).into_iter().flatten().flatten() {
            if file.path().extension().is_some_and(|ending| ending == "csv") {
                folder.write(&file.file_name().to_string_lossy(), std::fs::read(file.path()).expect("a file"));
            }
        }
    }
    fuzz(&damaged(plans(), WORDS), |bytes| {
        let path = folder.write("plan.toml", &bytes);
        match Plan::load(&path) {
            Ok(plan) => is_carried_out(&folder, &plan),
            Err(error) => said(error.into()),
        }
    });
}

fn said(error: Error) -> TestCaseResult {
    let sentence = error.sentence();
    prop_assert!(sentence.ends_with(['.', '?']) && sentence.len() < 5_000, "{}", sentence);
    Ok(())
}

fn is_carried_out(folder: &Folder, plan: &Plan) -> TestCaseResult {
    let again = Plan::parse(&plan.to_text(), &folder.at("again.toml")).expect("what we wrote is a plan");
    prop_assert_eq!(again.to_text(), plan.to_text());
    // Only files are opened here, and none outside the folder.
    let inside = |path: &std::path::Path| path.parent() == Some(folder.path());
    if plan.source.kind != "csv"
        || plan.lookups.iter().any(|second| second.answers.kind != "csv")
        || !plan.files().all(inside)
    {
        return Ok(());
    }
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let pipeline = match Pipeline::open(plan, &stop, &progress) {
        Ok(pipeline) => pipeline,
        Err(error) => return said(error.into()),
    };
    let checked = match check(&pipeline, &stop, &progress, &mut Ticker::new(Arc::new(|| {}))) {
        Ok(checked) => checked,
        Err(error) => return said(error.into()),
    };
    prop_assert!(checked.outcomes.adds_up(), "{:?}", checked.outcomes);
    prop_assert!(checked.findings.iter().all(|finding| finding_sentence(finding).ends_with(['.', '?'])));
    let mut rows = 0;
    preview(&pipeline, "KEY", None, &stop, &mut |_| {
        rows += 1;
        Ok(())
    })
    .expect("it was read a moment ago");
    prop_assert!(rows <= checked.outcomes.rows);
    Ok(())
}
