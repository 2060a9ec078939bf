//! What a practice tracker holds, as JSON.

use serde_json::{Map, Value, json};

use super::intake::{Ignored, Intake};
use super::manner::Spoiled;
use crate::kissmetrics::rules::{HeldPerson, Loss, PropertyOutcome};

/// What of it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Only the person with this identity.
    pub person: Option<String>,
    /// How many people are passed over.
    pub from: usize,
    /// How many people are shown.
    pub people: usize,
    /// How many of each person's events are shown.
    pub events: usize,
}

impl Default for Asked {
    fn default() -> Self {
        Self { person: None, from: 0, people: 100, events: 1_000 }
    }
}

impl Asked {
    /// From `person=…`, `from=…`, `people=…` and `events=…`; what is missing or no number is as by default.
    pub fn from_query(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let number = || value.parse().ok();
            match &*name {
                "person" => asked.person = Some(value.into_owned()),
                "from" => asked.from = number().unwrap_or(asked.from),
                "people" => asked.people = number().unwrap_or(asked.people),
                "events" => asked.events = number().unwrap_or(asked.events),
                _ => {}
            }
        }
        asked
    }

    /// The people that are asked for.
    pub(super) fn of<'i>(&self, intake: &'i Intake) -> Vec<HeldPerson<'i>> {
        match &self.person {
            Some(identity) => intake.held().person(identity).into_iter().collect(),
            None => intake.held().people().skip(self.from).take(self.people).collect(),
        }
    }
}

/// What was received and is held: counters, names with how often they are held, and the people that are asked for.
///
/// `requests = ignored + kept + merged + dropped`; `events` and `properties` are those that are held.
pub fn report(intake: &Intake, asked: &Asked) -> Value {
    let held = intake.held();
    let tally = held.tally();
    let [for_events, for_sets, for_aliases] = intake.by_path();
    json!({
        "requests": intake.requests(),
        "ignored": Ignored::ALL.iter().map(|&why| intake.ignored(why)).sum::<u64>(),
        "kept": tally.kept,
        "merged": tally.merged,
        "dropped": tally.all_lost(),
        "people": held.people_count(),
        "events": held.events(),
        "properties": held.properties(),
        "dated_now": intake.dated_now(),
        "received": { "events": for_events, "sets": for_sets, "aliases": for_aliases },
        "on_purpose": { "dropped": spoiled(intake.dropped()), "altered": spoiled(intake.altered()) },
        "ignored_why": counts(Ignored::ALL.iter().map(|&why| (why.id(), intake.ignored(why)))),
        "dropped_why": counts(Loss::ALL.iter().map(|&loss| (loss.id(), held.lost(loss)))),
        "properties_not_as_sent": counts(PropertyOutcome::ALL.iter().map(|&outcome| (outcome.id(), held.property(outcome)))),
        "event_names": names(held.event_names()),
        "property_names": names(held.property_names()),
        "examples": intake.examples().iter().map(example).collect::<Vec<_>>(),
        "shown": asked.of(intake).iter().map(|person| one_person(person, asked.events)).collect::<Vec<_>>(),
    })
}

/// The first of those with which something was done on purpose.
fn spoiled(all: &[Spoiled]) -> Vec<Value> {
    /// So many at most.
    const SHOWN: usize = 10_000;
    let one = |one: &Spoiled| json!({ "person": one.person, "event": one.event, "time": one.time });
    all.iter().take(SHOWN).map(one).collect()
}

/// Those that are not nothing.
fn counts<'c>(counts: impl Iterator<Item = (&'c str, u64)>) -> Map<String, Value> {
    counts.filter(|&(_, count)| count > 0).map(|(id, count)| (id.to_owned(), count.into())).collect()
}

fn names<'n>(names: impl Iterator<Item = (&'n str, u64)>) -> Vec<Value> {
    names.map(|(name, count)| json!({ "name": name, "count": count })).collect()
}

fn one_person(person: &HeldPerson<'_>, events: usize) -> Value {
    let shown = person
        .events
        .iter()
        .take(events)
        .map(|event| json!({ "event": event.name, "time": event.time.0, "properties": object(&event.properties) }));
    json!({
        "identities": person.identities,
        "properties": object(&person.properties()),
        "events": shown.collect::<Vec<_>>(),
    })
}

fn object(properties: &[(&str, &str)]) -> Map<String, Value> {
    properties.iter().map(|&(name, value)| (name.to_owned(), value.into())).collect()
}

fn example(example: &super::Example) -> Value {
    let mut object = json!({ "why": example.why, "person": example.person });
    if !example.event.is_empty() {
        object["event"] = example.event.as_str().into();
    }
    if let Some(time) = example.time {
        object["time"] = time.into();
    }
    if let Some((name, value)) = &example.property {
        object["property"] = name.as_str().into();
        object["value"] = value.as_str().into();
    }
    object
}
