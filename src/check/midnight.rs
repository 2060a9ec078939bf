//! Times of day that are all midnight: dates that got a time on the way, so that what happened on one day shares a
//! second.

use super::found::Found;
use super::{Check, CheckContext, Events, Finding, Grade, Kind, Whole};
use crate::mapping::timestamp::Zone;
use crate::message;

static ALL_AT_MIDNIGHT: Kind = Kind::new("all-at-midnight", Grade::WorthALook);

/// With fewer events it may be chance.
const ENOUGH: u64 = 10;

const DAY: i64 = 86_400;

#[derive(Clone)]
struct Midnight {
    zone: Zone,
    found: Found,
    others: u64,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    Box::new(Midnight { zone: context.zone(), found: Found::default(), others: 0 })
}

/// Whether a day begins in the zone at this second since 1970.
pub(super) fn is_midnight(zone: &Zone, second: i64) -> bool {
    // All offsets are quarters of an hour, so most times need no calendar.
    second.rem_euclid(900) == 0 && (second + i64::from(zone.offset_at(second))).rem_euclid(DAY) == 0
}

impl Check for Midnight {
    fn events(&mut self, events: &Events<'_>) {
        for seen in events.iter() {
            let made = seen.made;
            let (Some(time), false, false) = (made.event.time, made.date_only, made.written.is_empty()) else {
                continue;
            };
            if is_midnight(&self.zone, time.0) {
                self.found.add_event(seen, made.written);
            } else {
                self.others += 1;
            }
        }
    }

    fn append(&mut self, later: Self) {
        self.found.append(later.found);
        self.others += later.others;
    }

    fn finish(self: Box<Self>, _whole: &Whole<'_>) -> Vec<Finding> {
        if self.found.count < ENOUGH || self.others * 50 > self.found.count {
            return Vec::new();
        }
        let says = |count| message!("check-all-at-midnight", count = count, zone = self.zone.name());
        self.found.finish(&ALL_AT_MIDNIGHT, says, Vec::new()).into_iter().collect()
    }
}
