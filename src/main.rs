//! Arguments: none opens the window, anything else is the command line.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    backfill::cli::main(open_window).into()
}

#[cfg(feature = "window")]
fn open_window(demo: bool, data: Option<PathBuf>) -> Option<Result<(), String>> {
    backfill::gui::has_screen().then(|| backfill::gui::run(demo, data))
}

/// Built without the window, there is never a screen.
#[cfg(not(feature = "window"))]
fn open_window(_demo: bool, _data: Option<PathBuf>) -> Option<Result<(), String>> {
    None
}
