//! Local times that no clock has shown, or that came twice, when the clocks were changed.

use super::found::Found;
use super::{Check, Finding, Grade, Mend, Seen, Setting, What, Whole};
use crate::mapping::LeaveOut;
use crate::mapping::timestamp::ClockNote;

#[derive(Clone, Default)]
struct ClockChange {
    skipped: Found,
    twice: Found,
}

pub(super) fn start(_setting: &Setting) -> Box<dyn Check> {
    Box::new(ClockChange::default())
}

impl Check for ClockChange {
    fn event(&mut self, seen: &Seen<'_>) {
        match seen.made.clock {
            None => {}
            Some(ClockNote::Skipped) => self.skipped.add_event(seen, seen.made.written),
            Some(ClockNote::Twice) => self.twice.add_event(seen, seen.made.written),
        }
    }

    fn append(&mut self, later: Self) {
        self.skipped.append(later.skipped);
        self.twice.append(later.twice);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let zone = whole.setting.zone().name();
        // A time that no clock has shown says that the clock was another one.
        let rows = |found: &Found, what| Mend::LeaveOut { rules: found.rules(), what };
        let utc = vec![Mend::Zone { name: "UTC".to_owned() }, rows(&self.skipped, LeaveOut::SkippedHour)];
        let double = vec![rows(&self.twice, LeaveOut::DoubleHour)];
        let skipped = self.skipped.finish(Grade::WorthALook, What::SkippedHour { zone }, utc);
        let twice = self.twice.finish(Grade::WorthALook, What::DoubleHour { zone }, double);
        skipped.into_iter().chain(twice).collect()
    }
}
