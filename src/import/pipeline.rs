//! The one path from record to event.
//!
//! A [`Pipeline`] is a source and a mapping made ready for it. [`Pipeline::walk`] reads every record, makes its
//! events and decides what is to become of each; a [`Visitor`] watches. The decisions depend on the source and
//! the plan alone, so each walk over the same source gives the same events in the same order.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::ahead::{NOBODY_ELSE, read_ahead};
use super::decide::{Decide, RowCount};
use super::lookups::{self, Asking, LookUps};
use super::plan::{PlanError, SecondSource};
use super::progress::{PassProgress, Stop};
use super::same_second::{self, Deeds};
use super::{Error, Outcomes, Plan, parallel};
use crate::event::Event;
use crate::mapping::apply::{Made, Mapper, Miss, Outcome};
use crate::mapping::thin::{Folded, Thinning};
use crate::mapping::{Dictionaries, Mapping, PropertyRule, SameSecond};
use crate::source::{Record, Remark, Source};
use crate::tracker::rules;

/// A source and what its rows become.
#[derive(Clone)]
pub struct Pipeline {
    source: Arc<dyn Source>,
    mapping: Arc<Mapping>,
    /// What the mapping looks up.
    lookups: Arc<LookUps>,
    /// For each rule what is folded away; empty when nothing is thinned.
    folded: Arc<Vec<Option<Folded>>>,
    /// What is done with events of the same second; empty when the plan says nothing about them.
    deeds: Arc<Deeds>,
}

