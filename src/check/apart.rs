//! Sums up events that come person by person, with no memory of the people before: what the whole comes to is the sum.
//!
//! What all people share is only known of those that are summed up here: the room for names, and who was made one person
//! with whom through others.

use super::people::{Arrived, Identity, Shard};
use super::{RowAt, Summary};
use crate::event::{Event, EventKind};
use crate::kissmetrics::rules::{Digests, Registry, Verdict};
use crate::mapping::Characters;

/// Sums up events, person by person.
#[derive(Default)]
pub struct Apart {
    summary: Summary,
    names: Registry,
    /// Whom the person at hand was made one with.
    joined: Registry,
    aliased: bool,
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
        if std::mem::take(&mut self.aliased) {
            self.joined = Registry::default();
        }
    }

    /// Adds an event that is to be sent, behind all others of its person.
    pub fn add(&mut self, event: &Event<'_>, rule: usize) {
        let admission = match event.kind {
            EventKind::Alias => {
                self.aliased = true;
                self.joined.admit(event)
            }
            EventKind::Event | EventKind::Set => self.names.admit(event),
        };
        let identity = Identity::of(&event.person, Characters::of(&event.person));
        let arrived = Arrived { sent: 0, identity, digest: None };
        let spelling = self.people.receive(&arrived, &self.digests, || event, admission, &mut self.verdict);
        self.remembered += 1;
        self.summary.receive(&spelling, &self.verdict);
        self.summary.add(event, RowAt::default(), rule);
    }

    /// What all of them come to.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }
}
