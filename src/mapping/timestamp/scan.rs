//! Takes the text of a cell apart, whatever the format: which numbers stand where, with which clock and which zone.
//! What the numbers mean is decided by the format ([`super::resolve`]), so that reading a value and judging a whole
//! column can never disagree. Runs over every cell of a file: no allocation, one pass.

use super::words;

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
    /// Seconds east of UTC.
    pub(crate) offset: Option<i32>,
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
    /// `01-02-03`: three numbers of two digits with hyphens; the year may be in front too.
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
    Clock { clock: u32, offset: Option<i32> },
    Number(Number),
    Other,
}

/// Takes a cell apart.
pub(crate) fn scan(text: &str) -> Written {
    let text = trim(text);
    let Some(&first) = text.as_bytes().first() else { return Written::Blank };
    let mut cursor = Cursor::new(text);
    if first.is_ascii_digit() {
        return cursor.from_digits().unwrap_or(Written::Other);
    }
    if is_null(text) {
        return Written::Blank;
    }
    // No name of a month or a day begins with an accent.
    if first.is_ascii_alphabetic() && text.bytes().any(|byte| byte.is_ascii_digit()) {
        return cursor.from_word().map_or(Written::Other, calendar);
    }
    Written::Other
}

/// Takes the cell of a column with times of day apart.
pub(super) fn scan_clock(text: &str) -> ClockText {
    let text = trim(text);
    if text.is_empty() || is_null(text) {
        return ClockText::Blank;
    }
    let mut cursor = Cursor::new(text);
    if let Some((clock, offset)) = cursor.clock_to_end() {
        return ClockText::Clock { clock, offset };
    }
    match scan(text) {
        Written::Number(number) => ClockText::Number(number),
        Written::Blank if text.bytes().all(|byte| matches!(byte, b'0' | b'.' | b',')) => {
            ClockText::Clock { clock: 0, offset: None }
        }
        _ => ClockText::Other,
    }
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
    let zero = match calendar.date {
        DateText::YearFirst { year: 0, month: 0, day: 0 } => true,
        DateText::YearLast { first: 0, second: 0, year: 0, .. } => true,
        DateText::Short { first: 0, second: 0, third: 0 } => true,
        _ => false,
    };
    if zero && calendar.clock.is_none_or(|clock| clock == 0) { Written::Blank } else { Written::Calendar(calendar) }
}

