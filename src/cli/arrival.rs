//! `backfill arrival`: how often Kissmetrics counts each name of an import, beside what it counted before.

use std::path::Path;
use std::thread;
use std::time::Instant;

use serde_json::{Value, json};

use super::output::Output;
use super::terminal::say_line;
use super::{Exit, args, reading};
use crate::error::Error;
use crate::ledger::{Import, Ledger, LedgerError, Reading};
use crate::text::{Face, lasts, moved_sentence, workflow_sentence};
use crate::tr;
use crate::workflow::arrival::{LONGEST, Moved, NameMoved, PAUSE, is_done, look, may_pass, next_look};
use crate::workflow::record;

pub(super) fn run(args: &args::Arrival, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let ledger = record::look(data)?.ok_or(LedgerError::NoImport { id: args.import })?;
    let import = ledger.import(args.import)?;
    let id = import.id.to_string();
    if ledger.totals(&import)?.names.is_empty() {
        say_line(&tr!("cli-arrival-no-totals", id = id));
        return Ok(Exit::Failed);
    }
    let Some((account, reading)) = reading::of_product(&ledger, &import.product)? else {
        if ledger.reading(&import.product)?.is_none() {
            say_line(&tr!("cli-arrival-no-access", product = &import.product.name));
        }
        return Ok(Exit::Failed);
    };
    let began = Instant::now();
    loop {
        // Another process may be at it, or has taken access away.
        let import = ledger.import(args.import)?;
        if let Some(exit) = no_longer_read(&ledger, &import, &reading)? {
            return Ok(exit);
        }
        let may_wait = args.wait && began.elapsed() < LONGEST;
        let names = match look(&account, &ledger, &import, &reading) {
            // What is over by the next look ends no hour of them.
            Err(error) if may_wait && may_pass(&error) => {
                let (why, wait) = (workflow_sentence(&error, Face::Commands), next_look(&error, PAUSE));
                say_line(&tr!("arrival-look-failed", why = why, wait = lasts(wait)));
                thread::sleep(wait);
                continue;
            }
            names => names?,
        };
        // What was told meanwhile is no more than what was asked for by then.
        if let Some(exit) = no_longer_read(&ledger, &import, &reading)? {
            return Ok(exit);
        }
        let is_done = is_done(&names);
        tell(&names, &import, output)?;
        if is_done || !may_wait {
            match is_done {
                true => say_line(tr!("cli-arrival-none-missing")),
                false => say_line(&tr!("cli-arrival-look-later", id = id)),
            }
            return Ok(Exit::Done);
        }
        thread::sleep(PAUSE);
    }
}

/// Says that an import is not to be looked at any more, where it is not: nothing is asked without access, and what was
/// counted before in another product of the account is nothing to compare with.
fn no_longer_read(ledger: &Ledger, import: &Import, given: &Reading) -> Result<Option<Exit>, Error> {
    let product = &import.product.name;
    let why = match ledger.reading(&import.product)? {
        None => tr!("cli-arrival-no-access", product = product),
        Some(now) if !now.is_same(given) => tr!("cli-arrival-other", product = product, there = &now.name),
        Some(_) if ledger.totals(import)?.names.is_empty() => {
            tr!("cli-arrival-no-totals", id = import.id.to_string())
        }
        Some(_) => return Ok(None),
    };
    say_line(&why);
    Ok(Some(Exit::Failed))
}

fn tell(names: &[NameMoved], import: &Import, output: &mut Output) -> Result<(), Error> {
    if output.json() {
        output.object(|| json!({ "import": import.id, "names": names.iter().map(object).collect::<Vec<_>>() }))?;
    } else {
        for name in names {
            output.line(moved_sentence(name))?;
        }
    }
    Ok(output.flush()?)
}

fn object(name: &NameMoved) -> Value {
    let total = &name.total;
    let moved = match name.moved {
        Moved::Untold => "untold",
        Moved::NotYet { .. } => "not-yet",
        Moved::NoneExpected => "none-expected",
        Moved::AsExpected => "as-expected",
        Moved::AsSent => "as-sent",
        Moved::Fewer(_) => "fewer",
        Moved::More(_) => "more",
        Moved::By(_) => "by",
        Moved::Fell(_) => "fell",
        Moved::SoFar(_) => "so-far",
    };
    json!({
        "name": total.name,
        "planned": total.sent,
        "sent": name.is_whole.then_some(total.sent),
        "expected": total.expected,
        "before": total.before,
        "now": total.now,
        "still": total.still,
        "moved": moved,
    })
}
