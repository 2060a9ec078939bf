//! What can go wrong with one kind of source alone.

use std::fmt;

use crate::message::{Arg, Message};

/// Something that only one kind of source can meet. It stands in the folder of that kind.
pub trait Problem: fmt::Debug + Send + Sync {
    /// What is wrong, where, and what to do about it. No secret is in it. A sentence whose advice differs where it is
    /// shown chooses by `face`.
    fn message(&self, face: Arg) -> Message;
}
