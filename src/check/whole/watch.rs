//! How a check looks at rows: several threads each at some of them, and at whatever depends on earlier ones in turn.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use hashbrown::{HashMap, HashSet};

use super::Days;
use super::kept::{Kept, Rooms};
use super::settled::{Gathered, Settled, has_room_for_names};
use super::troubled::Troubled;
use crate::check::{self, Arrived, CHECKS, Check, CheckContext, Checks, Finding, Identity, People, RowAt, Sent, Shard};
use crate::event::{Event, EventKind, Timestamp};
use crate::kissmetrics::rules::{Admission, Digests, Registry, is_lost};
use crate::mapping::Characters;
use crate::pipeline::Outcomes;
use crate::pipeline::files::FilePrints;
use crate::pipeline::fingerprint::{self, Fingerprint};
use crate::pipeline::parallel::{Place, Turn, visit_all};
use crate::pipeline::rows::{Crew, Rows};
use crate::pipeline::walk::Decided;
use crate::source::ReadingVersion;

/// Into so many parts people are divided, so that as many threads can ask about them at once. What comes out depends on
/// it as little as on the number of threads.
const SHARDS: usize = 32;
const _: () = assert!(SHARDS.is_power_of_two());

/// Stands in for an event that isn't found, of which there is none: it is only looked for where its digest says too little,
/// since it lies far away.
static NOTHING: Event<'static> = Event {
    kind: EventKind::Event,
    person: Cow::Borrowed(""),
    name: Cow::Borrowed(""),
    time: None,
    properties: Vec::new(),
};

/// Looks at rows for a check.
pub(super) struct Watch<'w> {
    context: CheckContext,
    /// As they are before the first of the rows that come next.
    checks: Mutex<Vec<Box<dyn Check>>>,
    registry: Turn<InOrder>,
    shards: Vec<Turn<Shard>>,
    /// What of the rows for looking at is still missing.
    rooms: Mutex<Rooms>,
    /// Rows with problems are noted.
    notes_trouble: bool,
    /// What an earlier check found out of people.
    settled: Option<&'w Settled>,
    /// What it found out does not hold: there is no room for all names of events.
    unsettling: AtomicBool,
    /// Is told after each batch.
    after: Mutex<After<'w>>,
}

/// Is told what all rows up to the end of a batch come to.
pub(super) type After<'w> = Box<dyn FnMut(&Seen, &Outcomes) + Send + 'w>;

/// What every event must be shown to, one after the other.
#[derive(Default)]
struct InOrder {
    registry: Registry,
    /// The last event that is sent and has a time.
    last: Option<Last>,
}

/// An event before the rows at hand.
#[derive(Clone)]
struct Last {
    row: u64,
    time: Timestamp,
    person: String,
}

/// What a batch of rows comes to.
pub(super) struct Part {
    /// The fingerprint of each row.
    fingerprints: Vec<u64>,
    /// The day of each event.
    days: Vec<u16>,
    kept: Kept,
    /// The places of rows that have a problem.
    troubled: Vec<usize>,
    checks: check::Part,
}

/// What all rows so far come to.
pub(super) struct Seen {
    pub fingerprint: Fingerprint,
    /// Of each file, where several are read as one table.
    pub files: FilePrints,
    pub reading: ReadingVersion,
    pub checks: Checks,
    pub kept: Kept,
    pub days: Days,
    pub troubled: Option<Troubled>,
    /// What a later check can make use of.
    pub gathered: Gathered,
}

impl<'w> Watch<'w> {
    pub fn new(context: CheckContext, notes_trouble: bool, settled: Option<&'w Settled>, after: After<'w>) -> Self {
        // Each shard counts names of properties for itself, which is enough as long as there is room for all.
        let shards = if has_room_for_names(&context.mapping) { SHARDS } else { 1 };
        // What is known need not be seen again.
        let needs =
            |check: Box<dyn Check>| if settled.is_some() && check.is_about_people() { Box::new(Idle) } else { check };
        let checks = CHECKS.iter().map(|start| needs(start(&context))).collect();
        Self {
            checks: Mutex::new(checks),
            context,
            registry: Turn::new(InOrder::default()),
            shards: (0..shards).map(|_| Turn::new(Shard::default())).collect(),
            rooms: Mutex::default(),
            notes_trouble,
            settled,
            unsettling: AtomicBool::new(false),
            after: Mutex::new(after),
        }
    }

    /// Gives its memory back, on a thread of its own: of millions of people that takes a while, for which nobody need wait. A
    /// check that begins at once has its own memory beside it for as long.
    pub fn end(self) {
        let shards = self.shards;
        let _ = std::thread::Builder::new().name("forget-people".to_owned()).spawn(move || drop(shards));
    }

