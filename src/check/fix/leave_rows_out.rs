//! Leaves rows out, as rules can tell them.

use super::{Change, Fix, add, picked};
use crate::mapping::{LeaveOut, Mapping};
use crate::message;
use crate::message::Message;

/// These rules leave such rows out.
#[derive(Debug, PartialEq)]
struct LeaveRowsOut {
    rules: Vec<usize>,
    what: LeaveOut,
    message: Message,
}

impl Change for LeaveRowsOut {
    fn apply(&self, mapping: &mut Mapping) {
        for rule in picked(mapping, &self.rules) {
            add(&mut rule.leave_out, self.what.clone());
        }
    }

    fn message(&self) -> Message {
        self.message.clone()
    }

    fn leaves_rows_out(&self) -> bool {
        true
    }
}

/// Leaves the rows of a finding out.
pub(in crate::check) fn leave_rows_out(rules: Vec<usize>, what: LeaveOut) -> Fix {
    leave_rows_out_saying(rules, what, message!("fix-leave-rows-out"))
}

/// The same in words that say which rows they are.
pub(in crate::check) fn leave_rows_out_saying(rules: Vec<usize>, what: LeaveOut, message: Message) -> Fix {
    Fix::new(LeaveRowsOut { rules, what, message })
}
