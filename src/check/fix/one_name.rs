//! Gives all events of a rule one name.

use super::{Change, Fix};
use crate::mapping::{EventName, Mapping, PropertyRule, Treatment};
use crate::message;
use crate::message::Message;

/// All events of the rule have one name; the column that gave the names becomes a detail.
#[derive(Debug, PartialEq)]
struct OneName {
    rule: usize,
    name: String,
}

impl Change for OneName {
    fn apply(&self, mapping: &mut Mapping) {
        let Some(rule) = mapping.rules.get_mut(self.rule) else { return };
        let Some(EventName::Column { column, lookup, values, .. }) =
            rule.event.replace(EventName::Fixed { name: self.name.clone() })
        else {
            return;
        };
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
