//! The one path from record to event.
//!
//! A [`Pipeline`] is a source and a mapping made ready for it. [`Pipeline::walk`] reads every record, makes its
//! events and decides what is to become of each; a [`Visitor`] watches, or a [`Crew`] of several threads. The decisions depend on the source and
//! the plan alone, so each walk over the same source gives the same events in the same order.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::decide::{Decide, RowCount, alone};
pub use super::decided::{Decided, Item, RowEnd};
use super::lookup::{self, Asking, LookUps};
use super::parallel::{Place, Turn};
use super::prefetch::{Batch, NOBODY_ELSE, Pass, read_ahead, share_out};
use super::progress::{PassProgress, Stop};
use super::rows::{Crew, Rows};
use super::same_second::{self, Steps};
use super::thin::{Thinned, Thinning};
use super::{Error, Outcomes, parallel};
use crate::kissmetrics::rules;
use crate::mapping::apply::{Mapper, Spare};
use crate::mapping::{Dictionaries, Mapping, PropertyRule};
use crate::plan::Plan;
use crate::plan::{PlanError, SecondSource};
use crate::source::{ParseWarning, Record, Source};

/// A source and what its rows become.
#[derive(Clone)]
pub struct Pipeline {
    source: Arc<dyn Source>,
    mapping: Arc<Mapping>,
    /// What the mapping looks up.
    lookups: Arc<LookUps>,
    /// For each rule what is folded away; empty when nothing is thinned.
    thinned: Arc<Vec<Option<Thinned>>>,
    /// What is done with events of the same second; empty when the plan says nothing about them.
    steps: Arc<Steps>,
    number: u64,
}

/// Watches a walk, row by row.
pub trait Visitor {
    /// One rule's event of this record, or the reason why there is none.
    ///
    /// # Errors
    /// What the visitor cannot go on after; it ends the walk.
    fn item(&mut self, _record: &Record, _item: Item<'_>) -> Result<(), Error> {
        Ok(())
    }

    /// All rules have seen the record; `Break` ends the walk.
    ///
    /// # Errors
    /// What the visitor cannot go on after.
    fn row(&mut self, _record: &Record, _end: RowEnd, _outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        Ok(ControlFlow::Continue(()))
    }
}

/// How a walk ended; by default before it began.
#[derive(Debug, Default)]
pub struct Walk {
    /// What was counted; everything that is to be sent counts as not tried.
    pub outcomes: Outcomes,
    /// The walk came to the end of the source.
    pub complete: bool,
    /// What is odd about the source itself.
    pub warnings: Vec<ParseWarning>,
    /// The highest value of the column by which new rows are told ([`Records::bookmark`](crate::source::Records)).
    pub bookmark: Option<String>,
    /// Columns that no record had ([`Records::unseen`](crate::source::Records::unseen)).
    pub unseen: Vec<String>,
}

impl Pipeline {
    /// Opens a plan's source and makes it ready. Where rules thin, this is a whole pass over the source, and
    /// where they say what becomes of the same second, another.
    ///
    /// # Errors
    /// When the source cannot be read or the mapping does not fit it.
    pub fn open(plan: &Plan, stop: &Stop, progress: &PassProgress) -> Result<Self, Error> {
        let source = crate::source::open(&plan.source)?;
        Self::with_lookups(source, plan.mapping.clone(), &plan.lookups, stop, progress)
    }

    /// Makes a mapping ready for a source; it looks nothing up.
    ///
    /// # Errors
    /// As [`Pipeline::with_lookups`].
    pub fn new(source: Arc<dyn Source>, mapping: Mapping, stop: &Stop, progress: &PassProgress) -> Result<Self, Error> {
        Self::with_lookups(source, mapping, &[], stop, progress)
    }

    /// Makes a mapping ready for a source. What it looks up is a pass over each second source; where rules thin, this
    /// is a whole pass over the source, and where they say what becomes of the same second, another.
    ///
    /// # Errors
    /// When the mapping does not fit the sources, or one of them cannot be read.
    pub fn with_lookups(
        source: Arc<dyn Source>,
        mapping: Mapping,
        lookups: &[SecondSource],
        stop: &Stop,
        progress: &PassProgress,
    ) -> Result<Self, Error> {
        Self::holding(lookup::HELD, source, mapping, lookups, stop, progress)
    }

