//! What will become of the events, said before anything is sent, over the whole source.
//!
//! [`Checks`] watches every row and every event that is to be sent. It counts what a person wants to know first
//! ([`Summary`]), and shows each of the [`CHECKS`], which give [`Finding`]s at the end and meanwhile: what is wrong, how
//! grave it is, which rows, and what mends it ([`Mend`]). Adding a check is a file and a line of that table. There are two
//! [sides](Checks::sides), so that two threads can watch: one looks at each event alone, one at it after those before it. Nothing here holds the
//! source: a check remembers counts and a few examples; only the [`Memory`](crate::tracker::rules::Memory) of what each
//! person did grows, by a few bytes for each event.

mod finding;
mod found;
mod hours;
mod mend;
mod people;
mod setting;
mod sides;
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
pub use sides::{After, Alone, Side};
pub use summary::{Month, Summary};

/// One event and where it comes from.
pub struct Seen<'a> {
    /// The row.
    pub at: RowAt,
    /// The rule's index.
    pub rule: usize,
    /// The event.
    pub made: &'a Made<'a>,
    /// What its values are, and which details of the rule they belong to; empty for what is not sent, and for
    /// [`Check::received`] where all values are kept as they are.
    pub values: &'a [Value],
    /// How the identity stands among those before it; only known to [`Check::received`].
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
pub trait Check: Send + Sync + Copied {
    /// Whether it must know what came before an event, and so wants [`Check::received`] in place of [`Check::event`].
    fn looks_back(&self) -> bool {
        false
    }

    /// A rule made no event of a row.
    fn missed(&mut self, _at: RowAt, _rule: usize, _miss: &Miss<'_>) {}

    /// An event is not sent, since the tracker is known to drop it.
    fn withheld(&mut self, _seen: &Seen<'_>, _loss: Loss) {}

    /// An event is to be sent.
    fn event(&mut self, _seen: &Seen<'_>) {}

    /// An event is to be sent; the verdict is what the tracker is expected to make of it after those before it.
    fn received(&mut self, _seen: &Seen<'_>, _verdict: &Verdict) {}

    /// What it found in all that it saw.
    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding>;
}

/// What can be copied behind its trait, so that it can both tell what it found and go on.
pub trait Copied {
    /// The same check, having seen the same.
    fn copied(&self) -> Box<dyn Check>;
}

impl<C: Check + Clone + 'static> Copied for C {
    fn copied(&self) -> Box<dyn Check> {
        Box::new(self.clone())
    }
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
    alone: Alone,
    after: After,
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
        let all = CHECKS.iter().map(|start| start(&setting)).enumerate();
        let (back, alone) = all.partition(|(_, check)| check.looks_back());
        Self { alone: Alone::new(&setting, alone), after: After::new(&setting, back), setting }
    }

    /// The two sides. Each must be shown everything, in its order; neither waits for the other.
    pub fn sides(&mut self) -> (&mut Alone, &mut After) {
        (&mut self.alone, &mut self.after)
    }

    /// The counts so far.
    pub fn summary(&self) -> &Summary {
        self.after.summary()
    }

    /// What was found so far; both sides must have been shown the same.
    pub fn found(&self) -> Checked {
        let Self { setting, alone, after } = self;
        let summary = after.summary();
        let whole = Whole { setting, summary, people: after.people(), hours: alone.hours() };
        let mut checks: Vec<_> = alone.checks().chain(after.checks()).collect();
        checks.sort_by_key(|(place, _)| *place);
        let mut findings: Vec<Finding> =
            checks.into_iter().flat_map(|(_, check)| check.copied().finish(&whole)).collect();
        findings.sort_by_key(|finding| finding.grade);
        Checked { summary: summary.clone(), findings, hours: alone.hours().clone() }
    }
}
