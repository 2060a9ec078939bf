//! What a person wants to know first of all events that are to be sent: how many people, which events, from when to
//! when, and how many of them the tracker is expected to keep.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike};
use hashbrown::HashMap;

use super::{RowAt, Spelling};
use crate::event::{Event, EventKind, Timestamp};
use crate::tracker::rules::{NAMES_MAX, Tally, Verdict};

/// A month of a year, for the bar chart.
pub type Month = (i32, u32);

/// What is known of all events that are to be sent.
#[derive(Clone, Default)]
pub struct Summary {
    events: u64,
    people: u64,
    names: HashMap<String, NameCount, foldhash::fast::FixedState>,
    first: Option<Timestamp>,
    last: Option<Timestamp>,
    months: BTreeMap<Month, u64>,
    /// The month of the last event and the seconds between which it lies, since neighbours mostly share it.
    month: Option<(i64, i64, Month)>,
    tally: Tally,
}

/// How often an event of one name comes.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameCount {
    /// How often.
    pub count: u64,
    /// Where first.
    pub first: RowAt,
    /// The rule that made the first.
    pub rule: usize,
}

impl Summary {
    /// Notes an event that is to be sent, whose person is spelled so, and what the tracker is expected to make of it.
    pub(super) fn add(&mut self, event: &Event<'_>, spelling: Spelling, verdict: &Verdict, at: RowAt, rule: usize) {
        self.events += 1;
        self.people += u64::from(spelling.new);
        if event.kind == EventKind::Event {
            let known = self.names.len();
            match self.names.get_mut(event.name.as_ref()) {
                Some(name) => name.count += 1,
                // The tracker takes no more; what is beyond is another finding's business.
                None if known >= NAMES_MAX => {}
                None => {
                    let name = NameCount { count: 1, first: at, rule };
                    self.names.insert(event.name.clone().into_owned(), name);
                }
            }
        }
        if let Some(time) = event.time {
            self.first = Some(self.first.map_or(time, |first| first.min(time)));
            self.last = Some(self.last.map_or(time, |last| last.max(time)));
            self.count_month(time);
        }
        self.tally.count(verdict);
    }

    fn count_month(&mut self, Timestamp(seconds): Timestamp) {
        const DAY: i64 = 86_400;
        let month = match self.month {
            Some((from, to, month)) if (from..to).contains(&seconds) => month,
            _ => {
                let Some(date) = DateTime::from_timestamp(seconds, 0).map(|at| at.date_naive()) else { return };
                let month = (date.year(), date.month());
                // A day is enough: what matters is that a run of neighbours needs no calendar.
                let from = seconds.div_euclid(DAY) * DAY;
                self.month = Some((from, from + DAY, month));
                month
            }
        };
        *self.months.entry(month).or_default() += 1;
    }

    /// Events that are to be sent.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// How many of them the tracker is expected to keep, by its documented rules.
    pub fn kept(&self) -> u64 {
        self.tally.kept
    }

    /// Different identities.
    pub fn people(&self) -> u64 {
        self.people
    }

    /// What the tracker is expected to make of all of them.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    pub(super) fn name_counts(&self) -> impl Iterator<Item = (&str, NameCount)> {
        self.names.iter().map(|(name, count)| (name.as_str(), *count))
    }

    /// Event names and how often each is sent, the most frequent first; not more than the tracker takes.
    pub fn names(&self) -> Vec<(String, u64)> {
        let mut names: Vec<_> = self.names.iter().map(|(name, count)| (name.clone(), count.count)).collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        names
    }

    /// The earliest time.
    pub fn first(&self) -> Option<Timestamp> {
        self.first
    }

    /// The latest time.
    pub fn last(&self) -> Option<Timestamp> {
        self.last
    }

    /// Events in each month (UTC) that has any.
    pub fn months(&self) -> &BTreeMap<Month, u64> {
        &self.months
    }
}
