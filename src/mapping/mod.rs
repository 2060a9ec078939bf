//! How a record becomes events: plain data that a plan holds and the window edits.
//!
//! A [`Mapping`] has one or more [`EventRule`]s; each row goes through each of them. Nothing here reads a file:
//! [`apply`] turns a record into events, [`timestamp`] holds every rule about dates, [`value`] what is done to a
//! cell, [`profile`] what is known of a column once all of it was seen, [`suggest`] the first guess, [`settings`]
//! what fixes a finding, [`tidy`] what makes one person of several spellings, [`currencies`] what becomes of amounts in
//! several currencies, [`dictionary`] what a second source says of a cell. Columns are named by their titles, so that a plan
//! fits next year's export.

pub mod apply;
pub mod currencies;
pub mod dictionary;
pub mod profile;
pub mod settings;
pub mod suggest;
pub mod tidy;
pub mod timestamp;
pub mod value;

mod characters;
mod wording;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::event::EventKind;
use crate::source::ReadingVersion;
pub(crate) use characters::Characters;
pub use currencies::{Currencies, SendAmounts};
pub use dictionary::{Dictionaries, Dictionary, Lookup};
pub use settings::{LeaveOut, Replacement, SameSecond};
pub use tidy::Tidy;
pub use timestamp::TimeFormat;
pub use value::Treatment;

/// How the rows of a source become events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The time zone (an IANA name) in which times that say none are written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// What is read instead of what stands in the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replace: Vec<Replacement>,
    /// What each row may become, in the order in which its events are sent.
    #[serde(default)]
    pub rules: Vec<EventRule>,
    /// By the rules of which version cells are read. A plan keeps this beside the mapping, and a pipeline takes it from
    /// its source.
    #[serde(skip)]
    pub reading: ReadingVersion,
}

/// One thing that each row may become.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRule {
    /// An event, only properties, or an alias.
    #[serde(default)]
    pub kind: EventKind,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Pick>,
    /// What is done to the identity.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tidy: Vec<Tidy>,
    /// When it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<EventTime>,
    /// The same date for every row, where no column has one (`2024-01-31`, with or without a time of day).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// What happened; unused by [`EventKind::Set`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<EventName>,
    /// Properties, in the order in which they are sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub properties: Vec<PropertyRule>,
    /// What becomes of amounts that are in several currencies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub currencies: Vec<Currencies>,
    /// Only rows for which all of these hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<Condition>,
    /// At most one per person and name in this many minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thin: Option<Thin>,
    /// Rows that are left out by choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leave_out: Vec<LeaveOut>,
    /// What is done with events of the same person, name and second; `None` sends them as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_second: Option<SameSecond>,
}

/// A cell of the row: the column that it is taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pick {
    /// The column's title.
    pub column: String,
    /// Where what is taken stands, if not in the cell itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookup: Option<Lookup>,
}

impl Pick {
    /// The cell itself.
    pub fn of(column: impl Into<String>) -> Self {
        Self { column: column.into(), lookup: None }
    }
}

/// When it happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventTime {
    /// The column with the date, or with date and time.
    pub column: String,
    /// The column with the time of day, where it stands apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_column: Option<String>,
    /// The column with the zone, where it stands apart: offsets, letters such as `PDT`, IANA names. A zone that the time
    /// itself says counts before it; where its cell is blank, the mapping's zone does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone_column: Option<String>,
    /// How it is written; decided from the whole column or by the person, never while reading. `None` until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<TimeFormat>,
}

impl EventTime {
    /// The column alone.
    pub fn of(column: impl Into<String>, format: Option<TimeFormat>) -> Self {
        Self { column: column.into(), time_column: None, zone_column: None, format }
    }
}

