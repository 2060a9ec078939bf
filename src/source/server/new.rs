//! Only what is new: which rows those are, as a condition that the server understands.

use std::cmp::Ordering;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::message;
use crate::message::Message;
use crate::source::SourceError;

/// What the values of a column are, as far as new rows are told by them.
pub(in crate::source) trait Growing: Copy {
    /// Whether values only grow as rows are added, so that new rows can be told by them.
    fn grows(self) -> bool;

    /// Whether it says when something happened. Several rows may then have the same value.
    fn is_time(self) -> bool;

    /// Whether it says on which day.
    fn is_day(self) -> bool;
}

/// What is asked about new rows.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::source) struct New<'a> {
    /// The column by which new rows are told.
    pub(in crate::source) key: Option<&'a str>,
    /// The value of it up to which rows were brought in.
    pub(in crate::source) since: Option<&'a str>,
    /// Values of it, with commas between them, of earlier rows that are read once more.
    pub(in crate::source) again: Option<&'a str>,
}

impl New<'_> {
    /// The column by which new rows are told: the one that was chosen, else `otherwise` if its values grow.
    pub(in crate::source) fn growing(
        &self,
        names: &[String],
        cells: &[(usize, impl Growing)],
        otherwise: Option<&str>,
    ) -> Result<Option<usize>, SourceError> {
        let grows = |place: &usize| cells.get(*place).is_some_and(|(_, kind)| kind.grows());
        let find = |wanted: &str| {
            let exactly = names.iter().position(|name| name == wanted);
            exactly.or_else(|| names.iter().position(|name| name.eq_ignore_ascii_case(wanted))).filter(grows)
        };
        let allowed = || {
            let growing = names.iter().zip(cells).filter(|(_, (_, kind))| kind.grows());
            growing.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
        };
        match (self.key, self.since) {
            (Some(key), _) => find(key).map(Some).ok_or_else(|| SourceError::BadAnswer {
                field: "key",
                value: key.to_owned(),
                allowed: allowed().into(),
            }),
            (None, None) => Ok(otherwise.and_then(find)),
            (None, Some(_)) => otherwise
                .and_then(find)
                .map(Some)
                .ok_or(SourceError::MissingAnswer { field: "key", label: "setting-key" }),
        }
    }

    /// What a new row meets: greater than a key, and no earlier than a time, which others may share; or it is among
    /// those that are read once more.
    /// The column is named as it stands in a statement.
    pub(in crate::source) fn condition(&self, column: &str, kind: impl Growing) -> Result<String, SourceError> {
        let comparison = if kind.is_time() { ">=" } else { ">" };
        let new = format!("{column} {comparison} {}", value_of("since", kind, self.since.unwrap_or_default())?);
        let again = self.again().map(|value| value_of("again", kind, value)).collect::<Result<Vec<_>, _>>()?;
        Ok(if again.is_empty() { new } else { format!("({new} OR {column} IN ({}))", again.join(", ")) })
    }

    /// What stands for the variable of a query that asks for new rows itself. It has no place for single rows, so that
    /// it begins below the lowest of those that are read once more, whether it says `>` or `>=`.
    pub(in crate::source) fn variable(&self, kind: impl Growing) -> Result<String, SourceError> {
        let since = bare(self.since.unwrap_or_default());
        value_of("since", kind, since)?;
        let below = self.again().map(|value| below(kind, value)).collect::<Result<Vec<_>, _>>()?;
        let lowest = below.into_iter().min_by(|a, b| compare(kind, a, b));
        Ok(lowest.filter(|lowest| compare(kind, lowest, since).is_lt()).unwrap_or_else(|| since.to_owned()))
    }

    /// The values of rows that are read once more.
    fn again(&self) -> impl Iterator<Item = &str> {
        self.again.unwrap_or_default().split(',').map(str::trim).filter(|value| !value.is_empty())
    }
}

/// A time as a server takes it: a TIMESTAMP's text says that it is UTC.
fn bare(time: &str) -> &str {
    time.trim().trim_end_matches("UTC").trim_end()
}

