//! Sentences about the record of what was sent, and about files in place of sending.

use chrono::Local;
use indicatif::HumanCount;

use super::io_words;
use crate::ledger::{Failure, Holder, ImportState, LedgerError, ProductKind};
use crate::pipeline::fingerprint::Change;
use crate::sink::Misfit;
use crate::store::keychain::KeychainError;
use crate::workflow::renew::{Begin, WhyAll};

/// Why the record cannot be used.
pub(super) fn sentence(error: &LedgerError) -> String {
    match error {
        LedgerError::File { path, failure } => {
            let path = path.display();
            match failure {
                Failure::Damaged => format!(
                    "The record of what was sent, {path}, is damaged. Bring back a copy of it, or move it away, with all \
                     files beside it whose names begin with \"ledger.\", to begin a new one, which knows nothing of \
                     earlier imports."
                ),
                Failure::Emptied => format!(
                    "The record of what was sent, {path}, is gone or empty, although imports were begun with it. Bring \
                     back a copy of it, and of the file with \"-wal\" behind its name where there is one; or move all \
                     files beside it whose names begin with \"ledger.\" away to begin a new one, which knows nothing of \
                     earlier imports."
                ),
                Failure::Gone => format!(
                    "The record of what was sent, {path}, was deleted, moved or changed by another program while events \
                     were being sent, so that nothing more is sent. Put it back, then go on: what was sent and is not \
                     recorded is sent again the same, which does no harm."
                ),
                Failure::Newer { .. } => {
                    format!("The record of what was sent, {path}, is from a newer Backfill. Use that one.")
                }
                Failure::Full => format!(
                    "The disk is full, so what is sent can't be recorded in {path}, and nothing more is \
                     sent. Make room, then go on: what was sent but not recorded is sent again unchanged, which does no harm."
                ),
                Failure::NoAccess => format!(
                    "The record of what was sent, {path}, may not be written, and nothing is sent that can't \
                     be recorded. Allow it, or name another folder with --data."
                ),
                Failure::Busy => format!(
                    "Another program keeps the record of what was sent, {path}, to itself. Close it, then go on."
                ),
                Failure::System(source) => {
                    format!("The record of what was sent, {path}, can't be used: {}.", io_words(source))
                }
                Failure::Other { why } => {
                    format!("The record of what was sent, {path}, can't be used ({why}).")
                }
            }
        }
        LedgerError::InUse { product, holder } => format!(
            "Another window or command is sending to \"{product}\" right now.{} One import at a time goes to a product; \
             wait for it or stop it.",
            holder.map_or_else(String::new, holder_words)
        ),
        LedgerError::OtherKey { product } => format!(
            "\"{product}\" is the name of a product with another key. Check the key, or give this product another name."
        ),
        LedgerError::KnownAs { product, kind } => format!(
            "This key at this address is \"{product}\", which is {}. It stays one product, whatever it is called. Send to \
             it as \"{product}\", or use the key of another product. Its name and what it is for change only where you \
             ask for it: in the window under Send, or with backfill products.",
            match kind {
                ProductKind::Live => "live",
                ProductKind::Practice => "for practice",
                ProductKind::Test => "for testing",
            }
        ),
        LedgerError::NoProduct { name } => {
            format!("There is no product called \"{name}\". backfill history shows the products that were sent to.")
        }
        LedgerError::NoImport { id } => format!("There is no import {id}. backfill history lists all of them."),
        LedgerError::NothingToResume => {
            "No import was interrupted or stopped. backfill history lists all of them.".to_owned()
        }
        LedgerError::Ended { id, state: ImportState::Replaced } => format!(
            "Import {id} can't go on: a later import of the same source took its place. backfill history lists all of \
             them."
        ),
        LedgerError::Ended { id, .. } => {
            format!("Import {id} is complete: all that it was to send was sent, so that nothing is left to go on with.")
        }
    }
}

/// Who is sending, and since when by this computer's clock.
fn holder_words(holder: Holder) -> String {
    let since = holder.since.with_timezone(&Local).format("%Y-%m-%d %H:%M:%S");
    format!(" It is process {}, since {since}.", holder.process)
}

/// Why rows that have changed are not sent; so many events were sent, and so many may have been.
pub(super) fn double_sentence(product: &str, events: u64, maybe: u64) -> String {
    let (what, may) = match (events, maybe) {
        (0, _) => (maybe, format!(" may have been sent to \"{product}\" before, when an import broke off,")),
        (_, 0) => (events, format!(" were sent to \"{product}\" before,")),
        _ => {
            let maybe = HumanCount(maybe);
            (events, format!(" were sent to \"{product}\" before, and {maybe} from rows that may have been,"))
        }
    };
    format!(
        "{} of these events come from rows that{may} and have changed since: another time, person, name or detail. \
         Kissmetrics would keep both permanently. Use the earlier plan, or add --again if you mean it.",
        HumanCount(what)
    )
}

