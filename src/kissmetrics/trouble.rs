//! Why the tracker takes nothing, as far as a person can do something about it.

use super::client::Odd;
use crate::message::Arg;

/// What is wrong between us and the tracker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No connection can be made.
    NotReached(Arg),
    /// Requests went out and no answer came.
    NoAnswer(Arg),
    /// It says that it has too much to do, or a fault of its own.
    Busy(u16),
    /// It answers what a tracker does not answer.
    Odd(Odd),
    /// Its certificate cannot be trusted.
    Certificate(Arg),
    /// The server of a bucket takes nothing for now.
    Bucket(Arg),
}

impl Trouble {
    /// Whether it is the same kind of trouble, in whatever words.
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}
