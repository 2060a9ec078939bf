//! The ledger: what it keeps, what it refuses, and what it does when its file cannot be trusted.

mod reading;
mod record;

use std::fs;
use std::path::Path;
use std::sync::Barrier;

use chrono::DateTime;

use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::ledger::{
    Ending, FILE, FIRST_READING, Failure, Import, ImportState, Ledger, LedgerError, NewImport, Prior, Product,
    ProductKind, Recorder, SentSince, UnattendedRun,
};
use backfill::pipeline::Outcomes;
use backfill::pipeline::bookmark::Bookmark;
use backfill::pipeline::fingerprint::{EventFingerprint, Fingerprint};
use backfill::pipeline::range_set::RangeSet;

use crate::support::folder::Folder;

fn open(folder: &Folder) -> Ledger {
    Ledger::open(folder.path()).expect("a ledger can be made in an empty folder")
}

fn key(text: &str) -> ApiKey {
    ApiKey::new(text).expect("a key")
}

fn shop(ledger: &Ledger) -> Product {
    let product = ledger.product(&Destination::kissmetrics(), &key("one"), Some("Shop EU"), None);
    product.expect("a product can be noted")
}

fn new_import() -> NewImport<'static> {
    let checked = Outcomes { rows: 12, used: 10, skipped: 2, made: 10, pending: 10, ..Outcomes::default() };
    NewImport {
        source: "orders.csv",
        plan: "version = 1",
        fingerprint: Fingerprint { titles: u64::MAX, rows: 12, content: 1 << 63 },
        checked,
        not_sent: vec![("blank-time".to_owned(), 2)],
        names: vec!["Signed Up".to_owned()],
        limit: None,
        earlier: RangeSet::default(),
        bookmark: Some(Bookmark { since: "2016-01-03 00:00:00".to_owned(), again: "3,9".to_owned() }),
        reading: 2,
        delivery: None,
    }
}

/// Begins an import as a run does.
fn begin(ledger: &mut Ledger, product: &Product) -> Result<Recorder, LedgerError> {
    let held = ledger.hold(product)?;
    ledger.begin(held, &new_import(), None)
}

/// An event that was sent, as the tests number them.
fn sent(number: u64, import: i64) -> Prior {
    Prior { print: EventFingerprint::new(number << 40, 7), claimed: false, one_by_one: true, import }
}

fn failure(error: LedgerError) -> Failure {
    match error {
        LedgerError::File { failure, .. } => failure,
        other => panic!("{other:?} is no trouble with the file"),
    }
}

#[test]
fn what_was_handed_over_is_there_again_after_everything_was_closed() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let record = begin(&mut ledger, &product).expect("an import can begin");
    for number in [0, 1, 2, 5] {
        record.sent(number, EventFingerprint::new(number << 40, 7));
    }
    // Gone without a word, as in a crash.
    drop(record);
    drop(ledger);

    let ledger = open(&folder);
    let import = ledger.unfinished().expect("it can be read").expect("one has work left");
    assert_eq!(import.state, ImportState::Interrupted);
    assert_eq!(import.done, RangeSet::from_ranges([0..3, 5..6]));
    assert_eq!((import.outcomes.sent, import.outcomes.pending), (4, 6));
    assert!(import.outcomes.adds_up());
    assert_eq!(import.fingerprint, new_import().fingerprint);
    assert_eq!(import.not_sent, [("blank-time".to_owned(), 2)]);
    assert_eq!(import.bookmark, new_import().bookmark);
    assert_eq!(import.reading, 2);
    let mut fingerprints = ledger.fingerprints(&product).expect("it can be read");
    fingerprints.sort_unstable();
    let expected = [0, 1, 2, 5].map(|number| sent(number, import.id));
    assert_eq!(fingerprints, expected);
}

