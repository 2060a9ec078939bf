//! Decides what becomes of events of the same second.

use super::{Change, Fix, picked};
use crate::check::Words;
use crate::mapping::{Mapping, SameSecond};

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

    fn words(&self) -> Words {
        let text = match self.how {
            SameSecond::Space => "Space them one second apart",
            SameSecond::Join => "Join them into one",
            SameSecond::KeepFirst => "Keep the first",
        };
        Words { text, args: Vec::new() }
    }
}

/// Does this with events of the same second that these rules make.
pub(in crate::check) fn same_second(rules: Vec<usize>, how: SameSecond) -> Fix {
    Fix::new(InSameSecond { rules, how })
}
