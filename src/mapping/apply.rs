//! A record and a mapping give events, or the reason why not. Pure: no I/O, no clock, and nothing is decided
//! here that a plan does not say, so that the preview and the run cannot differ.
//!
//! A [`Mapper`] is a mapping made ready for one source: titles became places in the record, value tables became
//! maps. What it makes borrows from the record.

use std::borrow::Cow;

use hashbrown::HashMap;

use super::timestamp::{ClockNote, Moment, TimeProblem, TimeReader, Zone};
use super::value::Treatment;
use super::{Condition, EventName, EventRule, Mapping, Others, Part, Pick, PropertyRule, Renamed, Slot, Test, Thin};
use crate::event::{Event, EventKind, Property, Timestamp};
use crate::source::{Column, Record};

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
    /// Its local time was skipped or came twice.
    pub clock: Option<ClockNote>,
    /// The source gave a date and no time of day.
    pub date_only: bool,
    /// Details that were taken for money and are none; they leave as they came.
    pub not_money: u32,
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
    /// There is nobody.
    BlankPerson,
    /// The column that names the event is blank.
    BlankName,
    /// The time cannot be read in the format that was decided.
    UnreadableTime,
}

impl Reason {
    /// Every reason, in the order in which they are told.
    pub const ALL: [Reason; 7] = [
        Self::BlankTime,
        Self::NotMatching,
        Self::ValueLeftOut,
        Self::NoDetails,
        Self::BlankPerson,
        Self::BlankName,
        Self::UnreadableTime,
    ];

    /// The name that files and the command line use.
    pub fn id(self) -> &'static str {
        match self {
            Self::BlankTime => "blank-time",
            Self::NotMatching => "not-matching",
            Self::ValueLeftOut => "value-left-out",
            Self::NoDetails => "no-details",
            Self::BlankPerson => "blank-person",
            Self::BlankName => "blank-name",
            Self::UnreadableTime => "unreadable-time",
        }
    }

    /// Whether making no event is what was wanted, and not a problem.
    pub fn on_purpose(self) -> bool {
        matches!(self, Self::BlankTime | Self::NotMatching | Self::ValueLeftOut | Self::NoDetails)
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
    /// How the times of a column are written was not decided.
    NoFormat { column: String },
    /// Times say no zone and none was named.
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
    who: Cell,
    when: Clock,
    what: Name,
    details: Vec<Detail>,
    only: Vec<Check>,
    thin: Option<Thin>,
}

/// A column's place in the record, and its title for the reasons.
struct Cell {
    index: usize,
    title: String,
}

enum Clock {
    Column { date: Cell, time: Option<Cell>, reader: TimeReader },
    Fixed(Moment),
    None,
}

enum Name {
    Fixed(String),
    Column { cell: Cell, table: Table, others: Others },
    Cases { cases: Vec<(Check, String)>, otherwise: Option<String> },
    None,
}

enum Detail {
    Column { name: String, cell: Cell, treat: Treatment, table: Table },
    Constant { name: String, value: String },
}

/// What is sent for what was found.
type Table = HashMap<String, Option<String>>;

struct Check {
    cell: Cell,
    test: Test,
    values: Vec<String>,
    number: f64,
}

impl Mapper {
    /// Makes a mapping ready for these columns.
    ///
    /// # Errors
    /// When the mapping names what the source does not have, or leaves open what must be decided.
    pub fn new(mapping: &Mapping, columns: &[Column]) -> Result<Self, MappingError> {
        if mapping.rules.is_empty() {
            return Err(MappingError::NoRules);
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
        let build = Build { columns, zone };
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

    /// Hands `visit` what each rule makes of the record, in the plan's order.
    pub fn apply<'a>(&'a self, record: &'a Record, mut visit: impl FnMut(usize, Outcome<'a>)) {
        for (index, rule) in self.rules.iter().enumerate() {
            visit(
                index,
                match rule.apply(record) {
                    Ok(made) => Outcome::Made(made),
                    Err(miss) => Outcome::Missed(miss),
                },
            );
        }
    }
}

