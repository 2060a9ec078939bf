//! Lines of a person's table for cron (POSIX `crontab`), each with a mark behind it by which it is found again.
//!
//! Cron does not catch up on what it missed while the computer was off, so that a second line starts the job with the
//! computer, where it finds out whether it was missed.

use super::{Job, ScheduleError, Scheduler, run};
use crate::schedule::Every;

/// Cron.
pub struct Cron;

const PROGRAM: &str = "crontab";

impl Scheduler for Cron {
    fn id(&self) -> &'static str {
        "cron"
    }

    fn is_there(&self) -> bool {
        cfg!(unix) && table().is_ok()
    }

    fn texts(&self, job: &Job) -> Vec<(String, String)> {
        vec![(PROGRAM.to_owned(), lines(job))]
    }

    fn add(&self, job: &Job) -> Result<(), ScheduleError> {
        write(&(without(&table()?, &job.name) + &lines(job)))
    }

    fn remove(&self, name: &str) -> Result<(), ScheduleError> {
        let before = table()?;
        let after = without(&before, name);
        if before == after { Ok(()) } else { write(&after) }
    }
}

/// The table as it is; an empty one where there is none yet.
fn table() -> Result<String, ScheduleError> {
    match run(PROGRAM, &["-l"], None) {
        // A person without a table is told so, as an error.
        Err(ScheduleError::Refused { why, .. }) if why.contains("no crontab for") => Ok(String::new()),
        table => table,
    }
}

fn write(table: &str) -> Result<(), ScheduleError> {
    run(PROGRAM, &["-"], Some(table)).map(drop)
}

/// The mark at the end of a job's lines; to the shell that runs them it is a comment.
fn mark(name: &str) -> String {
    format!(" # {name}")
}

/// The table without a job's lines.
fn without(table: &str, name: &str) -> String {
    let mark = mark(name);
    let kept = table.lines().filter(|line| !line.ends_with(&mark));
    kept.map(|line| format!("{line}\n")).collect()
}

fn lines(job: &Job) -> String {
    let minute = job.at.minute;
    let when = match job.every {
        Every::Minute => "* * * * *".to_owned(),
        Every::Hour => format!("{minute} * * * *"),
        Every::Day => format!("{minute} {} * * *", job.at.hour),
    };
    let environment: String =
        job.environment.iter().map(|(name, value)| format!("{name}={} ", quoted(value))).collect();
    let words = |more: &[String]| {
        let words: Vec<String> = job.command.iter().chain(more).map(|word| quoted(word)).collect();
        // A per cent sign ends the command for cron, even within quotes.
        format!("{environment}{}", words.join(" ")).replace('%', "\\%")
    };
    let mark = mark(&job.name);
    format!("{when} {}{mark}\n@reboot {}{mark}\n", words(&[]), words(&job.if_missed))
}

/// A word for the shell.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}
