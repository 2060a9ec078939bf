//! What is kept of a stream of events, told with a few bytes for each of them.
//!
//! What must be remembered is what each person had at each second: which events, which properties, which values.
//! Most of these *moments* look alike ("one Signed Up with a Plan Name"), so that a moment only holds the number of
//! its look, which is a path in a small tree of names, and where the hashes of its values begin. A moment takes
//! sixteen bytes, a value four, whatever their names.
//!
//! Moments are told apart by 64-bit XXH3 fingerprints without a seed, so that every run on every machine says the
//! same. Among n of them the odds that any two are taken for one are about n²/2⁶⁵: one in a million for six
//! million events. The odds that two different values at one moment are taken for the same are one in 2³².

use hashbrown::{HashMap, HashSet, HashTable};
use twox_hash::XxHash3_64;

use super::fold::{fold_identity_into, fold_name_into};
use super::joined::Joined;
use super::verdict::{Fate, Met, Shelf, Tally, Verdict, receive};
use super::{Loss, NAMES_MAX};
use crate::event::Event;

/// Remembers a stream of events and says of each whether the tracker keeps it.
#[derive(Default)]
pub struct Memory {
    shelf: Fingerprints,
    verdict: Verdict,
    tally: Tally,
}

impl Memory {
    /// What becomes of an event after all those before it.
    pub fn receive(&mut self, event: &Event<'_>) -> &Verdict {
        receive(&mut self.shelf, event, &mut self.verdict);
        self.shelf.put_back();
        self.tally.count(&self.verdict);
        &self.verdict
    }

    /// Whether the tracker keeps an event after all those before it.
    pub fn keeps(&mut self, event: &Event<'_>) -> bool {
        self.receive(event).fate == Fate::Kept
    }

    /// What became of all of them.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// How many persons have an event or a property; identities that were aliased are one.
    pub fn people(&self) -> usize {
        self.shelf.joined.people(self.shelf.people.len(), |person| self.shelf.people.contains(&person))
    }

    /// How many different names of events there are.
    pub fn event_names(&self) -> usize {
        self.shelf.event_names.len()
    }

    /// How many different names of properties there are.
    pub fn property_names(&self) -> usize {
        self.shelf.property_names.len()
    }

    /// How many events were lost for this reason.
    pub fn lost(&self, loss: Loss) -> u64 {
        self.tally.lost(loss)
    }

    /// About how much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.shelf.bytes()
    }
}

/// A person at a second.
#[derive(Clone, Copy, Default)]
struct Moment {
    /// Fingerprint of both.
    key: u64,
    /// What the person has: index into [`Fingerprints::looks`], or [`CROWDED`].
    look: u32,
    /// Where the values begin in [`Fingerprints::values`]; of no meaning without properties.
    values: u32,
}

/// Nothing at all; the root of the tree of looks.
const NOTHING: u32 = 0;

/// A look that is kept apart, in [`Fingerprints::crowds`]: too many things, or too many different looks.
const CROWDED: u32 = u32::MAX;

/// How many things a look may have; more are rare, and looking through them would take long.
const LOOK_MAX: u16 = 32;

/// How many looks there may be. Data with a new event name in every row makes a look of every row.
const LOOKS_MAX: usize = 1 << 18;

/// What a moment has: what its parent has and one thing more.
#[derive(Clone, Copy, Default)]
struct Look {
    /// Fingerprint of the thing.
    thing: u64,
    parent: u32,
    /// How many things there are, this one included.
    things: u16,
    /// How many of them are properties.
    properties: u16,
}

#[derive(Default)]
struct Fingerprints {
    moments: HashTable<Moment>,
    /// The tree of looks, without its root.
    looks: Vec<Look>,
    /// From a look and a thing more to the next look.
    steps: HashMap<(u32, u64), u32>,
    /// Hashes of values, in runs of a moment's properties in the order of its look.
    values: Vec<u32>,
    /// The things of crowded moments, by fingerprint of moment and thing, with the hash of the value.
    crowds: HashMap<u64, u32>,
    people: HashSet<u64>,
    joined: Joined<u64>,
    event_names: HashSet<u64>,
    property_names: HashSet<u64>,
    current: Moment,
    person: u64,
    changed: bool,
    folded: String,
}

/// Events, properties and people have fingerprints of their own kind.
#[derive(Clone, Copy)]
enum Kind {
    Person = 1,
    Event = 2,
    Property = 3,
}

impl Fingerprints {
    fn name(&mut self, kind: Kind, name: &str) -> u64 {
        self.folded.clear();
        fold_name_into(name, &mut self.folded);
        XxHash3_64::oneshot_with_seed(kind as u64, self.folded.as_bytes())
    }

    fn identity(&mut self, identity: &str) -> u64 {
        self.folded.clear();
        fold_identity_into(identity, &mut self.folded);
        XxHash3_64::oneshot_with_seed(Kind::Person as u64, self.folded.as_bytes())
    }

    /// Whether there is room for a name.
    fn admit(names: &mut HashSet<u64>, name: u64) -> bool {
        if names.len() < NAMES_MAX {
            names.insert(name);
            return true;
        }
        names.contains(&name)
    }

    /// Writes the current moment down, if it came to have more.
    fn put_back(&mut self) {
        if !std::mem::take(&mut self.changed) {
            return;
        }
        self.people.insert(self.person);
        let current = self.current;
        match self.moments.find_mut(current.key, |moment| moment.key == current.key) {
            Some(moment) => *moment = current,
            None => {
                self.moments.insert_unique(current.key, current, |moment| moment.key);
            }
        }
    }

