//! Imports of before, put into a ledger as a run puts them there.

use std::path::Path;
use std::sync::Arc;

use backfill::check::whole::check;
use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::ledger::{ImportState, Ledger, Product, ProductKind};
use backfill::pipeline::fingerprint::EventFingerprint;
use backfill::pipeline::range_set::RangeSet;
use backfill::pipeline::{PassProgress, Pipeline, Stop, Ticker};
use backfill::plan::Plan;
use backfill::source::Answers;
use backfill::store;
use backfill::workflow::begin::new_import;

use super::wizard::Wizard;

pub const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

pub fn key() -> ApiKey {
    ApiKey::new(KEY).expect("a key")
}

/// The ledger of a window whose files lie in this folder.
pub fn ledger(folder: &Path) -> Ledger {
    let data = store::data_folder(Some(&folder.join("data"))).expect("the folder can be made");
    Ledger::open(&data).expect("the ledger can be opened")
}

/// A product of Kissmetrics.
pub fn product(ledger: &Ledger, name: &str, key: &ApiKey, kind: ProductKind) -> Product {
    let product = ledger.product(&Destination::kissmetrics(), key, Some(name), Some(kind));
    product.expect("the product can be noted")
}

/// Notes an import of what is open in the window, of which so many events were handed to *Shop EU*.
pub fn import(wizard: &Wizard, sent: u64) {
    let mapping = wizard.window.state().draft().mapping().clone();
    let source = Answers::new("csv").with("file", wizard.folder.at("people.csv").to_string_lossy());
    let plan = Plan::new(source, mapping);
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let pipeline = Pipeline::open(&plan, &stop, &progress).expect("the file can be opened");
    let checked = check(&pipeline, &stop, &progress, &mut Ticker::new(Arc::new(|| {}))).expect("it can be read");
    let mut ledger = ledger(wizard.folder.path());
    let product = product(&ledger, "Shop EU", &key(), ProductKind::Live);
    let text = plan.to_text();
    let new = new_import("people.csv", &plan, &text, &checked, None, RangeSet::default());
    let held = ledger.hold(&product).expect("nobody sends to it");
    let record = ledger.begin(held, &new, None).expect("the import can begin");
    for number in 0..sent {
        record.sent(number, EventFingerprint::new(number, number));
    }
    record.finish(ImportState::Stopped, checked.outcomes).expect("the end can be written");
}
