//! Days and times of day as text. A workbook keeps a moment as a number of days, with the time of day as its part behind
//! the point.
//!
//! | Stored | Text |
//! |---|---|
//! | a whole number of days | `2016-01-03`; `2016-01-03 00:00:00` where a time of day belongs to it |
//! | with a time of day | `2016-01-03 09:12:00`, `2016-01-03 09:12:00.250` |
//! | less than a day | `09:12:00`: a time of day alone |
//! | day 60 from 1900 on | `1900-02-29`, which never was, as every spreadsheet shows it |
//! | before the first day, or after the year 9999 | the number, as it is stored |
//! | a span of time (`[h]:mm:ss`) | `26:30:00`, with as many hours as it has |
//!
//! A time of day belongs to it where the format of the cell shows one; midnight is a time like any other then, and no day
//! without a time. Where the format is not known, it is as it is written. What stands in other cells says nothing: until the
//! second version of reading it did where the format was not known, so that one more row made others of all rows before.
//!
//! Days are counted from 1900 or, in some workbooks of old Macs, from 1904.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};

/// A day in milliseconds, to which spreadsheets are exact.
const DAY: i64 = 86_400_000;

/// The last day, 9999-12-31, counted from 1900.
const LAST: i64 = 2_958_465;

/// The first day of 1904, counted from 1900.
const FROM_1904: i64 = 1_462;

/// The day that spreadsheets count and the calendar does not.
const NEVER: i64 = 60;

/// Whether a number format shows a time of day. What stands in quotes or brackets, or behind a backslash, is no part of it,
/// and only the first of its sections is for moments.
pub(super) fn shows_time(format: &str) -> bool {
    let (mut quoted, mut bracketed, mut literal) = (false, false, false);
    for letter in format.chars() {
        match letter {
            _ if literal => literal = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => literal = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            ';' => return false,
            'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

/// The same of a format that has a number in place of a text.
pub(super) fn numbered_shows_time(format: u32) -> bool {
    matches!(format, 18..=22 | 45 | 47)
}

/// Whether a text is a day with a time of day, as it is written here.
pub(super) fn has_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let at = |place: usize, mark: u8| bytes.get(place) == Some(&mark);
    bytes.len() >= 19 && at(4, b'-') && at(7, b'-') && at(10, b' ') && at(13, b':') && at(16, b':')
}

/// Appends a moment; `timed` says that a time of day belongs to it.
pub(super) fn moment(days: f64, from_1904: bool, timed: bool, out: &mut String) {
    let all = (days * DAY as f64).round();
    // A number that is no moment stays the number that it is.
    let Some(all) = (all >= 0.0 && all < (LAST + 1) as f64 * DAY as f64).then_some(all as i64) else {
        return number(days, out);
    };
    let (day, rest) = (all / DAY, all % DAY);
    if day == 0 {
        return time(rest, 2, out);
    }
    let day = if from_1904 { day + FROM_1904 } else { day };
    if day == NEVER {
        out.push_str("1900-02-29");
    } else {
        let since = if day < NEVER { day + 1 } else { day };
        let first = NaiveDate::from_ymd_opt(1899, 12, 30);
        let date = u64::try_from(since).ok().and_then(|since| first?.checked_add_days(Days::new(since)));
        match date.filter(|_| day <= LAST) {
            Some(date) => _ = write!(out, "{}", date.format("%Y-%m-%d")),
            None => return number(days, out),
        }
    }
    if rest > 0 || timed {
        out.push(' ');
        time(rest, 2, out);
    }
}

/// Appends a span of time.
pub(super) fn span(days: f64, out: &mut String) {
    let all = (days.abs() * DAY as f64).round();
    if !(all.is_finite() && all < 1e15) {
        return number(days, out);
    }
    if days < 0.0 && all > 0.0 {
        out.push('-');
    }
    time(all as i64, 1, out);
}

/// Appends a moment that is written as ISO 8601 has it, such as `2016-01-03T09:12:00`; `timed` says that a time of day
/// belongs to it, `None` that it is as it is written.
pub(super) fn written(moment: &str, timed: Option<bool>, out: &mut String) {
    match moment.split_once('T') {
        Some((date, time)) if date.len() == 10 => {
            // A day may be written as its midnight.
            let time = time.split_once('.').filter(|(_, rest)| rest.chars().all(|digit| digit == '0'));
            let time = time.map_or(&moment[11..], |(whole, _)| whole);
            out.push_str(date);
            if timed != Some(false) || time != "00:00:00" {
                out.push(' ');
                out.push_str(time);
            }
        }
        None if timed == Some(true) && moment.len() == 10 => {
            out.push_str(moment);
            out.push_str(" 00:00:00");
        }
        _ => out.push_str(moment),
    }
}

/// Appends a time of day or a span of time that is written as ISO 8601 has it, such as `PT09H12M00S`.
pub(super) fn written_span(span: &str, out: &mut String) {
    match parsed(span) {
        Some((negative, all)) => {
            if negative && all > 0 {
                out.push('-');
            }
            time(all, 2, out);
        }
        None => out.push_str(span),
    }
}

/// The milliseconds of `-PT26H30M00.5S`, and whether they count backwards.
fn parsed(span: &str) -> Option<(bool, i64)> {
    let negative = span.starts_with('-');
    let (days, mut rest) = span.trim_start_matches('-').strip_prefix('P')?.split_once('T')?;
    let mut all = match days {
        "" => 0,
        days => days.strip_suffix('D')?.parse::<i64>().ok()?.checked_mul(DAY)?,
    };
    for (unit, length) in [('H', 3_600_000.0), ('M', 60_000.0), ('S', 1_000.0)] {
        if let Some((count, behind)) = rest.split_once(unit) {
            let count = count.replace(',', ".").parse::<f64>().ok().filter(|count| (0.0..1e9).contains(count))?;
            all = all.checked_add((count * length).round() as i64)?;
            rest = behind;
        }
    }
    rest.is_empty().then_some((negative, all))
}

/// Appends `09:12:00`, with so many digits for the hours at least, and milliseconds where there are some.
fn time(all: i64, digits: usize, out: &mut String) {
    let (hours, minutes, seconds, rest) = (all / 3_600_000, all / 60_000 % 60, all / 1_000 % 60, all % 1_000);
    // Writing to a text cannot fail.
    _ = write!(out, "{hours:0digits$}:{minutes:02}:{seconds:02}");
    if rest > 0 {
        _ = write!(out, ".{rest:03}");
    }
}

/// Appends a number with the fewest digits that give it again, without exponent.
pub(super) fn number(number: f64, out: &mut String) {
    // There is no negative nothing.
    let number = if number == 0.0 { 0.0 } else { number };
    _ = write!(out, "{number}");
}
