//! `backfill --demo` without a screen: the sample import on the practice tracker, and what arrived.

use std::sync::Arc;

use super::check::{inset, summary_lines};
use super::output::Output;
use super::run::{finish, watch};
use super::{Exit, args};
use crate::error::Error;
use crate::kissmetrics::practice::Practice;
use crate::pipeline::{PassProgress, Stop, Ticker};
use crate::sink::kissmetrics::pace::Ceiling;
use crate::sink::kissmetrics::run::{self};
use crate::text::{day, group_sentence, word};
use crate::tr;
use crate::workflow::check::check_plan;
use crate::workflow::practice::practice;
use crate::workflow::sample;

pub(super) fn run(args: &args::Args, output: &mut Output) -> Result<Exit, Error> {
    let plan = sample::plan(args.data.as_deref())?;
    let (stop, progress) = (Stop::default(), Arc::new(PassProgress::default()));
    let (pipeline, checked) = check_plan(&plan, &stop, &progress, &mut Ticker::new(Arc::new(|| {})))?;
    output.line(tr!("cli-demo"))?;
    output.line("")?;
    for line in summary_lines(&checked) {
        output.line(line)?;
    }
    for (group, sample) in &checked.groups {
        output.line(inset(&group_sentence(*group, sample.count, sample.in_rows)))?;
    }
    output.line("")?;
    output.flush()?;
    let (practice, job) = practice(&pipeline, &checked, Ceiling::Normal, word)?;
    let watched = watch(&run::start(job, Arc::new(|| {}))?, &mut || Ok(true))?;
    let exit = finish(&watched, None, output)?;
    arrived(&practice, output)?;
    Ok(exit)
}

/// How many people are shown.
const SHOWN: usize = 5;

/// What the tracker holds now.
fn arrived(practice: &Practice, output: &mut Output) -> Result<(), Error> {
    let received = practice.held();
    let held = received.held();
    output.line("")?;
    output.line(tr!("cli-demo-holds", events = held.events(), people = held.people_count()))?;
    for (name, count) in held.event_names() {
        output.line(inset(&tr!("parts-name", count = count, name = name)))?;
    }
    output.line(tr!("cli-demo-people"))?;
    for person in held.people().take(SHOWN) {
        output.line(inset(&person.identities.join(" = ")))?;
        for event in &person.events {
            let details: Vec<String> =
                event.properties.iter().map(|(name, value)| format!("{name}: {value}")).collect();
            let name = event.name.unwrap_or(tr!("practice-details-only"));
            output.line(format!("    {}  {name}  {}", day(event.time), details.join(", ")).trim_end())?;
        }
    }
    output.flush()?;
    Ok(())
}
