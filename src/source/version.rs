//! The version of reading: how cells are taken out of a source, and what is made of them.

use serde::{Deserialize, Serialize};

/// A version of the rules by which a source is read and its cells become persons, times and properties.
///
/// The ledger knows rows by their cells. A plan therefore records the version under which it was made and is read by the
/// rules of that version ever after, so that a file that was sent before is recognized.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReadingVersion(u32);

impl ReadingVersion {
    /// The version of plans that name none.
    pub const FIRST: Self = Self(1);
    /// The first by which a row is read for what it is itself, whatever stands in other rows.
    pub const THIRD: Self = Self(3);
    /// The first by which what a plan says holds in every place that it is about.
    pub const FOURTH: Self = Self(4);
    /// The version of plans that are made now.
    pub const NOW: Self = Self::FOURTH;

    /// The version of this number, if it is one that can be read.
    pub fn new(number: u32) -> Option<Self> {
        let version = Self(number);
        (Self::FIRST..=Self::NOW).contains(&version).then_some(version)
    }

    /// The number that stands in plans and in the ledger.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Whether it is the version of plans that name none.
    pub fn is_first(&self) -> bool {
        *self == Self::FIRST
    }

    /// Whether a row is read for what it is itself. Before, the text and the number of its cells followed from other rows
    /// here and there, so that rows of before became others where rows were added.
    pub fn reads_rows_alone(&self) -> bool {
        *self >= Self::THIRD
    }

    /// Whether the rows of a source are the same by both versions, whatever a plan makes of them.
    pub fn reads_rows_as(self, other: Self) -> bool {
        self.min(Self::THIRD) == other.min(Self::THIRD)
    }

    /// Whether what a plan says holds in every place that it is about: how amounts are written, where one is compared;
    /// how identities are tidied, for both that are merged; that amounts are named by their currency, where events are
    /// moved apart that would overwrite a detail.
    pub fn holds_everywhere(&self) -> bool {
        *self >= Self::FOURTH
    }

    /// The version of plans that name none, as a function.
    pub(crate) fn first() -> Self {
        Self::FIRST
    }
}

impl Default for ReadingVersion {
    /// What is opened anew is read by the rules of now.
    fn default() -> Self {
        Self::NOW
    }
}
