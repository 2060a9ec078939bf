//! What the tracker holds after a stream of events: everything, for looking at.

use hashbrown::HashTable;
use xxhash_rust::xxh3::xxh3_64;

use super::fold::{clean_name, fold_identity, fold_name_into};
use super::interner::Interner;
use super::joined::Joined;
use super::verdict::{Met, Shelf, Tally, Verdict, receive};
use super::{Loss, NAMES_MAX, PropertyOutcome};
use crate::event::{Event, Timestamp};

/// The people, their events and their properties. An event takes about forty bytes, a property about twenty, each
/// different text its length and sixteen.
#[derive(Default)]
pub struct Held {
    store: Store,
    verdict: Verdict,
    tally: Tally,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPerson<'h> {
    /// The identities, in the order in which they were first seen.
    pub identities: Vec<&'h str>,
    /// What happened, by time, and in the order of arrival within a second.
    pub events: Vec<HeldEvent<'h>>,
}

impl<'h> HeldPerson<'h> {
    /// The latest value of each property, in the order in which they were first set.
    pub fn properties(&self) -> Vec<(&'h str, &'h str)> {
        let mut latest: Vec<(&str, &str)> = Vec::new();
        for &(name, value) in self.events.iter().flat_map(|event| &event.properties) {
            match latest.iter_mut().find(|(known, _)| *known == name) {
                Some(known) => known.1 = value,
                None => latest.push((name, value)),
            }
        }
        latest
    }
}

/// Something that a person did, or that was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldEvent<'h> {
    /// The event; `None` where only properties were set.
    pub name: Option<&'h str>,
    /// When.
    pub time: Timestamp,
    /// The properties that came with it and were kept.
    pub properties: Vec<(&'h str, &'h str)>,
}

impl Held {
    /// Takes an event, and says what became of it.
    pub fn receive(&mut self, event: &Event<'_>) -> &Verdict {
        receive(&mut self.store, event, &mut self.verdict);
        self.tally.count(&self.verdict);
        &self.verdict
    }

    /// What became of all of them.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// How many were lost for this reason.
    pub fn lost(&self, loss: Loss) -> u64 {
        self.tally.lost(loss)
    }

    /// How many properties ended so.
    pub fn property(&self, outcome: PropertyOutcome) -> u64 {
        self.tally.property(outcome)
    }

    /// How many events are held; sets and aliases are none.
    pub fn events(&self) -> u64 {
        self.store.event_names.counts.iter().sum()
    }

    /// How many values of properties are held.
    pub fn properties(&self) -> usize {
        self.store.details.len()
    }

    /// How many persons have an event or a property; identities that were aliased are one.
    pub fn people_count(&self) -> usize {
        let store = &self.store;
        store.joined.people(store.seen, |person| store.is_seen(person))
    }

    /// The names of events as first seen, and how many of each are held, in the order in which they were first seen.
    pub fn event_names(&self) -> impl Iterator<Item = (&str, u64)> {
        self.store.event_names.iter()
    }

    /// The names of properties as first seen, and how many values of each are held.
    pub fn property_names(&self) -> impl Iterator<Item = (&str, u64)> {
        self.store.property_names.iter()
    }

    /// The people, in the order in which they were first seen.
    pub fn people(&self) -> impl Iterator<Item = HeldPerson<'_>> {
        let store = &self.store;
        // A group appears once, at the first of its identities that has anything.
        let mut groups: Vec<(u32, u32)> =
            store.joined.members().map(|member| (store.joined.root(member), member)).collect();
        groups.sort_unstable();
        (0..store.last_rows.len() as u32).filter(|&person| store.is_seen(person)).filter_map(move |person| {
            let root = store.joined.root(person);
            let start = groups.partition_point(|&(of, _)| of < root);
            let members: Vec<u32> =
                groups[start..].iter().take_while(|&&(of, _)| of == root).map(|&(_, member)| member).collect();
            match members.iter().find(|&&member| store.is_seen(member)) {
                Some(&first) if first != person => None,
                Some(_) => Some(store.person(&members)),
                None => Some(store.person(&[person])),
            }
        })
    }

    /// What happened and what was set, in the order in which it came, each with the identity under which it came.
    pub fn came(&self) -> impl Iterator<Item = (&str, HeldEvent<'_>)> {
        let store = &self.store;
        let row = |(number, row): (u32, &Row)| (store.people.get(row.person), store.held_event(number));
        (0..).zip(&store.rows).map(row)
    }

    /// The person with this identity, whichever of theirs it is.
    pub fn person(&self, identity: &str) -> Option<HeldPerson<'_>> {
        let store = &self.store;
        let person = store.people.find(&fold_identity(identity))?;
        let root = store.joined.root(person);
        let mut members: Vec<u32> =
            store.joined.members().filter(|&member| store.joined.root(member) == root).collect();
        members.sort_unstable();
        if members.is_empty() {
            members.push(person);
        }
        members.iter().any(|&member| store.is_seen(member)).then(|| store.person(&members))
    }

    /// About how much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.store.bytes()
    }
}

