//! How often Kissmetrics counts each name before an import and since, and what that can mean.

use std::collections::HashMap;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use hashbrown::HashMap as Table;

use super::names::{Names, read_names};
use crate::clock;
use crate::event::EventKind;
use crate::kissmetrics::query::{Account, QueryError};
use crate::kissmetrics::rules::fold_name;
use crate::ledger::{
    Failure, Import, ImportState, ImportTotals, Ledger, LedgerError, NameTotal, Product, Reading, TotalsBefore,
};
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::walk::{Item, Pipeline, Visitor};
use crate::pipeline::{self, PassProgress, Stop};
use crate::sink::bucket;
use crate::source::Record;
use crate::workflow::Error;
use crate::workflow::reconcile::event_print;

/// Within this time totals usually move, as reports lag.
pub const EXPECTED_WITHIN: Duration = Duration::from_secs(30 * 60);

/// Between two looks at totals, so that hardly any of the account's allowance is used.
pub const PAUSE: Duration = Duration::from_secs(5 * 60);

/// So long after an import sent something is looked.
pub const LONGEST: Duration = Duration::from_secs(60 * 60);

/// What an import is to send of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Each name as it is first sent, with how many events are sent and how many of them are expected to be kept.
    names: Vec<(String, u64, u64)>,
}

/// Counts what an import is to send beside what was sent before: of events with the same person, name and second one is
/// expected to be kept, and none where one was sent before.
///
/// # Errors
/// When the source cannot be read.
pub fn expect(pipeline: &Pipeline, earlier: &RangeSet, limit: Option<u64>, stop: &Stop) -> Result<Expected, Error> {
    let limit = limit.unwrap_or(u64::MAX);
    let mut expecting = Expecting { earlier, limit, kinds: Table::new(), by_name: HashMap::new(), names: Vec::new() };
    pipeline.walk(stop, &PassProgress::default(), &mut expecting)?;
    let Expecting { kinds, mut names, .. } = expecting;
    for (name, is_old) in kinds.into_values() {
        if !is_old && let Some(entry) = names.get_mut(name) {
            entry.2 += 1;
        }
    }
    names.retain(|(_, sent, _)| *sent > 0);
    Ok(Expected { names })
}

struct Expecting<'e> {
    earlier: &'e RangeSet,
    limit: u64,
    /// Of each person, name and second: which name, and whether one was sent before.
    kinds: Table<u64, (usize, bool)>,
    by_name: HashMap<String, usize>,
    names: Vec<(String, u64, u64)>,
}

impl Visitor for Expecting<'_> {
    fn item(&mut self, _record: &Record, item: Item<'_>) -> Result<(), pipeline::Error> {
        let Some((number, made)) = item.sent() else { return Ok(()) };
        let event = &made.event;
        if event.kind != EventKind::Event || number >= self.limit {
            return Ok(());
        }
        let next = self.names.len();
        let name = *self.by_name.entry(fold_name(&event.name)).or_insert_with(|| {
            self.names.push((event.name.to_string(), 0, 0));
            next
        });
        let is_old = self.earlier.contains(number);
        self.kinds.entry(event_print(event)).or_insert((name, false)).1 |= is_old;
        self.names[name].1 += u64::from(!is_old);
        Ok(())
    }
}

/// The totals before an import, to be [noted](Ledger::note_before) once it has begun. `names` is what the product knows
/// just now, where it is read so.
///
/// # Errors
/// When the ledger cannot be read.
pub fn begin_totals(
    ledger: &Ledger,
    product: &Product,
    (names, reading): (&Names, Reading),
    expected: Expected,
) -> Result<TotalsBefore, Error> {
    let known = by_name(names);
    let seen = ledger.seen_totals(product)?;
    // What an import of ours sent lately may be counted only now.
    let is_quiet = taken_from_here(&ledger.imports()?, product) + lag() <= clock::now();
    // A total that stands since before another could have moved it unseen.
    let stood: HashMap<String, bool> =
        seen.into_iter().map(|seen| (fold_name(&seen.name), is_quiet && seen.stood() >= lag())).collect();
    let total = |(name, sent, kept): (String, u64, u64)| {
        let folded = fold_name(&name);
        let (before, still) = match known.get(&folded) {
            Some(total) => (*total, stood.get(&folded).copied().unwrap_or_default()),
            // What it does not know it never counted, unless something of what it said was not understood.
            None if names.unread == 0 => (Some(0), is_quiet),
            None => (None, false),
        };
        NameTotal { name, sent, expected: kept, before, still, now: None }
    };
    Ok(TotalsBefore { reading, names: expected.names.into_iter().map(total).collect() })
}

/// When Kissmetrics has surely taken all that was sent to a product from here, whether or not it was answered. Of what
/// goes by a bucket it begins one file an hour, whichever import that is of, and goes on with it hour after hour: how long,
/// is nowhere said.
fn taken_from_here(imports: &[Import], product: &Product) -> DateTime<Utc> {
    let (mut all, mut files) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MIN_UTC);
    let to_it = |import: &&Import| {
        let sent = import.outcomes.sent.saturating_sub(import.earlier) + import.outcomes.unconfirmed;
        import.product.id == product.id && sent > 0
    };
    // The first come first.
    for import in imports.iter().rev().filter(to_it) {
        let taken = match hours(import) {
            None => import.changed,
            Some(hours) => {
                files = files.max(import.changed) + hours;
                files
            }
        };
        all = all.max(taken);
    }
    let file = if files > DateTime::<Utc>::MIN_UTC { files + TimeDelta::days(1) } else { files };
    all.max(file)
}

