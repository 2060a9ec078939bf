//! Writes down how long each frame kept the window's thread busy, for measuring: one line for each frame, in
//! microseconds, in the file that `BACKFILL_FRAMES` names. No line is added while nothing is drawn.
//!
//! The first number is eframe's own: from the beginning of a frame's work to its end, without the wait for the screen.
//! It is read from the clock, so on a busy computer it is more than the processor's share. That is the second one,
//! on systems that tell it (Linux): what the processor spent on the thread since the line before.

use std::fs::File;
use std::io::Write;

/// The environment variable that names the file.
const VARIABLE: &str = "BACKFILL_FRAMES";

/// The file, when one was asked for and can be written.
pub struct FrameLog {
    file: Option<File>,
    /// What the processor had spent on this thread by the last line, in microseconds.
    spent: Option<u64>,
}

impl FrameLog {
    /// For the file that the environment names; for none where it names none.
    pub fn from_environment() -> Self {
        let file = std::env::var_os(VARIABLE).and_then(|path| File::create(path).ok());
        Self { file, spent: None }
    }

    /// Notes the frame before this one.
    pub fn note(&mut self, frame: &eframe::Frame) {
        let (Some(file), Some(seconds)) = (&mut self.file, frame.info().cpu_usage) else { return };
        let before = std::mem::replace(&mut self.spent, spent());
        let processor =
            self.spent.zip(before).map_or_else(String::new, |(now, before)| format!(" {}", now.saturating_sub(before)));
        if writeln!(file, "{:.0}{processor}", seconds * 1_000_000.0).is_err() {
            // What cannot be written is not measured; the window is none the worse for it.
            self.file = None;
        }
    }
}

/// What the processor has spent on this thread, in microseconds.
fn spent() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: u64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1_000)
}
