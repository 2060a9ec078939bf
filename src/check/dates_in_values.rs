//! Dates that would be sent as text: nothing can be asked of them there, while as an event of its own each would stand
//! at its place in time.

use super::found::{Found, PerDetail};
use super::{Check, Class, Finding, Grade, Mend, Seen, Setting, What, Whole};

/// With fewer values nothing is said.
const ENOUGH: u64 = 5;

/// The share of dates, in percent, from which a detail is one.
const SHARE: u64 = 80;

#[derive(Clone)]
struct DatesInValues {
    details: PerDetail<(Found, u64)>,
}

pub(super) fn start(setting: &Setting) -> Box<dyn Check> {
    Box::new(DatesInValues { details: PerDetail::new(&setting.details()) })
}

impl Check for DatesInValues {
    fn event(&mut self, seen: &Seen<'_>) {
        for (value, property) in seen.values.iter().zip(&seen.made.event.properties) {
            let Some((dates, of)) = self.details.get(seen.rule, value.detail) else { continue };
            *of += 1;
            if value.class == Class::Date {
                dates.add(seen.at, seen.rule, &property.value);
            }
        }
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let finish = |(rule, detail, (dates, of)): (usize, usize, (Found, u64))| {
            if of < ENOUGH || dates.count * 100 < of * SHARE {
                return None;
            }
            let rows = whole.setting.leave_out_like(rule, detail, Class::Date);
            let detail = whole.setting.detail(rule, detail)?.name().to_owned();
            let mend = Mend::LeaveOutDetail { name: detail.clone() };
            let mends = std::iter::once(mend).chain(rows).collect();
            dates.finish(Grade::WorthALook, What::DatesInValues { detail }, mends)
        };
        self.details.into_iter().filter_map(finish).collect()
    }
}