    /// Makes a mapping ready, where a second source of more than `most` rows is asked row by row if it can be, and not held.
    ///
    /// # Errors
    /// As [`Pipeline::with_lookups`].
    pub fn holding(
        most: u64,
        source: Arc<dyn Source>,
        mut mapping: Mapping,
        lookups: &[SecondSource],
        stop: &Stop,
        progress: &PassProgress,
    ) -> Result<Self, Error> {
        mapping.reading = source.answers().reading;
        Mapper::fits(&mapping, source.columns())?;
        refuse_reserved_names(&mapping)?;
        let lookups = lookup::load(&mapping, lookups, source.as_ref(), stop, progress, most)?;
        let mapper = Mapper::with_dictionaries(&mapping, source.columns(), &lookups.held)?;
        let mut pipeline = Self::of_rows(source, mapping, lookups);
        let threads = parallel::threads();
        let thinning: Vec<_> = (0..mapper.rules())
            .map(|rule| {
                let reading = pipeline.mapping.reading;
                mapper.thin(rule).map(|thin| Thinning::new(thin, reading))
            })
            .collect();
        if thinning.iter().any(Option::is_some) {
            let (_, thinning) = pipeline.walk_together(threads, stop, progress, &ThinAll, thinning)?;
            pipeline.thinned = Arc::new(thinning.into_iter().map(|rule| rule.map(Thinning::finish)).collect());
        }
        if let Some(collect) = same_second::Collect::of(&pipeline.mapping) {
            let (_, collect) = pipeline.walk_together(threads, stop, progress, &SetApart, collect)?;
            pipeline.steps = Arc::new(collect.finish());
        }
        Ok(pipeline)
    }

    /// Makes a mapping ready for a source that is read once, in whatever parts: what becomes of a row by itself. What
    /// depends on all events of a person is left to [`ByPerson`](super::by_person::ByPerson). `held` is what it looks up.
    ///
    /// # Errors
    /// When the mapping does not fit the source, or looks something up that is not held.
    pub fn each_row(source: Arc<dyn Source>, mut mapping: Mapping, held: Dictionaries) -> Result<Self, Error> {
        mapping.reading = source.answers().reading;
        refuse_reserved_names(&mapping)?;
        Mapper::with_dictionaries(&mapping, source.columns(), &held)?;
        Ok(Self::of_rows(source, mapping, LookUps { held, asked: Vec::new() }))
    }

    fn of_rows(source: Arc<dyn Source>, mapping: Mapping, lookups: LookUps) -> Self {
        /// How many there were.
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let (mapping, lookups) = (Arc::new(mapping), Arc::new(lookups));
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        Self { source, mapping, lookups, thinned: Arc::default(), steps: Arc::default(), number }
    }

    /// The source.
    pub fn source(&self) -> &Arc<dyn Source> {
        &self.source
    }

    /// Tells one that was made ready from another, in this process; copies have the same. What numbers events by one is
    /// about no other.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The mapping.
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// What the mapping looks up and is held in memory.
    pub fn dictionaries(&self) -> &Dictionaries {
        &self.lookups.held
    }

    /// Reads the source from its first record, until its end, a `Break` or a stop.
    ///
    /// # Errors
    /// When the source fails midway, or the visitor does.
    pub fn walk(&self, stop: &Stop, progress: &PassProgress, visitor: &mut dyn Visitor) -> Result<Walk, Error> {
        let mapping = self.ready()?;
        let mut decide = Decide::new(mapping.mapper.rules(), &self.thinned, &self.steps);
        let mut outcomes = Outcomes::default();
        let pass = read_ahead(self.source.records()?, None, stop, NOBODY_ELSE, |batch| {
            if stop.requested() {
                return Ok(ControlFlow::Break(()));
            }
            let records = batch.records();
            let asked = mapping.asked(records)?;
            let mapper = asked.as_ref().unwrap_or(&mapping.mapper);
            let mut flow = ControlFlow::Continue(());
            for (at, record) in records.iter().enumerate() {
                if at > 0 && stop.requested() {
                    flow = ControlFlow::Break(());
                    break;
                }
                flow = visit(mapper, record, &mut decide, &mut outcomes, visitor)?;
                if flow.is_break() {
                    break;
                }
            }
            progress.set(batch.progress, outcomes.rows);
            Ok(flow)
        })?;
        Ok(Walk::new(outcomes, &pass))
    }

    /// Reads the source on so many threads, beside the one that reads; what comes out does not depend on their number.
    ///
    /// # Errors
    /// When the source fails midway.
    pub fn walk_together<C: Crew>(
        &self,
        threads: usize,
        stop: &Stop,
        progress: &PassProgress,
        crew: &C,
        whole: C::Whole,
    ) -> Result<(Walk, C::Whole), Error> {
        let mapping = self.ready()?;
        let rules = mapping.mapper.rules();
        let decide = (!self.thinned.is_empty() || !self.steps.is_empty())
            .then(|| Turn::new(Decide::new(rules, &self.thinned, &self.steps)));
        let whole = Turn::new((Outcomes::default(), whole));
        let failed = Mutex::new(None);
        let work = |(spare, own): &mut (Spare, C::Own), batch: &Batch, place: Place<'_>| -> Option<()> {
            let records = batch.records();
            let asked = mapping.asked(records).map_err(|error| set(&failed, error)).ok()?;
            let mapper = asked.as_ref().unwrap_or(&mapping.mapper);
            let mut rows = Rows::of(records, rules);
            if let Some(decide) = &decide {
                rows.make(mapper, 0..records.len(), spare);
                decide.wait(place, |decide| rows.settle(decide))?;
            }
            for which in rows.groups() {
                if decide.is_none() {
                    rows.make(mapper, which.clone(), spare);
                }
                rows.count(which.clone());
                crew.glance(own, &rows, which);
            }
            let part = crew.look(own, &rows, place)?;
            whole.wait(place, |(outcomes, whole)| {
                outcomes.add(&rows.outcomes);
                progress.set(batch.progress, outcomes.rows);
                crew.take(whole, &rows, part, outcomes);
            })?;
            rows.end(spare);
            Some(())
        };
        // What is asked is asked for one batch after the other.
        let threads = if self.lookups.asked.is_empty() { threads } else { 1 };
        let pass =
            share_out(self.source.records()?, stop, threads, |own, batch, place| match work(own, batch, place) {
                Some(()) => ControlFlow::Continue(()),
                None => ControlFlow::Break(()),
            });
        if let Some(error) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        let (outcomes, whole) = whole.into_inner();
        Ok((Walk::new(outcomes, &pass?), whole))
    }

    fn ready(&self) -> Result<Ready<'_>, Error> {
        let mapper = Mapper::with_dictionaries(&self.mapping, self.source.columns(), &self.lookups.held)?;
        let asking = Asking::start(&self.lookups.asked, &self.lookups.held)?;
        Ok(Ready { pipeline: self, mapper, asking: asking.map(Mutex::new) })
    }
}

