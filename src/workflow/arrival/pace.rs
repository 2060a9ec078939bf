//! The pace of all that ask, in whatever process: windows and commands share a file of requests among Backfill's own, since
//! the account's allowance counts whoever asks.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::clock;
use crate::kissmetrics::client::Destination;
use crate::kissmetrics::query::{NotYet, Pacing, QueryError, Requests};
use crate::store::{data_folder, private_file};
use crate::workflow::Error;

/// What the file is called.
const FILE: &str = "query-pace.json";

/// When each host was asked, as all of this person's processes know it. It holds moments and addresses only.
pub(super) struct SharedPace {
    path: PathBuf,
    host: String,
}

impl SharedPace {
    /// For one host; with its file in this folder, else in the system's usual place. Accounts that are asked there count as
    /// one, since nobody knows which of them share an allowance.
    ///
    /// # Errors
    /// When there is no such folder and none can be made.
    pub fn new(data: Option<&Path>, host: &Destination) -> Result<Self, Error> {
        Ok(Self { path: data_folder(data)?.join(FILE), host: host.base().to_owned() })
    }

    /// Changes what is known of the host; nobody else does meanwhile.
    fn with<T>(&self, now: Instant, act: impl FnOnce(&mut Requests, u64) -> T) -> io::Result<T> {
        let mut file = private_file(&self.path)?;
        // Given back when the file is closed, however that comes about.
        file.lock()?;
        let now = wall_clock(now);
        let (mut hosts, is_whole) = read(&mut file)?;
        hosts.retain(|_, requests| !requests.is_over(now));
        let unknown = || if is_whole { Requests::default() } else { Requests::full(now) };
        let done = act(hosts.entry(self.host.clone()).or_insert_with(unknown), now);
        let text = serde_json::to_vec(&hosts)?;
        // What is cut short is then torn, and never empty, which would be as if nobody had asked.
        file.rewind()?;
        file.write_all(&text)?;
        file.set_len(text.len() as u64)?;
        Ok(done)
    }
}

/// Each host with its requests, and whether that is all that was written: of a file that was torn nobody knows.
fn read(file: &mut File) -> io::Result<(BTreeMap<String, Requests>, bool)> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    match serde_json::from_slice(&bytes) {
        Ok(hosts) => Ok((hosts, true)),
        Err(_) => Ok((BTreeMap::new(), bytes.is_empty())),
    }
}

/// A moment by the clock that all processes share, in nanoseconds.
fn wall_clock(at: Instant) -> u64 {
    // Whoever asks may go by a clock of its own, which is ahead.
    let ahead = at.saturating_duration_since(Instant::now());
    u64::try_from(clock::since_1970().saturating_add(ahead).as_nanos()).unwrap_or(u64::MAX)
}

impl Pacing for SharedPace {
    fn take(&self, now: Instant) -> Result<(), NotYet> {
        self.with(now, Requests::take).unwrap_or_else(|error| Err(NotYet::Unknown(error.to_string())))
    }

    fn rest(&self, now: Instant, time: Duration) {
        // Where it can't be noted, nothing is asked either.
        let _ = self.with(now, |requests, now| requests.rest(now, time));
    }
}

/// How long until the next look after one that failed: no sooner than Kissmetrics asked for.
pub fn next_look(error: &Error, every: Duration) -> Duration {
    match error {
        Error::Query(QueryError::TooMany { after: Some(after) }) => every.max((*after).min(super::LONGEST)),
        _ => every,
    }
}
