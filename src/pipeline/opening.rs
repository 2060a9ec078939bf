//! Opening a source while somebody watches.

use std::sync::Arc;

use super::progress::{PassProgress, Ticker};
use crate::source::{self, Answers, Source, SourceError};

/// Opens a source. Some kinds look at all of it for that, and how far they are is told as of any pass.
///
/// # Errors
/// When it cannot be read.
pub fn open(answers: &Answers, progress: &Arc<PassProgress>, ticker: &Ticker) -> Result<Arc<dyn Source>, SourceError> {
    let (progress, mut ticker) = (Arc::clone(progress), ticker.clone());
    source::open_watched(answers, move |so_far, rows| {
        progress.set(so_far, rows);
        ticker.tick();
    })
}
