//! What a value looks like, whatever its column is.

use serde::{Deserialize, Serialize};

use super::{Mark, amount_as};
use crate::mapping::characters::{Characters, places};
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
        Self::at_a_glance(text).unwrap_or_else(|| match amount_as(text, reading) {
            // A date has three parts.
            _ if !is_decimal(text) && matches!(scan_as(text, reading), Written::Calendar(_)) => Class::Date,
            Some(amount) if amount.is_plain() => Class::Number,
            Some(amount) if amount.fits(Mark::Point) || amount.fits(Mark::Comma) => Class::Amount,
            _ => Class::Text,
        })
    }

    /// What a text looks like, where its characters tell, whatever the reading; `None` where it may be a date or an amount.
    fn at_a_glance(text: &str) -> Option<Self> {
        const OF_CARDS: Characters = Characters::DIGIT.or(Characters::SPACE).or(Characters::HYPHEN);
        let bytes = text.as_bytes();
        match bytes.first() {
            Some(b'{') if text.ends_with('}') && text.contains('"') => return Some(Class::Json),
            Some(b'[') if text.ends_with(']') && text.contains(['"', '{']) => return Some(Class::Json),
            Some(b'$') if is_scrambled(text) => return Some(Class::Password),
            Some(b'0'..=b'9') if bytes.len() < SHORTEST_CARD && is_plain_number(bytes) => return Some(Class::Number),
            Some(b'h') if is_page(text) => return Some(Class::Text),
            _ => {}
        }
        let characters = Characters::of(text);
        if characters.has(Characters::AT) && characters.are_email(text) {
            return Some(Class::Email);
        }
        // Most words have no digit, and without one nothing below can be.
        if !characters.has(Characters::DIGIT) {
            return Some(Class::Text);
        }
        if bytes.len() >= SHORTEST_CARD && characters.only(OF_CARDS) && is_card(text) {
            return Some(Class::Card);
        }
        if characters.only(Characters::DIGIT) {
            return Some(Class::Number);
        }
        // The address of a page has digits, is long, and neither a date nor an amount.
        let is_address = || bytes.windows(3).any(|three| three == b"://");
        if characters.has(Characters::COLON) && characters.has(Characters::SLASH) && is_address() {
            return Some(Class::Text);
        }
        const OF_DECIMALS: Characters = Characters::DIGIT.or(Characters::POINT);
        let is_number = characters.only(OF_DECIMALS)
            && is_decimal(text)
            && bytes.first() != Some(&b'.')
            && bytes.last() != Some(&b'.');
        is_number.then_some(Class::Number)
    }
}

/// Digits of a payment card, at least.
const SHORTEST_CARD: usize = 13;

/// Whether a text that begins with a digit is digits, and perhaps a point between two of them.
fn is_plain_number(bytes: &[u8]) -> bool {
    let mut points = 0;
    let is_of_number = |byte: &u8| byte.is_ascii_digit() || (*byte == b'.' && std::mem::replace(&mut points, 1) == 0);
    bytes.iter().all(is_of_number) && bytes.last() != Some(&b'.')
}

/// Whether a text is the address of a page, and no e-mail address.
fn is_page(text: &str) -> bool {
    let has_sign = || match places(text.as_bytes(), [b'@']) {
        Some([places]) => places != 0,
        None => text.contains('@'),
    };
    (text.starts_with("https://") || text.starts_with("http://")) && !has_sign()
}

/// Whether a text is digits and one point: an amount or nothing.
fn is_decimal(text: &str) -> bool {
    let points = text.bytes().filter(|byte| *byte == b'.').count();
    points == 1 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Tells the classes of many values, of which what is hard to tell mostly comes again: the names of plans, of sizes.
#[derive(Debug, Default)]
pub(crate) struct Classifier {
    known: [(String, Option<Class>); Self::KNOWN],
}

impl Classifier {
    /// Values that are remembered, each in a place of its own.
    const KNOWN: usize = 32;

    /// Longer ones are not remembered, in bytes.
    const LONGEST: usize = 64;

    /// [`Class::of`] a text.
    #[inline]
    pub fn class(&mut self, text: &str) -> Class {
        match Class::at_a_glance(text) {
            Some(class) => class,
            None => self.remembered(text),
        }
    }

    #[inline(never)]
    fn remembered(&mut self, text: &str) -> Class {
        let bytes = text.as_bytes();
        let place = bytes.iter().fold(bytes.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
        let (known, class) = &mut self.known[place % Self::KNOWN];
        match class {
            Some(class) if known == text => *class,
            _ if text.len() > Self::LONGEST => Class::of(text),
            _ => {
                known.clear();
                known.push_str(text);
                *class.insert(Class::of(text))
            }
        }
    }
}

/// `$2y$10$…` (bcrypt), `$argon2id$…`, `$6$…` (crypt): what is never anything but a password.
fn is_scrambled(text: &str) -> bool {
    const MARKS: [&str; 8] = ["$2a$", "$2b$", "$2y$", "$argon2", "$1$", "$5$", "$6$", "$scrypt$"];
    text.len() >= 20 && MARKS.iter().any(|mark| text.starts_with(mark))
}

/// Whether of digits, perhaps in groups, thirteen to nineteen begin like a payment card's (ISO/IEC 7812: 3 to 6) and the
/// last is right (Luhn).
fn is_card(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if !(SHORTEST_CARD..=19).contains(&digits) || !text.starts_with(['3', '4', '5', '6']) {
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
