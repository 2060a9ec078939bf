//! Kissmetrics' tracker, as it behaves: its rules, its requests, how to talk to it, and one to practise on.

pub mod client;
mod destination;
mod key;
pub mod practice;
pub mod query;
pub mod request;
pub mod rules;
mod trouble;
