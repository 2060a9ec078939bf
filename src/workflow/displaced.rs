//! Events that were sent and are now one with another, which would be sent in their stead: a plan may send the first of
//! those of a second, all of them as one, or one of those of a while. Which one that is depends on all rows, so that a row
//! that came since may take the place of one that was sent. What was sent stays, and so both would be there.

use std::collections::BTreeSet;

use crate::event::{Event, Timestamp};
use crate::kissmetrics::rules::{fold_name, identity_print, person_print};
use crate::mapping::Mapping;
use crate::pipeline::walk::Decided;

/// Finds them.
pub(super) struct Displaced {
    /// For each rule of how many seconds one event is sent; empty where no rule says anything of the kind.
    windows: Vec<i64>,
    displaced: Vec<Once>,
    /// What would be sent and never was.
    new: Vec<Spot>,
}

/// Where an event stands among those of which one is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    person: u64,
    name: u64,
    time: i64,
    rule: usize,
}

/// An event that is one with another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Once {
    spot: Spot,
    /// The other one stands in one of so many seconds, of which its own is the last.
    window: i64,
    /// The other one may be of any rule.
    of_any_rule: bool,
}

impl Displaced {
    /// None yet.
    pub(super) fn of(mapping: &Mapping) -> Self {
        let rules = &mapping.rules;
        let is_any = rules.iter().any(|rule| rule.thin.is_some() || rule.same_second.is_some());
        let windows = rules.iter().map(|rule| rule.thin.map_or(1, |thin| i64::from(thin.minutes) * 60));
        Self { windows: windows.filter(|_| is_any).collect(), displaced: Vec::new(), new: Vec::new() }
    }

    /// Where an event stands that is sent; `None` where each is sent for itself.
    pub(super) fn spot(&self, rule: usize, event: &Event<'_>) -> Option<Spot> {
        self.windows.get(rule)?;
        let Timestamp(time) = event.time?;
        Some(Spot { person: person_print(&event.person), name: identity_print(&fold_name(&event.name)), time, rule })
    }

    /// What is one with another.
    pub(super) fn once(&self, rule: usize, decided: &Decided<'_>) -> Option<Once> {
        let (window, of_any_rule) = match decided {
            Decided::Merged(_) => (*self.windows.get(rule)?, false),
            Decided::SameSecond(..) => (1, true),
            _ => return None,
        };
        Some(Once { spot: self.spot(rule, decided.event()?)?, window, of_any_rule })
    }

    /// Adds one that was sent, or may have been.
    pub(super) fn add(&mut self, once: Once) {
        self.displaced.push(once);
    }

    /// Adds what would be sent and never was.
    pub(super) fn add_new(&mut self, spot: Spot) {
        self.new.push(spot);
    }

    /// How many of what never was sent would take the place of what was.
    pub(super) fn count(mut self) -> u64 {
        self.new.sort_unstable();
        let mut others = BTreeSet::new();
        for once in &self.displaced {
            let Spot { person, name, time, rule } = once.spot;
            let first = Spot { time: time - once.window + 1, rule: 0, ..once.spot };
            let first = self.new.partition_point(|new| *new < first);
            let within = |new: &&Spot| (new.person, new.name) == (person, name) && new.time <= time;
            let is_one = |new: &Spot| once.of_any_rule || new.rule == rule;
            let other = self.new[first..].iter().take_while(within).position(is_one);
            others.extend(other.map(|at| first + at));
        }
        others.len() as u64
    }
}
