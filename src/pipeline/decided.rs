//! What is to become of what the rules made of a row, with the event itself.

use super::Disposition;
use crate::event::Event;
use crate::kissmetrics::rules;
use crate::mapping::SameSecond;
use crate::mapping::apply::{Made, Miss};

/// What is to become of one thing that a rule made of a row.
#[derive(Debug)]
pub enum Decided<'a> {
    /// It is sent.
    Send(Made<'a>),
    /// It is thinned away.
    Merged(Made<'a>),
    /// It is not sent for itself, since another of the same second is sent: the first, or all of them as one.
    SameSecond(Made<'a>, SameSecond),
    /// The tracker would lose it, so it is not sent.
    Withheld(Made<'a>, rules::Loss),
    /// There is no event.
    Missed(Miss<'a>),
}

impl<'a> Decided<'a> {
    /// What becomes of it, without what was made.
    pub fn disposition(&self) -> Disposition {
        match self {
            Self::Send(_) => Disposition::Send,
            Self::Merged(_) => Disposition::Merged,
            Self::SameSecond(_, how) => Disposition::SameSecond(*how),
            Self::Withheld(_, loss) => Disposition::Withheld(*loss),
            Self::Missed(miss) => Disposition::Missed(miss.reason),
        }
    }

    /// Whether there is no event although there should be one, also where the person left such rows out.
    pub fn is_problem(&self) -> bool {
        matches!(self, Self::Missed(miss) if miss.problem)
    }

    /// The event, when it is to be sent.
    pub fn sent(&self) -> Option<&Made<'a>> {
        match self {
            Self::Send(made) => Some(made),
            _ => None,
        }
    }

    /// The event, when there is one.
    pub fn event(&self) -> Option<&Event<'a>> {
        match self {
            Self::Send(made) | Self::Merged(made) | Self::SameSecond(made, _) | Self::Withheld(made, _) => {
                Some(&made.event)
            }
            Self::Missed(_) => None,
        }
    }
}

/// What a walk comes to: what one rule made of a record.
#[derive(Debug)]
pub struct Item<'a> {
    /// The rule's index.
    pub rule: usize,
    /// How many events are to be sent before it. For one that is sent this is its number, the same in every walk over the
    /// same source with the same plan.
    pub ordinal: u64,
    /// What becomes of it.
    pub decided: Decided<'a>,
}

impl<'a> Item<'a> {
    /// The event and its number, when it is to be sent.
    pub fn sent(self) -> Option<(u64, Made<'a>)> {
        match self.decided {
            Decided::Send(made) => Some((self.ordinal, made)),
            _ => None,
        }
    }
}

/// What a whole row came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowEnd {
    /// It made at least one event.
    Used,
    /// It made none, on purpose.
    Skipped,
    /// It made none, because of a problem.
    Rejected,
}
