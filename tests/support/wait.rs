//! Waiting for something that happens elsewhere: looked for again and again, with an end to it.

use std::time::{Duration, Instant};

/// How long anything may take on a slow machine that does other things too.
pub const LIMIT: Duration = Duration::from_secs(180);

/// Looks until there is something, and fails the test with `what` when nothing comes within [`LIMIT`].
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    within(LIMIT, what, look)
}

/// The same with another limit. A computer that stood still meanwhile still gets looks enough for what must follow.
pub fn within<T>(limit: Duration, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    const LEAST: u32 = 100;
    let deadline = Instant::now() + limit;
    let mut looks = 0;
    loop {
        if let Some(found) = look() {
            return found;
        }
        looks += 1;
        assert!(looks < LEAST || Instant::now() < deadline, "waited {} s in vain for {what}", limit.as_secs());
        std::thread::sleep(Duration::from_millis(20));
    }
}
