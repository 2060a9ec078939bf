//! When a schedule is due.

use std::fmt;
use std::str::FromStr;

use chrono::{Duration, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How often something repeats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// Once a day.
    #[default]
    Day,
    /// Once an hour.
    Hour,
    /// Once a minute, for trying.
    Minute,
}

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// 0 to 23.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
}

impl Default for At {
    /// Before people come to work.
    fn default() -> Self {
        Self { hour: 6, minute: 0 }
    }
}

impl FromStr for At {
    type Err = chrono::ParseError;

    /// Reads `6:00` and `06:00`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let time = NaiveTime::parse_from_str(text.trim(), "%H:%M")?;
        Ok(Self { hour: time.hour(), minute: time.minute() })
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl Serialize for At {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// When it was due last, at this moment of the computer's own clock.
pub fn last_due(every: Every, at: At, now: NaiveDateTime) -> NaiveDateTime {
    let minute = now.with_second(0).and_then(|now| now.with_nanosecond(0)).unwrap_or(now);
    let (due, step) = match every {
        Every::Minute => (minute, Duration::minutes(1)),
        Every::Hour => (minute.with_minute(at.minute).unwrap_or(minute), Duration::hours(1)),
        Every::Day => {
            let on_day = minute.with_hour(at.hour).and_then(|due| due.with_minute(at.minute));
            (on_day.unwrap_or(minute), Duration::days(1))
        }
    };
    if due > now { due - step } else { due }
}
