//! Walks the whole source and says what will become of its events, before anything is sent.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::pipeline::{Fate, RowEnd, Visitor};
use super::preview::{PreviewItem, PreviewRow};
use super::{Error, Outcomes, PassProgress, Pipeline, Stop, Ticker};
use crate::check::Summary;
use crate::mapping::SameSecond;
use crate::mapping::apply::Reason;
use crate::source::{Record, Remark};
use crate::tracker::rules::Loss;

/// Rows that are kept of each [`Group`] and of the source's beginning, for looking at.
pub const SHOWN: usize = 500;

/// The key that stands in the requests of rows kept for looking at.
pub const NO_KEY: &str = "KEY";

/// What a whole source comes to.
pub struct Checked {
    /// What was counted.
    pub outcomes: Outcomes,
    /// The pass came to the end of the source.
    pub complete: bool,
    /// What is odd about the source itself.
    pub remarks: Vec<Remark>,
    /// People, names, dates, and what is expected to be kept.
    pub summary: Summary,
    /// The first rows, whatever became of them.
    pub first: Vec<PreviewRow>,
    /// Events and rows that come to nothing, or to one less, by what becomes of them.
    pub groups: BTreeMap<Group, Sample>,
}

/// Why events are not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// There is none, for this reason.
    Missed(Reason),
    /// Thinned away.
    Folded,
    /// One with another of the same second, by the plan's choice.
    SameSecond(SameSecond),
    /// The tracker would lose it.
    Withheld(Loss),
}

impl Group {
    /// The name that files and the command line use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Missed(reason) => reason.id(),
            Self::Folded => "folded",
            Self::SameSecond(SameSecond::KeepFirst | SameSecond::Space) => "not-the-first",
            Self::SameSecond(SameSecond::Join) => "joined",
            Self::Withheld(loss) => loss.id(),
        }
    }
}

/// How many there are, and the first of them.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// How many.
    pub count: u64,
    /// The first [`SHOWN`] rows.
    pub rows: Vec<PreviewRow>,
}

/// Checks a whole source; ends early, incomplete, when it is stopped.
///
/// # Errors
/// When the source fails midway.
pub fn check(pipeline: &Pipeline, stop: &Stop, progress: &PassProgress, ticker: &mut Ticker) -> Result<Checked, Error> {
    let mut watch =
        Watch { summary: Summary::default(), first: Vec::new(), groups: BTreeMap::new(), row: Row::default(), ticker };
    let walk = pipeline.walk(stop, progress, &mut watch)?;
    let Watch { summary, first, groups, .. } = watch;
    Ok(Checked { outcomes: walk.outcomes, complete: walk.complete, remarks: walk.remarks, summary, first, groups })
}

struct Watch<'t> {
    summary: Summary,
    first: Vec<PreviewRow>,
    groups: BTreeMap<Group, Sample>,
    row: Row,
    ticker: &'t mut Ticker,
}

/// What is kept of the record at hand: only what some list still has room for, since most records are in none.
#[derive(Default)]
struct Row {
    items: Vec<PreviewItem>,
    groups: Vec<Group>,
}

impl Visitor for Watch<'_> {
    fn item(&mut self, _record: &Record, rule: usize, fate: Fate<'_>) -> Result<(), Error> {
        let group = match &fate {
            Fate::Send(made) => {
                self.summary.add(&made.event);
                None
            }
            Fate::Folded(_) => Some(Group::Folded),
            Fate::SameSecond(_, how) => Some(Group::SameSecond(*how)),
            Fate::Withheld(_, loss) => Some(Group::Withheld(*loss)),
            Fate::Missed(miss) => Some(Group::Missed(miss.reason)),
        };
        let mut wanted = self.first.len() < SHOWN;
        if let Some(group) = group {
            let sample = self.groups.entry(group).or_default();
            sample.count += 1;
            if sample.rows.len() < SHOWN {
                wanted = true;
                if !self.row.groups.contains(&group) {
                    self.row.groups.push(group);
                }
            }
        }
        if wanted {
            self.row.items.push(PreviewItem::of(rule, &fate, NO_KEY));
        }
        Ok(())
    }

    fn row(&mut self, record: &Record, end: RowEnd, outcomes: &Outcomes) -> Result<ControlFlow<()>, Error> {
        if !self.row.items.is_empty() {
            let mut row = PreviewRow::of(record);
            row.items = std::mem::take(&mut self.row.items);
            row.end = end;
            for group in self.row.groups.drain(..) {
                if let Some(sample) = self.groups.get_mut(&group) {
                    sample.rows.push(row.clone());
                }
            }
            if self.first.len() < SHOWN {
                self.first.push(row);
            }
        }
        if outcomes.rows.is_multiple_of(1024) {
            self.ticker.tick();
        }
        Ok(ControlFlow::Continue(()))
    }
}
