//! Rows that can't be read at all, such as a line of JSON that is none. They stop nothing, since no choice in a plan could
//! bring them in.

use super::found::Found;
use super::{Check, CheckContext, Finding, Grade, Kind, RowAt, Whole};
use crate::mapping::apply::{Miss, Reason};
use crate::message;

static UNREADABLE_RECORD: Kind = Kind::new("unreadable-record", Grade::WillBeLost).missed(Reason::UnreadableRecord);

#[derive(Clone, Default)]
struct Unreadable(Found);

pub(super) fn start(_context: &CheckContext) -> Box<dyn Check> {
    Box::new(Unreadable::default())
}

impl Check for Unreadable {
    fn missed(&mut self, at: RowAt, rule: usize, miss: &Miss<'_>) {
        if miss.reason == Reason::UnreadableRecord {
            self.0.add_row(at, rule, miss.value);
        }
    }

    fn append(&mut self, later: Self) {
        self.0.append(later.0);
    }

    fn finish(self: Box<Self>, _whole: &Whole<'_>) -> Vec<Finding> {
        let says = |count| message!("check-unreadable-record", count = count);
        self.0.finish(&UNREADABLE_RECORD, says, Vec::new()).into_iter().collect()
    }
}
