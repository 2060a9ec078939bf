//! What was looked up in a second source and is not there: people, names of events, details.

use super::fix::{add, leave_property_out, leave_rows_out, tidies};
use super::found::{Found, PerDetail};
use super::{Change, Check, CheckContext, Events, Finding, Fix, Grade, Kind, RowAt, Whole};
use crate::mapping::apply::{Miss, Reason};
use crate::mapping::{EventRule, LeaveOut, Mapping, Part, Tidy};
use crate::message;
use crate::message::Message;

static PERSON_NOT_FOUND: Kind = Kind::new("lookup-not-found", Grade::MustFix).missed(Reason::NotFound);

static NAME_NOT_FOUND: Kind = Kind::new("name-lookup-not-found", Grade::MustFix).missed(Reason::NameNotFound);

static DETAIL_NOT_FOUND: Kind = Kind::new("detail-lookup-not-found", Grade::WorthALook);

#[derive(Clone)]
struct NotFound {
    person: Vain,
    name: Vain,
    details: PerDetail<Found>,
    /// How details could be found.
    detail_hints: PerDetail<Hints>,
}

/// What a rule looked up in vain, so that it made no event.
#[derive(Clone, Default)]
struct Vain {
    found: Found,
    column: String,
    lookup: String,
    hints: Hints,
}

/// How what was looked up in vain could be found: in which second source, by which column, in which tidier spelling.
#[derive(Clone, Debug, Default)]
struct Hints {
    rule: usize,
    how: Vec<Tidy>,
}

impl Hints {
    fn note(&mut self, rule: usize, tidier: Option<Tidy>) {
        if let Some(how) = tidier.filter(|how| !self.how.contains(how)) {
            self.rule = rule;
            self.how.push(how);
        }
    }

    fn append(&mut self, later: Self) {
        later.how.into_iter().for_each(|how| self.note(later.rule, Some(how)));
    }

    fn fix(self, context: &CheckContext, part: Part) -> Option<Fix> {
        let lookup = context.rule(self.rule)?.lookup(part)?;
        let (lookup, by) = (lookup.source.clone(), lookup.by.clone());
        (!self.how.is_empty()).then(|| Fix::new(TidyLookup { lookup, by, how: self.how }))
    }
}

/// What is looked up in a second source is held against its column in a tidier spelling.
#[derive(Debug, PartialEq)]
struct TidyLookup {
    lookup: String,
    by: String,
    how: Vec<Tidy>,
}

impl Change for TidyLookup {
    fn apply(&self, mapping: &mut Mapping) {
        for known in mapping.rules.iter_mut().flat_map(EventRule::lookups_mut) {
            if known.source == self.lookup && known.by == self.by {
                self.how.iter().for_each(|how| add(&mut known.tidy, *how));
            }
        }
    }

    fn message(&self) -> Message {
        message!("fix-look-up-with", lookup = &self.lookup, how = tidies(&self.how))
    }
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    let details = PerDetail::new(&context.details());
    let detail_hints = PerDetail::new(&context.details());
    Box::new(NotFound { person: Vain::default(), name: Vain::default(), details, detail_hints })
}

impl Vain {
    fn add(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        if self.found.count == 0 {
            (self.column, self.lookup) = (miss.column.to_owned(), miss.lookup.to_owned());
        }
        self.found.add_row(at, rule, miss.value);
        self.hints.note(rule, miss.tidier);
    }

    fn append(&mut self, later: Self) {
        if self.found.count == 0 {
            (self.column, self.lookup) = (later.column, later.lookup);
        }
        self.found.append(later.found);
        self.hints.append(later.hints);
    }

    /// The finding, when there is one; `says` is given how many rows there are, the column, and where it was looked for.
    fn finish(
        self,
        kind: &'static Kind,
        context: &CheckContext,
        part: Part,
        says: impl FnOnce(u64, String, String) -> Message,
    ) -> Option<Finding> {
        let leave_out = leave_rows_out(self.found.rules(), LeaveOut::NotFound);
        let fixes = self.hints.fix(context, part).into_iter().chain([leave_out]).collect();
        self.found.finish(kind, |count| says(count, self.column, self.lookup), fixes)
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

    fn events(&mut self, events: &Events<'_>) {
        if !events.oddities.notes {
            return;
        }
        for (seen, vain) in events.iter().flat_map(|seen| seen.made.not_found().iter().map(move |vain| (seen, vain))) {
            if let Some(found) = self.details.get_mut(seen.rule, vain.detail) {
                found.add(seen.at(), seen.rule, vain.value);
            }
            if let Some(hints) = self.detail_hints.get_mut(seen.rule, vain.detail) {
                hints.note(seen.rule, vain.tidier);
            }
        }
    }

    fn append(&mut self, later: Self) {
        self.person.append(later.person);
        self.name.append(later.name);
        self.details.append(later.details, Found::append);
        self.detail_hints.append(later.detail_hints, Hints::append);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let Self { person, name, details, detail_hints, .. } = *self;
        let rows = [
            person.finish(&PERSON_NOT_FOUND, whole.context, Part::Person, |count, column, lookup| {
                message!("check-lookup-not-found", count = count, column = column, lookup = lookup)
            }),
            name.finish(&NAME_NOT_FOUND, whole.context, Part::Event, |count, column, lookup| {
                message!("check-name-lookup-not-found", count = count, column = column, lookup = lookup)
            }),
        ];
        let details =
            details.into_iter().zip(detail_hints.into_iter()).filter_map(|((rule, at, found), (_, _, hints))| {
                let detail = whole.context.detail(rule, at)?;
                let lookup = &detail.lookup()?.source;
                let says = |count| {
                    message!(
                        "check-detail-lookup-not-found",
                        count = count,
                        detail = detail.name(),
                        column = detail.column().unwrap_or_default(),
                        lookup = lookup,
                    )
                };
                let leave_out = leave_property_out(detail.name());
                let fixes = hints.fix(whole.context, Part::Property(at)).into_iter().chain([leave_out]).collect();
                found.finish(&DETAIL_NOT_FOUND, says, fixes)
            });
        rows.into_iter().flatten().chain(details).collect()
    }
}
