//! `backfill schedule`: imports that repeat by themselves, and the runs that the system starts.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Local, NaiveDateTime, Utc};
use serde_json::{Value, json};

use super::output::{Output, when};
use super::run::{key, stop_on_signal};
use super::terminal::say_line;
use super::{Exit, args, database, on_end};
use crate::clock;
use crate::error::Error;
use crate::ledger::{Ending, Ledger, LedgerError, UnattendedRun};
use crate::notification;
use crate::pipeline::{self, Stop};
use crate::schedule::system::scheduler;
use crate::schedule::{self, Schedule, ScheduleError, last_due};
use crate::sink::kissmetrics::pace::Ceiling;
use crate::sink::kissmetrics::run::{self as sending, End, Update};
use crate::store::keychain::System;
use crate::store::{self, faults};
use crate::text::{self, Face, send_sentence};
use crate::tr;
use crate::workflow::begin::{Begin, Start};
use crate::workflow::schedules::{self, PlanAt, Repeats, Wanted, product_of};
use crate::workflow::unattended::{self, Ready};
use crate::workflow::{self, products, record};

pub(super) fn run(command: &args::Schedule, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let data = store::data_folder(data)?;
    match command {
        args::Schedule::Add(wanted) => add(wanted, &data, output),
        args::Schedule::List => list(&data, output),
        args::Schedule::Remove { schedule } => remove(schedule, &data),
        args::Schedule::Run(wanted) => start(wanted, &data, output),
    }
}

fn add(wanted: &args::AddSchedule, data: &Path, output: &mut Output) -> Result<Exit, Error> {
    let ledger = record::open(Some(data))?;
    let product = ledger.product_named(&wanted.product)?;
    // Who starts it by the clock has no environment of ours.
    if !matches!(products::key(&System, &product), Ok(Some(_))) {
        key(|| Ok(None))?;
        say_line(&tr!("cli-schedule-key", product = &product.name));
    }
    let by = scheduler(wanted.by.as_deref()).map_err(workflow::Error::from)?;
    let wanted = Wanted {
        plan: PlanAt::File(&wanted.plan),
        product: &product,
        every: wanted.every.into(),
        at: wanted.at,
        on_end: wanted.on_end.as_deref(),
        keychain: &System,
        without_passwords: wanted.no_password,
        says: &tr!("schedule-says", product = &product.name),
        language: text::spoken().id,
    };
    let schedule = schedules::add(&wanted, by, &ledger, data)?;
    if output.json() {
        output.object(|| object(&schedule, &product.name, None))?;
    } else {
        output.line(tr!(
            "cli-schedule-added",
            id = schedule.id.to_string(),
            product = &product.name,
            when = text::schedule_words(&schedule),
            by = &schedule.by,
        ))?;
    }
    output.flush()?;
    Ok(Exit::Done)
}

fn list(data: &Path, output: &mut Output) -> Result<Exit, Error> {
    let ledger = record::look(Some(data))?;
    let (all, unreadable) = ledger.map_or_else(|| Ok(Default::default()), |ledger| schedules::all(&ledger, data))?;
    if all.is_empty() && unreadable.is_empty() {
        say_line(tr!("cli-schedule-none"));
    }
    for Repeats { schedule, product, last, .. } in &all {
        let product = product.as_ref().map_or_else(|| schedule.product.to_string(), |product| product.name.clone());
        if output.json() {
            output.object(|| object(schedule, &product, last.as_ref()))?;
            continue;
        }
        output.line(tr!(
            "cli-schedule",
            id = schedule.id.to_string(),
            plan = schedule.plan.display(),
            product = &product,
            when = text::schedule_words(schedule),
        ))?;
        if schedule.unfinished {
            output.line(tr!("cli-schedule-unfinished"))?;
        }
        if let Some(last) = last {
            output.line(tr!("cli-schedule-last", when = when(last.started), outcome = text::unattended_words(last)))?;
        }
    }
    output.flush()?;
    for error in &unreadable {
        say_line(&text::workflow_sentence(error, Face::Commands));
    }
    Ok(if unreadable.is_empty() { Exit::Done } else { Exit::Failed })
}

fn remove(named: &str, data: &Path) -> Result<Exit, Error> {
    let schedule = schedule::find(data, named).map_err(workflow::Error::from)?;
    let by = scheduler(Some(&schedule.by)).map_err(workflow::Error::from)?;
    schedules::remove(&schedule, by, &record::open(Some(data))?, data)?;
    say_line(&tr!("cli-schedule-removed", id = schedule.id.to_string()));
    Ok(Exit::Done)
}

