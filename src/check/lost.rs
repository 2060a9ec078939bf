//! Events that are too long for the tracker: their person or their name has more characters than it takes.

use super::fix::leave_rows_out;
use super::found::Found;
use super::{Check, CheckContext, Finding, Grade, Kind, Received, Seen, Whole};
use crate::kissmetrics::rules::{EventOutcome, IDENTITY_MAX, Loss, NAME_MAX};
use crate::mapping::LeaveOut;
use crate::message;

static PERSON_TOO_LONG: Kind = Kind::new("person-too-long", Grade::WillBeLost).withheld(Loss::IdentityTooLong);

static NAME_TOO_LONG: Kind = Kind::new("name-too-long", Grade::WillBeLost).withheld(Loss::NameTooLong);

#[derive(Clone, Default)]
struct Lost {
    person: Found,
    name: Found,
}

pub(super) fn start(_setting: &CheckContext) -> Box<dyn Check> {
    Box::new(Lost::default())
}

impl Check for Lost {
    fn received(&mut self, seen: &Seen<'_>, Received { verdict, .. }: &Received<'_>) {
        let event = &seen.made.event;
        match verdict.event {
            EventOutcome::Lost(Loss::IdentityTooLong) => self.person.add(seen.at(), seen.rule, &event.person),
            EventOutcome::Lost(Loss::NameTooLong) => self.name.add(seen.at(), seen.rule, &event.name),
            _ => {}
        }
    }

    fn append(&mut self, later: Self) {
        self.person.append(later.person);
        self.name.append(later.name);
    }

    fn finish(self: Box<Self>, _whole: &Whole<'_>) -> Vec<Finding> {
        let Self { person, name } = *self;
        let longer_person = LeaveOut::LongerPerson { characters: IDENTITY_MAX };
        let longer_name = LeaveOut::LongerName { characters: NAME_MAX };
        let fixes = |found: &Found, what| vec![leave_rows_out(found.rules(), what)];
        let (of_person, of_name) = (fixes(&person, longer_person), fixes(&name, longer_name));
        let says_person = |count| message!("check-person-too-long", count = count, most = IDENTITY_MAX);
        let says_name = |count| message!("check-name-too-long", count = count, most = NAME_MAX);
        let person = person.finish(&PERSON_TOO_LONG, says_person, of_person);
        let name = name.finish(&NAME_TOO_LONG, says_name, of_name);
        person.into_iter().chain(name).collect()
    }
}
