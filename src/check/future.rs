//! What has not happened yet. No document says what the tracker does with it.

use super::fix::leave_rows_out_saying;
use super::found::Found;
use super::{Check, CheckContext, Events, Finding, Grade, Kind, Whole, day};
use crate::mapping::LeaveOut;
use crate::message;

static FUTURE: Kind = Kind::new("future", Grade::MustFix);

/// Clocks differ, and a zone that was not asked for is half a day at most.
const SLACK: i64 = 86_400;

#[derive(Clone)]
struct Future {
    found: Found,
    until: i64,
    latest: i64,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    let until = context.now.0 + SLACK;
    Box::new(Future { found: Found::default(), until, latest: until })
}

impl Check for Future {
    fn events(&mut self, events: &Events<'_>) {
        for seen in events.iter() {
            if let Some(time) = seen.made.event.time
                && time.0 > self.until
            {
                self.latest = self.latest.max(time.0);
                self.found.add_event(seen, seen.made.written);
            }
        }
    }

    fn append(&mut self, later: Self) {
        self.found.append(later.found);
        self.latest = self.latest.max(later.latest);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let Self { found, until, latest } = *self;
        let rules = found.rules();
        let column = rules.first().map_or("", |rule| whole.context.time_column(*rule));
        let says = |count| message!("check-future", count = count, column = column, latest = day(latest));
        let leave_out = message!("fix-leave-after", day = day(until));
        let fix = leave_rows_out_saying(rules, LeaveOut::After { second: until }, leave_out);
        found.finish(&FUTURE, says, vec![fix]).into_iter().collect()
    }
}
