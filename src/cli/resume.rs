//! `backfill resume`: goes on with an import that was interrupted or stopped.

use std::path::Path;

use super::check::{open_and_check, summary_lines};
use super::database;
use super::output::Output;
use super::run::{self, Anew, agreed, where_it_stands};
use super::terminal::say_line;
use super::tracker::Tracker;
use super::watch::say_warnings;
use super::{Exit, args, bulk};
use crate::check::whole::Checked;
use crate::error::Error;
use crate::ledger::{Import, Ledger, LedgerError};
use crate::pipeline::fingerprint::change;
use crate::pipeline::{Pipeline, Stop};
use crate::plan::Plan;
use crate::text::{behind_note, change_sentence};
use crate::tr;
use crate::workflow::begin::Start;
use crate::workflow::record;
use crate::workflow::resume::{left, plan_of};

pub(super) fn run(args: &args::Resume, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let mut ledger = record::open(data)?;
    let import = left(&ledger, args.import)?;
    if import.delivery.is_some() {
        return bulk::resume(args, import, ledger, data, output);
    }
    let tracker = Tracker::of_import(args.tracker.as_deref(), &import.product.address)?;
    tracker.ensure_named(args.sending.yes)?;
    let key = run::key(|| Ok(Some(import.product.clone())))?;
    if !ledger.is_key_of(&import.product, &key)? {
        return Err(LedgerError::OtherKey { product: import.product.name }.into());
    }
    let Again { plan, pipeline, checked, anew } = check_again(args, &import, &ledger, data)?;
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
    match anew {
        None => {
            let left = import.wanted().saturating_sub(import.outcomes.sent);
            if !args.sending.yes && !agreed(left, &send.tracker, &send.key)? {
                say_line(tr!("cli-nothing-more-sent"));
                return Ok(Exit::WorkLeft);
            }
            send.begin(&mut ledger, Start::GoOn(Box::new(import)), None, output)
        }
        Some(anew) => send.anew(&mut ledger, anew, output),
    }
}

/// What an import goes on with, checked as it is now.
pub(super) struct Again {
    pub plan: Plan,
    pub pipeline: Pipeline,
    pub checked: Checked,
    /// How it begins anew, where the source has changed and the person has said what is to become of that.
    pub anew: Option<Anew>,
}

/// Says where an import stands, and checks its source again.
pub(super) fn check_again(
    args: &args::Resume,
    import: &Import,
    ledger: &Ledger,
    data: Option<&Path>,
) -> Result<Again, Error> {
    let plan = plan_of(import)?;
    let plan = database::ready(plan, &args.database, data)?;
    say_line(&where_it_stands(import));
    if ledger.is_behind(&import.product)? {
        say_line(&behind_note(&import.product.name));
    }
    let (pipeline, checked) = open_and_check(&plan)?;
    say_warnings(&checked.warnings);
    let changed = change(&pipeline, &import.fingerprint, &checked.fingerprint, &Stop::default())?;
    let anew = match changed {
        None => None,
        Some(change) if !args.only_new && !args.start_over => return Err(Error::SourceChanged { change }),
        Some(change) => {
            say_line(&change_sentence(&change));
            for line in summary_lines(&checked) {
                say_line(&line);
            }
            Some(Anew { again: args.start_over, meant: args.only_new, instead_of: Some(import.id) })
        }
    };
    Ok(Again { plan, pipeline, checked, anew })
}