/// Where the reading of a text stands.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn next_is_digit(&self) -> bool {
        self.peek().is_some_and(|byte| byte.is_ascii_digit())
    }

    /// A run of digits: its value (of the first 19) and its length. Length 0 where there is none.
    #[inline]
    fn digits(&mut self) -> (u64, usize) {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut value = 0_u64;
        while let Some(&byte) = bytes.get(self.at) {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            if self.at - start < 19 {
                value = value * 10 + u64::from(digit);
            }
            self.at += 1;
        }
        (value, self.at - start)
    }

    /// A number of one or two digits.
    #[inline]
    fn one_or_two(&mut self) -> Option<u32> {
        match self.digits() {
            (value, 1 | 2) => Some(value as u32),
            _ => None,
        }
    }

    /// A number of exactly two digits.
    #[inline]
    fn two(&mut self) -> Option<u32> {
        match self.digits() {
            (value, 2) => Some(value as u32),
            _ => None,
        }
    }

    /// Steps over spaces of any kind; whether there was one.
    fn spaces(&mut self) -> bool {
        let start = self.at;
        loop {
            match self.peek() {
                Some(b' ' | b'\t') => self.at += 1,
                Some(byte) if byte >= 0x80 => match self.text[self.at..].chars().next() {
                    Some(letter) if letter.is_whitespace() => self.at += letter.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        self.at > start
    }

    /// A run of letters, empty where there is none.
    fn word(&mut self) -> &'a str {
        let start = self.at;
        while let Some(byte) = self.peek() {
            if byte.is_ascii_alphabetic() {
                self.at += 1;
            } else if byte < 0x80 {
                break;
            } else {
                match self.text[self.at..].chars().next() {
                    Some(letter) if letter.is_alphabetic() => self.at += letter.len_utf8(),
                    _ => break,
                }
            }
        }
        &self.text[start..self.at]
    }

    /// A text that begins with a digit.
    fn from_digits(&mut self) -> Option<Written> {
        let (first, first_len) = self.digits();
        let separator = match self.peek() {
            None => return self.number(first, first_len, None),
            Some(separator @ (b'-' | b'/' | b'.')) => {
                self.at += 1;
                separator
            }
            Some(b',') => {
                self.at += 1;
                let fraction = self.fraction()?;
                return if self.is_at_end() { self.number(first, first_len, Some(fraction)) } else { None };
            }
            Some(b'T' | b't') if first_len == 8 => return self.compact(first),
            Some(b' ') if first_len == 8 => return self.compact(first),
            Some(_) => return self.named_date(first, first_len).map(calendar),
        };
        if separator == b'.' && self.peek() == Some(b' ') {
            self.spaces();
        }
        if !self.next_is_digit() {
            return self.named_date(first, first_len).map(calendar);
        }
        let before_second = self.at;
        let (second, second_len) = self.digits();
        if !self.take(separator) {
            if separator == b'.' && self.is_at_end() {
                self.at = before_second;
                let fraction = self.fraction()?;
                return self.number(first, first_len, Some(fraction));
            }
            return None;
        }
        if separator == b'.' {
            self.spaces();
        }
        let (third, third_len) = self.digits();
        let date = numeric_date((first, first_len), (second, second_len), (third, third_len), separator)?;
        if separator == b'.' && self.peek() == Some(b'.') {
            self.at += 1;
        }
        self.rest(date).map(calendar)
    }

    /// The digits behind a decimal point or comma: their value (of the first 14) and how many of them count.
    fn fraction(&mut self) -> Option<(u64, u8)> {
        let start = self.at;
        let (_, len) = self.digits();
        let kept = len.min(14);
        let digits = self.text[start..start + kept].bytes();
        let value = digits.fold(0_u64, |value, byte| value * 10 + u64::from(byte - b'0'));
        (len > 0).then_some((value, kept as u8))
    }

    fn number(&self, whole: u64, digits: usize, fraction: Option<(u64, u8)>) -> Option<Written> {
        if digits > 19 {
            return None;
        }
        let number = Number { whole, digits: digits as u8, fraction };
        Some(if number.is_zero() { Written::Blank } else { Written::Number(number) })
    }

    /// `20240105T101112Z`, `20240105 10:11`.
    fn compact(&mut self, date: u64) -> Option<Written> {
        let date = compact_date(date);
        let after_date = self.at;
        if self.take(b'T') || self.take(b't') || self.spaces() {
            let (digits, len) = self.digits();
            if let Some(clock) = compact_clock(digits, len)
                && self.peek() != Some(b':')
            {
                if matches!(self.peek(), Some(b'.' | b',')) && len == 6 {
                    self.at += 1;
                    self.fraction()?;
                }
                let offset = self.zone_to_end()?;
                return Some(calendar(Calendar { date, clock: Some(clock), offset }));
            }
        }
        self.at = after_date;
        self.rest(date).map(calendar)
    }

    /// A text that begins with a word: `Jan 5, 2024`, `Fri, 5 Jan 2024 10:11:12 +0000`, `Fri Jan 5 10:11:12 2024`.
    fn from_word(&mut self) -> Option<Calendar> {
        let mut word = self.word();
        let mut after = self.at;
        // "mar." is Tuesday in front of another month's name, and March in front of a number.
        if words::is_weekday(word) || (word.len() == 3 && word.eq_ignore_ascii_case("mar")) {
            let is_month_too = words::month(word).is_some();
            if self.take(b'-') && !self.word().eq_ignore_ascii_case("feira") {
                self.at = after;
            }
            let _ = self.take(b'.');
            let _ = self.take(b',');
            self.spaces();
            if self.next_is_digit() && !is_month_too {
                return match self.from_digits()? {
                    Written::Calendar(calendar) => Some(calendar),
                    _ => None,
                };
            }
            if self.next_is_digit() && is_month_too {
                let digits_at = self.at;
                let (number, len) = self.digits();
                let day_first = (len <= 2).then(|| self.named_date(number, len)).flatten();
                if day_first.is_some() {
                    return day_first;
                }
                self.at = digits_at;
            }
            if !is_month_too {
                word = self.word();
                after = self.at;
            }
        }
        self.at = after;
        let month = words::month(word)?;
        let _ = self.take(b'.');
        if !(self.take(b'-') || self.take(b'/')) {
            self.spaces();
        }
        let day = self.one_or_two()?;
        self.ordinal();
        self.date_separators();
        let before_year = self.at;
        let (year, year_len) = self.digits();
        if self.peek() == Some(b':') {
            self.at = before_year;
            return self.clock_before_year(month, day);
        }
        let date = named(year, year_len, month, day)?;
        self.rest(date)
    }

    /// The rest of `Fri Jan 5 10:11:12 UTC 2024`.
    fn clock_before_year(&mut self, month: u32, day: u32) -> Option<Calendar> {
        let clock = self.clock()?;
        self.spaces();
        let offset = if self.next_is_digit() { None } else { Some(self.zone()?) };
        self.spaces();
        let (year, len) = self.digits();
        let date = named(year, len, month, day)?;
        self.is_at_end().then_some(Calendar { date, clock: Some(clock), offset })
    }

    /// What follows a first number that a word may follow: `5 January 2024`, `5. Jan 24`, `5th of May, 2024`,
    /// `2024-Jan-05`.
    fn named_date(&mut self, first: u64, first_len: usize) -> Option<Calendar> {
        if first_len <= 2 {
            self.ordinal();
        }
        self.date_separators();
        let mut word = self.word();
        if words::is_joiner(word) {
            self.spaces();
            word = self.word();
        }
        let month = words::month(word)?;
        self.date_separators();
        let start = self.at;
        let joiner = self.word();
        if words::is_joiner(joiner) {
            self.spaces();
        } else {
            self.at = start;
        }
        let _ = self.take(b'\'');
        let (second, second_len) = self.digits();
        let date = match (first_len, second_len) {
            (1 | 2, 2 | 4) => named(second, second_len, month, first as u32)?,
            (4, 1 | 2) => named(first, first_len, month, second as u32)?,
            _ => return None,
        };
        self.rest(date)
    }

    /// Steps over `st`, `nd`, `rd`, `th`, `er`, `º` behind a day.
    fn ordinal(&mut self) {
        let start = self.at;
        let ending = self.word();
        let known = ["st", "nd", "rd", "th", "er", "º", "°", "ª"];
        if !ending.is_empty() && !known.iter().any(|ordinal| ending.eq_ignore_ascii_case(ordinal)) {
            self.at = start;
        } else if ending.is_empty() {
            let rest = &self.text[start..];
            if rest.starts_with('°') {
                self.at += '°'.len_utf8();
            }
        }
    }

    /// Steps over what may stand between the parts of a date with words.
    fn date_separators(&mut self) {
        while self.take(b'.') || self.take(b',') || self.take(b'-') || self.take(b'/') || self.spaces() {}
    }

    /// What follows a date: nothing, a time of day, a zone, or both.
    fn rest(&mut self, date: DateText) -> Option<Calendar> {
        if self.is_at_end() {
            return Some(Calendar { date, clock: None, offset: None });
        }
        let clock_must_follow = match self.peek() {
            Some(b'T' | b't') => {
                self.at += 1;
                true
            }
            // The logs of web servers: 05/Jan/2024:10:11:12 +0000.
            Some(b':') if matches!(date, DateText::Named { .. }) => {
                self.at += 1;
                true
            }
            // A date of XML's: 2024-01-05+02:00.
            Some(b'Z' | b'z' | b'+' | b'-') if matches!(date, DateText::YearFirst { .. }) => false,
            _ => {
                let comma = self.take(b',');
                if !self.spaces() && !comma {
                    return None;
                }
                let start = self.at;
                let word = self.word();
                if !word.is_empty() && words::is_joiner(word) {
                    self.spaces();
                    true
                } else {
                    self.at = start;
                    self.next_is_digit()
                }
            }
        };
        if clock_must_follow {
            let (clock, offset) = self.clock_to_end()?;
            return Some(Calendar { date, clock: Some(clock), offset });
        }
        let offset = self.zone_to_end()?;
        Some(Calendar { date, clock: None, offset })
    }

    /// A time of day and perhaps a zone, and nothing behind it.
    fn clock_to_end(&mut self) -> Option<(u32, Option<i32>)> {
        let clock = self.clock()?;
        if self.is_at_end() {
            return Some((clock, None));
        }
        Some((clock, self.zone_to_end()?))
    }

    /// `10:11`, `10:11:12.345`, `10.11`, `10:11 PM`, `10 a.m.`, as seconds since midnight. Parts of seconds are cut
    /// off. `24:00` is the end of the day; a leap second (`:60`) is the second before it, which keeps the day.
    fn clock(&mut self) -> Option<u32> {
        let hour = self.one_or_two()?;
        let mut minute = 0;
        let mut second = 0;
        let separator = self.peek().filter(|byte| matches!(byte, b':' | b'.'));
        let followed = self.text.as_bytes().get(self.at + 1).is_some_and(u8::is_ascii_digit);
        if let Some(separator) = separator
            && followed
        {
            self.at += 1;
            minute = self.two()?;
            if self.take(separator) {
                second = self.two()?;
                if matches!(self.peek(), Some(b'.' | b',')) {
                    self.at += 1;
                    self.fraction()?;
                }
            }
        }
        let half = if self.is_at_end() { None } else { self.half_of_day() };
        if separator.is_none() && half.is_none() {
            return None;
        }
        let hour = match half {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(half) => hour % 12 + half,
            None => hour,
        };
        day_seconds(hour, minute, second)
    }

    /// `AM`, `pm`, `a.m.`, `p. m.`: the hours to add. Leaves the cursor where it was when there is none.
    fn half_of_day(&mut self) -> Option<u32> {
        let start = self.at;
        self.spaces();
        let hours = match self.peek() {
            Some(b'a' | b'A') => 0,
            Some(b'p' | b'P') => 12,
            _ => {
                self.at = start;
                return None;
            }
        };
        self.at += 1;
        let dotted = self.take(b'.');
        if dotted {
            self.spaces();
        }
        if self.take(b'm') || self.take(b'M') {
            let _ = dotted && self.take(b'.');
            if !self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
                return Some(hours);
            }
        }
        self.at = start;
        None
    }

    /// A zone, if any, and nothing behind it but a remark in parentheses.
    fn zone_to_end(&mut self) -> Option<Option<i32>> {
        self.spaces();
        let mut offset = None;
        if !self.is_at_end() && self.peek() != Some(b'(') {
            offset = Some(self.zone()?);
            self.spaces();
        }
        if self.take(b'(') {
            if offset.is_none() {
                offset = Some(self.zone()?);
                return (self.take(b')') && self.is_at_end()).then_some(offset);
            }
            self.at = self.text.len();
            return self.text.ends_with(')').then_some(offset);
        }
        self.is_at_end().then_some(offset)
    }

    /// `Z`, `+02:00`, `-0500`, `UTC`, `GMT+2`, `PST`: seconds east of UTC.
    fn zone(&mut self) -> Option<i32> {
        let word = self.word();
        let named = if word.is_empty() { None } else { Some(words::zone_minutes(word)? * 60) };
        let negative = match self.peek() {
            Some(b'+') => false,
            Some(b'-') => true,
            Some(0xE2) if self.text[self.at..].starts_with('\u{2212}') => {
                self.at += 2;
                true
            }
            _ => return named,
        };
        if named.is_some_and(|seconds| seconds != 0) {
            return None;
        }
        self.at += 1;
        let (value, len) = self.digits();
        let (hours, minutes) = match len {
            1 | 2 if self.take(b':') => (value, u64::from(self.two()?)),
            1 | 2 => (value, 0),
            3 | 4 => (value / 100, value % 100),
            _ => return None,
        };
        // From -12:00 to +14:00, in quarters of an hour, is what is in use anywhere.
        if minutes > 59 || minutes % 15 != 0 || hours * 60 + minutes > 14 * 60 {
            return None;
        }
        let seconds = (hours * 60 + minutes) as i32 * 60;
        Some(if negative { -seconds } else { seconds })
    }
}

