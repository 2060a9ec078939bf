//! Whether the window may close: what is under way is asked about, and what a person said is written down first.

use crate::session::Session;
use crate::session::message::Closing;

impl Session {
    /// Closes, or asks; who asks once more does not want to wait for what is being written down.
    pub(in crate::session) fn close(&mut self) {
        self.closing = if self.is_at_work() {
            Closing::Asked
        } else if self.is_keeping() && self.closing == Closing::No {
            Closing::WhenEnded
        } else {
            Closing::Yes
        };
    }

    /// Ends what is under way. It closes as soon as what became of it is kept; what was sent just now is answered or given
    /// up within two seconds.
    pub(in crate::session) fn pause_and_quit(&mut self) {
        self.send.stop();
        self.files.stop();
        self.closing = Closing::WhenEnded;
        (self.beside.wake)();
    }

    /// Closes where that was waited for and is so now.
    pub(in crate::session) fn close_when_ended(&mut self) {
        if self.is_at_work() {
            return;
        }
        // Nothing is there any more that the question is about.
        self.ends_asking();
        if self.closing == Closing::WhenEnded && !self.is_keeping() {
            self.closing = Closing::Yes;
        }
    }

    /// Asks no longer whether the window is to close.
    pub(in crate::session) fn ends_asking(&mut self) {
        if self.closing == Closing::Asked {
            self.closing = Closing::No;
        }
    }

    /// Does not close after all: something failed, which nobody would read.
    pub(in crate::session) fn stay(&mut self) {
        if self.closing == Closing::WhenEnded {
            self.closing = Closing::No;
        }
    }

    /// Whether something is under way that a person is asked about before the window closes.
    fn is_at_work(&self) -> bool {
        self.send.is_under_way() || self.files.progress().is_some()
    }

    /// Whether something that a person said is still being written down.
    fn is_keeping(&self) -> bool {
        self.history.is_keeping()
            || self.repeating.is_changing()
            || self.arriving.is_changing()
            || self.databases.is_keeping()
            || self.products.is_keeping()
            || self.saving.is_writing()
            || self.comparing.is_writing()
            || self.appearance.is_keeping()
            || self.send.is_noting()
    }
}
