//! The job: a plan, its preview, its check, and the record of what became of each row.
//!
//! There is one path from record to event, [`pipeline`]. The preview walks it and stops early, the check walks it
//! to the end, a [sink](crate::sink) walks it and writes: that is the only difference between them.

mod ahead;
pub mod bookmark;
pub mod checking;
pub mod compare;
mod decide;
mod disposition;
pub mod done;
pub mod encode;
mod error;
pub mod files;
pub mod fingerprint;
pub mod lookups;
pub mod outcomes;
mod parallel;
pub mod pipeline;
pub mod preview;
pub mod problems;
pub mod progress;
pub mod rows;
mod same_second;
pub mod sample;
pub mod survey;
pub mod thin;
mod watch;

use std::sync::Arc;

pub use disposition::Disposition;
pub use error::Error;
pub use outcomes::Outcomes;
pub use pipeline::Pipeline;
pub use progress::{PassProgress, Stop, Ticker};

/// Wakes whoever watches; called from worker threads after there is something new to see.
pub type Wake = Arc<dyn Fn() + Send + Sync>;
