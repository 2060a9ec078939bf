mod client;
mod destination;
pub mod documents;
mod memory;
mod practice;
mod query;
mod request;
mod rules;

use std::borrow::Cow;

use backfill::event::{Event, EventKind, Property, Timestamp};

/// An event with a time.
fn event<'a>(person: &'a str, name: &'a str, time: i64, properties: &[(&'a str, &'a str)]) -> Event<'a> {
    Event {
        kind: EventKind::Event,
        person: Cow::Borrowed(person),
        name: Cow::Borrowed(name),
        time: Some(Timestamp(time)),
        properties: properties
            .iter()
            .map(|&(name, value)| Property { name: Cow::Borrowed(name), value: Cow::Borrowed(value) })
            .collect(),
    }
}

/// Properties without an event.
fn set<'a>(person: &'a str, time: i64, properties: &[(&'a str, &'a str)]) -> Event<'a> {
    Event { kind: EventKind::Set, ..event(person, "", time, properties) }
}

/// Two identities of one person.
fn alias<'a>(person: &'a str, other: &'a str) -> Event<'a> {
    Event { kind: EventKind::Alias, time: None, ..event(person, other, 0, &[]) }
}
