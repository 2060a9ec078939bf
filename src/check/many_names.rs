//! More names of events than are good for a product, or than the tracker keeps (*Technical Notes*, *Too Many Unique
//! Event Names*).

use super::found::Found;
use super::{Check, Finding, Grade, Mend, Seen, Setting, What, Whole};
use crate::tracker::rules::{Fate, Loss, NAMES_SLOW, Verdict};

#[derive(Clone, Default)]
struct ManyNames {
    lost: Found,
}

pub(super) fn start(_setting: &Setting) -> Box<dyn Check> {
    Box::new(ManyNames::default())
}

impl Check for ManyNames {
    fn received(&mut self, seen: &Seen<'_>, verdict: &Verdict) {
        if verdict.fate == Fate::Lost(Loss::TooManyNames) {
            self.lost.add(seen.at, seen.rule, &seen.made.event.name);
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
        let by_column = |rule: &usize| whole.setting.name_column(*rule).map(|column| (*rule, column.to_owned()));
        let mends = (0..whole.setting.mapping.rules.len()).filter_map(|rule| by_column(&rule));
        let mends: Vec<Mend> = mends.map(|(rule, name)| Mend::OneName { rule, name }).collect();
        if self.lost.count > 0 {
            let what = What::ManyNames { kept: false };
            return self.lost.finish(Grade::WillBeLost, what, mends).into_iter().collect();
        }
        let mut first: Vec<_> = names().map(|(name, known)| (known.first, known.rule, name)).collect();
        first.sort_by_key(|(at, ..)| at.row);
        let mut found = Found::default();
        first.into_iter().for_each(|(at, rule, name)| found.add(at, rule, name));
        found.finish(Grade::WorthALook, What::ManyNames { kept: true }, mends).into_iter().collect()
    }
}
