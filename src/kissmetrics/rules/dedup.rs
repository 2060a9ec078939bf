//! What is kept of a stream of events, told with a few bytes for each of them.
//!
//! The tracker's rules about repeats are per person, so what was seen of some people is one [`DedupIndex`], and several
//! of them know of everybody: each is shown the events of its own people, in their order. What all people share, the
//! names of events and the aliases, is for one [`Registry`] to say beforehand.
//!
//! What must be remembered is what each person had at each second: which events, which properties, which values. Such a
//! *moment* holds the number of its look ([`Looks`]) and where the tags of its values begin. A person takes sixteen bytes,
//! their first moment included, each further moment twelve, each of them a slot of eight besides (at most three in four of
//! the slots are taken), a value three.
//!
//! People and moments are told apart by XXH3 fingerprints of 64 bits with fixed seeds, so that every run on every machine
//! says the same. Among n of them the odds that any two are taken for one are about n²/2⁶⁵: one in a million for six
//! million events. Values are told apart by 24 bits, which are the same on every machine of 64 bits.

use hashbrown::HashMap;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::FIRST_DAY;
use super::digest::{Digest, Digests, Tag};
use super::fingerprint_table::FingerprintTable;
use super::fold::{fold_identity_into, is_folded_identity};
use super::joined::Joined;
use super::looks::{CROWDED, ELSEWHERE, Look, Looks, NOTHING};
use super::names::Names;
use super::verdict::{Met, Shelf, Verdict, receive, sift};
use crate::event::{Event, EventKind};

/// Seeds, which make fingerprints of different kinds different ones.
const IDENTITY: u64 = 1;
const EVENT: u64 = 2;
const PROPERTY: u64 = 3;

/// The fingerprint of an identity as it is written, the same in every run.
pub fn identity_print(identity: &str) -> u64 {
    xxh3_64_with_seed(identity.as_bytes(), IDENTITY)
}

/// The fingerprint of the person that the tracker takes an identity for.
pub fn person_print(identity: &str) -> u64 {
    if is_folded_identity(identity) {
        return identity_print(identity);
    }
    let mut folded = String::with_capacity(identity.len());
    fold_identity_into(identity, &mut folded);
    identity_print(&folded)
}

/// A fingerprint of two.
fn pair(one: u64, other: u64) -> u64 {
    xxh3_64_with_seed(&other.to_le_bytes(), one)
}

/// What all people share: the names of events, of which there may only be so many, and who was made one person with whom.
pub struct Registry {
    names: Names,
    joined: Joined<u64>,
}

/// What the [`Registry`] says of an event: whether there is room for its name, or whether an alias is a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admission(bool);

impl Admission {
    /// There is no room for the name.
    pub const REFUSED: Self = Self(false);
}

impl Default for Admission {
    /// There is room.
    fn default() -> Self {
        Self(true)
    }
}

impl Default for Registry {
    fn default() -> Self {
        Self { names: Names::new(EVENT), joined: Joined::default() }
    }
}

impl Registry {
    /// Notes an event. It must be shown them in their order; of events with one name, the first that is not
    /// [lost](super::is_lost) tells for all.
    pub fn admit(&mut self, event: &Event<'_>) -> Admission {
        let is_lost = sift(event).is_some();
        Admission(match event.kind {
            _ if is_lost => true,
            EventKind::Alias => self.joined.join(person_print(&event.person), person_print(&event.name)),
            EventKind::Event if !event.name.trim().is_empty() => {
                let print = self.names.print(&event.name);
                self.names.admit(print)
            }
            EventKind::Event | EventKind::Set => true,
        })
    }

    /// How many different names of events there are.
    pub fn event_names(&self) -> usize {
        self.names.len()
    }

    /// How many persons those are of whom `seen` identities have an event or a property, when `is_seen` tells which:
    /// identities that were aliased are one.
    pub fn people(&self, seen: usize, is_seen: impl Fn(u64) -> bool) -> usize {
        self.joined.people(seen, is_seen)
    }
}

/// A person, and one of their moments.
#[derive(Clone, Copy, Default)]
struct Person {
    /// Of the moment; seconds from [`FIRST_DAY`] on.
    second: u32,
    /// Of the moment; where its values begin.
    values: u32,
    /// Of the moment; [`NOTHING`] where nothing has happened to the person, [`ELSEWHERE`] where all stands among the
    /// moments.
    look: u16,
    note: u8,
}

