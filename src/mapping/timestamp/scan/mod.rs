//! Takes the text of a cell apart, whatever the format: which numbers stand where, with which clock and which zone.
//! What the numbers mean is decided by the format (`resolve`), so that reading a value and judging a whole
//! column can never disagree. Runs over every cell of a file: no allocation, one pass.

mod clock;
mod cursor;
mod date;
mod fixed;

use cursor::Cursor;

use super::ZoneText;
use crate::source::ReadingVersion;

pub(super) use clock::compact_clock;
pub(super) use date::{compact_date, full_year};
pub(super) use fixed::to_the_second;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// Nothing, a database's NULL, or a zero date.
    Blank,
    /// A date, perhaps with a time of day and a zone.
    Calendar(Calendar),
    /// A number without a sign.
    Number(Number),
    /// Anything else.
    Other,
}

/// A date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Calendar {
    pub(crate) date: DateText,
    /// Seconds since midnight, up to and including 86,400.
    pub(crate) clock: Option<u32>,
    /// The zone that the text says.
    pub(crate) zone: Option<ZoneText>,
}

/// The three parts of a date, in the order that the text settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateText {
    /// `2024-01-31`: settled.
    YearFirst { year: u32, month: u32, day: u32 },
    /// `31 Jan 2024`: settled.
    Named { year: u32, month: u32, day: u32, short_year: bool },
    /// `01/02/2024`: the first two are the day and the month, or the month and the day.
    YearLast { first: u32, second: u32, year: u32, short_year: bool },
    /// `01-02-03`, `01/02/03`: three numbers of two digits; the year may be in front too.
    Short { first: u32, second: u32, third: u32 },
}

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) whole: u64,
    /// How many digits the whole part has, leading zeros included.
    pub(crate) digits: u8,
    /// The digits behind the point or comma, as a number and how many they are (at most 14 are kept).
    pub(crate) fraction: Option<(u64, u8)>,
}

impl Number {
    fn is_zero(self) -> bool {
        self.whole == 0 && self.fraction.is_none_or(|(digits, _)| digits == 0)
    }
}

/// A time of day that stands in a column of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClockText {
    Blank,
    Clock { clock: u32, zone: Option<ZoneText> },
    Number(Number),
    Other,
}

/// Takes a cell apart, by the newest reading.
pub(crate) fn scan(text: &str) -> Written {
    scan_as(text, ReadingVersion::NOW)
}

/// Takes a cell apart, by this reading.
pub(crate) fn scan_as(text: &str, reading: ReadingVersion) -> Written {
    let text = trim(text);
    let Some(&first) = text.as_bytes().first() else { return Written::Blank };
    let mut cursor = Cursor::new(text, reading);
    if first.is_ascii_digit() {
        if let Some(fixed) = fixed::scan(text.as_bytes()) {
            return calendar(fixed);
        }
        return cursor.digits_first().unwrap_or(Written::Other);
    }
    if is_null(text) {
        return Written::Blank;
    }
    // No name of a month or a day begins with an accent.
    if first.is_ascii_alphabetic() && text.bytes().any(|byte| byte.is_ascii_digit()) {
        return cursor.word_first().map_or(Written::Other, calendar);
    }
    Written::Other
}

/// Takes the cell of a column with times of day apart.
pub(super) fn scan_clock(text: &str, reading: ReadingVersion) -> ClockText {
    let text = trim(text);
    if text.is_empty() || is_null(text) {
        return ClockText::Blank;
    }
    // `0.25` is a quarter of a day and 25 minutes past midnight. No other cell may decide which: what is read of a row would
    // change as rows are added.
    if reading.reads_rows_alone() && is_part_or_clock(text) {
        return ClockText::Other;
    }
    let mut cursor = Cursor::new(text, reading);
    if let Some((clock, zone)) = cursor.clock_to_end() {
        return ClockText::Clock { clock, zone };
    }
    match scan_as(text, reading) {
        Written::Number(number) => ClockText::Number(number),
        Written::Blank if text.bytes().all(|byte| matches!(byte, b'0' | b'.' | b',')) => {
            ClockText::Clock { clock: 0, zone: None }
        }
        _ => ClockText::Other,
    }
}

/// Whether a text is a part of a day as well as a time of day.
fn is_part_or_clock(text: &str) -> bool {
    match text.as_bytes() {
        [b'0', b'.', b'0', b'0'] => false,
        [b'0', b'.', ten, one] => matches!(ten, b'0'..=b'5') && one.is_ascii_digit(),
        _ => false,
    }
}

/// The zone that a cell of a column with zones says: an offset, or letters that mean the same everywhere.
pub(super) fn scan_zone(text: &str, reading: ReadingVersion) -> Option<ZoneText> {
    Cursor::new(text, reading).zone_to_end().flatten()
}

/// Without white space at either end, non-breaking spaces and a byte order mark included.
pub(crate) fn trim(text: &str) -> &str {
    let bytes = text.as_bytes();
    match (bytes.first(), bytes.last()) {
        (Some(b'!'..=b'~'), Some(b'!'..=b'~')) => text,
        _ => text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}'),
    }
}

/// What databases write for nothing. Words of people, such as "never", are not among it: they are unreadable.
fn is_null(text: &str) -> bool {
    text == "\\N" || text.eq_ignore_ascii_case("null") || text.eq_ignore_ascii_case("(null)")
}

/// A zero date with no time of day, or midnight, is a database's way to say that it did not happen.
fn calendar(calendar: Calendar) -> Written {
    let zero = matches!(
        calendar.date,
        DateText::YearFirst { year: 0, month: 0, day: 0 }
            | DateText::YearLast { first: 0, second: 0, year: 0, .. }
            | DateText::Short { first: 0, second: 0, third: 0 }
    );
    if zero && calendar.clock.is_none_or(|clock| clock == 0) { Written::Blank } else { Written::Calendar(calendar) }
}
