//! What a person does with all of it, the same from the window and from the command line.

pub mod allowance;
pub mod arrival;
pub mod before;
pub mod begin;
pub mod bucket;
pub mod check;
mod displaced;
pub mod doctor;
pub mod earlier_reading;
pub mod edit;
mod error;
pub mod going_on;
pub mod guards;
pub mod hand_over;
mod in_doubt;
pub mod known;
pub mod look_up;
pub mod map;
pub mod practice;
pub mod prior;
pub mod problems;
pub mod products;
pub mod reconcile;
pub mod record;
pub mod renew;
pub mod resume;
pub mod sample;
pub mod schedules;
pub mod unattended;

pub use error::Error;
