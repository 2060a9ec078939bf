//! Every rule about dates: how they may be written, how a whole column is judged, and in which zone they are read.

use serde::{Deserialize, Serialize};

use crate::event::Timestamp;

/// How the times of a column are written. A family, not a pattern: separators, seconds, fractions, month names, a
/// 12-hour clock and a zone at the end are understood in each; only what would change the meaning is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeFormat {
    /// `2024-01-31`, ISO 8601 and its relatives.
    YearFirst,
    /// `31/01/2024`.
    DayFirst,
    /// `01/31/2024`.
    MonthFirst,
    /// Seconds since 1970.
    UnixSeconds,
    /// Milliseconds since 1970.
    UnixMilliseconds,
    /// Days since 1899-12-30, as Excel writes them.
    ExcelDays,
    /// Days since 1904-01-01, as older Excel on a Mac writes them.
    ExcelDays1904,
}

/// The time zone in which times that say none are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(pub chrono_tz::Tz);

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// What a person should know about it.
    pub note: Option<ClockNote>,
    /// There was a date and no time of day: noon was taken.
    pub date_only: bool,
}

/// A local time that is not exactly one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockNote {
    /// Clocks were put forward over it; it is read as if they had not been.
    Skipped,
    /// Clocks were put back over it; the first of the two is taken.
    Twice,
}

/// Why a cell gives no instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeProblem {
    /// Nothing there, or a database's zero date: it did not happen.
    Blank,
    /// There is something that cannot be read so.
    Unreadable,
}