    /// What the next batch comes to as long as no row of it was looked at; nothing has arrived then.
    fn begin(&self, arrivals: &mut Arrivals, rows: &Rows<'_>) -> Part {
        arrivals.clear(self.shards.len());
        let rooms = lock(&self.rooms).clone();
        Part {
            fingerprints: Vec::with_capacity(rows.records().len()),
            days: Vec::with_capacity(rows.records().len()),
            kept: Kept::within(rooms),
            troubled: Vec::new(),
            checks: check::Part::new(&self.context, &lock(&self.checks)),
        }
    }

    /// Whether what an earlier check found out turned out not to hold, so that the walk was given up.
    pub fn is_unsettled(&self) -> bool {
        self.unsettling.load(Ordering::Relaxed)
    }
}

/// Stands in the place of a check that has nothing to do.
#[derive(Clone)]
struct Idle;

impl Check for Idle {
    fn append(&mut self, _later: Self) {}

    fn finish(self: Box<Self>, _whole: &check::Whole<'_>) -> Vec<Finding> {
        Vec::new()
    }
}

/// What is behind a lock, whoever panicked with it: that panic goes on elsewhere.
fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a thread has in hand.
#[derive(Default)]
pub(super) struct Hands {
    arrivals: Arrivals,
    /// Of the rows so far of a batch.
    part: Option<Part>,
}

/// Events on their way to the shards.
#[derive(Default)]
struct Arrivals {
    /// For each shard its events.
    of_shards: Vec<Vec<Arrived>>,
    digests: Digests,
    /// The places of those that the registry must see: aliases, and the first of each name.
    for_registry: Vec<usize>,
    /// Names of which so far there were only events that are lost in any case.
    unheard: Vec<String>,
}

impl Arrivals {
    /// None yet, for so many shards.
    fn clear(&mut self, shards: usize) {
        self.of_shards.resize_with(shards, Vec::new);
        self.of_shards.iter_mut().for_each(Vec::clear);
        self.digests.clear();
        self.for_registry.clear();
        self.unheard.clear();
    }

    fn add(&mut self, sent: &Sent<'_>, settled: Option<&Settled>, checks: &mut check::Part) {
        let (&Sent { place, made, person, .. }, is_first) = (sent, checks.sum(sent));
        let event = &made.event;
        let identity = || Identity::of(&event.person, person);
        if settled.is_some_and(|settled| checks.is_kept_alone(sent) && settled.came_alone(|| identity().home)) {
            checks.keep(sent);
        } else {
            let (identity, digest) = (identity(), checks.digest(sent, &mut self.digests));
            // The first bits choose the place within a shard's table.
            let shard = (identity.home >> 32) as usize & (self.of_shards.len() - 1);
            self.of_shards[shard].extend(std::iter::once_with(|| Arrived { place, identity, digest }));
        }
        if event.kind == EventKind::Alias {
            self.for_registry.push(place);
        } else if is_first || !self.unheard.is_empty() && self.unheard.iter().any(|name| *name == event.name) {
            self.unheard.retain(|name| *name != event.name);
            if is_lost(event) {
                self.unheard.push(event.name.clone().into_owned());
            } else {
                self.for_registry.push(place);
            }
        }
    }
}

/// What the registry said of a batch, where it is not that there is room.
#[derive(Default)]
struct Answers<'e> {
    aliases: HashMap<usize, Admission>,
    refused: HashSet<&'e str>,
}

impl<'e> Answers<'e> {
    fn ask<'a: 'e>(registry: &mut Registry, rows: &'e Rows<'a>, places: &[usize]) -> Self {
        let mut answers = Self::default();
        for &place in places {
            let Some(event) = rows.sent_at(place).map(|(_, made)| &made.event) else { continue };
            let admission = registry.admit(event);
            if event.kind == EventKind::Alias {
                answers.aliases.insert(place, admission);
            } else if admission != Admission::default() {
                answers.refused.insert(&event.name);
            }
        }
        answers
    }

    fn of(&self, rows: &Rows<'_>, place: usize) -> Admission {
        // Of most events nothing need be known.
        if self.aliases.is_empty() && self.refused.is_empty() {
            return Admission::default();
        }
        let Some((_, made)) = rows.sent_at(place) else { return Admission::default() };
        match made.event.kind {
            EventKind::Alias => self.aliases.get(&place).copied().unwrap_or_default(),
            _ if self.refused.contains(made.event.name.as_ref()) => Admission::REFUSED,
            _ => Admission::default(),
        }
    }
}

impl Last {
    /// The last event that is sent and has a time, of those at these places.
    fn of(rows: &Rows<'_>, places: Range<usize>, from_row: u64) -> Option<Self> {
        for place in places.rev() {
            let (record, _, decided) = rows.at(place)?;
            if record.row < from_row {
                return None;
            }
            if let Some((event, time)) = decided.sent().and_then(|made| Some((&made.event, made.event.time?))) {
                return Some(Self { row: record.row, time, person: event.person.clone().into_owned() });
            }
        }
        None
    }
}

