//! What the ledger holds while an import is under way, and what it does when that is changed, lost or taken away.

use std::collections::VecDeque;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::ledger::{
    FILE, Failure, ImportState, Ledger, LedgerError, MOST_UNRECORDED, NewImport, Prior, Product, Recorder, SentSince,
};
use backfill::pipeline::Outcomes;
use backfill::pipeline::fingerprint::{EventFingerprint, Fingerprint};
use backfill::pipeline::range_set::RangeSet;

use crate::support::folder::Folder;
use crate::support::wait;

/// Events in a batch that is claimed at once.
const BATCH: u64 = 256;

fn open(folder: &Folder) -> Ledger {
    Ledger::open(folder.path()).expect("a ledger can be opened")
}

fn shop(ledger: &Ledger) -> Product {
    let key = ApiKey::new("one").expect("a key");
    ledger.product(&Destination::kissmetrics(), &key, Some("Shop EU"), None).expect("a product can be noted")
}

fn begin(ledger: &mut Ledger, product: &Product) -> Recorder {
    let checked = Outcomes { rows: 50_000, used: 50_000, made: 50_000, pending: 50_000, ..Outcomes::default() };
    let new = NewImport {
        source: "orders.csv",
        plan: "version = 1",
        fingerprint: Fingerprint::default(),
        checked,
        not_sent: Vec::new(),
        names: Vec::new(),
        limit: None,
        earlier: RangeSet::default(),
        bookmark: None,
        reading: 1,
        delivery: None,
    };
    let held = ledger.hold(product).expect("nobody sends to it");
    ledger.begin(held, &new, None).expect("an import can begin")
}

fn go_on(ledger: &mut Ledger, product: &Product, id: i64) -> Recorder {
    let held = ledger.hold(product).expect("nobody sends to it");
    ledger.go_on(held, id, &SentSince::default()).expect("it can go on").0
}

fn print(number: u64) -> EventFingerprint {
    EventFingerprint::new(number << 20, number)
}

/// The number of which [`print`] made it.
fn number(print: EventFingerprint) -> u64 {
    // The first six bytes of eight.
    print.row().iter().fold(0, |number, byte| number << 8 | u64::from(*byte)) >> 4
}

/// Claims these events and waits until they may leave.
fn claim(record: &Recorder, numbers: std::ops::Range<u64>) {
    let granted = record.claim(numbers.map(print).collect());
    granted.blocking_recv().expect("the ledger can be written");
}

/// The numbers of the events that were sent, and of those that may have been.
fn prior(ledger: &Ledger, product: &Product) -> (Vec<u64>, Vec<u64>) {
    let prior = ledger.fingerprints(product).expect("it can be read");
    let numbers = |claimed| {
        let chosen = prior.iter().filter(|prior: &&Prior| prior.claimed == claimed);
        let mut numbers: Vec<u64> = chosen.map(|prior| number(prior.print)).collect();
        numbers.sort_unstable();
        numbers
    };
    (numbers(false), numbers(true))
}

#[test]
fn what_is_about_to_leave_is_in_the_ledger_before_it_leaves() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let record = begin(&mut ledger, &product);
    claim(&record, 0..10);
    assert_eq!(prior(&open(&folder), &product), (vec![], (0..10).collect()));
    (0..4).for_each(|number| record.sent(number, print(number)));
    // The process is gone without a word.
    drop(record);
    assert_eq!(prior(&ledger, &product), ((0..4).collect(), (4..10).collect()));
    let import = ledger.unfinished().expect("it can be read").expect("one has work left");
    assert_eq!((import.outcomes.sent, import.outcomes.unconfirmed, import.outcomes.pending), (4, 6, 49_990));
    assert!(import.outcomes.adds_up());
}

