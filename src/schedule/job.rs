//! What the system is to start.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{At, Every, Schedule, ScheduleError};

/// A command, and when it is to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// What it is called, among all that the system starts; for one person's own.
    pub name: String,
    /// Words for people who find it there.
    pub says: String,
    /// The program and its arguments.
    pub command: Vec<String>,
    /// More arguments for when the computer starts: then it runs only where it was missed.
    pub if_missed: Vec<String>,
    /// What the program needs to know of the desktop: where its bus is, by which it reaches the keychain and tells people.
    pub environment: Vec<(&'static str, String)>,
    /// How often.
    pub every: Every,
    /// When.
    pub at: At,
}

/// Where a desktop says how its bus is reached.
const DESKTOP: [&str; 3] = ["DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY"];

impl Job {
    /// What starts a schedule. `says` are the words for people who find it there, `language` is the one that its outcome is
    /// told in.
    ///
    /// # Errors
    /// When the system does not say where this program is, or a path cannot be given to a scheduler.
    pub fn of(schedule: &Schedule, data: &Path, says: &str, language: &str) -> Result<Self, ScheduleError> {
        let program = std::env::current_exe()
            .map_err(|error| ScheduleError::Refused { program: "backfill".to_owned(), why: error.to_string() })?;
        let (program, data) = (text(&program)?, text(&whole(data))?);
        text(&schedule.plan)?;
        let id = schedule.id.to_string();
        let arguments = ["--data", data.as_str(), "--language", language, "schedule", "run", id.as_str()];
        let is_told = |name: &&str| std::env::var(name).is_ok_and(|value| !value.contains(['\n', '\r']));
        Ok(Self {
            name: name(schedule, Path::new(&data)),
            says: says.replace(['\n', '\r'], " "),
            command: std::iter::once(program.as_str()).chain(arguments).map(str::to_owned).collect(),
            if_missed: vec!["--if-missed".to_owned()],
            environment: DESKTOP
                .into_iter()
                .filter(is_told)
                .filter_map(|name| Some((name, std::env::var(name).ok()?)))
                .collect(),
            every: schedule.every,
            at: schedule.at,
        })
    }
}

/// A path as text, in which nothing ends a line.
fn text(path: &Path) -> Result<String, ScheduleError> {
    let bad = || ScheduleError::Path { path: PathBuf::from(path) };
    let text = path.to_str().ok_or_else(bad)?;
    if text.contains(['\n', '\r', '\0']) { Err(bad()) } else { Ok(text.to_owned()) }
}

fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// What the job of a schedule is called, other than those of schedules in other folders.
pub fn name(schedule: &Schedule, data: &Path) -> String {
    let digest = Sha256::digest(whole(data).to_string_lossy().as_bytes());
    let mark: String = digest.iter().take(3).map(|byte| format!("{byte:02x}")).collect();
    format!("backfill-{mark}-{}", schedule.id)
}
