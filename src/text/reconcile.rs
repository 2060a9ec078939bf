//! Sentences about what became of an import, as a raw export shows it. They say what was read and no more.

use chrono::DateTime;

use super::summary::day;
use super::{Face, error, ledger, places_words, written};
use crate::event::{Event, EventKind, Timestamp};
use crate::ledger::Import;
use crate::message::Arg;
use crate::tr;
use crate::workflow::reconcile::{
    Absence, Case, Comparison, Counted, Difference, MissingWords, Of, Reconciled, Seen, Tally, Unsure,
};

/// So many names that the import did not send are told.
const FOREIGN: usize = 5;

/// What stands in the file of rows that are missing.
pub const MISSING_WORDS: MissingWords = MissingWords {
    missing: |event| tr!("reconcile-reason-missing", what = what(event)),
    goes_along: |event| tr!("reconcile-reason-goes-along", person = event.person.as_ref()),
};

/// What came of a comparison, line by line, the sentence that says most first. Parts of a sum stand below it.
pub fn comparison_lines(comparison: &Comparison, import: &Import, face: Face) -> Vec<String> {
    match comparison {
        Comparison::Events(reconciled) => event_lines(reconciled, import),
        Comparison::Counts { counted, why } => count_lines(counted, why, import, face),
    }
}

fn event_lines(reconciled: &Reconciled, import: &Import) -> Vec<String> {
    let Reconciled { seen, all, beyond, names, .. } = reconciled;
    let mut lines = vec![verdict(all, seen), sent(import, all.sent), reach_sentence(seen)];
    let parts = [
        (all.there, tr!("reconcile-there", count = all.there)),
        (all.different, tr!("reconcile-different", count = all.different)),
        (all.missing, tr!("reconcile-missing", count = all.missing)),
        (*beyond, tr!("reconcile-beyond", count = *beyond)),
        (all.merged, tr!("reconcile-merged", count = all.merged)),
    ];
    // That none is different or missing is worth a line.
    let is_told = |(at, (count, _)): &(usize, (u64, String))| *count > 0 || *at < 3;
    lines.extend(parts.into_iter().enumerate().filter(is_told).map(|(_, (_, line))| line));
    lines.extend(names.iter().map(|(of, tally)| name_line(of, tally)));
    let others = [
        (seen.again, tr!("reconcile-again", count = seen.again)),
        (seen.not_sent, tr!("reconcile-not-sent", count = seen.not_sent)),
        (seen.foreign, foreign(seen)),
        (seen.unreadable, tr!("reconcile-unreadable", count = seen.unreadable)),
    ];
    lines.extend(others.into_iter().filter(|(count, _)| *count > 0).map(|(_, line)| line));
    lines.extend(torn(seen));
    lines
}

/// The one sentence for a person who reads only one.
fn verdict(all: &Tally, seen: &Seen) -> String {
    match (all.there + all.different, all.missing + all.different) {
        (0, 1..) if seen.lines > 0 => tr!("reconcile-nothing-there").to_owned(),
        (_, 0) => tr!("reconcile-all-there").to_owned(),
        _ => tr!("reconcile-not-all-there", there = all.there, all = all.sent - all.merged),
    }
}

fn sent(import: &Import, sent: u64) -> String {
    tr!(
        "reconcile-sent",
        count = sent,
        id = import.id.to_string(),
        source = &import.source,
        product = &import.product.name
    )
}

/// What an export shows: how much, and from when to when.
pub fn reach_sentence(seen: &Seen) -> String {
    match (seen.first, seen.last) {
        (Some(first), Some(last)) => {
            tr!("reconcile-export", count = seen.lines, first = day(first), last = day(last))
        }
        _ => tr!("reconcile-export-undated", count = seen.lines),
    }
}

fn name_line(of: &Of, tally: &Tally) -> String {
    let name = match of {
        Of::Name(name) => name.as_str(),
        Of::Sets => tr!("reconcile-sets"),
        Of::Aliases => tr!("reconcile-aliases"),
    };
    tr!(
        "reconcile-name",
        name = name,
        sent = tally.sent,
        there = tally.there,
        different = tally.different,
        missing = tally.missing,
    )
}

fn foreign(seen: &Seen) -> String {
    let mut names: Vec<(&String, &u64)> = seen.foreign_names.iter().collect();
    names.sort_by(|(one, more), (other, less)| less.cmp(more).then(one.cmp(other)));
    let named = names.into_iter().map(|(name, count)| tr!("reconcile-foreign-name", name = name, count = *count));
    match Arg::list(named, FOREIGN) {
        Arg::List(names, _) if names.is_empty() => tr!("reconcile-foreign", count = seen.foreign),
        names => tr!("reconcile-foreign-names", count = seen.foreign, names = names),
    }
}

fn torn(seen: &Seen) -> Option<String> {
    seen.is_torn().then(|| tr!("reconcile-torn").to_owned())
}

fn count_lines(counted: &Counted, why: &Unsure, import: &Import, face: Face) -> Vec<String> {
    let why = match why {
        Unsure::Changed(change) => ledger::change_sentence(change),
        Unsure::Unreadable(error) => error::workflow_sentence(error, face),
    };
    let mut lines = vec![tr!("reconcile-only-counts", why = why), sent(import, import.outcomes.sent)];
    lines.push(reach_sentence(&counted.seen));
    if !counted.names.is_empty() {
        lines.push(tr!("reconcile-counted", count = counted.all()));
    }
    lines.extend(counted.names.iter().map(|(name, count)| tr!("reconcile-counted-name", name = name, count = *count)));
    lines.extend(torn(&counted.seen));
    lines
}

/// One event that is not there as it was sent, and where it stands in the source.
pub fn case_sentence(case: &Case<'_>) -> String {
    let place = match case.at.file {
        Some(_) => places_words(&[case.at]),
        None => tr!("reconcile-row", row = case.at.row.to_string()),
    };
    let event = case.event;
    let whom = match event.time.map(moment) {
        Some(when) => {
            tr!("reconcile-event", person = event.person.as_ref(), what = what(event), when = when)
        }
        None => tr!("reconcile-event-undated", person = event.person.as_ref(), what = what(event)),
    };
    match &case.what {
        Absence::Missing { beyond: false } => tr!("reconcile-case-missing", place = place, event = whom),
        Absence::Missing { beyond: true } => tr!("reconcile-case-beyond", place = place, event = whom),
        Absence::Different(differences) => {
            let details = Arg::list(differences.iter().map(difference), differences.len());
            tr!("reconcile-case-different", place = place, event = whom, details = written(details))
        }
    }
}

fn difference(difference: &Difference) -> String {
    let Difference { name, sent, has_other } = difference;
    match has_other {
        true => tr!("reconcile-detail-other", name = name, sent = sent),
        false => tr!("reconcile-detail-absent", name = name, sent = sent),
    }
}

/// What happened, also where that is no event.
fn what(event: &Event<'_>) -> String {
    match event.kind {
        EventKind::Event => event.name.to_string(),
        EventKind::Set => tr!("reconcile-set").to_owned(),
        EventKind::Alias => tr!("reconcile-alias", other = event.name.as_ref()),
    }
}

fn moment(time: Timestamp) -> String {
    let utc = DateTime::from_timestamp(time.0, 0).map(|utc| utc.naive_utc());
    utc.map_or_else(|| time.to_string(), |utc| written(Arg::Second(utc)))
}
