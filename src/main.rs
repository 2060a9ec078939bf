//! Arguments: none opens the window, anything else is the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    backfill::cli::main().into()
}
