//! What a run is doing, and what a person may ask of it meanwhile.

use std::time::Instant;

use super::progress::Sent;
use crate::kissmetrics::client::Trouble;

/// What a person asks of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Send no more until told; what is under way is waited for.
    Pause,
    /// Go on.
    Resume,
    /// End; what is under way is waited for, for a moment.
    Stop,
}

/// What a run is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Sending.
    Sending,
    /// Waiting until something passes, then going on by itself.
    Waiting {
        /// What must pass.
        trouble: Trouble,
        /// When it tries again.
        until: Instant,
    },
    /// Paused by the person.
    Paused,
    /// Waiting for a person to look whether this event, the latest of those sent, is in Kissmetrics' Live view.
    /// [`Handle::resume`](super::run::Handle::resume) when it is there, [`Handle::stop`](super::run::Handle::stop) when it is not.
    Asking(Sent),
    /// Paused by itself: what came back is not from a tracker.
    Odd(Trouble),
}
