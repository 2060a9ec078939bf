//! The run by a bucket: writes one part after the other, each whole or not at all.
//!
//! What is told of it and what may be asked of it is the same as of a run that sends one by one
//! ([`Handle`]).

mod control;
mod part;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::read::{Feed, Order, read};
use super::{Doubt, OtherPart, Store};
use crate::ledger::{Delivery, Recorder};
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::{Error, Outcomes, Pipeline, Wake};
use crate::sink::kissmetrics::progress::SendProgress;
use crate::sink::kissmetrics::run::{Course, End, Handle, launch, spawn, verdict};
use control::{Control, Halt};
use part::Parts;

/// What is needed to run.
pub struct Job {
    /// Makes the events.
    pub pipeline: Pipeline,
    /// Takes them.
    pub store: Store,
    /// How they are cut into parts and what these are called.
    pub delivery: Delivery,
    /// What the check of the whole source counted. The run must come to the same.
    pub checked: Outcomes,
    /// Write no event beyond this many, counted from the first of the source.
    pub limit: Option<u64>,
    /// What was sent before, in parts or otherwise.
    pub done: RangeSet,
    /// Parts that are recorded as complete.
    pub completed: u64,
    /// When the import began.
    pub began: DateTime<Utc>,
    /// What was begun and not completed, by its number and by what the server calls it.
    pub left_over: Option<(u64, String)>,
    /// Which parts may be in the bucket without the record knowing.
    pub doubt: Doubt,
    /// What other imports wrote into the same bucket by the same name.
    pub others: Vec<OtherPart>,
    /// Writes down what is in the bucket.
    pub record: Recorder,
    /// How long the first answer may take, with all tries, before the run gives up; later it waits without end.
    pub patience: Option<Duration>,
}

impl Job {
    /// How many parts there will be in all.
    fn parts(&self) -> u64 {
        let wanted = self.checked.to_send().min(self.limit.unwrap_or(u64::MAX));
        self.completed + wanted.saturating_sub(self.done.len_below(wanted)).div_ceil(self.delivery.most.max(1))
    }
}

/// Starts a run on threads of its own. `wake` is called at most ten times a second, and after each update.
///
/// # Errors
/// When the system gives no thread.
pub fn start(job: Job, wake: Wake) -> Result<Handle, Error> {
    let progress = SendProgress::new(job.checked.to_send(), &job.done).with_parts(job.parts(), job.completed);
    let checked = job.checked;
    let Job {
        pipeline,
        store,
        delivery,
        limit,
        done,
        completed,
        began,
        left_over,
        doubt,
        others,
        record,
        patience,
        ..
    } = job;
    let order = Order { pipeline, most: delivery.most, limit, skip: done };
    let plan = Plan { store, delivery, completed, began, left_over, doubt, others, patience };
    launch(progress, checked, Some(record), wake, move |course| write_all(order, plan, course))
}

/// What is known of the parts when a run starts.
struct Plan {
    store: Store,
    delivery: Delivery,
    completed: u64,
    began: DateTime<Utc>,
    left_over: Option<(u64, String)>,
    doubt: Doubt,
    others: Vec<OtherPart>,
    patience: Option<Duration>,
}

fn write_all(order: Order, plan: Plan, course: Course<'_>) -> End {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(source) => return End::Failed(Error::System { source }.into()),
    };
    let (pieces, feed) = tokio::sync::mpsc::channel(1);
    let (stop, limit, checked) = (course.reading.clone(), order.limit, course.checked);
    let reader = spawn("import-read", move || {
        let walk = read(&order, &stop, &pieces);
        // A writer that has ended needs no end.
        let _ = pieces.blocking_send(Feed::End(walk));
    });
    if let Err(error) = reader {
        return End::Failed(error.into());
    }
    let Plan { store, delivery, completed, began, left_over, doubt, others, patience } = plan;
    let Some(record) = course.record else { return End::Failed(Error::Panicked.into()) };
    let progress = course.progress.clone();
    let control = Control::new(course, patience);
    let (store, read) = (Arc::new(store), VecDeque::new());
    let parts = Parts { store, delivery, began, doubt, others, record, progress, feed, read, control };
    let next = parts.delivery.first + completed;
    match runtime.block_on(parts.run(next, left_over)) {
        Ok(walk) => verdict(walk, limit, &checked),
        Err(Halt::Stopped) => End::Stopped,
        Err(Halt::Failed(error)) => End::Failed(error),
    }
}
