//! What can go wrong with one kind of source alone.

use std::fmt;

/// Something that only one kind of source can meet. It stands in the folder of that kind, its words with it.
pub trait Problem: fmt::Debug + Send + Sync {
    /// What is wrong, where, and what to do about it, as a sentence. No secret is in it.
    fn sentence(&self) -> String;
}
