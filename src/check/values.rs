//! What the value of a detail looks like, found out once for all checks that ask.

use super::Value;
use crate::event::Property;
use crate::mapping::value::Class;
use crate::mapping::{EventRule, Mapping};

/// The plan's details, and the classes of the event at hand.
pub(super) struct Values {
    names: Vec<Vec<String>>,
    values: Vec<Value>,
}

impl Values {
    pub fn of(mapping: &Mapping) -> Self {
        let names = |rule: &EventRule| rule.details.iter().map(|detail| detail.name().trim().to_owned()).collect();
        Self { names: mapping.rules.iter().map(names).collect(), values: Vec::new() }
    }

    /// One for each of the properties, in their order. They are the rule's details without those that were blank; joined
    /// events may have them in another order.
    pub fn classify(&mut self, rule: usize, properties: &[Property<'_>]) -> &[Value] {
        self.values.clear();
        let names = self.names.get(rule).map_or(&[][..], Vec::as_slice);
        let mut next = 0;
        for property in properties {
            let is_it = |name: &String| *name == property.name;
            let behind = names.iter().skip(next).position(is_it).map(|at| next + at);
            let detail = behind.or_else(|| names.iter().position(is_it)).unwrap_or(usize::MAX);
            next = detail.saturating_add(1);
            self.values.push(Value { detail, class: Class::of(&property.value) });
        }
        &self.values
    }
}
