//! Leaves rows out, as rules can tell them.

use super::{Change, Fix, add, picked};
use crate::check::Words;
use crate::mapping::{LeaveOut, Mapping};

/// These rules leave such rows out.
#[derive(Debug, PartialEq)]
struct LeaveRowsOut {
    rules: Vec<usize>,
    what: LeaveOut,
    words: Words,
}

impl Change for LeaveRowsOut {
    fn apply(&self, mapping: &mut Mapping) {
        for rule in picked(mapping, &self.rules) {
            add(&mut rule.leave_out, self.what.clone());
        }
    }

    fn words(&self) -> Words {
        self.words.clone()
    }

    fn leaves_rows_out(&self) -> bool {
        true
    }
}

/// Leaves the rows of a finding out.
pub(in crate::check) fn leave_rows_out(rules: Vec<usize>, what: LeaveOut) -> Fix {
    leave_rows_out_saying(rules, what, Words { text: "Leave these rows out", args: Vec::new() })
}

/// The same in words that say which rows they are.
pub(in crate::check) fn leave_rows_out_saying(rules: Vec<usize>, what: LeaveOut, words: Words) -> Fix {
    Fix::new(LeaveRowsOut { rules, what, words })
}
