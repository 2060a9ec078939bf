//! What tells whether a part is in the bucket that the record knows nothing of: what was begun and is not complete
//! certainly is not; what Kissmetrics has taken may be another import's, by the same name and with the same lines.

use chrono::{DateTime, Utc};

use super::name::of_part;
use super::standing::{is_as_late_as, runtime, taken};
use super::store::{Content, Found};
use super::{BucketError, Reason, Refusal, Store, TAKEN};

/// Which parts of an import that goes on may be in the bucket without the record knowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// None: no part was about to be completed.
    Nothing,
    /// The part of this number was.
    Part(u64),
    /// Any: the record has lost something.
    Any,
}

impl Doubt {
    /// Whether the part of this number may.
    pub(super) fn is_about(self, number: u64) -> bool {
        match self {
            Self::Nothing => false,
            Self::Part(doubtful) => doubtful == number,
            Self::Any => true,
        }
    }
}

/// A part that another import wrote into the same bucket by the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherPart {
    /// Where it was written, within the bucket.
    pub key: String,
    /// Its number.
    pub number: u64,
    /// What stands in it.
    pub content: Content,
}

/// The part that an import was writing when it broke off, of which nobody knows whether it was completed.
#[derive(Clone, Debug)]
pub struct Unfinished {
    /// What the names of the import's parts begin with.
    pub name: String,
    /// The part's number.
    pub number: u64,
    /// What the server calls what was begun.
    pub upload: String,
    /// When the import began.
    pub began: DateTime<Utc>,
    /// What others wrote by the same name.
    pub others: Vec<OtherPart>,
}

/// Finds out whether it was completed, and takes it back where it was not; what stands in it where it was. Waits for the
/// answer.
///
/// # Errors
/// When the server refuses, or cannot be asked.
pub fn settle(store: &Store, part: &Unfinished) -> Result<Option<Content>, BucketError> {
    let name = of_part(&part.name, part.number);
    let key = store.place().within(&name);
    Ok(runtime()?.block_on(async {
        let is_begun = is_begun(store, &key, &part.upload).await?;
        take_back(store, &key, &part.upload).await?;
        if let Some(there) = store.content(&key).await? {
            return Ok(Some(there));
        }
        if is_begun {
            return Ok(None);
        }
        let mut contents = Vec::new();
        for found in moved(store, &name, part.began).await? {
            contents.extend(store.content(&found.key).await?);
        }
        for content in &contents {
            let same = contents.iter().filter(|other| *other == content).count() as u64;
            if same > gone(store, &part.others, part.number, content).await? {
                return Ok(Some(content.clone()));
            }
        }
        Ok::<_, Refusal>(None)
    })?)
}

/// Whether something is begun at a key by this name, and neither complete nor taken back. Some servers do not say.
pub(super) async fn is_begun(store: &Store, key: &str, upload: &str) -> Result<bool, Refusal> {
    Ok(store.begun(key).await?.iter().any(|(at, begun)| at == key && begun == upload))
}

/// Takes back what was begun and not completed. What was completed, or taken back by others, is not known any more.
pub(super) async fn take_back(store: &Store, key: &str, upload: &str) -> Result<(), Refusal> {
    match store.abort(key, upload).await {
        Err(refusal) if matches!(refusal.reason, Reason::NoUpload | Reason::Nothing) => Ok(()),
        answer => answer,
    }
}

/// What Kissmetrics has taken of this name since then, whoever wrote it.
pub(super) async fn moved(store: &Store, name: &str, since: DateTime<Utc>) -> Result<Vec<Found>, Refusal> {
    let mut moved = taken(store).await?.remove(name).unwrap_or_default();
    moved.retain(|found| is_as_late_as(found, since));
    Ok(moved)
}

/// How many parts of this number and content others wrote that no longer lie where they were written: so many of what was
/// taken are theirs.
pub(super) async fn gone(store: &Store, others: &[OtherPart], number: u64, content: &Content) -> Result<u64, Refusal> {
    let mut gone = 0;
    for other in others.iter().filter(|other| other.number == number && other.content == *content) {
        let there = store.find(&other.key).await?;
        gone += u64::from(there.is_none_or(|there| there.bytes != content.bytes));
    }
    Ok(gone)
}

/// Whether only what lay at the store's own place is moved to where this lies.
pub(super) fn is_own(store: &Store, found: &Found) -> bool {
    let folder = store.place().folder();
    !folder.is_empty() && found.key.strip_prefix(&store.place().within(TAKEN)).is_some_and(|rest| rest.starts_with('/'))
}
