//! A zone as a cell says it, in the time itself or in a column beside.

use std::str::FromStr;

use chrono_tz::Tz;

use super::scan::{scan_zone, trim};
use super::{ClockNote, Zone};
use crate::source::ReadingVersion;

/// A zone as a text says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ZoneText {
    /// Seconds east of UTC.
    Offset(i32),
    /// The clocks of a place, whose offset may have changed over the years.
    Place(Zone),
}

impl ZoneText {
    /// The instant at which the wall shows this (seconds since 1970 as if it were UTC).
    pub(super) fn instant(self, wall: i64) -> (i64, Option<ClockNote>) {
        match self {
            Self::Offset(offset) => (wall - i64::from(offset), None),
            Self::Place(zone) => zone.instant(wall),
        }
    }
}

/// Reads the cell of a column with zones: `PDT`, `America/Los_Angeles`, `-07:00`, `UTC+2`. Letters that several places
/// use, such as `CST`, are read as the plan's own zone uses them around that time (the wall shows `wall`), and not at all
/// where it does not use them.
pub(super) fn read(text: &str, own: Option<Zone>, wall: i64) -> Option<ZoneText> {
    let text = trim(text);
    // Three digits may be minutes: `-420`.
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let scanned = if digits == 3 && !text.contains(':') { None } else { scan_zone(text, ReadingVersion::NOW) };
    scanned
        .or_else(|| own?.offset_called(text, wall).map(ZoneText::Offset))
        .or_else(|| Tz::from_str(text).ok().map(|zone| ZoneText::Place(Zone(zone))))
        .or_else(|| Zone::named(text).ok().map(ZoneText::Place))
}

/// Whether a cell says a zone, where the plan's own is this one.
pub(crate) fn says_zone(text: &str, own: Option<Zone>) -> bool {
    /// 1 July 2016: letters are those of any year around it.
    const SOME_DAY: i64 = 1_467_331_200;
    read(text, own, SOME_DAY).is_some()
}
