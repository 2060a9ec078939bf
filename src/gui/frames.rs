//! Writes down how long each frame kept the window's thread busy, for measuring: one line for each frame, in
//! microseconds, in the file that `BACKFILL_FRAMES` names. No line is added while nothing is drawn.
//!
//! The time is eframe's own: from the beginning of a frame's work to its end, without the wait for the screen. It is
//! read from the clock, so on a busy computer it is more than the processor's share.

use std::fs::File;
use std::io::Write;

/// The environment variable that names the file.
const VARIABLE: &str = "BACKFILL_FRAMES";

/// The file, when one was asked for and can be written.
pub struct FrameLog(Option<File>);

impl FrameLog {
    /// For the file that the environment names; for none where it names none.
    pub fn from_environment() -> Self {
        Self(std::env::var_os(VARIABLE).and_then(|path| File::create(path).ok()))
    }

    /// Notes the frame before this one.
    pub fn note(&mut self, frame: &eframe::Frame) {
        let Some(seconds) = frame.info().cpu_usage else { return };
        // What cannot be written is not measured; the window is none the worse for it.
        self.0.take_if(|file| writeln!(file, "{:.0}", seconds * 1_000_000.0).is_err());
    }
}
