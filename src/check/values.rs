//! What the value of a detail looks like, found out once for all checks that ask.

use super::Value;
use crate::event::Property;
use crate::mapping::timestamp::{Written, scan};
use crate::mapping::value::{Mark, amount};
use crate::mapping::{EventRule, Mapping};

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A number as the tracker takes it.
    Number,
    /// Digits that are, by length and check digit, the number of a payment card.
    Card,
    /// An amount that the tracker takes for text: a currency, thousands set apart, a decimal comma.
    Amount,
    /// A date, with or without a time.
    Date,
    /// An object or a list of JSON.
    Json,
    /// A scrambled password.
    Password,
    /// Anything else.
    Text,
}

/// The plan's details, and the classes of the event at hand.
pub(super) struct Values {
    names: Vec<Vec<String>>,
    values: Vec<Value>,
}

impl Values {
    pub fn of(mapping: &Mapping) -> Self {
        let names = |rule: &EventRule| rule.details.iter().map(|detail| detail.name().trim().to_owned()).collect();
        Self { names: mapping.rules.iter().map(names).collect(), values: Vec::new() }
    }

    /// One for each of the properties, in their order. They are the rule's details without those that were blank; joined
    /// events may have them in another order.
    pub fn classify(&mut self, rule: usize, properties: &[Property<'_>]) -> &[Value] {
        self.values.clear();
        let names = self.names.get(rule).map_or(&[][..], Vec::as_slice);
        let mut next = 0;
        for property in properties {
            let is_it = |name: &String| *name == property.name;
            let behind = names.iter().skip(next).position(is_it).map(|at| next + at);
            let detail = behind.or_else(|| names.iter().position(is_it)).unwrap_or(usize::MAX);
            next = detail.saturating_add(1);
            self.values.push(Value { detail, class: class(&property.value) });
        }
        &self.values
    }
}

fn class(text: &str) -> Class {
    let bytes = text.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    match bytes.first() {
        Some(b'{') if text.ends_with('}') && text.contains('"') => return Class::Json,
        Some(b'[') if text.ends_with(']') && text.contains(['"', '{']) => return Class::Json,
        Some(b'$') if is_scrambled(text) => return Class::Password,
        _ => {}
    }
    // Most words have no digit, and without one nothing below can be.
    if digits == 0 {
        return Class::Text;
    }
    if digits >= 13 && is_card(text, digits) {
        return Class::Card;
    }
    if digits == bytes.len() {
        return Class::Number;
    }
    if matches!(scan(text), Written::Calendar(_)) {
        return Class::Date;
    }
    match amount(text) {
        Some(amount) if amount.is_plain() => Class::Number,
        Some(amount) if amount.fits(Mark::Point) || amount.fits(Mark::Comma) => Class::Amount,
        _ => Class::Text,
    }
}

/// `$2y$10$…` (bcrypt), `$argon2id$…`, `$6$…` (crypt): what is never anything but a password.
fn is_scrambled(text: &str) -> bool {
    const MARKS: [&str; 8] = ["$2a$", "$2b$", "$2y$", "$argon2", "$1$", "$5$", "$6$", "$scrypt$"];
    text.len() >= 20 && MARKS.iter().any(|mark| text.starts_with(mark))
}

/// Thirteen to nineteen digits, perhaps in groups, that begin like a payment card's (ISO/IEC 7812: 3 to 6) and whose
/// last digit is right (Luhn).
fn is_card(text: &str, digits: usize) -> bool {
    if digits > 19 || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ' || byte == b'-') {
        return false;
    }
    if !text.starts_with(['3', '4', '5', '6']) {
        return false;
    }
    let mut sum = 0;
    let from_end = text.bytes().rev().filter(u8::is_ascii_digit);
    for (at, digit) in from_end.map(|byte| u32::from(byte - b'0')).enumerate() {
        let doubled = if at % 2 == 1 { digit * 2 } else { digit };
        sum += if doubled > 9 { doubled - 9 } else { doubled };
    }
    sum % 10 == 0
}
