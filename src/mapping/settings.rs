//! Choices that fix what a check finds. They are part of the plan and change what is read, never the file.

use serde::{Deserialize, Serialize};

use super::value::Class;

/// What is read instead of what stands in a column: whole cells, in every use of the column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// The column's title.
    pub column: String,
    /// The cell as it stands in the source, trimmed.
    pub found: String,
    /// What is read instead; blank reads as if the cell were blank.
    #[serde(default)]
    pub with: String,
}

/// Whether a spreadsheet rounded a long number: `7.21E+12`. Its last digits are gone.
pub fn is_damaged(text: &str) -> bool {
    // Nearly no identity begins with a digit and has such a letter.
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let Some((number, power)) = text.split_once(['E', 'e']) else { return false };
    let Some(power) = power.strip_prefix('+') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    digits(whole) && digits(decimals) && digits(power)
}

/// Rows that a rule leaves out by choice, beyond what its conditions say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rows", rename_all = "kebab-case", deny_unknown_fields)]
pub enum LeaveOut {
    /// Nobody stands there.
    BlankPerson,
    /// The column that names the event is blank.
    BlankName,
    /// The time cannot be read.
    UnreadableTime,
    /// Neither the time nor the plan says a zone.
    NoZone,
    /// The column beside the time says a zone that is none.
    UnknownZone,
    /// The second source in which the person or the name is looked up does not hold the value.
    NotFound,
    /// Another person than the first event of the plan would name in the row.
    OtherPerson,
    /// The identity is a number that a spreadsheet rounded.
    DamagedPerson,
    /// The identity is one of these, as it would be sent.
    People {
        /// Identities.
        people: Vec<String>,
    },
    /// The identity has more characters than this.
    LongerPerson {
        /// The most that may be.
        characters: usize,
    },
    /// The event's name has more characters than this.
    LongerName {
        /// The most that may be.
        characters: usize,
    },
    /// A cell looks like this.
    Cell {
        /// The column's title.
        column: String,
        /// What it looks like.
        like: Class,
    },
    /// A cell has more characters than this.
    LongerCell {
        /// The column's title.
        column: String,
        /// The most that may be.
        characters: usize,
    },
    /// The local time was left out when the clocks went forward.
    SkippedHour,
    /// The local time came twice when the clocks went back.
    DoubleHour,
    /// It happened before this.
    Before {
        /// Unix seconds.
        second: i64,
    },
    /// It happened after this. A moment, not "the future", so that the plan does the same on every day.
    After {
        /// Unix seconds.
        second: i64,
    },
}

impl LeaveOut {
    /// Whether such rows would make no event in any case, so that leaving them out only says that this is meant.
    pub fn makes_no_event(&self) -> bool {
        matches!(
            self,
            Self::BlankPerson
                | Self::BlankName
                | Self::UnreadableTime
                | Self::NoZone
                | Self::UnknownZone
                | Self::NotFound
        )
    }

    /// The column that it looks at, beyond those that the rule reads anyhow.
    pub fn column(&self) -> Option<&str> {
        match self {
            Self::Cell { column, .. } | Self::LongerCell { column, .. } => Some(column),
            _ => None,
        }
    }
}

/// What is done with events that the tracker would take for one, since they have the same person, name and second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SameSecond {
    /// They are moved one second apart, within their day.
    Space,
    /// They are sent as one, with all their details.
    Join,
    /// The first of them in the source is sent.
    KeepFirst,
}