/// No row, or no name.
const NONE: u32 = u32::MAX;

/// An event, or what was set at once.
struct Row {
    time: i64,
    person: u32,
    /// [`NONE`] where only properties were set.
    name: u32,
    /// Its first property; they end where the next row's begin.
    details: u32,
    /// The person's row before this one.
    previous: u32,
}

/// A value of a property.
struct Detail {
    row: u32,
    name: u32,
    value: u32,
}

/// Names, folded, with how they were first written.
#[derive(Default)]
struct Names {
    folded: Interner,
    written: Vec<String>,
    counts: Vec<u64>,
}

impl Names {
    /// The number of a name, if there is one or room for it. `folded` is the name, folded.
    fn admit(&mut self, folded: &str, name: &str) -> Option<u32> {
        if let Some(number) = self.folded.find(folded) {
            return Some(number);
        }
        if self.folded.len() >= NAMES_MAX {
            return None;
        }
        self.written.push(clean_name(name));
        self.counts.push(0);
        Some(self.folded.number(folded))
    }

    fn get(&self, number: u32) -> Option<&str> {
        self.written.get(number as usize).map(String::as_str)
    }

    fn count(&mut self, number: u32) {
        if let Some(count) = self.counts.get_mut(number as usize) {
            *count += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = (&str, u64)> {
        self.written.iter().map(String::as_str).zip(self.counts.iter().copied())
    }
}

#[derive(Default)]
struct Store {
    people: Interner,
    /// For each identity its last row.
    last_rows: Vec<u32>,
    /// How many identities have a row.
    seen: usize,
    joined: Joined<u32>,
    event_names: Names,
    property_names: Names,
    values: Interner,
    rows: Vec<Row>,
    details: Vec<Detail>,
    /// Rows by person, name and second.
    by_event: HashTable<u32>,
    /// Details by person, name and second.
    by_property: HashTable<u32>,
    identity: String,
    second: i64,
    /// The row that what comes now belongs to, once it has one.
    current: Option<u32>,
    folded: String,
}

impl Store {
    fn is_seen(&self, person: u32) -> bool {
        self.last_rows.get(person as usize).is_some_and(|&row| row != NONE)
    }

    fn person_number(&mut self, folded: &str) -> u32 {
        let person = self.people.number(folded);
        self.last_rows.resize(self.people.len(), NONE);
        person
    }

    /// The person of the current moment, if known.
    fn current_person(&self) -> Option<u32> {
        self.people.find(&self.identity)
    }

    fn new_row(&mut self, name: u32) -> u32 {
        let identity = std::mem::take(&mut self.identity);
        let person = self.person_number(&identity);
        self.identity = identity;
        let row = self.rows.len() as u32;
        let last = &mut self.last_rows[person as usize];
        let previous = std::mem::replace(last, row);
        self.seen += usize::from(previous == NONE);
        self.rows.push(Row { time: self.second, person, name, details: self.details.len() as u32, previous });
        self.current = Some(row);
        row
    }

    fn details_of(&self, row: u32) -> &[Detail] {
        let start = self.rows[row as usize].details as usize;
        let end = self.rows.get(row as usize + 1).map_or(self.details.len(), |next| next.details as usize);
        &self.details[start..end]
    }

    fn person(&self, identities: &[u32]) -> HeldPerson<'_> {
        let mut rows = Vec::new();
        for &identity in identities {
            let mut row = self.last_rows[identity as usize];
            while row != NONE {
                rows.push(row);
                row = self.rows[row as usize].previous;
            }
        }
        rows.sort_by_key(|&row| (self.rows[row as usize].time, row));
        HeldPerson {
            identities: identities.iter().map(|&identity| self.people.get(identity)).collect(),
            events: rows.into_iter().map(|row| self.held_event(row)).collect(),
        }
    }

    fn held_event(&self, number: u32) -> HeldEvent<'_> {
        let row = &self.rows[number as usize];
        let properties = self.details_of(number).iter();
        HeldEvent {
            name: self.event_names.get(row.name),
            time: Timestamp(row.time),
            properties: properties
                .filter_map(|detail| Some((self.property_names.get(detail.name)?, self.values.get(detail.value))))
                .collect(),
        }
    }

