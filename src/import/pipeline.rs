//! The one path from record to event.
//!
//! A [`Pipeline`] is a source and a mapping made ready for it. [`Pipeline::walk`] reads every record, makes its
//! events and decides what is to become of each; a [`Visitor`] watches. The decisions depend on the source and
//! the plan alone, so each walk over the same source gives the same events in the same order.

use std::ops::ControlFlow;
use std::sync::Arc;

use hashbrown::HashMap;

use super::ahead::{NOBODY_ELSE, read_ahead};
use super::plan::{PlanError, SecondSource};
use super::progress::{PassProgress, Stop};
use super::same_second::{self, Cursor, Deed, Deeds};
use super::{Error, Outcomes, Plan, lookups};
use crate::event::{Event, Property, Timestamp};
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
    dictionaries: Arc<Dictionaries>,
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

/// Watches a walk.
pub trait Visitor {
    /// One rule's event of this record, or the reason why there is none.
    ///
    /// # Errors
    /// What the visitor cannot go on after; it ends the walk.
    fn item(&mut self, record: &Record, rule: usize, fate: Fate<'_>) -> Result<(), Error>;

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
        Mapper::fits(&mapping, source.columns())?;
        refuse_reserved_names(&mapping)?;
        let dictionaries = lookups::load(&mapping, lookups, source.as_ref(), stop, progress)?;
        let mapper = Mapper::with_dictionaries(&mapping, source.columns(), &dictionaries)?;
        let mut pipeline = Self {
            source,
            mapping: Arc::new(mapping),
            dictionaries: Arc::new(dictionaries),
            folded: Arc::default(),
            deeds: Arc::default(),
        };
        let mut thinning =
            Collect { rules: (0..mapper.rules()).map(|rule| mapper.thin(rule).map(Thinning::new)).collect() };
        if thinning.rules.iter().any(Option::is_some) {
            pipeline.walk(stop, progress, &mut thinning)?;
            pipeline.folded = Arc::new(thinning.rules.into_iter().map(|rule| rule.map(Thinning::finish)).collect());
        }
        if let Some(collect) = same_second::Collect::of(&pipeline.mapping) {
            let mut collect = SameSeconds { collect };
            pipeline.walk(stop, progress, &mut collect)?;
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

    /// What the mapping looks up.
    pub fn dictionaries(&self) -> &Dictionaries {
        &self.dictionaries
    }

    /// Reads the source from its first record, until its end, a `Break` or a stop.
    ///
    /// # Errors
    /// When the source fails midway, or the visitor does.
    pub fn walk(&self, stop: &Stop, progress: &PassProgress, visitor: &mut dyn Visitor) -> Result<Walk, Error> {
        let mapper = Mapper::with_dictionaries(&self.mapping, self.source.columns(), &self.dictionaries)?;
        let decide = Decide {
            folded: &self.folded,
            orders: vec![0; mapper.rules()],
            deeds: self.deeds.cursor(),
            held: HashMap::new(),
        };
        let mut walker = Walker { mapper: &mapper, decide, visitor, outcomes: Outcomes::default() };
        let pass = read_ahead(self.source.records()?, None, stop, NOBODY_ELSE, |batch| {
            for record in batch.records() {
                if stop.requested() || walker.row(record)?.is_break() {
                    progress.set(batch.progress, walker.outcomes.rows);
                    return Ok(ControlFlow::Break(()));
                }
            }
            progress.set(batch.progress, walker.outcomes.rows);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(Walk {
            outcomes: walker.outcomes,
            complete: pass.complete,
            remarks: pass.records.remarks(),
            bookmark: pass.records.bookmark().map(str::to_owned),
        })
    }
}

/// A walk under way.
struct Walker<'w> {
    mapper: &'w Mapper,
    decide: Decide<'w>,
    visitor: &'w mut dyn Visitor,
    outcomes: Outcomes,
}

impl Walker<'_> {
    fn row(&mut self, record: &Record) -> Result<ControlFlow<()>, Error> {
        let mut row = RowCount::default();
        let mut failure = None;
        self.mapper.apply(record, |rule, outcome| {
            let fate = self.decide.fate(rule, outcome);
            row.count(&fate, &mut self.outcomes);
            if failure.is_none() {
                failure = self.visitor.item(record, rule, fate).err();
            }
        });
        let end = row.end(&mut self.outcomes);
        match failure {
            Some(failure) => Err(failure),
            None => self.visitor.row(record, end, &self.outcomes),
        }
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

/// Decides what becomes of each event.
struct Decide<'p> {
    folded: &'p [Option<Folded>],
    /// For each rule, how many of its events could have been folded so far.
    orders: Vec<u64>,
    deeds: Cursor<'p>,
    /// Details that wait for the last event of their group; few at a time, since a group mostly stands together.
    held: HashMap<u32, Vec<Property<'static>>>,
}

impl Decide<'_> {
    /// What the tracker would drop is withheld first: were it thinned first, an event that is kept could be folded
    /// into one that is not.
    fn fate<'a>(&mut self, rule: usize, outcome: Outcome<'a>) -> Fate<'a> {
        let made = match outcome {
            Outcome::Missed(miss) => return Fate::Missed(miss),
            Outcome::Made(made) => made,
        };
        if let Some(loss) = rules::dropped(&made.event) {
            return Fate::Withheld(made, loss);
        }
        let order = self.orders[rule];
        self.orders[rule] += 1;
        match self.folded.get(rule) {
            Some(Some(folded)) if folded.folds(order) => Fate::Folded(made),
            _ => self.same_second(made),
        }
    }

