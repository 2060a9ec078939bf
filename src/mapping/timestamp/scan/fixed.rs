//! The shapes that nearly every export writes, read without stepping through them: `2024-01-31`, `31/01/2024`, each
//! alone or with `10:11` or `10:11:12`. They mean exactly what the general way would make of them.

use super::{Calendar, DateText};

/// More than any two digits give: one of them was no digit.
const NO_NUMBER: u32 = 10_000;

/// Takes a text of one of these shapes apart; `None` for any other, which is no judgement.
#[inline]
pub(super) fn scan(text: &[u8]) -> Option<Calendar> {
    let (date, clock) = text.split_first_chunk::<10>()?;
    let (clock, bad_clock) = match clock {
        [] => (None, false),
        [b' ' | b'T', h1, h2, b':', m1, m2] => time(pair(*h1, *h2), pair(*m1, *m2), 0),
        [b' ' | b'T', h1, h2, b':', m1, m2, b':', s1, s2] => time(pair(*h1, *h2), pair(*m1, *m2), pair(*s1, *s2)),
        _ => return None,
    };
    let (date, number) = match date {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] => {
            let (year, month, day) = (pair(*y1, *y2) * 100 + pair(*y3, *y4), pair(*m1, *m2), pair(*d1, *d2));
            (DateText::YearFirst { year, month, day }, year.max(month * 100).max(day * 100))
        }
        [a1, a2, one @ (b'/' | b'.' | b'-'), b1, b2, two, y1, y2, y3, y4] if one == two => {
            let (first, second, year) = (pair(*a1, *a2), pair(*b1, *b2), pair(*y1, *y2) * 100 + pair(*y3, *y4));
            let date = DateText::YearLast { first, second, year, short_year: false };
            (date, year.max(first * 100).max(second * 100))
        }
        _ => return None,
    };
    (number < 10_000 && !bad_clock).then_some(Calendar { date, clock, zone: None })
}

/// A date and a time to the second, `2024-01-31 10:11:12`, which is what most columns hold: its year, month and day, and the
/// seconds since midnight. Eight bytes are looked at together; `None` for any other text, which is no judgement.
#[inline]
pub(in crate::mapping::timestamp) fn to_the_second(text: &[u8]) -> Option<(u32, u32, u32, u32)> {
    const NOUGHTS: u64 = 0x3030_3030_3030_3030;
    let text: &[u8; 19] = text.try_into().ok()?;
    let (b'-', b'-', b' ' | b'T', b':', b':') = (text[4], text[7], text[10], text[13], text[16]) else { return None };
    let [y1, y2, y3, y4, _, m1, m2, _, d1, d2, _, h1, h2, _, n1, n2, _, s1, s2] = *text;
    let date = u64::from_le_bytes([y1, y2, y3, y4, m1, m2, d1, d2]).wrapping_sub(NOUGHTS);
    let clock = u64::from_le_bytes([h1, h2, n1, n2, s1, s2, b'0', b'0']).wrapping_sub(NOUGHTS);
    if !are_digits(date) || !are_digits(clock) {
        return None;
    }
    let ([y12, y34, month, day], [hour, minute, second, _]) = (pairs(date), pairs(clock));
    (hour < 24 && minute < 60 && second < 60).then_some((
        y12 * 100 + y34,
        month,
        day,
        hour * 3_600 + minute * 60 + second,
    ))
}

/// Whether each of eight bytes, from which `0` was taken, was a digit. What borrowed from the byte above it is no digit itself.
#[inline]
fn are_digits(bytes: u64) -> bool {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const BEYOND_NINE: u64 = 0x7676_7676_7676_7676;
    (bytes | bytes.wrapping_add(BEYOND_NINE)) & HIGH == 0
}

/// The numbers of two digits each that eight digits are, the first in the lowest byte.
#[inline]
fn pairs(digits: u64) -> [u32; 4] {
    let pairs = (digits * 10 + (digits >> 8)).to_le_bytes();
    [pairs[0], pairs[2], pairs[4], pairs[6]].map(u32::from)
}

#[inline]
fn pair(tens: u8, ones: u8) -> u32 {
    let (tens, ones) = (u32::from(tens.wrapping_sub(b'0')), u32::from(ones.wrapping_sub(b'0')));
    if tens > 9 || ones > 9 { NO_NUMBER } else { tens * 10 + ones }
}

/// Seconds since midnight, and whether that is for the general way to judge.
#[inline]
fn time(hour: u32, minute: u32, second: u32) -> (Option<u32>, bool) {
    (Some(hour * 3_600 + minute * 60 + second), hour > 23 || minute > 59 || second > 59)
}
