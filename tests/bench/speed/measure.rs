//! Medians of things that take turns, and the table that they make.

use std::time::{Duration, Instant};

/// A line of the table.
pub struct Line {
    /// What was done.
    pub what: String,
    /// How it came out.
    pub ours: String,
    /// What it is held against.
    pub beside: String,
    /// How the two compare.
    pub ratio: String,
    /// What it should be.
    pub goal: &'static str,
}

/// Does the two in turn, so many times each; gives the median time of each.
pub fn in_turn(turns: usize, mut ours: impl FnMut(), mut theirs: impl FnMut()) -> (Duration, Duration) {
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    for _ in 0..turns {
        their_times.push(time(&mut theirs));
        our_times.push(time(&mut ours));
    }
    (median(our_times), median(their_times))
}

fn time(work: &mut impl FnMut()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

/// The middle one; of an even number, the later of the two in the middle.
pub fn median<T: PartialOrd + Copy>(mut values: Vec<T>) -> T {
    values.sort_by(|one, other| one.partial_cmp(other).expect("comparable"));
    values[values.len() / 2]
}

/// A duration in milliseconds.
pub fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
}

/// How many times the other time one takes.
pub fn times(one: Duration, other: Duration) -> String {
    format!("{:.2}", one.as_secs_f64() / other.as_secs_f64())
}

/// Prints the lines as a Markdown table.
pub fn print(lines: &[Line]) {
    println!("| What | Backfill | Beside | Ratio | Goal |");
    println!("|---|---|---|---|---|");
    for Line { what, ours, beside, ratio, goal } in lines {
        println!("| {what} | {ours} | {beside} | {ratio} | {goal} |");
    }
}
