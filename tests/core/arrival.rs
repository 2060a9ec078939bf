//! What is said of totals after an import, for each way in which they may have moved: no more than was read, and a tick only
//! where nothing else can have been counted.

use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::kissmetrics::query::KnownName;
use backfill::ledger::{
    Delivery, FILE, FIRST_READING, Import, ImportState, Ledger, NameTotal, NewImport, Product, Reading, TotalsBefore,
};
use backfill::pipeline::fingerprint::{EventFingerprint, Fingerprint};
use backfill::pipeline::range_set::RangeSet;
use backfill::pipeline::{Outcomes, PassProgress, Pipeline, Stop};
use backfill::plan::Plan;
use backfill::text::moved_sentence;
use backfill::workflow::arrival::{Moved, Names, begin_totals, expect, is_done, moved};
use rusqlite::Connection;

use crate::support::folder::Folder;

const PLAN: &str = r#"
version = 2
[source]
kind = "csv"
file = "users.csv"
[mapping]
zone = "UTC"
[[mapping.rules]]
person = { column = "login" }
time = { column = "at", format = "year-first" }
event = { from = "fixed", name = "Signed Up" }
"#;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// A product that is read, and what was imported to it.
struct Shop {
    folder: Folder,
    ledger: Ledger,
    product: Product,
}

fn reading(product: u64) -> Reading {
    Reading { host: "https://query.kissmetrics.io".to_owned(), product, name: "Shop".to_owned(), zone: None }
}

impl Shop {
    fn new() -> Self {
        let folder = Folder::new();
        let ledger = Ledger::open(folder.path()).expect("there can be a ledger");
        let key = ApiKey::new("one").expect("a key");
        let product = ledger.product(&Destination::kissmetrics(), &key, Some("Shop"), None).expect("it can be noted");
        ledger.set_reading(&product, Some(&reading(7))).expect("it can be written");
        Self { folder, ledger, product }
    }

    /// An import of so many events, by a bucket in so many files or one by one, of which so many were sent, and so many
    /// without an answer.
    fn import(&mut self, files: Option<u64>, of: u64, sent: u64, unconfirmed: u64, state: ImportState) -> Import {
        let delivery = files.map(|planned| Delivery {
            place: "s3://shop-events/eu".to_owned(),
            endpoint: String::new(),
            region: "us-east-1".to_owned(),
            name: "users".to_owned(),
            first: 1,
            planned,
            most: 500_000,
            granted: false,
        });
        let new = NewImport {
            source: "users.csv",
            plan: PLAN,
            fingerprint: Fingerprint::default(),
            checked: Outcomes { rows: of, used: of, made: of, pending: of, ..Outcomes::default() },
            not_sent: Vec::new(),
            names: vec!["Signed Up".to_owned()],
            limit: None,
            earlier: RangeSet::default(),
            bookmark: None,
            reading: FIRST_READING,
            delivery,
        };
        let held = self.ledger.hold(&self.product).expect("nobody sends to it");
        let record = self.ledger.begin(held, &new, None).expect("it can begin");
        (0..sent).for_each(|number| record.sent(number, EventFingerprint::new(number << 40, 7)));
        let id = record.import();
        record.finish(state, Outcomes { unconfirmed, ..Outcomes::default() }).expect("it can end");
        self.ledger.import(id).expect("it is there")
    }

    /// Everything in the ledger happened so many seconds earlier.
    fn pass(&self, seconds: i64) {
        let connection = Connection::open(self.folder.at(FILE)).expect("the ledger's file");
        for statement in [
            "UPDATE seen_total SET at = at - ?1, last = last - ?1",
            "UPDATE import SET changed = changed - ?1",
            "UPDATE total SET looked = looked - ?1",
        ] {
            connection.execute(statement, [seconds]).expect("it can be written");
        }
    }

    fn see(&self, total: u64) {
        self.ledger.see_totals(&self.product, &reading(7), [("Signed Up", total)]).expect("it can be written");
    }

