//! How long a tracker that takes nothing is waited for.

use std::time::{Duration, Instant};

/// How long a run waits for a tracker that takes nothing, with all tries, before it gives up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Without end: somebody sees what is the matter, and may stop it.
    Endless,
    /// So long for the first answer; later without end.
    UntilFirst(Duration),
    /// So long for the first answer, and from each to the next.
    Each(Duration),
}

impl Patience {
    /// When it is at its end, where this moment was the beginning or the last answer.
    pub(super) fn end(self, since: Instant, answered: bool) -> Option<Instant> {
        match self {
            Self::Endless => None,
            Self::UntilFirst(_) if answered => None,
            Self::UntilFirst(patience) | Self::Each(patience) => since.checked_add(patience),
        }
    }
}
