//! What Kissmetrics' documents say becomes of what is sent, put as plainly as can be, for the program to be held against.
//!
//! Written from the documents alone: of the program's rules nothing is used but their words for what becomes of an
//! event. Where the documents disagree, what keeps less counts. What they leave open is settled as the list of rules
//! says to people: of several values in a second the first stays, spaces around a name do not count, a value is cut
//! after 512 characters, and the properties of an event that was merged go with it. That only 65,535 names fit is left
//! out: no stream here comes near it.

use std::collections::{BTreeMap, BTreeSet};

use backfill::event::{Event, EventKind, Property};
use backfill::kissmetrics::rules::{EventOutcome, Loss, PropertyOutcome, Verdict};

/// "Oldest date: 2009-01-01, 1230768000 at 00:00 UTC; earlier is not stored."
pub const FIRST: i64 = 1_230_768_000;

/// What must become of an event.
#[derive(Debug)]
pub enum Expected {
    /// It is not held, and each of these is a true reason.
    Lost(Vec<Loss>),
    /// It is held, or one with what is.
    Met {
        outcome: EventOutcome,
        /// How many of its properties are held.
        held: usize,
        /// Those that are not held as they were sent, each with what may be said of it.
        properties: Vec<(usize, Vec<PropertyOutcome>)>,
    },
}

impl Expected {
    /// Whether what was said of the event is what must become of it.
    pub fn allows(&self, verdict: &Verdict) -> bool {
        match (self, verdict.event) {
            (Self::Lost(reasons), EventOutcome::Lost(loss)) => {
                reasons.contains(&loss) && verdict.held == 0 && verdict.properties.is_empty()
            }
            (Self::Met { outcome, held, properties }, said) => {
                *outcome == said
                    && *held == verdict.held
                    && properties.len() == verdict.properties.len()
                    && properties
                        .iter()
                        .zip(&verdict.properties)
                        .all(|((at, any), (place, said))| at == place && any.contains(said))
            }
            _ => false,
        }
    }
}

/// Something that is held.
struct Row {
    identity: String,
    /// As it was sent; `None` where only properties were set.
    name: Option<String>,
    second: i64,
    /// Names as they were sent, with the values that are held.
    properties: Vec<(String, String)>,
}

/// A person, in plain types: identities, then what happened with its second and its properties.
pub type Person = (BTreeSet<String>, Vec<(Option<String>, i64, Vec<(String, String)>)>);

/// Everything that ever arrived.
#[derive(Default)]
pub struct Documents {
    rows: Vec<Row>,
    /// "Equal `_p`, `_n`, `_t` count once."
    events: BTreeSet<(String, String, i64)>,
    /// "Equal `_p`, property name, `_t`: only one value survives, even if values differ."
    values: BTreeMap<(String, String, i64), String>,
    /// "Two identities are one person."
    groups: Vec<BTreeSet<String>>,
    /// How each name was first written: "first name seen becomes an auto display name".
    event_names: Written,
    property_names: Written,
    /// How many were kept, were one with something before, or were lost.
    pub kept: u64,
    pub merged: u64,
    pub lost: u64,
}

/// From a name as it is told from others to how it was first written, in the order of arrival.
type Written = Vec<(String, String)>;

impl Documents {
    /// Takes an event, and says what must become of it.
    pub fn receive(&mut self, event: &Event<'_>) -> Expected {
        let reasons = reasons(event);
        let expected = if !reasons.is_empty() {
            Expected::Lost(reasons)
        } else if event.kind == EventKind::Alias {
            let outcome = if self.join(spaced(&event.person), spaced(&event.name)) {
                EventOutcome::Kept
            } else {
                EventOutcome::Merged
            };
            Expected::Met { outcome, held: 0, properties: Vec::new() }
        } else {
            self.dated(event)
        };
        match &expected {
            Expected::Lost(_) => self.lost += 1,
            Expected::Met { outcome: EventOutcome::Kept, .. } => self.kept += 1,
            Expected::Met { .. } => self.merged += 1,
        }
        expected
    }

    fn dated(&mut self, event: &Event<'_>) -> Expected {
        let (identity, second) = (spaced(&event.person), event.time.map_or(0, |time| time.0));
        let named = !sets(event);
        let is_new = !named || self.events.insert((identity.clone(), alike(&event.name), second));
        let mut row = Row { identity, name: named.then(|| event.name.to_string()), second, properties: Vec::new() };
        let mut outcomes = Vec::new();
        for (place, property) in event.properties.iter().enumerate() {
            let outcome = match unsendable(property) {
                refused if !refused.is_empty() => refused,
                _ => self.value(&mut row, property, is_new).into_iter().collect(),
            };
            if !outcome.is_empty() {
                outcomes.push((place, outcome));
            }
        }
        let held = row.properties.len();
        let kept = if named { is_new } else { held > 0 };
        if kept {
            if let Some(name) = &row.name {
                written(&mut self.event_names, name);
            }
            self.rows.push(row);
        }
        Expected::Met {
            outcome: if kept { EventOutcome::Kept } else { EventOutcome::Merged },
            held,
            properties: outcomes,
        }
    }

    /// Gives a row a value, if the person has none at that second; what becomes of it, if not just that.
    fn value(&mut self, row: &mut Row, property: &Property<'_>, is_new: bool) -> Option<PropertyOutcome> {
        let stored: String = property.value.chars().take(512).collect();
        let key = (row.identity.clone(), alike(&property.name), row.second);
        match self.values.get(&key) {
            Some(held) if *held == stored => Some(PropertyOutcome::Same),
            Some(_) => Some(PropertyOutcome::Overwritten),
            None if !is_new => Some(PropertyOutcome::GoneWithEvent),
            None => {
                let is_cut = stored != property.value;
                written(&mut self.property_names, &property.name);
                row.properties.push((property.name.to_string(), stored.clone()));
                self.values.insert(key, stored);
                is_cut.then_some(PropertyOutcome::Cut)
            }
        }
    }

