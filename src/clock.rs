//! What time it is, as far as this computer knows. The only place that asks.
//!
//! A computer's clock may stand anywhere, also before 1970 or thousands of years ahead. That must end nothing: what is
//! outside the years 1 to 9999 counts as the nearest moment within them.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Utc};

/// The first second of the year 1.
const FIRST: i64 = -62_135_596_800;

/// The last second of the year 9999.
const LAST: i64 = 253_402_300_799;

/// Now.
pub fn now() -> DateTime<Utc> {
    moment(SystemTime::now())
}

/// Up to when the clock says of no moment how long ago it was, since it was put forward since: the last time that this was
/// found, from when it was first asked on. A computer that slept looks the same.
pub fn unsure_until() -> Option<DateTime<Utc>> {
    static WATCH: Mutex<Option<Watch>> = Mutex::new(None);
    let mut watch = WATCH.lock().unwrap_or_else(PoisonError::into_inner);
    let (time, passed) = (SystemTime::now(), Instant::now());
    watch.get_or_insert_with(|| Watch::start(time, passed)).look(time, passed)
}

/// Holds a clock that may be put right or wrong at any time against one that only ever goes on.
#[derive(Debug)]
pub struct Watch {
    time: SystemTime,
    passed: Instant,
    unsure: Option<SystemTime>,
}

impl Watch {
    /// By so much a clock may be put right without having jumped.
    const TOLERANCE: Duration = Duration::from_secs(60);

    /// Begins to.
    pub fn start(time: SystemTime, passed: Instant) -> Self {
        Self { time, passed, unsure: None }
    }

    /// The moment up to which the clock can't be trusted to tell how long something took, where it was put forward.
    pub fn look(&mut self, time: SystemTime, passed: Instant) -> Option<DateTime<Utc>> {
        let took = passed.saturating_duration_since(self.passed);
        match time.duration_since(self.time) {
            Ok(said) if said > took + Self::TOLERANCE => self.unsure = Some(time),
            Ok(_) => {}
            // What was still to come by the clock of before has come.
            Err(_) => self.unsure = self.unsure.map(|unsure| unsure.min(time)),
        }
        (self.time, self.passed) = (time, passed);
        self.unsure.map(moment)
    }
}

/// How long it has been 1970, as exactly as this computer knows; no time at all for a clock that stands before.
pub fn since_1970() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
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
