//! Imports that go by a bucket: begun and gone on with under the same guards and the same record as what is sent one by
//! one, so that what went one way does not go the other way too.

use std::time::Duration;

use super::Error;
use super::begin::{Recorded, Start, What};
use super::in_doubt;
use crate::check::whole::Checked;
use crate::ledger::{Import, Ledger, Product};
use crate::pipeline::Pipeline;
use crate::plan::Plan;
use crate::sink::bucket::run::Job;
use crate::sink::bucket::{self, BucketError, Bulk, Credentials, Doubt, Place, Standing, Store};
use crate::store::keychain::{Keychain, KeychainError};

/// An import by a bucket that is to begin: everything that a person has said yes to.
pub struct BeginBulk<'a> {
    /// The product that takes it, as the ledger knows it.
    pub product: &'a Product,
    /// From what it is made, with whole paths.
    pub plan: &'a Plan,
    /// What makes the events.
    pub pipeline: &'a Pipeline,
    /// What they come to.
    pub checked: &'a Checked,
    /// Whether it is a new one.
    pub start: Start,
    /// Where it goes, and how it is cut. What goes on goes on as it began, but for the region.
    pub bulk: &'a Bulk,
    /// What opens the bucket.
    pub credentials: &'a Credentials,
    /// How long the first answer may take, with all tries, before the run gives up.
    pub patience: Option<Duration>,
}

/// An import by a bucket that is recorded from now on and may be run.
pub struct BegunBulk {
    /// What is to be run.
    pub job: Job,
    /// Its number in the ledger.
    pub import: i64,
    /// How many of its events were sent by others before it began.
    pub earlier: u64,
}

impl BeginBulk<'_> {
    /// Begins it.
    ///
    /// # Errors
    /// When another import goes to the product, the place belongs to another product, what was shown is no longer so,
    /// something may come to be in the product twice and nobody has said that this is meant, or the ledger is damaged or
    /// cannot be written.
    pub fn begin(self, ledger: &mut Ledger) -> Result<BegunBulk, Error> {
        let Self { product, plan, pipeline, checked, start, bulk, credentials, patience } = self;
        let goes_on = match &start {
            Start::GoOn { import, .. } => Some(Bulk::of(import.delivery.as_ref().ok_or(Error::NotByBucket)?)?),
            Start::Anew { .. } => None,
        };
        // That it turned out to be in another region changes nothing that is written.
        let region = bulk.place.region().to_owned();
        let goes_on = goes_on.map(|begun| Bulk { place: begun.place.in_region(&region), ..begun });
        let bulk = goes_on.as_ref().unwrap_or(bulk);
        // What can go wrong without a trace goes first.
        let store = Store::open(&bulk.place, credentials, bulk.grant)?;
        let server = bulk.place.server()?;
        let what = What { product, plan, pipeline, checked };
        let Recorded { record, done, limit, earlier } = what.record(ledger, start, &server, Some((bulk, &store)))?;
        let import = ledger.import(record.import())?;
        let delivery = import.delivery.clone().ok_or(Error::NotByBucket)?;
        if delivery.region != region {
            ledger.set_region(import.id, &region)?;
        }
        let job = Job {
            pipeline: pipeline.clone(),
            store,
            delivery,
            checked: checked.outcomes,
            limit,
            done,
            completed: ledger.parts(&import)?.len() as u64,
            began: import.started,
            left_over: ledger.upload(&import)?,
            doubt: match goes_on.is_some() {
                true => in_doubt::doubt(ledger, &import)?,
                false => Doubt::Nothing,
            },
            others: in_doubt::others(ledger, &import, &bulk.place)?,
            record,
            patience,
        };
        Ok(BegunBulk { job, import: import.id, earlier })
    }
}

/// The parts that an import makes in all, as far as it is known.
pub fn parts_in_all(import: &Import, completed: u64) -> u64 {
    let most = import.delivery.as_ref().map_or(1, |delivery| delivery.most.max(1));
    completed + import.wanted().saturating_sub(import.done.len()).div_ceil(most)
}

/// Asks the bucket which parts of an import Kissmetrics has taken. Waits for the answer.
///
/// # Errors
/// When the import went by no bucket, the server refuses, or the ledger cannot be read.
pub fn look(ledger: &Ledger, import: &Import, credentials: &Credentials) -> Result<Standing, Error> {
    let delivery = import.delivery.as_ref().ok_or(Error::NotByBucket)?;
    let bulk = Bulk::of(delivery)?;
    let store = Store::open(&bulk.place, credentials, false)?;
    Ok(bucket::standing(&store, delivery, &ledger.parts(import)?)?)
}

/// What the environment says that opens a bucket; `None` where it says nothing.
///
/// # Errors
/// When it has only one of the access key and its secret: what is kept would be somebody else's.
pub fn environment() -> Result<Option<Credentials>, BucketError> {
    let value = |name: &str| std::env::var(name).unwrap_or_default();
    let (id, secret, token) = (value("AWS_ACCESS_KEY_ID"), value("AWS_SECRET_ACCESS_KEY"), value("AWS_SESSION_TOKEN"));
    if id.trim().is_empty() != secret.trim().is_empty() {
        return Err(BucketError::HalfKeys);
    }
    Ok(Credentials::new(&id, &secret, Some(&token)))
}

/// What was kept for a bucket; `None` where there is nothing.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn credentials(keychain: &dyn Keychain, place: &Place) -> Result<Option<Credentials>, KeychainError> {
    let kept = keychain.get(&account(place))?;
    Ok(kept.and_then(|kept| kept.split_once('\n').and_then(|(id, secret)| Credentials::new(id, secret, None))))
}

/// Keeps what opens a bucket, in place of what was kept before. What is for a while only is not worth keeping.
///
/// # Errors
/// When there is no keychain, or it refuses.
pub fn keep(keychain: &dyn Keychain, place: &Place, credentials: &Credentials) -> Result<(), KeychainError> {
    if credentials.is_passing() {
        return Ok(());
    }
    keychain.keep(&account(place), &format!("{}\n{}", credentials.id(), credentials.secret()))
}

/// Keys open a whole bucket, whatever lies in it.
fn account(place: &Place) -> String {
    match place.endpoint() {
        "" => format!("bucket {}", place.bucket()),
        endpoint => format!("bucket {} at {endpoint}", place.bucket()),
    }
}
