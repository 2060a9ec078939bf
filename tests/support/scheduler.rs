//! Something that starts programs by the clock, for tests: it only notes what it is told, so that the machine's own is
//! never touched.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

use backfill::schedule::{Job, ScheduleError, Scheduler};

/// Jobs by name; all windows of a test binary share it, and the names of jobs tell their folders apart.
pub struct Recorder(Mutex<BTreeMap<String, Job>>);

/// The one that there is.
pub static RECORDER: Recorder = Recorder(Mutex::new(BTreeMap::new()));

impl Recorder {
    /// The jobs whose program has its files in this folder.
    pub fn jobs_of(&self, data: &Path) -> Vec<Job> {
        let jobs = self.0.lock().expect("no holder panics");
        let data = data.to_str().expect("text");
        jobs.values().filter(|job| job.command.iter().any(|word| word == data)).cloned().collect()
    }
}

impl Scheduler for Recorder {
    fn id(&self) -> &'static str {
        "recorder"
    }

    fn is_there(&self) -> bool {
        true
    }

    fn texts(&self, _: &Job) -> Vec<(String, String)> {
        Vec::new()
    }

    fn add(&self, job: &Job) -> Result<(), ScheduleError> {
        self.0.lock().expect("no holder panics").insert(job.name.clone(), job.clone());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), ScheduleError> {
        self.0.lock().expect("no holder panics").remove(name);
        Ok(())
    }
}
