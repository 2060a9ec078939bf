//! A bucket that Kissmetrics' recurring import reads: the events lie in it as files of JSON lines, the same as
//! those that are saved, and one file an hour is taken.
//!
//! A file is written as several requests and stands in the bucket only once it is whole. What is recorded is a whole part
//! with all of its events, so that after any end the rest is cut into the same parts again; one that was complete without
//! the record knowing is recognised by what stands in it.

mod credentials;
mod doubt;
mod error;
pub mod name;
mod place;
mod read;
pub mod run;
mod standing;
mod store;

use std::time::Duration;

use super::kind::{Form, Sink};
use crate::ledger::Delivery;
use crate::message;
use crate::message::Message;
pub use credentials::Credentials;
pub use doubt::{Doubt, OtherPart, Unfinished, settle};
pub use error::{BucketError, Reason, Refusal, Task};
use name::MOST_PARTS;
pub use name::NameProblem;
pub use place::{Place, PlaceProblem, USUAL_REGION};
pub use standing::{Standing, standing, try_out};
pub use store::{Content, Store};

/// Kissmetrics' own user, who must be let in (*Recurring JSON Import*).
pub const KISSMETRICS_USER: &str = "6acb81d7742ac437833f51ecb2a40c74cd831ce26909e5f72354fa6af42cfb1f";

/// Where Kissmetrics moves what it has taken, in folders by year, month and day (*Recurring JSON Import*).
pub const TAKEN: &str = "completed_imports";

/// The most events in a part where nobody says another number.
///
/// Kissmetrics begins one file an hour, works on it for five minutes and goes on with it in the next hour. How many events
/// it takes in these minutes is not documented. A file that is too large loses nothing; each that is too small wastes a
/// slot: a hundred million events are 200 slots at this size, which is eight days. Half a million events of a usual size
/// are below 100 MB, so that little is written again when a connection breaks, and what was taken can be followed.
pub const USUAL_PART: u64 = 500_000;

/// The most events that a part may be told to have: its events are recorded at once, and what stands in it is read again
/// where a connection broke at the wrong moment.
pub const MOST_IN_PART: u64 = 5_000_000;

/// How long Kissmetrics takes at least for so many parts: it begins one an hour. More than can be numbered there never are.
pub fn takes(parts: u64) -> Duration {
    const HOUR: u64 = 60 * 60;
    Duration::from_secs(parts.min(MOST_PARTS) * HOUR)
}

/// How an import is to go by a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulk {
    /// Where to.
    pub place: Place,
    /// What the names of its parts begin with ([`name::checked`]).
    pub name: String,
    /// The most events in a part.
    pub most: u64,
    /// Each part is given to Kissmetrics to read as it is written.
    pub grant: bool,
}

impl Bulk {
    /// How an import goes that was begun before.
    ///
    /// # Errors
    /// When its place is none.
    pub fn of(delivery: &Delivery) -> Result<Self, BucketError> {
        let place = Place::parse(&delivery.place, Some(&delivery.endpoint), Some(&delivery.region))?;
        Ok(Self { place, name: delivery.name.clone(), most: delivery.most, grant: delivery.granted })
    }

    /// The same for the ledger, where the first part has this number.
    /// `planned` parts are kept for it.
    pub fn delivery(&self, first: u64, planned: u64) -> Delivery {
        Delivery {
            place: self.place.to_string(),
            endpoint: self.place.endpoint().to_owned(),
            region: self.place.region().to_owned(),
            name: self.name.clone(),
            first,
            planned,
            most: self.most.max(1),
            granted: self.grant,
        }
    }

    /// How many parts so many events make.
    pub fn parts(&self, events: u64) -> u64 {
        events.div_ceil(self.most.max(1))
    }

    /// Refuses more parts than can be numbered in order, the first of which has this number.
    ///
    /// # Errors
    /// When there are more.
    pub fn refuse_too_many(&self, events: u64, first: u64) -> Result<(), BucketError> {
        let room = (MOST_PARTS + 1).saturating_sub(first);
        match self.parts(events) {
            parts if parts <= room => Ok(()),
            parts => Err(BucketError::TooManyParts { parts, enough: events.div_ceil(room.max(1)) }),
        }
    }
}

/// Writes parts into a bucket.
pub(super) struct Bucket;

impl Sink for Bucket {
    fn id(&self) -> &'static str {
        "bucket"
    }

    fn label(&self) -> Message {
        message!("sink-bucket")
    }

    fn about(&self) -> Message {
        message!("sink-bucket-about")
    }

    fn form(&self) -> Form {
        Form::Bucket
    }
}
