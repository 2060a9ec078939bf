//! What a person is told beside the pages, and whether the window is about to close.

use super::page::WizardPage;

/// What a person is told beside the page: what failed or was done, and stays until it is put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Something failed.
    Failed(String),
    /// Something was done.
    Done(String),
    /// Something is so, for better or worse.
    Told(String),
    /// This page cannot be shown yet; said as long as that is so.
    NotYet(WizardPage),
}

/// Whether the window is about to close.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Closing {
    /// It stays.
    #[default]
    No,
    /// The person is asked.
    Asked,
    /// It closes as soon as the run has ended.
    WhenEnded,
    /// It closes.
    Yes,
}
