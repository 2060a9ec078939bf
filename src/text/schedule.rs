//! Sentences about imports that repeat by themselves.

use super::Face;
use super::summary::day;
use crate::event::Timestamp;
use crate::ledger::{Ending, UnattendedRun};
use crate::message::{Arg, Message};
use crate::schedule::{Every, Schedule, ScheduleError};
use crate::store::StoreError;
use crate::workflow::guards::Guard;
use crate::{message, tr};

/// So many new names are told.
const NAMES: usize = 5;

/// How often a schedule runs, and when: `every day at 06:00`.
pub fn schedule_words(schedule: &Schedule) -> Message {
    let at = schedule.at.to_string();
    match schedule.every {
        Every::Day => message!("schedule-every-day", at = at),
        Every::Hour => message!("schedule-every-hour", minute = schedule.at.minute),
        Every::Minute => message!("schedule-every-minute"),
    }
}

/// What came of a run that nobody watched.
pub fn unattended_words(run: &UnattendedRun) -> String {
    match run.ending {
        Ending::Sent => tr!("unattended-sent", count = run.events, people = run.people),
        Ending::NothingNew => tr!("unattended-nothing-new").to_owned(),
        Ending::Guarded => tr!("unattended-guarded", why = &run.why),
        Ending::Stopped if run.why.is_empty() => tr!("unattended-stopped").to_owned(),
        Ending::Stopped => tr!("unattended-stopped-why", why = &run.why),
        Ending::Failed => tr!("unattended-failed", why = &run.why),
        Ending::LeftOut => tr!("unattended-left-out", why = &run.why),
    }
}

/// Why a run that nobody watched sent nothing.
pub(super) fn guarded_sentence(tripped: &[Guard], face: Face) -> String {
    let told: Vec<String> = tripped.iter().map(|guard| guard_sentence(guard, face)).collect();
    told.join(" ")
}

fn guard_sentence(guard: &Guard, face: Face) -> String {
    match guard {
        Guard::NotSentBefore => tr!("guard-not-sent-before", face = face),
        Guard::ClockBack { last } => tr!("guard-clock-back", last = day(Timestamp(last.timestamp()))),
        Guard::Columns => tr!("guard-columns").to_owned(),
        Guard::ManyEvents { events, most } => tr!("guard-many-events", count = *events, most = *most),
        Guard::ManyPeople { people, most } => tr!("guard-many-people", count = *people, most = *most),
        Guard::ManySkipped { skipped, rows, most_percent } => {
            tr!("guard-many-skipped", skipped = *skipped, rows = *rows, most = *most_percent)
        }
        Guard::NewNames { names } => tr!("guard-new-names", names = Arg::quoted(names, NAMES), count = names.len()),
    }
}

/// Why schedules cannot be read, or one cannot be set up.
pub(super) fn sentence(error: &ScheduleError, face: Face, store: impl Fn(&StoreError) -> String) -> String {
    match error {
        ScheduleError::Store(error) => store(error),
        ScheduleError::File { path, why } => tr!("schedule-file", path = path.display(), why = why),
        ScheduleError::None { named } => tr!("schedule-none", named = named),
        ScheduleError::NoScheduler { named: Some(named) } => tr!("schedule-no-such-scheduler", named = named),
        ScheduleError::NoScheduler { named: None } => tr!("schedule-no-scheduler").to_owned(),
        ScheduleError::Refused { program, why } => tr!("schedule-refused", program = program, why = why),
        ScheduleError::PasswordNotKept { server } => tr!("schedule-password-not-kept", server = server, face = face),
        ScheduleError::Twice { id } => tr!("schedule-twice", id = id.to_string()),
        ScheduleError::Path { path } => tr!("schedule-path", path = path.display()),
    }
}
