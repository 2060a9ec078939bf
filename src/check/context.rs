//! What a check must know before the first row: the plan, and what day it is.

use super::Fix;
use super::fix::{leave_names_out, leave_rows_out};
use crate::event::{EventKind, Timestamp};
use crate::mapping::timestamp::Zone;
use crate::mapping::value::Class;
use crate::mapping::{EventName, EventRule, LeaveOut, Mapping, PropertyRule};

/// The plan, and the day on which it is checked.
#[derive(Clone, Debug)]
pub struct CheckContext {
    /// What the rows become.
    pub mapping: Mapping,
    /// The moment behind which everything is the future.
    pub now: Timestamp,
}

impl CheckContext {
    /// The time zone in which times that say none are read.
    pub fn zone(&self) -> Zone {
        self.mapping.zone.as_deref().and_then(|name| Zone::named(name).ok()).unwrap_or(Zone::UTC)
    }

    pub(super) fn rule(&self, rule: usize) -> Option<&EventRule> {
        self.mapping.rules.get(rule)
    }

    /// The column where the person stands, which is one of a second source where people are looked up.
    pub(super) fn person_column(&self, rule: usize) -> &str {
        let pick = self.rule(rule).and_then(|rule| rule.person.as_ref());
        pick.map_or("", |pick| pick.lookup.as_ref().map_or(&pick.column, |lookup| &lookup.take))
    }

    /// Whether some rule's people are looked up, so that rows cannot be told by who they belong to.
    pub(super) fn looks_people_up(&self) -> bool {
        self.mapping.rules.iter().any(|rule| rule.person.as_ref().is_some_and(|pick| pick.lookup.is_some()))
    }

    /// The column that says when.
    pub(super) fn time_column(&self, rule: usize) -> &str {
        self.rule(rule).and_then(|rule| rule.time.as_ref()).map_or("", |when| &when.column)
    }

    /// The column that says what happened; `None` for merged identities, where a column says who it was too.
    pub(super) fn name_column(&self, rule: usize) -> Option<&str> {
        match self.rule(rule).filter(|rule| rule.kind == EventKind::Event)?.event.as_ref()? {
            EventName::Column { column, .. } => Some(column),
            EventName::Fixed { .. } | EventName::Rule { .. } => None,
        }
    }

    /// The column of whose cells the names of events are; `None` where they are looked up, so that a cell says nothing of
    /// its name.
    pub(super) fn cells_of_names(&self, rule: usize) -> Option<&str> {
        let column = self.name_column(rule)?;
        let is_cell = matches!(self.rule(rule)?.event, Some(EventName::Column { lookup: None, .. }));
        is_cell.then_some(column)
    }

    pub(super) fn detail(&self, rule: usize, detail: usize) -> Option<&PropertyRule> {
        self.rule(rule)?.properties.get(detail)
    }

    /// The column of whose cells the values of a detail are; `None` where they are something else that is found by them,
    /// so that a cell says nothing of its value.
    pub(super) fn cells_of(&self, rule: usize, detail: usize) -> Option<&str> {
        match self.detail(rule, detail)? {
            PropertyRule::Column { column, lookup: None, values, .. } if values.is_empty() => Some(column),
            PropertyRule::Column { .. } | PropertyRule::Constant { .. } => None,
        }
    }

    /// Leaves out the rows in which the cell of a detail looks like this; `None` where no cell is its value.
    pub(super) fn leave_out_like(&self, rule: usize, detail: usize, like: Class) -> Option<Fix> {
        let column = self.cells_of(rule, detail)?.to_owned();
        Some(leave_rows_out(vec![rule], LeaveOut::Cell { column, like }))
    }

    /// Leaves out what would have one of these names, where a column gives the names.
    pub(super) fn leave_out_names(&self, names: Vec<String>) -> Option<Fix> {
        let rules: Vec<usize> =
            (0..self.mapping.rules.len()).filter(|rule| self.name_column(*rule).is_some()).collect();
        (!rules.is_empty() && !names.is_empty()).then(|| leave_names_out(rules, names))
    }

    /// How many details each rule has.
    pub fn details(&self) -> Vec<usize> {
        self.mapping.rules.iter().map(|rule| rule.properties.len()).collect()
    }
}