#[test]
fn a_claim_lasts_until_the_event_is_known_to_be_sent_or_certainly_never_left() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let record = begin(&mut ledger, &product);
    let id = record.import();
    claim(&record, 0..10);
    drop(record);

    // It goes on, claims some of the same and others, and stops before anything left.
    let record = go_on(&mut ledger, &product, id);
    claim(&record, 5..20);
    record.never_left((5..20).map(print).collect());
    record.finish(ImportState::Stopped, Outcomes::default()).expect("the end can be written");
    // What the process before may have sent is not known any better now.
    assert_eq!(prior(&ledger, &product), (vec![], (0..10).collect()));

    let record = go_on(&mut ledger, &product, id);
    claim(&record, 0..20);
    (0..18).for_each(|number| record.sent(number, print(number)));
    record.finish(ImportState::Stopped, Outcomes::default()).expect("the end can be written");
    assert_eq!(prior(&ledger, &product), ((0..18).collect(), vec![18, 19]));

    let record = go_on(&mut ledger, &product, id);
    (18..20).for_each(|number| record.sent(number, print(number)));
    record.finish(ImportState::Complete, Outcomes::default()).expect("the end can be written");
    assert_eq!(prior(&ledger, &product), ((0..20).collect(), vec![]));
}

#[test]
fn no_more_events_may_leave_than_a_kill_may_repeat() {
    const { assert!(MOST_UNRECORDED <= 5_000) };
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let record = begin(&mut ledger, &product);
    let mut waiting: VecDeque<_> =
        (0..40).map(|batch| record.claim((batch * BATCH..(batch + 1) * BATCH).map(print).collect())).collect();
    let mut granted = 0;
    // Each answer lets others follow, and the two are never further apart.
    for answered in [0, 1_000, 3_000, 6_000] {
        let known = prior(&ledger, &product).0.len() as u64;
        (known..answered).for_each(|number| record.sent(number, print(number)));
        let most = (answered + MOST_UNRECORDED) / BATCH * BATCH;
        wait::until("leave to be given", || {
            while waiting.front_mut().is_some_and(|claim| claim.try_recv().is_ok()) {
                waiting.pop_front();
                granted += BATCH;
            }
            assert!(granted <= most, "{granted} may have left, and {answered} are known to be sent");
            // Leave is given in time, though not for each answer.
            (granted + MOST_UNRECORDED / 2 >= most.min(40 * BATCH)).then_some(())
        });
        record.flush();
        wait::until("what was sent to be recorded", || {
            (prior(&ledger, &product).0.len() as u64 == answered).then_some(())
        });
    }
}

#[test]
fn the_ledgers_own_file_knows_of_an_import_from_its_beginning_and_soon_of_what_it_sent() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let record = begin(&mut ledger, &product);
    // The journal is lost, and all that was beside it.
    let file_alone = || {
        let copy = Folder::new();
        fs::copy(folder.at(FILE), copy.at(FILE)).expect("it can be copied");
        // A copy that was made in the middle of a write can't be read; the next one can.
        Ledger::open(copy.path()).ok()?.imports().ok()?.pop()
    };
    assert_eq!(file_alone().map(|import| import.state), Some(ImportState::Interrupted));
    let mut number = 0;
    wait::until("the journal to be taken in while the import goes on", || {
        record.sent(number, print(number));
        number += 1;
        file_alone().is_some_and(|import| import.outcomes.sent > 0).then_some(())
    });
}

/// A folder as a process leaves it that is killed in the middle of an import: nothing is closed.
fn killed(with_journal: bool) -> Folder {
    wait::until("a copy that is made in time", || {
        let begun = Instant::now();
        let folder = Folder::new();
        let mut ledger = open(&folder);
        let product = shop(&ledger);
        let record = begin(&mut ledger, &product);
        claim(&record, 0..100);
        (0..50).for_each(|number| record.sent(number, print(number)));
        record.flush();
        wait::until("it to be recorded", || (prior(&ledger, &product).0.len() == 50).then_some(()));
        let copy = Folder::copy_of(folder.path());
        if !with_journal {
            fs::remove_file(copy.at("ledger.sqlite-wal")).expect("there is a journal");
            fs::remove_file(copy.at("ledger.sqlite-shm")).expect("there is its index");
        }
        // After three seconds the journal is taken in, and then nothing is lost with it.
        (begun.elapsed() < Duration::from_secs(2)).then_some(copy)
    })
}

#[test]
fn a_ledger_that_has_lost_what_it_held_says_so_until_the_import_is_complete() {
    let whole = killed(true);
    let ledger = open(&whole);
    assert!(!ledger.is_behind(&shop(&ledger)).expect("it can be read"));

    let folder = killed(false);
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    assert!(ledger.is_behind(&product).expect("it can be read"));
    let import = ledger.unfinished().expect("it can be read").expect("its beginning is known");
    assert!(import.is_behind);
    let record = go_on(&mut ledger, &product, import.id);
    record.finish(ImportState::Stopped, Outcomes::default()).expect("the end can be written");
    assert!(ledger.is_behind(&product).expect("it can be read"), "what was lost is still not known");
    let record = go_on(&mut ledger, &product, import.id);
    record.finish(ImportState::Complete, Outcomes::default()).expect("the end can be written");
    assert!(!ledger.is_behind(&product).expect("it can be read"));
}

