//! Sums up events that come person by person, with no memory of the people before: what the whole comes to is the sum.
//!
//! What all people share is not known of one share of them. There is room for so many names of events: where that is used
//! up, what is kept hangs on which came first. And an alias may say what others say of it together: whether it is a new
//! one is left open.

use super::people::{Arrived, Identity, Shard};
use super::{RowAt, Summary};
use crate::event::{Event, EventKind};
use crate::kissmetrics::rules::{Admission, Digests, Registry, Verdict};
use crate::mapping::Characters;

/// Sums up events, person by person.
#[derive(Default)]
pub struct Apart {
    summary: Summary,
    names: Registry,
    /// Events of names for which there was no room.
    refused: u64,
    aliases: u64,
    people: Shard,
    /// So many events of these people are remembered.
    remembered: u64,
    digests: Digests,
    verdict: Verdict,
}

/// Behind so many events the people are forgotten whose they are: none of them comes again.
const REMEMBERED: u64 = 10_000;

impl Apart {
    /// The events of another person come next.
    pub fn begin(&mut self) {
        if self.remembered >= REMEMBERED {
            self.people = Shard::default();
            self.remembered = 0;
        }
    }

    /// Adds an event that is to be sent, behind all others of its person.
    pub fn add(&mut self, event: &Event<'_>, rule: usize) {
        let admission = match event.kind {
            // Whether it is kept is not for these to say.
            EventKind::Alias => Admission::REFUSED,
            EventKind::Event | EventKind::Set => self.names.admit(event),
        };
        match event.kind {
            EventKind::Alias => self.aliases += 1,
            _ => self.refused += u64::from(admission == Admission::REFUSED),
        }
        let identity = Identity::of(&event.person, Characters::of(&event.person));
        let arrived = Arrived { place: 0, identity, digest: None };
        let spelling = self.people.receive(&arrived, &self.digests, || event, admission, &mut self.verdict);
        self.remembered += 1;
        self.summary.receive(&spelling, &self.verdict);
        self.summary.add(event, RowAt::default, rule);
    }

    /// How many of them the tracker is expected to keep, aliases left aside; `None` where it takes no more names.
    pub fn kept(&self) -> Option<u64> {
        (self.refused == 0).then(|| self.summary.kept())
    }

    /// How many of them are aliases.
    pub fn aliases(&self) -> u64 {
        self.aliases
    }

    /// What all of them come to.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }
}
