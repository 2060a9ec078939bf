//! Events of one row name different people: a row is about one person, so that one of them stands under a name that
//! nobody has, and half of what is known of the person is with somebody else.

use super::fix::{leave_rows_out_saying, picked};
use super::found::Found;
use super::{Change, Check, CheckContext, Events, Finding, Fix, Grade, Kind, Whole};
use crate::event::EventKind;
use crate::mapping::{EventName, EventRule, LeaveOut, Mapping, Pick, Tidy};
use crate::message;
use crate::message::Message;

static ROW_PEOPLE: Kind = Kind::new("row-people", Grade::MustFix).pairs();

/// Nothing is remembered where all events name the person in the same way.
#[derive(Clone)]
struct RowPeople {
    /// For each two rules, whether they may name different people.
    looks: Vec<Vec<bool>>,
    /// The first event of the row at hand.
    row: u64,
    rule: usize,
    person: String,
    found: Found,
    /// The rules of which the first pair was found.
    pair: Option<(usize, usize)>,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    let rules = &context.mapping.rules;
    let looks = rules.iter().map(|one| rules.iter().map(|other| may_differ(&context.mapping, one, other)).collect());
    let looks: Vec<Vec<bool>> = looks.collect();
    let looks = if looks.iter().flatten().any(|may| *may) { looks } else { Vec::new() };
    Box::new(RowPeople { looks, row: 0, rule: 0, person: String::new(), found: Found::default(), pair: None })
}

/// Whether two rules name the person in ways of their own that no rule joins.
fn may_differ(mapping: &Mapping, one: &EventRule, other: &EventRule) -> bool {
    let named = [one, other].iter().all(|rule| rule.kind != EventKind::Alias);
    let same = one.person == other.person && one.tidy == other.tidy;
    named && !same && !joined(mapping, one, other)
}

/// Whether a rule says that the two identities are one person, spelled as these rules spell them.
fn joined(mapping: &Mapping, one: &EventRule, other: &EventRule) -> bool {
    let mut joins = mapping.rules.iter().filter(|rule| rule.kind == EventKind::Alias);
    joins.any(|join| {
        let Some(EventName::Column { column, lookup, .. }) = &join.event else { return false };
        let second = Some(Pick { column: column.clone(), lookup: lookup.clone() });
        let is_first = |rule: &EventRule| rule.person == join.person && rule.tidy == join.tidy;
        let tidies = if mapping.reading.holds_everywhere() { join.tidy.as_slice() } else { &[] };
        let is_second = |rule: &EventRule| rule.person == second && rule.tidy == tidies;
        is_first(one) && is_second(other) || is_first(other) && is_second(one)
    })
}

/// Where a person is taken from.
fn told(pick: &Pick) -> Message {
    match &pick.lookup {
        None => message!("quoted", text = &pick.column),
        Some(lookup) => {
            message!("check-looked-up-by", column = &pick.column, lookup = &lookup.source, take = &lookup.take)
        }
    }
}

/// These rules name their people in this way.
#[derive(Debug, PartialEq)]
struct SamePerson {
    rules: Vec<usize>,
    person: Pick,
    tidy: Vec<Tidy>,
}

impl Change for SamePerson {
    fn apply(&self, mapping: &mut Mapping) {
        for rule in picked(mapping, &self.rules) {
            (rule.person, rule.tidy) = (Some(self.person.clone()), self.tidy.clone());
        }
    }

    fn message(&self) -> Message {
        message!("fix-same-person", person = told(&self.person))
    }
}

impl Check for RowPeople {
    fn events(&mut self, events: &Events<'_>) {
        if self.looks.is_empty() {
            return;
        }
        for seen in events.iter().filter(|seen| seen.made.event.kind != EventKind::Alias) {
            let person = seen.made.event.person.as_ref();
            if self.row != seen.record.row {
                (self.row, self.rule) = (seen.record.row, seen.rule);
                person.clone_into(&mut self.person);
            } else if self.person != person && self.looks[self.rule][seen.rule] {
                self.pair.get_or_insert((self.rule, seen.rule));
                self.found.add_row_with(seen.at(), seen.rule, &self.person, || Some(person.to_owned()));
            }
        }
    }

    fn append(&mut self, later: Self) {
        self.pair = self.pair.or(later.pair);
        self.found.append(later.found);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let Self { found, pair, .. } = *self;
        let pick = |rule: usize| whole.context.rule(rule).and_then(|rule| rule.person.clone());
        let Some((one, other)) = pair else { return Vec::new() };
        let (Some(first), Some(second)) = (pick(one), pick(other)) else { return Vec::new() };
        let rules = found.rules();
        let tidy = whole.context.rule(one).map(|rule| rule.tidy.clone()).unwrap_or_default();
        let same = Fix::new(SamePerson { rules: rules.clone(), person: first.clone(), tidy });
        let leave_out = message!("fix-leave-other-person");
        let fixes = vec![same, leave_rows_out_saying(rules, LeaveOut::OtherPerson, leave_out)];
        let says = |count| message!("check-row-people", count = count, first = told(&first), second = told(&second));
        found.finish(&ROW_PEOPLE, says, fixes).into_iter().collect()
    }
}
