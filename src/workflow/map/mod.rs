//! The same events by many processes, for tables that are too large for one: each maps some of the rows as they come, and
//! decides about some of the people, with no record, no network and as much memory as it takes for one row, or for the
//! times of one person's events.
//!
//! What has to be known of the whole stands in the plan, but for what is looked up, which a [`Prepared`] plan holds. What a
//! row comes to by itself is for [`rows()`] to say, what depends on all events of a person for [`people()`]. Both ask the
//! pipeline, so that it is what a run would send; the [`Counters`] of all processes add up to those of a check.

mod counters;
mod output;
mod people;
mod prepared;
mod problem;
mod rows;
mod spool;

pub use counters::{Counters, PeopleCounters};
pub use people::people;
pub use prepared::Prepared;
pub use problem::MapProblem;
pub use rows::{Form, Reading, rows};
