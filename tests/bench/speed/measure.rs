//! Medians of things that take turns, and the table that they make, line by line.

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

/// What something took: by the clock, and in processor time where the system tells it.
#[derive(Clone, Copy)]
pub struct Taken {
    pub clock: Duration,
    pub work: Option<Duration>,
}

impl Taken {
    /// What two things take one after the other.
    pub fn and(self, other: Self) -> Self {
        let work = self.work.zip(other.work).map(|(one, other)| one + other);
        Self { clock: self.clock + other.clock, work }
    }
}

/// The same as [`in_turn`], with the processor time of all threads.
pub fn taken_in_turn(turns: usize, mut ours: impl FnMut(), mut theirs: impl FnMut()) -> (Taken, Taken) {
    let (mut our_work, mut their_work) = (Vec::new(), Vec::new());
    let (our_clock, their_clock) = in_turn(
        turns,
        || our_work.extend(processor_time_of(&mut ours)),
        || their_work.extend(processor_time_of(&mut theirs)),
    );
    let taken = |clock, work: Vec<Duration>| Taken { clock, work: (!work.is_empty()).then(|| median(work)) };
    (taken(our_clock, our_work), taken(their_clock, their_work))
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

/// The table, printed as it grows.
pub struct Lines {
    wanted: Vec<String>,
    begun: bool,
}

impl Lines {
    /// Only those whose first cell has one of these words, or all.
    pub fn of(wanted: Vec<String>) -> Self {
        Self { wanted, begun: false }
    }

    /// Whether a line is to be measured.
    pub fn want(&self, what: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|wanted| what.contains(wanted.as_str()))
    }

    /// Prints how two things compare, by the clock and in processor time, each with its goal.
    pub fn add_both(&mut self, what: &str, (ours, theirs): (Taken, Taken), called: &str, goals: [&'static str; 2]) {
        let lines = [(what.to_owned(), Some(ours.clock), Some(theirs.clock))];
        let work = [(format!("{what}, processor time"), ours.work, theirs.work)];
        for ((what, ours, theirs), goal) in lines.into_iter().chain(work).zip(goals) {
            let (Some(ours), Some(theirs)) = (ours, theirs) else { continue };
            let beside = format!("{called}: {}", milliseconds(theirs));
            self.add(Line { what, ours: milliseconds(ours), beside, ratio: times(ours, theirs), goal });
        }
    }

    /// Prints a line of a Markdown table.
    pub fn add(&mut self, Line { what, ours, beside, ratio, goal }: Line) {
        if !std::mem::replace(&mut self.begun, true) {
            println!("| What | Backfill | Beside | Ratio | Goal |");
            println!("|---|---|---|---|---|");
        }
        println!("| {what} | {ours} | {beside} | {ratio} | {goal} |");
    }
}

/// The processor time that this process had so far, of all its threads; `None` where the system does not tell it.
pub fn processor_time() -> Option<Duration> {
    // Those of this process itself: fields 14 and 15.
    processor_times(11)
}

/// The processor time that all processes had which this one started and which have ended.
pub fn processor_time_of_children() -> Option<Duration> {
    processor_times(13)
}

/// The sum of two neighbouring times, from so many fields behind the name of the program on.
fn processor_times(from: usize) -> Option<Duration> {
    /// Linux tells it in hundredths of a second, whatever its own clock is (`sysconf(_SC_CLK_TCK)`).
    const TICKS: u64 = 100;
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program may hold anything, so what stands behind it is counted.
    let (_, fields) = told.rsplit_once(')')?;
    let mut ticks = fields.split_whitespace().skip(from).map(str::parse::<u64>);
    let (user, system) = (ticks.next()?.ok()?, ticks.next()?.ok()?);
    Some(Duration::from_millis((user + system) * 1_000 / TICKS))
}

/// The processor time of this process in which something is done.
pub fn processor_time_of(work: impl FnOnce()) -> Option<Duration> {
    let before = processor_time();
    work();
    processor_time()?.checked_sub(before?)
}

/// The most memory that this process ever had, in kB, where the system tells it.
pub fn peak_of_this_process() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|text| text.split_whitespace().next()).unwrap_or("unknown").to_owned()
}
