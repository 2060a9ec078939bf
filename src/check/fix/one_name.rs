//! Gives all events of a rule one name.

use super::{Change, Fix};
use crate::mapping::{Condition, EventName, LeaveOut, Mapping, Others, PropertyRule, Test, Treatment};
use crate::message;
use crate::message::Message;

/// All events of the rule have one name; the column that gave the names becomes a detail, and what it left out stays so.
#[derive(Debug, PartialEq)]
struct OneName {
    rule: usize,
    name: String,
}

impl Change for OneName {
    fn apply(&self, mapping: &mut Mapping) {
        let Some(rule) = mapping.rules.get_mut(self.rule) else { return };
        let Some(EventName::Column { column, lookup, values, others }) =
            rule.event.replace(EventName::Fixed { name: self.name.clone() })
        else {
            return;
        };
        let found = |is_sent: bool| {
            let lines = values.iter().filter(move |line| line.sent.is_some() == is_sent);
            lines.map(|line| line.found.clone()).collect::<Vec<_>>()
        };
        let (test, values_that_tell) = match others {
            Others::LeaveOut => (Test::Is, found(true)),
            Others::AsFound => (Test::IsNot, found(false)),
        };
        let mut only = |test, values| rule.only.push(Condition { column: column.clone(), test, values });
        if test == Test::Is || !values_that_tell.is_empty() {
            only(test, values_that_tell);
        }
        // A blank cell is none of the values that count.
        if others == Others::AsFound && rule.leave_out.contains(&LeaveOut::BlankName) {
            only(Test::Filled, Vec::new());
        }
        let taken = |title: &str| rule.properties.iter().any(|detail| detail.name() == title);
        if rule.properties.iter().all(|detail| detail.column() != Some(&column)) && !taken(&column) {
            rule.properties.push(PropertyRule::Column {
                name: column.clone(),
                column,
                lookup,
                treat: Treatment::AsIs,
                values: values.into_iter().filter(|line| line.sent.is_some()).collect(),
            });
        }
    }

    fn message(&self) -> Message {
        message!("fix-one-name", name = &self.name)
    }
}

/// Gives all events of the rule this name.
pub(in crate::check) fn one_name(rule: usize, name: String) -> Fix {
    Fix::new(OneName { rule, name })
}
