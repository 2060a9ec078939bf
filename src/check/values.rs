//! What the value of a detail looks like, found out and counted once for all checks that ask.

use super::Value;
use super::found::PerDetail;
use crate::event::Property;
use crate::mapping::value::Class;
use crate::mapping::{EventRule, Mapping, PropertyRule, SendAmounts};

/// The name of a detail, under which its values are sent.
struct Name {
    text: String,
    /// Behind it stands the currency.
    apart: bool,
}

impl Name {
    fn is_of(&self, property: &str) -> bool {
        match property.strip_prefix(self.text.as_str()) {
            Some("") => true,
            Some(rest) => self.apart && rest.starts_with(' '),
            None => false,
        }
    }
}

/// The plan's details, and the classes of the event at hand.
pub(super) struct Values {
    names: Vec<Vec<Name>>,
    values: Vec<Value>,
}

/// Some of the classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u16);

impl Classes {
    /// Whether one of these is among them.
    pub fn has(self, any: &[Class]) -> bool {
        any.iter().any(|class| self.0 & 1 << *class as u16 != 0)
    }
}

/// How many values of a detail are of each class.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts([u64; Class::COUNT]);

impl Counts {
    /// How many are of a class.
    pub fn of(&self, class: Class) -> u64 {
        self.0[class as usize]
    }

    /// How many there are.
    pub fn all(&self) -> u64 {
        self.0.iter().sum()
    }

    /// Adds what was counted elsewhere.
    pub fn append(&mut self, later: Self) {
        self.0.iter_mut().zip(later.0).for_each(|(count, more)| *count += more);
    }
}

impl Values {
    pub fn of(mapping: &Mapping) -> Self {
        let names = |rule: &EventRule| {
            let apart = |column: Option<&str>| {
                let of = rule.currencies.iter().find(|of| Some(of.amounts.as_str()) == column);
                of.is_some_and(|of| matches!(of.send, SendAmounts::Apart(_)))
            };
            let name =
                |detail: &PropertyRule| Name { text: detail.name().trim().to_owned(), apart: apart(detail.column()) };
            rule.properties.iter().map(name).collect()
        };
        Self { names: mapping.rules.iter().map(names).collect(), values: Vec::new() }
    }

    /// One for each of the properties, in their order. They are the rule's details without those that were blank; joined
    /// events may have them in another order.
    pub fn classify(&mut self, rule: usize, properties: &[Property<'_>]) -> &[Value] {
        self.values.clear();
        let names = self.names.get(rule).map_or(&[][..], Vec::as_slice);
        let mut next = 0;
        for property in properties {
            let is_it = |name: &Name| name.is_of(&property.name);
            let behind = names.iter().skip(next).position(is_it).map(|at| next + at);
            let detail = behind.or_else(|| names.iter().position(is_it)).unwrap_or(usize::MAX);
            next = detail.saturating_add(1);
            self.values.push(Value { detail, class: Class::of(&property.value) });
        }
        &self.values
    }

    /// Classifies the values of an event that is to be sent, and counts them.
    pub fn count(
        &mut self,
        rule: usize,
        properties: &[Property<'_>],
        counts: &mut PerDetail<Counts>,
    ) -> (&[Value], Classes) {
        let values = self.classify(rule, properties);
        let mut classes = Classes::default();
        for value in values {
            classes.0 |= 1 << value.class as u16;
            if let Some(Counts(counts)) = counts.get(rule, value.detail) {
                counts[value.class as usize] += 1;
            }
        }
        (values, classes)
    }
}
