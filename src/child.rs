//! Other programs that are started from here. None of them is handed what opens something of the person's: a child's
//! environment is read by all that it starts in turn, and stands in lists of processes.
//!
//! The way through `ssh`, which speaks to others, hands it only what it needs.

use std::ffi::OsStr;
use std::process::Command;

/// The variables in which a person may give Backfill something secret. Other programs' own, such as those of Amazon's, are
/// not ours to take away: a command of the person's may live by them.
pub const SECRET: [&str; 5] = [
    "KISSMETRICS_API_KEY",
    "KISSMETRICS_ACCOUNT_EMAIL",
    "KISSMETRICS_ACCOUNT_PASSWORD",
    "KISSMETRICS_ACCOUNT_KEY",
    "BACKFILL_DATABASE_PASSWORD",
];

/// A program that is to be started, without what is secret in the environment.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for name in SECRET {
        command.env_remove(name);
    }
    command
}
