//! A database may be written to between two passes over it: of other rows nothing is told as if they were those that were
//! sent, and no file of them is left.

use std::path::Path;

use backfill::error::Error;
use backfill::event::Event;
use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::ledger::{FIRST_READING, Import, ImportState, Ledger, NewImport};
use backfill::pipeline::fingerprint::{self, Change, EventFingerprint};
use backfill::pipeline::range_set::RangeSet;
use backfill::pipeline::{self, Outcomes, PassProgress, Pipeline, Stop};
use backfill::plan::Plan;
use backfill::sink::reports;
use backfill::text::FILE_WORDS;
use backfill::workflow;
use backfill::workflow::reconcile::{Comparison, Export, MissingWords, Reconciled, compare};
use rusqlite::Connection;

use crate::support::folder::Folder;

const PLAN: &str = r#"
version = 2
[source]
kind = "sqlite"
file = "shop.db"
table = "orders"
[mapping]
zone = "UTC"
[[mapping.rules]]
person = { column = "login" }
time = { column = "at", format = "year-first" }
event = { from = "fixed", name = "Ordered" }
"#;

const WORDS: MissingWords =
    MissingWords { missing: |_: &Event<'_>| "missing".to_owned(), goes_along: |_: &Event<'_>| "goes along".to_owned() };

/// Three orders in a database, all of which were sent.
struct Shop {
    folder: Folder,
    import: Import,
    pipeline: Pipeline,
}

impl Shop {
    fn new() -> Self {
        let folder = Folder::new();
        execute(
            &folder,
            "CREATE TABLE orders (number INTEGER PRIMARY KEY, login TEXT, at TEXT);
             INSERT INTO orders VALUES (1, 'ada', '2016-01-01 00:00:00'), (2, 'lee', '2016-01-02 00:00:00'),
                 (3, 'kim', '2016-01-03 00:00:00');",
        );
        let plan = Plan::load(&folder.write("plan.toml", PLAN)).expect("a plan");
        let (stop, progress) = (Stop::default(), PassProgress::default());
        let pipeline = Pipeline::open(&plan, &stop, &progress).expect("it can be read");
        let new = NewImport {
            source: "shop.db",
            plan: PLAN,
            fingerprint: fingerprint::of(&pipeline, &stop, &progress).expect("it can be read"),
            checked: Outcomes { rows: 3, used: 3, made: 3, pending: 3, ..Outcomes::default() },
            not_sent: Vec::new(),
            names: vec!["Ordered".to_owned()],
            limit: None,
            earlier: RangeSet::default(),
            bookmark: None,
            reading: FIRST_READING,
            delivery: None,
        };
        let mut ledger = Ledger::open(folder.path()).expect("there can be a ledger");
        let key = ApiKey::new("one").expect("a key");
        let product = ledger.product(&Destination::kissmetrics(), &key, Some("Shop"), None).expect("it can be noted");
        let held = ledger.hold(&product).expect("nobody sends to it");
        let record = ledger.begin(held, &new, None).expect("it can begin");
        (0..3).for_each(|number| record.sent(number, EventFingerprint::new(number << 40, 7)));
        record.finish(ImportState::Complete, Outcomes::default()).expect("it can end");
        let import = ledger.import(1).expect("it is there");
        Self { folder, import, pipeline }
    }

    /// What comes of an export that lacks the second.
    fn reconciled(&self) -> (Export, Box<Reconciled>) {
        let lines = "{\"_p\":\"ada\",\"_n\":\"Ordered\",\"_t\":1451606400}\n\
            {\"_p\":\"kim\",\"_n\":\"Ordered\",\"_t\":1451779200}\n";
        let path = self.folder.write("export.json", lines).to_string_lossy().into_owned();
        let export = Export::open(&[path]).expect("it is one");
        let (stop, progress) = (Stop::default(), PassProgress::default());
        let names = vec!["Ordered".to_owned()];
        let compared = compare(&self.import, names, Ok(self.pipeline.clone()), &export, &stop, &progress);
        let Ok(Comparison::Events(reconciled)) = compared else { panic!("it is compared event by event") };
        assert_eq!((reconciled.all.there, reconciled.all.missing), (2, 1));
        (export, reconciled)
    }
}

fn execute(folder: &Folder, statements: &str) {
    Connection::open(folder.at("shop.db"))
        .and_then(|database| database.execute_batch(statements))
        .expect("it is written");
}

#[track_caller]
fn is_refused(error: workflow::Error, path: &Path) {
    let workflow::Error::Import(pipeline::Error::Changed { change, .. }) = &error else { panic!("{error:?}") };
    assert_eq!(*change, Change::Rows { was: 3, now: 3 });
    assert!(Error::from(error).sentence().contains("no longer tells which of its rows were sent"));
    assert!(!path.exists(), "{} was left", path.display());
}

#[test]
fn where_a_database_has_changed_since_no_other_rows_are_named_or_written_as_missing() {
    let shop = Shop::new();
    let (export, reconciled) = shop.reconciled();
    let path = shop.folder.at("missing.csv");
    assert_eq!(reconciled.write_missing(&export, WORDS, &path).expect("it is as it was"), 1);
    std::fs::remove_file(&path).expect("it was written");
    // The same number of rows, in another order.
    execute(&shop.folder, "UPDATE orders SET number = 9 WHERE number = 1");
    let refused = reconciled.write_missing(&export, WORDS, &path).expect_err("it is not what it was");
    is_refused(refused, &path);
    let named = reconciled.each(&Stop::default(), &PassProgress::default(), &mut |_| Ok(()));
    is_refused(named.expect_err("it is not what it was"), &path);
}

#[test]
fn where_a_database_has_changed_since_nothing_is_written_as_what_was_sent_or_was_not() {
    let shop = Shop::new();
    let was = Some(&shop.import.fingerprint);
    let path = shop.folder.at("list.csv");
    let some = RangeSet::first(1);
    assert_eq!(reports::sent(&shop.pipeline, was, &some, &path).expect("it is as it was"), 1);
    assert_eq!(reports::not_sent(&shop.pipeline, was, &some, FILE_WORDS, &path).expect("it is as it was"), 2);
    std::fs::remove_file(&path).expect("it was written");
    execute(&shop.folder, "UPDATE orders SET number = 9 WHERE number = 1");
    is_refused(reports::sent(&shop.pipeline, was, &some, &path).expect_err("it is refused").into(), &path);
    let refused = reports::not_sent(&shop.pipeline, was, &some, FILE_WORDS, &path);
    is_refused(refused.expect_err("it is refused").into(), &path);
}
