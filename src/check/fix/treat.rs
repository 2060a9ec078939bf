//! Sends a column's amounts as plain numbers, or as they are.

use super::Change;
use crate::mapping::{Mapping, PropertyRule, Treatment};
use crate::message;
use crate::message::Message;

/// The column's amounts are sent in this way.
#[derive(Debug, PartialEq)]
pub(in crate::check) struct Treat {
    pub column: String,
    pub how: Treatment,
}

impl Change for Treat {
    fn apply(&self, mapping: &mut Mapping) {
        for detail in mapping.rules.iter_mut().flat_map(|rule| &mut rule.properties) {
            if let PropertyRule::Column { column, treat, .. } = detail
                && *column == self.column
            {
                *treat = self.how;
            }
        }
    }

    fn message(&self) -> Message {
        match self.how {
            Treatment::AsIs => message!("fix-treat-as-is", column = &self.column),
            Treatment::MoneyPoint => message!("fix-treat-money-point", column = &self.column),
            Treatment::MoneyComma => message!("fix-treat-money-comma", column = &self.column),
        }
    }
}