    /// Whether the total stands still before an import that begins now.
    fn stands_still(&self, total: u64) -> bool {
        self.folder.write("users.csv", "login,at\na,2016-01-01\nb,2016-01-02\n");
        let plan = Plan::load(&self.folder.write("plan.toml", PLAN)).expect("a plan");
        let pipeline = Pipeline::open(&plan, &Stop::default(), &PassProgress::default()).expect("it can be read");
        let expected = expect(&pipeline, &RangeSet::default(), None, &Stop::default()).expect("it can be read");
        let names =
            Names { events: vec![KnownName { name: "Signed Up".to_owned(), total: Some(total) }], ..Names::default() };
        self.see(total);
        let before = begin_totals(&self.ledger, &self.product, (&names, reading(7)), expected).expect("it can be read");
        let [name] = &before.names[..] else { panic!("{before:?}") };
        assert_eq!((name.sent, name.expected, name.before), (2, 2, Some(total)));
        name.still
    }

    /// What is said of an import after which the total of its name has moved from 100 to this.
    fn said(&self, import: &Import, (sent, expected): (u64, u64), still: bool, now: u64) -> (Moved, String) {
        let before = NameTotal { name: "Signed Up".to_owned(), sent, expected, before: Some(100), still, now: None };
        let totals = TotalsBefore { reading: reading(7), names: vec![before] };
        self.ledger.note_before(import.id, &self.product, &totals).expect("it can be written");
        let now = [("Signed Up".to_owned(), Some(now))];
        self.ledger.note_now(import, &reading(7), &now).expect("it can be written");
        let totals = self.ledger.totals(import).expect("they can be read");
        let [name] = &moved(&totals, import)[..] else { panic!("one name") };
        (name.moved, moved_sentence(name))
    }

    /// The same import, as the ledger has it by now.
    fn again(&self, import: &Import) -> Import {
        self.ledger.import(import.id).expect("it is there")
    }
}

#[test]
fn of_an_import_that_was_left_midway_what_is_planned_is_not_said_to_be_sent() {
    let mut shop = Shop::new();
    let stopped = shop.import(None, 476, 5, 0, ImportState::Stopped);
    let (how, said) = shop.said(&stopped, (476, 476), true, 105);
    assert_eq!((how, said.as_str()), (Moved::SoFar(5), "Signed Up: 476 planned, Kissmetrics counts 5 more so far."));
    let (how, said) = shop.said(&stopped, (476, 476), true, 100);
    assert_eq!(how, Moved::NotYet { late: false });
    assert_eq!(said, "Signed Up: 476 planned, not counted yet. Totals usually move within 30 minutes.");
    let whole = shop.import(None, 476, 476, 0, ImportState::Complete);
    let (_, said) = shop.said(&whole, (476, 474), true, 574);
    assert!(said.starts_with("Signed Up: 476 sent, Kissmetrics counts 474 more, as expected ✓"), "{said}");
}

#[test]
fn where_none_are_expected_that_none_came_earns_no_tick() {
    let mut shop = Shop::new();
    let whole = shop.import(None, 3, 3, 0, ImportState::Complete);
    let (how, said) = shop.said(&whole, (3, 0), false, 100);
    assert_eq!(how, Moved::NoneExpected);
    assert!(!said.contains('✓') && !said.contains("Nothing else was being counted"), "{said}");
    assert!(said.starts_with("Signed Up: 3 sent, Kissmetrics counts no more than before"), "{said}");
    let (how, _) = shop.said(&whole, (3, 0), false, 102);
    assert_eq!(how, Moved::By(2));
}

#[test]
fn of_no_names_nobody_knows_that_they_are_counted() {
    assert!(!is_done(&[]));
}

#[test]
fn a_name_that_was_seen_to_stand_still_for_half_an_hour_stands_still_and_no_sooner() {
    let shop = Shop::new();
    assert!(!shop.stands_still(100));
    shop.pass(29 * MINUTE);
    assert!(!shop.stands_still(100));
    shop.pass(MINUTE);
    assert!(shop.stands_still(100));
    assert!(!shop.stands_still(101));
}

