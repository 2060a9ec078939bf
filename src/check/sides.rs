//! The two sides from which events are looked at. Neither needs the other, so that each can have a thread of its own.

use super::values::Values;
use super::{Check, Hours, People, RowAt, Seen, Setting, Spelling, Summary};
use crate::event::{Event, EventKind, Timestamp};
use crate::mapping::apply::{Made, Miss};
use crate::tracker::rules::{Loss, Memory};

/// What a side is shown, in the source's order.
pub trait Side {
    /// A rule made no event of a row.
    fn missed(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>);

    /// An event is not sent, since the tracker is known to drop it.
    fn withheld(&mut self, at: RowAt, rule: usize, made: &Made<'_>, loss: Loss);

    /// An event is to be sent.
    fn event(&mut self, at: RowAt, rule: usize, made: &Made<'_>);
}

/// Checks with their places among all.
type Placed = Vec<(usize, Box<dyn Check>)>;

/// Looks at each event alone: what its values are, when it happened.
pub struct Alone {
    checks: Placed,
    values: Values,
    hours: Hours,
}

/// Looks at each event after those before it: whose it is, and what the tracker makes of it.
pub struct After {
    checks: Placed,
    values: Values,
    people: People,
    memory: Memory,
    summary: Summary,
}

impl Alone {
    pub(super) fn new(setting: &Setting, checks: Placed) -> Self {
        Self { checks, values: Values::of(&setting.mapping), hours: Hours::default() }
    }

    pub(super) fn hours(&self) -> &Hours {
        &self.hours
    }

    pub(super) fn checks(&self) -> impl Iterator<Item = &(usize, Box<dyn Check>)> {
        self.checks.iter()
    }
}

/// What is not sent has no value worth a look and makes nobody's spelling, so both sides show it alike.
fn withheld(checks: &mut [(usize, Box<dyn Check>)], at: RowAt, rule: usize, made: &Made<'_>, loss: Loss) {
    let seen = Seen { at, rule, made, values: &[], spelling: Spelling::default() };
    checks.iter_mut().for_each(|(_, check)| check.withheld(&seen, loss));
}

fn missed(checks: &mut [(usize, Box<dyn Check>)], at: RowAt, rule: usize, miss: &Miss<'_>) {
    checks.iter_mut().for_each(|(_, check)| check.missed(at, rule, miss));
}

impl Side for Alone {
    fn missed(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        missed(&mut self.checks, at, rule, miss);
    }

    fn withheld(&mut self, at: RowAt, rule: usize, made: &Made<'_>, loss: Loss) {
        withheld(&mut self.checks, at, rule, made, loss);
    }

    fn event(&mut self, at: RowAt, rule: usize, made: &Made<'_>) {
        if let (Some(Timestamp(second)), false) = (made.event.time, made.event.kind == EventKind::Alias) {
            self.hours.add(second, made.date_only);
        }
        let values = self.values.classify(rule, &made.event.properties);
        let seen = Seen { at, rule, made, values, spelling: Spelling::default() };
        self.checks.iter_mut().for_each(|(_, check)| check.event(&seen));
    }
}

impl After {
    pub(super) fn new(setting: &Setting, checks: Placed) -> Self {
        Self {
            checks,
            values: Values::of(&setting.mapping),
            people: People::default(),
            memory: Memory::default(),
            summary: Summary::default(),
        }
    }

    /// Gets ready for events that are going to be shown, which makes that faster and changes nothing else.
    pub fn expect<'e>(&mut self, events: impl Iterator<Item = &'e Event<'e>>) {
        self.memory.expect(events);
    }

    pub(super) fn people(&self) -> &People {
        &self.people
    }

    pub(super) fn summary(&self) -> &Summary {
        &self.summary
    }

    pub(super) fn checks(&self) -> impl Iterator<Item = &(usize, Box<dyn Check>)> {
        self.checks.iter()
    }
}

impl Side for After {
    fn missed(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        missed(&mut self.checks, at, rule, miss);
    }

    fn withheld(&mut self, at: RowAt, rule: usize, made: &Made<'_>, loss: Loss) {
        withheld(&mut self.checks, at, rule, made, loss);
    }

    fn event(&mut self, at: RowAt, rule: usize, made: &Made<'_>) {
        let spelling = self.people.add(at, &made.event.person, &mut self.memory);
        let verdict = self.memory.receive(&made.event);
        self.summary.add(&made.event, spelling, verdict, at, rule);
        // What became of a value is told by its place; most become what they are.
        let values = match verdict.properties.as_slice() {
            [] => &[][..],
            _ => self.values.classify(rule, &made.event.properties),
        };
        let seen = Seen { at, rule, made, values, spelling };
        self.checks.iter_mut().for_each(|(_, check)| check.received(&seen, verdict));
    }
}
