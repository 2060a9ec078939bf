//! Opening a source while somebody watches.

use std::sync::Arc;

use super::progress::{PassProgress, Stop, Ticker};
use crate::source::{self, Answers, Source, SourceError};

/// Opens a source. Some kinds look at all of it for that, and how far they are is told as of any pass.
///
/// # Errors
/// When it cannot be read, or was stopped.
pub fn open(
    answers: &Answers,
    stop: &Stop,
    progress: &Arc<PassProgress>,
    ticker: &Ticker,
) -> Result<Arc<dyn Source>, SourceError> {
    let (stop, progress, mut ticker) = (stop.clone(), Arc::clone(progress), ticker.clone());
    let told = move |so_far, rows| {
        progress.set(so_far, rows);
        ticker.tick();
    };
    source::open_watched(answers, move || !stop.requested(), told)
}