/// What is to become of one thing that a rule made of a row.
#[derive(Debug)]
pub enum Fate<'a> {
    /// It is sent.
    Send(Made<'a>),
    /// It is thinned away.
    Folded(Made<'a>),
    /// It is not sent for itself, since another of the same second is sent: the first, or all of them as one.
    SameSecond(Made<'a>, SameSecond),
    /// The tracker would lose it, so it is not sent.
    Withheld(Made<'a>, rules::Loss),
    /// There is no event.
    Missed(Miss<'a>),
}

impl Fate<'_> {
    /// Whether there is no event although there should be one.
    pub fn is_problem(&self) -> bool {
        matches!(self, Self::Missed(miss) if !miss.reason.on_purpose())
    }

    /// The event, when there is one.
    pub fn event(&self) -> Option<&Event<'_>> {
        match self {
            Self::Send(made) | Self::Folded(made) | Self::SameSecond(made, _) | Self::Withheld(made, _) => {
                Some(&made.event)
            }
            Self::Missed(_) => None,
        }
    }
}

/// What a whole row came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowEnd {
    /// It made at least one event.
    Used,
    /// It made none, on purpose.
    LeftOut,
    /// It made none, because of a problem.
    Rejected,
}

/// Watches a walk, row by row or, for who is in a hurry, many rows at a time.
pub trait Visitor {
    /// Neighbouring rows; a `Break` ends the walk, with what was counted until then.
    ///
    /// # Errors
    /// What the visitor cannot go on after; it ends the walk.
    fn rows(&mut self, rows: Rows<'_>, stop: &Stop) -> Result<ControlFlow<Outcomes>, Error> {
        let rules = rows.fates.len().checked_div(rows.len()).unwrap_or(0);
        let mut fates = rows.fates.into_iter();
        let mut before = None;
        for (record, (end, outcomes)) in rows.records.iter().zip(rows.ends) {
            if let (true, Some(before)) = (stop.requested(), before) {
                return Ok(ControlFlow::Break(before));
            }
            for (rule, fate) in fates.by_ref().take(rules).enumerate() {
                self.item(record, rule, fate)?;
            }
            if self.row(record, end, &outcomes)?.is_break() {
                return Ok(ControlFlow::Break(outcomes));
            }
            before = Some(outcomes);
        }
        Ok(ControlFlow::Continue(()))
    }

    /// One rule's event of this record, or the reason why there is none.
    ///
    /// # Errors
    /// What the visitor cannot go on after; it ends the walk.
    fn item(&mut self, _record: &Record, _rule: usize, _fate: Fate<'_>) -> Result<(), Error> {
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

/// How a walk ended.
#[derive(Debug)]
pub struct Walk {
    /// What was counted; everything that is to be sent counts as not tried.
    pub outcomes: Outcomes,
    /// The walk came to the end of the source.
    pub complete: bool,
    /// What is odd about the source itself.
    pub remarks: Vec<Remark>,
    /// The highest value of the column by which new rows are told ([`Records::bookmark`](crate::source::Records)).
    pub bookmark: Option<String>,
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
        Self::holding(lookups::HELD, source, mapping, lookups, stop, progress)
    }

    /// The same, where a second source of more than `most` rows is not held in memory if it can be asked instead.
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
        let lookups = lookups::load(&mapping, lookups, source.as_ref(), stop, progress, most)?;
        let mapper = Mapper::with_dictionaries(&mapping, source.columns(), &lookups.held)?;
        let mut pipeline = Self {
            source,
            mapping: Arc::new(mapping),
            lookups: Arc::new(lookups),
            folded: Arc::default(),
            deeds: Arc::default(),
        };
        let mut thinning =
            Collect { rules: (0..mapper.rules()).map(|rule| mapper.thin(rule).map(Thinning::new)).collect() };
        if thinning.rules.iter().any(Option::is_some) {
            pipeline.walk_on(parallel::threads(), stop, progress, &mut thinning)?;
            pipeline.folded = Arc::new(thinning.rules.into_iter().map(|rule| rule.map(Thinning::finish)).collect());
        }
        if let Some(collect) = same_second::Collect::of(&pipeline.mapping) {
            let mut collect = SameSeconds { collect };
            pipeline.walk_on(parallel::threads(), stop, progress, &mut collect)?;
            pipeline.deeds = Arc::new(collect.collect.finish());
        }
        Ok(pipeline)
    }

    /// The source.
    pub fn source(&self) -> &Arc<dyn Source> {
        &self.source
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
        self.walk_on(1, stop, progress, visitor)
    }

    /// The same on so many threads, beside the one that reads; what comes out does not depend on their number.
    ///
    /// # Errors
    /// As [`Pipeline::walk`].
    pub fn walk_on(
        &self,
        threads: usize,
        stop: &Stop,
        progress: &PassProgress,
        visitor: &mut dyn Visitor,
    ) -> Result<Walk, Error> {
        let columns = self.source.columns();
        let mapper = Mapper::with_dictionaries(&self.mapping, columns, &self.lookups.held)?;
        let mut asking = Asking::start(&self.lookups.asked, &self.lookups.held)?;
        let mut decide = Decide::new(mapper.rules(), &self.folded, &self.deeds);
        let mut outcomes = Outcomes::default();
        let pass = read_ahead(self.source.records()?, None, stop, NOBODY_ELSE, |batch| {
            if stop.requested() {
                return Ok(ControlFlow::Break(()));
            }
            let records = batch.records();
            // What is asked is known for these rows only.
            let asked = match &mut asking {
                Some(asking) => {
                    let dictionaries = asking.dictionaries(&mapper, records)?;
                    Some(Mapper::with_dictionaries(&self.mapping, columns, &dictionaries)?)
                }
                None => None,
            };
            let mapper = asked.as_ref().unwrap_or(&mapper);
            let made = parallel::each(threads, records, |record, made| {
                mapper.apply(record, |_, outcome| made.push(outcome));
            });
            let rows = Rows::decided(records, mapper.rules(), made.into_iter().flatten(), &mut decide, &mut outcomes);
            let flow = visitor.rows(rows, stop)?;
            if let ControlFlow::Break(until) = flow {
                outcomes = until;
            }
            progress.set(batch.progress, outcomes.rows);
            Ok(flow.map_break(drop))
        })?;
        Ok(Walk {
            outcomes,
            complete: pass.complete,
            remarks: pass.records.remarks(),
            bookmark: pass.records.bookmark().map(str::to_owned),
        })
    }
}

/// Neighbouring rows, and what is to become of what the rules made of them.
pub struct Rows<'a> {
    records: &'a [Record],
    /// Of each record as many as there are rules.
    fates: Vec<Fate<'a>>,
    /// What each record came to, and what was counted when it was.
    ends: Vec<(RowEnd, Outcomes)>,
}