/// Keeps the first of several.
fn set<T>(place: &Mutex<Option<T>>, what: T) {
    lock(place).get_or_insert(what);
}

/// What is behind a lock, whoever panicked with it: that panic goes on elsewhere.
fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Shows a visitor one record and what becomes of it.
fn visit(
    mapper: &Mapper,
    record: &Record,
    decide: &mut Decide<'_>,
    outcomes: &mut Outcomes,
    visitor: &mut dyn Visitor,
) -> Result<ControlFlow<()>, Error> {
    let mut row = RowCount::default();
    let mut seen = Ok(());
    mapper.apply(record, |rule, outcome| {
        if seen.is_ok() {
            let item = Item { rule, ordinal: outcomes.pending, decided: decide.settle(rule, alone(outcome)) };
            row.count(&item.decided, outcomes);
            seen = visitor.item(record, item);
        }
    });
    seen?;
    let end = row.end(outcomes);
    visitor.row(record, end, outcomes)
}

/// A mapping made ready for one walk.
struct Ready<'p> {
    pipeline: &'p Pipeline,
    mapper: Mapper,
    asking: Option<Mutex<Asking<'p>>>,
}

impl Ready<'_> {
    /// The mapping with what is asked for these rows, which is known for them only; `None` where nothing is.
    fn asked(&self, records: &[Record]) -> Result<Option<Mapper>, Error> {
        let Some(asking) = &self.asking else { return Ok(None) };
        let mut asking = lock(asking);
        let dictionaries = asking.dictionaries(&self.mapper, records)?;
        let Pipeline { mapping, source, .. } = self.pipeline;
        Ok(Some(Mapper::with_dictionaries(mapping, source.columns(), &dictionaries)?))
    }
}

impl Walk {
    fn new(outcomes: Outcomes, pass: &Pass) -> Self {
        Self {
            outcomes,
            complete: pass.complete,
            warnings: pass.records.warnings(),
            bookmark: pass.records.bookmark().map(str::to_owned),
            unseen: pass.records.unseen(),
        }
    }
}

/// A column called `_t` would take the place of the real time.
///
/// # Errors
/// With the name of the detail.
pub fn refuse_reserved_names(mapping: &Mapping) -> Result<(), PlanError> {
    let mut names = mapping.rules.iter().flat_map(|rule| &rule.properties).map(PropertyRule::name);
    match names.find(|name| rules::is_reserved(name.trim())) {
        Some(name) => Err(PlanError::ReservedName { name: name.to_owned() }),
        None => Ok(()),
    }
}

/// The first pass of a mapping that thins.
struct ThinAll;

impl Crew for ThinAll {
    type Own = ();
    type Part = ();
    type Whole = Vec<Option<Thinning>>;

    fn look(&self, (): &mut (), _rows: &Rows<'_>, _place: Place<'_>) -> Option<()> {
        Some(())
    }

    fn take(&self, whole: &mut Self::Whole, rows: &Rows<'_>, (): (), _outcomes: &Outcomes) {
        for (rule, made) in rows.sent() {
            if let Some(Some(thinning)) = whole.get_mut(rule) {
                thinning.add(&made.event);
            }
        }
    }
}

/// The first pass of a mapping that says what becomes of the same second.
struct SetApart;

impl Crew for SetApart {
    type Own = ();
    type Part = ();
    type Whole = same_second::Collect;

    fn look(&self, (): &mut (), _rows: &Rows<'_>, _place: Place<'_>) -> Option<()> {
        Some(())
    }

    fn take(&self, whole: &mut Self::Whole, rows: &Rows<'_>, (): (), _outcomes: &Outcomes) {
        rows.sent().for_each(|(rule, made)| whole.add(rule, &made.event));
    }
}
