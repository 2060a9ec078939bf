//! What one of many processes counted. Those of all of them add up.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::Apart;
use crate::pipeline::{Disposition, Outcomes};

/// What one process counted.
#[derive(Debug, Default, Serialize)]
pub struct Counters {
    /// What it did: `rows` or `people`.
    pub stage: &'static str,
    /// Rows and events, as far as this process knows what becomes of them.
    #[serde(flatten)]
    pub outcomes: Outcomes,
    /// Events of rows that are left to whoever sees all events of their people.
    pub mapped: u64,
    /// Events that were taken from other processes. All that are taken come to as many as all that were mapped.
    pub taken: u64,
    /// Events and rows that come to nothing, or to one less, by what becomes of them.
    pub not_sent: BTreeMap<&'static str, u64>,
    /// Columns of the plan that no record had.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unseen: Vec<String>,
    /// What is known of people.
    #[serde(flatten)]
    pub people: Option<PeopleCounters>,
}

/// What is known of people.
#[derive(Debug, Serialize)]
pub struct PeopleCounters {
    /// Events that the tracker is expected to keep, aliases left aside; none where that hangs on what other processes
    /// have, since there are more names than the tracker takes.
    pub kept: Option<u64>,
    /// Aliases. Which of them say something new only all of them together show.
    pub aliases: u64,
    /// Different identities.
    pub people: u64,
    /// The earliest time, in Unix seconds.
    pub first: Option<i64>,
    /// The latest time.
    pub last: Option<i64>,
    /// How often each name is sent.
    pub names: BTreeMap<String, u64>,
}

impl Counters {
    /// Nothing yet.
    pub(super) fn of(stage: &'static str) -> Self {
        Self { stage, ..Self::default() }
    }

    /// Counts something that is not sent.
    pub(super) fn leave(&mut self, disposition: Disposition) {
        *self.not_sent.entry(disposition.id()).or_default() += 1;
    }
}

impl PeopleCounters {
    pub(super) fn of(apart: &Apart) -> Self {
        let summary = apart.summary();
        Self {
            kept: apart.kept(),
            aliases: apart.aliases(),
            people: summary.people(),
            first: summary.first().map(|time| time.0),
            last: summary.last().map(|time| time.0),
            names: summary.names().into_iter().collect(),
        }
    }
}
