//! The pages, one file each. A page draws what its view holds and returns what was asked for; it starts nothing itself.

pub mod choose;
