//! Days on the calendar as plain arithmetic, since a column of millions of dates is read through it.

/// Days from 1 January of the year 1 to 1 January 1970.
const DAYS_TO_1970: i64 = 719_162;

/// Days of the year before each month, in a year that is no leap year.
const BEFORE_MONTH: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// How long each month is, in a year that is no leap year.
const LENGTH: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// The day, counted from 1 January 1970; `None` for a day that does not exist, such as 31 February. Years are 1 to
/// 9999 of the Gregorian calendar.
pub(crate) fn day_number(year: u32, month: u32, day: u32) -> Option<i64> {
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
        return None;
    }
    let at = (month - 1) as usize;
    let leap_day = u32::from(month == 2 && is_leap(year));
    if day > u32::from(LENGTH[at]) + leap_day {
        return None;
    }
    let past = i64::from(year - 1);
    let passed_leap_day = i64::from(month > 2 && is_leap(year));
    let before = past * 365 + past / 4 - past / 100 + past / 400;
    Some(before + i64::from(BEFORE_MONTH[at]) + passed_leap_day + i64::from(day) - 1 - DAYS_TO_1970)
}
