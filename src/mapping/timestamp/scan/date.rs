//! The dates of a text: numbers, months by name, compact ones, and what may follow them.

use super::clock::compact_clock;
use super::cursor::Cursor;
use super::{Calendar, DateText, Number, Written, calendar};
use crate::mapping::timestamp::words;

impl Cursor<'_> {
    /// A text that begins with a digit.
    pub(super) fn digits_first(&mut self) -> Option<Written> {
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
        // A plan of before never took `22/03/12` for a date of which the year comes first.
        let may_be_short = separator == b'-' || self.reading.reads_rows_alone();
        let date = numeric_date((first, first_len), (second, second_len), (third, third_len), may_be_short)?;
        if separator == b'.' && self.peek() == Some(b'.') {
            self.at += 1;
        }
        self.rest(date).map(calendar)
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
                let zone = self.zone_to_end()?;
                return Some(calendar(Calendar { date, clock: Some(clock), zone }));
            }
        }
        self.at = after_date;
        self.rest(date).map(calendar)
    }

    /// A text that begins with a word: `Jan 5, 2024`, `Fri, 5 Jan 2024 10:11:12 +0000`, `Fri Jan 5 10:11:12 2024`.
    pub(super) fn word_first(&mut self) -> Option<Calendar> {
        let mut word = self.word();
        let mut after = self.at;
        // "user123" is no date; a space or a sign stands behind a name.
        if self.next_is_digit() {
            return None;
        }
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
                return match self.digits_first()? {
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
        let zone = if self.next_is_digit() { None } else { Some(self.zone()?) };
        self.spaces();
        let (year, len) = self.digits();
        let date = named(year, len, month, day)?;
        self.is_at_end().then_some(Calendar { date, clock: Some(clock), zone })
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
            return Some(Calendar { date, clock: None, zone: None });
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
            Some(b'-') if !self.reading.is_first() && matches!(date, DateText::YearFirst { .. }) => {
                let clock = self.hyphened_clock()?;
                return Some(Calendar { date, clock: Some(clock), zone: None });
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
            let (clock, zone) = self.clock_to_end()?;
            return Some(Calendar { date, clock: Some(clock), zone });
        }
        if !self.reading.is_first() && !self.may_be_zone_of_date() {
            return None;
        }
        let zone = self.zone_to_end()?;
        Some(Calendar { date, clock: None, zone })
    }

    /// `-08`, `-08-30` and `-08-30-15` behind a date are times of day, as logs and names of files have them.
    fn hyphened_clock(&mut self) -> Option<u32> {
        let mut parts = [0; 3];
        for part in &mut parts {
            if self.is_at_end() {
                break;
            }
            if !self.take(b'-') {
                return None;
            }
            *part = u64::from(self.two()?);
        }
        let [hour, minute, second] = parts;
        (self.is_at_end() && hour < 24).then_some(())?;
        compact_clock(hour * 10_000 + minute * 100 + second, 6)
    }

    /// Whether what stands behind a date without a time of day can be nothing but a zone: letters, or an offset to the
    /// east with its minutes. `-08`, `-0800` and `+08` may be times of day as well.
    fn may_be_zone_of_date(&self) -> bool {
        let rest = self.text[self.at..].trim_start();
        let Some(offset) = rest.strip_prefix('+') else { return !rest.starts_with(['-', '\u{2212}']) };
        let is_clock = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let end = offset.find(|letter: char| !letter.is_ascii_digit() && letter != ':').unwrap_or(offset.len());
        match offset[..end].split_once(':') {
            Some((hours, minutes)) => hours.len() == 2 && is_clock(&[hours, minutes].concat()),
            None => is_clock(&offset[..end]),
        }
    }
}

/// `20240105` as a date.
pub(in crate::mapping::timestamp) fn compact_date(digits: u64) -> DateText {
    DateText::YearFirst {
        year: (digits / 10_000) as u32,
        month: (digits / 100 % 100) as u32,
        day: (digits % 100) as u32,
    }
}

/// The year that two digits mean: 69 to 99 are 19.., 00 to 68 are 20.. (POSIX, `strptime`).
pub(in crate::mapping::timestamp) fn full_year(short: u32) -> u32 {
    if short >= 69 { 1900 + short } else { 2000 + short }
}

fn numeric_date(
    first: (u64, usize),
    second: (u64, usize),
    third: (u64, usize),
    may_be_short: bool,
) -> Option<DateText> {
    let (a, b, c) = (first.0 as u32, second.0 as u32, third.0 as u32);
    Some(match (first.1, second.1, third.1) {
        (4, 1 | 2, 1 | 2) => DateText::YearFirst { year: a, month: b, day: c },
        (1 | 2, 1 | 2, 4) => DateText::YearLast { first: a, second: b, year: c, short_year: false },
        (2, 2, 2) if may_be_short => DateText::Short { first: a, second: b, third: c },
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
