//! Looks at every cell of a source once, so that what is suggested comes from the whole column and never from its
//! first rows alone.

use std::ops::ControlFlow;

use super::prefetch::{Batch, read_ahead};
use super::progress::{PassProgress, Stop};
use super::{Error, Ticker, parallel};
use crate::mapping::profile::{ColumnProfile, Profiles};
use crate::source::{ParseWarning, Source};

/// What a pass over a whole source found.
#[derive(Clone, Debug)]
pub struct Survey {
    /// Rows seen.
    pub rows: u64,
    /// The pass came to the end of the source.
    pub complete: bool,
    /// What each column is like.
    pub profiles: Vec<ColumnProfile>,
    /// What is odd about the source itself.
    pub warnings: Vec<ParseWarning>,
}

/// Reads the source to its end, to `limit` rows, or until it is stopped.
///
/// # Errors
/// When the source cannot be read, or fails midway.
pub fn survey(
    source: &dyn Source,
    limit: Option<u64>,
    stop: &Stop,
    progress: &PassProgress,
    ticker: &mut Ticker,
) -> Result<Survey, Error> {
    survey_on(parallel::threads(), source, limit, stop, progress, ticker)
}

/// Surveys on so many threads beside the one that reads. Each looks at some of the columns, so that what is found does
/// not depend on their number.
///
/// # Errors
/// When the source cannot be read, or fails midway.
pub fn survey_on(
    threads: usize,
    source: &dyn Source,
    limit: Option<u64>,
    stop: &Stop,
    progress: &PassProgress,
    ticker: &mut Ticker,
) -> Result<Survey, Error> {
    let mut profiles = Profiles::new(source.columns().len());
    let mut parts = profiles.parts(threads);
    let mut here = parts.pop();
    let others: Vec<_> = parts
        .into_iter()
        .map(|mut part| move |batch: &Batch| batch.records().iter().for_each(|record| part.add(record)))
        .collect();
    let mut rows = 0;
    let pass = read_ahead(source.records()?, limit, stop, others, |batch| {
        for record in batch.records() {
            here.iter_mut().for_each(|part| part.add(record));
        }
        rows += batch.records().len() as u64;
        progress.set(batch.progress, rows);
        ticker.tick();
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(Survey { rows, complete: pass.complete, profiles: profiles.finish(), warnings: pass.records.warnings() })
}