/// A person at a second, told by the fingerprint of both.
#[derive(Clone, Copy, Default)]
struct Moment {
    /// Where the values begin.
    values: u32,
    look: u16,
}

/// How an event of new people looks, remembered by the shape of its [`Digest`], since most events look like one a few rows
/// before.
#[derive(Clone, Copy, Default)]
struct Shape {
    shape: u64,
    look: u16,
}

/// Shapes that are remembered.
const SHAPES: usize = 16;

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
    /// It had something before.
    met: bool,
}

/// Remembers what some people did and says of each further event whether the tracker keeps it.
pub struct DedupIndex {
    persons: FingerprintTable<Person>,
    /// How many of them something has happened to.
    people: usize,
    /// Moments that stand with nobody.
    moments: FingerprintTable<Moment>,
    looks: Looks,
    /// Of values, in runs of a moment's properties in the order of its look.
    tags: Vec<Tag>,
    /// The things of crowded moments, by fingerprint of moment and thing, with the tag of the value.
    crowds: HashMap<u64, Tag>,
    names: Names,
    shapes: [Shape; SHAPES],
    current: Current,
}

impl Default for DedupIndex {
    fn default() -> Self {
        Self {
            persons: FingerprintTable::default(),
            people: 0,
            moments: FingerprintTable::default(),
            looks: Looks::default(),
            tags: Vec::new(),
            crowds: HashMap::new(),
            names: Names::new(PROPERTY),
            shapes: Default::default(),
            current: Current::default(),
        }
    }
}

impl DedupIndex {
    /// What becomes of an event after all those before it, and whether its person had something at its second. `person` is
    /// its [`person_print`]. With a digest, the event itself is only asked for where the digest isn't enough.
    pub fn receive<'e>(
        &mut self,
        digest: Option<(&Digest, &Digests)>,
        event: impl FnOnce() -> &'e Event<'e>,
        person: u64,
        admission: Admission,
        verdict: &mut Verdict,
    ) -> bool {
        if let Some((digest, digests)) = digest.filter(|_| admission.0)
            && self.keep_new(digest, digests, person, verdict).is_some()
        {
            return false;
        }
        let event = event();
        receive(&mut Arrival { index: self, person, admission }, event, verdict);
        let met = self.current.met;
        self.put_back();
        // There was nothing before, and all of it was kept. What only sets properties may have met one thing that was
        // there, and an alias has no look of its own.
        let things = self.looks.get(self.current.look).things;
        let happened = event.kind == EventKind::Event && !event.name.trim().is_empty();
        if let Some((digest, _)) = digest
            && happened
            && verdict.is_plain()
            && usize::from(things) == 1 + event.properties.len()
        {
            self.shapes[digest.shape as usize % SHAPES] = Shape { shape: digest.shape, look: self.current.look };
        }
        met
    }

    /// Keeps an event that looks like one before it and is the first of its person and second, as nearly all are; gives
    /// the [note](Self::note) of its person then. There must be room for its name.
    pub fn keep_new(
        &mut self,
        digest: &Digest,
        digests: &Digests,
        person: u64,
        verdict: &mut Verdict,
    ) -> Option<&mut u8> {
        let Shape { shape, look } = self.shapes[digest.shape as usize % SHAPES];
        if look == NOTHING || shape != digest.shape {
            return None;
        }
        let (second, values) = (digest.second, u32::try_from(self.tags.len()).ok()?);
        let (known, _) = self.persons.get_or_insert(person);
        if known.look == NOTHING {
            (known.second, known.values, known.look) = (second, values, look);
            self.people += 1;
        } else if known.look != ELSEWHERE && known.second == second {
            return None;
        } else {
            let moment = pair(person, (FIRST_DAY + i64::from(second)).cast_unsigned());
            let (known, true) = self.moments.get_or_insert(moment) else { return None };
            *known = Moment { values, look };
        }
        self.tags.extend_from_slice(digests.tags(digest));
        verdict.keep(digest.properties());
        Some(&mut known.note)
    }

    /// Prepares for events of these people, told by [`identity_print`].
    pub fn expect(&self, people: impl Iterator<Item = u64>) {
        self.persons.expect(people);
    }

    /// How many persons have an event or a property; identities that were aliased are several.
    pub fn people(&self) -> usize {
        self.people
    }

    /// Whether a person, told by the [`person_print`], has an event or a property.
    pub fn has_seen(&self, person: u64) -> bool {
        self.find(person).is_some_and(|known| known.look != NOTHING)
    }

    /// How many different names of properties there are.
    pub fn property_names(&self) -> usize {
        self.names.len()
    }

    /// A byte that belongs to whoever watches the same stream and keeps something of each person; 0 at first. The person
    /// is told by [`identity_print`]; people are what takes most memory, and two tables of them would take it twice.
    pub fn note(&mut self, identity: u64) -> &mut u8 {
        &mut self.persons.get_or_insert(identity).0.note
    }

    /// About how much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.persons.bytes()
            + self.moments.bytes()
            + self.looks.bytes()
            + self.tags.capacity() * size_of::<Tag>()
            + self.crowds.allocation_size()
            + self.names.bytes()
    }
}

