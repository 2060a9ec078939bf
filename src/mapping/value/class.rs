//! What a value looks like, whatever its column is.

use serde::{Deserialize, Serialize};

use super::{Mark, amount};
use crate::mapping::profile::is_email;
use crate::mapping::timestamp::{Written, scan_as};
use crate::source::ReadingVersion;

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// An e-mail address.
    Email,
    /// A scrambled password.
    Password,
    /// Anything else.
    Text,
}

impl Class {
    /// How many classes there are.
    pub const COUNT: usize = Self::Text as usize + 1;

    /// What a trimmed text looks like. Runs over every value that is to be sent.
    pub fn of(text: &str) -> Self {
        Self::read_as(text, ReadingVersion::NOW)
    }

    /// Classifies by the rules of another version.
    pub fn read_as(text: &str, reading: ReadingVersion) -> Self {
        let bytes = text.as_bytes();
        let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
        match bytes.first() {
            Some(b'{') if text.ends_with('}') && text.contains('"') => return Class::Json,
            Some(b'[') if text.ends_with(']') && text.contains(['"', '{']) => return Class::Json,
            Some(b'$') if is_scrambled(text) => return Class::Password,
            _ => {}
        }
        if text.contains('@') && is_email(text) {
            return Class::Email;
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
        // The address of a page has digits, is long, and neither a date nor an amount.
        if bytes.windows(3).any(|three| three == b"://") {
            return Class::Text;
        }
        // Digits and one point are an amount or nothing; a date has three parts.
        let is_decimal = digits + 1 == bytes.len() && bytes.contains(&b'.');
        if !is_decimal && matches!(scan_as(text, reading), Written::Calendar(_)) {
            return Class::Date;
        }
        match amount(text) {
            Some(amount) if amount.is_plain() => Class::Number,
            Some(amount) if amount.fits(Mark::Point) || amount.fits(Mark::Comma) => Class::Amount,
            _ => Class::Text,
        }
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
