//! Counts what is allocated on a thread.

#![allow(unsafe_code, reason = "an allocator is unsafe; this one hands everything to the system's")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ops::{Add, Sub};

/// How often memory was asked for, and how much of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Allocated {
    pub times: u64,
    pub bytes: u64,
}

impl Add for Allocated {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { times: self.times + other.times, bytes: self.bytes + other.bytes }
    }
}

impl Sub for Allocated {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { times: self.times - other.times, bytes: self.bytes - other.bytes }
    }
}

thread_local! {
    static ALLOCATED: Cell<Allocated> = const { Cell::new(Allocated { times: 0, bytes: 0 }) };
}

/// What this thread has allocated so far.
pub fn allocated() -> Allocated {
    ALLOCATED.get()
}

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

fn count(bytes: usize) {
    ALLOCATED.set(ALLOCATED.get() + Allocated { times: 1, bytes: bytes as u64 });
}

// SAFETY: the system's allocator does all of it, with what was given here.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        unsafe { System.realloc(place, layout, size) }
    }
}