#[test]
fn what_was_lost_of_an_import_that_is_gone_stays_lost_whatever_becomes_of_others() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let end = |record: Recorder, state| record.finish(state, Outcomes::default()).expect("the end can be written");
    let first = begin(&mut ledger, &product);
    let id = first.import();
    end(first, ImportState::Stopped);
    drop(ledger);
    let copy = Folder::copy_of(folder.path());
    let mut ledger = open(&folder);
    end(begin(&mut ledger, &product), ImportState::Complete);
    drop(ledger);
    fs::copy(copy.at(FILE), folder.at(FILE)).expect("it can be put back");

    let mut ledger = open(&folder);
    let is_behind = |ledger: &Ledger| ledger.is_behind(&product).expect("it can be read");
    assert!(is_behind(&ledger));
    let import = ledger.import(id).expect("it is there");
    assert!(ledger.is_behind_beside(&import).expect("it can be read"), "it is another's");
    let record = go_on(&mut ledger, &product, id);
    assert!(is_behind(&ledger));
    end(record, ImportState::Complete);
    assert!(is_behind(&ledger), "it is another's that is lost");
    ledger.forget(&import).expect("it can be forgotten");
    assert!(is_behind(&ledger), "what is forgotten brings nothing back");
    // Somebody begins one although they are told.
    let record = begin(&mut ledger, &product);
    assert!(is_behind(&ledger), "it may still be stopped");
    end(record, ImportState::Complete);
    assert!(!is_behind(&ledger));
}

#[test]
fn forgetting_an_import_hides_no_loss() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let old = begin(&mut ledger, &product);
    old.finish(ImportState::Complete, Outcomes::default()).expect("the end can be written");
    let old = ledger.imports().expect("it can be read").remove(0);
    drop(ledger);
    let copy = Folder::copy_of(folder.path());
    let mut ledger = open(&folder);
    // One write more than the copy knows of, and one for its end.
    let record = begin(&mut ledger, &product);
    record.finish(ImportState::Complete, Outcomes::default()).expect("the end can be written");
    drop(ledger);
    fs::copy(copy.at(FILE), folder.at(FILE)).expect("it can be put back");
    let mut ledger = open(&folder);
    for _ in 0..3 {
        assert!(ledger.is_behind(&product).expect("it can be read"));
        let _ = ledger.forget(&old);
    }
    assert!(ledger.is_behind(&product).expect("it can be read"));
}

#[test]
fn a_ledger_that_forgot_its_imports_is_refused_and_not_begun_anew() {
    let nothing: fn(&Path) = |path| fs::remove_file(path).expect("it can be deleted");
    let blank: fn(&Path) = |path| fs::write(path, "").expect("it can be written");
    // As SQLite makes one before the first table is in it.
    let no_tables: fn(&Path) = |path| {
        fs::remove_file(path).expect("it can be deleted");
        let made = rusqlite::Connection::open(path).expect("it can be made");
        made.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).expect("it can be written");
        drop(made);
        assert_eq!(fs::metadata(path).expect("it is there").len(), 4096);
    };
    for (name, damage) in [("gone", nothing), ("blank", blank), ("without tables", no_tables)] {
        let folder = killed(false);
        damage(&folder.at(FILE));
        for opened in [Ledger::open(folder.path()).map(|_| ()), Ledger::look(folder.path()).map(|_| ())] {
            let emptied = matches!(&opened, Err(LedgerError::File { failure: Failure::Emptied, .. }));
            assert!(emptied, "{name}: {opened:?}");
        }
    }
}