#[test]
fn one_import_at_a_time_goes_to_a_product_and_others_are_free() {
    let folder = Folder::new();
    let (mut first, mut second) = (open(&folder), open(&folder));
    let product = shop(&first);
    let record = begin(&mut first, &product).expect("an import can begin");
    assert_eq!(second.imports().expect("it can be read")[0].state, ImportState::Running);
    let refused = begin(&mut second, &product).expect_err("somebody is at it");
    assert!(matches!(&refused, LedgerError::InUse { product, holder: Some(holder) }
        if product == "Shop EU" && holder.process == std::process::id()));
    let other = second.product(&Destination::kissmetrics(), &key("two"), None, None).expect("a product");
    begin(&mut second, &other).expect("another product is free");
    record.finish(ImportState::Stopped, Outcomes::default()).expect("the end can be written");
    begin(&mut second, &product).expect("the product is free again");
}

#[test]
fn many_who_look_at_once_take_each_other_for_nobody_who_sends() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    // Gone without a word, as in a crash.
    drop(begin(&mut ledger, &product).expect("an import can begin"));
    drop(ledger);

    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let ledger = open(&folder);
                for _ in 0..100 {
                    assert_eq!(ledger.imports().expect("it can be read")[0].state, ImportState::Interrupted);
                }
            });
        }
    });
}

#[test]
fn an_import_whose_process_is_gone_is_interrupted_also_while_another_goes_to_its_product() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    // Gone without a word, as in a crash.
    drop(begin(&mut ledger, &product).expect("an import can begin"));
    let _record = begin(&mut ledger, &product).expect("an import can begin");
    let states = ledger.imports().expect("it can be read").iter().map(|import| import.state).collect::<Vec<_>>();
    assert_eq!(states, [ImportState::Running, ImportState::Interrupted]);
}

#[test]
fn whoever_watches_imports_begin_and_end_sees_none_that_is_interrupted() {
    const IMPORTS: usize = 60;
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let ledger = open(&folder);
                loop {
                    let imports = ledger.imports().expect("it can be read");
                    let odd = imports.iter().find(|import| import.state == ImportState::Interrupted);
                    assert_eq!(odd.map(|import| import.id), None);
                    let ended = |import: &&Import| import.state == ImportState::Complete;
                    if imports.iter().filter(ended).count() == IMPORTS {
                        break;
                    }
                }
            });
        }
        for _ in 0..IMPORTS {
            let record = begin(&mut ledger, &product).expect("an import can begin");
            record.finish(ImportState::Complete, Outcomes::default()).expect("the end can be written");
        }
    });
}

#[test]
fn a_product_is_known_by_its_key_and_address_and_its_name_is_nobody_elses() {
    let folder = Folder::new();
    let ledger = open(&folder);
    let product = shop(&ledger);
    assert_eq!((product.kind, product.confirmed), (ProductKind::Live, false));
    ledger.confirm(&product).expect("it can be written");
    let again = ledger.product(&Destination::kissmetrics(), &key("one"), None, None).expect("it is known");
    assert_eq!((again.id, again.name.as_str(), again.confirmed), (product.id, "Shop EU", true));
    assert_eq!(again.kind, ProductKind::Live);
    let taken = ledger.product(&Destination::kissmetrics(), &key("two"), Some("Shop EU"), None);
    assert!(matches!(taken, Err(LedgerError::OtherKey { .. })), "{taken:?}");
    assert!(ledger.is_key_of(&product, &key("one")).expect("it can be read"));
    assert!(!ledger.is_key_of(&product, &key("two")).expect("it can be read"));
}

#[test]
fn a_forgotten_import_is_gone_with_what_it_handed_over() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let record = begin(&mut ledger, &product).expect("an import can begin");
    record.sent(0, EventFingerprint::new(1, 1));
    record.finish(ImportState::Stopped, Outcomes::default()).expect("the end can be written");
    let import = ledger.imports().expect("it can be read").remove(0);
    ledger.forget(&import).expect("it can be forgotten");
    assert!(ledger.imports().expect("it can be read").is_empty());
    assert!(ledger.fingerprints(&product).expect("it can be read").is_empty());
    assert!(matches!(ledger.import(import.id), Err(LedgerError::NoImport { .. })));
}

