//! Joins the rooms' errors into the one that both faces know. Data only; [`text`](crate::text) makes the sentence.

use crate::mapping::Part;
use crate::message::Message;
use crate::pipeline::fingerprint::Change;
use crate::workflow;

/// Anything that ends what was asked for.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.sentence())]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum Error {
    /// The job.
    Workflow(workflow::Error),
    /// There is no API key.
    NoKey,
    /// An import is to repeat by itself, and the key of its product is not in the keychain.
    KeyNotKept { product: String },
    /// A bucket is for a product that nothing was ever sent to, and there is no key to know it by.
    NoProductForBucket { name: String },
    /// A question has to be answered, and nobody is there.
    NobodyToAsk,
    /// The address to send to comes from a plan or from the record of an import, is not Kissmetrics', and nobody is asked.
    UnnamedTracker { address: String },
    /// Another address was typed than the one that the import goes to.
    OtherTracker { typed: String, import: String },
    /// A source has changed since an import of it began, and nobody said what that means.
    SourceChanged { change: Change },
    /// Only what is new was wanted, and nothing is.
    NothingNew,
    /// The database that was named is not the plan's.
    OtherDatabase { named: String, server: String },
    /// A password is at hand, and nobody said that the plan's database may have it.
    PasswordForUnknown { server: String },
    /// What was named is no file and no command.
    NoSuchFile { name: String },
    /// There is no screen for the window.
    NoScreen,
    /// The window cannot be opened.
    Window { why: String },
    /// A column is to be looked up, and nothing is taken from it.
    LookUpUnused { column: String },
    /// Nothing says by which column something is looked up, or which is taken.
    LookUpUndecided { column: String, lookup: String },
    /// A column was taken for times and holds none.
    NotTimes { column: String },
    /// Neither the source nor the command says which column is the person, the time or the event.
    NotGiven { part: Part },
    /// The check found nothing of this name with so many fixes.
    NoSuchFix { id: String, number: usize, known: Vec<String> },
    /// A column's times can be read in two ways, and nobody said which.
    TimesUndecided { column: String, evidence: Message },
}

impl<E: Into<workflow::Error>> From<E> for Error {
    fn from(error: E) -> Self {
        Self::Workflow(error.into())
    }
}
