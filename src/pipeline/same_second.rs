//! What becomes of events that have the same person and second, where the plan says so.
//!
//! Kissmetrics keeps one of them, so a rule may space them, join them or send only the first. Rows come in any order,
//! so a [`Collect`] notes all events in a first pass, 24 bytes for each, and [`Steps`] answers in the passes after it,
//! event by event in the same order.
//!
//! Spacing moves an event only when it would be one with another (same name), or would overwrite a detail of another
//! (same detail): the first in the source's order stays, each later one goes to the next second in which the person
//! has nothing, never past the end of the day in the plan's time zone; at the end of a day it goes backwards. What
//! is moved where depends on that person's events alone, and among equals on their order: other people's rows, and
//! where in the file they stand, change nothing.

use std::hash::BuildHasher;

use hashbrown::HashMap;

use crate::event::{Event, EventKind, Timestamp};
use crate::kissmetrics::rules::{FIRST_DAY, fold_identity, fold_name};
use crate::mapping::timestamp::Zone;
use crate::mapping::{EventRule, Mapping, PropertyRule, SameSecond, SendAmounts};

/// What is done with one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It is sent so many seconds later (or earlier) than it happened.
    Move(i32),
    /// It is not sent: an earlier one was the first.
    Drop,
    /// Its details wait for the last one of its group.
    Hold(u32),
    /// It is sent with the details of its group.
    Release(u32),
}

/// What is done with which event; events are numbered from 0 as they are to be sent. What is not here is sent as it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    steps: Vec<(u32, Step)>,
}

impl Steps {
    /// Whether nothing is done.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Goes through the deeds in the order of the events.
    pub fn cursor(&self) -> Cursor<'_> {
        Cursor { steps: &self.steps, order: 0 }
    }
}

/// A way through [`Steps`].
pub(super) struct Cursor<'d> {
    steps: &'d [(u32, Step)],
    order: u32,
}

impl Cursor<'_> {
    /// What is done with the next event.
    pub fn next(&mut self) -> Option<Step> {
        let order = self.order;
        self.order = self.order.saturating_add(1);
        match self.steps.split_first() {
            Some((&(of, deed), rest)) if of == order => {
                self.steps = rest;
                Some(deed)
            }
            _ => None,
        }
    }
}

/// An event as the first pass remembers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    /// Fingerprint of the person; two of `n` persons are taken for one with odds of n²/2⁶⁵.
    person: u64,
    /// Unix seconds, up to 2106.
    time: u32,
    /// Its number among the events to be sent.
    order: u32,
    /// Half a fingerprint of the name; 0 for what is no event, which never is one with another by its name.
    name: u32,
    /// Its details, each a bit, and in the two lowest bits what the plan says.
    details: u32,
}

const POLICY_BITS: u32 = 2;

impl Seen {
    fn policy(&self) -> Option<SameSecond> {
        match self.details & 0b11 {
            1 => Some(SameSecond::Space),
            2 => Some(SameSecond::Join),
            3 => Some(SameSecond::KeepFirst),
            _ => None,
        }
    }

    /// Whether the tracker would take the two for one, or one would overwrite a detail of the other.
    fn clashes(&self, other: &Self) -> bool {
        self.is_one_with(other) || (self.details & other.details) >> POLICY_BITS != 0
    }

    fn is_one_with(&self, other: &Self) -> bool {
        self.name != 0 && self.name == other.name
    }
}

/// The first pass.
pub(super) struct Collect {
    zone: Zone,
    rules: Vec<RuleBits>,
    /// Details are known behind whose name a currency stands.
    by_currency: bool,
    seen: Vec<Seen>,
    order: u32,
}

struct RuleBits {
    policy: u32,
    details: Vec<DetailBit>,
}

/// A detail of a rule.
struct DetailBit {
    name: String,
    /// Behind the name stands the currency.
    apart: bool,
    bit: u32,
}

