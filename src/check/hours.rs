//! When it happened, hour by hour, so that each time zone's clock can be laid over it afterwards.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike};

use crate::kissmetrics::rules::FIRST_DAY;
use crate::mapping::timestamp::Zone;

/// A month of a year.
pub type Month = (i32, u32);

const HOUR: i64 = 3_600;

const DAY: i64 = 24 * HOUR;

/// Hours that are kept: sixty years, about two megabytes when the last of them is used.
const MOST_HOURS: usize = 60 * 8_766;

/// Zones that are shown beside the plan's own.
const CANDIDATES: [&str; 5] = ["UTC", "America/New_York", "America/Los_Angeles", "Europe/Berlin", "Asia/Tokyo"];

/// Events by the hour in which they happened.
#[derive(Clone, Debug, Default)]
pub struct Hours {
    /// From [`FIRST_DAY`] on: events with a time of day.
    timed: Vec<u32>,
    /// Events with a date alone.
    dated: Vec<u32>,
    /// Events behind the last hour that is kept, by month (UTC).
    later: BTreeMap<Month, u64>,
}

/// Events by month, by hour of the day and by day of the week, as a clock and a calendar in a zone show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HourChart {
    /// The zone.
    pub zone: &'static str,
    /// By hour from midnight; events with a date alone are in none.
    pub hours: [u64; 24],
    /// By day from Monday.
    pub weekdays: [u64; 7],
    /// By month, where there are any.
    pub months: BTreeMap<Month, u64>,
}

impl Hours {
    pub(super) fn add(&mut self, second: i64, date_only: bool) {
        let Ok(hour) = usize::try_from((second - FIRST_DAY).div_euclid(HOUR)) else { return };
        if hour >= MOST_HOURS {
            if let Some(day) = DateTime::from_timestamp(second, 0) {
                *self.later.entry((day.year(), day.month())).or_default() += 1;
            }
            return;
        }
        let hours = if date_only { &mut self.dated } else { &mut self.timed };
        if hours.len() <= hour {
            hours.resize(hour + 1, 0);
        }
        if let Some(count) = hours.get_mut(hour) {
            *count = count.saturating_add(1);
        }
    }

    /// Events with a time of day.
    pub fn timed(&self) -> u64 {
        self.timed.iter().map(|&count| u64::from(count)).sum()
    }

    /// The charts of the plan's zone, which comes first, and of a few that are likely.
    pub fn charts(&self, own: Zone) -> Vec<HourChart> {
        candidates(own).map(|zone| self.chart(zone)).collect()
    }

    /// What the clocks of `own` would have shown, had the times that were read in it been written in each of the others.
    pub fn charts_if_written(&self, own: Zone) -> Vec<HourChart> {
        candidates(own).map(|written| self.chart_if_written(own, written)).collect()
    }

    /// What the clocks of a zone showed. Where an offset is no whole hour, the middle of each hour decides.
    pub fn chart(&self, zone: Zone) -> HourChart {
        self.chart_if_written(zone, zone)
    }

    fn chart_if_written(&self, own: Zone, written: Zone) -> HourChart {
        let months = self.later.clone();
        let mut chart = HourChart { zone: written.name(), hours: [0; 24], weekdays: [0; 7], months };
        let (mut of_own, mut of_written) = (Offset::of(own), Offset::of(written));
        for (hours, timed) in [(&self.timed, true), (&self.dated, false)] {
            // The day at hand, with its place in the week and its month, and what happened on it so far.
            let (mut day, mut weekday, mut month, mut on_day) = (i64::MIN, 0, None, 0);
            for (at, &count) in hours.iter().enumerate().filter(|(_, count)| **count > 0) {
                // At most sixty years of seconds.
                let instant = FIRST_DAY + at as i64 * HOUR + HOUR / 2;
                let local = instant + 2 * of_own.at(instant) - of_written.at(instant);
                if timed {
                    chart.hours[(local.div_euclid(HOUR).rem_euclid(24)) as usize] += u64::from(count);
                }
                if local.div_euclid(DAY) != day {
                    chart.add_day(weekday, month, std::mem::take(&mut on_day));
                    day = local.div_euclid(DAY);
                    let date = DateTime::from_timestamp(local, 0);
                    weekday = date.map_or(0, |date| date.weekday().num_days_from_monday() as usize);
                    month = date.map(|date| (date.year(), date.month()));
                }
                on_day += u64::from(count);
            }
            chart.add_day(weekday, month, on_day);
        }
        chart
    }
}

/// How far the clocks of a zone are east of UTC, asked for one instant after the other.
struct Offset {
    zone: Zone,
    day: i64,
    /// On all of that day; `None` where it changes. No clock was ever put forward and back within a day.
    all_day: Option<i64>,
}

impl Offset {
    fn of(zone: Zone) -> Self {
        Self { zone, day: i64::MIN, all_day: None }
    }

    fn at(&mut self, instant: i64) -> i64 {
        let east = |at| i64::from(self.zone.offset_at(at));
        if instant.div_euclid(DAY) != self.day {
            self.day = instant.div_euclid(DAY);
            let first = east(self.day * DAY);
            self.all_day = (first == east(self.day * DAY + DAY - 1)).then_some(first);
        }
        self.all_day.unwrap_or_else(|| east(instant))
    }
}

fn candidates(own: Zone) -> impl Iterator<Item = Zone> {
    let others = CANDIDATES.iter().filter_map(|name| Zone::named(name).ok()).filter(move |zone| *zone != own);
    std::iter::once(own).chain(others)
}

impl HourChart {
    fn add_day(&mut self, weekday: usize, month: Option<Month>, events: u64) {
        if let Some(month) = month {
            self.weekdays[weekday] += events;
            *self.months.entry(month).or_default() += events;
        }
    }

    /// Events from 22 to 6 o'clock.
    pub fn at_night(&self) -> u64 {
        self.hours[..6].iter().sum::<u64>() + self.hours[22..].iter().sum::<u64>()
    }

    /// Events with a time of day.
    pub fn timed(&self) -> u64 {
        self.hours.iter().sum()
    }

    /// The share at night in percent; 0 without events.
    pub fn night_share(&self) -> u64 {
        (self.at_night() * 100).checked_div(self.timed()).unwrap_or(0)
    }
}
