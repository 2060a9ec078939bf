//! What the parts of a written time mean in a format: the one place where day and month are told apart.

use super::civil::day_number;
use super::scan::{Calendar, DateText, Number, Written, compact_clock, compact_date, full_year};
use super::{TimeFormat, TimeProblem, ZoneText};

/// Unix seconds that are read as such: from 1973 to 2286, nine or ten digits. Smaller numbers are not times but
/// identifiers and counts that slipped in; larger ones are milliseconds.
const UNIX_SECONDS: std::ops::Range<u64> = 100_000_000..10_000_000_000;

/// Serial days that are read as such: behind 1 March 1900, before which Excel's calendar is off by a day, up to 9999.
const SERIAL_DAYS: std::ops::Range<u64> = 61..2_958_466;

/// Day numbers (from 1970) of the days that Excel counts from.
const EXCEL_DAY_ZERO: i64 = -25_569;
const EXCEL_1904_DAY_ZERO: i64 = -24_107;

const DAY: i64 = 86_400;

/// A time that is understood but not yet placed in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Resolved {
    /// What a calendar and a clock on the wall show.
    Wall { day: i64, clock: Option<u32>, zone: Option<ZoneText> },
    /// An instant, in Unix seconds.
    Instant(i64),
}

/// What a cell means in the format.
#[inline]
pub(super) fn resolve(written: &Written, format: TimeFormat) -> Result<Resolved, TimeProblem> {
    match written {
        Written::Blank => Err(TimeProblem::Blank),
        Written::Calendar(calendar) => resolve_calendar(calendar, format).ok_or(TimeProblem::Unreadable),
        Written::Number(number) => resolve_number(*number, format).ok_or(TimeProblem::Unreadable),
        Written::Other => Err(TimeProblem::Unreadable),
    }
}

fn resolve_calendar(calendar: &Calendar, format: TimeFormat) -> Option<Resolved> {
    let day = resolve_date(calendar.date, format)?;
    Some(Resolved::Wall { day, clock: calendar.clock, zone: calendar.zone })
}

/// The day of a date. A date whose order is settled by its text is read in every calendar format; numbers of which the
/// year comes last only where the format says what comes first.
pub(super) fn resolve_date(date: DateText, format: TimeFormat) -> Option<i64> {
    use TimeFormat::{DayFirst, MonthFirst, YearFirst};
    if !matches!(format, YearFirst | DayFirst | MonthFirst) {
        return None;
    }
    match (date, format) {
        (DateText::YearFirst { year, month, day } | DateText::Named { year, month, day, .. }, _) => {
            day_number(year, month, day)
        }
        (DateText::YearLast { first, second, year, .. }, DayFirst) => day_number(year, second, first),
        (DateText::YearLast { first, second, year, .. }, MonthFirst) => day_number(year, first, second),
        (DateText::YearLast { .. }, _) => None,
        (DateText::Short { first, second, third }, DayFirst) => day_number(full_year(third), second, first),
        (DateText::Short { first, second, third }, MonthFirst) => day_number(full_year(third), first, second),
        (DateText::Short { first, second, third }, _) => day_number(full_year(first), second, third),
    }
}

fn resolve_number(number: Number, format: TimeFormat) -> Option<Resolved> {
    match format {
        TimeFormat::YearFirst | TimeFormat::DayFirst | TimeFormat::MonthFirst => compact(number),
        TimeFormat::UnixSeconds => {
            UNIX_SECONDS.contains(&number.whole).then_some(Resolved::Instant(number.whole as i64))
        }
        TimeFormat::UnixMilliseconds => {
            let seconds = number.whole / 1_000;
            UNIX_SECONDS.contains(&seconds).then_some(Resolved::Instant(seconds as i64))
        }
        TimeFormat::ExcelDays => serial(number, EXCEL_DAY_ZERO),
        TimeFormat::ExcelDays1904 => serial(number, EXCEL_1904_DAY_ZERO),
    }
}

/// `20240105` and `20240105101112`.
fn compact(number: Number) -> Option<Resolved> {
    if number.fraction.is_some() {
        return None;
    }
    let (date, clock) = match number.digits {
        8 => (number.whole, None),
        14 => (number.whole / 1_000_000, Some(compact_clock(number.whole % 1_000_000, 6)?)),
        _ => return None,
    };
    let day = resolve_date(compact_date(date), TimeFormat::YearFirst)?;
    // Eight digits in a row are a date only in the centuries that exports are about.
    (19_000_000..22_000_000).contains(&date).then_some(Resolved::Wall { day, clock, zone: None })
}

/// Days and parts of days, to the nearest second: Excel keeps them as binary fractions that hit no second exactly.
fn serial(number: Number, day_zero: i64) -> Option<Resolved> {
    if !SERIAL_DAYS.contains(&number.whole) {
        return None;
    }
    let clock = number.fraction.filter(|&(digits, _)| digits > 0).map(day_part);
    Some(Resolved::Wall { day: day_zero + number.whole as i64, clock, zone: None })
}

/// A fraction of a day in seconds, rounded; up to and including 86,400.
pub(super) fn day_part((digits, len): (u64, u8)) -> u32 {
    let scale = 10_u128.pow(u32::from(len));
    ((u128::from(digits) * DAY as u128 * 2 + scale) / (scale * 2)) as u32
}