    /// Makes one person of two identities; whether they were two.
    fn join(&mut self, one: String, other: String) -> bool {
        let of = |groups: &[BTreeSet<String>], identity: &str| groups.iter().position(|group| group.contains(identity));
        let known = of(&self.groups, &one);
        let is_one = one == other || (known.is_some() && known == of(&self.groups, &other));
        let (with, without): (Vec<_>, Vec<_>) = std::mem::take(&mut self.groups)
            .into_iter()
            .partition(|group| group.contains(&one) || group.contains(&other));
        self.groups = without;
        self.groups.push(with.into_iter().flatten().chain([one, other]).collect());
        !is_one
    }

    /// How many values of properties are held.
    pub fn properties(&self) -> usize {
        self.values.len()
    }

    /// How many events are held.
    pub fn events(&self) -> usize {
        self.events.len()
    }

    /// Names as first written, with how many events are held of each, in the order in which they came.
    pub fn event_names(&self) -> Vec<(String, u64)> {
        let count = |key: &str| self.events.iter().filter(|(_, name, _)| name == key).count() as u64;
        self.event_names.iter().map(|(key, name)| (spaced(name).trim().to_owned(), count(key))).collect()
    }

    /// The same of properties.
    pub fn property_names(&self) -> Vec<(String, u64)> {
        let count = |key: &str| self.values.keys().filter(|(_, name, _)| name == key).count() as u64;
        self.property_names.iter().map(|(key, name)| (spaced(name).trim().to_owned(), count(key))).collect()
    }

    /// Everybody of whom anything is held, told by their identities, with all of it by time, then by arrival.
    pub fn people(&self) -> BTreeSet<Person> {
        let identities: BTreeSet<&String> = self.rows.iter().map(|row| &row.identity).collect();
        let group = |identity: &String| {
            let joined = self.groups.iter().find(|group| group.contains(identity));
            joined.cloned().unwrap_or_else(|| BTreeSet::from([identity.clone()]))
        };
        let everybody: BTreeSet<BTreeSet<String>> = identities.into_iter().map(group).collect();
        everybody
            .into_iter()
            .map(|group| {
                let mut rows: Vec<&Row> = self.rows.iter().filter(|row| group.contains(&row.identity)).collect();
                rows.sort_by_key(|row| row.second);
                let shown = |names: &Written, name: &str| {
                    let key = alike(name);
                    let (_, first) = names.iter().find(|(known, _)| *known == key).expect("what is held has a name");
                    spaced(first).trim().to_owned()
                };
                let rows = rows.into_iter().map(|row| {
                    let properties = row.properties.iter();
                    let properties = properties.map(|(name, value)| (shown(&self.property_names, name), value.clone()));
                    let name = row.name.as_ref().map(|name| shown(&self.event_names, name));
                    (name, row.second, properties.collect())
                });
                let rows = rows.collect();
                (group, rows)
            })
            .collect()
    }
}

/// "`,` and `:` each become a space."
fn spaced(text: &str) -> String {
    text.replace([',', ':'], " ")
}

/// What two names have in common when they are one: "case of event and property names: ignored".
fn alike(name: &str) -> String {
    spaced(name).trim().to_lowercase()
}

fn written(names: &mut Written, name: &str) {
    let key = alike(name);
    if names.iter().all(|(known, _)| *known != key) {
        names.push((key, name.to_owned()));
    }
}

/// "Record without a name equals set."
fn sets(event: &Event<'_>) -> bool {
    event.kind == EventKind::Set || event.name.trim().is_empty()
}

/// Every reason for which an event is not held, whatever came before it.
fn reasons(event: &Event<'_>) -> Vec<Loss> {
    let long = |text: &str| text.chars().count() > 255;
    let is_alias = event.kind == EventKind::Alias;
    let is_set = !is_alias && sets(event);
    let says_something = event.properties.iter().any(|property| unsendable(property).is_empty());
    let all = [
        // `/e`, `/s` and `/a` all require `_p`; 255 characters at most.
        (event.person.trim().is_empty(), Loss::BlankPerson),
        (long(&event.person) || (is_alias && long(&event.name)), Loss::IdentityTooLong),
        // `/a` requires the second identity, `/s` "one or more properties".
        ((is_alias && event.name.trim().is_empty()) || (is_set && !says_something), Loss::NothingSaid),
        (event.kind == EventKind::Event && long(&event.name), Loss::NameTooLong),
        (!is_alias && event.time.is_none(), Loss::Undated),
        (!is_alias && event.time.is_some_and(|time| time.0 < FIRST), Loss::Before2009),
    ];
    all.into_iter().filter(|(is, _)| *is).map(|(_, loss)| loss).collect()
}

/// Why a property cannot be one: its name is blank, a parameter of the tracker's own, or longer than a name may be.
fn unsendable(property: &Property<'_>) -> Vec<PropertyOutcome> {
    let name = &property.name;
    let own = ["_k", "_p", "_n", "_t", "_d", "_p2"].contains(&name.to_lowercase().as_str());
    let all = [
        (name.trim().is_empty() || own, PropertyOutcome::Unsendable),
        (name.chars().count() > 255, PropertyOutcome::NameTooLong),
    ];
    all.into_iter().filter(|(is, _)| *is).map(|(_, outcome)| outcome).collect()
}
