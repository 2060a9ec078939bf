//! A record and a mapping give events, or the reason why not. Pure: no I/O, no clock, and nothing is decided
//! here that a plan does not say, so that the preview and the run cannot differ.
//!
//! A [`Mapper`] is a mapping made ready for one source: titles became places in the record, value tables became
//! maps. What it makes borrows from the record.

mod build;
mod read;

use std::borrow::Cow;
use std::sync::Arc;

use hashbrown::HashMap;

use super::timestamp::{ClockNote, Moment, TimeReader, Zone};
use super::value::Treatment;
use super::{
    Dictionaries, Dictionary, LeaveOut, Lookup, Mapping, Others, SameSecond, SendAmounts, Slot, Test, Thin, Tidy,
};
use crate::event::{Event, EventKind, Property, Timestamp};
use crate::source::{Column, ReadingVersion, Record};

pub use build::named_columns;
use build::{Build, missing_columns, no_column_chosen};

/// What one rule makes of one record.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// An event.
    Made(Made<'a>),
    /// None, and why.
    Missed(Miss<'a>),
}

/// An event and what a person should know about its making.
#[derive(Debug)]
pub struct Made<'a> {
    /// What leaves.
    pub event: Event<'a>,
    /// The time as it stands in the source; empty for one that does not come from a column.
    pub written: &'a str,
    /// Its local time was skipped or came twice.
    pub clock: Option<ClockNote>,
    /// The source gave a date and no time of day.
    pub date_only: bool,
    /// Of which of the rule's details the event has a value, a bit for each, in their order; `None` where more than there
    /// are bits can tell, or where values of several events were joined.
    pub details: Option<u64>,
    /// What there is to say about the details of few events, apart since events are moved often.
    pub notes: Option<Box<Notes<'a>>>,
}

/// What a person should know about an event's details.
#[derive(Debug, Default)]
pub struct Notes<'a> {
    /// Details that second sources do not hold, and that are therefore not there.
    pub not_found: Vec<NotFound<'a>>,
    /// Currencies of details that are sent without them.
    pub currencies: Vec<InCurrency<'a>>,
}

/// The currency of a detail that is sent as a plain number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InCurrency<'a> {
    /// Index into the rule's details.
    pub detail: usize,
    /// What it is called: `EUR`, or `$` where nothing says whose dollar it is.
    pub currency: Cow<'a, str>,
}

/// A value that a second source does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFound<'a> {
    /// Index into the rule's details.
    pub detail: usize,
    /// What was looked up.
    pub value: &'a str,
    /// What would have to be done to it so that it is found.
    pub tidier: Option<Tidy>,
}

/// Why a rule made no event of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miss<'a> {
    /// The reason.
    pub reason: Reason,
    /// The column that decided it.
    pub column: &'a str,
    /// What stood there.
    pub value: &'a str,
    /// The second source that does not hold the value, or where the column is one of its; else empty.
    pub lookup: &'a str,
    /// What would have to be done to the value so that the second source holds it.
    pub tidier: Option<Tidy>,
    /// There should have been an event, also where the person left such rows out.
    pub problem: bool,
}

/// The reasons for which a row makes no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The time is blank or a zero date: it did not happen.
    BlankTime,
    /// The row is not one of those that were asked for.
    NotMatching,
    /// The value stands in the value table as one to leave out, or not at all where only its values count.
    ValueLeftOut,
    /// No detail has a value, so there is nothing to set.
    NoDetails,
    /// The person left such rows out ([`LeaveOut`]).
    LeftOut,
    /// There is nobody.
    BlankPerson,
    /// A second source does not hold what the person is looked up by.
    NotFound,
    /// The column that names the event is blank.
    BlankName,
    /// A second source does not hold what the event's name is looked up by.
    NameNotFound,
    /// The time cannot be read in the format that was decided.
    UnreadableTime,
    /// Neither the time nor the plan says in which zone it is written.
    NoZone,
    /// The column beside the time says a zone that is none.
    UnknownZone,
    /// The row itself cannot be read ([`Record::broken`]).
    UnreadableRecord,
}

impl Reason {
    /// Every reason, in the order in which they are told.
    pub const ALL: [Reason; 13] = [
        Self::BlankTime,
        Self::NotMatching,
        Self::ValueLeftOut,
        Self::NoDetails,
        Self::LeftOut,
        Self::BlankPerson,
        Self::NotFound,
        Self::BlankName,
        Self::NameNotFound,
        Self::UnreadableTime,
        Self::NoZone,
        Self::UnknownZone,
        Self::UnreadableRecord,
    ];

