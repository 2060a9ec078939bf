//! A task of Windows' Task Scheduler, described in XML (*Task Scheduler Schema*). `StartWhenAvailable` makes up for a time
//! at which the computer was off.

use super::{Job, ScheduleError, Scheduler, run, xml};
use crate::schedule::Every;
use crate::store;

/// Windows' Task Scheduler.
pub struct TaskScheduler;

const PROGRAM: &str = "schtasks";

impl Scheduler for TaskScheduler {
    fn id(&self) -> &'static str {
        "task-scheduler"
    }

    fn is_there(&self) -> bool {
        cfg!(windows)
    }

    fn texts(&self, job: &Job) -> Vec<(String, String)> {
        vec![(format!("{}.xml", job.name), task(job))]
    }

    fn add(&self, job: &Job) -> Result<(), ScheduleError> {
        let folder = std::env::temp_dir();
        for (name, text) in self.texts(job) {
            // It takes no other encoding than this one, with its mark.
            let text: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            store::write_own_in(&folder, &name, &text)?;
            let path = folder.join(&name);
            let made = run(PROGRAM, &["/Create", "/F", "/TN", &job.name, "/XML", &path.to_string_lossy()], None);
            let _ = std::fs::remove_file(path);
            made?;
        }
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), ScheduleError> {
        if run(PROGRAM, &["/Query", "/TN", name], None).is_err() {
            return Ok(());
        }
        run(PROGRAM, &["/Delete", "/F", "/TN", name], None).map(drop)
    }
}

fn task(job: &Job) -> String {
    let (program, arguments) = job.command.split_first().map_or(("", &[][..]), |(program, rest)| (program, rest));
    let arguments: Vec<String> = arguments.iter().map(|word| quoted(word)).collect();
    let repeats = match job.every {
        Every::Day => String::new(),
        Every::Hour => repetition("PT1H"),
        Every::Minute => repetition("PT1M"),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n\
         <Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\n\
         \x20 <RegistrationInfo>\n    <Description>{}</Description>\n  </RegistrationInfo>\n\
         \x20 <Triggers>\n    <CalendarTrigger>\n{repeats}      <StartBoundary>2026-01-01T{:02}:{:02}:00</StartBoundary>\n\
         \x20     <Enabled>true</Enabled>\n      <ScheduleByDay>\n        <DaysInterval>1</DaysInterval>\n\
         \x20     </ScheduleByDay>\n    </CalendarTrigger>\n  </Triggers>\n\
         \x20 <Settings>\n    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>\n\
         \x20   <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>\n\
         \x20   <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>\n\
         \x20   <StartWhenAvailable>true</StartWhenAvailable>\n    <Enabled>true</Enabled>\n  </Settings>\n\
         \x20 <Actions>\n    <Exec>\n      <Command>{}</Command>\n      <Arguments>{}</Arguments>\n    </Exec>\n\
         \x20 </Actions>\n</Task>\n",
        xml(&job.says),
        job.at.hour,
        job.at.minute,
        xml(program),
        xml(&arguments.join(" ")),
    )
}

fn repetition(interval: &str) -> String {
    format!(
        "      <Repetition>\n        <Interval>{interval}</Interval>\n        <Duration>P1D</Duration>\n\
         \x20       <StopAtDurationEnd>false</StopAtDurationEnd>\n      </Repetition>\n"
    )
}

/// A word as programs on Windows take their arguments apart (*Parsing C command-line arguments*): backslashes are
/// themselves, but for those before a quotation mark.
fn quoted(word: &str) -> String {
    let mut quoted = String::from("\"");
    let mut backslashes = 0;
    for letter in word.chars() {
        match letter {
            '\\' => backslashes += 1,
            '"' => {
                quoted.extend(std::iter::repeat_n('\\', backslashes + 1));
                backslashes = 0;
            }
            _ => backslashes = 0,
        }
        quoted.push(letter);
    }
    quoted.extend(std::iter::repeat_n('\\', backslashes));
    quoted.push('"');
    quoted
}
