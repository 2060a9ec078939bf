//! What an import sent, as fingerprints: enough to find each event in an export, in some tens of bytes however long its
//! texts are.
//!
//! Events that happened to one person in one second stand together (a *moment*), since Kissmetrics holds properties by
//! person and second: what was sent with one of them may stand with another of the same moment.

use hashbrown::HashMap;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use super::value::same_value;
use crate::event::{Event, EventKind, Timestamp};
use crate::kissmetrics::rules::{FIRST_DAY, cut_value, fold_identity, fold_name, is_reserved};

/// What became of an event that was sent, as far as an export shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It is there, with all that was sent with it.
    There,
    /// It is there, and something that was sent with it is not, or has another value.
    Different,
    /// It is not there.
    Missing,
    /// Another event of the same person, name and second was sent, of which Kissmetrics keeps one: what became of that
    /// one is said there.
    Merged,
    /// It was not sent, or no reply came: nothing can be expected of it.
    NotSent,
}

/// What became of a property that was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// It is not there.
    #[default]
    Absent,
    /// It is there with another value.
    Other,
    /// It is there as it was sent.
    Same,
}

/// What a line of an export is to an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The first for something that was sent.
    First,
    /// One more for it.
    Again,
    /// For an event that was not sent, or to which no reply came.
    NotSent,
    /// For nothing of this import.
    Foreign,
}

/// A property by its name and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Detail {
    name: u32,
    value: u32,
}

impl Detail {
    /// Of a name as [`Detail::name`] makes it.
    pub fn of(name: u32, value: &str) -> Self {
        let value = cut_value(value);
        Self { name, value: same_value(value).map_or_else(|| short(value), |number| short(&number)) }
    }

    /// What tells names of properties apart.
    pub fn name(name: &str) -> u32 {
        // An export's titles have single spaces.
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        short(&fold_name(&name))
    }
}

/// The first bytes of a hash.
fn short(text: &str) -> u32 {
    (xxh3_64(text.as_bytes()) >> 32) as u32
}

/// In the place of the number of an event.
const NONE: u32 = u32::MAX;

/// In the place of the number of a name: properties without an event, and an alias.
const SET: u32 = u32::MAX;
const ALIAS: u32 = u32::MAX - 1;

/// An event that the import made.
#[derive(Clone, Copy, Debug)]
struct Made {
    /// Another event of the same moment, with another name.
    next: u32,
    /// Another event of the same moment and name.
    same: u32,
    name: u32,
    /// Seconds from [`FIRST_DAY`] on.
    time: u32,
    details: u32,
    count: u16,
    sent: bool,
    seen: bool,
    /// The first of its moment and name, which may be itself.
    leader: u32,
    /// Of the first: the first of them that was sent.
    heir: u32,
}

/// How often what became of events of one name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were sent; the others add up to it.
    pub sent: u64,
    /// [`Arrival::There`].
    pub there: u64,
    /// [`Arrival::Different`].
    pub different: u64,
    /// [`Arrival::Missing`].
    pub missing: u64,
    /// [`Arrival::Merged`].
    pub merged: u64,
}

impl Tally {
    /// Whether what was sent is accounted for exactly once.
    pub fn adds_up(&self) -> bool {
        self.sent == self.there + self.different + self.missing + self.merged
    }

    fn count(&mut self, arrival: Arrival) {
        let place = match arrival {
            Arrival::There => &mut self.there,
            Arrival::Different => &mut self.different,
            Arrival::Missing => &mut self.missing,
            Arrival::Merged => &mut self.merged,
            Arrival::NotSent => return,
        };
        *place += 1;
        self.sent += 1;
    }
}

/// What the events of a tally have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// The name, as it was first sent.
    Name(String),
    /// They only set properties.
    Sets,
    /// They say that two identities are one person.
    Aliases,
}

