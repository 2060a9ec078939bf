//! Sending in bulk, as a person chooses it: into which bucket, by which keys, in how large files.

use std::sync::Arc;
use std::time::Duration;

use super::form::{FormPart, Obstacle};
use super::{SendState, Target};
use crate::error::Error;
use crate::sink::bucket::{BucketError, Bulk, Credentials, MOST_IN_PART, Place, USUAL_PART, name, takes};
use crate::store::keychain::Keychain;
use crate::tr;
use crate::workflow;
use crate::workflow::bucket;

/// What was typed about the bucket. The keys are kept here only, never saved.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkForm {
    /// The events go by a bucket, and not one by one.
    pub on: bool,
    /// The bucket and a folder in it, as `s3://bucket/folder`.
    pub place: String,
    /// The region; blank for the usual one.
    pub region: String,
    /// The address of a server that is not Amazon's own.
    pub endpoint: String,
    /// What the files are called; blank for what the source is called.
    pub name: String,
    /// The most events in a file.
    pub part: String,
    /// The access key; blank for what the environment or the keychain has.
    pub id: String,
    /// Its secret.
    pub secret: String,
    /// The keys are kept in the system's keychain.
    pub keep: bool,
    /// Each file is given to Kissmetrics to read.
    pub grant: bool,
}

impl Default for BulkForm {
    fn default() -> Self {
        Self {
            on: false,
            place: String::new(),
            region: String::new(),
            endpoint: String::new(),
            name: String::new(),
            part: USUAL_PART.to_string(),
            id: String::new(),
            secret: String::new(),
            keep: false,
            grant: false,
        }
    }
}

/// What opens a bucket: what was typed, else where it is looked for.
#[derive(Clone)]
pub struct Keys {
    typed: Option<Credentials>,
    /// Only one of the two was typed.
    half: bool,
    keep: bool,
    keychain: Arc<dyn Keychain>,
}

impl BulkForm {
    /// What was typed, where it is whole. Of a source of this name the files are called so unless another name was typed.
    ///
    /// # Errors
    /// When something of it can't be so.
    pub fn bulk(&self, source: &str) -> Result<Bulk, Error> {
        let place = Place::parse(&self.place, Some(&self.endpoint), Some(&self.region))?;
        let typed = self.name.trim();
        let name = match typed.is_empty() {
            true => {
                name::cleaned(std::path::Path::new(source).file_stem().unwrap_or_default().to_string_lossy().as_ref())
            }
            false => name::checked(typed).map_err(|problem| BucketError::Name { typed: typed.to_owned(), problem })?,
        };
        Ok(Bulk { place, name, most: self.most().unwrap_or(USUAL_PART), grant: self.grant })
    }

    /// The most events in a file, where that is a number.
    fn most(&self) -> Option<u64> {
        let digits: String = self.part.chars().filter(char::is_ascii_digit).collect();
        let only_digits =
            self.part.trim().chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.' | ' '));
        digits.parse().ok().filter(|most| (1..=MOST_IN_PART).contains(most) && only_digits)
    }

    /// What was typed to open the bucket, and where else to look.
    pub fn keys(&self, keychain: Arc<dyn Keychain>) -> Keys {
        let typed = Credentials::new(&self.id, &self.secret, None);
        Keys { typed, half: self.has_half(), keep: self.keep, keychain }
    }

    /// Whether only one of the access key and its secret was typed.
    fn has_half(&self) -> bool {
        self.id.trim().is_empty() != self.secret.trim().is_empty()
    }
}

impl Keys {
    /// What opens this bucket: what was typed, else the environment's, else what the keychain has. May take as long as
    /// the keychain does.
    ///
    /// # Errors
    /// When there is nothing, or only a half of it.
    pub fn find(&self, place: &Place) -> Result<Credentials, Error> {
        if self.half {
            return Err(BucketError::HalfKeys.into());
        }
        if let Some(typed) = &self.typed {
            return Ok(typed.clone());
        }
        let found = match bucket::environment()? {
            Some(found) => Some(found),
            None => bucket::credentials(&*self.keychain, place).ok().flatten(),
        };
        Ok(found.ok_or_else(|| BucketError::NoKeys { bucket: place.bucket().to_owned() })?)
    }

    /// Gives what was typed to the keychain, where that is wanted; why it was not taken. They are at hand now, so that
    /// this is no reason not to send.
    pub fn keep(&self, place: &Place) -> Option<Error> {
        let typed = self.typed.as_ref().filter(|_| self.keep)?;
        bucket::keep(&*self.keychain, place, typed).err().map(Error::from)
    }
}

impl SendState {
    /// Whether the events go by a bucket: as an import goes on that began so, or as is chosen for a new one.
    pub fn is_bulk(&self) -> bool {
        self.target == Target::Product
            && match &self.going_on {
                Some(going_on) => going_on.import.delivery.is_some(),
                None => self.bulk.on,
            }
    }

    /// How long it takes until the tracker has so many events.
    pub fn takes(&self, events: u64) -> Duration {
        if !self.is_bulk() {
            return self.ceiling.takes(events);
        }
        let begun = self.going_on.as_ref().and_then(|going_on| going_on.import.delivery.as_ref());
        let most = begun.map(|delivery| delivery.most).or_else(|| self.bulk.most());
        takes(events.div_ceil(most.unwrap_or(USUAL_PART).max(1)))
    }

    /// How the events go by a bucket, of a source of this name; `None` where they go one by one.
    ///
    /// # Errors
    /// When something of what was typed can't be so.
    pub fn bulk_of(&self, source: &str) -> Result<Option<Bulk>, Error> {
        match &self.going_on {
            _ if !self.is_bulk() => Ok(None),
            Some(going_on) => {
                let Some(delivery) = &going_on.import.delivery else { return Ok(None) };
                let mut bulk = Bulk::of(delivery)?;
                if !self.bulk.region.trim().is_empty() {
                    // It may have failed since nobody had said which.
                    bulk.place = Place::parse(&delivery.place, Some(&delivery.endpoint), Some(&self.bulk.region))?;
                }
                Ok(Some(bulk))
            }
            None => self.bulk.bulk(source).map(Some),
        }
    }

    /// Why the keys that were typed for a bucket can't be meant, in words.
    pub(super) fn keys_obstacle(&self) -> Option<Obstacle> {
        let is_half = self.is_bulk() && self.bulk.has_half();
        is_half.then(|| Obstacle::at(FormPart::Bucket, Error::from(BucketError::HalfKeys).sentence()))
    }

    /// Why nothing can go by the bucket yet, in words; so many events are new.
    pub(super) fn bulk_obstacle(&self, events: u64) -> Option<Obstacle> {
        if !self.is_bulk() || self.going_on.is_some() {
            return None;
        }
        if self.bulk.place.trim().is_empty() {
            return Some(Obstacle::at(FormPart::Bucket, tr!("session-no-bucket")));
        }
        if self.bulk.most().is_none() {
            return Some(Obstacle::at(FormPart::Bucket, tr!("session-no-part")));
        }
        // What the source is called makes a name in any case.
        let bulk = match self.bulk.bulk("") {
            Ok(bulk) => bulk,
            Err(error) => return Some(Obstacle::at(FormPart::Bucket, error.sentence())),
        };
        let too_many = bulk.refuse_too_many(events, 1).err();
        self.keys_obstacle().or_else(|| {
            too_many.map(|error| Obstacle::at(FormPart::Bucket, Error::from(workflow::Error::from(error)).sentence()))
        })
    }
}
