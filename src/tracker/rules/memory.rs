//! What is kept of a stream of events, told with a few bytes for each of them.
//!
//! What must be remembered is what each person had at each second: which events, which properties, which values. Such a
//! *moment* holds the number of its look ([`Looks`]) and where the tags of its values begin ([`Tags`]). A person takes
//! sixteen bytes, their first moment included, each further moment twelve, a value three, whatever their names; tables
//! are more than four fifths full ([`Prints`]).
//!
//! People and moments are told apart by 60 bits of XXH3 fingerprints with fixed seeds, so that every run on every machine
//! says the same. Among n of them the odds that any two are taken for one are about n²/2⁶¹: one in sixty thousand for six
//! million events.

use hashbrown::HashMap;
use twox_hash::XxHash3_64;

use super::fold::{fold_identity_into, is_folded_identity};
use super::joined::Joined;
use super::looks::{CROWDED, Look, Looks, NOTHING};
use super::names::Names;
use super::prints::{Entry, Key, Prints};
use super::tags::{Tag, Tags};
use super::verdict::{Fate, Met, Shelf, Tally, Verdict, receive};
use super::{FIRST_DAY, Loss};
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

    /// Gets ready for events that are going to be received, which makes that faster and changes nothing else. They should
    /// be some hundreds or a few thousands.
    pub fn expect<'e>(&mut self, events: impl Iterator<Item = &'e Event<'e>>) {
        self.shelf.expect(events);
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
        let shelf = &self.shelf;
        shelf.joined.people(shelf.people, |person| shelf.persons.find(person).is_some_and(|known| known.look != NOBODY))
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

    /// A byte that belongs to whoever watches the same stream and keeps something of each person; 0 at first. The person
    /// is told by [`identity_print`]; people are what takes most memory, and two tables of them would take it twice.
    pub fn note(&mut self, identity: u64) -> &mut u8 {
        &mut self.shelf.persons.get(identity).note
    }

    /// About how much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.shelf.bytes()
    }
}

/// The fingerprint of an identity as it is written, the same in every run. See [`Memory::note`].
pub fn identity_print(identity: &str) -> u64 {
    XxHash3_64::oneshot_with_seed(IDENTITY, identity.as_bytes())
}

/// Seeds, which make fingerprints of different kinds different ones.
const IDENTITY: u64 = 1;
const EVENT: u64 = 2;
const PROPERTY: u64 = 3;

/// A person, and one of their moments. The key is told in parts, since together they would need two bytes more.
#[derive(Clone, Copy, Default)]
struct Person {
    key_high: u32,
    key_low: u16,
    /// Of the moment; one of the first looks, [`NOBODY`] or [`ELSEWHERE`].
    look: u8,
    note: u8,
    /// Of the moment; seconds from [`FIRST_DAY`] on.
    second: u32,
    /// Of the moment; where its values begin.
    values: u32,
}

/// Nothing has happened to the person.
const NOBODY: u8 = 0;

/// All moments of the person are among [`Fingerprints::moments`].
const ELSEWHERE: u8 = u8::MAX;

impl Entry for Person {
    fn key(&self) -> Key {
        Key { high: self.key_high, low: self.key_low }
    }

    fn new(key: Key) -> Self {
        Self { key_high: key.high, key_low: key.low, ..Self::default() }
    }
}

/// A person at a second.
#[derive(Clone, Copy, Default)]
struct Moment {
    /// Of the fingerprint of both.
    key_high: u32,
    key_low: u16,
    look: u16,
    /// Where the values begin.
    values: u32,
}

impl Entry for Moment {
    fn key(&self) -> Key {
        Key { high: self.key_high, low: self.key_low }
    }

    fn new(key: Key) -> Self {
        Self { key_high: key.high, key_low: key.low, ..Self::default() }
    }
}

/// The moment that is looked at.
#[derive(Clone, Copy, Default)]
struct Current {
    /// Fingerprint of the person.
    person: u64,
    /// Fingerprint of person and second.
    moment: u64,
    /// Seconds from [`FIRST_DAY`] on, where that is a small number.
    second: Option<u32>,
    /// It stands, or may stand, with the person.
    with_person: bool,
    look: u16,
    values: u32,
    changed: bool,
}

struct Fingerprints {
    persons: Prints<Person>,
    /// How many of them something has happened to.
    people: usize,
    /// Moments that stand with nobody.
    moments: Prints<Moment>,
    looks: Looks,
    /// Of values, in runs of a moment's properties in the order of its look.
    tags: Tags,
    /// The things of crowded moments, by fingerprint of moment and thing, with the tag of the value.
    crowds: HashMap<u64, Tag>,
    joined: Joined<u64>,
    event_names: Names,
    property_names: Names,
    current: Current,
    /// Properties that were asked for at the current moment.
    asked: usize,
    /// Persons and moments that are going to be looked at.
    expected: Vec<(u64, u64)>,
    folded: String,
}

impl Default for Fingerprints {
    fn default() -> Self {
        Self {
            persons: Prints::default(),
            people: 0,
            moments: Prints::default(),
            looks: Looks::default(),
            tags: Tags::default(),
            crowds: HashMap::new(),
            joined: Joined::default(),
            event_names: Names::new(EVENT),
            property_names: Names::new(PROPERTY),
            current: Current::default(),
            asked: 0,
            expected: Vec::new(),
            folded: String::new(),
        }
    }
}

