//! Reads a source ahead of whoever uses its rows: one thread reads while others work on what was read before.
//!
//! Rows travel in batches whose memory goes round, so that a few batches are all that is ever held. Each user sees
//! every batch, in the source's order: what users make of the rows does not depend on how many users there are, nor
//! on who is faster.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

use super::{Error, Stop};
use crate::source::{Progress, Record, Records, SourceError};

/// Rows in a batch; the first ones are smaller, since whoever wants few rows should not wait for many.
const MOST_ROWS: usize = 2048;
const FIRST_ROWS: usize = 32;

/// Text in a batch, in bytes; it ends with the row that reaches it.
const MOST_TEXT: usize = 1024 * 1024;

/// A record that held more text than this does not keep the memory for the next row, in bytes.
const LARGE_TEXT: usize = 64 * 1024;

/// Batches that wait for a user; one with more of them waiting holds the reader back.
const WAITING: usize = 2;

/// Neighbouring rows.
#[derive(Default)]
pub(super) struct Batch {
    /// What is behind `rows` is memory for other rows.
    records: Vec<Record>,
    rows: usize,
    /// How far the reading had come behind the last of them.
    pub progress: Progress,
}

impl Batch {
    /// The rows, in the source's order.
    pub fn records(&self) -> &[Record] {
        &self.records[..self.rows]
    }

    /// Reads up to `most` rows, in place of those that it held; `false` when the source has no more.
    fn fill(&mut self, records: &mut dyn Records, most: usize, stop: &Stop) -> Result<bool, SourceError> {
        self.rows = 0;
        let mut text = 0;
        let mut more = Ok(true);
        while self.rows < most && text < MOST_TEXT && !stop.requested() {
            if self.records.len() == self.rows {
                self.records.push(Record::default());
            }
            let record = &mut self.records[self.rows];
            if record.text_len() > LARGE_TEXT {
                *record = Record::default();
            }
            more = records.read(record);
            if !matches!(more, Ok(true)) {
                break;
            }
            text += record.text_len();
            self.rows += 1;
        }
        self.progress = records.progress();
        more
    }
}

/// For [`read_ahead`], when all is done where it is called.
pub(super) const NOBODY_ELSE: Vec<fn(&Batch)> = Vec::new();

/// What a pass came to.
pub(super) struct Pass {
    /// The pass itself, for what it can tell at its end.
    pub records: Box<dyn Records>,
    /// It came to the end of the source, and every row was used.
    pub complete: bool,
}

/// Reads up to `limit` rows, or until it is stopped. Each batch is seen `here`, which may break off, and by all
/// `others`, each on a thread of its own.
///
/// # Errors
/// What `here` gives, or what went wrong in reading, after what was read before that was seen.
pub(super) fn read_ahead<O: FnMut(&Batch) + Send>(
    records: Box<dyn Records>,
    limit: Option<u64>,
    stop: &Stop,
    others: Vec<O>,
    mut here: impl FnMut(&Batch) -> Result<ControlFlow<()>, Error>,
) -> Result<Pass, Error> {
    std::thread::scope(|scope| {
        let (used, free) = channel();
        let (sender, full) = sync_channel(WAITING);
        let mut users = vec![sender];
        for mut other in others {
            let (sender, full) = sync_channel(WAITING);
            users.push(sender);
            let used = used.clone();
            scope.spawn(move || {
                see_all(full, &used, |batch| {
                    other(batch);
                    Ok(ControlFlow::Continue(()))
                })
            });
        }
        let reader = Reader { records, limit: limit.unwrap_or(u64::MAX), stop, users, free };
        let reading = scope.spawn(|| reader.run());
        let seen = see_all(full, &used, &mut here);
        let pass = reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let (seen, pass) = (seen?, pass?);
        Ok(Pass { complete: pass.complete && seen.is_continue(), ..pass })
    })
}

/// Sees one batch after the other, until the end or until it breaks off.
fn see_all(
    full: Receiver<Arc<Batch>>,
    used: &Sender<Arc<Batch>>,
    mut see: impl FnMut(&Batch) -> Result<ControlFlow<()>, Error>,
) -> Result<ControlFlow<()>, Error> {
    for batch in full {
        let flow = see(&batch)?;
        // A reader that has ended needs no memory.
        let _ = used.send(batch);
        if flow.is_break() {
            return Ok(flow);
        }
    }
    Ok(ControlFlow::Continue(()))
}

struct Reader<'s> {
    records: Box<dyn Records>,
    limit: u64,
    stop: &'s Stop,
    /// The first may break off, and then it is enough.
    users: Vec<SyncSender<Arc<Batch>>>,
    free: Receiver<Arc<Batch>>,
}

impl Reader<'_> {
    fn run(mut self) -> Result<Pass, SourceError> {
        let mut rows = 0;
        let mut most = FIRST_ROWS;
        while !self.stop.requested() && rows < self.limit {
            // Of those who had a batch, only the last gives the whole of it back.
            let mut batch = self.free.try_iter().find_map(Arc::into_inner).unwrap_or_default();
            let left = usize::try_from(self.limit - rows).unwrap_or(usize::MAX);
            let more = batch.fill(self.records.as_mut(), most.min(left), self.stop);
            most = (most * 2).min(MOST_ROWS);
            rows += batch.rows as u64;
            let batch = Arc::new(batch);
            if self.users.iter().any(|user| user.send(batch.clone()).is_err()) {
                break;
            }
            if !more? {
                return Ok(Pass { records: self.records, complete: true });
            }
        }
        Ok(Pass { records: self.records, complete: false })
    }
}
