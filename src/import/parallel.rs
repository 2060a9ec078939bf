//! Work on a few rows, done by several threads at once. What comes out never depends on how many there are.
//!
//! The threads live as long as one batch of rows, since what is made of rows borrows from them; starting a thread takes
//! about a hundredth of the time that a batch does.

use std::panic::resume_unwind;
use std::thread::{ScopedJoinHandle, scope};

/// Fewer items are not worth a thread.
const WORTH: usize = 256;

/// How many threads this computer runs at once.
pub(super) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// What `make` makes of each item, in their order, in as many parts as threads were at work.
pub(super) fn each<'i, T: Sync, M: Send>(
    threads: usize,
    items: &'i [T],
    make: impl Fn(&'i T, &mut Vec<M>) + Sync,
) -> Vec<Vec<M>> {
    let all = |items: &'i [T]| {
        let mut made = Vec::with_capacity(items.len());
        items.iter().for_each(|item| make(item, &mut made));
        made
    };
    let share = items.len().div_ceil(threads.max(1));
    if share < WORTH || share == items.len() {
        return vec![all(items)];
    }
    let (mine, others) = items.split_at(share);
    scope(|scope| {
        let others: Vec<_> = others.chunks(share).map(|items| scope.spawn(|| all(items))).collect();
        let mut made = vec![all(mine)];
        made.extend(others.into_iter().map(joined));
        made
    })
}

/// Does both, at once if there is more than one thread and there are many `items` to do it with.
pub(super) fn both(threads: usize, items: usize, one: impl FnOnce() + Send, other: impl FnOnce()) {
    if threads < 2 || items < WORTH {
        one();
        other();
        return;
    }
    scope(|scope| {
        let one = scope.spawn(one);
        other();
        joined(one);
    });
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}
