//! Values that are longer than the tracker stores.

use super::fix::{leave_property_out, leave_rows_out};
use super::found::{Found, PerDetail};
use super::{Check, CheckContext, Finding, Grade, Kind, Received, Seen, Whole};
use crate::kissmetrics::rules::{PropertyOutcome, VALUE_MAX};
use crate::mapping::LeaveOut;
use crate::message;

static VALUE_TOO_LONG: Kind = Kind::new("value-too-long", Grade::WillBeLost).lost("check-lost-value-cut");

#[derive(Clone)]
struct ValueTooLong {
    found: PerDetail<Found>,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    Box::new(ValueTooLong { found: PerDetail::new(&context.details()) })
}

impl Check for ValueTooLong {
    fn received(&mut self, seen: &Seen<'_>, Received { verdict, .. }: &Received<'_>) {
        for &(index, outcome) in &verdict.properties {
            let (PropertyOutcome::Cut, Some(value)) = (outcome, seen.values.get(index)) else { continue };
            let property = seen.made.event.properties.get(index);
            if let (Some(property), Some(found)) = (property, self.found.get_mut(seen.rule, value.detail as usize)) {
                found.add(seen.at(), seen.rule, &property.value);
            }
        }
    }

    fn append(&mut self, later: Self) {
        self.found.append(later.found, Found::append);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let finish = |(rule, detail, found): (usize, usize, Found)| {
            let (cells, detail) = (whole.context.cells_of(rule, detail), whole.context.detail(rule, detail)?);
            let longer = |column: &str| LeaveOut::LongerCell { column: column.to_owned(), characters: VALUE_MAX };
            let rows = cells.map(|column| leave_rows_out(vec![rule], longer(column)));
            let detail = detail.name().to_owned();
            let fixes = std::iter::once(leave_property_out(&detail)).chain(rows).collect();
            let says = |count| message!("check-value-too-long", count = count, detail = detail, most = VALUE_MAX);
            found.finish(&VALUE_TOO_LONG, says, fixes)
        };
        self.found.into_iter().filter_map(finish).collect()
    }
}