    fn bytes(&self) -> usize {
        self.people.bytes()
            + self.last_rows.capacity() * size_of::<u32>()
            + self.values.bytes()
            + self.rows.capacity() * size_of::<Row>()
            + self.details.capacity() * size_of::<Detail>()
            + self.by_event.allocation_size()
            + self.by_property.allocation_size()
    }
}

impl Shelf for Store {
    fn moment(&mut self, person: &str, second: i64) {
        self.identity.clear();
        super::fold::fold_identity_into(person, &mut self.identity);
        self.second = second;
        self.current = None;
    }

    fn event(&mut self, name: &str) -> Met {
        self.folded.clear();
        fold_name_into(name, &mut self.folded);
        let Some(number) = self.event_names.admit(&self.folded, name) else { return Met::Refused };
        if let Some(person) = self.current_person() {
            let key = (person, number, self.second);
            if self.by_event.find(hash(key), |&row| event_key(&self.rows, row) == key).is_some() {
                return Met::Same;
            }
        }
        let row = self.new_row(number);
        self.event_names.count(number);
        let Self { rows, by_event, .. } = self;
        by_event.insert_unique(hash(event_key(rows, row)), row, |&row| hash(event_key(rows, row)));
        Met::New
    }

    fn property(&mut self, name: &str, value: &str, only_look: bool) -> Met {
        self.folded.clear();
        fold_name_into(name, &mut self.folded);
        if let (Some(person), Some(number)) = (self.current_person(), self.property_names.folded.find(&self.folded)) {
            let key = (person, number, self.second);
            let known =
                self.by_property.find(hash(key), |&detail| property_key(&self.rows, &self.details, detail) == key);
            if let Some(&known) = known {
                let held = self.values.get(self.details[known as usize].value);
                return if held == value { Met::Same } else { Met::Other };
            }
        }
        if only_look {
            return Met::New;
        }
        let Some(number) = self.property_names.admit(&self.folded, name) else { return Met::Refused };
        let row = match self.current {
            Some(row) => row,
            None => self.new_row(NONE),
        };
        let value = self.values.number(value);
        let detail = self.details.len() as u32;
        self.details.push(Detail { row, name: number, value });
        self.property_names.count(number);
        let Self { rows, details, by_property, .. } = self;
        let hash = |&detail: &u32| hash(property_key(rows, details, detail));
        by_property.insert_unique(hash(&detail), detail, hash);
        Met::New
    }

    fn alias(&mut self, person: &str, other: &str) -> Met {
        let (person, other) = (self.person_number(&fold_identity(person)), self.person_number(&fold_identity(other)));
        if self.joined.join(person, other) { Met::New } else { Met::Same }
    }
}

/// Person, name and second.
type Key = (u32, u32, i64);

fn event_key(rows: &[Row], row: u32) -> Key {
    let row = &rows[row as usize];
    (row.person, row.name, row.time)
}

fn property_key(rows: &[Row], details: &[Detail], detail: u32) -> Key {
    let detail = &details[detail as usize];
    let row = &rows[detail.row as usize];
    (row.person, detail.name, row.time)
}

fn hash((person, name, time): Key) -> u64 {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&person.to_le_bytes());
    bytes[4..8].copy_from_slice(&name.to_le_bytes());
    bytes[8..].copy_from_slice(&time.to_le_bytes());
    xxh3_64(&bytes)
}
