//! What becomes of one event after those before it.
//!
//! [`receive`] is the only place where the rules about repeats are applied; where what went before is remembered is
//! for a [`Shelf`] to say. [`DedupIndex`](super::DedupIndex) remembers fingerprints, [`Held`](super::Held) everything.

use std::collections::HashSet;

use super::{IDENTITY_MAX, NAME_MAX, fold_name, is_longer, is_reserved};
use crate::event::{Event, EventKind};

/// What becomes of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventOutcome {
    /// It is held.
    #[default]
    Kept,
    /// It is one with an earlier event of the same person, name and second. Of [`EventKind::Set`]: each of its
    /// properties had a value at that second already; of [`EventKind::Alias`]: the two were one person already.
    Merged,
    /// It is not held.
    Lost(Loss),
}

/// Why an event is not held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// It is from before [`FIRST_DAY`](super::FIRST_DAY). The tracker is known to drop it.
    Before2009,
    /// It has no person.
    BlankPerson,
    /// The person's identity has more than [`IDENTITY_MAX`] characters.
    IdentityTooLong,
    /// Its name has more than [`NAME_MAX`] characters.
    NameTooLong,
    /// It has a new name, and there are [`NAMES_MAX`](super::NAMES_MAX) already.
    TooManyNames,
    /// It says nothing: no name and no property that can be held, or an alias without a second identity.
    NothingSaid,
    /// It has no time. Ours always have one, and the practice tracker gives the time of arrival.
    Undated,
}

impl Loss {
    /// Each of them.
    pub const ALL: [Self; 7] = [
        Self::Before2009,
        Self::BlankPerson,
        Self::IdentityTooLong,
        Self::NameTooLong,
        Self::TooManyNames,
        Self::NothingSaid,
        Self::Undated,
    ];

    /// Its name in reports, in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Before2009 => "before-2009",
            Self::BlankPerson => "blank-person",
            Self::IdentityTooLong => "identity-too-long",
            Self::NameTooLong => "name-too-long",
            Self::TooManyNames => "too-many-names",
            Self::NothingSaid => "nothing-said",
            Self::Undated => "undated",
        }
    }
}

/// What becomes of a property that does not become a value of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PropertyOutcome {
    /// The person has this very value at this second already: nothing is lost.
    Same,
    /// It is held, cut after [`VALUE_MAX`](super::VALUE_MAX) characters.
    Cut,
    /// The person has another value at this second, and one of the two is lost.
    Overwritten,
    /// Its event is one with an earlier event, which did not have it.
    GoneWithEvent,
    /// Its name is blank or one of the tracker's own parameters, so that it cannot be sent.
    Unsendable,
    /// Its name has more than [`NAME_MAX`] characters.
    NameTooLong,
    /// It has a new name, and there are [`NAMES_MAX`](super::NAMES_MAX) already.
    TooManyNames,
}

impl PropertyOutcome {
    /// Each of them.
    pub const ALL: [Self; 7] = [
        Self::Same,
        Self::Cut,
        Self::Overwritten,
        Self::GoneWithEvent,
        Self::Unsendable,
        Self::NameTooLong,
        Self::TooManyNames,
    ];

    /// Its name in reports, in kebab-case.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Cut => "cut",
            Self::Overwritten => "overwritten",
            Self::GoneWithEvent => "gone-with-event",
            Self::Unsendable => "unsendable",
            Self::NameTooLong => "name-too-long",
            Self::TooManyNames => "too-many-names",
        }
    }
}

/// What becomes of an event and its properties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What becomes of the event.
    pub event: EventOutcome,
    /// How many of its properties became values of the person's.
    pub held: usize,
    /// The properties that are not held just as they were sent, by their place in the event, in that order. Empty
    /// for an event that is lost, with which all of them are.
    pub properties: Vec<(usize, PropertyOutcome)>,
}

