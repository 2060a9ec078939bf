//! Old values that would become a person's current ones: all of them count as of one day that was chosen, and reports
//! prefer the latest.

use super::found::Found;
use super::{Change, Check, CheckContext, Events, Finding, Fix, Grade, Kind, Whole};
use crate::kissmetrics::rules::FIRST_DAY;
use crate::mapping::Mapping;
use crate::message;
use crate::message::Message;

static UNDATED_VALUES: Kind = Kind::new("undated-values", Grade::WorthALook);

/// A day early enough that any true value is later, and late enough to be the tracker's first day in every zone.
const EARLIEST: &str = "2009-01-02";

/// Up to the end of that day in every zone.
const EARLY: i64 = FIRST_DAY + 3 * 86_400;

#[derive(Clone)]
struct Undated {
    rules: Vec<(Option<String>, Found)>,
}

/// The rule's values count as of this day.
#[derive(Debug, PartialEq)]
struct DateOn {
    rule: usize,
    on: &'static str,
}

impl Change for DateOn {
    fn apply(&self, mapping: &mut Mapping) {
        if let Some(rule) = mapping.rules.get_mut(self.rule) {
            rule.time = None;
            rule.on = Some(self.on.to_owned());
        }
    }

    fn message(&self) -> Message {
        message!("fix-date-on", on = self.on)
    }
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    let rules = context.mapping.rules.iter().map(|rule| (rule.on.clone(), Found::default()));
    Box::new(Undated { rules: rules.collect() })
}

impl Check for Undated {
    fn events(&mut self, events: &Events<'_>) {
        for seen in events.iter() {
            let event = &seen.made.event;
            if let Some((Some(_), found)) = self.rules.get_mut(seen.rule)
                && event.time.is_some_and(|time| time.0 > EARLY)
                && let Some(first) = event.properties.first()
            {
                found
                    .add_with(seen.at(), seen.rule, &event.person, || Some(format!("{}: {}", first.name, first.value)));
            }
        }
    }

    fn append(&mut self, later: Self) {
        for ((_, found), (_, later)) in self.rules.iter_mut().zip(later.rules) {
            found.append(later);
        }
    }

    fn finish(self: Box<Self>, _whole: &Whole<'_>) -> Vec<Finding> {
        let finish = |(rule, (on, found)): (usize, (Option<String>, Found))| {
            let fix = Fix::new(DateOn { rule, on: EARLIEST });
            let on = on?;
            found.finish(&UNDATED_VALUES, |count| message!("check-undated-values", count = count, on = on), vec![fix])
        };
        self.rules.into_iter().enumerate().filter_map(finish).collect()
    }
}
