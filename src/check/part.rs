//! What neighbouring rows come to. Several threads can each look at a part of a source; its parts are put together in
//! their order.

use super::found::PerDetail;
use super::people::Lead;
use super::values::{Counts, Values, count};
use super::{Arrived, Check, CheckContext, Events, Oddities, People, Received, RowAt, Seen, Shard, Spelling, Summary};
use crate::event::{Event, EventKind, Timestamp};
use crate::kissmetrics::rules::{Admission, Digest, Digests, Loss, Verdict, is_kept_alone};
use crate::mapping::Characters;
use crate::mapping::apply::{Made, Miss};
use crate::source::Record;

/// What the checks know of neighbouring rows. It is shown all of them one by one, then what the shards say of their
/// events.
pub struct Part {
    pub(super) checks: Vec<Box<dyn Check>>,
    values: Values,
    pub(super) counts: PerDetail<Counts>,
    /// No value of any detail.
    none: PerDetail<Counts>,
    pub(super) summary: Summary,
    pub(super) people: People,
    /// When events happened, and whether there was no time of day.
    pub(super) times: Vec<(i64, bool)>,
    pub(super) leads: Vec<Lead>,
    told: Vec<Told>,
    verdict: Verdict,
    /// Whose events do not all come alone, or are not kept as they are, by the person's [home](super::Identity::home).
    pub(super) unsettled: Vec<u64>,
}

/// An event that is to be sent.
pub struct Sent<'a> {
    /// The row.
    pub record: &'a Record,
    /// The rule's index.
    pub rule: usize,
    /// The event.
    pub made: &'a Made<'a>,
    /// Its place among all that was made of these rows.
    pub place: usize,
    /// Which characters its person has.
    pub(crate) person: Characters,
}

/// At most so many events are shown to each check at once: what is known of them stays at hand from one check to the next.
const TOGETHER: usize = 128;

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
            none: PerDetail::new(&context.details()),
            summary: Summary::default(),
            people: People::default(),
            times: Vec::new(),
            leads: Vec::new(),
            told: Vec::new(),
            verdict: Verdict::default(),
            unsettled: Vec::new(),
        }
    }

    /// A rule made no event of a row.
    pub fn missed(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        self.checks.iter_mut().for_each(|check| check.missed(at, rule, miss));
    }

    /// An event is not sent, since the tracker is known to drop it.
    pub fn withheld(&mut self, record: &Record, rule: usize, made: &Made<'_>, loss: Loss) {
        let seen = Seen { record, rule, made, person: Characters::default(), values: &[] };
        self.checks.iter_mut().for_each(|check| check.withheld(&seen, loss));
    }

    /// These events are to be sent, each the next after those before it.
    pub fn events(&mut self, sent: &[Sent<'_>]) {
        for sent in sent.chunks(TOGETHER) {
            let most = sent.iter().map(|sent| sent.made.event.properties.len()).sum();
            let (mut values, mut ends) = (Vec::with_capacity(most), Vec::with_capacity(sent.len()));
            for Sent { rule, made, .. } in sent {
                self.values.classify(*rule, made, &mut values);
                ends.push(values.len());
            }
            let (mut start, mut counts, mut all) = (0, self.none.clone(), Oddities::default());
            let seen = |(&Sent { record, rule, made, person, .. }, end)| {
                let values = &values[std::mem::replace(&mut start, end)..end];
                count(rule, values, &mut counts);
                all.note(made, person);
                Seen { record, rule, made, person, values }
            };
            let seen: Vec<Seen<'_>> = sent.iter().zip(ends).map(seen).collect();
            let events = Events { seen: &seen, counts: &counts, oddities: all };
            self.checks.iter_mut().for_each(|check| check.events(&events));
            self.counts.append(counts, Counts::append);
        }
    }

    /// Sums an event up that is to be sent; whether it is the first of its name among these rows.
    pub fn sum(&mut self, Sent { record, rule, made, .. }: &Sent<'_>) -> bool {
        if let (Some(Timestamp(second)), false) = (made.event.time, made.event.kind == EventKind::Alias) {
            self.times.push((second, made.date_only));
        }
        self.summary.add(&made.event, || RowAt::of(record), *rule)
    }

    /// Whether an event that is to be sent is kept as it is, if it is the only one of its person and second.
    pub fn is_kept_alone(&self, Sent { rule, made, .. }: &Sent<'_>) -> bool {
        made.details.is_some() && self.values.are_kept_alike(*rule) && is_kept_alone(&made.event)
    }

    /// Counts an event as kept of which that is known without its person's others.
    pub fn keep(&mut self, Sent { made, .. }: &Sent<'_>) {
        self.summary.keep(made.event.properties.len());
    }

    /// Digests an event that is to be sent.
    pub fn digest(&self, Sent { rule, made, .. }: &Sent<'_>, digests: &mut Digests) -> Option<Digest> {
        let details = made.details.filter(|_| self.values.are_named_alike(*rule))?;
        digests.of(&made.event, (*rule as u64, details))
    }

    /// Has a shard say what becomes of an event of its people. Each shard must be asked for its events in their order.
    pub fn receive<'e>(
        &mut self,
        arrived: &Arrived,
        digests: &Digests,
        event: impl Fn() -> &'e Event<'e>,
        admission: Admission,
        shard: &mut Shard,
    ) {
        let spelling = shard.receive(arrived, digests, event, admission, &mut self.verdict);
        self.summary.receive(&spelling, &self.verdict);
        self.people.add(&spelling);
        if spelling.met || !self.verdict.is_plain() || arrived.identity.spelled != arrived.identity.tidied {
            self.unsettled.push(arrived.identity.home);
        }
        if let Some(count) = spelling.leads {
            self.leads.push(Lead { place: arrived.place, tidied: arrived.identity.tidied, count });
        }
        if spelling.variant || !self.verdict.is_plain() {
            let (variant, first) = (spelling.variant, spelling.first.map(Into::into));
            self.told.push(Told { place: arrived.place, verdict: std::mem::take(&mut self.verdict), variant, first });
        }
    }

    /// Shows the checks, in the events' order, what the shards said. `event` gives an event by its place: its row, its
    /// rule, and whether it follows one of the same person and second.
    pub fn tell<'e>(&mut self, event: impl Fn(usize) -> Option<(&'e Record, usize, &'e Made<'e>, bool)>) {
        self.leads.sort_unstable_by_key(|lead| lead.place);
        let mut told = std::mem::take(&mut self.told);
        told.sort_unstable_by_key(|told| told.place);
        for Told { place, verdict, variant, first } in &told {
            let Some((record, rule, made, follows)) = event(*place) else { continue };
            let mut values = Vec::new();
            // What became of a value is told by its place; most become what they are.
            if !verdict.properties.is_empty() {
                self.values.classify(rule, made, &mut values);
            }
            let spelling = Spelling { variant: *variant, first: first.as_deref(), ..Spelling::default() };
            let seen = Seen { record, rule, made, person: Characters::default(), values: &values };
            let received = Received { verdict, spelling, follows };
            self.checks.iter_mut().for_each(|check| check.received(&seen, &received));
        }
    }
}
