//! What was looked up in a second source and is not there: people, names of events, details.

use super::found::{Found, PerDetail};
use super::{Check, Finding, Grade, Mend, RowAt, Seen, Setting, What, Whole};
use crate::mapping::LeaveOut;
use crate::mapping::apply::{Miss, Reason};

#[derive(Clone)]
struct NotFound {
    person: Vain,
    name: Vain,
    details: PerDetail<Found>,
}

/// What a rule looked up in vain, so that it made no event.
#[derive(Clone, Default)]
struct Vain {
    found: Found,
    column: String,
    lookup: String,
}

pub(super) fn start(setting: &Setting) -> Box<dyn Check> {
    let details = PerDetail::new(&setting.details());
    Box::new(NotFound { person: Vain::default(), name: Vain::default(), details })
}

impl Vain {
    fn add(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        if self.found.count == 0 {
            (self.column, self.lookup) = (miss.column.to_owned(), miss.lookup.to_owned());
        }
        self.found.add_row(at, rule, miss.value);
    }

    fn append(&mut self, later: Self) {
        if self.found.count == 0 {
            (self.column, self.lookup) = (later.column, later.lookup);
        }
        self.found.append(later.found);
    }

    fn finish(self, told: impl FnOnce(String, String) -> What) -> Option<Finding> {
        let mend = Mend::LeaveOut { rules: self.found.rules(), what: LeaveOut::NotFound };
        self.found.finish(Grade::MustFix, told(self.column, self.lookup), vec![mend])
    }
}

impl Check for NotFound {
    fn missed(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        match miss.reason {
            Reason::NotFound => self.person.add(at, rule, miss),
            Reason::NameNotFound => self.name.add(at, rule, miss),
            _ => {}
        }
    }

    fn event(&mut self, seen: &Seen<'_>) {
        for vain in &seen.made.not_found {
            if let Some(found) = self.details.get(seen.rule, vain.detail) {
                found.add(seen.at, seen.rule, vain.value);
            }
        }
    }

    fn append(&mut self, later: Self) {
        self.person.append(later.person);
        self.name.append(later.name);
        self.details.append(later.details, Found::append);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let Self { person, name, details } = *self;
        let rows = [
            person.finish(|column, lookup| What::PersonNotFound { column, lookup }),
            name.finish(|column, lookup| What::NameNotFound { column, lookup }),
        ];
        let details = details.into_iter().filter_map(|(rule, at, found)| {
            let detail = whole.setting.detail(rule, at)?;
            let what = What::DetailNotFound {
                detail: detail.name().to_owned(),
                column: detail.column().unwrap_or_default().to_owned(),
                lookup: detail.lookup()?.source.clone(),
            };
            let mend = Mend::LeaveOutDetail { name: detail.name().to_owned() };
            found.finish(Grade::WorthALook, what, vec![mend])
        });
        rows.into_iter().flatten().chain(details).collect()
    }
}
