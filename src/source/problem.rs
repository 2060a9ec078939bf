//! What can go wrong with one kind of source alone.

use std::fmt;

use crate::message::Message;

/// Something that only one kind of source can meet. It stands in the folder of that kind.
pub trait Problem: fmt::Debug + Send + Sync {
    /// What is wrong, where, and what to do about it. No secret is in it.
    fn message(&self) -> Message;
}