/// Why nothing is sent where more has become of a product than was shown.
pub(super) fn meanwhile_sentence(product: &str) -> String {
    format!(
        "Another window or command has sent to \"{product}\" meanwhile, or has forgotten an import. Nothing was sent; \
         look again at what is new."
    )
}

/// What it means that the record of a product has lost something.
pub(super) fn behind_sentence(product: &str) -> String {
    format!(
        "The record of what \"{product}\" was sent has lost its latest part: a file of it was deleted or damaged, or an \
         older copy was put in its place. What was sent last is not known here, and with other settings it would be duplicated permanently. Bring the lost file back, or go on with the import that was interrupted (backfill resume), \
         which sends the same again and does no harm. Add --again to send anyway."
    )
}

/// Says that the record is behind where an import goes on, or where doubles are meant.
pub fn behind_note(product: &str) -> String {
    format!(
        "The record of what \"{product}\" was sent has lost its latest part, so that more was sent than it says. What is \
         sent again the same does no harm."
    )
}

/// What may have been sent when an import broke off, and is sent again the same.
pub fn maybe_sentence(events: u64) -> String {
    format!(
        "{} of these events may be there already, since an import broke off as they were sent. They are sent again the \
         same, which does no harm.",
        HumanCount(events)
    )
}

/// Why the keychain cannot be used.
pub(super) fn keychain_sentence(error: &KeychainError) -> String {
    match error {
        KeychainError::Missing => {
            "This system has no keychain that secrets could be kept in, so they are asked for each time.".to_owned()
        }
        KeychainError::Refused { why } => {
            format!("The system's keychain can't be used ({why}), so the secret is asked for each time.")
        }
    }
}

/// How what is new is told, when only that is wanted.
pub fn begin_sentence(begin: &Begin, product: &str) -> String {
    match begin {
        Begin::Anew => format!(
            "Not everything that this plan makes was sent to \"{product}\" before, so whatever was not sent yet is new."
        ),
        Begin::Behind { since, again: 0 } => format!("Everything after {since} is new."),
        Begin::Behind { since, again } => {
            format!("Everything after {since} is new; {} with a problem before will be tried again.", rows(*again))
        }
        Begin::All(WhyAll::NoBookmark) => "No column tells what is new, so every row is read. What was sent is \
                                           passed over."
            .to_owned(),
        Begin::All(WhyAll::RowsTogether) => "What becomes of a row depends on earlier rows, so every row is read. \
                                             What was already sent is skipped."
            .to_owned(),
        Begin::File(_) => "What was added at the end of the file is new.".to_owned(),
    }
}

/// How a source differs from what it was.
pub fn change_sentence(change: &Change) -> String {
    match *change {
        Change::Columns => "The source has other columns than before.".to_owned(),
        Change::Grown { was, added } => {
            format!("The source has grown: {} were added after the {} it had before.", rows(added), HumanCount(was))
        }
        Change::Rows { was, now } if was == now => {
            "The source has changed: it has as many rows as before, but not the same.".to_owned()
        }
        Change::Rows { was, now } => {
            format!(
                "The source has changed: it had {} and now has {}, and not the same first ones.",
                rows(was),
                rows(now)
            )
        }
    }
}

/// What a file for uploading could not hold, and how often.
pub fn misfit_sentence(misfit: Misfit, times: u64) -> String {
    let times = HumanCount(times);
    match misfit {
        Misfit::TooManyProperties => {
            format!("{times} details did not fit: a CSV file has ten of them at most. JSON holds all.")
        }
        Misfit::DoubleQuote => {
            format!("{times} double quotation marks became single ones, since Kissmetrics takes none in CSV.")
        }
        Misfit::LineBreak => format!("{times} line breaks became spaces."),
    }
}

fn rows(count: u64) -> String {
    format!("{} row{}", HumanCount(count), if count == 1 { "" } else { "s" })
}

/// Why rows that were sent come out differently although nobody changed them, in words.
pub fn reread_sentence(events: u64) -> String {
    let are = match events {
        1 => "1 of these events is of a row".to_owned(),
        _ => format!("{} of these events are of rows", HumanCount(events)),
    };
    format!(
        "{are} that an earlier Backfill read otherwise than this one. Use the settings of that import again: they read \
         the file as it was read then, so that what was sent is recognized."
    )
}
