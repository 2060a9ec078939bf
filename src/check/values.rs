//! What the value of a detail looks like, found out and counted once for all checks that ask.

use super::Value;
use super::found::PerDetail;
use crate::event::Property;
use crate::kissmetrics::rules::are_kept;
use crate::mapping::apply::Made;
use crate::mapping::value::{Class, Classifier};
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

/// Tells what values look like, and which details of the plan they belong to.
pub(super) struct Values {
    names: Vec<Vec<Name>>,
    /// For each rule, whether a detail has the same name in each event.
    named_alike: Vec<bool>,
    /// … and whether all details of an event are kept that is the only one of its person and second.
    kept_alike: Vec<bool>,
    classifier: Classifier,
}

/// Some of the classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u16);

impl Classes {
    /// Each of them.
    pub const ALL: Self = Self(u16::MAX);

    /// These.
    pub const fn of(classes: &[Class]) -> Self {
        let (mut all, mut at) = (0, 0);
        while at < classes.len() {
            all |= 1 << classes[at] as u16;
            at += 1;
        }
        Self(all)
    }

    /// Whether one of these is among them.
    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Whether this one is among them.
    pub const fn holds(self, class: Class) -> bool {
        self.0 & 1 << class as u16 != 0
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

    /// Those of which there are any.
    pub fn classes(&self) -> Classes {
        Classes(self.0.iter().enumerate().fold(0, |all, (class, count)| all | u16::from(*count > 0) << class))
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
        let names: Vec<Vec<Name>> = mapping.rules.iter().map(names).collect();
        let named_alike: Vec<bool> = names.iter().map(|names| names.iter().all(|name| !name.apart)).collect();
        let are_kept =
            |(names, alike): (&Vec<Name>, &bool)| *alike && are_kept(names.iter().map(|name| name.text.as_str()));
        let kept_alike = names.iter().zip(&named_alike).map(are_kept).collect();
        Self { names, named_alike, kept_alike, classifier: Classifier::default() }
    }

    /// Whether a detail of this rule has the same name in each event.
    pub fn are_named_alike(&self, rule: usize) -> bool {
        self.named_alike.get(rule) == Some(&true)
    }

    /// Whether all details of an event of this rule are kept that is the only one of its person and second.
    pub fn are_kept_alike(&self, rule: usize) -> bool {
        self.kept_alike.get(rule) == Some(&true)
    }

    /// Adds one for each of the properties of an event, in their order.
    pub fn classify(&mut self, rule: usize, made: &Made<'_>, values: &mut Vec<Value>) {
        let properties = &made.event.properties;
        let Some(mut details) = made.details else { return self.classify_joined(rule, properties, values) };
        for property in properties {
            values.push(Value { detail: details.trailing_zeros(), class: self.classifier.class(&property.value) });
            details &= details.wrapping_sub(1);
        }
    }

    /// The same by the names. They are the rule's details without those that were blank; joined events may have them in
    /// another order.
    fn classify_joined(&mut self, rule: usize, properties: &[Property<'_>], values: &mut Vec<Value>) {
        let names = self.names.get(rule).map_or(&[][..], Vec::as_slice);
        let mut next = 0;
        for property in properties {
            let is_it = |name: &Name| name.is_of(&property.name);
            let behind = names.iter().skip(next).position(is_it).map(|at| next + at);
            let detail = behind.or_else(|| names.iter().position(is_it)).unwrap_or(usize::MAX);
            next = detail.saturating_add(1);
            let detail = u32::try_from(detail).unwrap_or(u32::MAX);
            values.push(Value { detail, class: self.classifier.class(&property.value) });
        }
    }
}

/// Counts the values of an event that is to be sent.
pub(super) fn count(rule: usize, values: &[Value], counts: &mut PerDetail<Counts>) {
    for value in values {
        if let Some(Counts(counts)) = counts.get_mut(rule, value.detail as usize) {
            counts[value.class as usize] += 1;
        }
    }
}
