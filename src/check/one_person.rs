//! One identity with a suspicious share of everything: a default value, or a column that does not say who.

use super::fix::leave_values_out;
use super::found::short;
use super::{Check, CheckContext, Example, Finding, Grade, Kind, Whole};
use crate::message;

// Only worth a look, as a file of one customer's own history is right as it is.
static ONE_PERSON: Kind = Kind::new("one-person", Grade::WorthALook);

/// With fewer events nothing can be said.
const ENOUGH: u64 = 50;

/// The share in percent from which it is suspicious …
const SHARE: u64 = 20;

/// … when it also is so many times what the others have on average.
const TIMES: u64 = 20;

#[derive(Clone)]
struct OnePerson {
    column: String,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    Box::new(OnePerson { column: context.person_column(0).to_owned() })
}

impl Check for OnePerson {
    fn append(&mut self, later: Self) {
        self.column = later.column;
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let of = whole.summary.events();
        let people = whole.people.count();
        let (person, count, rows) = whole.people.most();
        let others = (of - count).checked_div(people.saturating_sub(1)).unwrap_or(0).max(1);
        let everyone = people == 1;
        if of < ENOUGH || !(everyone || count * 100 >= of * SHARE && count >= others * TIMES) {
            return Vec::new();
        }
        let fix = leave_values_out(self.column, vec![person.to_owned()]);
        vec![Finding {
            kind: &ONE_PERSON,
            says: message!("check-one-person", count = count, person = person, of = of, everyone = everyone),
            count,
            rows: rows.to_vec(),
            events: Vec::new(),
            examples: rows.first().map(|&at| Example { at, text: short(person), with: None }).into_iter().collect(),
            fixes: if everyone || whole.context.looks_people_up() { Vec::new() } else { vec![fix] },
        }]
    }
}
