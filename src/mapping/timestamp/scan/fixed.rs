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
    let text: &[u8; 19] = text.try_into().ok()?;
    let date = eight(*text.first_chunk()?, *b"0000-00-");
    let clock = eight(*text.last_chunk()?, *b"00:00:00");
    let (ten, one) = (u32::from(text[8].wrapping_sub(b'0')), u32::from(text[9].wrapping_sub(b'0')));
    let (Some(date), Some(clock), b' ' | b'T') = (date, clock, text[10]) else { return None };
    if ten > 9 || one > 9 {
        return None;
    }
    let (year, month) = (pair_at(date, 0) * 100 + pair_at(date, 2), pair_at(date, 5));
    let (hour, minute, second) = (pair_at(clock, 0), pair_at(clock, 3), pair_at(clock, 6));
    (hour < 24 && minute < 60 && second < 60).then_some((
        year,
        month,
        ten * 10 + one,
        hour * 3_600 + minute * 60 + second,
    ))
}

/// What two neighbouring digits of eight bytes are together, at the first of them, where the bytes have the pattern's signs
/// and a digit for each of its noughts.
#[inline]
fn eight(bytes: [u8; 8], pattern: [u8; 8]) -> Option<u64> {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // What is added to a digit to reach the highest bit if it was none, and to a sign if it was another one.
    let beyond = u64::from_le_bytes(pattern.map(|sign| if sign == b'0' { 0x76 } else { 0x7F }));
    // Digits are 0 to 9 then, and signs 0. A byte that would carry into the one above it has its highest bit set itself.
    let digits = u64::from_le_bytes(bytes) ^ u64::from_le_bytes(pattern);
    ((digits | digits.wrapping_add(beyond)) & HIGH == 0).then(|| digits * 10 + (digits >> 8))
}

/// The number that [`eight`] gives for the digits at `at`.
#[inline]
fn pair_at(pairs: u64, at: u32) -> u32 {
    (pairs >> (at * 8)) as u32 & 0xFF
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
