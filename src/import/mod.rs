//! The job: a plan, its preview, its check, and the record of what became of each row.
//!
//! There is one path from record to event, [`pipeline`]. The preview walks it and stops early, the check walks it
//! to the end, a [sink](crate::sink) walks it and writes: that is the only difference between them.

mod ahead;
pub mod already;
pub mod checking;
pub mod compare;
mod decide;
mod disposition;
pub mod done;
pub mod earlier_reading;
pub mod encode;
mod error;
pub mod files;
pub mod fingerprint;
pub mod ledger;
pub mod lookups;
pub mod outcomes;
mod parallel;
pub mod pipeline;
pub mod preview;
pub mod problems;
pub mod products;
pub mod progress;
pub mod renew;
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
