//! Writes down how long each frame kept the window's thread busy, for measuring: one line for each frame, in
//! microseconds, in the file that `BACKFILL_FRAMES` names. No line is added while nothing is drawn.
//!
//! The first number is eframe's own: from the beginning of a frame's work to its end, without the wait for the screen.
//! It is read from the clock, so on a busy computer it is more than the processor's share. That is the second one,
//! on systems that tell it (Linux): what the processor spent on the thread since the line before. The third is the part of
//! it that the pages took; the rest turns shapes into triangles and hands the picture over, which without a graphics card
//! is a copy of the whole window.

use std::fs::File;
use std::io::Write;

/// The environment variable that names the file.
const VARIABLE: &str = "BACKFILL_FRAMES";

/// The file, when one was asked for and can be written.
pub struct FrameLog {
    file: Option<File>,
    /// What the processor had spent on this thread by the last line, in microseconds.
    spent: Option<u64>,
    /// The same when the frame at hand began.
    began: Option<u64>,
    /// What it spent on the pages of the frame at hand.
    own: Option<u64>,
}

impl FrameLog {
    /// For the file that the environment names; for none where it names none.
    pub fn from_environment() -> Self {
        let file = std::env::var_os(VARIABLE).and_then(|path| File::create(path).ok());
        Self { file, spent: None, began: None, own: None }
    }

    /// A frame begins.
    pub fn begin(&mut self) {
        self.began = self.file.as_ref().and_then(|_| spent());
    }

    /// Its pages are drawn.
    pub fn end(&mut self) {
        self.own = self.began.and_then(|began| Some(spent()?.saturating_sub(began)));
    }

    /// Notes the frame before this one.
    pub fn note(&mut self, frame: &eframe::Frame) {
        let (Some(file), Some(seconds)) = (&mut self.file, frame.info().cpu_usage) else { return };
        let before = std::mem::replace(&mut self.spent, spent());
        let all = self.spent.zip(before).map(|(now, before)| now.saturating_sub(before));
        let processor = all.zip(self.own).map_or_else(String::new, |(all, own)| format!(" {all} {own}"));
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