impl DedupIndex {
    fn find(&self, person: u64) -> Option<&Person> {
        self.persons.get(person)
    }

    /// Writes the current moment down, if it came to have more.
    fn put_back(&mut self) {
        let Current { person, moment, second, with_person, look, values, changed, .. } =
            std::mem::take(&mut self.current);
        self.current.look = look;
        if !changed {
            return;
        }
        let (known, _) = self.persons.get_or_insert(person);
        let is_first = known.look == NOTHING;
        match second {
            Some(second) if with_person => (known.look, known.second, known.values) = (look, second, values),
            _ => {
                if is_first {
                    known.look = ELSEWHERE;
                }
                *self.moments.get_or_insert(moment).0 = Moment { values, look };
            }
        }
        self.people += usize::from(is_first);
    }

    fn has(&self, thing: u64) -> bool {
        if self.current.look == CROWDED {
            return self.crowds.contains_key(&pair(self.current.moment, thing));
        }
        self.looks.walk(self.current.look).any(|look| look.thing == thing)
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
        self.tags.get(self.current.values as usize + place).copied()
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
            let (start, count) = (values as usize, usize::from(self.looks.get(look).properties));
            // A run that is not the last moves to the end, where it can grow.
            if count == 0 || start + count != self.tags.len() {
                self.current.values = u32::try_from(self.tags.len()).ok()?;
                self.tags.extend_from_within(start..start + count);
            }
            self.tags.push(value);
        }
        self.current.look = next;
        Some(())
    }

    /// Keeps the current moment's things apart from now on.
    fn crowd(&mut self) {
        let things = self.looks.walk(self.current.look);
        let things: Vec<(u64, Tag)> =
            things.map(|look| (look.thing, self.value_of(look).unwrap_or_default())).collect();
        self.crowds.extend(things.into_iter().map(|(thing, value)| (pair(self.current.moment, thing), value)));
        self.current.look = CROWDED;
    }
}

/// An event that arrives.
struct Arrival<'i> {
    index: &'i mut DedupIndex,
    person: u64,
    admission: Admission,
}

impl Shelf for Arrival<'_> {
    fn moment(&mut self, _person: &str, at: i64) {
        let (index, person) = (&mut *self.index, self.person);
        let moment = pair(person, at.cast_unsigned());
        let second = u32::try_from(at - FIRST_DAY).ok();
        let (with_person, look, values) = match index.find(person) {
            Some(known) if known.look != NOTHING => {
                if known.look != ELSEWHERE && Some(known.second) == second {
                    (true, known.look, known.values)
                } else {
                    index.moments.get(moment).map_or((false, NOTHING, 0), |known| (false, known.look, known.values))
                }
            }
            _ => (second.is_some(), NOTHING, 0),
        };
        let met = look != NOTHING;
        index.current = Current { person, moment, second, with_person, look, values, changed: false, met };
    }

    fn event(&mut self, name: &str) -> Met {
        if !self.admission.0 {
            return Met::Refused;
        }
        // Whose seed it has matters only beside those of properties.
        let event = pair(EVENT, self.index.names.print(name));
        if self.index.has(event) {
            return Met::Same;
        }
        self.index.add(event, None);
        Met::New
    }

    fn property(&mut self, name: &str, value: &str, only_look: bool) -> Met {
        let property = self.index.names.print(name);
        let value = Tag::of(value);
        match self.index.value(property) {
            Some(held) if held == value => Met::Same,
            Some(_) => Met::Other,
            None if only_look => Met::New,
            None if !self.index.names.admit(property) => Met::Refused,
            None => {
                self.index.add(property, Some(value));
                Met::New
            }
        }
    }

    fn alias(&mut self, _person: &str, _other: &str) -> Met {
        if self.admission.0 { Met::New } else { Met::Same }
    }
}
