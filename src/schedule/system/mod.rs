//! What starts programs by the clock on each system. Adding one is a file and a line of [`SCHEDULERS`].

mod cron;
mod launchd;
mod systemd;
mod task_scheduler;

use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use super::{Job, ScheduleError};
use crate::child;

/// Starts programs by the clock.
pub trait Scheduler: Sync {
    /// Its name, as it is typed and kept.
    fn id(&self) -> &'static str;

    /// Whether it is there, and takes what this person wants.
    fn is_there(&self) -> bool;

    /// The files that it reads, or the lines, with their names.
    fn texts(&self, job: &Job) -> Vec<(String, String)>;

    /// Has it start a job from now on, in the place of one of the same name.
    ///
    /// # Errors
    /// When it refuses.
    fn add(&self, job: &Job) -> Result<(), ScheduleError>;

    /// Has it start a job of this name no more; there need not be one.
    ///
    /// # Errors
    /// When it refuses.
    fn remove(&self, name: &str) -> Result<(), ScheduleError>;
}

/// All of them; of those that are there the first is taken.
pub const SCHEDULERS: [&dyn Scheduler; 4] =
    [&systemd::Systemd, &launchd::Launchd, &task_scheduler::TaskScheduler, &cron::Cron];

/// The one of this name, else the first that is there.
///
/// # Errors
/// When there is none.
pub fn scheduler(named: Option<&str>) -> Result<&'static dyn Scheduler, ScheduleError> {
    let is_it = |scheduler: &&&'static dyn Scheduler| match named {
        Some(named) => scheduler.id() == named,
        None => scheduler.is_there(),
    };
    let none = || ScheduleError::NoScheduler { named: named.map(str::to_owned) };
    SCHEDULERS.iter().find(is_it).copied().ok_or_else(none)
}

/// Runs a program to its end, with this on its input; what it prints.
fn run(program: &str, arguments: &[&str], input: Option<&str>) -> Result<String, ScheduleError> {
    let refused = |why: String| ScheduleError::Refused { program: program.to_owned(), why };
    let failed = |error: std::io::Error| refused(error.to_string());
    let mut command = child::command(program);
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
    let mut child = command.spawn().map_err(failed)?;
    if let (Some(mut stdin), Some(input)) = (child.stdin.take(), input) {
        stdin.write_all(input.as_bytes()).map_err(failed)?;
    }
    let output = child.wait_with_output().map_err(failed)?;
    if output.status.success() {
        // Written back, what is guessed would be something else.
        return String::from_utf8(output.stdout).map_err(|error| refused(error.to_string()));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim();
    Err(refused(if said.is_empty() { output.status.to_string() } else { said.to_owned() }))
}

/// A folder of the person's own configuration.
fn home(below: &[&str]) -> Option<PathBuf> {
    let base = directories::BaseDirs::new()?;
    Some(below.iter().fold(base.home_dir().to_owned(), |path, part| path.join(part)))
}

/// A text within an XML file.
fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