/// A value less than this one, and not much.
fn below(kind: impl Growing, text: &str) -> Result<String, SourceError> {
    value_of("again", kind, text)?;
    let below = if kind.is_day() {
        let date = NaiveDate::parse_from_str(bare(text), "%Y-%m-%d").ok();
        date.and_then(|date| date.pred_opt()).map(|date| date.to_string())
    } else if kind.is_time() {
        let time = NaiveDateTime::parse_from_str(bare(text), "%Y-%m-%d %H:%M:%S%.f").ok();
        time.and_then(|time| time.checked_sub_signed(TimeDelta::seconds(1))).map(|time| time.to_string())
    } else {
        let whole = text.split('.').next().unwrap_or(text);
        whole.parse::<i128>().ok().and_then(|whole| whole.checked_sub(1)).map(|whole| whole.to_string())
    };
    below.ok_or_else(|| SourceError::BadAnswer {
        field: "again",
        value: text.to_owned(),
        allowed: message!("allowed-values-of-column").into(),
    })
}

/// Whether a value can be the one up to which rows were brought in: not a blank one, and none that stands beside all
/// others, such as `infinity`, `NaN` and the years before our era.
pub(in crate::source) fn tells(kind: impl Growing, value: &str) -> bool {
    let digits = if kind.is_time() { value } else { value.strip_prefix('-').unwrap_or(value) };
    digits.starts_with(|c: char| c.is_ascii_digit()) && !value.ends_with(" BC")
}

/// The order of two values of a growing column, as they are written.
pub(in crate::source) fn compare(kind: impl Growing, a: &str, b: &str) -> Ordering {
    if !kind.is_time() {
        return compare_numbers(a, b);
    }
    // Times are all written alike, so that their order is that of their letters once their years are as long.
    let year = |time: &str| time.find('-').unwrap_or(time.len());
    year(a).cmp(&year(b)).then_with(|| a.cmp(b))
}

/// Whether two values of a growing column are one to the server, which may write a number with more decimals or with fewer.
pub(in crate::source) fn is_same(kind: impl Growing, a: &str, b: &str) -> bool {
    a == b || (tells(kind, a) && tells(kind, b) && compare(kind, a, b).is_eq())
}

/// A value of a growing column as it stands in a statement: nothing but digits, or a time in quotes.
pub(in crate::source) fn value_of(field: &'static str, kind: impl Growing, text: &str) -> Result<String, SourceError> {
    let bad = |allowed: Message| SourceError::BadAnswer { field, value: text.to_owned(), allowed: allowed.into() };
    if kind.is_time() {
        let time = bare(text);
        let fits = time.starts_with(|c: char| c.is_ascii_digit())
            && time.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ':' | '.' | ' '));
        return if fits { Ok(format!("'{time}'")) } else { Err(bad(message!("allowed-time"))) };
    }
    let digits = text.trim();
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let fits = unsigned.starts_with(|c: char| c.is_ascii_digit())
        && unsigned.chars().all(|c| c.is_ascii_digit() || c == '.')
        && unsigned.matches('.').count() <= 1;
    if fits { Ok(digits.to_owned()) } else { Err(bad(message!("allowed-number"))) }
}

/// Compares two numbers in digits, of any length, without losing any.
fn compare_numbers(a: &str, b: &str) -> Ordering {
    let (a_negative, a) = (a.starts_with('-'), a.trim_start_matches('-'));
    let (b_negative, b) = (b.starts_with('-'), b.trim_start_matches('-'));
    match (a_negative, b_negative) {
        (false, true) => Ordering::Greater,
        (true, false) => Ordering::Less,
        (false, false) => compare_digits(a, b),
        (true, true) => compare_digits(b, a),
    }
}

fn compare_digits(a: &str, b: &str) -> Ordering {
    let (a_whole, a_fraction) = parts(a);
    let (b_whole, b_fraction) = parts(b);
    a_whole.len().cmp(&b_whole.len()).then_with(|| a_whole.cmp(b_whole)).then_with(|| a_fraction.cmp(b_fraction))
}

/// The digits before and behind the point that count.
fn parts(number: &str) -> (&str, &str) {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    (whole.trim_start_matches('0'), fraction.trim_end_matches('0'))
}
