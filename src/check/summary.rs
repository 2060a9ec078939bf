//! What a person wants to know first of all events that are to be sent: how many people, which events, from when to
//! when, and how many of them the tracker is expected to keep.

use hashbrown::HashMap;

use super::{RowAt, Spelling};
use crate::event::{Event, EventKind, Timestamp};
use crate::kissmetrics::rules::{NAMES_MAX, Tally, Verdict};

/// Sums up all events that are to be sent: people, names, first and last, what is kept.
#[derive(Clone, Default)]
pub struct Summary {
    events: u64,
    people: u64,
    names: Vec<(String, NameCount)>,
    /// The places of names.
    by_name: HashMap<String, usize, foldhash::fast::FixedState>,
    first: Option<Timestamp>,
    last: Option<Timestamp>,
    tally: Tally,
    /// The name of the last event, by its place, since neighbours mostly share it.
    last_name: usize,
}

/// How often an event of one name comes.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameCount {
    /// How often.
    pub count: u64,
    /// Where first.
    pub first: RowAt,
    /// The rule that made the first.
    pub rule: usize,
}

impl Summary {
    /// Notes an event that is to be sent; whether it is the first of its name.
    pub(super) fn add(&mut self, event: &Event<'_>, at: impl Fn() -> RowAt, rule: usize) -> bool {
        self.events += 1;
        let mut is_first = false;
        if event.kind == EventKind::Event {
            match self.place_of(&event.name) {
                Some(place) => self.names[place].1.count += 1,
                None => {
                    is_first = true;
                    self.add_name(&event.name, NameCount { count: 1, first: at(), rule });
                }
            }
        }
        if let Some(time) = event.time {
            self.first = Some(self.first.map_or(time, |first| first.min(time)));
            self.last = Some(self.last.map_or(time, |last| last.max(time)));
        }
        is_first
    }

    /// Notes that the tracker is expected to keep such an event, with so many properties.
    pub(super) fn keep(&mut self, properties: usize) {
        self.tally.count(&Verdict::kept(properties));
    }

    /// Says how many identities there are, where that is known from elsewhere.
    pub(super) fn know_people(&mut self, people: u64) {
        self.people = people;
    }

    /// Notes whose such an event is and what the tracker is expected to make of it.
    pub(super) fn receive(&mut self, spelling: &Spelling<'_>, verdict: &Verdict) {
        self.people += u64::from(spelling.new);
        self.tally.count(verdict);
    }

    /// Adds what is known of later events.
    pub(super) fn append(&mut self, later: Self) {
        self.events += later.events;
        self.people += later.people;
        self.tally.add(&later.tally);
        self.first = [self.first, later.first].into_iter().flatten().min();
        self.last = self.last.max(later.last);
        for (name, count) in later.names {
            match self.place_of(&name) {
                Some(place) => self.names[place].1.count += count.count,
                None => self.add_name(&name, count),
            }
        }
    }

    fn place_of(&mut self, name: &str) -> Option<usize> {
        if self.names.get(self.last_name).is_none_or(|(last, _)| last != name) {
            self.last_name = *self.by_name.get(name)?;
        }
        Some(self.last_name)
    }

    fn add_name(&mut self, name: &str, count: NameCount) {
        // The tracker takes no more; what is beyond is another finding's business.
        if self.names.len() < NAMES_MAX {
            self.by_name.insert(name.to_owned(), self.names.len());
            self.names.push((name.to_owned(), count));
        }
    }

    /// Events that are to be sent.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// How many of them the tracker is expected to keep, by its documented rules.
    pub fn kept(&self) -> u64 {
        self.tally.kept
    }

    /// Different identities.
    pub fn people(&self) -> u64 {
        self.people
    }

    /// What the tracker is expected to make of all of them.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    pub(super) fn name_counts(&self) -> impl Iterator<Item = (&str, NameCount)> {
        self.names.iter().map(|(name, count)| (name.as_str(), *count))
    }

    /// Event names and how often each is sent, the most frequent first; not more than the tracker takes.
    pub fn names(&self) -> Vec<(String, u64)> {
        let mut names: Vec<_> = self.names.iter().map(|(name, count)| (name.clone(), count.count)).collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        names
    }

    /// The earliest time.
    pub fn first(&self) -> Option<Timestamp> {
        self.first
    }

    /// The latest time.
    pub fn last(&self) -> Option<Timestamp> {
        self.last
    }
}
