//! How a check looks at rows: several threads each at some of them, and at whatever depends on earlier ones in turn.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use hashbrown::{HashMap, HashSet};

use super::Days;
use super::kept::{Kept, Rooms};
use super::troubled::Troubled;
use crate::check::{self, CHECKS, Check, CheckContext, Checks, Identity, RowAt, Shard};
use crate::event::{Event, EventKind, Timestamp};
use crate::kissmetrics::rules::{Admission, NAMES_MAX, Registry, is_lost};
use crate::pipeline::Outcomes;
use crate::pipeline::fingerprint::{self, Fingerprint};
use crate::pipeline::parallel::{Place, Turn, visit_all};
use crate::pipeline::rows::{Crew, Rows};
use crate::pipeline::walk::Decided;
use crate::source::{ReadingVersion, Record};

/// Into so many parts people are divided, so that as many threads can ask about them at once. What comes out depends on
/// it as little as on the number of threads.
const SHARDS: usize = 32;

/// More than there are currencies, each of which may make a name of its own of a detail's.
const CURRENCIES: usize = 256;

/// Looks at rows for a check.
pub(super) struct Watch<'w> {
    context: CheckContext,
    /// As they are before the first row.
    checks: Vec<Box<dyn Check>>,
    registry: Turn<InOrder>,
    shards: Vec<Turn<Shard>>,
    /// What of the rows for looking at is still missing.
    rooms: Mutex<Rooms>,
    /// Rows with problems are noted.
    notes_trouble: bool,
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
    pub reading: ReadingVersion,
    pub checks: Checks,
    pub kept: Kept,
    pub days: Days,
    pub troubled: Option<Troubled>,
}

impl<'w> Watch<'w> {
    pub fn new(context: CheckContext, notes_trouble: bool, after: After<'w>) -> Self {
        // Each shard counts names of properties for itself, which is enough as long as the plan has no more than there may
        // be, a detail one for each currency.
        let names = context.details().into_iter().sum::<usize>() * CURRENCIES;
        let shards = if names > NAMES_MAX { 1 } else { SHARDS };
        Self {
            checks: CHECKS.iter().map(|start| start(&context)).collect(),
            context,
            registry: Turn::new(InOrder::default()),
            shards: (0..shards).map(|_| Turn::new(Shard::default())).collect(),
            rooms: Mutex::default(),
            notes_trouble,
            after: Mutex::new(after),
        }
    }
}

/// Where a row stands.
fn row_at(record: &Record) -> RowAt {
    RowAt { row: record.row, line: record.line }
}

/// Events on their way to the shards.
struct Arrivals {
    /// For each shard the places of its events, and whose they are.
    of_shards: Vec<Vec<(usize, Identity)>>,
    /// The places of those that the registry must see: aliases, and the first of each name.
    for_registry: Vec<usize>,
    /// Names of which so far there were only events that are lost in any case.
    unheard: Vec<String>,
}

impl Arrivals {
    /// None yet, for so many shards.
    fn at(shards: usize) -> Self {
        Self { of_shards: vec![Vec::new(); shards], for_registry: Vec::new(), unheard: Vec::new() }
    }

    fn add(&mut self, place: usize, event: &Event<'_>, is_first: bool) {
        let identity = Identity::of(&event.person);
        // The first bits choose the place within a shard's table, the last one too.
        let shard = (identity.home >> 32) as usize % self.of_shards.len();
        self.of_shards[shard].push((place, identity));
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
            let Some(event) = rows.sent_at(place).map(|made| &made.event) else { continue };
            let admission = registry.admit(event);
            if event.kind == EventKind::Alias {
                answers.aliases.insert(place, admission);
            } else if admission != Admission::default() {
                answers.refused.insert(&event.name);
            }
        }
        answers
    }

    fn of(&self, place: usize, event: &Event<'_>) -> Admission {
        match event.kind {
            EventKind::Alias => self.aliases.get(&place).copied().unwrap_or_default(),
            _ if self.refused.is_empty() || !self.refused.contains(event.name.as_ref()) => Admission::default(),
            _ => Admission::REFUSED,
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
    type Part = Part;
    type Whole = Seen;

    fn look(&self, rows: &Rows<'_>, place: Place<'_>) -> Option<Part> {
        let rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut part = Part {
            fingerprints: rows.records().iter().map(fingerprint::row).collect(),
            days: Vec::new(),
            kept: Kept::within(rooms),
            troubled: Vec::new(),
            checks: check::Part::new(&self.context, &self.checks),
        };
        let mut arrivals = Arrivals::at(self.shards.len());
        for (index, (record, decisions, end)) in rows.iter().enumerate() {
            part.kept.add(record, decisions, end);
            if self.notes_trouble && decisions.iter().any(Decided::is_problem) {
                part.troubled.push(index);
            }
            let at = row_at(record);
            for (rule, decided) in decisions.iter().enumerate() {
                part.days.extend(decided.event().map(|event| Days::day(event.time)));
                match decided {
                    Decided::Send(made) => {
                        let is_first = part.checks.event(at, rule, made);
                        arrivals.add(index * decisions.len() + rule, &made.event, is_first);
                    }
                    Decided::Withheld(made, loss) => part.checks.withheld(at, rule, made, *loss),
                    Decided::Missed(miss) => part.checks.missed(at, rule, miss),
                    Decided::Merged(_) | Decided::SameSecond(..) => {}
                }
            }
        }
        let all = 0..rows.places();
        let (answers, before) = self.registry.wait(place, |InOrder { registry, last }| {
            let answers = Answers::ask(registry, rows, &arrivals.for_registry);
            let before = last.clone();
            if let Some(now) = Last::of(rows, all, 0) {
                *last = Some(now);
            }
            (answers, before)
        })?;
        visit_all(&self.shards, place, |shard, of| {
            let arrived = arrivals.of_shards.get(shard).map_or(&[][..], Vec::as_slice);
            of.expect(arrived.iter().map(|(_, identity)| identity));
            for (place, identity) in arrived {
                if let Some(made) = rows.sent_at(*place) {
                    part.checks.receive(*place, &made.event, identity, answers.of(*place, &made.event), of);
                }
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
            Some((row_at(record), rule, made, follows))
        });
        Some(part)
    }

    fn take(&self, whole: &mut Self::Whole, rows: &Rows<'_>, part: Part, outcomes: &Outcomes) {
        let Part { fingerprints, days, kept, troubled, checks } = part;
        fingerprints.into_iter().for_each(|print| whole.fingerprint.add(print));
        whole.days.extend(&days);
        whole.kept.append(kept);
        *self.rooms.lock().unwrap_or_else(PoisonError::into_inner) = whole.kept.rooms();
        if let Some(noted) = &mut whole.troubled {
            troubled.into_iter().filter_map(|at| rows.record(at)).for_each(|record| noted.add(record));
        }
        whole.checks.append(checks, |place| {
            let (record, _, decided) = rows.at(place)?;
            Some((row_at(record), decided.event()?.person.as_ref()))
        });
        self.after.lock().unwrap_or_else(PoisonError::into_inner)(whole, outcomes);
    }
}
