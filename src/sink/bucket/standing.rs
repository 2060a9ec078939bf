//! Which parts of an import Kissmetrics has taken: it moves each file that it has taken into a folder by its day.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::runtime::Runtime;

use super::name::of_part;
use super::store::Found;
use super::{BucketError, Place, Refusal, Store, TAKEN};
use crate::ledger::{DeliveredPart, Delivery};
use crate::pipeline;

/// How the parts of an import stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Parts that were written.
    pub written: u64,
    /// Of these, those that Kissmetrics has taken.
    pub taken: u64,
    /// Those that still lie where they were written.
    pub waiting: u64,
    /// When the last one was taken, by the server's clock.
    pub last: Option<DateTime<Utc>>,
}

impl Standing {
    /// Parts that lie nowhere where they should.
    pub fn missing(&self) -> u64 {
        self.written.saturating_sub(self.taken + self.waiting)
    }
}

/// By how much the clocks of a server and of this computer may differ. By more S3 refuses everything.
const CLOCKS: TimeDelta = TimeDelta::minutes(15);

/// The number by which it is tried whether a part can be written; none has it.
pub(super) const TRIAL: u64 = 0;

/// Asks the bucket how these parts of an import stand. Waits for the answer.
///
/// # Errors
/// When the server refuses, or cannot be asked.
pub fn standing(store: &Store, delivery: &Delivery, parts: &[DeliveredPart]) -> Result<Standing, BucketError> {
    runtime()?.block_on(async {
        store.probe().await?;
        // What is moved between the two questions stands in the second.
        let there: BTreeMap<String, u64> = store
            .list_beginning(&store.place().within(&delivery.name))
            .await?
            .into_iter()
            .map(|found| (found.key, found.bytes))
            .collect();
        let taken = taken(store).await?;
        let mut standing = Standing { written: parts.len() as u64, ..Standing::default() };
        for part in parts {
            let name = of_part(&delivery.name, part.number);
            if there.get(&store.place().within(&name)) == Some(&part.bytes) {
                standing.waiting += 1;
                continue;
            }
            // Files of other places and of earlier imports may have the same name.
            let is_it = |found: &&Found| found.bytes == part.bytes && is_as_late_as(found, part.completed);
            if let Some(moved) = taken.get(&name).into_iter().flatten().find(is_it) {
                standing.taken += 1;
                standing.last = standing.last.max(Some(moved.since));
            }
        }
        Ok(standing)
    })
}

/// Whether something came to lie where it lies no earlier than this.
pub(super) fn is_as_late_as(found: &Found, when: DateTime<Utc>) -> bool {
    found.since + CLOCKS >= when
}

/// Tries whether a part of this name could be written, before anything is recorded: what refuses it then, such as a wrong
/// region, leaves nothing behind that would have to go on. Waits for the answer.
///
/// # Errors
/// When the server refuses, or cannot be asked.
pub fn try_out(store: &Store, name: &str) -> Result<(), BucketError> {
    let key = store.place().within(&of_part(name, TRIAL));
    Ok(runtime()?.block_on(store.try_out(&key))?)
}

pub(super) fn runtime() -> Result<Runtime, BucketError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|source| BucketError::Import(Box::new(pipeline::Error::System { source })))
}

/// What Kissmetrics has taken, by the files' own names. It is not documented where it moves what lay in a folder: beside
/// it, or beside all others.
pub(super) async fn taken(store: &Store) -> Result<BTreeMap<String, Vec<Found>>, Refusal> {
    let mut folders = vec![TAKEN.to_owned()];
    if !store.place().folder().is_empty() {
        folders.push(store.place().within(TAKEN));
    }
    let mut taken = BTreeMap::<String, Vec<Found>>::new();
    for folder in folders {
        for found in store.list(&folder).await? {
            let name = Place::name_of(&found.key).to_owned();
            taken.entry(name).or_default().push(found);
        }
    }
    Ok(taken)
}
