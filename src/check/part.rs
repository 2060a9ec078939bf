//! What neighbouring rows come to. Several threads can each look at a part of a source; its parts are put together in
//! their order.

use super::found::PerDetail;
use super::people::Lead;
use super::values::{Classes, Counts, Values};
use super::{Check, CheckContext, Identity, People, RowAt, Seen, Shard, Spelling, Summary};
use crate::event::{Event, EventKind, Timestamp};
use crate::kissmetrics::rules::{Admission, Loss, Verdict};
use crate::mapping::apply::{Made, Miss};

/// What the checks know of neighbouring rows. It is shown all of them one by one, then what the shards say of their
/// events.
pub struct Part {
    pub(super) checks: Vec<Box<dyn Check>>,
    values: Values,
    pub(super) counts: PerDetail<Counts>,
    pub(super) summary: Summary,
    pub(super) people: People,
    /// When events happened, and whether there was no time of day.
    pub(super) times: Vec<(i64, bool)>,
    pub(super) leads: Vec<Lead>,
    told: Vec<Told>,
    verdict: Verdict,
}

/// What there is to tell of an event after those before it.
struct Told {
    place: usize,
    verdict: Verdict,
    variant: bool,
    first: Option<Box<str>>,
}

impl Part {
    /// Of no row yet; `checks` are such as have seen nothing.
    pub fn new(context: &CheckContext, checks: &[Box<dyn Check>]) -> Self {
        Self {
            checks: checks.iter().map(|check| check.copied()).collect(),
            values: Values::of(&context.mapping),
            counts: PerDetail::new(&context.details()),
            summary: Summary::default(),
            people: People::default(),
            times: Vec::new(),
            leads: Vec::new(),
            told: Vec::new(),
            verdict: Verdict::default(),
        }
    }

    /// A rule made no event of a row.
    pub fn missed(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        self.checks.iter_mut().for_each(|check| check.missed(at, rule, miss));
    }

    /// An event is not sent, since the tracker is known to drop it.
    pub fn withheld(&mut self, at: RowAt, rule: usize, made: &Made<'_>, loss: Loss) {
        let (classes, spelling) = Default::default();
        let seen = Seen { at, rule, made, values: &[], classes, spelling, follows: false };
        self.checks.iter_mut().for_each(|check| check.withheld(&seen, loss));
    }

    /// An event is to be sent; whether it is the first of its name among these rows.
    pub fn event(&mut self, at: RowAt, rule: usize, made: &Made<'_>) -> bool {
        if let (Some(Timestamp(second)), false) = (made.event.time, made.event.kind == EventKind::Alias) {
            self.times.push((second, made.date_only));
        }
        let (values, classes) = self.values.count(rule, &made.event.properties, &mut self.counts);
        let seen = Seen { at, rule, made, values, classes, spelling: Spelling::default(), follows: false };
        self.checks.iter_mut().for_each(|check| check.event(&seen));
        self.summary.add(&made.event, at, rule)
    }

    /// Has a shard say what becomes of an event of its people, known under this place. Each shard must be asked for its
    /// events in their order.
    pub fn receive(
        &mut self,
        place: usize,
        event: &Event<'_>,
        identity: &Identity,
        admission: Admission,
        shard: &mut Shard,
    ) {
        let spelling = shard.receive(event, identity, admission, &mut self.verdict);
        self.summary.receive(&spelling, &self.verdict);
        self.people.add(&spelling);
        if let Some(count) = spelling.leads {
            self.leads.push(Lead { place, tidied: identity.tidied, count });
        }
        if spelling.variant || !self.verdict.is_plain() {
            let (variant, first) = (spelling.variant, spelling.first.map(Into::into));
            self.told.push(Told { place, verdict: std::mem::take(&mut self.verdict), variant, first });
        }
    }

    /// Shows the checks, in the events' order, what the shards said. `event` gives an event by its place: its row, its
    /// rule, and whether it follows one of the same person and second.
    pub fn tell<'e>(&mut self, event: impl Fn(usize) -> Option<(RowAt, usize, &'e Made<'e>, bool)>) {
        self.leads.sort_unstable_by_key(|lead| lead.place);
        let mut told = std::mem::take(&mut self.told);
        told.sort_unstable_by_key(|told| told.place);
        for Told { place, verdict, variant, first } in &told {
            let Some((at, rule, made, follows)) = event(*place) else { continue };
            // What became of a value is told by its place; most become what they are.
            let values = match verdict.properties.as_slice() {
                [] => &[][..],
                _ => self.values.classify(rule, &made.event.properties),
            };
            let spelling = Spelling { variant: *variant, first: first.as_deref(), ..Spelling::default() };
            let seen = Seen { at, rule, made, values, classes: Classes::default(), spelling, follows };
            self.checks.iter_mut().for_each(|check| check.received(&seen, verdict));
        }
    }
}