    /// The name that files and the command line use.
    pub fn id(self) -> &'static str {
        match self {
            Self::BlankTime => "blank-time",
            Self::NotMatching => "not-matching",
            Self::ValueLeftOut => "value-left-out",
            Self::NoDetails => "no-details",
            Self::LeftOut => "left-out",
            Self::BlankPerson => "blank-person",
            Self::NotFound => "lookup-not-found",
            Self::BlankName => "blank-name",
            Self::NameNotFound => "name-lookup-not-found",
            Self::UnreadableTime => "unreadable-time",
            Self::NoZone => "no-zone",
            Self::UnknownZone => "unknown-zone",
            Self::UnreadableRecord => "unreadable-record",
        }
    }

    /// Whether making no event is what was wanted, and not a problem.
    pub fn on_purpose(self) -> bool {
        matches!(self, Self::BlankTime | Self::NotMatching | Self::ValueLeftOut | Self::NoDetails | Self::LeftOut)
    }
}

/// Why a mapping does not fit a source, or says too little to make events.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum MappingError {
    /// There is no rule.
    NoRules,
    /// A part of a rule was not decided.
    Undecided { slot: Slot },
    /// Titles that the source does not have.
    MissingColumns { titles: Vec<String>, known: Vec<String> },
    /// Nothing of this name is there to look something up in.
    UnknownLookup { name: String, known: Vec<String> },
    /// Two second sources have the same name.
    RepeatedLookup { name: String },
    /// Titles that a second source does not have.
    MissingLookupColumns { lookup: String, titles: Vec<String>, known: Vec<String> },
    /// A second source has more text than is held.
    LookupTooLarge { lookup: String },
    /// How the times of a column are written was not decided.
    NoFormat { column: String },
    /// The one date for every row needs a zone, or times that say none do, and none was named.
    NoZone { column: String },
    /// There is no such zone.
    UnknownZone { name: String, near: Vec<String> },
    /// The one date for every row cannot be read.
    BadDate { text: String },
    /// A name is blank.
    BlankName { slot: Slot },
    /// Two details of one rule have the same name.
    RepeatedDetail { name: String },
    /// A comparison has no number to compare with.
    NotANumber { column: String, value: String },
    /// A window of no minutes.
    NoWindow,
}

/// A mapping made ready for the columns of one source.
pub struct Mapper {
    rules: Vec<Rule>,
}

struct Rule {
    kind: EventKind,
    person: Cell,
    tidy: Vec<Tidy>,
    reading: ReadingVersion,
    time: Clock,
    event: Name,
    properties: Vec<Detail>,
    only: Vec<Check>,
    thin: Option<Thin>,
    leave_out: Vec<Out>,
    /// How the plan's first event names its person, where another one is left out.
    first_person: Option<(Cell, Vec<Tidy>)>,
    same_second: Option<SameSecond>,
    /// All that is needed where the rule takes no more than copying cells, as most rules do.
    usual: Option<Usual>,
}

/// A rule that makes an event with a fixed name by copying cells: all that it needs, side by side.
struct Usual {
    /// The places of the time and of the person in the record.
    date: usize,
    person: usize,
    reader: TimeReader,
    name: String,
    /// The places of the details, each with its name.
    details: Vec<(usize, String)>,
}

/// Rows that are left out by choice, and the cell that decides where that is none of the rule's own.
struct Out {
    what: LeaveOut,
    cell: Option<Cell>,
}

/// A column's place in the record, and its title for the reasons.
struct Cell {
    index: usize,
    title: String,
    /// What is read instead of what was found; `None` for most columns.
    replace: Option<HashMap<String, String>>,
    /// Where what is taken stands, if not in the cell itself.
    sought: Option<Sought>,
}

/// A dictionary and what is looked up in it.
struct Sought {
    lookup: Lookup,
    dictionary: Arc<Dictionary>,
}

#[allow(clippy::large_enum_variant, reason = "there is one for each rule, and the large one is the usual one")]
enum Clock {
    Column { date: Cell, time: Option<Cell>, zone: Option<Cell>, reader: TimeReader },
    Fixed(Moment),
    None,
}

enum Name {
    Fixed(String),
    Column { cell: Cell, table: Table, others: Others },
    Cases { cases: Vec<(Check, String)>, otherwise: Option<String> },
    None,
}

#[allow(clippy::large_enum_variant, reason = "there are a few, and the large one is the usual one")]
enum Detail {
    Column {
        name: String,
        cell: Cell,
        treat: Treatment,
        table: Table,
        currencies: Option<Amounts>,
        /// What stands in the cell leaves as it is, as most do.
        plain: bool,
    },
    Constant {
        name: String,
        value: String,
    },
}

/// What becomes of a detail's amounts in several currencies.
struct Amounts {
    /// Where the currency stands, if not in the amount itself.
    beside: Option<Cell>,
    send: SendAmounts,
}

/// What is sent for what was found.
type Table = HashMap<String, Option<String>>;

struct Check {
    cell: Cell,
    test: Test,
    values: Vec<String>,
    number: f64,
    /// How amounts are read, one way before the other; `None` where only what is written as a number is one.
    amounts: Option<[Treatment; 2]>,
}

impl Mapper {
    /// Makes a mapping that looks nothing up ready for these columns.
    ///
    /// # Errors
    /// As [`Mapper::with_dictionaries`].
    pub fn new(mapping: &Mapping, columns: &[Column]) -> Result<Self, MappingError> {
        Self::with_dictionaries(mapping, columns, &Dictionaries::default())
    }

