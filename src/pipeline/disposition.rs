//! What becomes of what a rule makes of a row: one name for it, wherever it is decided, counted, listed or told.

use crate::kissmetrics::rules::Loss;
use crate::mapping::SameSecond;
use crate::mapping::apply::Reason;

/// What becomes of what a rule makes of a row. They are listed in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disposition {
    /// The event is sent.
    Send,
    /// There is no event, for this reason.
    Missed(Reason),
    /// The event is thinned away.
    Merged,
    /// The event is one with another of the same second, by the plan's choice.
    SameSecond(SameSecond),
    /// The event is withheld, since the tracker would lose it.
    Withheld(Loss),
}

impl Disposition {
    /// The name that files and the command line use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Send => "sent",
            Self::Missed(reason) => reason.id(),
            Self::Merged => "merged",
            Self::SameSecond(SameSecond::KeepFirst | SameSecond::Space) => "not-the-first",
            Self::SameSecond(SameSecond::Join) => "joined",
            Self::Withheld(loss) => loss.id(),
        }
    }

    /// Whether nothing is sent for itself, and somebody wanted it so.
    pub fn is_left_out_on_purpose(self) -> bool {
        match self {
            Self::Missed(reason) => reason.on_purpose(),
            Self::Merged | Self::SameSecond(_) => true,
            Self::Send | Self::Withheld(_) => false,
        }
    }
}
