//! What will become of the events, said before anything is sent, over the whole source.
//!
//! [`Checks`] knows every row and every event that is to be sent. It counts what a person wants to know first
//! ([`Summary`]), and holds each of the [`CHECKS`], which give [`Finding`]s at the end and meanwhile: what is wrong, how
//! grave it is, which rows, what is said of it (a [`Message`](crate::message::Message)), and what fixes it ([`Fix`]): how the plan changes
//! ([`Change`]), and what a button says of that. All of that stands in the check's own file, so that adding one is a file
//! and a line of that table; what several checks offer, such as leaving rows out, is in `fix`.
//!
//! Neighbouring rows are a [`Part`], so that several threads can each look at one; parts are appended in the rows' order.
//! What depends on what came before, and is per person, is for a [`Shard`] of the people to say. Nothing here holds the
//! source: a check remembers counts and a few examples; only the shards grow, by a few bytes for each event.

mod apart;
mod context;
mod finding;
mod fix;
mod found;
mod hours;
mod nobody;
mod part;
mod people;
mod person_numbers;
mod summary;
mod values;
pub mod whole;

mod at_night;
mod before_2009;
mod blank;
mod clock_change;
mod currencies;
mod damaged_person;
mod dates_in_values;
mod future;
mod json_values;
mod lost;
mod many_names;
mod merged_people;
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
mod row_people;
mod same_second;
mod undated;
mod unreadable_record;
mod value_too_long;

use std::any::Any;

use chrono::DateTime;

use crate::event::Property;
use crate::kissmetrics::rules::{Loss, Verdict};
use crate::mapping::Characters;
use crate::mapping::apply::{Made, Miss};
pub use crate::mapping::value::Class;
use crate::message::Arg;
use crate::source::Record;

pub use crate::pipeline::rows::RowAt;
pub use apart::Apart;
pub use context::CheckContext;
pub use finding::{Example, Finding, Grade, Kind};
pub use fix::{AnyChange, Change, Fix, rename_event};
pub use found::MOST_ROWS;
pub use hours::{HourChart, Hours, Month};
pub use names_alike::stem as name_stem;
pub use part::{Part, Sent};
pub use people::{Arrived, Identity, People, Shard, Spelling};
pub use summary::Summary;
pub use values::Classes;

use found::PerDetail;
use values::Counts;

/// One event and where it comes from.
pub struct Seen<'a> {
    /// The row.
    record: &'a Record,
    /// The rule's index.
    pub rule: usize,
    /// The event.
    pub made: &'a Made<'a>,
    /// Which characters its person has; only known to [`Check::events`].
    pub(crate) person: Characters,
    /// What its values are, and which details of the rule they belong to; empty for what is not sent, and for
    /// [`Check::received`] where all values are kept as they are.
    pub values: &'a [Value],
}

/// What becomes of an event after those before it.
pub struct Received<'a> {
    /// What the tracker is expected to make of it.
    pub verdict: &'a Verdict,
    /// How the identity stands among those before it.
    pub spelling: Spelling<'a>,
    /// The event before it is of the same person and second, and stands in this row or the one above.
    pub follows: bool,
}

/// Neighbouring events that are to be sent, in their order.
pub struct Events<'a> {
    seen: &'a [Seen<'a>],
    counts: &'a PerDetail<Counts>,
    oddities: Oddities,
}

/// What there is among neighbouring events of what few events have.
#[derive(Clone, Copy, Debug, Default)]
struct Oddities {
    /// Something was not found, or an amount's currency is known.
    notes: bool,
    /// A local time was skipped or came twice.
    clock: bool,
    /// Which characters people have.
    people: Characters,
}

impl Oddities {
    fn note(&mut self, made: &Made<'_>, person: Characters) {
        self.notes |= made.notes.is_some();
        self.clock |= made.clock.is_some();
        self.people = self.people.or(person);
    }
}

impl<'a> Events<'a> {
    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'a, Seen<'a>> {
        self.seen.iter()
    }

    /// The details that have values of these classes among them, each with what a check keeps for it.
    fn details<'d, T: Default + Clone>(
        &self,
        like: Classes,
        kept: &'d mut PerDetail<T>,
    ) -> impl Iterator<Item = (ValuesOfDetail<'a>, &'d mut T)> {
        let Self { seen, counts, .. } = *self;
        let has_some = move |rule, detail| counts.get(rule, detail).is_some_and(|counts| counts.classes().has(like));
        kept.iter_mut()
            .filter(move |(rule, detail, _)| has_some(*rule, *detail))
            .map(move |(rule, detail, kept)| (ValuesOfDetail { seen, rule, detail, like }, kept))
    }
}

