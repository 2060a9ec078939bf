//! Local times that no clock has shown, or that came twice, when the clocks were changed.

use super::fix::{leave_rows_out, read_in_zone};
use super::found::Found;
use super::{Check, CheckContext, Events, Finding, Grade, Kind, Whole};
use crate::mapping::LeaveOut;
use crate::mapping::timestamp::ClockNote;
use crate::message;

static SKIPPED_HOUR: Kind = Kind::new("skipped-hour", Grade::WorthALook);

static DOUBLE_HOUR: Kind = Kind::new("double-hour", Grade::WorthALook);

#[derive(Clone, Default)]
struct ClockChange {
    skipped: Found,
    twice: Found,
}

pub(super) fn start(_setting: &CheckContext) -> Box<dyn Check> {
    Box::new(ClockChange::default())
}

impl Check for ClockChange {
    fn events(&mut self, events: &Events<'_>) {
        if !events.oddities.clock {
            return;
        }
        for seen in events.iter() {
            match seen.made.clock {
                None => {}
                Some(ClockNote::Skipped) => self.skipped.add_event(seen, seen.made.written),
                Some(ClockNote::Twice) => self.twice.add_event(seen, seen.made.written),
            }
        }
    }

    fn append(&mut self, later: Self) {
        self.skipped.append(later.skipped);
        self.twice.append(later.twice);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let zone = whole.context.zone().name();
        // A time that no clock has shown says that the clock was another one.
        let rows = |found: &Found, what| leave_rows_out(found.rules(), what);
        let utc = vec![read_in_zone("UTC"), rows(&self.skipped, LeaveOut::SkippedHour)];
        let double = vec![rows(&self.twice, LeaveOut::DoubleHour)];
        let says_skipped = |count| message!("check-skipped-hour", count = count, zone = zone);
        let says_twice = |count| message!("check-double-hour", count = count, zone = zone);
        let skipped = self.skipped.finish(&SKIPPED_HOUR, says_skipped, utc);
        let twice = self.twice.finish(&DOUBLE_HOUR, says_twice, double);
        skipped.into_iter().chain(twice).collect()
    }
}