/// All events of an import, in the order of their numbers.
#[derive(Default)]
pub struct SentTable {
    moments: HashMap<u64, u32>,
    made: Vec<Made>,
    details: Vec<Detail>,
    kept: Vec<Kept>,
    names: Vec<String>,
    by_name: HashMap<String, u32>,
}

impl SentTable {
    /// Adds the next event.
    pub(super) fn add(&mut self, event: &Event<'_>, sent: bool) {
        let name = match event.kind {
            EventKind::Set => SET,
            EventKind::Alias => ALIAS,
            EventKind::Event => self.name(&event.name),
        };
        let number = self.made.len() as u32;
        let start = self.details.len();
        for property in &event.properties {
            let name = Detail::name(&property.name);
            // Of two values of one name the first is kept.
            let is_known = self.details[start..].iter().any(|detail| detail.name == name);
            if !property.name.is_empty() && !is_reserved(&property.name) && !is_known {
                self.details.push(Detail::of(name, &property.value));
            }
        }
        self.kept.resize(self.details.len(), Kept::Absent);
        let time = event.time.map_or(0, |time| u32::try_from(time.0 - FIRST_DAY).unwrap_or_default());
        let mut made = Made {
            next: NONE,
            same: NONE,
            leader: number,
            heir: if sent { number } else { NONE },
            name,
            time,
            details: start as u32,
            count: (self.details.len() - start) as u16,
            sent,
            seen: false,
        };
        let moment = match event.kind {
            EventKind::Alias => alias(&event.person, &event.name),
            _ => moment(&event.person, event.time.map_or(0, |time| time.0)),
        };
        let first = self.moments.entry(moment).or_insert(NONE);
        match find(&self.made, *first, name).and_then(|at| Some((at, self.made.get_mut(at as usize)?))) {
            Some((at, leader)) => {
                made.leader = at;
                made.same = std::mem::replace(&mut leader.same, number);
                if leader.heir == NONE {
                    leader.heir = made.heir;
                }
            }
            None => made.next = std::mem::replace(first, number),
        }
        self.made.push(made);
    }

    fn name(&mut self, name: &str) -> u32 {
        let folded = fold_name(name);
        let next = self.names.len() as u32;
        *self.by_name.entry(folded).or_insert_with(|| {
            self.names.push(name.to_owned());
            next
        })
    }

    /// Takes a line of an export: whose, when, the name or none, and the details.
    pub(super) fn see(&mut self, person: &str, time: i64, name: Option<&str>, details: &[Detail]) -> Line {
        let name = match name {
            None => Some(SET),
            Some(name) => self.by_name.get(&fold_name(name)).copied(),
        };
        self.meet(moment(person, time), name, details)
    }

    /// Takes a line of an export that says that two identities are one person.
    pub(super) fn see_alias(&mut self, person: &str, other: &str) -> Line {
        self.meet(alias(person, other), Some(ALIAS), &[])
    }

    fn meet(&mut self, moment: u64, name: Option<u32>, details: &[Detail]) -> Line {
        let Some(&first) = self.moments.get(&moment) else { return Line::Foreign };
        let (mut at, mut line) = (first, Line::Foreign);
        while let Some(leader) = self.made.get_mut(at as usize) {
            if name == Some(leader.name) {
                line = match (leader.heir != NONE, std::mem::replace(&mut leader.seen, true)) {
                    (false, _) => Line::NotSent,
                    // Properties that were set at one moment may stand on several lines.
                    (true, true) if leader.name != SET => Line::Again,
                    (true, _) => Line::First,
                };
            }
            let next = leader.next;
            let mut of = at;
            while let Some(made) = self.made.get(of as usize) {
                let range = made.details as usize..made.details as usize + usize::from(made.count);
                for (wanted, kept) in self.details[range.clone()].iter().zip(&mut self.kept[range]) {
                    match details.iter().find(|detail| detail.name == wanted.name) {
                        Some(found) if found.value == wanted.value => *kept = Kept::Same,
                        Some(_) if *kept == Kept::Absent => *kept = Kept::Other,
                        _ => {}
                    }
                }
                of = made.same;
            }
            at = next;
        }
        line
    }

