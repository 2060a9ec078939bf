//! A command of the person's own that is given an outcome, as JSON on its input.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::terminal::say_line;
use crate::child;
use crate::tr;

/// Gives it to the command, and waits for its end. That it fails is said, and changes nothing about the outcome.
pub(super) fn give(command: &str, outcome: &Value) {
    if let Err(why) = run(command, outcome) {
        say_line(&tr!("cli-on-end-failed", command = command, why = why));
    }
}

fn run(command: &str, outcome: &Value) -> Result<(), String> {
    let started = shell(command).stdin(Stdio::piped()).stdout(Stdio::null()).spawn();
    let mut child = started.map_err(|error| error.to_string())?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command may end without having read it.
        let _ = writeln!(stdin, "{outcome}");
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(status.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

/// What understands a command as a person writes it on this system.
#[cfg(not(windows))]
fn shell(command: &str) -> Command {
    let mut shell = child::command("sh");
    shell.arg("-c").arg(command);
    shell
}

/// The same. What stands between the outer quotation marks is taken as it is.
#[cfg(windows)]
fn shell(command: &str) -> Command {
    let mut shell = child::command("cmd");
    std::os::windows::process::CommandExt::raw_arg(&mut shell, format!("/S /C \"{command}\""));
    shell
}