impl Fingerprints {
    fn identity(&mut self, identity: &str) -> u64 {
        if is_folded_identity(identity) {
            return identity_print(identity);
        }
        self.folded.clear();
        fold_identity_into(identity, &mut self.folded);
        identity_print(&self.folded)
    }

    fn expect<'e>(&mut self, events: impl Iterator<Item = &'e Event<'e>>) {
        let mut expected = std::mem::take(&mut self.expected);
        expected.clear();
        expected.extend(events.map(|event| {
            let person = self.identity(&event.person);
            (person, event.time.map_or(0, |time| pair(person, time.0.cast_unsigned())))
        }));
        self.persons.fetch(expected.iter().map(|(person, _)| *person));
        self.moments.fetch(expected.iter().map(|(_, moment)| *moment));
        self.expected = expected;
    }

    /// Writes the current moment down, if it came to have more.
    fn put_back(&mut self) {
        let Current { person, moment, second, with_person, look, values, changed } = self.current;
        if !changed {
            return;
        }
        self.current.changed = false;
        let known = self.persons.get(person);
        self.people += usize::from(known.look == NOBODY);
        match (second, u8::try_from(look)) {
            (Some(second), Ok(look)) if with_person && look != ELSEWHERE => {
                (known.look, known.second, known.values) = (look, second, values);
            }
            _ => {
                if with_person || known.look == NOBODY {
                    known.look = ELSEWHERE;
                }
                let known = self.moments.get(moment);
                (known.look, known.values) = (look, values);
            }
        }
    }

    fn has_event(&self, event: u64) -> bool {
        if self.current.look == CROWDED {
            return self.crowds.contains_key(&pair(self.current.moment, event));
        }
        self.looks.walk(self.current.look).any(|look| look.thing == event)
    }

    /// The tag of the value that a property has at the current moment.
    fn value(&self, property: u64) -> Option<Tag> {
        if self.current.look == CROWDED {
            return self.crowds.get(&pair(self.current.moment, property)).copied();
        }
        let look = self.looks.walk(self.current.look).find(|look| look.thing == property)?;
        self.value_of(look)
    }

    fn value_of(&self, look: Look) -> Option<Tag> {
        let place = usize::from(look.properties).checked_sub(1)?;
        self.tags.get(self.current.values as usize + place)
    }

    /// The current moment has one thing more; `value` for a property.
    fn add(&mut self, thing: u64, value: Option<Tag>) {
        self.current.changed = true;
        if self.current.look != CROWDED && self.step(thing, value).is_none() {
            self.crowd();
        }
        if self.current.look == CROWDED {
            self.crowds.insert(pair(self.current.moment, thing), value.unwrap_or_default());
        }
    }

    /// Goes on to the look with one thing more, if that look may be.
    fn step(&mut self, thing: u64, value: Option<Tag>) -> Option<()> {
        let Current { look, values, .. } = self.current;
        let next = self.looks.step(look, thing, value.is_some())?;
        if let Some(value) = value {
            self.current.values = self.tags.append(values, self.looks.get(look).properties, value)?;
        }
        self.current.look = next;
        Some(())
    }

    /// Keeps the current moment's things apart from now on.
    fn crowd(&mut self) {
        let things: Vec<(u64, Tag)> = self
            .looks
            .walk(self.current.look)
            .map(|look| (look.thing, self.value_of(look).unwrap_or_default()))
            .collect();
        self.crowds.extend(things.into_iter().map(|(thing, value)| (pair(self.current.moment, thing), value)));
        self.current.look = CROWDED;
    }

    fn bytes(&self) -> usize {
        self.persons.bytes()
            + self.moments.bytes()
            + self.looks.bytes()
            + self.tags.bytes()
            + self.crowds.allocation_size()
            + self.event_names.bytes()
            + self.property_names.bytes()
    }
}

impl Shelf for Fingerprints {
    fn moment(&mut self, person: &str, at: i64) {
        let person = self.identity(person);
        let moment = pair(person, at.cast_unsigned());
        let second = u32::try_from(at - FIRST_DAY).ok();
        let (with_person, look, values) = match self.persons.find(person) {
            None => (second.is_some(), NOTHING, 0),
            Some(known) if known.look == NOBODY => (second.is_some(), NOTHING, 0),
            Some(known) if known.look != ELSEWHERE && Some(known.second) == second => {
                (true, u16::from(known.look), known.values)
            }
            Some(_) => {
                let known = self.moments.find(moment);
                known.map_or((false, NOTHING, 0), |known| (false, known.look, known.values))
            }
        };
        self.current = Current { person, moment, second, with_person, look, values, changed: false };
        self.asked = 0;
    }

    fn event(&mut self, name: &str) -> Met {
        let event = self.event_names.print(name, 0);
        if !self.event_names.admit(event) {
            Met::Refused
        } else if self.has_event(event) {
            Met::Same
        } else {
            self.add(event, None);
            Met::New
        }
    }

    fn property(&mut self, name: &str, value: &str, only_look: bool) -> Met {
        let property = self.property_names.print(name, self.asked);
        self.asked += 1;
        let value = Tag::of(value);
        match self.value(property) {
            Some(held) if held == value => Met::Same,
            Some(_) => Met::Other,
            None if only_look => Met::New,
            None if !self.property_names.admit(property) => Met::Refused,
            None => {
                self.add(property, Some(value));
                Met::New
            }
        }
    }

    fn alias(&mut self, person: &str, other: &str) -> Met {
        self.current.changed = false;
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
