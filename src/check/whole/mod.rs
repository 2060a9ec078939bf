//! Walks the whole source and says what will become of its events, before anything is sent.

mod compare;
mod days;
mod kept;
mod settled;
mod troubled;
mod watch;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::check::{CheckContext, Checks, Finding, Grade, HourChart, Summary};
use crate::clock;
use crate::event::Timestamp;
use crate::mapping::timestamp::Zone;
use crate::pipeline::bookmark::Bookmark;
use crate::pipeline::files::FilePrints;
use crate::pipeline::fingerprint::Fingerprint;
use crate::pipeline::preview::PreviewRow;
use crate::pipeline::{Disposition, Error, Outcomes, PassProgress, Pipeline, Stop, Ticker, parallel};
use crate::source::{ParseWarning, ReadingVersion};
use kept::Kept;
use settled::Gathered;
use troubled::Troubled;
use watch::{Seen, Watch};

pub use compare::{Moves, compare};
pub use days::Days;
pub use kept::Sample;
pub use settled::Settled;

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
    pub warnings: Vec<ParseWarning>,
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
    /// What makes the next check of the same source faster, where its mapping is of use for that; `None` before the end.
    pub settled: Option<Arc<Settled>>,
}

impl Checked {
    /// What must be fixed, the gravest first.
    pub fn open_problems(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.grade() == Grade::MustFix && finding.count > 0)
    }

    /// Whether something must be fixed before it would be wise to send.
    pub fn must_fix(&self) -> bool {
        self.open_problems().next().is_some()
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

/// Checks a whole source as of another moment: what is behind it is the future.
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
    /// What an earlier check of the same source found out, which makes this one faster and changes nothing of what comes out.
    pub settled: Option<Arc<Settled>>,
    /// How long at least it has nothing new after it had; at the beginning that is not so long.
    pub pause: Duration,
}

/// When it first has something new, at the latest: what a person sees change at once.
const FIRST: Duration = Duration::from_millis(120);

impl Default for How<'_> {
    /// As of now, on as many threads as this computer runs at once, telling about three times a second.
    fn default() -> Self {
        let now = Timestamp(clock::now().timestamp());
        Self { now, threads: parallel::threads(), so_far: None, settled: None, pause: Duration::from_millis(300) }
    }
}

impl How<'_> {
    /// Checks a whole source; ends early, incomplete, when it is stopped.
    ///
    /// # Errors
    /// When the source fails midway.
    pub fn check(
        mut self,
        pipeline: &Pipeline,
        stop: &Stop,
        progress: &PassProgress,
        ticker: &mut Ticker,
    ) -> Result<Checked, Error> {
        let pause = self.pause;
        let begin = |tell| SoFar { tell, pause, next: Instant::now() + pause.min(FIRST) };
        let mut so_far = self.so_far.take().map(begin);
        if let Some(settled) = self.settled.take().filter(|settled| settled.holds_under(pipeline.mapping()))
            && let (checked, true) = self.look(Some(settled), &mut so_far, pipeline, stop, progress, ticker)?
        {
            return Ok(checked);
        }
        // Nothing is known of these rows.
        self.look(None, &mut so_far, pipeline, stop, progress, ticker).map(|(checked, _)| checked)
    }

    /// Looks at the whole source; whether what an earlier check found out holds of it.
    fn look(
        &self,
        settled: Option<Arc<Settled>>,
        so_far: &mut Option<SoFar<'_>>,
        pipeline: &Pipeline,
        stop: &Stop,
        progress: &PassProgress,
        ticker: &mut Ticker,
    ) -> Result<(Checked, bool), Error> {
        let context = CheckContext { mapping: pipeline.mapping().clone(), now: self.now };
        let zone = context.zone();
        let after = |seen: &Seen, outcomes: &Outcomes| {
            if let Some(so_far) = so_far.as_mut().filter(|so_far| so_far.is_due()) {
                so_far.tell(|| seen.found(zone, *outcomes));
            }
            ticker.tick();
        };
        let growing = pipeline.source().growing();
        let whole = Seen {
            fingerprint: Fingerprint::start(pipeline.source().columns()),
            files: FilePrints::default(),
            reading: pipeline.mapping().reading,
            checks: Checks::new(context.clone()),
            kept: Kept::default(),
            days: Days::default(),
            troubled: growing.map(Troubled::new),
            gathered: Gathered::default(),
        };
        let watch = Watch::new(context, growing.is_some(), settled.as_deref(), Box::new(after));
        let (walk, mut whole) = pipeline.walk_together(self.threads, stop, progress, &watch, whole)?;
        let is_of = |settled: &Arc<Settled>| !walk.complete || settled.is_of(&whole.fingerprint);
        let holds = !watch.is_unsettled() && settled.as_ref().is_none_or(is_of);
        watch.end();
        if let Some(settled) = settled.as_ref().filter(|_| walk.complete) {
            whole.checks.know_people(settled.identities(walk.outcomes.rows), settled.people().clone());
            whole.checks.know_about_people(settled.about_people());
        }
        let gathered = std::mem::take(&mut whole.gathered);
        let known = || Settled::of(pipeline.mapping(), whole.fingerprint, gathered, &whole.checks);
        let settled = settled.or_else(|| known().map(Arc::new));
        let (days, files, troubled) =
            (std::mem::take(&mut whole.days), std::mem::take(&mut whole.files), whole.troubled.take());
        let checked = Checked {
            complete: walk.complete,
            warnings: walk.warnings,
            bookmark: match troubled.zip(walk.bookmark) {
                Some((troubled, highest)) => troubled.bookmark(highest),
                None => files.bookmark(),
            },
            days,
            settled: settled.filter(|_| walk.complete),
            ..whole.found(zone, walk.outcomes)
        };
        Ok((checked, holds))
    }
}

impl Seen {
    /// What was found up to now, but for what is only known at the end.
    fn found(&self, zone: Zone, outcomes: Outcomes) -> Checked {
        let found = self.checks.found();
        Checked {
            outcomes,
            complete: false,
            warnings: Vec::new(),
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
            settled: None,
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
