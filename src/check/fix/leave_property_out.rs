//! Leaves a detail out of the events.

use super::{Change, Fix};
use crate::mapping::Mapping;
use crate::message;
use crate::message::Message;

/// The detail is not sent.
#[derive(Debug, PartialEq)]
struct LeavePropertyOut {
    name: String,
}

impl Change for LeavePropertyOut {
    fn apply(&self, mapping: &mut Mapping) {
        for rule in &mut mapping.rules {
            rule.properties.retain(|detail| detail.name() != self.name);
        }
    }

    fn message(&self) -> Message {
        message!("fix-leave-property-out", name = &self.name)
    }
}

/// Sends no detail of this name.
pub(in crate::check) fn leave_property_out(name: impl Into<String>) -> Fix {
    Fix::new(LeavePropertyOut { name: name.into() })
}