/// What the system starts.
fn start(wanted: &args::RunSchedule, data: &Path, output: &mut Output) -> Result<Exit, Error> {
    let schedule = match schedule::find(data, &wanted.schedule).map_err(workflow::Error::from) {
        Ok(schedule) => schedule,
        Err(error) => {
            let unreadable = !matches!(&error, workflow::Error::Schedule(ScheduleError::None { .. }));
            let error = Error::from(error);
            if unreadable {
                // Nothing says whom to tell but whoever is at the computer.
                let title = tr!("notify-schedule", id = &wanted.schedule);
                notify(&title, &error.sentence_in(Face::Commands));
            }
            return Err(error);
        }
    };
    let mut noted = UnattendedRun {
        schedule: schedule.id,
        product: schedule.product,
        started: clock::now(),
        ended: clock::now(),
        ending: Ending::Failed,
        why: String::new(),
        events: 0,
        people: 0,
        import: None,
    };
    let opened = schedule.lock(data, noted.started).map_err(|error| Error::from(workflow::Error::from(error)));
    let (lock, mut ledger, runs) =
        match opened.and_then(|lock| open(&schedule, data).map(|(ledger, runs)| (lock, ledger, runs))) {
            Ok(opened) => opened,
            Err(error) => {
                // There is nowhere to note it, and nobody reads what is printed.
                noted.why = error.sentence_in(Face::Commands);
                tell(&schedule, &noted, None, output)?;
                return Err(error);
            }
        };
    let Some(lock) = lock else {
        say_line(&tr!("cli-schedule-running", id = schedule.id.to_string()));
        return leave_out(&schedule, noted, (&ledger, &runs), data, output);
    };
    if wanted.if_missed && !is_missed(&schedule, &runs) {
        return Ok(Exit::Done);
    }
    // Also a fault of the program's own is noted where a person looks: nobody reads what is printed.
    let send = AssertUnwindSafe(|| send_new(&schedule, &runs, &mut noted, &mut ledger, data));
    let ended = catch_unwind(send).unwrap_or_else(|_| Err(pipeline::Error::Panicked.into()));
    noted.ended = clock::now();
    if let Err(error) = &ended {
        noted.why = error.sentence_in(Face::Commands);
        noted.ending = if is_guarded(error) { Ending::Guarded } else { Ending::Failed };
    }
    // Nobody else will tell what came of it, so all ways are tried before one that fails ends this.
    let kept = note(&schedule, &noted, &ledger, data);
    // A command of the person's that hangs keeps no later run from sending.
    drop(lock);
    tell(&schedule, &noted, Some(&ledger), output)?;
    kept?;
    match noted.ending {
        Ending::Sent | Ending::NothingNew => Ok(Exit::Done),
        Ending::Guarded => Ok(Exit::MustFix),
        Ending::Stopped | Ending::LeftOut => Ok(Exit::WorkLeft),
        Ending::Failed => Ok(Exit::Failed),
    }
}

/// Notes a run, unless its schedule was removed meanwhile: the runs of such a one are forgotten, and its number may be
/// another's.
fn note(schedule: &Schedule, run: &UnattendedRun, ledger: &Ledger, data: &Path) -> Result<(), LedgerError> {
    if schedule.was_removed(data) { Ok(()) } else { ledger.note_unattended(run) }
}

/// Another run of the schedule goes on. Where it does so for unusually long, that is noted and told, once.
fn leave_out(
    schedule: &Schedule,
    mut noted: UnattendedRun,
    (ledger, runs): (&Ledger, &[UnattendedRun]),
    data: &Path,
    output: &mut Output,
) -> Result<Exit, Error> {
    let Some(since) = schedule.runs_since(data).map(clock::moment) else { return Ok(Exit::Done) };
    let is_told = runs.first().is_some_and(|last| last.ending == Ending::LeftOut && last.started >= since);
    if is_told || !unattended::is_unusually_long(since, noted.started, runs) {
        return Ok(Exit::Done);
    }
    noted.ending = Ending::LeftOut;
    noted.why = tr!("unattended-hangs", since = when(since));
    let kept = note(schedule, &noted, ledger, data);
    tell(schedule, &noted, Some(ledger), output)?;
    kept?;
    Ok(Exit::WorkLeft)
}

fn open(schedule: &Schedule, data: &Path) -> Result<(Ledger, Vec<UnattendedRun>), Error> {
    let ledger = record::open(Some(data))?;
    let runs = ledger.unattended(schedule.id)?;
    Ok((ledger, runs))
}

/// Tells whoever is at the computer.
fn notify(title: &str, outcome: &str) {
    if let Err(why) = notification::show(title, outcome) {
        tracing::warn!("no notification: {why}");
    }
}

