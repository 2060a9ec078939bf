//! What a person does with all of it, the same from the window and from the command line.

pub mod begin;
pub mod earlier_reading;
pub mod edit;
mod error;
pub mod known;
pub mod prior;
pub mod problems;
pub mod products;
pub mod renew;
pub mod sample;

pub use error::Error;
