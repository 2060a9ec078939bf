//! `backfill run`: checks the whole source, asks, then sends.

use std::io::{BufRead, IsTerminal, Write};
use std::sync::Arc;
use std::time::Duration;

use indicatif::{HumanCount, HumanDuration};
use serde_json::Value;

use super::check::{open_and_check, outcomes_object, summary_lines};
use super::output::Output;
use super::watch::{key_from_environment, say_remarks};
use super::{Exit, args};
use crate::error::{Error, import_sentence, state_sentence};
use crate::import;
use crate::import::checking::Checked;
use crate::import::done::Done;
use crate::import::pace::Ceiling;
use crate::import::run::{self, End, Handle, Job, Report, State, Update};
use crate::import::{Pipeline, Plan};
use crate::tracker::client::{ApiKey, Client, Destination};

/// How long the first answer may take before the command gives up: whoever typed an address waits for a word.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) fn run(args: &args::Run, output: &mut Output) -> Result<Exit, Error> {
    let plan = Plan::load(&args.plan)?;
    let address = args.tracker.as_deref().or(plan.tracker.as_deref());
    let destination = address.map_or_else(|| Ok(Destination::kissmetrics()), Destination::parse)?;
    let Some(key) = key_from_environment() else { return Err(Error::NoKey) };
    let (pipeline, checked) = open_and_check(&plan)?;
    say_remarks(&checked.remarks);
    for line in summary_lines(&checked) {
        eprintln!("{line}");
    }
    if !args.yes && !agreed(&checked, &destination, &key)? {
        eprintln!("Nothing was sent.");
        return Ok(Exit::WorkLeft);
    }
    let report = send(pipeline, &checked, &destination, key, args)?;
    finish(&report, output)
}

/// Asks the person at the terminal; without one, only `--yes` sends.
fn agreed(checked: &Checked, destination: &Destination, key: &ApiKey) -> Result<bool, Error> {
    if !std::io::stdin().is_terminal() {
        return Err(Error::NobodyToAsk);
    }
    let usual = if key.looks_usual() {
        ""
    } else {
        " The key does not look like one of Kissmetrics (40 digits and letters a to f)."
    };
    eprint!(
        "This can't be taken back.{usual} Send {} events to {destination} with the key ending in {}? Type yes: ",
        HumanCount(checked.outcomes.to_send()),
        key.tail()
    );
    let mut line = String::new();
    let asked = std::io::stderr().flush().and_then(|()| std::io::stdin().lock().read_line(&mut line));
    asked.map_err(|source| import::Error::System { source })?;
    Ok(line.trim().eq_ignore_ascii_case("yes"))
}

fn send(
    pipeline: Pipeline,
    checked: &Checked,
    destination: &Destination,
    key: ApiKey,
    args: &args::Run,
) -> Result<Report, Error> {
    let ceiling = Ceiling::from(args.pace);
    let job = Job {
        client: Client::new(destination, ceiling.most())?,
        pipeline,
        key,
        ceiling,
        checked: checked.outcomes,
        limit: args.limit,
        done: Done::default(),
        patience: Some(PATIENCE),
    };
    watch(&run::start(job, Arc::new(|| {}))?)
}

/// Follows a run to its end, saying on stderr what happens.
pub(super) fn watch(handle: &Handle) -> Result<Report, Error> {
    let bar = super::watch::SendBar::new(handle.progress().clone());
    loop {
        match handle.wait() {
            Some(Update::State(state)) => {
                if let Some(sentence) = state_sentence(&state) {
                    bar.say(&sentence);
                }
                if matches!(state, State::Odd(_)) {
                    // Nobody is here to look at what came back and to decide.
                    handle.stop();
                }
            }
            Some(Update::Finished(report)) => return Ok(report),
            None => return Err(import::Error::Panicked.into()),
        }
    }
}

/// Prints what became of everything.
pub(super) fn finish(report: &Report, output: &mut Output) -> Result<Exit, Error> {
    let outcomes = &report.outcomes;
    let (exit, why) = match &report.end {
        End::Complete => (Exit::Done, None),
        End::Stopped => (Exit::WorkLeft, None),
        End::Failed(error) => (Exit::Failed, Some(import_sentence(error))),
    };
    if output.json() {
        let mut object = outcomes_object(outcomes);
        object["seconds"] = report.took.as_secs_f64().into();
        object["end"] = match &report.end {
            End::Complete => "complete",
            End::Stopped => "stopped",
            End::Failed(_) => "failed",
        }
        .into();
        if let Some(why) = &why {
            object["error"] = Value::from(why.as_str());
        }
        output.object(&object)?;
    } else {
        output.line(format!(
            "{} of {} events handed over in {}. {} answers unknown, {} not tried.",
            HumanCount(outcomes.handed_over),
            HumanCount(outcomes.to_send()),
            HumanDuration(report.took),
            HumanCount(outcomes.unknown),
            HumanCount(outcomes.not_tried)
        ))?;
        output.line(format!(
            "{} rows: {} made events, {} were left out, {} had a problem. {} events were folded, {} withheld.",
            HumanCount(outcomes.rows),
            HumanCount(outcomes.used),
            HumanCount(outcomes.left_out),
            HumanCount(outcomes.rejected),
            HumanCount(outcomes.folded),
            HumanCount(outcomes.withheld)
        ))?;
    }
    output.flush()?;
    if let Some(why) = why {
        eprintln!("{why}");
    }
    Ok(exit)
}

impl From<args::Pace> for Ceiling {
    fn from(pace: args::Pace) -> Self {
        match pace {
            args::Pace::Gentle => Self::Gentle,
            args::Pace::Normal => Self::Normal,
            args::Pace::Fast => Self::Fast,
        }
    }
}
