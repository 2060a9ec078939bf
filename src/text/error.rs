//! Sentences about what ends what was asked for: what failed, where, what to do.

use super::finding::finding_sentence;
use super::ledger::{self, change_sentence};
use super::{io_words, list, mapping, plan, run, source};
use crate::check::Finding;
use crate::error::Error;
use crate::mapping::Part;
use crate::pipeline;
use crate::sink::kissmetrics::SendError;
use crate::store::StoreError;
use crate::workflow;

impl Error {
    /// What failed, where, and what to do, in plain words.
    pub fn sentence(&self) -> String {
        match self {
            Self::Workflow(error) => workflow_sentence(error),
            Self::NoKey => {
                "There is no API key. Put it in the environment as KISSMETRICS_API_KEY; it stands in Kissmetrics under \
                 Settings."
                    .to_owned()
            }
            Self::NobodyToAsk => {
                "Sending can't be undone, and there is nobody here to ask. Add --yes if you mean it.".to_owned()
            }
            Self::UnnamedTracker { address } => format!(
                "{address} is not Kissmetrics, and would get the API key and all events. Nothing was sent. If you mean \
                 it, add --tracker {address}, or leave --yes out and be asked."
            ),
            Self::OtherTracker { typed, import } => {
                format!("This import goes to {import}, and {typed} was named. Only a new run goes to another address.")
            }
            Self::SourceChanged { change } => format!(
                "{} --only-new sends what was not sent yet, --start-over sends all of it; whatever differs from what \
                 was sent is then duplicated permanently.",
                change_sentence(change)
            ),
            Self::NothingNew => "Nothing is new since this was last sent.".to_owned(),
            Self::OtherDatabase { named, server } => format!(
                "The plan's database is {server}, not {named}. If it is the right one, say --database \"{server}\"."
            ),
            Self::PasswordForUnknown { server } => format!(
                "The plan reads from the database at {server}, and nobody has said yet that the password in \
                 BACKFILL_DATABASE_PASSWORD may go there. If it is the right one, say --database \"{server}\" once."
            ),
            Self::NoScreen => {
                "There is no screen for the window. Use the commands instead: backfill --help lists them.".to_owned()
            }
            Self::Window { why } => format!("The window can't be opened: {why}. The commands work without it."),
            Self::LookUpUnused { column } => format!(
                "\"{column}\" is to be looked up, and nothing is taken from it. Choose it with --person, \
                 --event-column or --property."
            ),
            Self::LookUpUndecided { column, lookup } => format!(
                "By which column of {lookup} is \"{column}\" looked up, and which is taken? Say it behind the name, as \
                 in {column}={lookup}.csv:id:login."
            ),
            Self::NotTimes { column } => format!(
                "\"{column}\" does not hold times. Choose the column with the date with --time, or say how it is \
                 written with --time-format."
            ),
            Self::NoSuchFix { id, number, known } if known.is_empty() => {
                format!("There is no fix \"{id}={number}\": the check found nothing that a fix is known for.")
            }
            Self::NoSuchFix { id, number, known } => {
                format!("There is no fix \"{id}={number}\". The check found fixes for {}.", list(known, 20))
            }
            Self::NotGiven { part: Part::Person } => {
                "No column looks like the person. Name the column with --person.".to_owned()
            }
            Self::NotGiven { part: Part::Time } => {
                "No column looks like the time. Name the column with --time.".to_owned()
            }
            Self::NotGiven { part: Part::Event } => {
                "Nothing says what happened. Name the event with --event, or its column with --event-column.".to_owned()
            }
            Self::NotGiven { part: Part::Property(_) } => {
                "There is no detail to set. Name its column with --property.".to_owned()
            }
            Self::TimesUndecided { column, evidence } => format!(
                "The times in \"{column}\" can be read in two ways ({evidence}). Say which with --time-format \
                 day-first or --time-format month-first."
            ),
        }
    }
}

/// Why nothing is sent: what must be fixed, and what to do about it.
fn must_fix_sentence(problems: &[Finding]) -> String {
    let told: Vec<String> = problems.iter().take(3).map(finding_sentence).collect();
    let more = match problems.len().saturating_sub(told.len()) {
        0 => String::new(),
        more => format!(" And {more} more."),
    };
    format!(
        "Nothing was sent, since something must be fixed first. {}{more} Fix it, or leave the rows out with \
         --leave-out-problems; backfill check shows all of it.",
        told.join(" ")
    )
}

