//! Sentences about what ends what was asked for: what failed, where, what to do.

use super::finding::finding_sentence;
use super::ledger::{self, change_sentence};
use super::{Face, bucket, io_words, map, mapping, plan, query, run, schedule, several, source};
use crate::check::Finding;
use crate::error::Error;
use crate::mapping::Part;
use crate::message::Arg;
use crate::pipeline;
use crate::sink::kissmetrics::SendError;
use crate::store::{StoreError, faults};
use crate::tr;
use crate::workflow;

/// So many fixes are named to choose from.
const FIXES: usize = 20;

/// So many of the things that must be fixed are told.
const PROBLEMS: usize = 3;

impl Error {
    /// What failed, where, and what to do in the window, in plain words.
    pub fn sentence(&self) -> String {
        self.sentence_in(Face::Window)
    }

    /// What failed, where, and what to do where it is shown.
    pub fn sentence_in(&self, face: Face) -> String {
        match self {
            Self::Workflow(error) => workflow_sentence(error, face),
            Self::NoKey => tr!("error-no-key").to_owned(),
            Self::KeyNotKept { product } => tr!("schedule-key-not-kept", product = product),
            Self::NoProductForBucket { name } => tr!("error-no-product-for-bucket", name = name),
            Self::NobodyToAsk => tr!("error-nobody-to-ask").to_owned(),
            Self::UnnamedTracker { address } => tr!("error-unnamed-tracker", address = address),
            Self::OtherTracker { typed, import } => tr!("error-other-tracker", typed = typed, import = import),
            Self::SourceChanged { change } => tr!("error-source-changed", change = change_sentence(change)),
            Self::NothingNew => tr!("error-nothing-new").to_owned(),
            Self::OtherDatabase { named, server } => tr!("error-other-database", named = named, server = server),
            Self::PasswordForUnknown { server } => tr!("error-password-for-unknown", server = server),
            Self::NoSuchFile { name } => tr!("error-no-such-file", name = name),
            Self::NoScreen => tr!("error-no-screen").to_owned(),
            Self::Window { why } => tr!("error-window", why = why),
            Self::LookUpUnused { column } => tr!("error-look-up-unused", column = column),
            Self::LookUpUndecided { column, lookup } => {
                tr!("error-look-up-undecided", column = column, lookup = lookup)
            }
            Self::NotTimes { column } => tr!("error-not-times", column = column),
            Self::NoSuchFix { id, number, known } if known.is_empty() => {
                tr!("error-no-fix", id = id, number = *number)
            }
            Self::NoSuchFix { id, number, known } => {
                tr!("error-no-such-fix", id = id, number = *number, known = Arg::list(known, FIXES))
            }
            Self::NotGiven { part: Part::Person } => tr!("error-no-person").to_owned(),
            Self::NotGiven { part: Part::Time } => tr!("error-no-time").to_owned(),
            Self::NotGiven { part: Part::Event } => tr!("error-no-event").to_owned(),
            Self::NotGiven { part: Part::Property(_) } => tr!("error-no-property").to_owned(),
            Self::TimesUndecided { column, evidence } => {
                tr!("error-times-undecided", column = column, evidence = evidence.clone())
            }
        }
    }
}

/// Why nothing is sent: what must be fixed, and what to do about it.
fn must_fix_sentence(problems: &[Finding], face: Face) -> String {
    let mut told: Vec<String> = problems.iter().take(PROBLEMS).map(finding_sentence).collect();
    if let more @ 1.. = problems.len().saturating_sub(PROBLEMS) {
        told.push(tr!("error-must-fix-more", count = more));
    }
    tr!("error-must-fix", problems = told.join(" "), face = face)
}

