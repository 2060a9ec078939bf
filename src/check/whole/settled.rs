//! What a check finds out of people, kept for the next check of the same rows.
//!
//! The tracker's rules about repeats are about events of one person at one second. A detail more, another name for an event
//! or a property move no event to another person or second, so that a person whose events all came alone still has them
//! alone, and people are as many as before. Only the events of the others have to be looked at one after another again.
//! That is most of the work of a check, and changes of that kind are most of what somebody makes who matches columns.

use std::collections::HashSet;

use crate::check::{Check, Checks, People};
use crate::event::EventKind;
use crate::kissmetrics::rules::NAMES_MAX;
use crate::mapping::{Condition, EventName, EventRule, LeaveOut, Mapping, Test};
use crate::pipeline::fingerprint::Fingerprint;

/// So many people are kept whose events have to be looked at again; where they are more, nothing is kept.
const MOST_UNSETTLED: usize = 100_000;

/// More than there are currencies, each of which may make a name of its own of a detail's.
const CURRENCIES: usize = 256;

/// What a check of a whole source knows of its people that stays true under every mapping by which the same rows make events
/// of the same people at the same seconds.
pub struct Settled {
    /// What decides that.
    basis: Mapping,
    fingerprint: Fingerprint,
    people: People,
    /// What was seen by the checks that look at people alone.
    about_people: Vec<Option<Box<dyn Check>>>,
    /// How many identities there are up to a row; the last of them all.
    identities: Vec<(u64, u64)>,
    unsettled: HashSet<u64>,
}

/// What is gathered for it on the way.
pub(super) struct Gathered {
    identities: Vec<(u64, u64)>,
    /// `None` once there were too many.
    unsettled: Option<HashSet<u64>>,
}

impl Default for Gathered {
    fn default() -> Self {
        Self { identities: Vec::new(), unsettled: Some(HashSet::new()) }
    }
}

impl Gathered {
    /// Adds what came of the rows up to this one.
    pub fn add(&mut self, rows: u64, identities: u64, unsettled: Vec<u64>) {
        self.identities.push((rows, identities));
        if let Some(all) = &mut self.unsettled {
            all.extend(unsettled);
            if all.len() > MOST_UNSETTLED {
                self.unsettled = None;
            }
        }
    }
}

impl Settled {
    /// What is known at the end of a whole check under this mapping, if another one can make use of it.
    pub(super) fn of(mapping: &Mapping, fingerprint: Fingerprint, gathered: Gathered, checks: &Checks) -> Option<Self> {
        let Gathered { identities, unsettled } = gathered;
        let (basis, unsettled) = (basis(mapping)?, unsettled?);
        let (people, about_people) = (checks.people().clone(), checks.about_people());
        Some(Self { basis, fingerprint, people, about_people, identities, unsettled })
    }

    /// Whether it stays true under this mapping, as long as the rows are the same.
    pub(super) fn holds_under(&self, mapping: &Mapping) -> bool {
        basis(mapping).is_some_and(|basis| basis == self.basis)
    }

    /// Whether these are the rows of which it is known.
    pub(super) fn is_of(&self, fingerprint: &Fingerprint) -> bool {
        self.fingerprint == *fingerprint
    }

    /// Whether every event of this person, told by the [home](crate::check::Identity::home), came alone at its second, in
    /// one spelling, and was kept as it was.
    pub(super) fn came_alone(&self, home: impl FnOnce() -> u64) -> bool {
        self.unsettled.is_empty() || !self.unsettled.contains(&home())
    }

    /// The people.
    pub(super) fn people(&self) -> &People {
        &self.people
    }

    /// What was seen by the checks that look at people alone, each in its place.
    pub(super) fn about_people(&self) -> &[Option<Box<dyn Check>>] {
        &self.about_people
    }

    /// How many identities the rows up to this one have.
    pub(super) fn identities(&self, rows: u64) -> u64 {
        let behind = self.identities.partition_point(|(row, _)| *row <= rows);
        behind.checked_sub(1).and_then(|at| self.identities.get(at)).map_or(0, |(_, identities)| *identities)
    }
}

/// Whether there is room for all names that properties of this mapping may have, a detail one for each currency.
pub(super) fn has_room_for_names(mapping: &Mapping) -> bool {
    mapping.rules.iter().map(|rule| rule.properties.len()).sum::<usize>() * CURRENCIES <= NAMES_MAX
}

/// The mapping without what never decides which rows make events, of whom and when; `None` where that depends on other
/// events or on what is looked up elsewhere.
fn basis(mapping: &Mapping) -> Option<Mapping> {
    // A detail decides of nothing but an update of the person, which comes to nothing without one.
    let looks_up = |rule: &EventRule| {
        let of_event = matches!(&rule.event, Some(EventName::Column { lookup: Some(_), .. }));
        let of_set = rule.kind == EventKind::Set && rule.properties.iter().any(|detail| detail.lookup().is_some());
        of_event || of_set || rule.person.as_ref().is_some_and(|pick| pick.lookup.is_some())
    };
    let depends = |rule: &EventRule| {
        rule.kind == EventKind::Alias || rule.thin.is_some() || rule.same_second.is_some() || looks_up(rule)
    };
    if mapping.rules.iter().any(depends) || !has_room_for_names(mapping) {
        return None;
    }
    let mut basis = mapping.clone();
    // How amounts are sent says how they are read where a condition compares them.
    let compares = mapping.rules.iter().flat_map(conditions).any(|of| matches!(of.test, Test::Above | Test::Below));
    for rule in basis.rules.iter_mut().filter(|rule| rule.kind == EventKind::Event) {
        if !compares {
            rule.properties.clear();
            rule.currencies.clear();
        }
        let by_name = rule.leave_out.iter().any(|out| matches!(out, LeaveOut::LongerName { .. }));
        match &mut rule.event {
            Some(EventName::Fixed { name }) if !by_name => name.clear(),
            Some(EventName::Column { values, .. }) if !by_name => {
                values.iter_mut().filter_map(|value| value.sent.as_mut()).for_each(String::clear);
            }
            _ => {}
        }
    }
    Some(basis)
}

fn conditions(rule: &EventRule) -> impl Iterator<Item = &Condition> {
    let cases = match &rule.event {
        Some(EventName::Rule { cases, .. }) => cases.as_slice(),
        _ => &[],
    };
    rule.only.iter().chain(cases.iter().map(|case| &case.condition))
}
