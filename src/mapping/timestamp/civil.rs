//! Days on the calendar as plain arithmetic, since a column of millions of dates is read through it.

/// Days from 1 March of the year 0 to 1 January 1970. Years are counted from March, so that a leap day is the last of its
/// year and moves none behind it.
const DAYS_TO_1970: i64 = 719_468;

/// Days from 1 March to each month.
const BEFORE_MONTH: [u16; 12] = [306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275];

/// How long each month is, in a year that is no leap year.
const LENGTH: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// The day, counted from 1 January 1970; `None` for a day that does not exist, such as 31 February. Years are 1 to
/// 9999 of the Gregorian calendar.
#[inline]
pub(crate) fn day_number(year: u32, month: u32, day: u32) -> Option<i64> {
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
        return None;
    }
    let at = (month - 1) as usize;
    if day > u32::from(LENGTH[at]) && !(month == 2 && day == 29 && is_leap(year)) {
        return None;
    }
    let past = year - u32::from(month < 3);
    let centuries = past / 100;
    let days = past * 365 + past / 4 - centuries + centuries / 4 + u32::from(BEFORE_MONTH[at]) + day - 1;
    Some(i64::from(days) - DAYS_TO_1970)
}
