//! An import that nobody watches: what is new is found, checked and held against what is usual, and only then is it
//! begun.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::Error;
use super::begin::PriorSends;
use super::check::check_plan;
use super::guards::{Guard, News, Usual, tripped};
use super::problems;
use super::renew::{self, renew};
use crate::check::whole::Checked;
use crate::clock;
use crate::kissmetrics::client::Destination;
use crate::kissmetrics::rules::person_print;
use crate::ledger::{Ending, Import, Ledger, Product, UnattendedRun};
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::walk::{Item, Visitor};
use crate::pipeline::{self, PassProgress, Pipeline, Stop, Ticker};
use crate::plan::Plan;
use crate::sink::kissmetrics::run::Patience;
use crate::source::Record;
use crate::store::faults;

/// How long a tracker that takes nothing is waited for where nobody watches. A night's maintenance passes within it; and it
/// is over before the same time of the next day, so that what runs every day begins anew and somebody hears of it.
const OUTAGE: Duration = Duration::from_secs(12 * 60 * 60);

/// A run that takes no longer than this is nothing unusual, however short all before were.
const SHORT: TimeDelta = TimeDelta::hours(1);

/// So many times as long as any before is unusually long.
const TIMES: i32 = 10;

/// How long a run that nobody watches waits for a tracker that takes nothing.
pub fn patience() -> Patience {
    Patience::Each(faults::shortened("BACKFILL_OUTAGE", OUTAGE))
}

/// Whether a run that began then and still goes on takes unusually long, seeing how long those before took.
pub fn is_unusually_long(since: DateTime<Utc>, now: DateTime<Utc>, runs: &[UnattendedRun]) -> bool {
    let in_order = runs.iter().filter(|run| matches!(run.ending, Ending::Sent | Ending::NothingNew));
    let longest = in_order.map(|run| run.ended - run.started).max().unwrap_or_default();
    now - since > SHORT.max(longest * TIMES)
}

/// What is new and may be sent.
pub struct Ready {
    /// The plan, bounded to what is new.
    pub plan: Plan,
    /// What makes the events.
    pub pipeline: Pipeline,
    /// What they come to.
    pub checked: Checked,
    /// What was sent before.
    pub prior: PriorSends,
    /// What is new.
    pub news: News,
}

/// Finds what is new since a plan was last sent to a product; `None` where nothing is.
///
/// # Errors
/// When something must be fixed, would be sent twice or is not as usual ([`Error::Guarded`]), or the source or the ledger
/// cannot be read.
pub fn find(
    plan: Plan,
    product: &Product,
    runs: &[UnattendedRun],
    ledger: &Ledger,
    stop: &Stop,
) -> Result<Option<Ready>, Error> {
    let guarded = |guard| Error::Guarded { tripped: vec![guard] };
    let imports = ledger.imports()?;
    if let Some(last) = latest(&imports, runs).filter(|last| *last > clock::now()) {
        return Err(guarded(Guard::ClockBack { last }));
    }
    let limits = plan.unattended.clone();
    let (plan, begin) = renew(plan, product, &imports);
    let not_sent = || guarded(Guard::NotSentBefore);
    let last = renew::last_whole(&plan, product, &imports).ok_or_else(not_sent)?;
    // The share of skipped rows that is usual is that of all rows, and not of the few that were read again lately.
    let whole = renew::last_unbounded(&plan, product, &imports).unwrap_or(last);
    let progress = Arc::new(PassProgress::default());
    let (pipeline, checked) = check_plan(&plan, stop, &progress, &mut Ticker::new(Arc::new(|| {})))?;
    if checked.fingerprint.titles != last.fingerprint.titles {
        return Err(guarded(Guard::Columns));
    }
    problems::refuse(&checked, &pipeline, &Destination::parse(&product.address)?)?;
    if !begin.may_have_news(&pipeline, &checked.fingerprint, stop)? {
        return Ok(None);
    }
    let prior = PriorSends::look_up(ledger, product, &pipeline, None, stop, &progress)?;
    prior.refuse_doubles(product)?;
    let mut new = New::of(&prior.events.done);
    pipeline.walk(stop, &progress, &mut new)?;
    let news = new.news(&checked, seen_before(&begin, last));
    let names = ledger.event_names(product)?;
    let sent = renew::all_of(&plan, product, &imports);
    let sent = sent.map(|(import, _)| import.outcomes.sent.saturating_sub(import.earlier)).sum();
    let tripped = tripped(&news, &Usual { whole, runs, sent, names: &names }, &limits);
    // Also where no event is new: that every new row is skipped is news.
    if !tripped.is_empty() {
        return Err(Error::Guarded { tripped });
    }
    Ok((news.events > 0).then_some(Ready { plan, pipeline, checked, prior, news }))
}

/// So many of the rows that are read were read before, and so many of these came to nothing.
fn seen_before(begin: &renew::Begin, last: &Import) -> (u64, u64) {
    match begin {
        // Only what had a problem is read once more.
        renew::Begin::Behind { again, .. } => (*again, *again),
        _ => (last.outcomes.rows, last.outcomes.skipped + last.outcomes.rejected),
    }
}

/// The latest moment that the ledger knows.
fn latest(imports: &[Import], runs: &[UnattendedRun]) -> Option<DateTime<Utc>> {
    imports.iter().map(|import| import.changed).chain(runs.iter().map(|run| run.ended)).max()
}

/// Counts what was not sent before.
struct New<'d> {
    done: &'d RangeSet,
    events: u64,
    people: HashSet<u64>,
    names: Vec<String>,
}

impl<'d> New<'d> {
    fn of(done: &'d RangeSet) -> Self {
        Self { done, events: 0, people: HashSet::new(), names: Vec::new() }
    }

    /// What is new; `before` are the rows that were read before, and those of them that came to nothing.
    fn news(self, checked: &Checked, before: (u64, u64)) -> News {
        let Self { events, people, names, .. } = self;
        let now = checked.outcomes;
        let skipped = now.skipped + now.rejected;
        News {
            events,
            people: people.len() as u64,
            names,
            rows: now.rows.saturating_sub(before.0),
            skipped: skipped.saturating_sub(before.1),
        }
    }
}

impl Visitor for New<'_> {
    fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), pipeline::Error> {
        let Some((ordinal, made)) = item.sent() else { return Ok(()) };
        if !self.done.contains(ordinal) {
            self.events += 1;
            self.people.insert(person_print(&made.event.person));
            if !made.event.name.is_empty() && !self.names.iter().any(|name| *name == made.event.name) {
                self.names.push(made.event.name.clone().into_owned());
            }
        }
        Ok(())
    }
}
