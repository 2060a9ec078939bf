//! Most of it happens at night by the clock of the chosen zone, and by day elsewhere: the zone may be another one.

use super::fix::read_in_zone;
use super::{Check, CheckContext, Events, Finding, Grade, Kind, RowAt, Whole};
use crate::mapping::timestamp::{TimeFormat, Zone};
use crate::message;

static AT_NIGHT: Kind = Kind::new("at-night", Grade::WorthALook);

/// With fewer events nothing can be said.
const ENOUGH: u64 = 50;

/// Spread evenly, a third is at night (22 to 6 o'clock). From this share on, in percent, it is most …
const NIGHT: u64 = 60;

/// … and up to this one it is by day.
const BY_DAY: u64 = 25;

#[derive(Clone)]
struct AtNight {
    zone: Zone,
    offset: (i64, i64),
    rows: Vec<RowAt>,
    local: Vec<bool>,
    /// Rows for which there is room.
    room: usize,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    // Seconds since 1970 need no zone, so none can be wrong.
    let local = context.mapping.rules.iter().map(|rule| {
        rule.time.as_ref().and_then(|when| when.format).is_some_and(|format: TimeFormat| !format.is_unix())
    });
    let zone = context.zone();
    Box::new(AtNight { zone, offset: (i64::MAX, 0), rows: Vec::new(), local: local.collect(), room: super::MOST_ROWS })
}

impl AtNight {
    fn is_night(&mut self, second: i64) -> bool {
        const DAY: i64 = 86_400;
        let day = second.div_euclid(DAY);
        if self.offset.0 != day {
            self.offset = (day, i64::from(self.zone.offset_at(second)));
        }
        let hour = (second + self.offset.1).rem_euclid(DAY) / 3_600;
        !(6..22).contains(&hour)
    }
}

impl Check for AtNight {
    fn events(&mut self, events: &Events<'_>) {
        for seen in events.iter() {
            if self.rows.len() >= self.room {
                return;
            }
            if self.local.get(seen.rule) == Some(&true)
                && !seen.made.date_only
                && let Some(time) = seen.made.event.time
                && self.is_night(time.0)
                && self.rows.last() != Some(&seen.at())
            {
                self.rows.push(seen.at());
            }
        }
    }

    fn heed(&mut self, before: &Self) {
        self.room = super::MOST_ROWS.saturating_sub(before.rows.len());
    }

    fn append(&mut self, later: Self) {
        super::found::append_rows(&mut self.rows, later.rows);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        if self.rows.is_empty() || whole.hours.timed() < ENOUGH {
            return Vec::new();
        }
        let own = whole.hours.chart(self.zone);
        let midnight_only = own.hours[0] * 10 >= own.timed() * 9;
        if own.night_share() < NIGHT || midnight_only {
            return Vec::new();
        }
        // Whoever chose UTC has a server's times, and by whose clock they are by day is for them to say. Whoever chose
        // their own zone may have a server's times all the same.
        let written = self.zone != Zone::UTC;
        let others = if written { whole.hours.charts_if_written(self.zone) } else { whole.hours.charts(self.zone) };
        let others = others.iter().filter(|chart| chart.zone != own.zone && chart.night_share() <= BY_DAY);
        let Some(other) = others.min_by_key(|chart| chart.at_night()) else { return Vec::new() };
        vec![Finding {
            kind: &AT_NIGHT,
            says: message!(
                "check-at-night",
                zone = own.zone,
                share = own.night_share(),
                other = other.zone,
                other_share = other.night_share(),
                written = written,
            ),
            count: own.at_night(),
            rows: self.rows,
            events: Vec::new(),
            examples: Vec::new(),
            fixes: if written { vec![read_in_zone(other.zone)] } else { Vec::new() },
        }]
    }
}
