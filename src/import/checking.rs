//! Walks the whole source and says what will become of its events, before anything is sent.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::compare::Days;
use super::fingerprint::{self, Fingerprint};
use super::pipeline::{Fate, RowEnd, Visitor};
use super::preview::{PreviewItem, PreviewRow};
use super::renew::{Bookmark, Troubled};
use super::{Error, Outcomes, PassProgress, Pipeline, Stop, Ticker};
use crate::check::{Checks, Finding, Grade, HourChart, RowAt, Setting, Summary};
use crate::event::Timestamp;
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
    /// Of the source, as far as the pass came.
    pub fingerprint: Fingerprint,
    /// Up to where it was read, for bringing in what is new later; `None` where nothing tells what is new.
    pub bookmark: Option<Bookmark>,
    /// People, names, dates, and what is expected to be kept.
    pub summary: Summary,
    /// What is wrong, the gravest first.
    pub findings: Vec<Finding>,
    /// What the clocks and calendars of the plan's zone, which comes first, and of a few others showed.
    pub charts: Vec<HourChart>,
    /// The day of each event, for holding one check against another.
    pub days: Days,
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

impl Checked {
    /// Whether something must be mended before it would be wise to send.
    pub fn must_fix(&self) -> bool {
        self.findings.iter().any(|finding| finding.grade == Grade::MustFix && finding.count > 0)
    }
}

/// Checks a whole source as of now; ends early, incomplete, when it is stopped.
///
/// # Errors
/// When the source fails midway.
pub fn check(pipeline: &Pipeline, stop: &Stop, progress: &PassProgress, ticker: &mut Ticker) -> Result<Checked, Error> {
    let now = Timestamp(chrono::Utc::now().timestamp());
    check_as_of(now, pipeline, stop, progress, ticker)
}

/// The same, as of another moment: what is behind it is the future.
///
/// # Errors
/// When the source fails midway.
pub fn check_as_of(
    now: Timestamp,
    pipeline: &Pipeline,
    stop: &Stop,
    progress: &PassProgress,
    ticker: &mut Ticker,
) -> Result<Checked, Error> {
    let setting = Setting { mapping: pipeline.mapping().clone(), now };
    let zone = setting.zone();
    let mut watch = Watch {
        fingerprint: Fingerprint::start(pipeline.source().columns()),
        checks: Checks::new(setting),
        first: Vec::new(),
        groups: BTreeMap::new(),
        row: Row::default(),
        days: Days::default(),
        troubled: pipeline.source().growing().map(Troubled::new),
        ticker,
    };
    let walk = pipeline.walk(stop, progress, &mut watch)?;
    let Watch { fingerprint, checks, first, groups, days, troubled, .. } = watch;
    let found = checks.finish();
    Ok(Checked {
        outcomes: walk.outcomes,
        complete: walk.complete,
        remarks: walk.remarks,
        fingerprint,
        bookmark: troubled.zip(walk.bookmark).and_then(|(troubled, highest)| troubled.bookmark(highest)),
        charts: found.hours.charts(zone),
        summary: found.summary,
        findings: found.findings,
        days,
        first,
        groups,
    })
}

struct Watch<'t> {
    fingerprint: Fingerprint,
    checks: Checks,
    first: Vec<PreviewRow>,
    groups: BTreeMap<Group, Sample>,
    row: Row,
    days: Days,
    troubled: Option<Troubled>,
    ticker: &'t mut Ticker,
}

/// What is kept of the record at hand: only what some list still has room for, since most records are in none.
#[derive(Default)]
struct Row {
    items: Vec<PreviewItem>,
    groups: Vec<Group>,
}

impl Visitor for Watch<'_> {
    fn item(&mut self, record: &Record, rule: usize, fate: Fate<'_>) -> Result<(), Error> {
        let at = RowAt { row: record.row, line: record.line };
        if let Some(event) = fate.event() {
            self.days.add(event.time.map(|time| time.0));
        }
        let group = match &fate {
            Fate::Send(made) => {
                self.checks.event(at, rule, made);
                None
            }
            Fate::Folded(_) => Some(Group::Folded),
            Fate::SameSecond(_, how) => Some(Group::SameSecond(*how)),
            Fate::Withheld(made, loss) => {
                self.checks.withheld(at, rule, made, *loss);
                Some(Group::Withheld(*loss))
            }
            Fate::Missed(miss) => {
                self.checks.missed(at, rule, miss);
                if let Some(troubled) = self.troubled.as_mut().filter(|_| !miss.reason.on_purpose()) {
                    troubled.add(record);
                }
                Some(Group::Missed(miss.reason))
            }
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
        self.fingerprint.add(fingerprint::row(record));
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
