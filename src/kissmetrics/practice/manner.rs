//! How a practice tracker behaves where it is told to misbehave, so that what comes of that can be seen before it comes of
//! the real one.

use std::time::Duration;

/// What it does otherwise than a tracker that keeps and tells everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Totals tell only what came so long ago or longer.
    pub lag: Duration,
    /// Of so many events one is dropped.
    pub drop_every: Option<u64>,
    /// Of so many events one is altered: the value of its first property. Those without any are not.
    pub alter_every: Option<u64>,
    /// What is asked is answered in another form than is described.
    pub changed_beta: bool,
    /// Whoever asks is refused.
    pub refuses: bool,
}

/// What becomes of an event on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It is dropped.
    Drop,
    /// It is altered.
    Alter,
}

impl Manner {
    /// What is to become of the event of this number, from 1. Those that are altered stand between those that are dropped.
    pub(super) fn purpose(&self, number: u64) -> Option<Purpose> {
        let is_due = |every: Option<u64>, at: u64| every.is_some_and(|every| every > 0 && number % every == at % every);
        if is_due(self.drop_every, 0) {
            return Some(Purpose::Drop);
        }
        is_due(self.alter_every, self.alter_every.unwrap_or_default() / 2).then_some(Purpose::Alter)
    }
}

/// An event with which something was done on purpose, so that whoever compares can be held to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spoiled {
    /// Whose it was.
    pub person: String,
    /// Its name.
    pub event: String,
    /// When it happened.
    pub time: i64,
}
