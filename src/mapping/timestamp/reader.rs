//! Reads the times of a column in one format and one zone.

use super::resolve::{Resolved, day_part, resolve};
use super::scan::{ClockText, scan, scan_clock};
use super::{Moment, TimeFormat, TimeProblem, Zone};
use crate::event::Timestamp;

const DAY: i64 = 86_400;
const NOON: u32 = 43_200;

/// Reads times in one format and one zone. Its answers depend on nothing else: not on the clock, the machine or what
/// was read before.
#[derive(Clone, Copy, Debug)]
pub struct TimeReader {
    format: TimeFormat,
    zone: Zone,
}

impl TimeReader {
    /// A reader for a format; times that say no zone of their own are read in this one.
    pub fn new(format: TimeFormat, zone: Zone) -> Self {
        Self { format, zone }
    }

    /// Reads a cell that holds a date, or a date and a time.
    ///
    /// # Errors
    /// [`TimeProblem::Blank`] when it says that nothing happened, [`TimeProblem::Unreadable`] when it is no time in
    /// this format or names a day or a time of day that does not exist.
    pub fn read(&self, text: &str) -> Result<Moment, TimeProblem> {
        Ok(self.place(resolve(&scan(text), self.format)?))
    }

    /// Reads a date in one cell and a time of day in another. A blank time leaves the date alone. A date that comes
    /// with midnight, as spreadsheets write it, takes the time of the other cell.
    ///
    /// # Errors
    /// As [`TimeReader::read`]; also unreadable when both cells give a time of day.
    pub fn read_split(&self, date: &str, time: &str) -> Result<Moment, TimeProblem> {
        let resolved = resolve(&scan(date), self.format)?;
        let (of_day, zone) = match scan_clock(time) {
            ClockText::Blank => return Ok(self.place(resolved)),
            ClockText::Clock { clock, offset } => (clock, offset),
            // A spreadsheet's time of day: a part of day zero.
            ClockText::Number(number) if number.whole == 0 => (number.fraction.map_or(0, day_part), None),
            ClockText::Number(_) | ClockText::Other => return Err(TimeProblem::Unreadable),
        };
        match resolved {
            Resolved::Wall { day, clock: None | Some(0), offset } if offset.is_none() || zone.is_none() => {
                Ok(self.place(Resolved::Wall { day, clock: Some(of_day), offset: offset.or(zone) }))
            }
            _ => Err(TimeProblem::Unreadable),
        }
    }

    fn place(&self, resolved: Resolved) -> Moment {
        let (day, clock, offset) = match resolved {
            Resolved::Instant(seconds) => {
                return Moment { at: Timestamp(seconds), note: None, date_only: false };
            }
            Resolved::Wall { day, clock, offset } => (day, clock, offset),
        };
        let wall = day * DAY + i64::from(clock.unwrap_or(NOON));
        let (at, note) = match offset {
            Some(offset) => (wall - i64::from(offset), None),
            None => self.zone.instant(wall),
        };
        Moment { at: Timestamp(at), note, date_only: clock.is_none() }
    }
}
