//! Imports that repeat by themselves: what is kept of each, and how the system is told to start them.
//!
//! A schedule is a plan, a product and a time. It is a file in Backfill's own folder; the system starts
//! `backfill schedule run` with its number. What such a run may do is decided in [`workflow`](crate::workflow), as for
//! every other import.

mod due;
mod job;
pub mod system;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::store::{self, Locked, StoreError};

pub use due::{At, Every, last_due};
pub use job::{Job, name as job_name};
pub use system::Scheduler;

/// The folder of schedules within that of Backfill's own files.
pub const FOLDER: &str = "schedules";

/// An import that repeats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Its number, which is the name of its file.
    #[serde(skip)]
    pub id: u32,
    /// The plan's file, with its whole path.
    pub plan: PathBuf,
    /// What its source is called.
    pub source: String,
    /// The product's number in the ledger.
    pub product: i64,
    /// How often.
    pub every: Every,
    /// The time of day, by this computer's clock; only its minutes count where it is every hour.
    pub at: At,
    /// By what it is started: the [id](Scheduler::id) of one of the system's schedulers.
    pub by: String,
    /// A command that is given each outcome, as JSON on its input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_end: Option<String>,
    /// When it was added, in seconds since 1970; none by an earlier Backfill.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<i64>,
    /// What should start it was not told yet, or is being told to start it no more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unfinished: bool,
}

/// Why schedules cannot be read, or one cannot be set up.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum ScheduleError {
    /// A schedule's file cannot be read or written.
    Store(#[from] StoreError),
    /// A schedule's file cannot be understood.
    File { path: PathBuf, why: String },
    /// There is none of this number, or for this plan.
    None { named: String },
    /// The system has nothing that starts programs by the clock, or not what was named.
    NoScheduler { named: Option<String> },
    /// What starts programs by the clock refuses.
    Refused { program: String, why: String },
    /// The password of a database is not in the keychain, and nobody will be there to be asked for it.
    PasswordNotKept { server: String },
    /// The same repeats already, as the schedule of this number.
    Twice { id: u32 },
    /// The path of this program, of its folder or of a plan cannot be given to it: it has a line end, or is no text.
    Path { path: PathBuf },
}

/// Makes the folder of schedules, where it is not there.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(data: &Path) -> Result<(), ScheduleError> {
    Ok(store::make_own_folder(&data.join(FOLDER))?)
}

/// The right to add schedules and to take them away, until it is dropped; whoever has it is waited for.
///
/// # Errors
/// When the folder cannot be made or written to.
pub fn hold(data: &Path) -> Result<Locked, ScheduleError> {
    make_folder(data)?;
    let path = data.join(FOLDER).join("changing.lock");
    Locked::wait_for(&path).map_err(|source| StoreError::Write { path: Some(path), source }.into())
}

/// Every schedule with its number, in the order of these. One that cannot be read is no reason to say nothing of the
/// others.
pub fn all(data: &Path) -> Vec<(u32, Result<Schedule, ScheduleError>)> {
    let folder = data.join(FOLDER);
    let number = |path: &Path| path.file_name()?.to_str()?.strip_suffix(".toml")?.parse().ok();
    let files = fs::read_dir(&folder).into_iter().flatten().flatten();
    let files = files.filter_map(|entry| Some((number(&entry.path())?, entry.path())));
    let mut all: Vec<_> = files.map(|(id, path)| (id, read(id, &path))).collect();
    all.sort_by_key(|(id, _)| *id);
    all
}

/// The schedule of this number, or the one of the plan in this file.
///
/// # Errors
/// When there is none, or it cannot be read.
pub fn find(data: &Path, named: &str) -> Result<Schedule, ScheduleError> {
    // Whatever is wrong with others.
    if let Ok(id) = named.parse() {
        let path = file(data, id);
        if path.exists() {
            return read(id, &path);
        }
    }
    let path = std::path::absolute(named).ok();
    let is_it = |schedule: &Schedule| path.as_ref().is_some_and(|path| *path == schedule.plan);
    all(data)
        .into_iter()
        .filter_map(|(_, read)| read.ok())
        .find(is_it)
        .ok_or_else(|| ScheduleError::None { named: named.to_owned() })
}

fn file(data: &Path, id: u32) -> PathBuf {
    data.join(FOLDER).join(format!("{id}.toml"))
}

fn read(id: u32, path: &Path) -> Result<Schedule, ScheduleError> {
    let bad = |why: String| ScheduleError::File { path: path.to_owned(), why };
    let text = fs::read_to_string(path).map_err(|error| bad(error.to_string()))?;
    let schedule: Schedule = toml::from_str(&text).map_err(|error| bad(error.message().to_owned()))?;
    Ok(Schedule { id, ..schedule })
}

impl Schedule {
    /// A number that no schedule has.
    pub fn free_id(data: &Path) -> u32 {
        all(data).last().map_or(1, |(last, _)| last + 1)
    }

    /// Keeps it, in the place of the one of its number.
    ///
    /// # Errors
    /// When its file cannot be written.
    pub fn keep(&self, data: &Path) -> Result<(), ScheduleError> {
        let text = toml::to_string(self)
            .map_err(|error| ScheduleError::File { path: self.path(data), why: error.to_string() })?;
        Ok(store::write_own_in(&data.join(FOLDER), &format!("{}.toml", self.id), text.as_bytes())?)
    }

    /// Whether it was removed since it was read. Its number may be that of another one by now.
    pub fn was_removed(&self, data: &Path) -> bool {
        match read(self.id, &self.path(data)) {
            Ok(now) => now.plan != self.plan || now.added != self.added,
            Err(_) => !self.path(data).exists(),
        }
    }

    /// Forgets it.
    ///
    /// # Errors
    /// When its file cannot be removed.
    pub fn forget(&self, data: &Path) -> Result<(), ScheduleError> {
        let path = self.path(data);
        let _ = fs::remove_file(self.lock_path(data));
        Ok(store::remove_if_there(&path)?)
    }

    /// The right to run it from `now` on, until it is dropped; `None` while another process has it.
    ///
    /// # Errors
    /// When that cannot be told.
    pub fn lock(&self, data: &Path, now: DateTime<Utc>) -> Result<Option<Locked>, ScheduleError> {
        let path = self.lock_path(data);
        let locked = Locked::take(&path, File::try_lock)
            .map_err(|source| ScheduleError::Store(StoreError::Write { path: Some(path), source }))?;
        // Others tell by it since when it runs.
        Ok(locked.inspect(|locked| locked.note_since(now.into())))
    }

    /// Since when the process runs it that does, or did last.
    pub fn runs_since(&self, data: &Path) -> Option<SystemTime> {
        fs::metadata(self.lock_path(data)).ok()?.modified().ok()
    }

    fn path(&self, data: &Path) -> PathBuf {
        file(data, self.id)
    }

    fn lock_path(&self, data: &Path) -> PathBuf {
        data.join(FOLDER).join(format!("{}.lock", self.id))
    }
}
