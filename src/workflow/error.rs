//! What ends a job, or keeps it from beginning: the errors of all rooms below, joined. Data only; [`crate::text`] makes
//! the sentence.

use super::guards::Guard;
use super::map::MapProblem;
use crate::check::Finding;
use crate::kissmetrics::client::ClientError;
use crate::kissmetrics::practice::PracticeError;
use crate::kissmetrics::query::QueryError;
use crate::ledger::LedgerError;
use crate::pipeline;
use crate::pipeline::fingerprint::Change;
use crate::schedule::ScheduleError;
use crate::sink::bucket::BucketError;
use crate::store::keychain::KeychainError;

/// What ends a job, or keeps it from beginning.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum Error {
    /// The walk over the source, and whatever it needs.
    Import(pipeline::Error),
    /// The tracker's address, or what is needed to talk to it.
    Client(#[from] ClientError),
    /// What is read back from Kissmetrics.
    Query(#[from] QueryError),
    /// The practice tracker.
    Practice(#[from] PracticeError),
    /// The record of what was sent.
    Ledger(#[from] LedgerError),
    /// The bucket that events go by.
    Bucket(#[from] BucketError),
    /// The place in a bucket is another product's.
    OthersBucket { place: String, product: String },
    /// An import that began by a bucket is to go on one by one.
    OnlyByBucket,
    /// An import went by no bucket.
    NotByBucket,
    /// The system's keychain.
    Keychain(#[from] KeychainError),
    /// What opens an account for reading is not wanted any more, and still stands in the keychain under this name.
    SignInLeft { entry: String, source: KeychainError },
    /// Something must be fixed before anything is sent to a product.
    MustFix { problems: Vec<Finding> },
    /// The sample was about to leave this computer.
    SampleLeaves,
    /// All of the same source was sent since by another import, so that this one goes on only where it is named.
    Overtaken { id: i64, by: i64 },
    /// Nothing says which rows of a source are new, since those of before were changed; of several files, in this one.
    NotGrown { file: Option<String>, change: Change },
    /// Rows that were sent come out differently now: so many of events that were sent, and so many of events that may
    /// have been. Of these, so many are of rows that were read by an earlier version of reading. Beside these, so many that
    /// never were sent would be in place of others.
    WouldDouble { product: String, events: u64, maybe: u64, reread: u64, displaced: u64 },
    /// So many events may stand in a file that an import was writing into a bucket when it broke off; whoever goes on with
    /// that import finds out.
    InDoubt { id: i64, events: u64, file: String },
    /// So many of the events that are left of an import by a bucket were sent by others since, and a file that may be in
    /// the bucket was cut without regard to them.
    SentBeside { id: i64, product: String, events: u64, file: String },
    /// What was named is no raw export of Kissmetrics.
    NotAnExport { name: String },
    /// What a product was sent is not what it was when it was looked up.
    SentMeanwhile { product: String },
    /// What a product was sent was looked up for other events than those that were about to go.
    OthersShown,
    /// The ledger has lost a part of what it held about a product, so that nobody can tell what would be there twice.
    RecordBehind { product: String },
    /// What repeats by itself cannot be read, or not be set up.
    Schedule(#[from] ScheduleError),
    /// A plan cannot be run by many processes, or one of them cannot go on.
    Map(MapProblem),
    /// A run that nobody watches would do something that a person should look at first.
    Guarded { tripped: Vec<Guard> },
}

impl<E: Into<pipeline::Error>> From<E> for Error {
    fn from(error: E) -> Self {
        Self::Import(error.into())
    }
}
