//! Crates that read what others wrote, run where their panics do no harm.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether such a crate is at work on this thread, so that its panics are told as errors and not on stderr.
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
}

/// What a piece of work gives; `None` where it panics. What it was at must not be used again then.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !AT_WORK.get() {
                usual(panic);
            }
        }));
    });
    let before = AT_WORK.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(work));
    AT_WORK.set(before);
    outcome.ok()
}