/// What neighbouring events have as one detail, as far as it is of some classes.
struct ValuesOfDetail<'a> {
    seen: &'a [Seen<'a>],
    rule: usize,
    detail: usize,
    like: Classes,
}

impl<'a> ValuesOfDetail<'a> {
    /// Each value with its event, in their order.
    #[inline]
    fn each(&self, mut visit: impl FnMut(&'a Seen<'a>, Class, &'a str)) {
        for seen in self.seen.iter().filter(|seen| seen.rule == self.rule) {
            for (value, property) in seen.of_detail(self.detail) {
                if self.like.holds(value.class) {
                    visit(seen, value.class, &property.value);
                }
            }
        }
    }
}

impl<'a> Seen<'a> {
    /// Where its row stands.
    fn at(&self) -> RowAt {
        RowAt::of(self.record)
    }

    /// What the event has as one detail: hardly ever more than one value.
    #[inline]
    fn of_detail(&self, detail: usize) -> impl Iterator<Item = (Value, &'a Property<'a>)> {
        // Where none is blank, a detail's value stands at the detail's own place.
        let is_it = move |value: &Value| value.detail as usize == detail;
        let alone = self.made.details.is_some() && self.values.get(detail).is_some_and(is_it);
        let places = if alone { detail..detail + 1 } else { 0..self.values.len() };
        let values = self.values.get(places.clone()).unwrap_or_default();
        let properties = self.made.event.properties.get(places).unwrap_or_default();
        values.iter().copied().zip(properties).filter(move |(value, _)| is_it(value))
    }
}

/// What a value of an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// Index into the rule's details.
    pub detail: u32,
    /// What it looks like.
    pub class: Class,
}

