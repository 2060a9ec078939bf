//! How many events an import uses of what a plan at Kissmetrics includes, told before it is sent: by the month in which
//! they are sent, whenever they happened.
//!
//! Kissmetrics tells nobody how many are left, and not whether past events count. So this is a number to be held beside
//! the plan's own, and the most that an import can use.

use std::collections::BTreeMap;
use std::iter::successors;
use std::time::Duration;

use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};

use super::Error;
use crate::ledger::{Import, Ledger, Product, SentIn};

/// How many events were sent from this computer in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// As many, or no more.
    pub events: u64,
    /// Some of them may have been sent in another month, or not at all.
    pub at_most: bool,
}

/// How many events were sent from this computer, by the first day of the month (UTC) in which that was.
pub type SentByMonth = BTreeMap<NaiveDate, Sent>;

/// What an import uses of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthUse {
    /// The month's first day.
    pub month: NaiveDate,
    /// How many events were sent in it before, from this computer.
    pub before: Sent,
    /// How many the import sends in it.
    pub events: u64,
}

/// What an import uses, and what the plan includes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Of each month in which it sends.
    pub months: Vec<MonthUse>,
    /// How many events a month the plan includes, where the person has said it.
    pub monthly: Option<u64>,
}

impl Allowance {
    /// Of so many events that begin to be sent at this moment and take so long.
    pub fn of(events: u64, takes: Duration, now: DateTime<Utc>, sent: &SentByMonth, monthly: Option<u64>) -> Self {
        let (mut months, mut told, mut month) = (Vec::new(), 0, first_day(now));
        let takes = takes.as_secs().max(1);
        while told < events {
            let next = month.checked_add_months(Months::new(1));
            let left = next.map(|next| next.and_time(chrono::NaiveTime::MIN).and_utc() - now);
            let left = left.map_or(takes, |left| left.num_seconds().unsigned_abs()).min(takes);
            // Those that are sent until the month ends, as many as went before among them.
            let until = u128::from(events) * u128::from(left) / u128::from(takes);
            let until = u64::try_from(until).unwrap_or(events);
            if until > told {
                let before = sent.get(&month).copied().unwrap_or_default();
                months.push(MonthUse { month, before, events: until - told });
            }
            (told, month) = (until, next.unwrap_or(month));
        }
        Self { months, monthly }
    }

    /// The first month in which more is sent than the plan includes, and how many more.
    pub fn over(&self) -> Option<(&MonthUse, u64)> {
        let monthly = self.monthly?;
        let over = |month: &MonthUse| {
            month.before.events.saturating_add(month.events).checked_sub(monthly).filter(|over| *over > 0)
        };
        self.months.iter().find_map(|month| Some((month, over(month)?)))
    }
}

/// How many events a product was sent from this computer in each month. Those of which it is not known count in each that
/// they may have been sent in.
///
/// # Errors
/// When the ledger cannot be read.
pub fn sent_by_month(ledger: &Ledger, imports: &[Import], product: &Product) -> Result<SentByMonth, Error> {
    let mut sent = SentByMonth::new();
    for SentIn { first, last, events } in ledger.sent_in(product)? {
        let next = |month: &NaiveDate| month.checked_add_months(Months::new(1));
        for month in successors(Some(first), next).take_while(|month| *month <= last) {
            let of = sent.entry(month).or_default();
            *of = Sent { events: of.events.saturating_add(events), at_most: of.at_most || first != last };
        }
    }
    // What nobody has answered was sent last, if it was.
    for import in imports.iter().filter(|import| import.product.id == product.id && import.outcomes.unconfirmed > 0) {
        let of = sent.entry(first_day(import.changed)).or_default();
        *of = Sent { events: of.events.saturating_add(import.outcomes.unconfirmed), at_most: true };
    }
    Ok(sent)
}

/// How many events a month a person means who types this; digits may stand in groups.
pub fn typed(text: &str) -> Option<u64> {
    let between = |letter: char| matches!(letter, ',' | '.' | '\'' | '’' | '_') || letter.is_whitespace();
    let digits: String = text.trim().chars().filter(|letter| !between(*letter)).collect();
    digits.parse().ok().filter(|monthly| *monthly > 0)
}

fn first_day(moment: DateTime<Utc>) -> NaiveDate {
    let day = moment.date_naive();
    day.with_day(1).unwrap_or(day)
}
