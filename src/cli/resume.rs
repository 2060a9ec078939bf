//! `backfill resume`: goes on with an import that was interrupted or stopped.

use std::path::Path;

use super::again::{Again, check_again};
use super::output::Output;
use super::run::{self, agreed};
use super::terminal::say_line;
use super::tracker::Tracker;
use super::{Exit, allowance, args, bulk};
use crate::error::Error;
use crate::ledger::LedgerError;
use crate::sink::kissmetrics::pace::Ceiling;
use crate::tr;
use crate::workflow::going_on::left;
use crate::workflow::record;

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
    let again = check_again(args, &import, &ledger, data)?;
    let (product, limit) = (import.product.clone(), import.limit);
    let start = match again.anew {
        None => Some(again.go_on(import, &ledger, args.again)?),
        Some(_) => None,
    };
    let Again { plan, pipeline, checked, anew } = again;
    let send = run::Send {
        plan: &plan,
        pipeline,
        checked,
        tracker,
        key,
        product,
        limit,
        only_new: false,
        sending: &args.sending,
    };
    match (start, anew) {
        (Some((start, left)), _) => {
            allowance::say(&ledger, &send.product, left, Ceiling::from(args.sending.pace).takes(left))?;
            if !args.sending.yes && !agreed(left, &send.tracker, &send.key)? {
                say_line(tr!("cli-nothing-more-sent"));
                return Ok(Exit::WorkLeft);
            }
            send.begin(&mut ledger, start, None, output)
        }
        (None, anew) => send.anew(&mut ledger, anew.unwrap_or_default(), output),
    }
}
