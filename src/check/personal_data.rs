//! What an analytics tool should not hold, told by its shape: numbers of payment cards, passwords. What was sent cannot
//! be deleted.

use super::fix::leave_property_out;
use super::found::{Found, PerDetail};
use super::{Change, Check, CheckContext, Class, Classes, Events, Finding, Fix, Grade, Kind, Whole};
use crate::mapping::{Mapping, PropertyRule};
use crate::message;
use crate::message::Message;

static PERSONAL_DATA: Kind = Kind::new("personal-data", Grade::MustFix);

/// One long number in twenty-five passes for a card's by chance; of other numbers there are far fewer.
const SHARE: u64 = 30;

const ENOUGH: u64 = 3;

/// Titles of columns that hold passwords.
const TITLES: [&str; 12] = [
    "password",
    "passwd",
    "pwd",
    "pass",
    "password_hash",
    "passwordhash",
    "encrypted_password",
    "password_digest",
    "user_pass",
    "passwort",
    "kennwort",
    "mot_de_passe",
];

#[derive(Clone)]
struct PersonalData {
    details: PerDetail<Personal>,
    any_titled: bool,
}

#[derive(Clone, Default)]
struct Personal {
    titled: bool,
    cards: Found,
    passwords: Found,
}

/// The column is no detail any more.
#[derive(Debug, PartialEq)]
struct LeaveColumnOut {
    column: String,
}

impl Change for LeaveColumnOut {
    fn apply(&self, mapping: &mut Mapping) {
        for rule in &mut mapping.rules {
            rule.properties.retain(|detail| detail.column() != Some(&self.column));
        }
    }

    fn message(&self) -> Message {
        message!("fix-leave-column-out", column = &self.column)
    }
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    let mut details: PerDetail<Personal> = PerDetail::new(&context.details());
    let mut any_titled = false;
    for (at, rule) in context.mapping.rules.iter().enumerate() {
        for (index, detail) in rule.properties.iter().enumerate() {
            if let Some(personal) = details.get_mut(at, index) {
                personal.titled = is_titled(detail);
                any_titled |= personal.titled;
            }
        }
    }
    Box::new(PersonalData { details, any_titled })
}

fn is_titled(detail: &PropertyRule) -> bool {
    let says = |title: &str| TITLES.contains(&title.trim().to_lowercase().replace([' ', '-'], "_").as_str());
    detail.column().is_some_and(says) || says(detail.name())
}

impl Check for PersonalData {
    fn events(&mut self, events: &Events<'_>) {
        let private = const { Classes::of(&[Class::Card, Class::Password]) };
        let like = if self.any_titled { Classes::ALL } else { private };
        for (values, personal) in events.details(like, &mut self.details) {
            values.each(|seen, class, _| {
                // The values themselves are not repeated on the screen.
                if class == Class::Card {
                    personal.cards.add(seen.at(), seen.rule, "");
                } else if personal.titled || class == Class::Password {
                    personal.passwords.add(seen.at(), seen.rule, "");
                }
            });
        }
    }

    fn append(&mut self, later: Self) {
        self.details.append(later.details, |personal, later| {
            personal.cards.append(later.cards);
            personal.passwords.append(later.passwords);
        });
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let finish = |(rule, detail, personal): (usize, usize, Personal)| {
            let at = (rule, detail);
            let rule = whole.context.detail(rule, detail)?;
            let Personal { cards, passwords, .. } = personal;
            let of = whole.counts.of(at.0, at.1).all();
            let (private, like, found) = if passwords.count > 0 {
                ("passwords", Class::Password, passwords)
            } else if cards.count >= ENOUGH && cards.count * 100 >= of * SHARE {
                ("cards", Class::Card, cards)
            } else {
                return None;
            };
            let fix = match rule.column() {
                Some(column) => Fix::new(LeaveColumnOut { column: column.to_owned() }),
                None => leave_property_out(rule.name()),
            };
            let says = |count| message!("check-personal-data", count = count, detail = rule.name(), private = private);
            let rows = whole.context.leave_out_like(at.0, at.1, like);
            let fixes = std::iter::once(fix).chain(rows).collect();
            let mut finding = found.finish(&PERSONAL_DATA, says, fixes)?;
            finding.examples.clear();
            Some(finding)
        };
        self.details.into_iter().filter_map(finish).collect()
    }
}
