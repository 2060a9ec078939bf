//! What a check found, as data; the sentences are made where all sentences are.

use super::{Fix, RowAt};
use crate::kissmetrics::rules::Loss;
use crate::mapping::apply::Reason;
use crate::message::Message;

/// What all findings of one kind have in common. The kinds that a check can find stand in its file.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// The name that the command line uses.
    pub id: &'static str,
    /// How grave it is.
    pub grade: Grade,
    /// The key of what the tracker will not keep of an event, in the fewest words.
    pub lost: &'static str,
    /// Each example is one of two that go together, and not a text with what more is known of it.
    pub pairs: bool,
    /// The reason for which its rows make no event.
    pub missed: Option<Reason>,
    /// Why its events are not sent.
    pub withheld: Option<Loss>,
}

impl Kind {
    pub(super) const fn new(id: &'static str, grade: Grade) -> Self {
        Self { id, grade, lost: "check-lost", pairs: false, missed: None, withheld: None }
    }

    pub(super) const fn lost(self, lost: &'static str) -> Self {
        Self { lost, ..self }
    }

    pub(super) const fn pairs(self) -> Self {
        Self { pairs: true, ..self }
    }

    pub(super) const fn missed(self, reason: Reason) -> Self {
        Self { missed: Some(reason), ..self }
    }

    pub(super) const fn withheld(self, loss: Loss) -> Self {
        Self { withheld: Some(loss), ..self }
    }
}

/// Something that a person should know before sending.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it has in common with others of its kind.
    pub kind: &'static Kind,
    /// What is said of it.
    pub says: Message,
    /// How many there are: rows where there is no event, people, names, else events or values.
    pub count: u64,
    /// The first rows, at most [`MOST_ROWS`](super::MOST_ROWS).
    pub rows: Vec<RowAt>,
    /// Which events of these rows it is about, by the number of the row and the index of the rule, in order; empty where
    /// it is about rows as a whole.
    pub events: Vec<(u64, usize)>,
    /// Two from the person's own data at most.
    pub examples: Vec<Example>,
    /// What fixes it, the likeliest first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// The name that the command line uses.
    pub const fn id(&self) -> &'static str {
        self.kind.id
    }

    /// How grave it is.
    pub const fn grade(&self) -> Grade {
        self.kind.grade
    }
}

/// How grave a finding is; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Sending it would do harm that nobody can take back, or a row comes to nothing for a problem.
    MustFix,
    /// The tracker will not keep it.
    WillBeLost,
    /// It may be right.
    WorthALook,
}

impl Grade {
    /// The name that the command line uses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::MustFix => "must-fix",
            Self::WillBeLost => "will-be-lost",
            Self::WorthALook => "worth-a-look",
        }
    }
}

/// Something from the person's own data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Where it stands.
    pub at: RowAt,
    /// What stands there: a cell, or whom it happened to.
    pub text: String,
    /// What more must be known of it: what happened, the other of two.
    pub with: Option<String>,
}
