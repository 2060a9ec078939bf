//! Who watches a source being opened. Some kinds look at all of a file before they have a table, which takes its time where
//! it is large; they tell here how far they are, and nobody who only opens one need know of it.

use std::cell::RefCell;
use std::sync::Arc;

use super::{Answers, Progress, Source, SourceError, open};

/// Somebody who watches.
struct Watcher {
    /// Whether they still want it opened.
    wants: Box<dyn Fn() -> bool>,
    /// Is told how far a look is, and how many rows were seen.
    told: Box<dyn FnMut(Progress, u64)>,
}

thread_local! {
    static WATCHER: RefCell<Option<Watcher>> = const { RefCell::new(None) };
}

/// Takes the watcher away again, however opening ended.
struct Watching;

impl Drop for Watching {
    fn drop(&mut self) {
        WATCHER.take();
    }
}

/// The same as [`open`]; `told` is told on this thread how far a look at all of a file has come that is needed for it, and
/// how many rows were seen. Once it is no longer what somebody `wants`, it is given up.
///
/// # Errors
/// As [`open`], and [`SourceError::GivenUp`].
pub fn open_watched(
    answers: &Answers,
    wants: impl Fn() -> bool + 'static,
    told: impl FnMut(Progress, u64) + 'static,
) -> Result<Arc<dyn Source>, SourceError> {
    WATCHER.set(Some(Watcher { wants: Box::new(wants), told: Box::new(told) }));
    let _watching = Watching;
    open(answers)
}

/// Tells who watches, if anybody does.
///
/// # Errors
/// When it is not wanted any more.
pub(super) fn tell(progress: Progress, rows: u64) -> Result<(), SourceError> {
    WATCHER.with_borrow_mut(|watcher| {
        if let Some(watcher) = watcher {
            (watcher.told)(progress, rows);
        }
    });
    go_on()
}

/// Whether to go on opening.
///
/// # Errors
/// When it is not wanted any more.
pub(super) fn go_on() -> Result<(), SourceError> {
    let wanted = WATCHER.with_borrow(|watcher| watcher.as_ref().is_none_or(|watcher| (watcher.wants)()));
    if wanted { Ok(()) } else { Err(SourceError::GivenUp) }
}
