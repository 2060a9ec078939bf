//! What a stream of events comes to by its fingerprints, people divided as a check divides them.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use backfill::event::Event;
use backfill::kissmetrics::rules::{DedupIndex, Digests, Registry, Tally, Verdict, person_print};

/// A registry and some indexes.
pub struct Memory {
    registry: Registry,
    indexes: Vec<DedupIndex>,
    /// The same for all events, as in a check.
    digests: Digests,
    verdict: Verdict,
    tally: Tally,
}

impl Default for Memory {
    fn default() -> Self {
        Self::divided(3)
    }
}

impl Memory {
    /// People in so many parts.
    pub fn divided(parts: usize) -> Self {
        let indexes = (0..parts).map(|_| DedupIndex::default()).collect();
        let (registry, digests, verdict, tally) = Default::default();
        Self { registry, indexes, digests, verdict, tally }
    }

    fn home(&self, person: u64) -> usize {
        (person >> 32) as usize % self.indexes.len()
    }

    pub fn receive(&mut self, event: &Event<'_>) -> &Verdict {
        let person = person_print(&event.person);
        let admission = self.registry.admit(event);
        let home = self.home(person);
        self.digests.clear();
        let digest = self.digests.of(event, named(event));
        let digest = digest.as_ref().map(|digest| (digest, &self.digests));
        self.indexes[home].receive(digest, || event, person, admission, &mut self.verdict);
        self.tally.count(&self.verdict);
        &self.verdict
    }

    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    pub fn people(&self) -> usize {
        let seen = self.indexes.iter().map(DedupIndex::people).sum();
        self.registry.people(seen, |person| self.indexes[self.home(person)].has_seen(person))
    }

    pub fn event_names(&self) -> usize {
        self.registry.event_names()
    }

    /// Names of properties, where all events are of one person.
    pub fn property_names(&self) -> usize {
        self.indexes.iter().map(DedupIndex::property_names).max().unwrap_or(0)
    }

    pub fn bytes(&self) -> usize {
        self.indexes.iter().map(DedupIndex::bytes).sum()
    }
}

/// Numbers for the names of an event's properties.
pub fn named(event: &Event<'_>) -> (u64, u64) {
    let mut hasher = DefaultHasher::new();
    event.properties.iter().for_each(|property| property.name.hash(&mut hasher));
    (0, hasher.finish())
}
