//! Sends a column's amounts as plain numbers, or as they are.

use super::Change;
use crate::check::Words;
use crate::mapping::{Mapping, PropertyRule, Treatment};

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

    fn words(&self) -> Words {
        let text = match self.how {
            Treatment::AsIs => "Send \"{column}\" as it is",
            Treatment::MoneyPoint => "Send \"{column}\" as plain numbers (1,234.50 is 1234.50)",
            Treatment::MoneyComma => "Send \"{column}\" as plain numbers (1.234,50 is 1234.50)",
        };
        Words { text, args: vec![("column", self.column.as_str().into())] }
    }
}
