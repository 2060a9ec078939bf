//! Rows that make no event for a problem: nobody, no name, a time that cannot be read or says no zone.

use super::fix::leave_rows_out;
use super::found::Found;
use super::{Arg, Change, Check, CheckContext, Finding, Fix, Grade, Kind, RowAt, Whole, Words};
use crate::mapping::apply::{Miss, Reason};
use crate::mapping::{LeaveOut, Mapping, TimeFormat};

static BLANK_PERSON: Kind = Kind::new("blank-person", Grade::MustFix, "{count|row has|rows have} no person: {places}.")
    .missed(Reason::BlankPerson);

/// Where the person is blank, and in how many rows where it is not the only place.
const PLACE: &str = "\"{column}\"{lookup?=| in {lookup}} is blank{rows?=| in {rows}}";

static BLANK_NAME: Kind =
    Kind::new("blank-name", Grade::MustFix, "{count|row has|rows have} no event name: \"{column}\" is blank.")
        .missed(Reason::BlankName);

static NO_ZONE: Kind = Kind::new(
    "no-zone",
    Grade::MustFix,
    "{count|row has|rows have} no time zone: \"{column}\" doesn't give one, and neither do your settings. Choose the \
     zone the times are written in.",
)
.missed(Reason::NoZone);

static UNKNOWN_ZONE: Kind = Kind::new(
    "unknown-zone",
    Grade::MustFix,
    "{count|row has|rows have} a time zone in \"{column}\" that isn't known. Names such as Europe/Berlin, offsets \
     such as +01:00 and abbreviations such as PST are understood.",
)
.missed(Reason::UnknownZone);

static UNREADABLE_TIME: Kind = Kind::new(
    "unreadable-time",
    Grade::MustFix,
    "{count|time|times} can't be read in \"{column}\".{milliseconds?0=| \
     {milliseconds|of them looks|of them look} like milliseconds since 1970.}",
)
.missed(Reason::UnreadableTime);

/// A place that is blank: a column of the source, or one of a second source in which something was looked up.
#[derive(Clone)]
struct BlankAt {
    column: String,
    /// The second source's name; empty for a column of the source itself.
    lookup: String,
    rows: u64,
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

    fn words(&self) -> Words {
        let args = vec![("column", self.column.as_str().into()), ("format", self.format.label().into())];
        Words { text: "Read \"{column}\" as {format}", args }
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

    fn finish(self, kind: &'static Kind, what: LeaveOut) -> Option<Finding> {
        let fixes = vec![leave_rows_out(self.found.rules(), what)];
        self.found.finish(kind, vec![("column", self.column.into())], fixes)
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

    fn finish(self: Box<Self>, _whole: &Whole<'_>) -> Vec<Finding> {
        let mut places = self.places;
        places.sort_by_key(|place| std::cmp::Reverse(place.rows));
        let several = places.len() > 1;
        let told = |BlankAt { column, lookup, rows }| {
            let rows = several.then_some(("rows", Arg::Number(rows)));
            let place = [("column", column.into()), ("lookup", lookup.into())];
            Words { text: PLACE, args: place.into_iter().chain(rows).collect() }
        };
        let places = Arg::List(places.into_iter().map(told).collect());
        let person = self.person.finish(&BLANK_PERSON, LeaveOut::BlankPerson);
        let person = person.map(|finding| Finding { args: vec![("places", places)], ..finding });
        let (milliseconds, column) = (self.milliseconds, self.time.column.clone());
        // Only where all that cannot be read would be.
        let format = (milliseconds > 0 && milliseconds >= self.time.found.count)
            .then(|| Fix::new(ReadAs { column, format: TimeFormat::UnixMilliseconds }));
        let mut time = self.time.finish(&UNREADABLE_TIME, LeaveOut::UnreadableTime);
        if let Some(finding) = &mut time {
            finding.args.push(("milliseconds", milliseconds.into()));
            finding.fixes.splice(0..0, format);
        }
        [
            person,
            self.name.finish(&BLANK_NAME, LeaveOut::BlankName),
            self.zone.finish(&NO_ZONE, LeaveOut::NoZone),
            self.unknown_zone.finish(&UNKNOWN_ZONE, LeaveOut::UnknownZone),
            time,
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
