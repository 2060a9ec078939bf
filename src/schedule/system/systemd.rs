//! A timer and a service of a person's own systemd (`systemd.timer(5)`, `systemd.service(5)`).

use std::path::PathBuf;

use super::{Job, ScheduleError, Scheduler, home, run};
use crate::schedule::Every;
use crate::store;

/// The person's own systemd.
pub struct Systemd;

const PROGRAM: &str = "systemctl";

impl Scheduler for Systemd {
    fn id(&self) -> &'static str {
        "systemd"
    }

    fn is_there(&self) -> bool {
        cfg!(target_os = "linux") && run(PROGRAM, &["--user", "show-environment"], None).is_ok()
    }

    fn texts(&self, job: &Job) -> Vec<(String, String)> {
        vec![(format!("{}.service", job.name), service(job)), (format!("{}.timer", job.name), timer(job))]
    }

    fn add(&self, job: &Job) -> Result<(), ScheduleError> {
        let folder = folder()?;
        for (name, text) in self.texts(job) {
            store::write_own_in(&folder, &name, text.as_bytes())?;
        }
        run(PROGRAM, &["--user", "daemon-reload"], None)?;
        run(PROGRAM, &["--user", "enable", "--now", &format!("{}.timer", job.name)], None).map(drop)
    }

    fn remove(&self, name: &str) -> Result<(), ScheduleError> {
        let folder = folder()?;
        let files: Vec<PathBuf> = ["service", "timer"].map(|kind| folder.join(format!("{name}.{kind}"))).into();
        if files.iter().all(|file| !file.exists()) {
            return Ok(());
        }
        // Without its files one that goes on could not be ended any more; one that never had a timer does not go on.
        if files.iter().any(|file| file.extension().is_some_and(|kind| kind == "timer") && file.exists()) {
            run(PROGRAM, &["--user", "disable", "--now", &format!("{name}.timer")], None)?;
        }
        files.iter().try_for_each(|file| store::remove_if_there(file))?;
        run(PROGRAM, &["--user", "daemon-reload"], None).map(drop)
    }
}

fn folder() -> Result<PathBuf, ScheduleError> {
    let config = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let config = config.or_else(|| home(&[".config"]));
    Ok(config.ok_or(store::StoreError::NoHome)?.join("systemd").join("user"))
}

fn service(job: &Job) -> String {
    let command: Vec<String> = job.command.iter().map(|word| quoted(word)).collect();
    format!(
        "[Unit]\nDescription={}\nAfter=network-online.target\n\n[Service]\nType=oneshot\nExecStart={}\n",
        job.says.replace('%', "%%"),
        command.join(" ")
    )
}

/// `Persistent` makes up for a time at which the computer was off.
fn timer(job: &Job) -> String {
    let (hour, minute) = (job.at.hour, job.at.minute);
    let when = match job.every {
        Every::Minute => "*-*-* *:*:00".to_owned(),
        Every::Hour => format!("*-*-* *:{minute:02}:00"),
        Every::Day => format!("*-*-* {hour:02}:{minute:02}:00"),
    };
    format!(
        "[Unit]\nDescription={}\n\n[Timer]\nOnCalendar={when}\nPersistent=true\nAccuracySec=1s\n\n\
         [Install]\nWantedBy=timers.target\n",
        job.says.replace('%', "%%"),
    )
}

/// A word of `ExecStart`, in which `%` and `$` have a meaning of their own.
fn quoted(word: &str) -> String {
    let word = word.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%").replace('$', "$$");
    format!("\"{word}\"")
}
