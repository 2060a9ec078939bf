//! What a person does with all of it, the same from the window and from the command line.

pub mod begin;
pub mod edit;
pub mod known;
