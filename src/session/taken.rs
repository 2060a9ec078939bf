//! Which parts of an import Kissmetrics has taken from its bucket, as it was asked for last. The bucket may make one wait.

use super::send::Keys;
use super::task::{Beside, Task};
use crate::error::Error;
use crate::sink::bucket::{Bulk, Standing};
use crate::workflow;
use crate::workflow::bucket::{look, parts_in_all};
use crate::workflow::record;

/// What was found of an import, and what is being asked.
#[derive(Default)]
pub struct Taken {
    task: Task<(Standing, u64)>,
    /// The import that it is about.
    of: Option<i64>,
    found: Option<Result<(Standing, u64), Error>>,
}

impl Taken {
    /// Asks the bucket of an import, in the place of what was asked before.
    pub fn look(&mut self, import: i64, keys: Keys, beside: &Beside) {
        (self.of, self.found) = (Some(import), None);
        let data = beside.data.clone();
        self.task.start("bucket", &beside.wake, move |_| {
            let ledger = record::open(data.as_deref())?;
            let import = ledger.import(import)?;
            let delivery = import.delivery.as_ref().ok_or(workflow::Error::NotByBucket)?;
            let credentials = keys.find(&Bulk::of(delivery)?.place)?;
            let standing = look(&ledger, &import, &credentials)?;
            Ok((standing, parts_in_all(&import, standing.written)))
        });
    }

    /// Receives what was found.
    pub fn receive(&mut self) {
        if let Some(found) = self.task.take() {
            self.found = Some(found);
        }
    }

    /// Whether the bucket of this import is asked just now.
    pub fn is_looking(&self, import: i64) -> bool {
        self.of == Some(import) && self.task.is_running()
    }

    /// What was found of this import: how its parts stand, and how many there will be in all.
    pub fn of(&self, import: i64) -> Option<&Result<(Standing, u64), Error>> {
        self.found.as_ref().filter(|_| self.of == Some(import))
    }
}
