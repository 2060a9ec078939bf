//! Reads a source for whoever uses its rows: one thread reads while others work on what was read before.
//!
//! Rows travel in batches whose memory goes round, so that a few batches are all that is ever held. Where several use the
//! rows ([`read_ahead`]), each sees every batch, in the source's order; where they share the work ([`share_out`]), each
//! batch is for one of them. What they make of the rows does not depend on how many there are, nor on who is faster.

use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::ScopedJoinHandle;

use super::parallel::{Place, Run, Watched, soon};
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
            match records.read_every(record) {
                Ok(true) => {}
                // Only what ends it is moved.
                end => {
                    more = end;
                    break;
                }
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

/// Reads until it is stopped or a thread gives up. Each batch is for one of so many threads, this one among them: whoever is
/// free reads the next one. What it reads is at hand for its work then, and nobody waits for anybody as long as reading
/// takes less time than the work of the others. A single thread would have nobody who reads while it works, so that another
/// one reads for it. Each thread has something of its `own`, which goes with it from batch to batch.
///
/// # Errors
/// What went wrong in reading, after what was read before that was worked on.
pub(super) fn share_out<O: Default>(
    records: Box<dyn Records>,
    stop: &Stop,
    threads: usize,
    work: impl Fn(&mut O, &Batch, Place<'_>) -> ControlFlow<()> + Sync,
) -> Result<Pass, Error> {
    let run = Run::default();
    let work_on = |own: &mut O, batch: &Batch| {
        faults::fail_here("walk", &batch.records());
        work(own, batch, Place { run: &run, number: batch.number })
    };
    if threads < 2 {
        let mut own = O::default();
        return read_ahead(records, None, stop, NOBODY_ELSE, |batch| match stop.requested() {
            true => Ok(ControlFlow::Break(())),
            false => Ok(work_on(&mut own, batch)),
        });
    }
    let reading = Mutex::new(Reading { records, most: FIRST_ROWS, batches: 0, end: None });
    let work_on_all = || {
        let _watched = Watched(&run);
        let (mut own, mut batch) = (O::default(), Batch::default());
        // Where a thread panics in reading, nobody reads on.
        let next = |batch: &mut Batch| {
            let reading = soon(|| reading.try_lock().ok()).map_or_else(|| reading.lock(), Ok);
            reading.is_ok_and(|mut reading| !run.is_given_up() && reading.next(batch, stop))
        };
        while next(&mut batch) {
            if work_on(&mut own, &batch).is_break() {
                run.give_up();
            }
        }
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work_on_all)).collect();
        work_on_all();
        others.into_iter().for_each(joined);
    });
    let Reading { records, end, .. } = reading.into_inner().unwrap_or_else(PoisonError::into_inner);
    let ended = end.transpose()?.is_some();
    Ok(Pass { records, complete: ended && !run.is_given_up() })
}

/// A pass that several threads read in turn.
struct Reading {
    records: Box<dyn Records>,
    /// Rows of the next batch, at most.
    most: usize,
    /// How many there were.
    batches: u64,
    /// What ended it.
    end: Option<Result<(), SourceError>>,
}

impl Reading {
    /// Reads the next batch in place of one that was worked on; `false` when there is none.
    fn next(&mut self, batch: &mut Batch, stop: &Stop) -> bool {
        if self.end.is_some() || stop.requested() {
            return false;
        }
        let more = batch.fill(self.records.as_mut(), self.most, stop);
        self.most = (self.most * 2).min(MOST_ROWS);
        batch.number = self.batches;
        self.batches += 1;
        match more {
            Ok(true) => {}
            Ok(false) => self.end = Some(Ok(())),
            Err(error) => self.end = Some(Err(error)),
        }
        true
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