fn is_missed(schedule: &Schedule, runs: &[UnattendedRun]) -> bool {
    let own = |at: DateTime<Utc>| -> NaiveDateTime { at.with_timezone(&Local).naive_local() };
    let due = last_due(schedule.every, schedule.at, own(clock::now()));
    // What never ran was missed where it was due since it was added.
    let added = || schedule.added.and_then(|added| DateTime::from_timestamp(added, 0));
    runs.first().map(|last| last.started).or_else(added).is_some_and(|last| own(last) < due)
}

/// Whether it was found out before anything was sent that a person should look at something.
fn is_guarded(error: &Error) -> bool {
    use workflow::Error as Workflow;
    matches!(
        error,
        Error::Workflow(
            Workflow::Guarded { .. }
                | Workflow::MustFix { .. }
                | Workflow::WouldDouble { .. }
                | Workflow::InDoubt { .. }
                | Workflow::RecordBehind { .. }
                | Workflow::NotGrown { .. }
        )
    )
}

/// Finds what is new and sends it, and notes how far that went.
fn send_new(
    schedule: &Schedule,
    runs: &[UnattendedRun],
    noted: &mut UnattendedRun,
    ledger: &mut Ledger,
    data: &Path,
) -> Result<(), Error> {
    let product = product_of(schedule, ledger)?;
    let plan = database::plan(&schedule.plan, &args::Database::default(), Some(data))?.with_whole_paths();
    faults::fail_here("unattended", &plan.source);
    let found = unattended::find(plan, &product, runs, ledger, &Stop::default())?;
    let Some(Ready { plan, pipeline, checked, prior, news }) = found else {
        noted.ending = Ending::NothingNew;
        return Ok(());
    };
    (noted.events, noted.people) = (news.events, news.people);
    let key = key(|| Ok(Some(product.clone())))?;
    let begin = Begin {
        product: &product,
        key: &key,
        plan: &plan,
        pipeline: &pipeline,
        checked: &checked,
        start: Start::Anew {
            prior: Some(prior),
            doubles_meant: false,
            doubt_meant: false,
            instead_of: None,
            limit: None,
        },
        ceiling: Ceiling::Normal,
        patience: unattended::patience(),
        unattended: true,
    };
    let begun = begin.begin(ledger)?;
    noted.import = Some(begun.import);
    let handle = sending::start(begun.job, Arc::new(|| {}))?;
    stop_on_signal(&handle);
    let mut odd = None;
    let report = loop {
        match handle.wait() {
            Some(Update::State(state @ sending::State::Odd(_))) => {
                odd = text::state_sentence(&state);
                handle.stop();
            }
            Some(Update::State(_)) => {}
            Some(Update::Finished(report)) => break report,
            None => return Err(pipeline::Error::Panicked.into()),
        }
    };
    (noted.ending, noted.why) = match &report.end {
        End::Complete => (Ending::Sent, String::new()),
        End::Stopped => (Ending::Stopped, odd.unwrap_or_default()),
        End::Failed(error) => (Ending::Failed, send_sentence(error, Face::Commands)),
    };
    Ok(())
}

/// Says what came of a run, wherever somebody may read it. Without a ledger nobody knows what its product is called.
fn tell(schedule: &Schedule, run: &UnattendedRun, ledger: Option<&Ledger>, output: &mut Output) -> Result<(), Error> {
    let known = ledger.and_then(|ledger| product_of(schedule, ledger).ok());
    let product = known.map_or_else(|| schedule.product.to_string(), |product| product.name);
    let outcome = text::unattended_words(run);
    // That nothing is new is no news.
    if run.ending != Ending::NothingNew {
        let title = match ledger {
            Some(_) => tr!("notify-scheduled", product = &product),
            None => tr!("notify-schedule", id = schedule.id.to_string()),
        };
        notify(&title, &outcome);
    }
    if let Some(command) = &schedule.on_end {
        on_end::give(command, &object(schedule, &product, Some(run)));
    }
    if output.json() {
        output.object(|| object(schedule, &product, Some(run)))?;
    } else {
        output.line(&outcome)?;
    }
    Ok(output.flush()?)
}

fn object(schedule: &Schedule, product: &str, last: Option<&UnattendedRun>) -> Value {
    json!({
        "schedule": schedule.id,
        "plan": schedule.plan,
        "source": schedule.source,
        "product": product,
        "every": schedule.every,
        "at": schedule.at,
        "by": schedule.by,
        "unfinished": schedule.unfinished,
        "last": last.map(|run| json!({
            "started": run.started.to_rfc3339(),
            "ended": run.ended.to_rfc3339(),
            "ending": run.ending.id(),
            "why": run.why,
            "events": run.events,
            "people": run.people,
            "import": run.import,
        })),
    })
}