impl<'a> Rows<'a> {
    fn decided(
        records: &'a [Record],
        rules: usize,
        mut made: impl Iterator<Item = Outcome<'a>>,
        decide: &mut Decide<'_>,
        outcomes: &mut Outcomes,
    ) -> Self {
        let fates = Vec::with_capacity(records.len() * rules);
        let mut rows = Self { records, fates, ends: Vec::with_capacity(records.len()) };
        for _ in records {
            let mut row = RowCount::default();
            for (rule, outcome) in made.by_ref().take(rules).enumerate() {
                let fate = decide.fate(rule, outcome);
                row.count(&fate, outcomes);
                rows.fates.push(fate);
            }
            rows.ends.push((row.end(outcomes), *outcomes));
        }
        rows
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// A record, what becomes of what each rule made of it, and what the row came to. `at` is less than [`Rows::len`].
    fn row(&self, at: usize) -> (&'a Record, &[Fate<'a>], RowEnd) {
        let rules = self.fates.len() / self.records.len();
        (&self.records[at], &self.fates[at * rules..(at + 1) * rules], self.ends[at].0)
    }

    /// Each record, what becomes of what each rule made of it, and what the row came to.
    pub fn iter(&self) -> impl Iterator<Item = (&'a Record, &[Fate<'a>], RowEnd)> {
        (0..self.len()).map(|at| self.row(at))
    }

    /// The same, so many rows at a time.
    pub fn parts(
        &self,
        size: usize,
    ) -> impl Iterator<Item = impl Iterator<Item = (&'a Record, &[Fate<'a>], RowEnd)> + Clone> {
        let starts = (0..self.len()).step_by(size.max(1));
        starts.map(move |start| (start..(start + size).min(self.len())).map(|at| self.row(at)))
    }

    /// What was counted up to the last of them.
    pub fn outcomes(&self) -> Outcomes {
        self.ends.last().map(|(_, outcomes)| *outcomes).unwrap_or_default()
    }
}

/// A column called `_t` would take the place of the real time.
///
/// # Errors
/// With the name of the detail.
pub fn refuse_reserved_names(mapping: &Mapping) -> Result<(), PlanError> {
    let mut names = mapping.rules.iter().flat_map(|rule| &rule.details).map(PropertyRule::name);
    match names.find(|name| rules::is_reserved(name.trim())) {
        Some(name) => Err(PlanError::ReservedName { name: name.to_owned() }),
        None => Ok(()),
    }
}

/// The first pass of a mapping that thins.
struct Collect {
    rules: Vec<Option<Thinning>>,
}

impl Visitor for Collect {
    fn item(&mut self, _record: &Record, rule: usize, fate: Fate<'_>) -> Result<(), Error> {
        if let (Some(Some(thinning)), Fate::Send(made)) = (self.rules.get_mut(rule), &fate) {
            thinning.add(&made.event);
        }
        Ok(())
    }
}

/// The first pass of a mapping that says what becomes of the same second.
struct SameSeconds {
    collect: same_second::Collect,
}

impl Visitor for SameSeconds {
    fn item(&mut self, _record: &Record, rule: usize, fate: Fate<'_>) -> Result<(), Error> {
        if let Fate::Send(made) = &fate {
            self.collect.add(rule, &made.event);
        }
        Ok(())
    }
}
