//! Rows that make no event for a problem: nobody, no name, a time that cannot be read or says no zone.

use super::fix::leave_rows_out;
use super::found::Found;
use super::{Change, Check, CheckContext, Finding, Fix, Grade, Kind, RowAt, Whole};
use crate::mapping::apply::{Miss, Reason};
use crate::mapping::{LeaveOut, Mapping, TimeFormat};
use crate::message;
use crate::message::{Arg, Message};

static BLANK_PERSON: Kind = Kind::new("blank-person", Grade::MustFix).missed(Reason::BlankPerson);

static BLANK_NAME: Kind = Kind::new("blank-name", Grade::MustFix).missed(Reason::BlankName);

static NO_ZONE: Kind = Kind::new("no-zone", Grade::MustFix).missed(Reason::NoZone);

static UNKNOWN_ZONE: Kind = Kind::new("unknown-zone", Grade::MustFix).missed(Reason::UnknownZone);

static UNREADABLE_TIME: Kind = Kind::new("unreadable-time", Grade::MustFix).missed(Reason::UnreadableTime);

/// A place that is blank: a column of the source, or one of a second source in which something was looked up.
#[derive(Clone)]
struct BlankAt {
    column: String,
    /// The second source's name; empty for a column of the source itself.
    lookup: String,
    rows: u64,
}

/// Places that are named.
const PLACES: usize = 4;

impl BlankAt {
    fn message(self, is_only: bool) -> Message {
        let Self { column, lookup, rows } = self;
        let looked_up = !lookup.is_empty();
        match is_only {
            true => message!("check-blank-place", column = column, lookup = lookup, looked_up = looked_up),
            false => {
                message!("check-blank-place-in", column = column, lookup = lookup, looked_up = looked_up, rows = rows,)
            }
        }
    }
}

#[derive(Clone, Default)]
struct Blank {
    person: Missing,
    /// Where the person is blank.
    places: Vec<BlankAt>,
    name: Missing,
    time: Missing,
    zone: Missing,
    unknown_zone: Missing,
    milliseconds: u64,
}

#[derive(Clone, Default)]
struct Missing {
    found: Found,
    column: String,
}

/// The times of the column are read in this way.
#[derive(Debug, PartialEq)]
struct ReadAs {
    column: String,
    format: TimeFormat,
}

impl Change for ReadAs {
    fn apply(&self, mapping: &mut Mapping) {
        for when in mapping.rules.iter_mut().filter_map(|rule| rule.time.as_mut()) {
            if when.column == self.column {
                when.format = Some(self.format);
            }
        }
    }

    fn message(&self) -> Message {
        message!("fix-read-as", column = &self.column, format = self.format.label())
    }
}

pub(super) fn start(_setting: &CheckContext) -> Box<dyn Check> {
    Box::new(Blank::default())
}

impl Missing {
    fn add(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        if self.found.count == 0 {
            self.column = miss.column.to_owned();
        }
        self.found.add_row(at, rule, miss.value);
    }

    fn append(&mut self, later: Self) {
        if self.found.count == 0 {
            self.column = later.column;
        }
        self.found.append(later.found);
    }

    /// The finding, when there is one; `says` is given how many rows there are and the column.
    fn finish(self, kind: &'static Kind, what: LeaveOut, says: impl FnOnce(u64, String) -> Message) -> Option<Finding> {
        let fixes = vec![leave_rows_out(self.found.rules(), what)];
        self.found.finish(kind, |count| says(count, self.column), fixes)
    }
}

impl Blank {
    fn note_place(&mut self, miss: &Miss<'_>) {
        let known = self.places.iter_mut().find(|place| place.column == miss.column && place.lookup == miss.lookup);
        match known {
            Some(place) => place.rows += 1,
            None => {
                self.places.push(BlankAt { column: miss.column.to_owned(), lookup: miss.lookup.to_owned(), rows: 1 })
            }
        }
    }

    fn append_places(&mut self, later: Vec<BlankAt>) {
        for place in later {
            let same = |known: &&mut BlankAt| known.column == place.column && known.lookup == place.lookup;
            match self.places.iter_mut().find(same) {
                Some(known) => known.rows += place.rows,
                None => self.places.push(place),
            }
        }
    }
}

impl Check for Blank {
    fn missed(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        match miss.reason {
            Reason::BlankPerson => {
                let before = self.person.found.count;
                self.person.add(at, rule, miss);
                if self.person.found.count > before {
                    self.note_place(miss);
                }
            }
            Reason::BlankName => self.name.add(at, rule, miss),
            Reason::UnreadableTime => {
                let digits = miss.value.len();
                // Thirteen digits are milliseconds from 2001 to 2286.
                let all_digits = miss.value.bytes().all(|byte| byte.is_ascii_digit());
                self.milliseconds += u64::from(digits == 13 && all_digits);
                self.time.add(at, rule, miss);
            }
            Reason::NoZone => self.zone.add(at, rule, miss),
            Reason::UnknownZone => self.unknown_zone.add(at, rule, miss),
            _ => {}
        }
    }

    fn append(&mut self, later: Self) {
        self.person.append(later.person);
        self.append_places(later.places);
        self.name.append(later.name);
        self.zone.append(later.zone);
        self.unknown_zone.append(later.unknown_zone);
        self.time.append(later.time);
        self.milliseconds += later.milliseconds;
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let mut places = self.places;
        places.sort_by_key(|place| std::cmp::Reverse(place.rows));
        let is_only = places.len() == 1;
        let places = Arg::list(places.into_iter().map(|place| place.message(is_only)), PLACES);
        let person = self.person.finish(&BLANK_PERSON, LeaveOut::BlankPerson, |count, _| {
            message!("check-blank-person", count = count, places = places)
        });
        let (milliseconds, column) = (self.milliseconds, self.time.column.clone());
        // Only where all that cannot be read would be, and nothing that can be read now would not.
        let is_read = whole.summary.name_counts().any(|(_, name)| whole.context.time_column(name.rule) == column);
        let format = (milliseconds > 0 && milliseconds >= self.time.found.count && !is_read)
            .then(|| Fix::new(ReadAs { column, format: TimeFormat::UnixMilliseconds }));
        let mut time = self.time.finish(&UNREADABLE_TIME, LeaveOut::UnreadableTime, |count, column| {
            message!("check-unreadable-time", count = count, column = column, milliseconds = milliseconds)
        });
        if let Some(finding) = &mut time {
            finding.fixes.splice(0..0, format);
        }
        [
            person,
            self.name.finish(&BLANK_NAME, LeaveOut::BlankName, |count, column| {
                message!("check-blank-name", count = count, column = column)
            }),
            self.zone.finish(&NO_ZONE, LeaveOut::NoZone, |count, column| {
                message!("check-no-zone", count = count, column = column)
            }),
            self.unknown_zone.finish(&UNKNOWN_ZONE, LeaveOut::UnknownZone, |count, column| {
                message!("check-unknown-zone", count = count, column = column)
            }),
            time,
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
