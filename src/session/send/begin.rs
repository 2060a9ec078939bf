//! What is done before the first event leaves: the product is noted, the record of the import begun. The ledger may
//! make whoever calls it wait, so this belongs on a thread of its own.

use std::path::Path;
use std::sync::Arc;

use super::before::{Before, Patience};
use super::bulk::Keys;
use crate::check::whole::Checked;
use crate::error::Error;
use crate::kissmetrics::client::{ApiKey, Destination};
use crate::kissmetrics::query::QueryError;
use crate::ledger::{Product, ProductKind};
use crate::pipeline::{Pipeline, Stop, Wake};
use crate::plan::Plan;
use crate::sink::bucket::{self, Bulk};
use crate::sink::kissmetrics::pace::Ceiling;
use crate::sink::kissmetrics::run;
use crate::workflow;
use crate::workflow::begin::{Begin, Start};
use crate::workflow::bucket::BeginBulk;
use crate::workflow::record;

/// Where events go, as a person has chosen it.
#[derive(Clone, PartialEq, Eq)]
pub struct To {
    /// The tracker.
    pub destination: Destination,
    /// The product's key.
    pub key: ApiKey,
    /// What the person calls it; blank for what it was called before.
    pub name: String,
    /// What it is for, where that was said.
    pub kind: Option<ProductKind>,
    /// How many events a month the person's plan includes, where that was typed.
    pub monthly: Option<u64>,
}

/// What is sent, as it was checked.
#[derive(Clone)]
pub struct What {
    /// From what it was made.
    pub plan: Plan,
    /// What makes the events, and what they come to.
    pub found: Arc<(Pipeline, Checked)>,
}

impl What {
    /// Whether the same events come of the same rows.
    pub fn is_same(&self, other: &Self) -> bool {
        self.plan == other.plan && self.found.1.fingerprint == other.found.1.fingerprint
    }
}

/// What is to be run, by the way that it goes.
pub enum ToRun {
    /// One by one.
    OneByOne(Box<run::Job>),
    /// By a bucket.
    InBulk(Box<bucket::run::Job>),
}

/// A run that may start, and where it goes.
pub struct Begun {
    /// What is to be run.
    pub run: ToRun,
    /// The import's number in the ledger.
    pub import: i64,
    /// Where it goes.
    pub product: Product,
    /// Why the keychain did not take what was to be kept in it.
    pub not_kept: Option<Error>,
    /// Why it was not read how often Kissmetrics counts each name before, where it was to be.
    pub unread: Option<Error>,
}

/// Which way the events go.
pub enum Way {
    /// One by one, pressing the tracker so hard.
    OneByOne(Ceiling),
    /// By a bucket.
    InBulk(Box<Bulk>, Keys),
}

/// Notes the product where it may be a new one, and begins the record.
///
/// # Errors
/// When the ledger cannot be written, another import goes to the product, or its record is not what was shown.
pub fn begin(
    data: Option<&Path>,
    to: &To,
    what: What,
    start: Start,
    way: Way,
    before: Option<Before>,
    waiting: (&Patience, &Wake, &Stop),
) -> Result<Begun, Error> {
    let (pipeline, checked) = &*what.found;
    let mut ledger = record::open(data)?;
    let product = match &start {
        Start::Anew { .. } => ledger.product(&to.destination, &to.key, Some(&to.name), to.kind)?,
        Start::GoOn { import, .. } => import.product.clone(),
    };
    if to.monthly.is_some() {
        ledger.set_monthly_events(&product, to.monthly)?;
    }
    // That nothing can be read is no reason not to send; it is said, since nothing can tell later what was sent.
    let read = before.map(|before| before.totals(&ledger, &product, &what.found.0, &start, waiting));
    let (totals, unread) = match read.transpose() {
        Ok(totals) => (totals.flatten(), None),
        Err(error) => (None, Some(error)),
    };
    let (_, _, stop) = waiting;
    if stop.requested() {
        // Whoever waited meanwhile has gone.
        return Err(workflow::Error::from(QueryError::Stopped).into());
    }
    let plan = &what.plan.with_whole_paths();
    let (run, import, not_kept) = match way {
        Way::OneByOne(ceiling) => {
            // Somebody sees what is the matter, and may wait for it to pass.
            let (patience, unattended) = (run::Patience::Endless, false);
            let (product, key) = (&product, &to.key);
            let begin = Begin { product, key, plan, pipeline, checked, start, ceiling, patience, unattended };
            let begun = begin.begin(&mut ledger)?;
            (ToRun::OneByOne(Box::new(begun.job)), begun.import, None)
        }
        Way::InBulk(bulk, keys) => {
            let (credentials, patience) = (&keys.find(&bulk.place)?, None);
            let (product, bulk) = (&product, &*bulk);
            let begin = BeginBulk { product, plan, pipeline, checked, start, bulk, credentials, patience };
            let begun = begin.begin(&mut ledger)?;
            (ToRun::InBulk(Box::new(begun.job)), begun.import, keys.keep(&bulk.place))
        }
    };
    if let Some(totals) = totals {
        ledger.note_before(import, &product, &totals)?;
    }
    Ok(Begun { run, import, product, not_kept, unread })
}
