//! When it happened, hour by hour, so that each time zone's clock can be laid over it afterwards.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike};

use crate::kissmetrics::rules::FIRST_DAY;
use crate::mapping::timestamp::Zone;

/// A month of a year.
pub type Month = (i32, u32);

const HOUR: i64 = 3_600;

/// Hours of a day.
const HOURS: usize = 24;

const DAY: i64 = HOURS as i64 * HOUR;

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
        for (hours, timed) in [(&self.timed, true), (&self.dated, false)] {
            let mut local = Local { chart: &mut chart, timed, day: i64::MIN, weekday: 0, month: None };
            let of_days = hours.chunks(HOURS).enumerate().filter(|(_, counts)| counts.iter().any(|count| *count > 0));
            for (day, counts) in of_days {
                // At most sixty years of seconds.
                let start = FIRST_DAY + day as i64 * DAY;
                if let (Some(own), Some(written)) = (all_day(own, start), all_day(written, start)) {
                    local.add(start + 2 * own - written, counts);
                    continue;
                }
                for (start, count) in (start..).step_by(HOUR as usize).zip(counts) {
                    let (own, written) = (own.offset_at(start + HOUR / 2), written.offset_at(start + HOUR / 2));
                    local.add(start + 2 * i64::from(own) - i64::from(written), std::slice::from_ref(count));
                }
            }
        }
        chart
    }
}

/// How far the clocks of a zone are east of UTC on all of a day; `None` where that changes. No clock was ever put forward
/// and back within a day.
fn all_day(zone: Zone, start: i64) -> Option<i64> {
    let east = zone.offset_at(start);
    (east == zone.offset_at(start + DAY - 1)).then_some(east.into())
}

/// Fills a chart by what a clock shows.
struct Local<'c> {
    chart: &'c mut HourChart,
    timed: bool,
    /// The last day that was asked for, with its place in the week and its month.
    day: i64,
    weekday: usize,
    month: Option<Month>,
}

impl Local<'_> {
    /// Adds the counts of successive hours; the clock showed `start` when the first began. The middle of each hour decides.
    fn add(&mut self, start: i64, counts: &[u32]) {
        let hour = (start + HOUR / 2).div_euclid(HOUR);
        let (mut day, mut hour) = (hour.div_euclid(HOURS as i64), hour.rem_euclid(HOURS as i64) as usize);
        let mut on_day = 0;
        for &count in counts {
            if self.timed {
                self.chart.hours[hour] += u64::from(count);
            }
            on_day += u64::from(count);
            hour += 1;
            if hour == HOURS {
                self.add_day(day, std::mem::take(&mut on_day));
                (day, hour) = (day + 1, 0);
            }
        }
        self.add_day(day, on_day);
    }

    fn add_day(&mut self, day: i64, events: u64) {
        if events == 0 {
            return;
        }
        if day != self.day {
            let date = DateTime::from_timestamp(day * DAY, 0);
            self.day = day;
            self.weekday = date.map_or(0, |date| date.weekday().num_days_from_monday() as usize);
            self.month = date.map(|date| (date.year(), date.month()));
        }
        if let Some(month) = self.month {
            self.chart.weekdays[self.weekday] += events;
            *self.chart.months.entry(month).or_default() += events;
        }
    }
}

fn candidates(own: Zone) -> impl Iterator<Item = Zone> {
    let others = CANDIDATES.iter().filter_map(|name| Zone::named(name).ok()).filter(move |zone| *zone != own);
    std::iter::once(own).chain(others)
}

impl HourChart {
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
