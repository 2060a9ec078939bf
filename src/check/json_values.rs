//! Values that are JSON, which the tracker shows as a jumble of text.

use super::fix::leave_property_out;
use super::found::{Found, PerDetail};
use super::{Check, CheckContext, Class, Classes, Events, Finding, Grade, Kind, Whole};
use crate::message;

static JSON_VALUES: Kind = Kind::new("json-values", Grade::WorthALook);

#[derive(Clone)]
struct JsonValues {
    found: PerDetail<Found>,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    Box::new(JsonValues { found: PerDetail::new(&context.details()) })
}

impl Check for JsonValues {
    fn events(&mut self, events: &Events<'_>) {
        for (values, found) in events.details(const { Classes::of(&[Class::Json]) }, &mut self.found) {
            values.each(|seen, _, value| found.add(seen.at(), seen.rule, value));
        }
    }

    fn append(&mut self, later: Self) {
        self.found.append(later.found, Found::append);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let finish = |(rule, detail, found): (usize, usize, Found)| {
            let rows = whole.context.leave_out_like(rule, detail, Class::Json);
            let detail = whole.context.detail(rule, detail)?.name().to_owned();
            let fixes = std::iter::once(leave_property_out(&detail)).chain(rows).collect();
            found.finish(&JSON_VALUES, |count| message!("check-json-values", count = count, detail = detail), fixes)
        };
        self.found.into_iter().filter_map(finish).collect()
    }
}
