//! Reads a source ahead of whoever uses its rows: one thread reads while others work on what was read before.
//!
//! Rows travel in batches whose memory goes round, so that a few batches are all that is ever held. Each user sees
//! every batch, in the source's order: what users make of the rows does not depend on how many users there are, nor
//! on who is faster.

use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::ScopedJoinHandle;

use super::parallel::{Place, Run, Watched};
use super::{Error, Stop};
use crate::source::{Progress, Record, Records, SourceError};
use crate::store::faults;

/// Rows in a batch; the first ones are smaller, since whoever wants few rows should not wait for many.
const MOST_ROWS: usize = 2048;
const FIRST_ROWS: usize = 32;

/// Memory that the rows of a batch take, in bytes; it ends with the row that reaches it. A row of thousands of blank cells
/// has no text, and is large all the same.
const MOST_SIZE: usize = 1024 * 1024;

/// A record that held more than this does not keep the memory for the next row, in bytes.
const LARGE: usize = 64 * 1024;

/// Batches that wait for a user; one with more of them waiting holds the reader back.
const WAITING: usize = 2;

/// Neighbouring rows.
#[derive(Default)]
pub(super) struct Batch {
    /// What is behind `rows` is memory for other rows.
    records: Vec<Record>,
    rows: usize,
    /// Counted from 0 in the source's order.
    number: u64,
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
        let mut size = 0;
        let mut more = Ok(true);
        while self.rows < most && size < MOST_SIZE && !stop.requested() {
            if self.records.len() == self.rows {
                self.records.push(Record::default());
            }
            let record = &mut self.records[self.rows];
            if record.size() > LARGE {
                *record = Record::default();
            }
            more = records.read_every(record);
            if !matches!(more, Ok(true)) {
                break;
            }
            size += record.size();
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
        let pass = joined(reading);
        let (seen, pass) = (seen?, pass?);
        Ok(Pass { complete: pass.complete && seen.is_continue(), ..pass })
    })
}

/// Reads until it is stopped or a thread gives up. Each batch is for one of so many threads, this one among them.
///
/// # Errors
/// What went wrong in reading, after what was read before that was worked on.
pub(super) fn share_out(
    records: Box<dyn Records>,
    stop: &Stop,
    threads: usize,
    work: impl Fn(&Batch, Place<'_>) -> ControlFlow<()> + Sync,
) -> Result<Pass, Error> {
    let (used, free) = channel();
    // Each thread should find a batch when it has done one.
    let (sender, full) = sync_channel(threads.max(WAITING));
    let reader = Reader { records, limit: u64::MAX, stop, users: vec![sender], free };
    let (full, run) = (Shared(Mutex::new(Some(full))), Run::default());
    let next = || -> Option<Arc<Batch>> {
        let full = full.lock();
        if stop.requested() || run.is_given_up() { None } else { full.as_ref()?.recv().ok() }
    };
    let work_on_all = |used: Sender<Arc<Batch>>| {
        let _watched = Watched(&run);
        while let Some(batch) = next() {
            faults::fail_here("walk", &batch.records());
            if work(&batch, Place { run: &run, number: batch.number }).is_break() {
                run.give_up();
            }
            // A reader that has ended needs no memory.
            let _ = used.send(batch);
        }
    };
    std::thread::scope(|scope| {
        let reading = scope.spawn(|| reader.run());
        // Also where a thread panics, nobody takes what is still read, so that the reader ends.
        let closing = Closing(&full);
        let work_too = |used: Sender<_>| scope.spawn(|| work_on_all(used));
        let others: Vec<_> = (1..threads).map(|_| work_too(used.clone())).collect();
        work_on_all(used);
        others.into_iter().for_each(joined);
        let all_taken = closing.close();
        let pass = joined(reading)?;
        Ok(Pass { complete: pass.complete && all_taken && !run.is_given_up(), ..pass })
    })
}

/// Batches that are for whoever is free.
struct Shared(Mutex<Option<Receiver<Arc<Batch>>>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Option<Receiver<Arc<Batch>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the taking of batches.
struct Closing<'s>(&'s Shared);

impl Closing<'_> {
    /// Whether all that had come was taken.
    fn close(&self) -> bool {
        self.0.lock().take().is_none_or(|full| full.try_recv().is_err())
    }
}

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.close();
    }
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
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
        let (mut rows, mut number) = (0, 0);
        let mut most = FIRST_ROWS;
        while !self.stop.requested() && rows < self.limit {
            // Of those who had a batch, only the last gives the whole of it back.
            let mut batch = self.free.try_iter().find_map(Arc::into_inner).unwrap_or_default();
            let left = usize::try_from(self.limit - rows).unwrap_or(usize::MAX);
            let more = batch.fill(self.records.as_mut(), most.min(left), self.stop);
            most = (most * 2).min(MOST_ROWS);
            rows += batch.rows as u64;
            batch.number = number;
            number += 1;
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
