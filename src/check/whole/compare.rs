//! What moves when a choice changes, said before the change is accepted.

use super::Checked;
use crate::check::Grade;
use crate::kissmetrics::rules::Loss;
use crate::pipeline::Disposition;

/// How one check differs from another of the same source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Events that lie on another day (UTC); `None` when not the same events are made, so that they cannot be held
    /// against each other one by one.
    pub days: Option<u64>,
    /// Events that the tracker would take for one with an earlier one: how many more.
    pub clashes: i64,
    /// Events from before 2009: how many more.
    pub before_2009: i64,
    /// Events to be sent: how many more.
    pub to_send: i64,
    /// Events that are expected to be kept: how many more.
    pub kept: i64,
    /// People: how many more.
    pub people: i64,
    /// Things that must be fixed: how many more.
    pub must_fix: i64,
}

impl Moves {
    /// Whether nothing moves.
    pub fn is_nothing(&self) -> bool {
        *self == Self { days: Some(0), ..Self::default() }
    }
}

/// What moves from one check to the next.
pub fn compare(before: &Checked, after: &Checked) -> Moves {
    let more = |of: fn(&Checked) -> u64| of(after).cast_signed().wrapping_sub(of(before).cast_signed());
    let must_fix = |checked: &Checked| {
        checked.findings.iter().filter(|finding| finding.grade() == Grade::MustFix).map(|finding| finding.count).sum()
    };
    Moves {
        days: before.days.moved(&after.days),
        clashes: more(|checked| checked.summary.tally().merged),
        before_2009: more(|checked| {
            let group = Disposition::Withheld(Loss::Before2009);
            checked.groups.get(&group).map_or(0, |sample| sample.count)
        }),
        to_send: more(|checked| checked.outcomes.to_send()),
        kept: more(|checked| checked.summary.kept()),
        people: more(|checked| checked.summary.people()),
        must_fix: more(must_fix),
    }
}
