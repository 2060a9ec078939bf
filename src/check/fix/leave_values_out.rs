//! Leaves people out by what stands in their column.

use super::{Change, Fix, add};
use crate::mapping::{Condition, LeaveOut, Mapping, Test};
use crate::message;
use crate::message::{Arg, Message};

/// Every rule that takes its person from the column leaves rows of these people out.
#[derive(Debug, PartialEq)]
struct LeaveValuesOut {
    column: String,
    values: Vec<String>,
}

impl Change for LeaveValuesOut {
    /// A condition of each such rule, or a longer one. Where the rule tidies the cell, the person is another text than it.
    fn apply(&self, mapping: &mut Mapping) {
        let Self { column, values } = self;
        for rule in &mut mapping.rules {
            if rule.person.as_ref().is_none_or(|pick| pick.column != *column) {
                continue;
            }
            if !rule.tidy.is_empty() {
                let known = rule.leave_out.iter_mut().find_map(|what| match what {
                    LeaveOut::People { people } => Some(people),
                    _ => None,
                });
                match known {
                    Some(people) => values.iter().for_each(|value| add(people, value.clone())),
                    None => rule.leave_out.push(LeaveOut::People { people: values.clone() }),
                }
                continue;
            }
            let known = rule.only.iter_mut().find(|only| only.column == *column && only.test == Test::IsNot);
            match known {
                Some(condition) => values.iter().for_each(|value| add(&mut condition.values, value.clone())),
                None => rule.only.push(Condition { column: column.clone(), test: Test::IsNot, values: values.clone() }),
            }
        }
    }

    fn message(&self) -> Message {
        message!("fix-leave-values-out", values = Arg::quoted(&self.values, 3))
    }

    fn leaves_rows_out(&self) -> bool {
        true
    }
}

/// Leaves the people out who are called so in the column.
pub(in crate::check) fn leave_values_out(column: String, values: Vec<String>) -> Fix {
    Fix::new(LeaveValuesOut { column, values })
}
