//! Why nothing can be read back. Data only; [`crate::text`] makes the sentence.

use std::time::Duration;

use crate::kissmetrics::client::ClientError;
use crate::message::Arg;

/// Why nothing can be read back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum QueryError {
    /// The address, or what is needed to talk to it.
    Client(#[from] ClientError),
    /// No connection could be made.
    NotReached { why: Arg },
    /// No answer came.
    NoAnswer { why: Arg },
    /// The server's certificate is not to be trusted, so that nothing was sent.
    Certificate { why: Arg },
    /// The credential was refused, in the server's words where it gave some.
    Refused { status: u16, said: Option<String> },
    /// Too many requests, also after waiting.
    TooMany { after: Option<Duration> },
    /// How often was asked can't be noted, so that nothing is.
    NotNoted { why: Arg },
    /// A fault of the server's own, also after waiting.
    Busy { status: u16 },
    /// There is no such thing: the product is gone or of another account, or the interface has changed.
    NotThere { said: Option<String> },
    /// Something else was answered than the interface answers: a redirect, an unknown status. Nothing was followed.
    Odd { status: u16, location: Option<String> },
    /// What was answered is no JSON, such as a page.
    NotJson { kind: Option<String> },
    /// JSON came in which what is needed does not stand as described: the beta has changed.
    Changed { expected: Expected },
    /// The answer is longer than any that makes sense.
    TooLong,
    /// Pages of names come without end, or the same one again.
    Endless,
    /// The search came to no end, or was given up at Kissmetrics.
    SearchFailed { state: String },
    /// Nobody waits for it any more.
    Stopped,
}

/// What an answer must hold and does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The account's products.
    Products,
    /// A product's events.
    Events,
    /// A product's properties.
    Properties,
    /// The number of a search that was begun.
    Search,
    /// What a search has found.
    Found,
}

impl Expected {
    /// The name of a case in sentences.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Products => "products",
            Self::Events => "events",
            Self::Properties => "properties",
            Self::Search => "search",
            Self::Found => "found",
        }
    }
}