impl Verdict {
    /// All of it is kept, with so many properties.
    pub(super) fn keep(&mut self, properties: usize) {
        self.event = EventOutcome::Kept;
        self.held = properties;
        self.properties.clear();
    }

    /// An event that is kept with all of its properties, so many.
    pub fn kept(properties: usize) -> Self {
        Self { held: properties, ..Self::default() }
    }

    /// Whether all of it is kept as it was sent.
    pub fn is_plain(&self) -> bool {
        self.event == EventOutcome::Kept && self.properties.is_empty()
    }
}

/// Counts verdicts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Events, sets and aliases that were kept.
    pub kept: u64,
    /// Those that were one with an earlier one.
    pub merged: u64,
    /// Values of properties that were kept.
    pub properties: u64,
    lost: [u64; Loss::ALL.len()],
    property_outcomes: [u64; PropertyOutcome::ALL.len()],
}

impl Tally {
    /// Counts one more.
    pub fn count(&mut self, verdict: &Verdict) {
        match verdict.event {
            EventOutcome::Kept => self.kept += 1,
            EventOutcome::Merged => self.merged += 1,
            EventOutcome::Lost(loss) => self.lost[loss as usize] += 1,
        }
        self.properties += verdict.held as u64;
        for (_, outcome) in &verdict.properties {
            self.property_outcomes[*outcome as usize] += 1;
        }
    }

    /// Counts what was counted elsewhere.
    pub fn add(&mut self, other: &Self) {
        self.kept += other.kept;
        self.merged += other.merged;
        self.properties += other.properties;
        self.lost.iter_mut().zip(other.lost).for_each(|(count, more)| *count += more);
        self.property_outcomes.iter_mut().zip(other.property_outcomes).for_each(|(count, more)| *count += more);
    }

    /// How many were lost for this reason.
    pub fn lost(&self, loss: Loss) -> u64 {
        self.lost[loss as usize]
    }

    /// How many were lost, for whatever reason.
    pub fn all_lost(&self) -> u64 {
        self.lost.iter().sum()
    }

    /// How many properties ended so.
    pub fn property(&self, outcome: PropertyOutcome) -> u64 {
        self.property_outcomes[outcome as usize]
    }
}

/// Why the tracker is known to drop an event, whatever else it is sent. Such events are not worth sending; what
/// [`DedupIndex`](super::DedupIndex) says beyond this is expected from documents that are less clear.
pub fn dropped(event: &Event<'_>) -> Option<Loss> {
    event.time.is_some_and(|time| time.0 < super::FIRST_DAY).then_some(Loss::Before2009)
}

/// Why an event is not held, as far as it can be told from the event alone.
pub(super) fn sift(event: &Event<'_>) -> Option<Loss> {
    // Nearly always the first letter tells.
    if event.person.chars().all(char::is_whitespace) {
        return Some(Loss::BlankPerson);
    }
    if is_longer(&event.person, IDENTITY_MAX) {
        return Some(Loss::IdentityTooLong);
    }
    match event.kind {
        EventKind::Alias if event.name.trim().is_empty() => Some(Loss::NothingSaid),
        EventKind::Alias => is_longer(&event.name, IDENTITY_MAX).then_some(Loss::IdentityTooLong),
        EventKind::Event if is_longer(&event.name, NAME_MAX) => Some(Loss::NameTooLong),
        EventKind::Event | EventKind::Set if event.time.is_none() => Some(Loss::Undated),
        EventKind::Event | EventKind::Set => dropped(event),
    }
}

/// Whether an event is not held, whatever came before it.
pub fn is_lost(event: &Event<'_>) -> bool {
    sift(event).is_some()
}

/// Whether all properties of one event are kept that have these names: each can be sent, and no two are the same to the
/// tracker.
pub fn are_kept<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    let mut folded = HashSet::new();
    names.into_iter().all(|name| sift_name(name).is_none() && folded.insert(fold_name(name)))
}

