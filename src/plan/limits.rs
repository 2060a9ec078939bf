//! What a run that nobody watches may do, as a plan says it.

use serde::{Deserialize, Serialize};

/// Limits of a run that nobody watches. What is not said follows from the runs before
/// ([`guards`](crate::workflow::guards)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// The most events that are sent at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_events: Option<u64>,
    /// The most people whom these events belong to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_people: Option<u64>,
    /// The most of a hundred new rows that come to nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_skipped_percent: Option<u8>,
    /// Names of events that were never sent before are expected.
    #[serde(skip_serializing_if = "is_not")]
    pub new_names: bool,
}

fn is_not(what: &bool) -> bool {
    !what
}

impl Limits {
    /// Whether a plan says nothing about it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