#[test]
fn whatever_is_changed_in_it_is_found_before_anything_is_sent() {
    let changes = [
        "UPDATE import SET plan = 'version = 2'",
        "UPDATE import SET event_limit = 7",
        "UPDATE import SET content = content + 1",
        "UPDATE import SET done = x'000000000000000000000000000000ff'",
        "UPDATE import SET handed_over = 0",
        "UPDATE import SET state = 'complete'",
        "UPDATE import SET state = 'gone'",
        "UPDATE import SET seal = NULL",
        "UPDATE print SET prints = substr(prints, 11)",
        "UPDATE print SET prints = zeroblob(length(prints))",
        "DELETE FROM print",
        "UPDATE claim SET prints = zeroblob(length(prints))",
        "UPDATE product SET address = 'https://trk.kissmetrics.example'",
        "UPDATE product SET key_print = zeroblob(8)",
    ];
    for change in changes {
        let folder = killed(true);
        let database = rusqlite::Connection::open(folder.at(FILE)).expect("it is a database");
        assert_ne!(database.execute(change, []).expect("it can be changed"), 0, "{change}");
        drop(database);
        let mut ledger = open(&folder);
        let mut use_it = || {
            let held = ledger.hold(&ledger.products()?[0])?;
            let id = ledger.imports()?.first().expect("there is one").id;
            ledger.go_on(held, id, &SentSince::default()).map(|_| ())
        };
        let used = use_it();
        assert!(matches!(used, Err(LedgerError::File { failure: Failure::Damaged, .. })), "{change}: {used:?}");
    }
}

#[test]
fn an_import_goes_on_from_where_it_stands_and_never_back() {
    let folder = Folder::new();
    let (mut first, mut second) = (open(&folder), open(&folder));
    let product = shop(&first);
    let record = begin(&mut first, &product);
    let id = record.import();
    drop(record);
    let shown = second.to_go_on(id, None).expect("it can go on");
    assert!(shown.done.is_empty());

    let record = go_on(&mut first, &product, id);
    assert!(matches!(second.to_go_on(id, None), Err(LedgerError::InUse { .. })));
    record.sent(0, print(0));
    drop(record);
    let held = second.hold(&product).expect("nobody sends to it");
    let (record, import) = second.go_on(held, id, &SentSince::default()).expect("it can go on");
    assert_eq!(import.done, RangeSet::first(1));
    record.finish(ImportState::Complete, Outcomes::default()).expect("the end can be written");

    let held = first.hold(&product).expect("nobody sends to it");
    let ended = first.go_on(held, id, &SentSince::default()).expect_err("it is complete");
    assert!(matches!(ended, LedgerError::Ended { state: ImportState::Complete, .. }), "{ended:?}");
    assert_eq!(first.import(id).expect("it is there").state, ImportState::Complete);
    first.forget(&shown).expect("it can be forgotten");
    let held = second.hold(&product).expect("nobody sends to it");
    assert!(matches!(second.go_on(held, id, &SentSince::default()), Err(LedgerError::NoImport { .. })));
}

#[test]
fn what_others_have_sent_is_part_of_an_import_from_when_it_goes_on() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let record = begin(&mut ledger, &product);
    let id = record.import();
    record.sent(0, print(0));
    drop(record);
    let held = ledger.hold(&product).expect("nobody sends to it");
    let others = RangeSet::from_ranges([0..1, 2..5]);
    let since = SentSince { own: RangeSet::first(1), all: others.clone() };
    let (record, import) = ledger.go_on(held, id, &since).expect("it can go on");
    assert_eq!((&import.done, import.earlier), (&others, 3));
    record.sent(1, print(1));
    drop(record);
    // What it holds is as it was written, and of its own events alone it has fingerprints.
    drop(ledger.hold(&product).expect("the ledger is whole"));
    let import = ledger.import(id).expect("it is there");
    assert_eq!((import.done, import.earlier, import.outcomes.sent), (RangeSet::first(5), 3, 5));
    assert_eq!(ledger.fingerprints(&product).expect("it can be read").len(), 2);
}

#[test]
fn what_an_import_is_found_to_have_sent_itself_is_not_said_to_be_of_others() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let record = begin(&mut ledger, &product);
    let id = record.import();
    record.sent(0, print(0));
    drop(record);
    let held = ledger.hold(&product).expect("nobody sends to it");
    let all = RangeSet::from_ranges([0..1, 2..5]);
    // Of these two nothing was noted by number.
    let since = SentSince { own: RangeSet::from_ranges([0..1, 3..5]), all: all.clone() };
    let (_, import) = ledger.go_on(held, id, &since).expect("it can go on");
    assert_eq!((import.done, import.earlier), (all, 1));
}
