//! What will become of the events, said before anything is sent, over the whole source.
//!
//! [`Checks`] watches every row and every event that is to be sent. It counts what a person wants to know first
//! ([`Summary`]), and shows each of the [`CHECKS`], which give [`Finding`]s at the end: what is wrong, how grave it is,
//! which rows, and what mends it ([`Mend`]). Adding a check is a file and a line of that table. Nothing here holds the
//! source: a check remembers counts and a few examples; only the [`Memory`](crate::tracker::rules::Memory) of what each
//! person did grows, by a few bytes for each event.

mod finding;
mod found;
mod hours;
mod mend;
mod people;
mod setting;
mod summary;
mod values;

mod at_night;
mod before_2009;
mod blank;
mod clock_change;
mod damaged_person;
mod dates_in_values;
mod future;
mod json_values;
mod lost;
mod many_names;
mod midnight;
mod mixed_numbers;
mod mixed_people;
mod money;
mod name_per_row;
mod names_alike;
mod not_found;
mod one_person;
mod overwritten;
mod person_variants;
mod personal_data;
mod placeholder;
mod reserved_names;
mod same_second;
mod undated;
mod value_too_long;

use crate::event::{EventKind, Timestamp};
use crate::mapping::apply::{Made, Miss};
pub use crate::mapping::value::Class;
use crate::tracker::rules::{Loss, Verdict};

pub use before_2009::Cause;
pub use finding::{Example, Finding, Grade, NameOf, Private, RowAt, What, Why};
pub use found::MOST_ROWS;
pub use hours::{HourChart, Hours};
pub use mend::Mend;
pub use people::{People, Spelling};
pub use setting::Setting;
pub use summary::{Month, Summary};

/// One event and where it comes from.
pub struct Seen<'a> {
    /// The row.
    pub at: RowAt,
    /// The rule's index.
    pub rule: usize,
    /// The event.
    pub made: &'a Made<'a>,
    /// What its values are, and which details of the rule they belong to; empty for what is not sent.
    pub values: &'a [Value],
    /// How the identity stands among those before it.
    pub spelling: Spelling,
}

/// What a value of an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// Index into the rule's details.
    pub detail: usize,
    /// What it looks like.
    pub class: Class,
}

/// Watches what a source becomes and says what is wrong with it. Each method does nothing unless a check wants it.
pub trait Check: Send {
    /// A rule made no event of a row.
    fn missed(&mut self, _at: RowAt, _rule: usize, _miss: &Miss<'_>) {}

    /// An event is not sent, since the tracker is known to drop it.
    fn withheld(&mut self, _seen: &Seen<'_>, _loss: Loss) {}

    /// An event is to be sent; the verdict is what the tracker is expected to make of it after those before it.
    fn event(&mut self, _seen: &Seen<'_>, _verdict: &Verdict) {}

    /// Everything was seen.
    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding>;
}

/// What all checks together know at the end.
pub struct Whole<'w> {
    /// The plan and the day.
    pub setting: &'w Setting,
    /// Counts of everything that is to be sent.
    pub summary: &'w Summary,
    /// The identities.
    pub people: &'w People,
    /// When it happened, by the hour.
    pub hours: &'w Hours,
}

/// Begins a check.
pub type Start = fn(&Setting) -> Box<dyn Check>;

/// Every check, in the order in which findings of one grade are told.
pub const CHECKS: &[Start] = &[
    blank::start,
    not_found::start,
    placeholder::start,
    one_person::start,
    mixed_people::start,
    person_variants::start,
    damaged_person::start,
    lost::start,
    before_2009::start,
    future::start,
    clock_change::start,
    midnight::start,
    at_night::start,
    same_second::start,
    overwritten::start,
    names_alike::start,
    many_names::start,
    name_per_row::start,
    value_too_long::start,
    json_values::start,
    money::start,
    mixed_numbers::start,
    dates_in_values::start,
    personal_data::start,
    reserved_names::start,
    undated::start,
];

/// All checks at work.
pub struct Checks {
    setting: Setting,
    summary: Summary,
    people: People,
    hours: Hours,
    checks: Vec<Box<dyn Check>>,
    values: values::Values,
}

/// What all checks found.
pub struct Checked {
    /// Counts of everything that is to be sent.
    pub summary: Summary,
    /// The gravest first.
    pub findings: Vec<Finding>,
    /// When it happened, by the hour.
    pub hours: Hours,
}

impl Checks {
    /// Ready for the first row.
    pub fn new(setting: Setting) -> Self {
        let checks = CHECKS.iter().map(|start| start(&setting)).collect();
        let values = values::Values::of(&setting.mapping);
        Self {
            setting,
            summary: Summary::default(),
            people: People::default(),
            hours: Hours::default(),
            checks,
            values,
        }
    }

    /// A rule made no event of a row.
    pub fn missed(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        self.checks.iter_mut().for_each(|check| check.missed(at, rule, miss));
    }

    /// An event is not sent, since the tracker is known to drop it.
    pub fn withheld(&mut self, at: RowAt, rule: usize, made: &Made<'_>, loss: Loss) {
        let seen = Seen { at, rule, made, values: &[], spelling: Spelling::default() };
        self.checks.iter_mut().for_each(|check| check.withheld(&seen, loss));
    }

    /// An event is to be sent.
    pub fn event(&mut self, at: RowAt, rule: usize, made: &Made<'_>) {
        let spelling = self.people.add(at, &made.event.person, self.summary.memory());
        if let (Some(Timestamp(second)), false) = (made.event.time, made.event.kind == EventKind::Alias) {
            self.hours.add(second, made.date_only);
        }
        let values = self.values.classify(rule, &made.event.properties);
        let verdict = self.summary.add(&made.event, spelling, at, rule);
        let seen = Seen { at, rule, made, values, spelling };
        self.checks.iter_mut().for_each(|check| check.event(&seen, verdict));
    }

    /// The counts so far.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// What was found.
    pub fn finish(self) -> Checked {
        let Self { setting, summary, people, hours, checks, .. } = self;
        let whole = Whole { setting: &setting, summary: &summary, people: &people, hours: &hours };
        let mut findings: Vec<Finding> = checks.into_iter().flat_map(|check| check.finish(&whole)).collect();
        findings.sort_by_key(|finding| finding.grade);
        Checked { summary, findings, hours }
    }
}