/// The titles that a mapping names, each once, in its order.
pub fn named_columns(mapping: &Mapping) -> Vec<&str> {
    let mut titles: Vec<&str> = Vec::new();
    let mut add = |title| {
        if !titles.contains(&title) {
            titles.push(title);
        }
    };
    for rule in &mapping.rules {
        rule.who.iter().for_each(|pick| add(pick.column.as_str()));
        if let Some(when) = &rule.when {
            add(&when.column);
            when.time_column.iter().for_each(|title| add(title));
        }
        match &rule.what {
            Some(EventName::Column { column, .. }) => add(column),
            Some(EventName::Rule { cases, .. }) => cases.iter().for_each(|case| add(&case.when.column)),
            Some(EventName::Fixed { .. }) | None => {}
        }
        rule.details.iter().filter_map(PropertyRule::column).for_each(&mut add);
        rule.only.iter().for_each(|condition| add(&condition.column));
    }
    titles
}

fn missing_columns(mapping: &Mapping, columns: &[Column]) -> Vec<String> {
    let has = |title: &&str| columns.iter().any(|column| column.title == *title);
    named_columns(mapping).into_iter().filter(|title| !has(title)).map(str::to_owned).collect()
}

/// What is needed to make rules ready.
struct Build<'a> {
    columns: &'a [Column],
    zone: Option<Zone>,
}

impl Build<'_> {
    fn rule(&self, index: usize, rule: &EventRule) -> Result<Rule, MappingError> {
        let slot = |part| Slot { rule: index, part };
        let undecided = |part| MappingError::Undecided { slot: slot(part) };
        let Some(Pick { column }) = &rule.who else { return Err(undecided(Part::Who)) };
        let when = self.clock(rule, || undecided(Part::When))?;
        let what = match (&rule.what, rule.kind) {
            (_, EventKind::Set) => Name::None,
            (Some(name), _) => self.name(name, slot(Part::What))?,
            (None, _) => return Err(undecided(Part::What)),
        };
        if rule.kind == EventKind::Set && rule.details.is_empty() {
            return Err(undecided(Part::Detail(0)));
        }
        if rule.thin.is_some_and(|thin| thin.minutes == 0) {
            return Err(MappingError::NoWindow);
        }
        let mut names: Vec<&str> = Vec::new();
        for (at, detail) in rule.details.iter().enumerate() {
            let name = detail.name().trim();
            if name.is_empty() {
                return Err(MappingError::BlankName { slot: slot(Part::Detail(at)) });
            }
            if names.contains(&name) {
                return Err(MappingError::RepeatedDetail { name: name.to_owned() });
            }
            names.push(name);
        }
        Ok(Rule {
            kind: rule.kind,
            who: self.cell(column),
            when,
            what,
            details: rule.details.iter().map(|detail| self.detail(detail)).collect(),
            only: rule.only.iter().map(|condition| self.check(condition)).collect::<Result<_, _>>()?,
            thin: rule.thin,
        })
    }

    /// A title that is known to exist, as its place.
    fn cell(&self, title: &str) -> Cell {
        let index = self.columns.iter().position(|column| column.title == title).unwrap_or(usize::MAX);
        Cell { index, title: title.to_owned() }
    }

    fn clock(&self, rule: &EventRule, undecided: impl Fn() -> MappingError) -> Result<Clock, MappingError> {
        if rule.kind == EventKind::Alias {
            return Ok(Clock::None);
        }
        if let Some(text) = &rule.on {
            let Some(zone) = self.zone else { return Err(MappingError::NoZone { column: text.clone() }) };
            let reader = TimeReader::new(super::TimeFormat::YearFirst, zone);
            let moment = reader.read(text).map_err(|_| MappingError::BadDate { text: text.clone() })?;
            return Ok(Clock::Fixed(moment));
        }
        let Some(when) = &rule.when else { return Err(undecided()) };
        let Some(format) = when.format else { return Err(MappingError::NoFormat { column: when.column.clone() }) };
        let zone = match self.zone {
            Some(zone) => zone,
            None if format.is_unix() => Zone::UTC,
            None => return Err(MappingError::NoZone { column: when.column.clone() }),
        };
        Ok(Clock::Column {
            date: self.cell(&when.column),
            time: when.time_column.as_deref().map(|title| self.cell(title)),
            reader: TimeReader::new(format, zone),
        })
    }

    fn name(&self, name: &EventName, slot: Slot) -> Result<Name, MappingError> {
        let filled = |name: &str| {
            let name = name.trim();
            if name.is_empty() { Err(MappingError::BlankName { slot }) } else { Ok(name.to_owned()) }
        };
        Ok(match name {
            EventName::Fixed { name } => Name::Fixed(filled(name)?),
            EventName::Column { column, values, others } => {
                for sent in values.iter().filter_map(|renamed| renamed.sent.as_deref()) {
                    filled(sent)?;
                }
                Name::Column { cell: self.cell(column), table: table(values), others: *others }
            }
            EventName::Rule { cases, otherwise } => Name::Cases {
                cases: cases
                    .iter()
                    .map(|case| Ok((self.check(&case.when)?, filled(&case.name)?)))
                    .collect::<Result<_, _>>()?,
                otherwise: otherwise.as_deref().map(filled).transpose()?,
            },
        })
    }

    fn detail(&self, detail: &PropertyRule) -> Detail {
        match detail {
            PropertyRule::Column { name, column, treat, values } => Detail::Column {
                name: name.trim().to_owned(),
                cell: self.cell(column),
                treat: *treat,
                table: table(values),
            },
            PropertyRule::Constant { name, value } => {
                Detail::Constant { name: name.trim().to_owned(), value: value.trim().to_owned() }
            }
        }
    }

    fn check(&self, condition: &Condition) -> Result<Check, MappingError> {
        let number = match condition.test {
            Test::Above | Test::Below => {
                let value = condition.values.first().map_or("", |value| value.trim());
                value.parse().map_err(|_| MappingError::NotANumber {
                    column: condition.column.clone(),
                    value: value.to_owned(),
                })?
            }
            _ => 0.0,
        };
        Ok(Check {
            cell: self.cell(&condition.column),
            test: condition.test,
            values: condition.values.iter().map(|value| value.trim().to_owned()).collect(),
            number,
        })
    }
}

