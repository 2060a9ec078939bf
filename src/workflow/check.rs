//! The check of a whole source: the same after each change in the window, before a change is made, and in each command.

use std::sync::Arc;

use super::Error;
use crate::check::whole::{Checked, How};
use crate::mapping::Mapping;
use crate::pipeline::{PassProgress, Pipeline, Stop, Ticker, opening};
use crate::plan::{Plan, SecondSource};
use crate::source::Source;

/// Makes a mapping ready for a source, and checks all of it. Gives what makes the events, and what they come to.
///
/// # Errors
/// When the mapping does not fit the source, or a source cannot be read.
pub fn check(
    source: Arc<dyn Source>,
    mapping: Mapping,
    lookups: &[SecondSource],
    how: How<'_>,
    stop: &Stop,
    progress: &PassProgress,
    ticker: &mut Ticker,
) -> Result<(Pipeline, Checked), Error> {
    let pipeline = Pipeline::with_lookups(source, mapping, lookups, stop, progress)?;
    let checked = how.check(&pipeline, stop, progress, ticker)?;
    Ok((pipeline, checked))
}

/// Opens what a plan reads, and checks all of it.
///
/// # Errors
/// When the plan's source cannot be opened, and as [`check`].
pub fn check_plan(
    plan: &Plan,
    stop: &Stop,
    progress: &Arc<PassProgress>,
    ticker: &mut Ticker,
) -> Result<(Pipeline, Checked), Error> {
    let source = opening::open(&plan.source, stop, progress, ticker)?;
    check(source, plan.mapping.clone(), &plan.lookups, How::default(), stop, progress, ticker)
}
