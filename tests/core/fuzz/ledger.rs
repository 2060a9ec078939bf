//! Ledgers: a file that is damaged anywhere is refused in words, or what it tells is at most what was written into it.

use backfill::error::Error;
use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::ledger::{FILE, ImportState, Ledger, LedgerError, NewImport, SentSince};
use backfill::pipeline::Outcomes;
use backfill::pipeline::fingerprint::{EventFingerprint, Fingerprint};
use backfill::pipeline::range_set::RangeSet;
use backfill::plan::Plan;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::{damaged, fuzz};
use crate::support::folder::Folder;

const WORDS: &[&str] =
    &["\0", "\u{1}\0\0\0", "complete", "running", "SQLite format 3\0", "CREATE TABLE", "\u{7f}", "DROP"];

/// How many events were recorded.
const EVENTS: u64 = 300;

/// A ledger with an import that was stopped.
fn whole() -> Vec<u8> {
    let folder = Folder::new();
    let mut ledger = Ledger::open(folder.path()).expect("a ledger");
    let key = ApiKey::new("a key").expect("a key");
    let product = ledger.product(&Destination::kissmetrics(), &key, Some("Shop"), None).expect("a product");
    let checked = Outcomes { rows: EVENTS, used: EVENTS, made: EVENTS, pending: EVENTS, ..Outcomes::default() };
    let new = NewImport {
        source: "orders.csv",
        plan: "version = 1",
        fingerprint: Fingerprint { titles: 1, rows: EVENTS, content: 2 },
        checked,
        not_sent: vec![("blank-time".to_owned(), 2)],
        names: vec!["Bought".to_owned()],
        limit: None,
        earlier: RangeSet::default(),
        bookmark: None,
        reading: 1,
        delivery: None,
    };
    let held = ledger.hold(&product).expect("nobody sends to it");
    let recorder = ledger.begin(held, &new, None).expect("an import");
    for number in 0..EVENTS {
        recorder.sent(number, EventFingerprint::new(number, number * 7));
    }
    let outcomes = Outcomes { sent: EVENTS, pending: 0, ..checked };
    recorder.finish(ImportState::Stopped, outcomes).expect("it is written");
    // The last connection that closes puts everything into the one file.
    drop(ledger);
    std::fs::read(folder.at(FILE)).expect("the ledger's file")
}

#[test]
fn a_ledger_that_is_damaged_anywhere_is_refused_in_words_or_claims_no_more_than_it_held() {
    fuzz(&damaged(vec![whole()], WORDS), |bytes| {
        let folder = Folder::new();
        folder.write(FILE, &bytes);
        match Ledger::open(folder.path()) {
            Ok(mut ledger) => is_looked_through(&mut ledger),
            Err(error) => said(error),
        }
    });
}

fn said(error: LedgerError) -> TestCaseResult {
    let sentence = Error::from(error).sentence();
    prop_assert!(sentence.ends_with('.') && sentence.len() < 2_000, "{}", sentence);
    Ok(())
}

fn is_looked_through(ledger: &mut Ledger) -> TestCaseResult {
    let imports = match ledger.imports() {
        Ok(imports) => imports,
        Err(error) => return said(error),
    };
    for import in &imports {
        // What the plan's text says is no secret and no promise; it is read or refused.
        let _ = Plan::parse(&import.plan, std::path::Path::new("plan.toml"));
        match ledger.fingerprints(&import.product) {
            Ok(fingerprints) => prop_assert!(fingerprints.len() as u64 <= 64 * EVENTS),
            Err(error) => said(error)?,
        }
        if import.has_work_left()
            && let Err(error) = ledger
                .hold(&import.product)
                .and_then(|held| ledger.go_on(held, import.id, &SentSince::default()).map(|_| ()))
        {
            said(error)?;
        }
    }
    let key = ApiKey::new("a key").expect("a key");
    match ledger.product(&Destination::kissmetrics(), &key, None, None) {
        Ok(product) => drop(ledger.revision(&product)),
        Err(error) => said(error)?,
    }
    Ok(())
}
