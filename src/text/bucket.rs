//! Sentences about buckets.

use chrono::{DateTime, Local, Utc};

use super::{Face, run, written};
use crate::message;
use crate::message::{Arg, Message};
use crate::sink::bucket::{
    BucketError, Bulk, KISSMETRICS_USER, NameProblem, PlaceProblem, Reason, Refusal, Standing, name,
};
use crate::tr;

/// Why a bucket cannot be used. `walk` words what has nothing to do with buckets.
pub(super) fn sentence(error: &BucketError, face: Face, walk: impl Fn(&crate::pipeline::Error) -> String) -> String {
    match error {
        BucketError::Place { address, problem } => match problem {
            PlaceProblem::OtherScheme => tr!("bucket-place-scheme", address = address),
            PlaceProblem::NoBucket => tr!("bucket-place-name", address = address),
            PlaceProblem::Folder => tr!("bucket-place-folder", address = address),
            PlaceProblem::Taken => tr!("bucket-place-taken", address = address),
            PlaceProblem::Region => tr!("bucket-place-region", address = address),
        },
        BucketError::Client(error) => run::client_sentence(error),
        BucketError::Name { typed, problem } => match problem {
            NameProblem::Blank => tr!("bucket-name-blank").to_owned(),
            NameProblem::Letter(letter) => {
                tr!("bucket-name-letter", typed = typed, letter = letter.to_string())
            }
            NameProblem::Beginning => tr!("bucket-name-beginning", typed = typed),
            NameProblem::Long => tr!("bucket-name-long", typed = typed),
        },
        BucketError::TooManyParts { parts, enough } => {
            tr!("bucket-too-many-parts", parts = *parts, enough = *enough, face = face)
        }
        BucketError::NotBuilt => tr!("bucket-not-built").to_owned(),
        BucketError::NoKeys { bucket } => tr!("bucket-no-keys", bucket = bucket, face = face),
        BucketError::HalfKeys => tr!("bucket-half-keys", face = face),
        BucketError::Refused(refusal) => refusal_sentence(refusal, face),
        BucketError::Import(error) => walk(error),
        BucketError::OtherBytes { address } => tr!("bucket-other-bytes", address = address, face = face),
        BucketError::UploadGone { address } => tr!("bucket-upload-gone", address = address),
    }
}

fn refusal_sentence(Refusal { bucket, task, reason }: &Refusal, face: Face) -> String {
    match reason {
        Reason::NoBucket => tr!("bucket-no-bucket", bucket = bucket),
        Reason::NoRight => tr!("bucket-no-right", bucket = bucket, task = task.id()),
        Reason::WrongKeys => tr!("bucket-wrong-keys").to_owned(),
        Reason::KeysOver => tr!("bucket-keys-over").to_owned(),
        Reason::OtherRegion(None) => tr!("bucket-other-region", bucket = bucket, face = face),
        Reason::OtherRegion(Some(region)) => tr!("bucket-in-region", bucket = bucket, region = region, face = face),
        Reason::Clock => tr!("bucket-clock").to_owned(),
        Reason::NoPermissions => tr!("bucket-no-permissions", bucket = bucket, face = face),
        Reason::Busy(status) => tr!("bucket-overloaded", status = u32::from(*status)),
        Reason::NotReached(why) => tr!("bucket-not-reached", why = why.clone()),
        Reason::Certificate(why) => tr!("bucket-certificate", why = why.clone()),
        Reason::Other { code, .. } if !code.is_empty() => tr!("bucket-refused", code = code),
        Reason::Other { status: Some(status), .. } => tr!("bucket-refused-status", status = u32::from(*status)),
        Reason::Other { .. } | Reason::Nothing | Reason::NoUpload | Reason::Exists | Reason::Unable => {
            tr!("bucket-odd-answer").to_owned()
        }
    }
}

/// Which parts Kissmetrics has taken, of so many in all.
///
/// What was taken on the day of `now` is told by its time alone.
pub fn standing_sentences(standing: &Standing, all: u64, now: DateTime<Utc>) -> Vec<String> {
    let Standing { taken, waiting, last, .. } = *standing;
    let mut said = vec![match last {
        Some(last) => tr!("bucket-taken", taken = taken, all = all, when = moment(last, now)),
        None => tr!("bucket-taken-none", all = all),
    }];
    if waiting > 0 {
        said.push(tr!("bucket-waiting", waiting = waiting, hours = waiting));
    }
    if standing.missing() > 0 {
        said.push(tr!("bucket-missing", missing = standing.missing()));
    }
    said.push(tr!("bucket-taken-means").to_owned());
    said
}

/// A moment by this computer's clock: its time alone where it is of the day of `now`.
fn moment(time: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let local = |time: DateTime<Utc>| time.with_timezone(&Local).naive_local();
    match local(time).date() == local(now).date() {
        true => local(time).format("%H:%M").to_string(),
        false => written(Arg::Minute(local(time))),
    }
}

/// What to do in Kissmetrics, so that it takes the parts.
pub fn set_up_sentences(bulk: &Bulk) -> Vec<String> {
    let mut said = vec![tr!("bucket-set-up", bucket = bulk.place.bucket(), base = name::base(&bulk.name))];
    if !bulk.place.folder().is_empty() {
        said.push(tr!("bucket-set-up-folder", place = bulk.place.to_string()));
    }
    said
}

/// What Kissmetrics must be allowed, and what is not known about that.
pub fn permission_sentences() -> Vec<String> {
    vec![tr!("bucket-permissions", user = KISSMETRICS_USER), tr!("bucket-permissions-unsure").to_owned()]
}

/// How long it takes until Kissmetrics has taken so many parts, as far as that is known.
pub fn hours_message(parts: u64) -> Message {
    message!("bucket-hours", parts = parts, hours = parts)
}