/// Where an event's name comes from. For [`EventKind::Alias`] this is the second identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "kebab-case", deny_unknown_fields)]
pub enum EventName {
    /// The same for every row.
    Fixed {
        /// The name.
        name: String,
    },
    /// Taken from a column, by a table of values.
    Column {
        /// The column's title.
        column: String,
        /// Where what was found stands, if not in the cell itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lookup: Option<Lookup>,
        /// What is sent for what was found.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        values: Vec<Renamed>,
        /// What becomes of values that the table does not hold.
        #[serde(default)]
        others: Others,
    },
    /// The first case that holds gives the name.
    Rule {
        /// Tried in this order.
        cases: Vec<NameCase>,
        /// The name where no case holds; `None` leaves the row out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        otherwise: Option<String>,
    },
}

/// A line of a value table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renamed {
    /// The value as it stands in the source, trimmed.
    pub found: String,
    /// What is sent for it; `None` leaves it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<String>,
}

/// What becomes of values that a table does not hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Others {
    /// They are sent as they were found.
    #[default]
    AsFound,
    /// They are left out.
    LeaveOut,
}

/// One case of [`EventName::Rule`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameCase {
    /// When this holds …
    #[serde(rename = "when")]
    pub condition: Condition,
    /// … the event has this name.
    pub name: String,
}

/// One detail of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "kebab-case", deny_unknown_fields)]
pub enum PropertyRule {
    /// Taken from a column; blank cells send nothing.
    Column {
        /// The property's name.
        name: String,
        /// The column's title.
        column: String,
        /// Where the value stands, if not in the cell itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lookup: Option<Lookup>,
        /// What is done to the value.
        #[serde(default, skip_serializing_if = "Treatment::is_as_is")]
        treat: Treatment,
        /// What is sent for what was found; other values are sent as found.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        values: Vec<Renamed>,
    },
    /// The same for every event.
    Constant {
        /// The property's name.
        name: String,
        /// What is sent.
        value: String,
    },
}

impl PropertyRule {
    /// The property's name.
    pub fn name(&self) -> &str {
        match self {
            Self::Column { name, .. } | Self::Constant { name, .. } => name,
        }
    }

    /// The column that it is taken from.
    pub fn column(&self) -> Option<&str> {
        match self {
            Self::Column { column, .. } => Some(column),
            Self::Constant { .. } => None,
        }
    }

    /// Where the value stands, if not in the column's cell itself.
    pub fn lookup(&self) -> Option<&Lookup> {
        match self {
            Self::Column { lookup, .. } => lookup.as_ref(),
            Self::Constant { .. } => None,
        }
    }
}

impl EventRule {
    /// What is looked up in second sources, for each use.
    pub fn lookups(&self) -> impl Iterator<Item = &Lookup> {
        let who = self.person.iter().filter_map(|pick| pick.lookup.as_ref());
        let what = self.event.iter().filter_map(|name| match name {
            EventName::Column { lookup, .. } => lookup.as_ref(),
            EventName::Fixed { .. } | EventName::Rule { .. } => None,
        });
        who.chain(what).chain(self.properties.iter().filter_map(PropertyRule::lookup))
    }

    /// What is looked up in second sources, to be changed.
    pub fn lookups_mut(&mut self) -> impl Iterator<Item = &mut Lookup> {
        let who = self.person.iter_mut().filter_map(|pick| pick.lookup.as_mut());
        let what = self.event.iter_mut().filter_map(|name| match name {
            EventName::Column { lookup, .. } => lookup.as_mut(),
            EventName::Fixed { .. } | EventName::Rule { .. } => None,
        });
        let details = self.properties.iter_mut().filter_map(|detail| match detail {
            PropertyRule::Column { lookup, .. } => lookup.as_mut(),
            PropertyRule::Constant { .. } => None,
        });
        who.chain(what).chain(details)
    }

