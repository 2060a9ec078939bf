//! Some identities are e-mail addresses and others are numbers: whoever has both is two people (*Problems with
//! Identifying Users?*, case 4).

use super::fix::leave_rows_out;
use super::found::Found;
use super::{Check, CheckContext, Class, Events, Finding, Grade, Kind, Whole};
use crate::mapping::{Characters, LeaveOut};
use crate::message;

static MIXED_PEOPLE: Kind = Kind::new("mixed-people", Grade::WorthALook);

/// Of either kind there must be this share, in percent, and …
const SHARE: u64 = 1;

/// … at least so many.
const ENOUGH: u64 = 2;

#[derive(Clone, Default)]
struct MixedPeople {
    emails: Found,
    numbers: Found,
    of: u64,
}

pub(super) fn start(_setting: &CheckContext) -> Box<dyn Check> {
    Box::new(MixedPeople::default())
}

impl Check for MixedPeople {
    fn events(&mut self, events: &Events<'_>) {
        for seen in events.iter() {
            let person = seen.made.event.person.as_ref();
            self.of += 1;
            if seen.person.only(Characters::DIGIT) {
                self.numbers.add(seen.at(), seen.rule, person);
            } else if seen.person.are_email(person) {
                self.emails.add(seen.at(), seen.rule, person);
            }
        }
    }

    fn heed(&mut self, before: &Self) {
        self.emails.heed(&before.emails);
        self.numbers.heed(&before.numbers);
    }

    fn is_about_people(&self) -> bool {
        true
    }

    fn append(&mut self, later: Self) {
        self.emails.append(later.emails);
        self.numbers.append(later.numbers);
        self.of += later.of;
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let Self { emails, numbers, of } = *self;
        let says = message!("check-mixed-people", emails = emails.count, numbers = numbers.count);
        let (few, many, like) = match emails.count < numbers.count {
            true => (emails, numbers, Class::Email),
            false => (numbers, emails, Class::Number),
        };
        if few.count < ENOUGH || few.count * 100 < of * SHARE {
            return Vec::new();
        }
        let rules = few.rules();
        let column = rules.first().map_or("", |rule| whole.context.person_column(*rule)).to_owned();
        // Where people are looked up, no cell of the row is the person.
        let fix = (!whole.context.looks_people_up()).then(|| leave_rows_out(rules, LeaveOut::Cell { column, like }));
        let other = many.finish(&MIXED_PEOPLE, |_| says.clone(), Vec::new());
        let mut found = few.finish(&MIXED_PEOPLE, |_| says.clone(), fix.into_iter().collect());
        if let (Some(found), Some(other)) = (&mut found, other) {
            // One example of each kind says more than two of one.
            found.examples.truncate(1);
            found.examples.extend(other.examples.into_iter().take(1));
        }
        found.into_iter().collect()
    }
}
