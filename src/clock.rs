//! What time it is, as far as this computer knows. The only place that asks.
//!
//! A computer's clock may stand anywhere, also before 1970 or thousands of years ahead. That must end nothing: what is
//! outside the years 1 to 9999 counts as the nearest moment within them.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Utc};

/// The first second of the year 1.
const FIRST: i64 = -62_135_596_800;

/// The last second of the year 9999.
const LAST: i64 = 253_402_300_799;

/// Now.
pub fn now() -> DateTime<Utc> {
    moment(SystemTime::now())
}

/// A moment of a clock, in whole seconds.
pub fn moment(time: SystemTime) -> DateTime<Utc> {
    let seconds = match time.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(LAST),
        // Counted down, so that half a second before 1970 is the last second of 1969.
        Err(before) => {
            let before = before.duration();
            let seconds = before.as_secs().saturating_add(u64::from(before.subsec_nanos() > 0));
            i64::try_from(seconds).map_or(FIRST, |seconds| -seconds)
        }
    };
    DateTime::from_timestamp(seconds.clamp(FIRST, LAST), 0).unwrap_or_default()
}
