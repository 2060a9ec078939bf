//! Whether what is sent arrives, as far as Kissmetrics tells it to whoever lets an account be read: before sending its
//! names and its people, after it how often each name is counted.
//!
//! All of it is off unless somebody asks for it for a product, and nothing else contacts the host of the Query API. What is
//! told is a count, of everything that anybody sends: that it moves by as many as were sent is no proof, unless it stood
//! still before.

pub mod access;
mod names;
mod pace;
mod people;
mod totals;

pub use names::{NameCheck, Names, PlanNames, Standing, read_names};
pub use pace::next_look;
pub use people::{PEOPLE, SearchedPeople, search_people};
pub use totals::{
    EXPECTED_WITHIN, Expected, LONGEST, Moved, NameMoved, PAUSE, begin_totals, expect, is_done, look, may_pass, moved,
};
