//! Sentences about the record of what was sent, and about files in place of sending.

use chrono::Local;

use super::{Face, io_words};
use crate::ledger::{Failure, Holder, ImportState, LedgerError};
use crate::message;
use crate::message::{Arg, Message};
use crate::pipeline::fingerprint::Change;
use crate::sink::Misfit;
use crate::store::keychain::KeychainError;
use crate::tr;
use crate::workflow::renew::{Begin, WhyAll};

/// Why the record cannot be used.
pub(super) fn sentence(error: &LedgerError, face: Face) -> String {
    match error {
        LedgerError::File { path, failure } => file_sentence(&path.display().to_string(), failure, face),
        LedgerError::InUse { product, holder: None } => tr!("ledger-in-use", product = product),
        LedgerError::InUse { product, holder: Some(Holder { process, since }) } => tr!(
            "ledger-in-use-by",
            product = product,
            process = *process,
            since = Arg::Second(since.with_timezone(&Local).naive_local()),
        ),
        LedgerError::OtherKey { product } => tr!("ledger-other-key", product = product),
        LedgerError::KnownAs { product, kind } => {
            tr!("ledger-known-as", product = product, kind = kind.id(), face = face)
        }
        LedgerError::NoProduct { name } => tr!("ledger-no-product", name = name, face = face),
        LedgerError::NoImport { id } => tr!("ledger-no-import", id = id.to_string(), face = face),
        LedgerError::NothingToResume => tr!("ledger-nothing-to-resume", face = face),
        LedgerError::Ended { id, state: ImportState::Replaced } => {
            tr!("ledger-replaced", id = id.to_string(), face = face)
        }
        LedgerError::Ended { id, .. } => tr!("ledger-ended", id = id.to_string()),
    }
}

fn file_sentence(path: &str, failure: &Failure, face: Face) -> String {
    match failure {
        Failure::Damaged => tr!("ledger-damaged", path = path),
        Failure::Emptied => tr!("ledger-emptied", path = path),
        Failure::Gone => tr!("ledger-gone", path = path),
        Failure::Newer { .. } => tr!("ledger-newer", path = path),
        Failure::Full => tr!("ledger-full", path = path),
        Failure::NoAccess => tr!("ledger-no-access", path = path, face = face),
        Failure::Busy => tr!("ledger-busy", path = path),
        Failure::System(source) => tr!("ledger-system", path = path, why = io_words(source)),
        Failure::Stopped => tr!("ledger-other", path = path, why = tr!("ledger-writing-stopped")),
        Failure::Other { why } => tr!("ledger-other", path = path, why = why),
    }
}

/// Why rows that have changed are not sent; so many events were sent, and so many may have been.
pub(super) fn double_sentence(product: &str, events: u64, maybe: u64, face: Face) -> String {
    let doubles = match (events, maybe) {
        (0, _) => tr!("ledger-double-maybe", maybe = maybe, product = product),
        (_, 0) => tr!("ledger-double-sent", events = events, product = product),
        _ => tr!("ledger-double-both", events = events, maybe = maybe, product = product),
    };
    format!("{doubles} {}", tr!("ledger-double-advice", face = face))
}

/// Says that the record is behind where an import goes on, or where doubles are meant.
pub fn behind_note(product: &str) -> String {
    tr!("ledger-behind-note", product = product)
}

/// What may have been sent when an import broke off, and is sent again the same.
pub fn maybe_sentence(events: u64) -> String {
    tr!("ledger-maybe", events = events)
}

/// Why the keychain cannot be used.
pub(super) fn keychain_sentence(error: &KeychainError) -> String {
    match error {
        KeychainError::Missing => tr!("error-keychain-missing").to_owned(),
        KeychainError::Unreadable => tr!("error-keychain-refused", why = tr!("error-keychain-unreadable")),
        KeychainError::Refused { why } => tr!("error-keychain-refused", why = why),
    }
}

/// Why a keychain refuses, in its own words where it has some.
pub(super) fn keychain_words(error: &KeychainError) -> String {
    match error {
        KeychainError::Missing => tr!("error-keychain-missing").to_owned(),
        KeychainError::Unreadable => tr!("error-keychain-unreadable").to_owned(),
        KeychainError::Refused { why } => why.clone(),
    }
}

/// How what is new is told, when only that is wanted.
pub fn begin_message(begin: &Begin, product: &str) -> Message {
    match begin {
        Begin::Anew => message!("begin-anew", product = product),
        Begin::Behind { since, again: 0 } => message!("begin-behind", since = since),
        Begin::Behind { since, again } => message!("begin-behind-again", since = since, again = *again),
        Begin::All(WhyAll::NoBookmark) => message!("begin-all-no-bookmark"),
        Begin::All(WhyAll::RowsTogether) => message!("begin-all-rows-together"),
        Begin::File(_) => message!("begin-file"),
        Begin::Files(_) => message!("begin-files"),
    }
}

/// How a source differs from what it was.
pub fn change_sentence(change: &Change) -> String {
    match *change {
        Change::Columns => tr!("change-columns").to_owned(),
        Change::Grown { was, added } => tr!("change-grown", added = added, was = was),
        Change::Rows { was, now } if was == now => tr!("change-same-rows").to_owned(),
        Change::Rows { was, now } => tr!("change-rows", was = was, now = now),
    }
}

/// What a file for uploading could not hold, and how often.
pub fn misfit_sentence(misfit: Misfit, times: u64) -> String {
    match misfit {
        Misfit::TooManyProperties => tr!("misfit-too-many-properties", count = times),
        Misfit::DoubleQuote => tr!("misfit-double-quote", count = times),
        Misfit::LineBreak => tr!("misfit-line-break", count = times),
    }
}

/// Why events that never were sent would be there beside others that were, in words.
pub fn displaced_sentence(events: u64, face: Face) -> String {
    tr!("ledger-displaced", events = events, face = face)
}

/// Why rows that were sent come out differently although nobody changed them, in words.
pub fn reread_sentence(events: u64) -> String {
    tr!("ledger-reread", events = events)
}
