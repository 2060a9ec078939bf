//! Long numbers that a spreadsheet rounded (`7.21E+12`): the last digits are gone, and with them who it was.

use super::fix::leave_rows_out;
use super::found::Found;
use super::{Check, CheckContext, Events, Finding, Grade, Kind, Whole};
use crate::mapping::settings::is_damaged;
use crate::mapping::{Characters, LeaveOut};
use crate::message;

static DAMAGED_PERSON: Kind = Kind::new("damaged-person", Grade::MustFix);

#[derive(Clone, Default)]
struct DamagedPerson(Found);

pub(super) fn start(_setting: &CheckContext) -> Box<dyn Check> {
    Box::new(DamagedPerson::default())
}

impl Check for DamagedPerson {
    fn events(&mut self, events: &Events<'_>) {
        if !events.oddities.people.has(Characters::DIGIT) {
            return;
        }
        for seen in events.iter() {
            let person = &seen.made.event.person;
            if seen.person.has(Characters::DIGIT) && is_damaged(person) {
                self.0.add(seen.at(), seen.rule, person);
            }
        }
    }

    fn is_about_people(&self) -> bool {
        true
    }

    fn append(&mut self, later: Self) {
        self.0.append(later.0);
    }

    fn finish(self: Box<Self>, _whole: &Whole<'_>) -> Vec<Finding> {
        let fix = leave_rows_out(self.0.rules(), LeaveOut::DamagedPerson);
        self.0
            .finish(&DAMAGED_PERSON, |count| message!("check-damaged-person", count = count), vec![fix])
            .into_iter()
            .collect()
    }
}