    /// The names under which properties are known to be sent: each detail's, and for amounts that are sent apart one for
    /// each currency.
    pub fn property_names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.properties.iter().flat_map(|detail| {
            let of = self.currencies.iter().find(|of| detail.column() == Some(&of.amounts));
            let apart = match of.map(|of| &of.send) {
                Some(send @ SendAmounts::Apart(known)) => {
                    known.iter().filter_map(|currency| send.name(detail.name(), currency)).collect()
                }
                _ => vec![Cow::Borrowed(detail.name())],
            };
            apart.into_iter()
        })
    }

    /// Whether something is looked up for this part, and what.
    pub fn lookup(&self, part: Part) -> Option<&Lookup> {
        match part {
            Part::Person => self.person.as_ref()?.lookup.as_ref(),
            Part::Event => match self.event.as_ref()? {
                EventName::Column { lookup, .. } => lookup.as_ref(),
                EventName::Fixed { .. } | EventName::Rule { .. } => None,
            },
            Part::Property(at) => self.properties.get(at)?.lookup(),
            Part::Time => None,
        }
    }

    /// Looks something up for a part that is taken from a column, or no longer. What was said about the values before
    /// says nothing about the other ones, and is forgotten.
    pub fn look_up(&mut self, part: Part, with: Option<Lookup>) {
        match part {
            Part::Person => {
                if let Some(pick) = &mut self.person {
                    pick.lookup = with;
                }
            }
            Part::Event => {
                if let Some(EventName::Column { lookup, values, .. }) = &mut self.event {
                    *lookup = with;
                    values.clear();
                }
            }
            Part::Property(at) => {
                if let Some(PropertyRule::Column { lookup, values, treat, .. }) = self.properties.get_mut(at) {
                    *lookup = with;
                    *treat = Treatment::AsIs;
                    values.clear();
                }
            }
            Part::Time => {}
        }
    }

    /// The parts that may be looked up and are taken from this column.
    pub fn uses_of(&self, column: &str) -> Vec<Part> {
        let who = self.person.iter().filter(|pick| pick.column == column).map(|_| Part::Person);
        let what =
            self.event.iter().filter(|name| matches!(name, EventName::Column { column: of, .. } if of == column));
        let details = self.properties.iter().enumerate().filter(|(_, detail)| detail.column() == Some(column));
        who.chain(what.map(|_| Part::Event)).chain(details.map(|(at, _)| Part::Property(at))).collect()
    }
}

impl Mapping {
    /// What is looked up in second sources, each once, in the mapping's order.
    pub fn lookups(&self) -> Vec<&Lookup> {
        let mut lookups: Vec<&Lookup> = Vec::new();
        for lookup in self.rules.iter().flat_map(EventRule::lookups) {
            if !lookups.contains(&lookup) {
                lookups.push(lookup);
            }
        }
        lookups
    }
}

/// Something that a row is or is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The column's title.
    pub column: String,
    /// What must hold of its trimmed cell.
    pub test: Test,
    /// What it is held against; unused by [`Test::Blank`] and [`Test::Filled`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}

/// What a [`Condition`] asks. Text is compared exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// The cell is one of the values.
    #[default]
    Is,
    /// The cell is none of the values.
    IsNot,
    /// The cell contains one of the values.
    Contains,
    /// The cell is blank.
    Blank,
    /// The cell is not blank.
    Filled,
    /// The cell is a number above the first value.
    Above,
    /// The cell is a number below the first value.
    Below,
}

/// At most one event per person and name in a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thin {
    /// How long a while is.
    pub minutes: u32,
}

impl Default for Thin {
    /// What Kissmetrics' own guide suggests for very frequent events.
    fn default() -> Self {
        Self { minutes: 30 }
    }
}

/// A field of the Match page: one part of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    /// Index into [`Mapping::rules`].
    pub rule: usize,
    /// Which part of it.
    pub part: Part,
}

/// Which part of a rule a column is dropped on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// [`EventRule::person`].
    Person,
    /// [`EventRule::time`].
    Time,
    /// [`EventRule::event`].
    Event,
    /// [`EventRule::properties`], by index.
    Property(usize),
}
