//! A property list for macOS's launchd (`launchd.plist(5)`), which itself makes up for a time at which the computer slept.

use std::path::PathBuf;

use super::{Job, ScheduleError, Scheduler, home, run, xml};
use crate::schedule::Every;
use crate::store;

/// launchd.
pub struct Launchd;

const PROGRAM: &str = "launchctl";

impl Scheduler for Launchd {
    fn id(&self) -> &'static str {
        "launchd"
    }

    fn is_there(&self) -> bool {
        cfg!(target_os = "macos")
    }

    fn texts(&self, job: &Job) -> Vec<(String, String)> {
        vec![(format!("{}.plist", job.name), list(job))]
    }

    fn add(&self, job: &Job) -> Result<(), ScheduleError> {
        self.remove(&job.name)?;
        let folder = folder()?;
        for (name, text) in self.texts(job) {
            store::write_own_in(&folder, &name, text.as_bytes())?;
            run(PROGRAM, &["load", "-w", &folder.join(name).to_string_lossy()], None)?;
        }
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), ScheduleError> {
        let file = folder()?.join(format!("{name}.plist"));
        if !file.exists() {
            return Ok(());
        }
        let unloaded = run(PROGRAM, &["unload", "-w", &file.to_string_lossy()], None);
        // Without its file one that goes on could not be ended any more.
        if run(PROGRAM, &["list", name], None).is_ok() {
            unloaded?;
        }
        Ok(store::remove_if_there(&file)?)
    }
}

fn folder() -> Result<PathBuf, ScheduleError> {
    Ok(home(&["Library", "LaunchAgents"]).ok_or(store::StoreError::NoHome)?)
}

fn list(job: &Job) -> String {
    let words: String = job.command.iter().map(|word| format!("\t\t<string>{}</string>\n", xml(word))).collect();
    let number = |name: &str, number: u32| format!("\t\t<key>{name}</key>\n\t\t<integer>{number}</integer>\n");
    let when = match job.every {
        Every::Minute => String::new(),
        Every::Hour => number("Minute", job.at.minute),
        Every::Day => number("Hour", job.at.hour) + &number("Minute", job.at.minute),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <plist version=\"1.0\">\n<dict>\n\t<key>Label</key>\n\t<string>{}</string>\n\
         \t<key>ProgramArguments</key>\n\t<array>\n{words}\t</array>\n\
         \t<key>StartCalendarInterval</key>\n\t<dict>\n{when}\t</dict>\n</dict>\n</plist>\n",
        xml(&job.name),
    )
}
