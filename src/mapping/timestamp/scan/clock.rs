//! The times of day of a text, and the zones behind them.

use super::cursor::Cursor;
use crate::mapping::timestamp::{ZoneText, words};

impl Cursor<'_> {
    /// A time of day and perhaps a zone, and nothing behind it.
    pub(super) fn clock_to_end(&mut self) -> Option<(u32, Option<ZoneText>)> {
        let clock = self.clock()?;
        if self.is_at_end() {
            return Some((clock, None));
        }
        Some((clock, self.zone_to_end()?))
    }

    /// `10:11`, `10:11:12.345`, `10.11`, `10:11 PM`, `10 a.m.`, as seconds since midnight. Parts of seconds are cut
    /// off. `24:00` is the end of the day; a leap second (`:60`) is the second before it, which keeps the day.
    pub(super) fn clock(&mut self) -> Option<u32> {
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
    pub(super) fn zone_to_end(&mut self) -> Option<Option<ZoneText>> {
        self.spaces();
        let mut zone = None;
        if !self.is_at_end() && self.peek() != Some(b'(') {
            zone = Some(self.zone()?);
            self.spaces();
        }
        if self.take(b'(') {
            if zone.is_none() {
                zone = Some(self.zone()?);
                return (self.take(b')') && self.is_at_end()).then_some(zone);
            }
            self.at = self.text.len();
            return self.text.ends_with(')').then_some(zone);
        }
        self.is_at_end().then_some(zone)
    }

    /// `Z`, `+02:00`, `-0500`, `UTC`, `GMT+2`, `PST`, `MSK`.
    pub(super) fn zone(&mut self) -> Option<ZoneText> {
        let word = self.word();
        let named = if word.is_empty() { None } else { Some(words::zone(word, self.reading)?) };
        let negative = match self.peek() {
            Some(b'+') => false,
            Some(b'-') => true,
            Some(0xE2) if self.text[self.at..].starts_with('\u{2212}') => {
                self.at += 2;
                true
            }
            _ => return named,
        };
        if named.is_some_and(|zone| zone != ZoneText::Offset(0)) {
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
        Some(ZoneText::Offset(if negative { -seconds } else { seconds }))
    }
}

fn day_seconds(hour: u32, minute: u32, second: u32) -> Option<u32> {
    let second = if second == 60 { 59 } else { second };
    if minute > 59 || second > 59 || hour > 24 || (hour == 24 && minute + second > 0) {
        return None;
    }
    Some(hour * 3_600 + minute * 60 + second)
}

/// `101112` or `1011` as a time of day.
pub(in crate::mapping::timestamp) fn compact_clock(digits: u64, len: usize) -> Option<u32> {
    let digits = digits as u32;
    match len {
        6 => day_seconds(digits / 10_000, digits / 100 % 100, digits % 100),
        4 => day_seconds(digits / 100, digits % 100, 0),
        _ => None,
    }
}