impl RuleBits {
    /// The bit of the detail that is sent under this name.
    fn bit(&self, name: &str) -> Option<u32> {
        let in_currency = |detail: &&DetailBit| {
            detail.apart && name.strip_prefix(detail.name.as_str()).is_some_and(|rest| rest.starts_with(' '))
        };
        let exact = self.details.iter().find(|detail| !detail.apart && detail.name == name);
        exact.or_else(|| self.details.iter().find(in_currency)).map(|detail| detail.bit)
    }
}

impl Collect {
    /// For a mapping; `None` when none of its rules says anything about the same second.
    pub fn of(mapping: &Mapping) -> Option<Self> {
        mapping.rules.iter().any(|rule| rule.same_second.is_some()).then(|| {
            let zone = mapping.zone.as_deref().and_then(|name| Zone::named(name).ok()).unwrap_or(Zone::UTC);
            let mut names: Vec<String> = Vec::new();
            let rules = mapping.rules.iter().map(|rule| RuleBits {
                policy: rule.same_second.map_or(0, |policy| match policy {
                    SameSecond::Space => 1,
                    SameSecond::Join => 2,
                    SameSecond::KeepFirst => 3,
                }),
                details: rule.properties.iter().map(|detail| bit_of(rule, detail, &mut names)).collect(),
            });
            let by_currency = mapping.reading.holds_everywhere();
            Self { zone, rules: rules.collect(), by_currency, seen: Vec::new(), order: 0 }
        })
    }

    /// Notes an event that is to be sent.
    pub fn add(&mut self, rule: usize, event: &Event<'_>) {
        let order = self.order;
        self.order = self.order.saturating_add(1);
        let (Some(Timestamp(time)), Some(bits)) = (event.time, self.rules.get(rule)) else { return };
        let Ok(time) = u32::try_from(time) else { return };
        let mut known = bits.details.iter();
        let details = event.properties.iter().filter_map(|property| match self.by_currency {
            // A name with a currency was taken for none, and so were those that stood behind it.
            false => known.find(|detail| detail.name == property.name).map(|detail| detail.bit),
            true => bits.bit(&property.name),
        });
        self.seen.push(Seen {
            person: hash(&fold_identity(&event.person)),
            time,
            order,
            name: match event.kind {
                EventKind::Event => hash(&fold_name(&event.name)) as u32 | 1,
                EventKind::Set | EventKind::Alias => 0,
            },
            details: bits.policy | details.fold(0, |all, bit| all | bit),
        });
    }

    /// Decides.
    pub fn finish(mut self) -> Steps {
        self.seen.sort_unstable();
        let mut decide = Decide { zone: self.zone, steps: Vec::new(), groups: 0 };
        for person in self.seen.chunk_by(|one, other| one.person == other.person) {
            decide.person(person);
        }
        decide.steps.sort_unstable_by_key(|&(order, _)| order);
        Steps { steps: decide.steps }
    }
}

/// A detail's bit, by its place among the plan's names; beyond thirty they share one, so that at worst an event is moved
/// that need not be. Amounts in several currencies share one too.
fn bit_of(rule: &EventRule, detail: &PropertyRule, names: &mut Vec<String>) -> DetailBit {
    const BITS: usize = 30;
    let folded = fold_name(detail.name());
    let place = names.iter().position(|name| *name == folded).unwrap_or_else(|| {
        names.push(folded);
        names.len() - 1
    });
    let of = rule.currencies.iter().find(|of| Some(of.amounts.as_str()) == detail.column());
    let apart = of.is_some_and(|of| matches!(of.send, SendAmounts::Apart(_)));
    DetailBit { name: detail.name().trim().to_owned(), apart, bit: 1 << (place.min(BITS - 1) as u32 + POLICY_BITS) }
}

fn hash(text: &str) -> u64 {
    foldhash::quality::FixedState::with_seed(0).hash_one(text)
}

struct Decide {
    zone: Zone,
    steps: Vec<(u32, Step)>,
    groups: u32,
}

