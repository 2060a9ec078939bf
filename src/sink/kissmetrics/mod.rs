//! Kissmetrics itself, or whatever else answers as its tracker does: each event is a request of its own.
//!
//! What is sent can't be undone, so this is no file that is written and forgotten: a [`run`] can be paused and goes
//! on at another time, and the record holds what may have left before it leaves.

mod error;
pub mod pace;
mod patience;
pub mod progress;
pub mod rate;
pub mod run;
mod send;
pub(in crate::sink) mod state;

use super::kind::{Form, Sink};
use crate::message;
use crate::message::Message;
pub use error::SendError;

/// Sends each event as a request.
pub(super) struct Kissmetrics;

impl Sink for Kissmetrics {
    fn id(&self) -> &'static str {
        "kissmetrics"
    }

    fn label(&self) -> Message {
        message!("sink-kissmetrics")
    }

    fn about(&self) -> Message {
        message!("sink-kissmetrics-about")
    }

    fn form(&self) -> Form {
        Form::Product
    }
}
