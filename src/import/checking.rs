//! Walks the whole source and says what will become of its events, before anything is sent.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::compare::Days;
use super::fingerprint::Fingerprint;
use super::pipeline::{Fate, RowEnd};
use super::preview::PreviewRow;
use super::watch::{Seen, Watch};
use super::{Disposition, Error, Outcomes, PassProgress, Pipeline, Stop, Ticker, parallel};
use crate::check::{Checks, Finding, Grade, HourChart, Setting, Summary};
use crate::clock;
use crate::event::Timestamp;
use crate::import::bookmark::{Bookmark, Troubled};
use crate::mapping::timestamp::Zone;
use crate::source::{ReadingVersion, Record, Remark};

/// Rows that are kept of each [`Disposition`] and of the source's beginning, for looking at.
pub const SHOWN: usize = 500;

/// The key that stands in the requests of rows kept for looking at.
pub const NO_KEY: &str = "KEY";

/// What a whole source comes to.
pub struct Checked {
    /// What was counted.
    pub outcomes: Outcomes,
    /// The pass came to the end of the source; else all this is only of the rows up to where it was.
    pub complete: bool,
    /// What is odd about the source itself.
    pub remarks: Vec<Remark>,
    /// Of the source, as far as the pass came.
    pub fingerprint: Fingerprint,
    /// By which rules it was read.
    pub reading: ReadingVersion,
    /// Up to where it was read, for bringing in what is new later; `None` where nothing tells what is new.
    pub bookmark: Option<Bookmark>,
    /// People, names, dates, and what is expected to be kept.
    pub summary: Summary,
    /// What is wrong, the gravest first.
    pub findings: Vec<Finding>,
    /// What the clocks and calendars of the plan's zone, which comes first, and of a few others showed.
    pub charts: Vec<HourChart>,
    /// The plan's zone, by whose calendar days are told; UTC where it has none.
    pub zone: Zone,
    /// The day of each event, for holding one check against another.
    pub days: Days,
    /// The first rows, whatever became of them, as far as a list shows them.
    pub first: Vec<PreviewRow>,
    /// Events and rows that come to nothing, or to one less, by what becomes of them.
    pub groups: BTreeMap<Disposition, Sample>,
}

/// How many there are, and the first of them.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// How many: of rows and rules, each pair is one.
    pub count: u64,
    /// In how many rows.
    pub in_rows: u64,
    /// The first [`SHOWN`] rows, as far as a list shows them.
    pub rows: Vec<PreviewRow>,
}

impl Checked {
    /// Whether something must be mended before it would be wise to send.
    pub fn must_fix(&self) -> bool {
        super::problems::open_problems(self).next().is_some()
    }

    /// What the tracker is expected to lose of the event that a rule made of a row, as far as its row is among those that
    /// findings keep: the first of each, and so all of [`first`](Self::first).
    pub fn lost(&self, row: u64, rule: usize) -> Option<&Finding> {
        let mut lost = self.findings.iter().filter(|finding| finding.grade() == Grade::WillBeLost);
        lost.find(|finding| finding.events.binary_search(&(row, rule)).is_ok())
    }
}

/// Checks a whole source as of now; ends early, incomplete, when it is stopped.
///
/// # Errors
/// When the source fails midway.
pub fn check(pipeline: &Pipeline, stop: &Stop, progress: &PassProgress, ticker: &mut Ticker) -> Result<Checked, Error> {
    How::default().check(pipeline, stop, progress, ticker)
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
    How { now, ..How::default() }.check(pipeline, stop, progress, ticker)
}

/// How a check goes about it.
pub struct How<'h> {
    /// The moment behind which all is the future.
    pub now: Timestamp,
    /// On how many threads, beside the one that reads; what comes out does not depend on it.
    pub threads: usize,
    /// Is handed what was found so far, now and then.
    pub so_far: Option<&'h mut (dyn FnMut(Checked) + Send)>,
    /// How long at least it has nothing new after it had; at the beginning that is not so long.
    pub pause: Duration,
}

/// When it first has something new, at the latest: what a person sees change at once.
const FIRST: Duration = Duration::from_millis(120);

impl Default for How<'_> {
    /// As of now, on as many threads as this computer runs at once, telling about three times a second.
    fn default() -> Self {
        let now = Timestamp(clock::now().timestamp());
        Self { now, threads: parallel::threads(), so_far: None, pause: Duration::from_millis(300) }
    }
}

