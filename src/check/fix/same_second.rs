//! Decides what becomes of events of the same second.

use super::{Change, Fix, picked};
use crate::mapping::{Mapping, SameSecond};
use crate::message;
use crate::message::Message;

/// What these rules do with the same second.
#[derive(Debug, PartialEq)]
struct InSameSecond {
    rules: Vec<usize>,
    how: SameSecond,
}

impl Change for InSameSecond {
    fn apply(&self, mapping: &mut Mapping) {
        for rule in picked(mapping, &self.rules) {
            rule.same_second = Some(self.how);
        }
    }

    fn message(&self) -> Message {
        match self.how {
            SameSecond::Space => message!("fix-space"),
            SameSecond::Join => message!("fix-join"),
            SameSecond::KeepFirst => message!("fix-keep-first"),
        }
    }
}

/// Does this with events of the same second that these rules make.
pub(in crate::check) fn same_second(rules: Vec<usize>, how: SameSecond) -> Fix {
    Fix::new(InSameSecond { rules, how })
}