fn table(values: &[Renamed]) -> Table {
    let line = |renamed: &Renamed| {
        let sent = renamed.sent.as_deref().map(|sent| sent.trim().to_owned());
        (renamed.found.trim().to_owned(), sent)
    };
    values.iter().map(line).collect()
}

impl Cell {
    fn text<'a>(&self, record: &'a Record) -> &'a str {
        record.cell(self.index).trim()
    }

    fn miss<'a>(&'a self, reason: Reason, value: &'a str) -> Miss<'a> {
        Miss { reason, column: &self.title, value }
    }
}

impl Rule {
    /// The order of the questions matters: what did not happen needs no person, and what was not asked for
    /// needs nothing at all.
    fn apply<'a>(&'a self, record: &'a Record) -> Result<Made<'a>, Miss<'a>> {
        for check in &self.only {
            let text = check.cell.text(record);
            if !check.holds(text) {
                return Err(check.cell.miss(Reason::NotMatching, text));
            }
        }
        let moment = self.when.read(record)?;
        let name = self.what.read(record)?;
        let person = self.who.text(record);
        if person.is_empty() {
            return Err(self.who.miss(Reason::BlankPerson, person));
        }
        let mut not_money = 0;
        let properties = self.properties(record, &mut not_money);
        if self.kind == EventKind::Set && properties.is_empty() {
            return Err(self.who.miss(Reason::NoDetails, person));
        }
        Ok(Made {
            event: Event {
                kind: self.kind,
                person: Cow::Borrowed(person),
                name: Cow::Borrowed(name),
                time: moment.map(|moment| moment.at),
                properties,
            },
            clock: moment.and_then(|moment| moment.note),
            date_only: moment.is_some_and(|moment| moment.date_only),
            not_money,
        })
    }

    fn properties<'a>(&'a self, record: &'a Record, not_money: &mut u32) -> Vec<Property<'a>> {
        let mut properties = Vec::with_capacity(self.details.len());
        for detail in &self.details {
            let (name, value) = match detail {
                Detail::Constant { name, value } => (name, Cow::Borrowed(value.as_str())),
                Detail::Column { name, cell, treat, table } => {
                    let found = cell.text(record);
                    if found.is_empty() {
                        continue;
                    }
                    let value = match table.get(found) {
                        Some(Some(sent)) => Cow::Borrowed(sent.as_str()),
                        Some(None) => continue,
                        None => {
                            let treated = treat.apply(found);
                            *not_money += u32::from(!treated.is_fit());
                            treated.into_text()
                        }
                    };
                    (name, value)
                }
            };
            if !value.is_empty() {
                properties.push(Property { name: Cow::Borrowed(name), value });
            }
        }
        properties
    }
}

