//! A column with a value of its own in nearly every row gives the names: addresses, order numbers, errors (*How to Name
//! and Structure Your Data* says never to put these into a name, and names cannot be deleted).

use super::fix::one_name;
use super::found::Found;
use super::{Check, CheckContext, Events, Finding, Grade, Kind, Whole};
use crate::event::EventKind;
use crate::kissmetrics::rules::NAMES_MAX;
use crate::message;

static NAME_PER_ROW: Kind = Kind::new("name-per-row", Grade::MustFix);

/// Fewer names are no burden.
const ENOUGH: usize = 20;

#[derive(Clone)]
struct NamePerRow {
    /// Events of each rule that takes its names from a column.
    events: Vec<Option<u64>>,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    let rules = context.mapping.rules.iter().enumerate();
    let events =
        rules.map(|(at, rule)| (rule.kind == EventKind::Event).then(|| context.name_column(at)).flatten().map(|_| 0));
    Box::new(NamePerRow { events: events.collect() })
}

impl Check for NamePerRow {
    fn events(&mut self, events: &Events<'_>) {
        for seen in events.iter() {
            if let Some(Some(events)) = self.events.get_mut(seen.rule) {
                *events += 1;
            }
        }
    }

    fn append(&mut self, later: Self) {
        for (events, later) in self.events.iter_mut().zip(later.events) {
            *events = events.zip(later).map(|(events, later)| events + later);
        }
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let of_rule = |(rule, events): (usize, &Option<u64>)| {
            let events = (*events)?;
            let column = whole.context.name_column(rule)?.to_owned();
            let mut names: Vec<_> = whole.summary.name_counts().filter(|(_, name)| name.rule == rule).collect();
            if names.len() < ENOUGH || (names.len() as u64 * 2 <= events && names.len() < NAMES_MAX) {
                return None;
            }
            names.sort_by_key(|(_, name)| name.first.row);
            let mut found = Found::default();
            names.iter().for_each(|(text, name)| found.add(name.first, rule, text));
            let fix = whole.context.cells_of_names(rule).map(|column| one_name(rule, column.to_owned()));
            let says = |count| message!("check-name-per-row", count = count, column = column, events = events);
            found.finish(&NAME_PER_ROW, says, fix.into_iter().collect())
        };
        self.events.iter().enumerate().filter_map(of_rule).collect()
    }
}
