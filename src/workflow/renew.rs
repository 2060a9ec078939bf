//! What is new: where a plan that was run before begins the next time.
//!
//! What was sent is never read again, since a row that has changed meanwhile would make a second copy that
//! stays. What could not be sent is read again, row by row, until it can be. Of rows that were left out on
//! purpose nothing is kept: a date that is filled in later is new only by a column that changes with it.

use super::Error;
use super::resume::plan_of;
use crate::ledger::{Import, Product};
use crate::mapping::Mapping;
use crate::pipeline::files::{FilePrints, News};
use crate::pipeline::fingerprint::{Change, Fingerprint, change};
use crate::pipeline::{Pipeline, Stop};
use crate::plan::{Limits, Plan};
use crate::source::{self, NewRows, tells_new_rows};

/// How what is new is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begin {
    /// The product was never handed all that this plan makes, so everything is new that was not sent.
    Anew,
    /// By a column: what is behind this value.
    Behind {
        /// The value.
        since: String,
        /// Earlier rows that had a problem and are read once more.
        again: u64,
    },
    /// All rows are read, and what was sent is passed over.
    All(WhyAll),
    /// By its place in a file, which may only have grown at its end since it had this fingerprint.
    File(Fingerprint),
    /// By the file: those that came since, and what was added at the ends of those that were there.
    Files(FilePrints),
}

/// Why all rows are read to find the new ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyAll {
    /// There is no column by which new rows are told, or too many rows had a problem.
    NoBookmark,
    /// What becomes of a row depends on others: events are thinned, or those of the same second are set apart.
    RowsTogether,
}

impl Begin {
    /// Whether something may be new in a source that has this fingerprint now.
    ///
    /// # Errors
    /// When rows of before were changed, so that nothing says which are new, or the source cannot be read.
    pub fn may_have_news(&self, pipeline: &Pipeline, now: &Fingerprint, stop: &Stop) -> Result<bool, Error> {
        let was = match self {
            Self::File(was) => was,
            Self::Files(were) => {
                return match were.news(pipeline.source().as_ref(), stop)? {
                    News::Nothing => Ok(false),
                    News::Some => Ok(true),
                    News::Changed { file, change } => Err(Error::NotGrown { file: Some(file), change }),
                };
            }
            _ => return Ok(true),
        };
        match change(pipeline, was, now, stop)? {
            None => Ok(false),
            Some(Change::Grown { .. }) => Ok(true),
            Some(change) => Err(Error::NotGrown { file: None, change }),
        }
    }
}

/// Where a plan begins when only what is new is wanted: the plan to run, and how that was decided. `imports` are all of
/// the ledger, the latest first; paths of the plan must be whole.
pub fn renew(mut plan: Plan, product: &Product, imports: &[Import]) -> (Plan, Begin) {
    let Some(import) = last_whole(&plan, product, imports) else { return (plan, Begin::Anew) };
    if source::kind(&plan.source.kind).is_some_and(|kind| kind.new_rows == NewRows::AtTheEnd) {
        let files = import.bookmark.as_ref().and_then(FilePrints::of);
        return (plan, files.map_or(Begin::File(import.fingerprint), Begin::Files));
    }
    if rows_together(&plan.mapping) {
        return (plan, Begin::All(WhyAll::RowsTogether));
    }
    // An earlier program took any value for one.
    let Some(bookmark) = import.bookmark.as_ref().filter(|bookmark| tells_new_rows(&bookmark.since)) else {
        return (plan, Begin::All(WhyAll::NoBookmark));
    };
    plan.source = plan.source.with("since", bookmark.since.as_str()).with("again", bookmark.again.as_str());
    let again = bookmark.again.split(',').filter(|value| !value.is_empty()).count() as u64;
    let begin = Begin::Behind { since: bookmark.since.clone(), again };
    (plan, begin)
}

/// The last import by which all that a plan makes was sent to a product. `imports` are all of the ledger, the latest first.
pub fn last_whole<'i>(plan: &Plan, product: &Product, imports: &'i [Import]) -> Option<&'i Import> {
    all_whole(plan, product, imports).next().map(|(import, _)| import)
}

/// The same, by which all of the source was read and not only what was new.
pub fn last_unbounded<'i>(plan: &Plan, product: &Product, imports: &'i [Import]) -> Option<&'i Import> {
    all_whole(plan, product, imports).find(|(_, before)| before.source.get("since").is_none()).map(|(import, _)| import)
}

fn all_whole<'i>(plan: &Plan, product: &Product, imports: &'i [Import]) -> impl Iterator<Item = (&'i Import, Plan)> {
    all_of(plan, product, imports).filter(|(import, _)| import.is_whole())
}

/// The imports by which something of what a plan makes went to a product, each with its plan, the latest first.
pub fn all_of<'i>(plan: &Plan, product: &Product, imports: &'i [Import]) -> impl Iterator<Item = (&'i Import, Plan)> {
    let of_product = |import: &&Import| import.product.id == product.id;
    let with_plan = |import: &'i Import| Some((import, plan_of(import).ok()?));
    imports.iter().filter(of_product).filter_map(with_plan).filter(|(_, before)| is_same(before.clone(), plan.clone()))
}

/// Whether two plans make the same events of the same source.
pub fn is_same(one: Plan, other: Plan) -> bool {
    unbounded(one) == unbounded(other)
}

/// Whether two plans read the same source, whatever they make of it.
pub fn same_source(one: Plan, other: Plan) -> bool {
    unbounded(one).source == unbounded(other).source
}

/// The plan without what bounds it to a part of its source or to so many events at once, without how safely that is
/// reached, and without what the ledger's plans do not say: the password, and where it is sent, which is the product's.
fn unbounded(mut plan: Plan) -> Plan {
    for answer in ["since", "again", "password", "tls", "ca_file"] {
        plan.source.values.remove(answer);
    }
    plan.tracker = None;
    // A plan of before may have its paths as they were typed.
    plan = plan.with_whole_paths();
    plan.unattended = Limits::default();
    // How each of several files reads was found out, and is the more the more of them there are.
    plan.source.each.clear();
    plan.lookups.iter_mut().for_each(|second| second.answers.each.clear());
    // Rows that make no event anyhow: that they were left out by choice changes nothing that is sent.
    for rule in &mut plan.mapping.rules {
        rule.leave_out.retain(|out| !out.makes_no_event());
    }
    plan
}

/// Whether what becomes of a row depends on other rows of the same person.
pub(super) fn rows_together(mapping: &Mapping) -> bool {
    mapping.rules.iter().any(|rule| rule.thin.is_some() || rule.same_second.is_some())
}