/// How long Kissmetrics takes at least for what an import wrote into a bucket; `None` where it went one by one.
fn hours(import: &Import) -> Option<TimeDelta> {
    let delivery = import.delivery.as_ref()?;
    Some(TimeDelta::from_std(bucket::takes(delivery.planned)).unwrap_or_default())
}

fn by_name(names: &Names) -> HashMap<String, Option<u64>> {
    names.events.iter().map(|known| (fold_name(&known.name), known.total)).collect()
}

fn lag() -> TimeDelta {
    TimeDelta::from_std(EXPECTED_WITHIN).unwrap_or_default()
}

/// Reads the totals of an import as they are now, and notes them.
///
/// # Errors
/// When the account cannot be read, or the ledger cannot be written.
pub fn look(account: &Account, ledger: &Ledger, import: &Import, reading: &Reading) -> Result<Vec<NameMoved>, Error> {
    let names = read_names(account, ledger, &import.product, reading, false)?;
    let known = by_name(&names);
    let totals = ledger.totals(import)?.names;
    let now: Vec<(String, Option<u64>)> = totals
        .into_iter()
        .map(|total| {
            let unknown = (names.unread == 0).then_some(0);
            let now = known.get(&fold_name(&total.name)).copied().unwrap_or(unknown);
            (total.name, now)
        })
        .collect();
    ledger.note_now(import, reading, &now)?;
    Ok(moved(&ledger.totals(import)?, import))
}

/// Whether every name is counted as expected, so that no more looks are needed. Of no names nothing is known.
pub fn is_done(names: &[NameMoved]) -> bool {
    let done = |name: &NameMoved| matches!(name.moved, Moved::AsExpected | Moved::AsSent | Moved::NoneExpected);
    !names.is_empty() && names.iter().all(done)
}

/// Whether what kept a look from being made may be over by the next one; a sign-in that was refused is not tried again by
/// itself.
pub fn may_pass(error: &Error) -> bool {
    match error {
        Error::Query(error) => matches!(
            error,
            QueryError::NotReached { .. }
                | QueryError::NoAnswer { .. }
                | QueryError::TooMany { .. }
                | QueryError::Busy { .. }
                | QueryError::NotJson { .. }
        ),
        Error::Ledger(LedgerError::File { failure, .. }) => matches!(failure, Failure::Busy),
        _ => false,
    }
}

/// A name, and how its total has moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMoved {
    /// The name and its totals.
    pub total: NameTotal,
    /// How it has moved.
    pub moved: Moved,
    /// All that the import is to send was sent.
    pub is_whole: bool,
    /// It was sent by a bucket, from which Kissmetrics takes a file an hour.
    pub in_bulk: bool,
}

/// How a total has moved, as far as can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It was not told before or now.
    Untold,
    /// It stands where it stood.
    NotYet {
        /// It has stood so for longer than totals usually take.
        late: bool,
    },
    /// It stands where it stood, and as it should: all of it has the person, name and second of what was sent before.
    NoneExpected,
    /// By just as many as were expected, and it stood still before.
    AsExpected,
    /// By just as many as were sent, those with the same person, name and second among them, and it stood still before.
    AsSent,
    /// By so many fewer than expected; more may come.
    Fewer(u64),
    /// By so many more than expected although it stood still before.
    More(u64),
    /// By so many, of which others may be a part.
    By(u64),
    /// It has fallen by so many.
    Fell(u64),
    /// By so many while the import goes on or its files are still taken, or although it was left midway.
    SoFar(u64),
}

/// How the totals of an import have moved.
pub fn moved(totals: &ImportTotals, import: &Import) -> Vec<NameMoved> {
    let is_whole = import.state == ImportState::Complete;
    let (hours, in_bulk) = (hours(import).unwrap_or_default(), import.delivery.is_some());
    let late = totals.looked.is_some_and(|looked| looked - import.changed >= hours + lag());
    let moved = |total: &NameTotal| {
        let (Some(before), Some(now)) = (total.before, total.now) else { return Moved::Untold };
        match now.checked_sub(before) {
            None => Moved::Fell(before - now),
            Some(0) if total.expected == 0 => Moved::NoneExpected,
            Some(0) => Moved::NotYet { late: late && is_whole },
            Some(by) if !is_whole => Moved::SoFar(by),
            Some(by) if in_bulk && !late && by < total.expected => Moved::SoFar(by),
            // Where others send too they may be all of it, so that fewer says something and as many does not.
            Some(by) if by < total.expected => Moved::Fewer(total.expected - by),
            Some(by) if !total.still => Moved::By(by),
            Some(by) if by == total.expected => Moved::AsExpected,
            Some(by) if by == total.sent => Moved::AsSent,
            Some(by) => Moved::More(by - total.expected),
        }
    };
    let name = |total: &NameTotal| NameMoved { total: total.clone(), moved: moved(total), is_whole, in_bulk };
    totals.names.iter().map(name).collect()
}