    /// Makes a mapping ready for these columns; `dictionaries` hold what it looks up.
    ///
    /// # Errors
    /// When the mapping names what the source does not have, or leaves open what must be decided.
    pub fn with_dictionaries(
        mapping: &Mapping,
        columns: &[Column],
        dictionaries: &Dictionaries,
    ) -> Result<Self, MappingError> {
        Self::build(mapping, columns, Some(dictionaries))
    }

    /// Whether a mapping could be made ready for these columns, whatever second sources say.
    ///
    /// # Errors
    /// As [`Mapper::with_dictionaries`].
    pub fn fits(mapping: &Mapping, columns: &[Column]) -> Result<(), MappingError> {
        Self::build(mapping, columns, None).map(drop)
    }

    fn build(mapping: &Mapping, columns: &[Column], dictionaries: Option<&Dictionaries>) -> Result<Self, MappingError> {
        if mapping.rules.is_empty() {
            return Err(MappingError::NoRules);
        }
        if let Some(slot) = no_column_chosen(mapping, columns) {
            return Err(MappingError::Undecided { slot });
        }
        let missing = missing_columns(mapping, columns);
        if !missing.is_empty() {
            let known = columns.iter().map(|column| column.title.clone()).collect();
            return Err(MappingError::MissingColumns { titles: missing, known });
        }
        let zone = match &mapping.zone {
            Some(name) => Some(Zone::named(name).map_err(|unknown| MappingError::UnknownZone {
                name: name.clone(),
                near: unknown.near.into_iter().map(str::to_owned).collect(),
            })?),
            None => None,
        };
        let build = Build { mapping, columns, zone, dictionaries };
        let rules = mapping.rules.iter().enumerate();
        Ok(Self { rules: rules.map(|(index, rule)| build.rule(index, rule)).collect::<Result<_, _>>()? })
    }

    /// How many rules there are.
    pub fn rules(&self) -> usize {
        self.rules.len()
    }

    /// The window in which a rule's events are thinned.
    pub fn thin(&self, rule: usize) -> Option<Thin> {
        self.rules.get(rule).and_then(|rule| rule.thin)
    }

    /// What is done with a rule's events of the same second.
    pub fn same_second(&self, rule: usize) -> Option<SameSecond> {
        self.rules.get(rule).and_then(|rule| rule.same_second)
    }

    /// Hands `visit` what could be looked up for a record, and where.
    pub fn sought<'a>(&'a self, record: &'a Record, mut visit: impl FnMut(&'a Lookup, Cow<'a, str>)) {
        if record.broken {
            return;
        }
        for cell in self.rules.iter().flat_map(Rule::cells) {
            cell.seek(record, &mut visit);
        }
    }

    /// Hands `visit` what each rule makes of the record, in the plan's order.
    pub fn apply<'a>(&'a self, record: &'a Record, mut visit: impl FnMut(usize, Outcome<'a>)) {
        for (index, rule) in self.rules.iter().enumerate() {
            rule.apply(record, &mut Spare::default(), |outcome| visit(index, outcome));
        }
    }

    /// Has what each rule makes of the record `put` into its place, in the plan's order. Events are made with memory of those
    /// that are done with.
    #[inline]
    pub fn apply_to<'a, 'p, P: 'p>(
        &'a self,
        spare: &mut Spare,
        record: &'a Record,
        places: impl IntoIterator<Item = &'p mut P>,
        put: impl Fn(&mut P, Outcome<'a>),
    ) {
        for (rule, place) in self.rules.iter().zip(places) {
            rule.apply(record, spare, |outcome| put(place, outcome));
        }
    }
}

/// Memory for the details of events, to be used again.
#[derive(Default)]
pub struct Spare(Vec<Vec<Property<'static>>>);

impl Spare {
    /// Keeps the memory of an event that is done with.
    #[inline]
    pub fn put(&mut self, mut properties: Vec<Property<'_>>) {
        properties.clear();
        // Collecting in place leaves only the memory, which then is nobody's.
        self.0.push(properties.into_iter().map_while(|_| None).collect());
    }

    #[inline]
    fn take(&mut self, details: usize) -> Vec<Property<'static>> {
        self.0.pop().unwrap_or_else(|| Vec::with_capacity(details))
    }
}

impl<'a> Made<'a> {
    /// When it happened, for what has a time.
    pub fn time(&self) -> Option<Timestamp> {
        self.event.time
    }

    /// Details that second sources do not hold.
    pub fn not_found(&self) -> &[NotFound<'a>] {
        self.notes.as_ref().map_or(&[], |notes| &notes.not_found)
    }

    /// Currencies of details that are sent without them.
    pub fn currencies(&self) -> &[InCurrency<'a>] {
        self.notes.as_ref().map_or(&[], |notes| &notes.currencies)
    }
}
