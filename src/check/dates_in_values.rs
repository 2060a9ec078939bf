//! Dates that would be sent as text: nothing can be asked of them there, while as an event of its own each would stand
//! at its place in time. Nothing is said where such events would be dropped, as with days of birth.

use super::fix::leave_property_out;
use super::found::{Found, PerDetail};
use super::{Check, CheckContext, Class, Classes, Events, Finding, Grade, Kind, Whole};
use crate::message;

static DATES_IN_VALUES: Kind = Kind::new("dates-in-values", Grade::WorthALook);

/// With fewer values nothing is said.
const ENOUGH: u64 = 5;

/// The share of dates, in percent, from which a detail is one.
const SHARE: u64 = 80;

/// The year of the first day that the tracker stores ([`FIRST_DAY`](crate::kissmetrics::rules::FIRST_DAY)).
const FIRST_YEAR: u16 = 2009;

#[derive(Clone, Default)]
struct Dates {
    found: Found,
    /// Of those, how many the tracker would store as events.
    storable: u64,
}

#[derive(Clone)]
struct DatesInValues {
    details: PerDetail<Dates>,
}

/// Whether the year that a date names is stored; where none stands in full, it may be.
fn is_storable(date: &str) -> bool {
    let numbers = date.split(|letter: char| !letter.is_ascii_digit());
    let year = numbers.filter(|digits| digits.len() == 4).find_map(|digits| digits.parse::<u16>().ok());
    year.is_none_or(|year| year >= FIRST_YEAR)
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    Box::new(DatesInValues { details: PerDetail::new(&context.details()) })
}

impl Check for DatesInValues {
    fn events(&mut self, events: &Events<'_>) {
        for (values, dates) in events.details(const { Classes::of(&[Class::Date]) }, &mut self.details) {
            values.each(|seen, _, value| {
                dates.storable += u64::from(is_storable(value));
                dates.found.add(seen.at(), seen.rule, value);
            });
        }
    }

    fn append(&mut self, later: Self) {
        self.details.append(later.details, |dates, later| {
            dates.found.append(later.found);
            dates.storable += later.storable;
        });
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let finish = |(rule, detail, dates): (usize, usize, Dates)| {
            let Dates { found, storable } = dates;
            let values = whole.counts.of(rule, detail).all();
            if values < ENOUGH || found.count * 100 < values * SHARE || storable * 2 < found.count {
                return None;
            }
            let rows = whole.context.leave_out_like(rule, detail, Class::Date);
            let detail = whole.context.detail(rule, detail)?.name().to_owned();
            let fixes = std::iter::once(leave_property_out(&detail)).chain(rows).collect();
            found.finish(
                &DATES_IN_VALUES,
                |count| message!("check-dates-in-values", count = count, detail = detail),
                fixes,
            )
        };
        self.details.into_iter().filter_map(finish).collect()
    }
}
