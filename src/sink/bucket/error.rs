//! Why a bucket takes nothing, as far as a person can do something about it. Data only; [`crate::text`] makes the sentence.

use super::name::NameProblem;
use super::place::PlaceProblem;
use crate::kissmetrics::client::ClientError;
use crate::message::Arg;
use crate::pipeline;

/// A bucket cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum BucketError {
    /// What was typed is no place in a bucket.
    Place { address: String, problem: PlaceProblem },
    /// The server's address, or what is needed to talk to it.
    Client(#[from] ClientError),
    /// Kissmetrics would not find parts of this name.
    Name { typed: String, problem: NameProblem },
    /// There would be more parts than can be numbered in order; so many events in a part are enough.
    TooManyParts { parts: u64, enough: u64 },
    /// Nothing opens the bucket.
    NoKeys { bucket: String },
    /// Of an access key and its secret there is only one.
    HalfKeys,
    /// This Backfill was built without buckets.
    NotBuilt,
    /// The server refuses, or cannot be asked.
    Refused(#[from] Refusal),
    /// The system gives no thread, or the like.
    Import(Box<pipeline::Error>),
    /// A part of this name is there, or was taken, and holds something else.
    OtherBytes { address: String },
    /// Somebody has taken back what was being written.
    UploadGone { address: String },
}

/// What a server refuses, or why it cannot be asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub struct Refusal {
    /// The bucket.
    pub bucket: String,
    /// What was asked for.
    pub task: Task,
    /// Why it was refused.
    pub reason: Reason,
}

/// What is asked of a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// To say what lies in it.
    List,
    /// To give what lies in it.
    Read,
    /// To take something.
    Write,
    /// To take something that Kissmetrics may read.
    Grant,
}

impl Task {
    /// The name in the catalogue.
    pub const fn id(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Read => "read",
            Self::Write => "write",
            Self::Grant => "grant",
        }
    }
}

/// Why a server refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no such bucket.
    NoBucket,
    /// The keys may not do this.
    NoRight,
    /// The access key is none, or its secret is another.
    WrongKeys,
    /// The keys were for a while, which is over.
    KeysOver,
    /// The bucket is in another region, where that is known in this one.
    OtherRegion(Option<String>),
    /// This computer's clock is too far from the server's.
    Clock,
    /// The bucket knows no permissions of single files.
    NoPermissions,
    /// Nothing lies there.
    Nothing,
    /// What was being written is not known, or no longer.
    NoUpload,
    /// Something of the name is there.
    Exists,
    /// It can't do what was asked at all.
    Unable,
    /// It has too much to do, or a fault of its own.
    Busy(u16),
    /// It cannot be reached, or broke off.
    NotReached(Arg),
    /// Its certificate cannot be trusted.
    Certificate(Arg),
    /// Something else, by the status and the code that it tells.
    Other {
        /// The HTTP status, where there was an answer.
        status: Option<u16>,
        /// One word, such as `InvalidRequest`.
        code: String,
    },
}

impl Reason {
    /// Whether it may pass by itself, so that asking again helps.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Busy(_) | Self::NotReached(_))
    }
}
