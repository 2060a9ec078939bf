//! That Backfill failed an earlier time, which is said once.

use std::path::PathBuf;

use super::message::Message;
use super::task::{Beside, Task};
use crate::store::faults;

/// The report of an earlier failure, until it is said.
#[derive(Default)]
pub struct Fault {
    looking: Task<Option<PathBuf>>,
    found: Option<PathBuf>,
}

impl Fault {
    /// Looks whether there is one.
    pub fn look(&mut self, beside: &Beside) {
        let data = beside.data.clone();
        self.looking.start("fault", &beside.wake, move |_| Ok(faults::untold(data.as_deref())));
    }

    /// Receives what was found. Nobody has to ask: where it can't be read, there is nothing to say.
    pub fn receive(&mut self) {
        if let Some(Ok(found)) = self.looking.take() {
            self.found = found;
        }
    }

    /// What is to be said now, where nothing else is.
    pub fn take(&mut self) -> Option<Message> {
        let file = self.found.take()?;
        Some(Message::Told(crate::message!("session-fault", file = file.display()).into()))
    }
}
