//! Rows that make no event for a problem: nobody, no name, a time that cannot be read or says no zone.

use super::found::Found;
use super::{BlankAt, Check, Finding, Grade, Mend, RowAt, Setting, What, Whole};
use crate::mapping::apply::{Miss, Reason};
use crate::mapping::{LeaveOut, TimeFormat};

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

pub(super) fn start(_setting: &Setting) -> Box<dyn Check> {
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

    fn finish(self, what: LeaveOut, first: Vec<Mend>, told: impl FnOnce(String) -> What) -> Option<Finding> {
        let rules = self.found.rules();
        let mends = first.into_iter().chain([Mend::LeaveOut { rules, what }]).collect();
        self.found.finish(Grade::MustFix, told(self.column), mends)
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
        let milliseconds = self.milliseconds;
        let column = self.time.column.clone();
        // Only where all that cannot be read would be.
        let format = (milliseconds > 0 && milliseconds >= self.time.found.count)
            .then_some(Mend::Format { column, format: TimeFormat::UnixMilliseconds });
        let first = format.into_iter().collect();
        let mut places = self.places;
        places.sort_by_key(|place| std::cmp::Reverse(place.rows));
        [
            self.person.finish(LeaveOut::BlankPerson, Vec::new(), |_| What::BlankPerson { places }),
            self.name.finish(LeaveOut::BlankName, Vec::new(), |column| What::BlankName { column }),
            self.zone.finish(LeaveOut::NoZone, Vec::new(), |column| What::NoZone { column }),
            self.unknown_zone.finish(LeaveOut::UnknownZone, Vec::new(), |column| What::UnknownZone { column }),
            self.time.finish(LeaveOut::UnreadableTime, first, |column| What::UnreadableTime { column, milliseconds }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
