//! What keeps a run that nobody watches from sending.
//!
//! A person who looks at a check sees that half of the rows are blank this time, or that there are ten times as many as
//! usual. Where nobody looks, each of these stops the run before anything is sent. What is usual follows from the runs
//! before; a plan may say it instead ([`Limits`]).

use chrono::{DateTime, Utc};

use crate::ledger::{Import, UnattendedRun};
use crate::pipeline::Outcomes;
use crate::plan::Limits;

/// Something that a person should look at before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum Guard {
    /// Nobody has sent all of this plan to the product yet, or the plan was changed since.
    NotSentBefore,
    /// The clock shows a time before the last that the ledger knows.
    ClockBack { last: DateTime<Utc> },
    /// The source has other columns than when it was last sent.
    Columns,
    /// Unusually many events are new.
    ManyEvents { events: u64, most: u64 },
    /// They belong to unusually many people.
    ManyPeople { people: u64, most: u64 },
    /// Unusually many of the new rows come to nothing.
    ManySkipped { skipped: u64, rows: u64, most_percent: u64 },
    /// Events have names under which nothing was ever sent to the product.
    NewNames { names: Vec<String> },
}

/// What is new in a source, as far as guards ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Events that would be sent.
    pub events: u64,
    /// People whom they belong to.
    pub people: u64,
    /// Their names.
    pub names: Vec<String>,
    /// Rows that were read for the first time, …
    pub rows: u64,
    /// … and those of them that come to nothing.
    pub skipped: u64,
}

/// What is usual.
#[derive(Clone, Copy, Debug)]
pub struct Usual<'a> {
    /// The last import by which all of the plan was sent, and not only what was new then.
    pub whole: &'a Import,
    /// The runs of the schedule that nobody watched.
    pub runs: &'a [UnattendedRun],
    /// Events that the product was sent by this plan, in all imports together.
    pub sent: u64,
    /// Names of events that were ever sent to the product.
    pub names: &'a [String],
}

/// So many events, or people, are never too many.
const FEW: u64 = 1_000;

/// So many times as many as ever before are too many.
const TIMES: u64 = 10;

/// So many rows more of a hundred than the last time come to nothing, …
const PERCENT_MORE: u64 = 10;

/// … and at least so many.
const FEW_ROWS: u64 = 10;

/// Whatever of the news is not as usual.
pub fn tripped(news: &News, usual: &Usual<'_>, limits: &Limits) -> Vec<Guard> {
    let mut tripped = Vec::new();
    let most = usual.most(limits.most_events, |run| run.events);
    if news.events > most {
        tripped.push(Guard::ManyEvents { events: news.events, most });
    }
    let most = usual.most(limits.most_people, |run| run.people);
    if news.people > most {
        tripped.push(Guard::ManyPeople { people: news.people, most });
    }
    let most_percent = limits.most_skipped_percent.map_or_else(|| usual.skipped_percent(), u64::from);
    // What a person said holds for few rows, too.
    let few = if limits.most_skipped_percent.is_some() { 1 } else { FEW_ROWS };
    let is_share = news.skipped * 100 > news.rows * most_percent;
    if is_share && news.skipped >= few {
        tripped.push(Guard::ManySkipped { skipped: news.skipped, rows: news.rows, most_percent });
    }
    let is_new = |name: &&String| !usual.names.contains(name);
    let names: Vec<String> = news.names.iter().filter(is_new).cloned().collect();
    if !limits.new_names && !names.is_empty() {
        tripped.push(Guard::NewNames { names });
    }
    tripped
}

impl Usual<'_> {
    /// The most that are usual: ten times what any run sent that nobody watched; as long as there was none, as many as were
    /// ever sent.
    fn most(&self, said: Option<u64>, of: impl Fn(&UnattendedRun) -> u64) -> u64 {
        let before = self.runs.iter().filter(|run| run.import.is_some()).map(of).max();
        said.unwrap_or_else(|| before.map_or(self.sent, |before| before.saturating_mul(TIMES)).max(FEW))
    }

    fn skipped_percent(&self) -> u64 {
        let Outcomes { rows, skipped, rejected, .. } = self.whole.outcomes;
        (skipped + rejected) * 100 / rows.max(1) + PERCENT_MORE
    }
}
