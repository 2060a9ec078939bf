//! Looks at every cell of a source once, so that what is suggested comes from the whole column and never from its
//! first rows alone.

use super::progress::{PassProgress, Stop};
use super::{Error, Ticker};
use crate::mapping::profile::{ColumnProfile, Profiles};
use crate::source::{Record, Remark, Source};

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
    pub remarks: Vec<Remark>,
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
    let mut profiles = Profiles::new(source.columns().len());
    let mut records = source.records()?;
    let mut record = Record::default();
    let mut rows = 0;
    let mut complete = false;
    while !stop.requested() && limit.is_none_or(|limit| rows < limit) {
        if !records.read(&mut record)? {
            complete = true;
            break;
        }
        profiles.add(&record);
        rows += 1;
        if rows.is_multiple_of(1024) {
            progress.set(records.progress(), rows);
            ticker.tick();
        }
    }
    progress.set(records.progress(), rows);
    Ok(Survey { rows, complete, profiles: profiles.finish(), remarks: records.remarks() })
}