    /// What became of the event of this number.
    pub fn arrival(&self, number: u64) -> Arrival {
        let Some(made) = self.made.get(number as usize).filter(|made| made.sent) else { return Arrival::NotSent };
        match self.made.get(made.leader as usize) {
            Some(leader) if u64::from(leader.heir) == number => self.arrival_of(made.leader, leader),
            _ => Arrival::Merged,
        }
    }

    /// What became of the events of one moment and name, of which at most one is kept.
    fn arrival_of(&self, number: u32, leader: &Made) -> Arrival {
        let (mut at, mut is_whole, mut is_part) = (number, false, false);
        while let Some(one) = self.made.get(at as usize) {
            let kept = self.kept_of(one);
            is_whole |= one.sent && kept.iter().all(|kept| *kept == Kept::Same);
            is_part |= one.sent && kept.contains(&Kept::Same);
            at = one.same;
        }
        match (if leader.name == SET { is_part } else { leader.seen }, is_whole) {
            (false, _) => Arrival::Missing,
            (true, true) => Arrival::There,
            (true, false) => Arrival::Different,
        }
    }

    fn kept_of(&self, made: &Made) -> &[Kept] {
        let start = made.details as usize;
        self.kept.get(start..start + usize::from(made.count)).unwrap_or_default()
    }

    /// What became of a property of the event of this number.
    pub fn kept(&self, number: u64, property: &str) -> Option<Kept> {
        let made = self.made.get(number as usize)?;
        let name = Detail::name(property);
        let start = made.details as usize;
        let details = self.details.get(start..start + usize::from(made.count))?;
        let at = details.iter().position(|detail| detail.name == name)?;
        self.kept_of(made).get(at).copied()
    }

    /// The time of the event of this number; `None` of one that has none.
    pub fn time(&self, number: u64) -> Option<Timestamp> {
        let made = self.made.get(number as usize).filter(|made| made.name != ALIAS)?;
        Some(Timestamp(FIRST_DAY + i64::from(made.time)))
    }

    /// The numbers of all events that the import made.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        0..self.made.len() as u64
    }

    /// What became of the events of each name, the names in the order in which they were first sent.
    pub fn tallies(&self) -> Vec<(Of, Tally)> {
        let mut named = vec![Tally::default(); self.names.len()];
        let (mut sets, mut aliases) = (Tally::default(), Tally::default());
        for (made, number) in self.made.iter().zip(self.numbers()) {
            let tally = match made.name {
                SET => &mut sets,
                ALIAS => &mut aliases,
                name => &mut named[name as usize],
            };
            tally.count(self.arrival(number));
        }
        let named = self.names.iter().map(|name| Of::Name(name.clone())).zip(named);
        named.chain([(Of::Sets, sets), (Of::Aliases, aliases)]).filter(|(_, tally)| tally.sent > 0).collect()
    }
}

/// The event of a moment that has this name, and is the first that has it.
fn find(made: &[Made], first: u32, name: u32) -> Option<u32> {
    let mut at = first;
    while let Some(one) = made.get(at as usize) {
        if one.name == name {
            return Some(at);
        }
        at = one.next;
    }
    None
}

/// What tells events apart: the same for those of which Kissmetrics keeps one.
pub fn event_print(event: &Event<'_>) -> u64 {
    let moment = moment(&event.person, event.time.map_or(0, |time| time.0));
    xxh3_64_with_seed(fold_name(&event.name).as_bytes(), moment)
}

fn moment(person: &str, time: i64) -> u64 {
    xxh3_64_with_seed(fold_identity(person).as_bytes(), time.cast_unsigned())
}

/// Two identities, in whatever order.
fn alias(person: &str, other: &str) -> u64 {
    let hash = |identity| xxh3_64(fold_identity(identity).as_bytes());
    let (one, two) = (hash(person), hash(other));
    xxh3_64_with_seed(&one.min(two).to_le_bytes(), one.max(two))
}
