//! Every rule about dates: how they may be written, how a whole column is judged, and in which zone they are read.
//!
//! A cell is taken apart once (`scan`), its parts get a meaning in a format (`resolve`), and [`TimeReader`] makes
//! an instant of it. Judging a column goes the same way, so what was inferred is what will be read. A value that fits
//! nothing is unreadable: it never becomes now, and never 1970.
//!
//! Understood are ISO 8601 and its relatives, dates of three numbers with `/`, `-` or `.`, months by name in seven
//! languages, days of the week in front, clocks of 12 and 24 hours, zones as offsets or unambiguous abbreviations,
//! compact dates (`20240105T101112Z`), Unix seconds and milliseconds, and Excel's serial days. Two-digit years are of
//! the century that POSIX says (69 to 99 are 19..). Parts of a second are cut off. A second 60 is read as 59. A date
//! alone is noon; an hour behind it with a hyphen (`2019-03-05-08`) is an hour and no offset. A number that lost digits (`1.70E+09`) is unreadable.

mod civil;
mod evidence;
mod find;
mod infer;
mod letters;
mod places;
mod reader;
mod resolve;
mod scan;
mod words;
mod zone;
mod zone_text;

use serde::{Deserialize, Serialize};

use crate::event::Timestamp;

pub use find::{ZoneChoice, ZoneList};
pub use infer::{Candidate, Example, Inference, TimeGuess, Verdict};
pub use reader::TimeReader;
pub(crate) use scan::{Written, scan, scan_as, trim};
pub use zone::{UnknownZone, Zone};
pub(crate) use zone_text::{ZoneText, says_zone};

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

impl TimeFormat {
    /// Whether it counts from 1970 in UTC, so that no time zone is needed to read it.
    pub fn is_unix(self) -> bool {
        matches!(self, Self::UnixSeconds | Self::UnixMilliseconds)
    }
}

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
    /// It is a time, but neither the text nor the plan says in which zone.
    NoZone,
    /// The column with zones says none that is known.
    UnknownZone,
}