impl Decide {
    /// All events of a person, by time and then by order.
    fn person(&mut self, events: &[Seen]) {
        let mut slots: Option<Slots> = None;
        for second in events.chunk_by(|one, other| one.time == other.time) {
            if second.len() < 2 {
                continue;
            }
            let mut staying = self.stay(second);
            for event in second.iter().filter(|event| event.policy() == Some(SameSecond::Space)) {
                if !staying.iter().any(|other| event.clashes(other)) {
                    staying.push(*event);
                    continue;
                }
                let slots = slots.get_or_insert_with(|| Slots::of(events));
                let day = self.day(event.time);
                if let Some(free) = slots.take(event.time, day) {
                    // Both lie on one day.
                    let shift = i64::from(free) - i64::from(event.time);
                    self.steps.push((event.order, Step::Move(shift as i32)));
                }
            }
        }
    }

    /// Decides of those that are not to be spaced; gives those that stay at the second.
    fn stay(&mut self, second: &[Seen]) -> Vec<Seen> {
        let mut staying: Vec<Seen> = Vec::new();
        let mut joined: Vec<(u32, Vec<Seen>)> = Vec::new();
        for event in second {
            match event.policy() {
                Some(SameSecond::Space) => {}
                None => staying.push(*event),
                Some(SameSecond::KeepFirst) => {
                    if event.name != 0 && staying.iter().any(|other| event.is_one_with(other)) {
                        self.steps.push((event.order, Step::Drop));
                    } else {
                        staying.push(*event);
                    }
                }
                Some(SameSecond::Join) => match joined.iter_mut().find(|(name, _)| *name == event.name) {
                    Some((_, group)) => group.push(*event),
                    None => joined.push((event.name, vec![*event])),
                },
            }
        }
        for (_, group) in joined {
            if let [held @ .., last] = group.as_slice()
                && !held.is_empty()
            {
                self.steps.extend(held.iter().map(|event| (event.order, Step::Hold(self.groups))));
                self.steps.push((last.order, Step::Release(self.groups)));
                self.groups += 1;
            }
            let details = group.iter().fold(0, |all, event| all | event.details);
            staying.extend(group.last().map(|last| Seen { details, ..*last }));
        }
        staying
    }

    /// The first and the last second of the day in the plan's zone that are worth having.
    fn day(&self, time: u32) -> (u32, u32) {
        let (first, last) = self.zone.day(i64::from(time));
        let clamp = |second: i64| u32::try_from(second.max(0)).unwrap_or(u32::MAX);
        (clamp(first.max(FIRST_DAY)), clamp(last))
    }
}

/// The seconds in which a person has something, with the way to the next free one.
struct Slots {
    later: HashMap<u32, u32>,
    earlier: HashMap<u32, u32>,
}

impl Slots {
    fn of(events: &[Seen]) -> Self {
        let mut slots = Self { later: HashMap::new(), earlier: HashMap::new() };
        events.iter().for_each(|event| slots.fill(event.time));
        slots
    }

    fn fill(&mut self, second: u32) {
        self.later.insert(second, second.saturating_add(1));
        self.earlier.insert(second, second.saturating_sub(1));
    }

    /// Takes the nearest free second behind `time`, else before it, within the day.
    fn take(&mut self, time: u32, (first, last): (u32, u32)) -> Option<u32> {
        let later = find(&mut self.later, time);
        let free = if later <= last {
            Some(later)
        } else {
            let earlier = find(&mut self.earlier, time);
            (earlier >= first && earlier < time).then_some(earlier)
        };
        if let Some(free) = free {
            self.fill(free);
        }
        free
    }
}

/// The end of a way; every step of it is made to lead there at once for the next time.
fn find(ways: &mut HashMap<u32, u32>, from: u32) -> u32 {
    let mut end = from;
    while let Some(&next) = ways.get(&end)
        && next != end
    {
        end = next;
    }
    let mut at = from;
    while let Some(next) = ways.get_mut(&at)
        && *next != end
    {
        at = std::mem::replace(next, end);
    }
    end
}
