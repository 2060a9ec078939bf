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
    /// What came and is not told yet: of each second, one for each name.
    waiting: VecDeque<(usize, Total)>,
    /// Names that came, told or not, by their place.
    names: usize,
}

impl Totals {
    /// Notes one that came just now. What came longer ago than the lag is told from now on, whether anybody asks or not,
    /// so that no more waits than comes within the lag.
    pub fn add(&mut self, name: &str, time: i64, now: i64, lag: Duration) {
        let next = self.names;
        let place = *self.places.entry(fold_name(name)).or_insert(next);
        self.names = self.names.max(place + 1);
        let one = || Total { name: name.to_owned(), total: 1, used: (time, time), sent: (now, now) };
        // Those of this second stand at the end.
        let of_now = self.waiting.iter_mut().rev().take_while(|(_, total)| total.sent.0 == now);
        match of_now.into_iter().find(|(of, _)| *of == place) {
            Some((_, total)) => total.add(&one()),
            None => self.waiting.push_back((place, one())),
        }
        self.settle(now, lag);
    }

    /// What is told at a moment.
    pub fn told(&mut self, now: i64, lag: Duration) -> &[Total] {
        self.settle(now, lag);
        &self.told
    }

    fn settle(&mut self, now: i64, lag: Duration) {
        let lag = i64::try_from(lag.as_secs()).unwrap_or(i64::MAX);
        let is_due = |(_, waiting): &mut (usize, Total)| now.saturating_sub(lag) >= waiting.sent.0;
        while let Some((place, waiting)) = self.waiting.pop_front_if(is_due) {
            // Names are told in the order in which they came, as what came first is due first.
            match self.told.get_mut(place) {
                Some(total) => total.add(&waiting),
                None => self.told.push(waiting),
            }
        }
    }

    /// About how much memory it takes, in bytes.
    pub fn bytes(&self) -> usize {
        (self.waiting.len() + 2 * self.names) * 128
    }
}

impl Total {
    fn add(&mut self, more: &Self) {
        self.total += more.total;
        self.used = (self.used.0.min(more.used.0), self.used.1.max(more.used.1));
        self.sent.1 = more.sent.1;
    }
}