/// A ledger with one import of a few thousand events, closed.
fn filled(folder: &Folder) {
    let mut ledger = open(folder);
    let product = shop(&ledger);
    let record = begin(&mut ledger, &product).expect("an import can begin");
    for number in 0..20_000 {
        record.sent(number, EventFingerprint::new(number << 30, number));
    }
    record.finish(ImportState::Stopped, Outcomes::default()).expect("the end can be written");
}

/// What comes of using the ledger as an import does, up to the first refusal.
fn use_it(folder: &Path) -> Result<(), LedgerError> {
    let mut ledger = Ledger::open(folder)?;
    let import = ledger.unfinished()?.ok_or(LedgerError::NothingToResume)?;
    let held = ledger.hold(&import.product)?;
    ledger.go_on(held, import.id, &SentSince::default())?.0.finish(ImportState::Stopped, import.outcomes)
}

#[test]
fn a_ledger_that_was_cut_is_refused_wherever_it_was_cut() {
    let whole = Folder::new();
    filled(&whole);
    let bytes = fs::read(whole.at(FILE)).expect("the ledger is a file");
    use_it(whole.path()).expect("the whole one can be used");
    for part in [1, 10, 25, 50, 75, 90] {
        let folder = Folder::new();
        folder.write(FILE, &bytes[..bytes.len() * part / 100]);
        let used = use_it(folder.path());
        let damaged = matches!(&used, Err(LedgerError::File { failure: Failure::Damaged, .. }));
        assert!(damaged, "cut at {part}%: {used:?}");
    }
    let folder = Folder::new();
    folder.write(FILE, "this is a letter and no ledger, however long it may go on\n".repeat(100));
    assert!(matches!(failure(use_it(folder.path()).expect_err("no ledger")), Failure::Damaged));
}

#[test]
fn a_folder_in_the_ledgers_place_is_refused() {
    let folder = Folder::new();
    fs::create_dir(folder.at(FILE)).expect("a folder can be made");
    assert!(Ledger::open(folder.path()).is_err());
}

#[test]
fn a_reason_that_an_earlier_version_noted_has_the_name_of_today() {
    let folder = Folder::new();
    let mut ledger = Ledger::open(folder.path()).expect("a ledger");
    let product = shop(&ledger);
    let held = ledger.hold(&product).expect("nobody sends to it");
    let new = NewImport { not_sent: vec![("folded".to_owned(), 3)], ..new_import() };
    drop(ledger.begin(held, &new, None).expect("it can begin"));
    let imports = ledger.imports().expect("it can be read");
    assert_eq!(imports[0].not_sent, [("merged".to_owned(), 3)]);
}

#[test]
fn two_processes_may_make_the_ledger_at_the_same_moment() {
    const AT_ONCE: usize = 4;
    for _ in 0..20 {
        let (folder, together) = (Folder::new(), Barrier::new(AT_ONCE));
        let open = || {
            together.wait();
            Ledger::open(folder.path()).map(|_| ()).expect("it is made once and used by all");
        };
        std::thread::scope(|scope| (0..AT_ONCE).for_each(|_| drop(scope.spawn(open))));
    }
}

/// Takes back what was added to the tables since versions of reading are recorded, and since nobody need watch a run.
const SINCE_READING: &str = "
    DROP TABLE sent_in; ALTER TABLE product DROP COLUMN behind;
    ALTER TABLE product DROP COLUMN monthly; ALTER TABLE product DROP COLUMN writes; ALTER TABLE product DROP COLUMN seal;
    ALTER TABLE import DROP COLUMN printed; ALTER TABLE import DROP COLUMN behind;
    ALTER TABLE import DROP COLUMN seal; ALTER TABLE import DROP COLUMN record_seal;
    ALTER TABLE import DROP COLUMN reading; ALTER TABLE print DROP COLUMN seal; DROP TABLE claim;
    DROP TABLE reading; DROP TABLE seen_total; DROP TABLE total; DROP TABLE unattended;
    DROP TABLE delivery; DROP TABLE part; DROP TABLE upload;";