/// Why a property of this name is not held, as far as it can be told from the name alone.
fn sift_name(name: &str) -> Option<PropertyOutcome> {
    if name.trim().is_empty() || is_reserved(name) {
        Some(PropertyOutcome::Unsendable)
    } else if is_longer(name, NAME_MAX) {
        Some(PropertyOutcome::NameTooLong)
    } else {
        None
    }
}

/// How something that arrives meets what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// It is new.
    New,
    /// It is there already.
    Same,
    /// A value is there, and another one.
    Other,
    /// Its name is new, and there are too many.
    Refused,
}

/// Where what went before is remembered. After [`Shelf::moment`], the other calls are about that person and second.
/// What is new stays remembered, unless `only_look`.
pub(super) trait Shelf {
    /// Says whom and which second the next calls are about.
    fn moment(&mut self, person: &str, second: i64);
    /// An event of this name.
    fn event(&mut self, name: &str) -> Met;
    /// A property; `value` is cut to what is stored.
    fn property(&mut self, name: &str, value: &str, only_look: bool) -> Met;
    /// Two identities are one person.
    fn alias(&mut self, person: &str, other: &str) -> Met;
}

/// Says what becomes of an event after all those that the shelf was shown before.
pub(super) fn receive(shelf: &mut impl Shelf, event: &Event<'_>, verdict: &mut Verdict) {
    verdict.properties.clear();
    verdict.held = 0;
    verdict.event = judge(shelf, event, verdict);
    if matches!(verdict.event, EventOutcome::Lost(_)) {
        verdict.properties.clear();
    }
}

fn judge(shelf: &mut impl Shelf, event: &Event<'_>, verdict: &mut Verdict) -> EventOutcome {
    if let Some(loss) = sift(event) {
        return EventOutcome::Lost(loss);
    }
    if event.kind == EventKind::Alias {
        return match shelf.alias(&event.person, &event.name) {
            Met::New => EventOutcome::Kept,
            _ => EventOutcome::Merged,
        };
    }
    let Some(time) = event.time else { return EventOutcome::Lost(Loss::Undated) };
    shelf.moment(&event.person, time.0);
    // An event without a name only sets its properties (*Common Methods*).
    if event.kind == EventKind::Set || event.name.trim().is_empty() {
        let sendable = keep_properties(shelf, event, false, verdict);
        return match (verdict.held, sendable) {
            (0, 0) => EventOutcome::Lost(Loss::NothingSaid),
            (0, _) => EventOutcome::Merged,
            _ => EventOutcome::Kept,
        };
    }
    match shelf.event(&event.name) {
        Met::Refused => EventOutcome::Lost(Loss::TooManyNames),
        Met::New => {
            keep_properties(shelf, event, false, verdict);
            EventOutcome::Kept
        }
        Met::Same | Met::Other => {
            keep_properties(shelf, event, true, verdict);
            EventOutcome::Merged
        }
    }
}

/// Goes through an event's properties; how many of them could be held at all.
fn keep_properties(shelf: &mut impl Shelf, event: &Event<'_>, merged: bool, verdict: &mut Verdict) -> usize {
    let mut sendable = 0;
    for (index, property) in event.properties.iter().enumerate() {
        let outcome = sift_name(&property.name).or_else(|| {
            let value = super::cut_value(&property.value);
            let outcome = match shelf.property(&property.name, value, merged) {
                Met::Refused => return Some(PropertyOutcome::TooManyNames),
                Met::New if merged => Some(PropertyOutcome::GoneWithEvent),
                Met::New => {
                    verdict.held += 1;
                    (value.len() < property.value.len()).then_some(PropertyOutcome::Cut)
                }
                Met::Same => Some(PropertyOutcome::Same),
                Met::Other => Some(PropertyOutcome::Overwritten),
            };
            sendable += 1;
            outcome
        });
        if let Some(outcome) = outcome {
            verdict.properties.push((index, outcome));
        }
    }
    sendable
}
