//! The job: a plan, its preview, its run, and the record of what became of each row.

use std::sync::Arc;

/// Wakes whoever watches; called from worker threads after there is something new to see.
pub type Wake = Arc<dyn Fn() + Send + Sync>;
