//! Arguments: none but files opens the window, a command is the command line.

use std::path::PathBuf;
use std::process::ExitCode;

use backfill::workflow::hand_over::Given;

fn main() -> ExitCode {
    backfill::cli::main(open_window).into()
}

#[cfg(feature = "window")]
fn open_window(given: Given, data: Option<PathBuf>) -> Option<Result<(), String>> {
    backfill::gui::has_screen().then(|| backfill::gui::run(given, data))
}

/// Built without the window, there is never a screen.
#[cfg(not(feature = "window"))]
fn open_window(_given: Given, _data: Option<PathBuf>) -> Option<Result<(), String>> {
    None
}
