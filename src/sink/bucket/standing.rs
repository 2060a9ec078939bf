//! Which parts of an import Kissmetrics has taken: it moves each file that it has taken into a folder by its day.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

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

/// Asks the bucket how these parts of an import stand. Waits for the answer.
///
/// # Errors
/// When the server refuses, or cannot be asked.
pub fn standing(store: &Store, delivery: &Delivery, parts: &[DeliveredPart]) -> Result<Standing, BucketError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|source| BucketError::Import(Box::new(pipeline::Error::System { source })))?;
    runtime.block_on(async {
        store.probe().await?;
        // What is moved between the two questions stands in the second.
        let there: BTreeMap<String, u64> =
            store.list(store.place().folder()).await?.into_iter().map(|found| (found.key, found.bytes)).collect();
        let taken = taken(store).await?;
        let mut standing = Standing { written: parts.len() as u64, ..Standing::default() };
        for part in parts {
            let name = of_part(&delivery.name, part.number);
            let moved = taken.get(&name).into_iter().flatten().find(|found| found.bytes == part.bytes);
            if let Some(moved) = moved {
                standing.taken += 1;
                standing.last = standing.last.max(Some(moved.since));
            } else if there.get(&store.place().within(&name)) == Some(&part.bytes) {
                standing.waiting += 1;
            }
        }
        Ok(standing)
    })
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
