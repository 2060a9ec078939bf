//! How often each name was kept, as it is told to whoever asks: with a lag, as reports have one.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use crate::kissmetrics::rules::fold_name;

/// What is told of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Total {
    pub name: String,
    pub total: u64,
    /// The first and the last time of what happened.
    pub used: (i64, i64),
    /// The first and the last time at which it came.
    pub sent: (i64, i64),
}

/// Counts by name, in the order in which names came.
#[derive(Default)]
pub(super) struct Totals {
    told: Vec<Total>,
    places: HashMap<String, usize>,
    /// What came and is not told yet: the name, when it happened and when it came.
    waiting: VecDeque<(String, i64, i64)>,
}

impl Totals {
    /// Notes one.
    pub fn add(&mut self, name: &str, time: i64, now: i64) {
        self.waiting.push_back((name.to_owned(), time, now));
    }

    /// What is told at a moment.
    pub fn told(&mut self, now: i64, lag: Duration) -> &[Total] {
        let lag = i64::try_from(lag.as_secs()).unwrap_or(i64::MAX);
        while let Some((name, time, came)) = self.waiting.pop_front_if(|(_, _, came)| now.saturating_sub(lag) >= *came)
        {
            let next = self.told.len();
            let place = *self.places.entry(fold_name(&name)).or_insert(next);
            match self.told.get_mut(place) {
                Some(total) => {
                    total.total += 1;
                    total.used = (total.used.0.min(time), total.used.1.max(time));
                    total.sent.1 = came;
                }
                None => self.told.push(Total { name, total: 1, used: (time, time), sent: (came, came) }),
            }
        }
        &self.told
    }

    /// About how much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.waiting.len() * 64
    }
}