#[test]
fn while_what_was_sent_may_still_come_to_be_counted_no_name_stands_still() {
    // Whether or not it was answered.
    for (sent, unconfirmed) in [(3, 0), (0, 3)] {
        let mut shop = Shop::new();
        shop.see(100);
        shop.pass(HOUR);
        shop.import(None, 3, sent, unconfirmed, ImportState::Stopped);
        shop.pass(29 * MINUTE);
        assert!(!shop.stands_still(100), "{sent} and {unconfirmed}");
        shop.pass(HOUR);
        assert!(shop.stands_still(100), "{sent} and {unconfirmed}");
    }
    // One that has nothing under way leaves a name as it is.
    let mut shop = Shop::new();
    shop.see(100);
    shop.pass(HOUR);
    shop.import(None, 3, 0, 0, ImportState::Stopped);
    assert!(shop.stands_still(100));
}

#[test]
fn while_files_of_a_bucket_may_still_be_taken_no_name_stands_still() {
    let mut shop = Shop::new();
    // Of each product one file an hour is begun, whichever import it is of.
    shop.import(Some(5), 3, 3, 0, ImportState::Complete);
    shop.import(Some(3), 3, 3, 0, ImportState::Complete);
    shop.see(100);
    shop.pass(7 * HOUR);
    assert!(!shop.stands_still(100));
    // How long Kissmetrics works on the last, nobody knows; a day is long.
    shop.pass(24 * HOUR);
    assert!(!shop.stands_still(100));
    shop.pass(3 * HOUR);
    assert!(shop.stands_still(100));
}

#[test]
fn what_goes_by_a_bucket_is_not_late_before_its_files_can_have_been_taken() {
    let mut shop = Shop::new();
    let import = shop.import(Some(3), 476, 476, 0, ImportState::Complete);
    shop.pass(2 * HOUR);
    let (how, said) = shop.said(&shop.again(&import), (476, 476), true, 100);
    assert_eq!(how, Moved::NotYet { late: false });
    assert_eq!(said, "Signed Up: 476 sent, not counted yet. Kissmetrics begins one file an hour.");
    // The first file of three is no loss of the others.
    let (how, said) = shop.said(&shop.again(&import), (476, 476), true, 250);
    assert_eq!((how, said.as_str()), (Moved::SoFar(150), "Signed Up: 476 sent, Kissmetrics counts 150 more so far."));
    shop.pass(2 * HOUR);
    let (how, said) = shop.said(&shop.again(&import), (476, 476), true, 100);
    assert_eq!(how, Moved::NotYet { late: true });
    assert!(said.contains("may have begun its last file by now") && !said.contains("key"), "{said}");
    let (how, _) = shop.said(&shop.again(&import), (476, 476), true, 250);
    assert_eq!(how, Moved::Fewer(326));
    let (how, _) = shop.said(&shop.again(&import), (476, 476), true, 576);
    assert_eq!(how, Moved::AsExpected);
}

#[test]
fn what_was_asked_before_access_ended_or_changed_is_written_nowhere() {
    let mut shop = Shop::new();
    let import = shop.import(None, 3, 3, 0, ImportState::Complete);
    let now =
        |shop: &Shop| shop.ledger.totals(&import).expect("they can be read").names.pop().and_then(|name| name.now);
    shop.said(&import, (3, 3), true, 100);
    for other in [None, Some(&reading(8))] {
        shop.ledger.set_reading(&shop.product, other).expect("it can be written");
        let before = now(&shop);
        shop.see(5);
        let totals = [("Signed Up".to_owned(), Some(103))];
        shop.ledger.note_now(&import, &reading(7), &totals).expect("it can be written");
        assert_eq!(now(&shop), before);
        assert_eq!(shop.ledger.seen_totals(&shop.product).expect("they can be read"), []);
    }
    let noted = NameTotal { name: "Paid".to_owned(), sent: 1, expected: 1, before: None, still: false, now: None };
    let totals = TotalsBefore { reading: reading(7), names: vec![noted] };
    shop.ledger.note_before(import.id, &shop.product, &totals).expect("it can be written");
    assert_eq!(shop.ledger.totals(&import).expect("they can be read").names, []);
}
