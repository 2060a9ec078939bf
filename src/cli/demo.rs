//! `backfill --demo` without a screen: the sample import on the practice tracker, and what arrived.

use std::path::Path;
use std::sync::Arc;

use indicatif::HumanCount;

use super::check::summary_lines;
use super::output::Output;
use super::run::{finish, watch};
use super::{Exit, args};
use crate::error::{Error, group_words};
use crate::import::checking::check;
use crate::import::done::Done;
use crate::import::pace::Ceiling;
use crate::import::run::{self, Job};
use crate::import::{PassProgress, Pipeline, Stop, Ticker, sample};
use crate::tracker::client::{ApiKey, Client, Destination};
use crate::tracker::practice::Practice;

pub(super) fn run(args: &args::Args, output: &mut Output) -> Result<Exit, Error> {
    let plan = sample::plan(args.data.as_deref())?;
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let pipeline = Pipeline::open(&plan, &stop, &progress)?;
    let checked = check(&pipeline, &stop, &progress, &mut Ticker::new(Arc::new(|| {})))?;
    output.line("The sample, a list of users, on a practice tracker. Nothing leaves this computer.")?;
    output.line("")?;
    for line in summary_lines(&checked) {
        output.line(line)?;
    }
    for (group, sample) in &checked.groups {
        output.line(format!("  {} {}", sample.count, group_words(*group)))?;
    }
    output.line("")?;
    output.flush()?;
    let practice = Practice::start(0)?;
    let ceiling = Ceiling::Normal;
    let job = Job {
        client: Client::new(&Destination::parse(&practice.address())?, ceiling.most())?,
        pipeline,
        key: ApiKey::practice(),
        ceiling,
        checked: checked.outcomes,
        limit: None,
        done: Done::default(),
        patience: None,
    };
    let report = watch(&run::start(job, Arc::new(|| {}))?)?;
    let exit = finish(&report, output)?;
    arrived(&practice, output)?;
    Ok(exit)
}
