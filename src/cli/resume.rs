//! `backfill resume`: goes on with an import that was interrupted or stopped.

use std::path::Path;

use indicatif::HumanCount;

use super::check::{open_and_check, summary_lines};
use super::database;
use super::output::Output;
use super::run::{self, Start, agreed};
use super::terminal::{say, say_line};
use super::tracker::Tracker;
use super::watch::say_remarks;
use super::{Exit, args};
use crate::error::{Error, change_sentence};
use crate::import::fingerprint::change;
use crate::import::ledger::{Import, ImportState, Ledger, LedgerError};
use crate::import::{Plan, Stop, files};

pub(super) fn run(args: &args::Resume, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let mut ledger = Ledger::open(&files::data_folder(data)?)?;
    let import = match args.import {
        Some(id) => ledger.import(id)?,
        None => ledger.unfinished()?.ok_or(LedgerError::NothingToResume)?,
    };
    match import.state {
        ImportState::Running => return Err(LedgerError::InUse { product: import.product.name }.into()),
        ImportState::Complete | ImportState::Replaced => return Err(LedgerError::NothingToResume.into()),
        ImportState::Interrupted | ImportState::Stopped | ImportState::Failed => {}
    }
    let tracker = Tracker::of_import(args.tracker.as_deref(), &import.product.address)?;
    tracker.ensure_named(args.sending.yes)?;
    let key = run::key(|| Ok(Some(import.product.clone())))?;
    if !ledger.is_key_of(&import.product, &key)? {
        return Err(LedgerError::OtherKey { product: import.product.name }.into());
    }
    let plan = Plan::parse(&import.plan, Path::new(&import.source))?;
    let plan = database::ready(plan, &args.database, data)?;
    say_line(&where_it_stands(&import));
    let (pipeline, checked) = open_and_check(&plan)?;
    say_remarks(&checked.remarks);
    let changed = change(&pipeline, &import.fingerprint, &checked.fingerprint, &Stop::default())?;
    let start = match changed {
        None => Start::GoOn,
        Some(change) if !args.only_new && !args.start_over => return Err(Error::SourceChanged { change }),
        Some(change) => {
            say_line(&change_sentence(&change));
            for line in summary_lines(&checked) {
                say_line(&line);
            }
            Start::Anew { again: args.start_over }
        }
    };
    let send = run::Send {
        plan: &plan,
        pipeline,
        checked,
        tracker,
        key,
        product: import.product.clone(),
        limit: import.limit,
        only_new: false,
        sending: &args.sending,
    };
    match start {
        Start::GoOn => {
            let left = import.wanted().saturating_sub(import.outcomes.handed_over);
            if !args.sending.yes && !agreed(left, &send.tracker, &send.key)? {
                say!("Nothing more was sent.");
                return Ok(Exit::WorkLeft);
            }
            let record = ledger.go_on(&import)?;
            send.run(&ledger, record, import.done, import.earlier, output)
        }
        Start::Anew { again } => send.anew(&mut ledger, again, args.only_new, Some(&import), output),
    }
}

/// What a person must know before going on.
fn where_it_stands(import: &Import) -> String {
    let how = if import.state == ImportState::Stopped { "stopped" } else { "interrupted" };
    format!(
        "The import of {} to \"{}\" was {how} at {} of {} events.",
        import.source,
        import.product.name,
        HumanCount(import.outcomes.handed_over),
        HumanCount(import.wanted())
    )
}
