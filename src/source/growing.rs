//! Which values of a growing column may say up to where rows were brought in. One value that stands above all others by
//! mistake, as `n/a` and the year 2099 do, would hide every later row for ever.

use chrono::{Days, NaiveDate};

use crate::clock;

/// Whether rows can be told to be new by this value: it begins as a number or a day does, and is no day that is yet to
/// come. It may be tomorrow already where it was written.
pub fn tells_new_rows(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    digits.starts_with(|letter: char| letter.is_ascii_digit()) && !is_to_come(value)
}

/// Whether it is a day, perhaps with a time of day, that is yet to come.
fn is_to_come(value: &str) -> bool {
    let tomorrow = clock::now().date_naive().checked_add_days(Days::new(1));
    day(value).zip(tomorrow).is_some_and(|(day, tomorrow)| day > tomorrow)
}

/// The day with which a value begins, as `2019-03-05` is written.
pub(super) fn day(value: &str) -> Option<NaiveDate> {
    let (year, _) = value.split_once('-').filter(|(year, _)| (4..=6).contains(&year.len()))?;
    let day = value.get(year.len()..year.len() + 6)?;
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
    let (month, day) = day[1..].split_once('-')?;
    NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, number(month)?, number(day)?)
}
