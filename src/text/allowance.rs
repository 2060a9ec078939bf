//! Sentences about what an import uses of a plan at Kissmetrics.

use super::month;
use crate::tr;
use crate::workflow::allowance::{Allowance, MonthUse, Sent};

/// What it uses, a sentence for each month of sending, and what the plan includes beside it.
pub fn allowance_lines(allowance: &Allowance) -> Vec<String> {
    let mut lines: Vec<String> = allowance.months.iter().map(uses).collect();
    match (allowance.over(), allowance.monthly) {
        (Some((_, over)), Some(monthly)) => lines.push(tr!("allowance-over", over = over, monthly = monthly)),
        (None, Some(monthly)) => lines.push(tr!("allowance-includes", monthly = monthly)),
        (_, None) => {}
    }
    lines
}

fn uses(of: &MonthUse) -> String {
    let (month, count) = (month(of.month, false), of.events);
    match of.before {
        Sent { events: 0, .. } => tr!("allowance-uses", count = count, month = month),
        Sent { events, at_most: false } => tr!("allowance-uses-after", count = count, month = month, before = events),
        Sent { events, at_most: true } => {
            tr!("allowance-uses-after-most", count = count, month = month, before = events)
        }
    }
}

/// The same in few words, for a line of a table.
pub fn allowance_words(allowance: &Allowance) -> String {
    let words = allowance.months.iter().map(|of| {
        let (month, count) = (month(of.month, false), of.events);
        match of.before {
            Sent { events: 0, .. } => tr!("allowance-short", count = count, month = month),
            Sent { events, at_most: false } => {
                tr!("allowance-short-after", count = count, month = month, before = events)
            }
            Sent { events, at_most: true } => {
                tr!("allowance-short-after-most", count = count, month = month, before = events)
            }
        }
    });
    words.collect::<Vec<_>>().join("; ")
}