    fn same_second<'a>(&mut self, mut made: Made<'a>) -> Fate<'a> {
        match self.deeds.next() {
            None => Fate::Send(made),
            Some(Deed::Move(by)) => {
                made.event.time = made.event.time.map(|Timestamp(at)| Timestamp(at + i64::from(by)));
                Fate::Send(made)
            }
            Some(Deed::Drop) => Fate::SameSecond(made, SameSecond::KeepFirst),
            Some(Deed::Hold(group)) => {
                let held = self.held.entry(group).or_default();
                join(held, made.event.clone().into_owned().properties);
                Fate::SameSecond(made, SameSecond::Join)
            }
            Some(Deed::Release(group)) => {
                if let Some(mut held) = self.held.remove(&group) {
                    join(&mut held, std::mem::take(&mut made.event.properties));
                    made.event.properties = held;
                }
                Fate::Send(made)
            }
        }
    }
}

/// Adds details to those of the same event: a new one behind the others; another value of one behind its values, with
/// a comma. A value that is there already is not listed twice.
fn join<'a>(held: &mut Vec<Property<'a>>, more: Vec<Property<'a>>) {
    for property in more {
        match held.iter_mut().find(|known| known.name == property.name) {
            None => held.push(property),
            Some(known) if known.value.split(", ").any(|value| value == property.value) => {}
            Some(known) => {
                let value = known.value.to_mut();
                value.push_str(", ");
                value.push_str(&property.value);
            }
        }
    }
}

/// What the rules made of one row.
#[derive(Default)]
struct RowCount {
    made: u64,
    problems: u64,
}

impl RowCount {
    fn count(&mut self, fate: &Fate<'_>, outcomes: &mut Outcomes) {
        match fate {
            Fate::Send(_) => outcomes.not_tried += 1,
            Fate::Folded(_) | Fate::SameSecond(..) => outcomes.folded += 1,
            Fate::Withheld(..) => outcomes.withheld += 1,
            Fate::Missed(miss) => {
                self.problems += u64::from(!miss.reason.on_purpose());
                return;
            }
        }
        self.made += 1;
    }

    fn end(&self, outcomes: &mut Outcomes) -> RowEnd {
        outcomes.rows += 1;
        outcomes.made += self.made;
        outcomes.rejections += self.problems;
        let (end, count) = match (self.made, self.problems) {
            (0, 0) => (RowEnd::LeftOut, &mut outcomes.left_out),
            (0, _) => (RowEnd::Rejected, &mut outcomes.rejected),
            _ => (RowEnd::Used, &mut outcomes.used),
        };
        *count += 1;
        end
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