    fn look(&self, look: u32) -> Look {
        match look.checked_sub(1) {
            Some(index) => self.looks[index as usize],
            None => Look::default(),
        }
    }

    /// Goes from a look back to nothing.
    fn walk(&self) -> impl Iterator<Item = Look> {
        let mut at = self.current.look;
        std::iter::from_fn(move || {
            let look = self.look(at);
            at = look.parent;
            (look.things > 0).then_some(look)
        })
    }

    fn has_event(&self, event: u64) -> bool {
        if self.current.look == CROWDED {
            return self.crowds.contains_key(&pair(self.current.key, event));
        }
        self.walk().any(|look| look.thing == event)
    }

    /// The hash of the value that a property has at the current moment.
    fn value(&self, property: u64) -> Option<u32> {
        if self.current.look == CROWDED {
            return self.crowds.get(&pair(self.current.key, property)).copied();
        }
        let look = self.walk().find(|look| look.thing == property)?;
        self.value_of(look)
    }

    fn value_of(&self, look: Look) -> Option<u32> {
        let place = usize::from(look.properties).checked_sub(1)?;
        self.values.get(self.current.values as usize + place).copied()
    }

    /// The current moment has one thing more; `value` for a property.
    fn add(&mut self, thing: u64, value: Option<u32>) {
        self.changed = true;
        if self.current.look != CROWDED && !self.step(thing, value) {
            self.crowd();
        }
        if self.current.look == CROWDED {
            self.crowds.insert(pair(self.current.key, thing), value.unwrap_or(0));
        }
    }

    /// Goes on to the look with one thing more, if that look may be.
    fn step(&mut self, thing: u64, value: Option<u32>) -> bool {
        let from = self.current.look;
        let look = self.look(from);
        let next = match self.steps.get(&(from, thing)) {
            Some(&next) => next,
            None if look.things >= LOOK_MAX || self.looks.len() >= LOOKS_MAX => return false,
            None => {
                self.looks.push(Look {
                    thing,
                    parent: from,
                    things: look.things + 1,
                    properties: look.properties + u16::from(value.is_some()),
                });
                // At most LOOKS_MAX.
                let next = self.looks.len() as u32;
                self.steps.insert((from, thing), next);
                next
            }
        };
        if let Some(value) = value
            && !self.append(look.properties, value)
        {
            return false;
        }
        self.current.look = next;
        true
    }

    /// Adds to the current moment's run of `length` values; a run that is not the last moves to the end first.
    fn append(&mut self, length: u16, value: u32) -> bool {
        let end = self.values.len();
        let start = self.current.values as usize;
        if length == 0 || start + usize::from(length) != end {
            let Ok(new_start) = u32::try_from(end) else { return false };
            if length > 0 {
                self.values.extend_from_within(start..start + usize::from(length));
            }
            self.current.values = new_start;
        }
        self.values.push(value);
        true
    }

    /// Keeps the current moment's things apart from now on.
    fn crowd(&mut self) {
        let things: Vec<(u64, u32)> = self.walk().map(|look| (look.thing, self.value_of(look).unwrap_or(0))).collect();
        self.crowds.extend(things.into_iter().map(|(thing, value)| (pair(self.current.key, thing), value)));
        self.current.look = CROWDED;
    }

    fn bytes(&self) -> usize {
        self.moments.allocation_size()
            + self.looks.capacity() * size_of::<Look>()
            + self.steps.allocation_size()
            + self.values.capacity() * size_of::<u32>()
            + self.crowds.allocation_size()
            + self.people.allocation_size()
            + self.event_names.allocation_size()
            + self.property_names.allocation_size()
    }
}

impl Shelf for Fingerprints {
    fn moment(&mut self, person: &str, second: i64) {
        self.person = self.identity(person);
        let key = pair(self.person, second.cast_unsigned());
        let known = self.moments.find(key, |moment| moment.key == key).copied();
        self.current = known.unwrap_or(Moment { key, look: NOTHING, values: 0 });
        self.changed = false;
    }

    fn event(&mut self, name: &str) -> Met {
        let event = self.name(Kind::Event, name);
        if !Self::admit(&mut self.event_names, event) {
            Met::Refused
        } else if self.has_event(event) {
            Met::Same
        } else {
            self.add(event, None);
            Met::New
        }
    }

    fn property(&mut self, name: &str, value: &str, only_look: bool) -> Met {
        let property = self.name(Kind::Property, name);
        let value = value_hash(value);
        match self.value(property) {
            Some(held) if held == value => Met::Same,
            Some(_) => Met::Other,
            None if only_look => Met::New,
            None if !Self::admit(&mut self.property_names, property) => Met::Refused,
            None => {
                self.add(property, Some(value));
                Met::New
            }
        }
    }

    fn alias(&mut self, person: &str, other: &str) -> Met {
        self.changed = false;
        let (person, other) = (self.identity(person), self.identity(other));
        if self.joined.join(person, other) { Met::New } else { Met::Same }
    }
}

/// A fingerprint of two.
fn pair(one: u64, other: u64) -> u64 {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&one.to_le_bytes());
    bytes[8..].copy_from_slice(&other.to_le_bytes());
    XxHash3_64::oneshot(&bytes)
}

/// Half a fingerprint is enough to tell values of one moment apart.
fn value_hash(value: &str) -> u32 {
    XxHash3_64::oneshot(value.as_bytes()) as u32
}