impl How<'_> {
    /// Checks a whole source; ends early, incomplete, when it is stopped.
    ///
    /// # Errors
    /// When the source fails midway.
    pub fn check(
        self,
        pipeline: &Pipeline,
        stop: &Stop,
        progress: &PassProgress,
        ticker: &mut Ticker,
    ) -> Result<Checked, Error> {
        let Self { now, threads, so_far, pause } = self;
        let setting = Setting { mapping: pipeline.mapping().clone(), now };
        let zone = setting.zone();
        let mut so_far = so_far.map(|tell| SoFar { tell, pause, next: Instant::now() + pause.min(FIRST) });
        let after = |seen: &Seen, outcomes: &Outcomes| {
            if let Some(so_far) = so_far.as_mut().filter(|so_far| so_far.is_due()) {
                so_far.tell(|| seen.found(zone, *outcomes));
            }
            ticker.tick();
        };
        let growing = pipeline.source().growing();
        let whole = Seen {
            fingerprint: Fingerprint::start(pipeline.source().columns()),
            reading: pipeline.mapping().reading,
            checks: Checks::new(setting.clone()),
            kept: Kept::default(),
            days: Days::default(),
            troubled: growing.map(Troubled::new),
        };
        let watch = Watch::new(setting, growing.is_some(), Box::new(after));
        let (walk, mut whole) = pipeline.walk_together(threads, stop, progress, &watch, whole)?;
        let (days, troubled) = (std::mem::take(&mut whole.days), whole.troubled.take());
        Ok(Checked {
            complete: walk.complete,
            remarks: walk.remarks,
            bookmark: troubled.zip(walk.bookmark).and_then(|(troubled, highest)| troubled.bookmark(highest)),
            days,
            ..whole.found(zone, walk.outcomes)
        })
    }
}

impl Seen {
    /// What was found up to now, but for what is only known at the end.
    fn found(&self, zone: Zone, outcomes: Outcomes) -> Checked {
        let found = self.checks.found();
        Checked {
            outcomes,
            complete: false,
            remarks: Vec::new(),
            fingerprint: self.fingerprint,
            reading: self.reading,
            bookmark: None,
            charts: found.hours.charts(zone),
            zone,
            summary: found.summary,
            findings: found.findings,
            days: Days::default(),
            first: self.kept.first.clone(),
            groups: self.kept.groups.clone(),
        }
    }
}

/// Rows for looking at: only those that some list still has room for, since most are in none.
#[derive(Default)]
pub(super) struct Kept {
    first: Vec<PreviewRow>,
    groups: BTreeMap<Disposition, Sample>,
    /// The lists that the row at hand is for.
    wanted: Vec<Disposition>,
    /// What the row at hand is counted for.
    counted: Vec<Disposition>,
    rooms: Rooms,
}

/// Which lists of rows are full, so that none need be kept for them any more.
#[derive(Clone, Default)]
pub(super) struct Rooms {
    first: bool,
    groups: Vec<Disposition>,
}

impl Kept {
    /// None yet, and none for lists that are full elsewhere.
    pub(super) fn within(rooms: Rooms) -> Self {
        Self { rooms, ..Self::default() }
    }

    /// Which of its lists are full.
    pub(super) fn rooms(&self) -> Rooms {
        let full = self.groups.iter().filter(|(_, sample)| sample.rows.len() >= SHOWN);
        Rooms { first: self.first.len() >= SHOWN, groups: full.map(|(group, _)| *group).collect() }
    }

    /// Adds what was kept of later rows.
    pub(super) fn append(&mut self, later: Self) {
        let room = |rows: &Vec<PreviewRow>| SHOWN.saturating_sub(rows.len());
        let more = room(&self.first);
        self.first.extend(later.first.into_iter().take(more));
        for (group, sample) in later.groups {
            let known = self.groups.entry(group).or_default();
            known.count += sample.count;
            known.in_rows += sample.in_rows;
            let more = room(&known.rows);
            known.rows.extend(sample.rows.into_iter().take(more));
        }
    }

    pub(super) fn add(&mut self, record: &Record, fates: &[Fate<'_>], end: RowEnd) {
        self.wanted.clear();
        self.counted.clear();
        for group in fates.iter().map(Fate::disposition).filter(|group| *group != Disposition::Send) {
            let sample = self.groups.entry(group).or_default();
            sample.count += 1;
            if !self.counted.contains(&group) {
                self.counted.push(group);
                sample.in_rows += 1;
            }
            let is_full = sample.rows.len() >= SHOWN || self.rooms.groups.contains(&group);
            if !is_full && !self.wanted.contains(&group) {
                self.wanted.push(group);
            }
        }
        let is_first = !self.rooms.first && self.first.len() < SHOWN;
        if !is_first && self.wanted.is_empty() {
            return;
        }
        let row = PreviewRow::shown(record, fates, end, NO_KEY);
        for group in &self.wanted {
            if let Some(sample) = self.groups.get_mut(group) {
                sample.rows.push(row.clone());
            }
        }
        if is_first {
            self.first.push(row);
        }
    }
}

/// Tells what was found so far, but not so often that it would hold up the check.
struct SoFar<'h> {
    tell: &'h mut (dyn FnMut(Checked) + Send),
    pause: Duration,
    next: Instant,
}

impl SoFar<'_> {
    /// At most a tenth of the time goes into telling.
    const SHARE: u32 = 9;

    fn is_due(&self) -> bool {
        Instant::now() >= self.next
    }

    fn tell(&mut self, found: impl FnOnce() -> Checked) {
        let begun = Instant::now();
        (self.tell)(found());
        if !self.pause.is_zero() {
            self.next = Instant::now() + self.pause.max(begun.elapsed() * Self::SHARE);
        }
    }
}