fn day_seconds(hour: u32, minute: u32, second: u32) -> Option<u32> {
    let second = if second == 60 { 59 } else { second };
    if minute > 59 || second > 59 || hour > 24 || (hour == 24 && minute + second > 0) {
        return None;
    }
    Some(hour * 3_600 + minute * 60 + second)
}

/// `20240105` as a date.
pub(super) fn compact_date(digits: u64) -> DateText {
    DateText::YearFirst {
        year: (digits / 10_000) as u32,
        month: (digits / 100 % 100) as u32,
        day: (digits % 100) as u32,
    }
}

/// `101112` or `1011` as a time of day.
pub(super) fn compact_clock(digits: u64, len: usize) -> Option<u32> {
    let digits = digits as u32;
    match len {
        6 => day_seconds(digits / 10_000, digits / 100 % 100, digits % 100),
        4 => day_seconds(digits / 100, digits % 100, 0),
        _ => None,
    }
}

/// The year that two digits mean: 69 to 99 are 19.., 00 to 68 are 20.. (POSIX, `strptime`).
pub(super) fn full_year(short: u32) -> u32 {
    if short >= 69 { 1900 + short } else { 2000 + short }
}

fn numeric_date(first: (u64, usize), second: (u64, usize), third: (u64, usize), separator: u8) -> Option<DateText> {
    let (a, b, c) = (first.0 as u32, second.0 as u32, third.0 as u32);
    Some(match (first.1, second.1, third.1) {
        (4, 1 | 2, 1 | 2) => DateText::YearFirst { year: a, month: b, day: c },
        (1 | 2, 1 | 2, 4) => DateText::YearLast { first: a, second: b, year: c, short_year: false },
        (2, 2, 2) if separator == b'-' => DateText::Short { first: a, second: b, third: c },
        (1 | 2, 1 | 2, 2) => DateText::YearLast { first: a, second: b, year: full_year(c), short_year: true },
        _ => return None,
    })
}

fn named(year: u64, year_len: usize, month: u32, day: u32) -> Option<DateText> {
    match year_len {
        4 => Some(DateText::Named { year: year as u32, month, day, short_year: false }),
        2 => Some(DateText::Named { year: full_year(year as u32), month, day, short_year: true }),
        _ => None,
    }
}