/// The sentence for what ends a job, or keeps it from beginning.
pub fn workflow_sentence(error: &workflow::Error) -> String {
    match error {
        workflow::Error::Import(error) => import_sentence(error),
        workflow::Error::Client(error) => run::client_sentence(error),
        workflow::Error::Practice(error) => run::practice_sentence(error),
        workflow::Error::Ledger(error) => ledger::sentence(error),
        workflow::Error::WouldDouble { product, events, maybe, reread } => {
            let doubles = ledger::double_sentence(product, *events, *maybe);
            if *reread > 0 { format!("{doubles} {}", ledger::reread_sentence(*reread)) } else { doubles }
        }
        workflow::Error::SentMeanwhile { product } => ledger::meanwhile_sentence(product),
        workflow::Error::RecordBehind { product } => ledger::behind_sentence(product),
        workflow::Error::MustFix { problems } => must_fix_sentence(problems),
        workflow::Error::SampleLeaves => {
            "The sample never leaves this computer. Send it to a practice tracker, or use a file of your own."
                .to_owned()
        }
        workflow::Error::NotGrown { change } => format!(
            "{} So nothing says which of its rows are new. Without --new, whatever was not sent yet is sent.",
            change_sentence(change)
        ),
        workflow::Error::Keychain(error) => ledger::keychain_sentence(error),
        workflow::Error::Changed { name, change } => format!(
            "{} So {name} no longer tells which of its rows were sent. Restore the original file, or use the import \
             again on this one.",
            change_sentence(change)
        ),
    }
}

/// The sentence for what ends a walk, or keeps it from beginning.
pub fn import_sentence(error: &pipeline::Error) -> String {
    match error {
        pipeline::Error::Source(error) => source::sentence(error),
        pipeline::Error::Mapping(error) => mapping::sentence(error),
        pipeline::Error::Plan(error) => plan::sentence(error),
        pipeline::Error::System { source } => {
            format!("The system refused what is needed to work: {}.", io_words(source))
        }
        pipeline::Error::Panicked => {
            "Something in Backfill stopped unexpectedly. This is a bug in Backfill; what was sent is counted. Please report it."
                .to_owned()
        }
        pipeline::Error::Store(error) => store_sentence(error),
    }
}

/// Why a run cannot go on.
pub fn send_sentence(error: &SendError) -> String {
    match error {
        SendError::Import(error) => import_sentence(error),
        SendError::Ledger(error) => ledger::sentence(error),
        SendError::Tracker { trouble } => run::trouble_sentence(trouble),
        SendError::CameOutDifferent => {
            "The rows came out differently than when they were checked, so the source has changed meanwhile. Open it \
             again and look at the preview before you send the rest."
                .to_owned()
        }
    }
}

/// Why a file cannot be written or has no place, or a connection is refused.
fn store_sentence(error: &StoreError) -> String {
    match error {
        StoreError::Connections { path, why } => format!(
            "{}, where your databases are kept, can't be read ({why}). Fix it, or move it away to start over.",
            path.display()
        ),
        StoreError::Lowered { server } => format!(
            "The plan asks for a connection to {server} that is less safe than usual, or trusts certificates that it \
             brings along. A plan can't decide that. In the window, connect to the database first, with the encryption \
             that you choose; in commands, choose it with --encryption and --ca-file."
        ),
        StoreError::NoHome => {
            "This system names no place for a program's own files. Name one with --data FOLDER.".to_owned()
        }
        StoreError::Write { path: Some(path), source } => {
            format!("{} can't be written: {}. {}", path.display(), io_words(source), write_advice(source))
        }
        StoreError::WouldReplace { path } => {
            format!("{} is being read and would be written over. Choose another name.", path.display())
        }
        StoreError::Write { path: None, source } => {
            format!("The output can't be written: {}.", io_words(source))
        }
    }
}

/// What helps against a file that cannot be written.
fn write_advice(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::StorageFull => "Make room on the disk, then try again.",
        std::io::ErrorKind::PermissionDenied => "Choose a folder that you may write to.",
        std::io::ErrorKind::NotFound => "Choose a folder that exists.",
        _ => "Choose another place.",
    }
}
