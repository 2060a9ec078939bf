//! Values of the same person, detail and second, of which one is kept (*Detecting Duplicates*), also when the events are
//! different ones.

use super::fix::{leave_property_out, same_second};
use super::found::{Found, PerDetail};
use super::{Check, CheckContext, Finding, Grade, Kind, Received, Seen, Whole};
use crate::kissmetrics::rules::{EventOutcome, PropertyOutcome};
use crate::mapping::SameSecond as How;
use crate::message;

static OVERWRITTEN_VALUES: Kind = Kind::new("overwritten-values", Grade::WillBeLost).lost("check-lost-value");

#[derive(Clone)]
struct Overwritten {
    found: PerDetail<Found>,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    Box::new(Overwritten { found: PerDetail::new(&context.details()) })
}

impl Check for Overwritten {
    fn received(&mut self, seen: &Seen<'_>, Received { verdict, .. }: &Received<'_>) {
        // What goes with a merged event is told with it.
        if verdict.event != EventOutcome::Kept || verdict.properties.is_empty() {
            return;
        }
        let overwritten = verdict.properties.iter().filter(|(_, outcome)| *outcome == PropertyOutcome::Overwritten);
        for &(index, _) in overwritten {
            let event = &seen.made.event;
            let (Some(value), Some(property)) = (seen.values.get(index), event.properties.get(index)) else { continue };
            if let Some(found) = self.found.get_mut(seen.rule, value.detail as usize) {
                let what = || Some(format!("{} {}", event.name, property.value).trim().to_owned());
                found.add_with(seen.at(), seen.rule, &event.person, what);
            }
        }
    }

    fn append(&mut self, later: Self) {
        self.found.append(later.found, Found::append);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let finish = |(rule, detail, found): (usize, usize, Found)| {
            let name = whole.context.detail(rule, detail)?.name().to_owned();
            let spaced = whole.context.rule(rule)?.same_second == Some(How::Space);
            let space = same_second(vec![rule], How::Space);
            let without = leave_property_out(&name);
            let fixes = if spaced { vec![without] } else { vec![space, without] };
            found.finish(
                &OVERWRITTEN_VALUES,
                |count| message!("check-overwritten-values", count = count, detail = name),
                fixes,
            )
        };
        self.found.into_iter().filter_map(finish).collect()
    }
}
