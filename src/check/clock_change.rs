//! Local times that no clock has shown, or that came twice, when the clocks were changed.

use super::fix::{leave_rows_out, read_in_zone};
use super::found::Found;
use super::{Check, CheckContext, Events, Finding, Grade, Kind, Whole};
use crate::mapping::LeaveOut;
use crate::mapping::timestamp::ClockNote;

static SKIPPED_HOUR: Kind = Kind::new(
    "skipped-hour",
    Grade::WorthALook,
    "{count|event is|events are} at a time skipped by daylight saving in {zone}. The times may be \
     written in another time zone, such as UTC.",
);

static DOUBLE_HOUR: Kind = Kind::new(
    "double-hour",
    Grade::WorthALook,
    "{count|event is|events are} at a time that daylight saving repeats in {zone}. The first of the two is used.",
);

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
        let args = vec![("zone", whole.context.zone().name().into())];
        // A time that no clock has shown says that the clock was another one.
        let rows = |found: &Found, what| leave_rows_out(found.rules(), what);
        let utc = vec![read_in_zone("UTC"), rows(&self.skipped, LeaveOut::SkippedHour)];
        let double = vec![rows(&self.twice, LeaveOut::DoubleHour)];
        let skipped = self.skipped.finish(&SKIPPED_HOUR, args.clone(), utc);
        let twice = self.twice.finish(&DOUBLE_HOUR, args, double);
        skipped.into_iter().chain(twice).collect()
    }
}
