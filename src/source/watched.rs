//! Who watches a source being opened. Some kinds look at all of a file before they have a table, which takes its time where
//! it is large; they tell here how far they are, and nobody who only opens one need know of it.

use std::cell::RefCell;
use std::sync::Arc;

use super::{Answers, Progress, Source, SourceError, open};

/// Is told how far a look is, and how many rows were seen.
type Watcher = Box<dyn FnMut(Progress, u64)>;

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

/// The same as [`open`]; `watcher` is told on this thread how far a look at all of a file has come that is needed for it,
/// and how many rows were seen.
///
/// # Errors
/// As [`open`].
pub fn open_watched(
    answers: &Answers,
    watcher: impl FnMut(Progress, u64) + 'static,
) -> Result<Arc<dyn Source>, SourceError> {
    WATCHER.set(Some(Box::new(watcher)));
    let _watching = Watching;
    open(answers)
}

/// Tells who watches, if anybody does.
pub(super) fn tell(progress: Progress, rows: u64) {
    WATCHER.with_borrow_mut(|watcher| {
        if let Some(tell) = watcher {
            tell(progress, rows);
        }
    });
}