impl Clock {
    fn read<'a>(&'a self, record: &'a Record) -> Result<Option<Moment>, Miss<'a>> {
        let (date, result) = match self {
            Self::None => return Ok(None),
            Self::Fixed(moment) => return Ok(Some(*moment)),
            Self::Column { date, time: None, reader } => (date, reader.read(date.text(record))),
            Self::Column { date, time: Some(time), reader } => {
                (date, reader.read_split(date.text(record), time.text(record)))
            }
        };
        let reason = match result {
            Ok(moment) => return Ok(Some(moment)),
            Err(TimeProblem::Blank) => Reason::BlankTime,
            Err(TimeProblem::Unreadable) => Reason::UnreadableTime,
        };
        Err(date.miss(reason, date.text(record)))
    }
}

impl Name {
    fn read<'a>(&'a self, record: &'a Record) -> Result<&'a str, Miss<'a>> {
        match self {
            Self::None => Ok(""),
            Self::Fixed(name) => Ok(name),
            Self::Column { cell, table, others } => {
                let found = cell.text(record);
                match (table.get(found), others) {
                    (Some(Some(sent)), _) => Ok(sent),
                    (Some(None), _) => Err(cell.miss(Reason::ValueLeftOut, found)),
                    (None, _) if found.is_empty() => Err(cell.miss(Reason::BlankName, found)),
                    (None, Others::AsFound) => Ok(found),
                    (None, Others::LeaveOut) => Err(cell.miss(Reason::ValueLeftOut, found)),
                }
            }
            Self::Cases { cases, otherwise } => {
                for (check, name) in cases {
                    if check.holds(check.cell.text(record)) {
                        return Ok(name);
                    }
                }
                match (otherwise, cases.first()) {
                    (Some(name), _) => Ok(name),
                    (None, Some((check, _))) => Err(check.cell.miss(Reason::NotMatching, check.cell.text(record))),
                    (None, None) => Err(Miss { reason: Reason::NotMatching, column: "", value: "" }),
                }
            }
        }
    }
}

impl Check {
    fn holds(&self, text: &str) -> bool {
        match self.test {
            Test::Is => self.values.iter().any(|value| value == text),
            Test::IsNot => !self.values.iter().any(|value| value == text),
            Test::Contains => self.values.iter().any(|value| text.contains(value.as_str())),
            Test::Blank => text.is_empty(),
            Test::Filled => !text.is_empty(),
            Test::Above => text.parse::<f64>().is_ok_and(|number| number > self.number),
            Test::Below => text.parse::<f64>().is_ok_and(|number| number < self.number),
        }
    }
}

impl Made<'_> {
    /// When it happened, for what has a time.
    pub fn time(&self) -> Option<Timestamp> {
        self.event.time
    }
}