impl Crew for Watch<'_> {
    type Own = Hands;
    type Part = Part;
    type Whole = Seen;

    fn glance(&self, Hands { arrivals, part }: &mut Hands, rows: &Rows<'_>, which: Range<usize>) {
        let part = part.get_or_insert_with(|| self.begin(arrivals, rows));
        let records = rows.records().get(which.clone()).unwrap_or_default();
        part.fingerprints.extend(records.iter().map(fingerprint::row));
        let mut sent = Vec::with_capacity(which.len());
        for (index, (record, decisions, end)) in which.clone().zip(rows.some(which)) {
            part.kept.add(record, decisions, end);
            if self.notes_trouble && decisions.iter().any(Decided::is_problem) {
                part.troubled.push(index);
            }
            for (rule, decided) in decisions.iter().enumerate() {
                if let Some(event) = decided.event() {
                    part.days.push(Days::day(event.time));
                }
                match decided {
                    Decided::Send(made) => {
                        let (place, person) = (index * decisions.len() + rule, Characters::of(&made.event.person));
                        // Made where it will stand, which `push` would not do.
                        sent.extend(std::iter::once_with(|| Sent { record, rule, made, place, person }));
                    }
                    Decided::Withheld(made, loss) => part.checks.withheld(record, rule, made, *loss),
                    Decided::Missed(miss) => part.checks.missed(RowAt::of(record), rule, miss),
                    Decided::Merged(_) | Decided::SameSecond(..) => {}
                }
            }
        }
        part.checks.events(&sent);
        sent.iter().for_each(|sent| arrivals.add(sent, self.settled, &mut part.checks));
    }

    fn look(&self, Hands { arrivals, part }: &mut Hands, rows: &Rows<'_>, place: Place<'_>) -> Option<Part> {
        let mut part = part.take().unwrap_or_else(|| self.begin(arrivals, rows));
        let all = 0..rows.places();
        let (answers, before) = self.registry.wait(place, |InOrder { registry, last }| {
            let answers = Answers::ask(registry, rows, &arrivals.for_registry);
            let before = last.clone();
            if let Some(now) = Last::of(rows, all, 0) {
                *last = Some(now);
            }
            (answers, before)
        })?;
        if self.settled.is_some() && !answers.refused.is_empty() {
            self.unsettling.store(true, Ordering::Relaxed);
            return None;
        }
        visit_all(&self.shards, place, |shard, of| {
            let arrived = arrivals.of_shards.get(shard).map_or(&[][..], Vec::as_slice);
            of.expect(arrived.iter().map(|arrived| &arrived.identity));
            for arrived in arrived {
                let event = || rows.sent_at(arrived.place).map_or(&NOTHING, |(_, made)| &made.event);
                let admission = answers.of(rows, arrived.place);
                part.checks.receive(arrived, &arrivals.digests, event, admission, of);
            }
        })?;
        part.checks.tell(|place| {
            let (record, rule, decided) = rows.at(place)?;
            let made = decided.sent()?;
            let above = record.row.saturating_sub(1);
            let last = Last::of(rows, 0..place, above);
            let follows = last.as_ref().or(before.as_ref()).is_some_and(|last| {
                last.row >= above && Some(last.time) == made.event.time && last.person == made.event.person
            });
            Some((record, rule, made, follows))
        });
        Some(part)
    }

    fn take(&self, whole: &mut Self::Whole, rows: &Rows<'_>, part: Part, outcomes: &Outcomes) {
        let Part { fingerprints, days, kept, troubled, mut checks } = part;
        let unsettled = std::mem::take(&mut checks.unsettled);
        for (record, print) in rows.records().iter().zip(fingerprints).filter(|(record, _)| !record.broken) {
            whole.fingerprint.add(print);
            if let Some(file) = record.file {
                whole.files.add(file, print);
            }
        }
        whole.days.extend(&days);
        whole.kept.append(kept);
        *lock(&self.rooms) = whole.kept.rooms();
        if let Some(noted) = &mut whole.troubled {
            troubled.into_iter().filter_map(|at| rows.record(at)).for_each(|record| noted.add(record));
        }
        whole.checks.append(checks, |place| {
            let (record, _, decided) = rows.at(place)?;
            Some((RowAt::of(record), decided.event()?.person.as_ref()))
        });
        whole.checks.prepare(&mut lock(&self.checks));
        match self.settled {
            // The shards see a few of the people only, and of the others no more than their number is known on the way.
            Some(settled) => whole.checks.know_people(settled.identities(outcomes.rows), People::default()),
            None => whole.gathered.add(outcomes.rows, whole.checks.summary().people(), unsettled),
        }
        lock(&self.after)(whole, outcomes);
    }
}
