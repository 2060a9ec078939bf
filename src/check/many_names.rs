//! More names of events than are good for a product, or than the tracker keeps (*Technical Notes*, *Too Many Unique
//! Event Names*).

use super::fix::one_name;
use super::found::Found;
use super::{Check, CheckContext, Finding, Fix, Grade, Kind, Received, Seen, Whole};
use crate::kissmetrics::rules::{EventOutcome, Loss, NAMES_SLOW};
use crate::message;

static MANY_NAMES: Kind = Kind::new("many-names", Grade::WorthALook);

static TOO_MANY_NAMES: Kind = Kind::new("many-names", Grade::WillBeLost);

#[derive(Clone, Default)]
struct ManyNames {
    lost: Found,
}

pub(super) fn start(_setting: &CheckContext) -> Box<dyn Check> {
    Box::new(ManyNames::default())
}

impl Check for ManyNames {
    fn received(&mut self, seen: &Seen<'_>, Received { verdict, .. }: &Received<'_>) {
        if verdict.event == EventOutcome::Lost(Loss::TooManyNames) {
            self.lost.add(seen.at(), seen.rule, &seen.made.event.name);
        }
    }

    fn append(&mut self, later: Self) {
        self.lost.append(later.lost);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let names = || whole.summary.name_counts();
        let count = names().count();
        if count < NAMES_SLOW {
            return Vec::new();
        }
        let by_column = |rule: &usize| whole.context.cells_of_names(*rule).map(|column| (*rule, column.to_owned()));
        let fixes = (0..whole.context.mapping.rules.len()).filter_map(|rule| by_column(&rule));
        let fixes: Vec<Fix> = fixes.map(|(rule, name)| one_name(rule, name)).collect();
        if self.lost.count > 0 {
            let says = |count| message!("check-many-names-lost", count = count);
            return self.lost.finish(&TOO_MANY_NAMES, says, fixes).into_iter().collect();
        }
        let mut first: Vec<_> = names().map(|(name, known)| (known.first, known.rule, name)).collect();
        first.sort_by_key(|(at, ..)| at.row);
        let mut found = Found::default();
        first.into_iter().for_each(|(at, rule, name)| found.add(at, rule, name));
        found.finish(&MANY_NAMES, |count| message!("check-many-names", count = count), fixes).into_iter().collect()
    }
}
