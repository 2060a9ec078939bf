//! Reads the times of a column in one format and one zone.

use super::civil::day_number;
use super::resolve::{Resolved, day_part, resolve};
use super::scan::{ClockText, scan_as, scan_clock, to_the_second, trim};
use super::{ClockNote, Moment, TimeFormat, TimeProblem, Zone, zone_text};
use crate::event::Timestamp;
use crate::source::ReadingVersion;

const DAY: i64 = 86_400;
const NOON: u32 = 43_200;

/// Reads times in one format and one zone. Its answers depend on nothing else: not on the clock, the machine or what
/// was read before.
#[derive(Clone, Copy, Debug)]
pub struct TimeReader {
    format: TimeFormat,
    zone: Option<Zone>,
    reading: ReadingVersion,
}

impl TimeReader {
    /// A reader for a format; times that say no zone of their own are read in this one.
    pub fn new(format: TimeFormat, zone: Zone) -> Self {
        Self { format, zone: Some(zone), reading: ReadingVersion::NOW }
    }

    /// A reader for times that all say their zone; one that says none is [`TimeProblem::NoZone`].
    pub fn without_zone(format: TimeFormat) -> Self {
        Self { format, zone: None, reading: ReadingVersion::NOW }
    }

    /// Reads by the rules of another version.
    #[must_use]
    pub fn read_as(self, reading: ReadingVersion) -> Self {
        Self { reading, ..self }
    }

    /// Reads a cell that holds a date, or a date and a time.
    ///
    /// # Errors
    /// [`TimeProblem::Blank`] when it says that nothing happened, [`TimeProblem::Unreadable`] when it is no time in
    /// this format or names a day or a time of day that does not exist, [`TimeProblem::NoZone`] when neither it nor
    /// the reader says a zone.
    pub fn read(&self, text: &str) -> Result<Moment, TimeProblem> {
        self.read_apart(text, None, None)
    }

    /// Reads a date in one cell and a time of day in another. A blank time leaves the date alone. A date that comes
    /// with midnight, as spreadsheets write it, takes the time of the other cell.
    ///
    /// # Errors
    /// As [`TimeReader::read`]; also unreadable when both cells give a time of day.
    pub fn read_split(&self, date: &str, time: &str) -> Result<Moment, TimeProblem> {
        self.read_apart(date, Some(time), None)
    }

    /// Reads a date, or a date and a time, whose time of day and whose zone may stand in cells of their own. A zone that
    /// the time itself says counts before the other cell's, and where that one is blank, the reader's.
    ///
    /// # Errors
    /// As [`TimeReader::read_split`]; [`TimeProblem::UnknownZone`] when the other cell says none that is known.
    pub fn read_apart(&self, date: &str, time: Option<&str>, zone: Option<&str>) -> Result<Moment, TimeProblem> {
        if time.is_none()
            && zone.is_none()
            && let Some((at, note)) = self.at_a_glance(date)
        {
            return Ok(Moment { at, note, date_only: false });
        }
        let resolved = resolve(&scan_as(date, self.reading), self.format)?;
        let resolved = match time {
            Some(time) => self.with_time(resolved, time)?,
            None => resolved,
        };
        self.place(resolved, zone.map(trim).filter(|zone| !zone.is_empty()))
    }

    /// Reads what nearly every cell of an export is, a day and a time of day; `None` where it has to be left to
    /// [`TimeReader::read`], which would come to the same.
    #[inline]
    pub(in crate::mapping) fn at_a_glance(&self, text: &str) -> Option<(Timestamp, Option<ClockNote>)> {
        let (zone, wall) = (self.zone?, self.wall_at_a_glance(text)?);
        let (at, note) = if zone == Zone::UTC { (wall, None) } else { zone.instant(wall) };
        Some((Timestamp(at), note))
    }

    /// What the wall shows (seconds since 1970 as if it were UTC) when a cell is a day and a time of day without a zone, without
    /// going the general way, which would come to the same; `None` where it has to be gone.
    #[inline]
    fn wall_at_a_glance(&self, text: &str) -> Option<i64> {
        match self.format {
            TimeFormat::YearFirst | TimeFormat::DayFirst | TimeFormat::MonthFirst => wall(text.as_bytes()),
            _ => None,
        }
    }

    fn with_time(&self, resolved: Resolved, time: &str) -> Result<Resolved, TimeProblem> {
        let (of_day, said) = match scan_clock(time, self.reading) {
            ClockText::Blank => return Ok(resolved),
            ClockText::Clock { clock, zone } => (clock, zone),
            // A spreadsheet's time of day: a part of day zero.
            ClockText::Number(number) if number.whole == 0 => (number.fraction.map_or(0, day_part), None),
            ClockText::Number(_) | ClockText::Other => return Err(TimeProblem::Unreadable),
        };
        match resolved {
            Resolved::Wall { day, clock: None | Some(0), zone } if zone.is_none() || said.is_none() => {
                Ok(Resolved::Wall { day, clock: Some(of_day), zone: zone.or(said) })
            }
            _ => Err(TimeProblem::Unreadable),
        }
    }

    fn place(&self, resolved: Resolved, beside: Option<&str>) -> Result<Moment, TimeProblem> {
        let (day, clock, said) = match resolved {
            Resolved::Instant(seconds) => {
                return Ok(Moment { at: Timestamp(seconds), note: None, date_only: false });
            }
            Resolved::Wall { day, clock, zone } => (day, clock, zone),
        };
        let wall = day * DAY + i64::from(clock.unwrap_or(NOON));
        let said = match (said, beside) {
            (None, Some(text)) => Some(zone_text::read(text, self.zone, wall).ok_or(TimeProblem::UnknownZone)?),
            (said, _) => said,
        };
        let (at, note) = match (said, self.zone) {
            (Some(said), _) => said.instant(wall),
            (None, Some(zone)) => zone.instant(wall),
            (None, None) => return Err(TimeProblem::NoZone),
        };
        Ok(Moment { at: Timestamp(at), note, date_only: clock.is_none() })
    }
}

/// A call of its own, since what it is part of has few registers left.
#[inline(never)]
fn wall(text: &[u8]) -> Option<i64> {
    let (year, month, day, clock) = to_the_second(text)?;
    Some(day_number(year, month, day)? * DAY + i64::from(clock))
}
