//! The job: a plan, its preview, its check, and the record of what became of each row.
//!
//! There is one path from record to event, [`walk`]. The preview walks it and stops early, the check walks it
//! to the end, a [sink](crate::sink) walks it and writes: that is the only difference between them.

pub mod bookmark;
pub mod by_person;
mod decide;
mod decided;
mod disposition;
pub mod encode;
mod error;
pub mod files;
pub mod fingerprint;
pub mod lookup;
pub mod opening;
pub mod outcomes;
pub(crate) mod parallel;
mod prefetch;
pub mod preview;
pub mod progress;
pub mod range_set;
pub mod rows;
mod same_second;
pub mod survey;
pub mod thin;
pub mod walk;

use std::sync::Arc;

pub use disposition::Disposition;
pub use error::Error;
pub use outcomes::Outcomes;
pub use progress::{PassProgress, Stop, Ticker};
pub use walk::Pipeline;

/// Wakes whoever watches; called from worker threads after there is something new to see.
pub type Wake = Arc<dyn Fn() + Send + Sync>;