/// The sentence for what ends a job, or keeps it from beginning.
pub fn workflow_sentence(error: &workflow::Error, face: Face) -> String {
    match error {
        workflow::Error::Import(error) => import_sentence(error, face),
        workflow::Error::Client(error) => run::client_sentence(error),
        workflow::Error::Query(error) => query::query_sentence(error),
        workflow::Error::Practice(error) => run::practice_sentence(error, face),
        workflow::Error::Ledger(error) => ledger::sentence(error, face),
        workflow::Error::WouldDouble { product, events, maybe, reread, displaced } => {
            let doubles = (events + maybe > 0).then(|| ledger::double_sentence(product, *events, *maybe, face));
            let reread = (*reread > 0).then(|| ledger::reread_sentence(*reread));
            let displaced = (*displaced > 0).then(|| ledger::displaced_sentence(*displaced, face));
            [doubles, reread, displaced].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        workflow::Error::OthersShown => tr!("ledger-others-shown").to_owned(),
        workflow::Error::SentMeanwhile { product } => tr!("ledger-meanwhile", product = product),
        workflow::Error::Overtaken { id, by } => {
            tr!("ledger-overtaken", id = id.to_string(), by = by.to_string(), face = face)
        }
        workflow::Error::InDoubt { id, events, file } => {
            tr!("ledger-in-doubt", id = id.to_string(), events = *events, file = file, face = face)
        }
        workflow::Error::SentBeside { id, product, events, file } => {
            let (id, events) = (id.to_string(), *events);
            tr!("ledger-sent-beside", id = id, events = events, product = product, file = file, face = face)
        }
        workflow::Error::RecordBehind { product } => tr!("ledger-behind", product = product, face = face),
        workflow::Error::MustFix { problems } => must_fix_sentence(problems, face),
        workflow::Error::NotAnExport { name } => tr!("reconcile-not-an-export", name = name),
        workflow::Error::SampleLeaves => tr!("error-sample-leaves").to_owned(),
        workflow::Error::NotGrown { file: Some(file), change } => {
            several::of_file(file, workflow_sentence(&workflow::Error::NotGrown { file: None, change: *change }, face))
        }
        workflow::Error::NotGrown { file: None, change } => {
            tr!("error-not-grown", change = change_sentence(change), face = face)
        }
        workflow::Error::Map(problem) => map::sentence(problem),
        workflow::Error::Bucket(error) => bucket::sentence(error, face, |error| import_sentence(error, face)),
        workflow::Error::OthersBucket { place, product } => tr!("bucket-others", place = place, product = product),
        workflow::Error::OnlyByBucket => tr!("bucket-only").to_owned(),
        workflow::Error::NotByBucket => tr!("bucket-not-by-bucket").to_owned(),
        workflow::Error::Keychain(error) => ledger::keychain_sentence(error),
        workflow::Error::SignInLeft { entry, source } => {
            tr!("arrival-sign-in-left", entry = entry, why = ledger::keychain_words(source))
        }
        workflow::Error::Schedule(error) => schedule::sentence(error, face, |error| store_sentence(error, face)),
        workflow::Error::Guarded { tripped } => schedule::guarded_sentence(tripped, face),
    }
}

/// The sentence for what ends a walk, or keeps it from beginning.
fn import_sentence(error: &pipeline::Error, face: Face) -> String {
    match error {
        pipeline::Error::Source(error) => source::sentence(error, face),
        pipeline::Error::Mapping(error) => mapping::sentence(error, face),
        pipeline::Error::Plan(error) => plan::sentence(error, face),
        pipeline::Error::Changed { name, change } => {
            tr!("error-changed", change = change_sentence(change), name = name)
        }
        pipeline::Error::System { source } => tr!("error-system", why = io_words(source)),
        pipeline::Error::Panicked => match faults::last() {
            Some(report) => tr!("error-panicked-report", report = report.display()),
            None => tr!("error-panicked").to_owned(),
        },
        pipeline::Error::Store(error) => store_sentence(error, face),
    }
}

/// Why a run cannot go on.
pub fn send_sentence(error: &SendError, face: Face) -> String {
    match error {
        SendError::Import(error) => import_sentence(error, face),
        SendError::Ledger(error) => ledger::sentence(error, face),
        SendError::Tracker { trouble } => run::trouble_sentence(trouble),
        SendError::Bucket(error) => bucket::sentence(error, face, |error| import_sentence(error, face)),
        SendError::CameOutDifferent => tr!("error-came-out-different").to_owned(),
    }
}

/// Why a file cannot be written or has no place, or a connection is refused.
fn store_sentence(error: &StoreError, face: Face) -> String {
    match error {
        StoreError::Connections { path, why } => tr!("error-connections", path = path.display(), why = why),
        StoreError::Lowered { server } => tr!("error-lowered", server = server, face = face),
        StoreError::NoHome => tr!("error-no-home", face = face),
        StoreError::Write { path: Some(path), source } => {
            tr!("error-write", path = path.display(), why = io_words(source), advice = write_advice(source))
        }
        StoreError::AlreadySaved { first, files } => {
            tr!("error-already-saved", first = first.display(), count = *files, face = face)
        }
        StoreError::OtherPlan { path } => tr!("error-other-plan", path = path.display(), face = face),
        StoreError::WouldReplace { path } => tr!("error-would-replace", path = path.display()),
        StoreError::Write { path: None, source } => tr!("error-write-output", why = io_words(source)),
    }
}

/// What helps against a file that cannot be written.
fn write_advice(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::StorageFull => tr!("error-write-full"),
        std::io::ErrorKind::PermissionDenied => tr!("error-write-no-access"),
        std::io::ErrorKind::NotFound => tr!("error-write-no-folder"),
        _ => tr!("error-write-other"),
    }
}