/// Watches what rows become and says what is wrong with it.
///
/// A check has its own way of looking by the methods that it has: at rows ([`missed`](Self::missed),
/// [`withheld`](Self::withheld), [`events`](Self::events)), at each person's events one after another
/// ([`received`](Self::received)), or only at the [`Whole`]. The others do nothing.
pub trait Check: Any + Send + Sync + AnyCheck {
    /// A rule made no event of a row.
    fn missed(&mut self, _at: RowAt, _rule: usize, _miss: &Miss<'_>) {}

    /// An event is not sent, since the tracker is known to drop it.
    fn withheld(&mut self, _seen: &Seen<'_>, _loss: Loss) {}

    /// These events are to be sent. They come as many at once, so that a check which they don't concern costs next to
    /// nothing.
    fn events(&mut self, _events: &Events<'_>) {}

    /// What the tracker is expected to make of an event after those before it, where it does not just keep all of it, and
    /// of one whose person came in another spelling before.
    fn received(&mut self, _seen: &Seen<'_>, _received: &Received<'_>) {}

    /// Is told, before it is shown any row, what was seen of rows before those, so that it need not keep what would find no
    /// room beside it. Only worth it where nearly every row has something to keep.
    fn heed(&mut self, _before: &Self)
    where
        Self: Sized,
    {
    }

    /// Whether all that it looks at is whom events belong to, so that it finds the same as long as they belong to the same.
    fn is_about_people(&self) -> bool {
        false
    }

    /// Adds what it saw in later rows. No row is split.
    fn append(&mut self, later: Self)
    where
        Self: Sized;

    /// What it found in all that it saw.
    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding>;
}

/// What any check can do behind its trait.
pub trait AnyCheck {
    /// Copies the check with all that it has seen.
    fn copied(&self) -> Box<dyn Check>;

    /// [`Check::heed`] of a check of the same kind.
    fn heed_any(&mut self, before: &dyn Check);

    /// [`Check::append`] of a check of the same kind.
    fn append_any(&mut self, later: Box<dyn Check>);
}

impl<C: Check + Clone> AnyCheck for C {
    fn copied(&self) -> Box<dyn Check> {
        Box::new(self.clone())
    }

    fn heed_any(&mut self, before: &dyn Check) {
        if let Some(before) = (before as &dyn Any).downcast_ref::<C>() {
            self.heed(before);
        }
    }

    fn append_any(&mut self, later: Box<dyn Check>) {
        if let Ok(later) = (later as Box<dyn Any>).downcast::<C>() {
            self.append(*later);
        }
    }
}

/// What all checks together know at the end.
pub struct Whole<'w> {
    /// The plan and the day.
    pub context: &'w CheckContext,
    /// Counts of everything that is to be sent.
    pub summary: &'w Summary,
    /// The identities.
    pub people: &'w People,
    /// When it happened, by the hour.
    pub hours: &'w Hours,
    /// What the values of details look like.
    counts: &'w PerDetail<Counts>,
}

/// A day (UTC) as it is written in sentences, by its Unix seconds.
fn day(second: i64) -> Arg {
    DateTime::from_timestamp(second, 0).map_or_else(|| second.to_string().into(), |at| at.date_naive().into())
}

/// Begins a check.
pub type Start = fn(&CheckContext) -> Box<dyn Check>;

/// Every check, in the order in which findings of one grade are told.
pub const CHECKS: &[Start] = &[
    blank::start,
    not_found::start,
    placeholder::start,
    one_person::start,
    row_people::start,
    mixed_people::start,
    person_variants::start,
    damaged_person::start,
    merged_people::start,
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
    currencies::start,
    money::start,
    mixed_numbers::start,
    dates_in_values::start,
    personal_data::start,
    reserved_names::start,
    undated::start,
    unreadable_record::start,
];

/// All checks, over all rows so far.
pub struct Checks {
    context: CheckContext,
    checks: Vec<Box<dyn Check>>,
    summary: Summary,
    people: People,
    hours: Hours,
    counts: PerDetail<Counts>,
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
    /// Ready for the first rows.
    pub fn new(context: CheckContext) -> Self {
        let checks = CHECKS.iter().map(|start| start(&context)).collect();
        let counts = PerDetail::new(&context.details());
        let (summary, people, hours) = Default::default();
        Self { context, checks, summary, people, hours, counts }
    }

    /// Adds what the next rows come to. `event` gives an event by the place under which the part knows it: its row and its
    /// person.
    pub fn append<'e>(&mut self, part: Part, event: impl Fn(usize) -> Option<(RowAt, &'e str)>) {
        let Part { checks, summary, people, times, counts, leads, .. } = part;
        self.checks.iter_mut().zip(checks).for_each(|(check, later)| check.append_any(later));
        self.summary.append(summary);
        self.people.append(&people);
        self.counts.append(counts, Counts::append);
        for lead in leads {
            if let Some((at, person)) = event(lead.place) {
                self.people.lead(at, person, lead);
            }
        }
        times.into_iter().for_each(|(second, date_only)| self.hours.add(second, date_only));
    }

    /// Tells those that will look at later rows what was seen so far.
    pub(super) fn prepare(&self, later: &mut [Box<dyn Check>]) {
        self.checks.iter().zip(later).for_each(|(seen, later)| later.heed_any(seen.as_ref()));
    }

    /// Whom the events so far belong to.
    pub(super) fn people(&self) -> &People {
        &self.people
    }

    /// Says how many identities there are and who the people are, where that is known from elsewhere.
    fn know_people(&mut self, identities: u64, people: People) {
        self.summary.know_people(identities);
        self.people = people;
    }

    /// What was seen by those checks that [look at people](Check::is_about_people) alone, each in its place.
    fn about_people(&self) -> Vec<Option<Box<dyn Check>>> {
        self.checks.iter().map(|check| check.is_about_people().then(|| check.copied())).collect()
    }

    /// Says what these have seen, where that is known from elsewhere.
    fn know_about_people(&mut self, known: &[Option<Box<dyn Check>>]) {
        for (check, known) in
            self.checks.iter_mut().zip(known).filter_map(|(check, known)| Some((check, known.as_ref()?)))
        {
            *check = known.copied();
        }
    }

    /// The counts so far.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// What was found so far.
    pub fn found(&self) -> Checked {
        let Self { context, checks, summary, people, hours, counts } = self;
        let whole = Whole { context, summary, people, hours, counts };
        let mut findings: Vec<Finding> = checks.iter().flat_map(|check| check.copied().finish(&whole)).collect();
        findings.sort_by_key(Finding::grade);
        Checked { summary: summary.clone(), findings, hours: hours.clone() }
    }
}
