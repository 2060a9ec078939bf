//! What a person is told beside the pages, and whether the window is about to close.

use super::page::WizardPage;
use crate::error::Error;
use crate::message;
use crate::source::server::CertificateFault;
use crate::text::{certificate_words, word};

/// What a person is told beside the page: what failed or was done, and stays until it is put away.
#[derive(Debug)]
pub enum Message {
    /// Something failed.
    Failed(Said),
    /// Something was done.
    Done(Said),
    /// Something is so, for better or worse.
    Told(Said),
    /// This page cannot be shown yet; said as long as that is so.
    NotYet(WizardPage),
}

/// What there is to say. It stays data until it is shown, since it may stand there while the language changes.
#[derive(Debug)]
pub enum Said {
    /// What ended something, or kept it from beginning.
    Error(Error),
    /// What is wrong with a server's certificate, where the page offers what to do about it.
    Certificate(CertificateFault),
    /// Sentences of the catalogue, one behind the other.
    Sentences(Vec<message::Message>),
}

impl Said {
    /// In words, in the language of now.
    pub fn sentence(&self) -> String {
        match self {
            Self::Error(error) => error.sentence(),
            Self::Certificate(fault) => certificate_words(fault),
            Self::Sentences(all) => all.iter().map(word).collect::<Vec<_>>().join(" "),
        }
    }
}

impl From<Error> for Said {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<message::Message> for Said {
    fn from(message: message::Message) -> Self {
        Self::Sentences(vec![message])
    }
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