#[test]
fn a_ledger_of_before_there_were_bookmarks_is_read_on() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    drop(begin(&mut ledger, &product).expect("an import can begin"));
    drop(ledger);
    let old = rusqlite::Connection::open(folder.at(FILE)).expect("it is an SQLite file");
    let back = "ALTER TABLE import DROP COLUMN bookmark; ALTER TABLE import DROP COLUMN again; DROP TABLE event_name;";
    old.execute_batch(&format!("{SINCE_READING} {back} PRAGMA user_version = 1"))
        .expect("its first version had no such");
    drop(old);
    let imports = open(&folder).imports().expect("it can be read");
    assert_eq!((imports.len(), &imports[0].bookmark, imports[0].reading), (1, &None, FIRST_READING));
}

#[test]
fn the_names_that_a_product_was_handed_are_known_until_their_import_is_forgotten() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    let names = |ledger: &Ledger| ledger.event_names(&product).expect("it can be read");
    let record = begin(&mut ledger, &product).expect("an import can begin");
    // Nothing has arrived yet, so the product does not know the name.
    assert!(names(&ledger).is_empty());
    record.sent(0, EventFingerprint::new(1, 1));
    record.finish(ImportState::Stopped, Outcomes::default()).expect("the end can be written");
    assert_eq!(names(&ledger), ["Signed Up"]);
    let import = ledger.imports().expect("it can be read").remove(0);
    ledger.forget(&import).expect("it can be forgotten");
    assert!(names(&ledger).is_empty());
}

#[test]
fn a_ledger_of_before_there_were_names_is_brought_up_to_date_and_keeps_what_it_knew() {
    let folder = Folder::new();
    filled(&folder);
    let older = rusqlite::Connection::open(folder.at(FILE)).expect("the ledger is a database");
    let back = format!("{SINCE_READING} DROP TABLE event_name; PRAGMA user_version = 2");
    older.execute_batch(&back).expect("it becomes one of before");
    drop(older);
    let mut ledger = open(&folder);
    let import = ledger.unfinished().expect("it can be read").expect("its import is still there");
    assert_eq!(import.done.len(), 20_000);
    assert!(ledger.event_names(&import.product).expect("it can be read").is_empty());
    let record = begin(&mut ledger, &import.product).expect("an import can begin");
    record.sent(0, EventFingerprint::new(1, 1));
    record.finish(ImportState::Complete, Outcomes::default()).expect("the end can be written");
    assert_eq!(ledger.event_names(&import.product).expect("it can be read"), ["Signed Up"]);
}

#[test]
fn looking_for_a_ledger_makes_none() {
    let folder = Folder::new();
    assert!(Ledger::look(folder.path()).expect("an empty folder can be looked at").is_none());
    assert!(!folder.at(FILE).exists());
    drop(open(&folder));
    assert!(Ledger::look(folder.path()).expect("a ledger can be looked at").is_some());
}

#[test]
fn a_product_in_which_nothing_was_seen_is_asked_about_again_and_leaves_its_name_to_the_right_key() {
    let folder = Folder::new();
    let ledger = open(&folder);
    let destination = Destination::kissmetrics();
    assert_eq!(ledger.known_product(&destination, &key("a wrong one 1234")).expect("it can be read"), None);
    let product = |key: &ApiKey| ledger.product(&destination, key, Some("Shop EU"), None);
    let (wrong, right) = (key("a wrong one 1234"), key("the right one"));
    let doubted = product(&wrong).expect("it can be noted");
    ledger.confirm(&doubted).expect("it can be confirmed");
    assert!(matches!(product(&right), Err(LedgerError::OtherKey { .. })));
    ledger.doubt(&doubted, &wrong).expect("it can be doubted");
    let known = ledger.known_product(&destination, &wrong).expect("it can be read").expect("it is known");
    assert_eq!((known.id, known.name.as_str(), known.confirmed), (doubted.id, "Shop EU (key ••••1234)", false));
    // Said twice, it is said once.
    ledger.doubt(&known, &wrong).expect("it can be doubted");
    assert_eq!(ledger.known_product(&destination, &wrong).expect("it can be read"), Some(known));
    assert_ne!(product(&right).expect("the name is free").id, doubted.id);
}

