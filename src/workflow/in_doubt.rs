//! What an import that went by a bucket may have left there without the ledger knowing, since it broke off while it
//! completed a file.

use super::Error;
use crate::clock;
use crate::ledger::{DeliveredPart, Held, Import, Ledger};
use crate::sink::bucket::name::of_part;
use crate::sink::bucket::{self, Bulk, Content, Doubt, OtherPart, Place, Store, Unfinished};

/// Which parts of an import that goes on may be in its bucket without the ledger knowing. Before one is completed the ledger
/// holds that its events may be there.
pub(super) fn doubt(ledger: &Ledger, import: &Import) -> Result<Doubt, Error> {
    Ok(match (import.is_behind, ledger.count_claims(import)?) {
        (true, _) => Doubt::Any,
        (false, 0) => Doubt::Nothing,
        (false, _) => ledger.upload(import)?.map_or(Doubt::Any, |(number, _)| Doubt::Part(number)),
    })
}

/// Whether a part of an import may be in its bucket without the ledger knowing.
pub(super) fn may_have_written(ledger: &Ledger, import: &Import) -> Result<bool, Error> {
    Ok(doubt(ledger, import)? != Doubt::Nothing)
}

/// The file that an import was writing when it broke off, or was about to write.
pub(super) fn file_under_way(ledger: &Ledger, import: &Import) -> Result<String, Error> {
    let delivery = import.delivery.as_ref().ok_or(Error::NotByBucket)?;
    let next = delivery.first + ledger.parts(import)?.len() as u64;
    let number = ledger.upload(import)?.map_or(next, |(number, _)| number);
    Ok(format!("{}/{}", delivery.place, of_part(&delivery.name, number)))
}

/// What other imports wrote into the same bucket by the same name.
pub(super) fn others(ledger: &Ledger, import: &Import, place: &Place) -> Result<Vec<OtherPart>, Error> {
    let Some(delivery) = &import.delivery else { return Ok(Vec::new()) };
    let mut others = Vec::new();
    for (written, part) in ledger.parts_of_others(import)? {
        let other = Place::parse(&written, Some(place.endpoint()), None)?;
        if other.bucket() == place.bucket() {
            let content = Content { bytes: part.bytes, digest: part.digest };
            let key = other.within(&of_part(&delivery.name, part.number));
            others.push(OtherPart { key, number: part.number, content });
        }
    }
    Ok(others)
}

/// Finds out whether the file is there that an import was writing when it broke off, and notes that; whether it is. What
/// lies in another bucket than this one stays in doubt.
///
/// # Errors
/// When it is in another bucket, the server refuses, or the ledger cannot be written.
pub(super) fn settle(ledger: &mut Ledger, held: &Held, import: &Import, store: &Store) -> Result<bool, Error> {
    let delivery = import.delivery.as_ref().ok_or(Error::NotByBucket)?;
    let place = Bulk::of(delivery)?.place;
    let (Some(store), Some((number, upload))) = (store.at(&place), ledger.upload(import)?) else {
        let (id, events) = (import.id, ledger.count_claims(import)?);
        return Err(Error::InDoubt { id, events, file: file_under_way(ledger, import)? });
    };
    let others = others(ledger, import, &place)?;
    let part = Unfinished { name: delivery.name.clone(), number, upload, began: import.started, others };
    let found = bucket::settle(&store, &part)?.map(|Content { bytes, digest }| DeliveredPart {
        number,
        events: 0,
        bytes,
        digest,
        completed: clock::now(),
    });
    let is_there = found.is_some();
    ledger.settle(held, import, found)?;
    Ok(is_there)
}
