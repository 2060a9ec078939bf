//! Rows that make no event for a problem: nobody, no name, a time that cannot be read.

use super::found::Found;
use super::{Check, Finding, Grade, Mend, RowAt, Setting, What, Whole};
use crate::mapping::apply::{Miss, Reason};
use crate::mapping::{LeaveOut, TimeFormat};

#[derive(Clone, Default)]
struct Blank {
    person: Missing,
    name: Missing,
    time: Missing,
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

impl Check for Blank {
    fn missed(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        match miss.reason {
            Reason::BlankPerson => self.person.add(at, rule, miss),
            Reason::BlankName => self.name.add(at, rule, miss),
            Reason::UnreadableTime => {
                let digits = miss.value.len();
                // Thirteen digits are milliseconds from 2001 to 2286.
                let all_digits = miss.value.bytes().all(|byte| byte.is_ascii_digit());
                self.milliseconds += u64::from(digits == 13 && all_digits);
                self.time.add(at, rule, miss);
            }
            _ => {}
        }
    }

    fn append(&mut self, later: Self) {
        self.person.append(later.person);
        self.name.append(later.name);
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
        [
            self.person.finish(LeaveOut::BlankPerson, Vec::new(), |column| What::BlankPerson { column }),
            self.name.finish(LeaveOut::BlankName, Vec::new(), |column| What::BlankName { column }),
            self.time.finish(LeaveOut::UnreadableTime, first, |column| What::UnreadableTime { column, milliseconds }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