#[test]
fn a_product_is_free_unless_somebody_sends_to_it_and_what_it_was_sent_shows_in_its_revision() {
    let folder = Folder::new();
    let mut ledger = open(&folder);
    let product = shop(&ledger);
    ledger.ensure_free(&product).expect("nobody sends");
    let before = ledger.revision(&product).expect("it can be read");
    let record = begin(&mut ledger, &product).expect("an import can begin");
    assert!(matches!(ledger.ensure_free(&product), Err(LedgerError::InUse { .. })));
    for number in 0..7 {
        record.sent(number, EventFingerprint::new(number << 40, 7));
    }
    drop(record);
    ledger.ensure_free(&product).expect("nobody sends any more");
    assert_ne!(ledger.revision(&product).expect("it can be read"), before);
    assert_eq!(ledger.fingerprints(&product).expect("they can be read").len(), 7);
}

#[test]
fn a_key_at_an_address_stays_one_product_with_its_label_until_another_is_asked_for() {
    let folder = Folder::new();
    let ledger = open(&folder);
    let product = shop(&ledger);
    let typed = |name, kind| ledger.product(&Destination::kissmetrics(), &key("one"), name, kind);
    for (name, kind) in
        [(Some("Trial"), None), (None, Some(ProductKind::Test)), (Some("Trial"), Some(ProductKind::Test))]
    {
        let refused = typed(name, kind).expect_err("it is known by another label");
        let LedgerError::KnownAs { product, kind } = refused else { panic!("{refused:?}") };
        assert_eq!((product.as_str(), kind), ("Shop EU", ProductKind::Live));
    }
    assert_eq!(ledger.products().expect("it can be read"), std::slice::from_ref(&product));
    let asked = ledger.relabel(&product, "Trial", ProductKind::Test).expect("it is asked for");
    assert_eq!(typed(Some("Trial"), Some(ProductKind::Test)).expect("it is known so"), asked);
    let other = ledger.product(&Destination::kissmetrics(), &key("two"), Some("Other"), None).expect("a product");
    assert!(matches!(ledger.relabel(&other, "Trial", ProductKind::Live), Err(LedgerError::OtherKey { .. })));
}

#[test]
fn runs_that_nobody_watched_are_kept_as_long_as_somebody_may_want_them() {
    let folder = Folder::new();
    let ledger = open(&folder);
    let mut run = UnattendedRun {
        schedule: 1,
        product: 1,
        started: DateTime::UNIX_EPOCH,
        ended: DateTime::UNIX_EPOCH,
        ending: Ending::Sent,
        why: String::new(),
        events: 7,
        people: 7,
        import: Some(1),
    };
    ledger.note_unattended(&run).expect("it can be noted");
    ledger.note_unattended(&UnattendedRun { schedule: 2, ..run.clone() }).expect("it can be noted");
    (run.ending, run.import) = (Ending::NothingNew, None);
    for number in 0..520 {
        run.events = number;
        ledger.note_unattended(&run).expect("it can be noted");
    }
    let kept = ledger.unattended(1).expect("it can be read");
    assert_eq!(kept.len(), 501);
    assert_eq!((kept[0].events, kept[499].events), (519, 20), "the latest");
    assert_eq!(kept[500].import, Some(1), "what was sent tells what is usual");
    assert_eq!(ledger.last_unattended(1).expect("it can be read").as_ref(), kept.first());
    assert_eq!(ledger.unattended(2).expect("it can be read").len(), 1);
}
