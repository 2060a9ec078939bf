//! `backfill reconcile`: what an import sent, held against a raw export of Kissmetrics.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::check::inset;
use super::database;
use super::output::Output;
use super::terminal::say_line;
use super::watch::{say_notices, say_warnings};
use super::{Exit, args};
use crate::error::Error;
use crate::event::EventKind;
use crate::ledger::{Import, LedgerError};
use crate::pipeline::{PassProgress, Pipeline, Stop};
use crate::store;
use crate::text::{Face, MISSING_WORDS, case_sentence, comparison_lines};
use crate::tr;
use crate::workflow::reconcile::{
    Absence, Case, Comparison, Counted, Export, Of, Reconciled, Seen, Tally, Unsure, compare,
};
use crate::workflow::record;
use crate::workflow::resume::plan_of;

/// So many of those that are missing or different are named to a person.
const CASES: u64 = 20;

pub(super) fn run(args: &args::Reconcile, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let ledger = record::look(data)?.ok_or(LedgerError::NoImport { id: args.import })?;
    let import = ledger.import(args.import)?;
    let names = ledger.names_of(&import)?;
    let export = Export::open(&args.export)?;
    say_notices(export.source().notices());
    let plan = database::ready(plan_of(&import)?, &args.database, data)?;
    if let Some(path) = &args.missing {
        store::spare(path, plan.files_read().chain(export.source().answers().files_read()))?;
    }
    let (stop, progress) = (Stop::default(), Arc::new(PassProgress::default()));
    // What can't be made again is compared by numbers.
    let pipeline = Pipeline::open(&plan, &stop, &progress).map_err(crate::workflow::Error::from);
    let comparison = compare(&import, names, pipeline, &export, &stop, &progress)?;
    match &comparison {
        Comparison::Events(reconciled) => {
            say_warnings(&reconciled.seen.warnings);
            cases(reconciled, output)?;
        }
        Comparison::Counts { counted, .. } => say_warnings(&counted.seen.warnings),
    }
    if output.json() {
        output.object(|| object(&comparison, &import))?;
    } else {
        for (at, line) in comparison_lines(&comparison, &import, Face::Commands).into_iter().enumerate() {
            output.line(if at == 0 { line } else { inset(&line) })?;
        }
    }
    output.flush()?;
    say_line(tr!("reconcile-reach"));
    if let Some(path) = &args.missing {
        match &comparison {
            Comparison::Events(reconciled) => {
                let rows = reconciled.write_missing(&export, MISSING_WORDS, path)?;
                say_line(&tr!("reconcile-missing-file", count = rows, path = path.display()));
            }
            Comparison::Counts { .. } => say_line(tr!("reconcile-no-missing-file")),
        }
    }
    Ok(Exit::Done)
}

/// Names what is missing or different: to a program all of it, to a person the first.
fn cases(reconciled: &Reconciled, output: &mut Output) -> Result<(), Error> {
    let json = output.json();
    let mut told = 0;
    reconciled.each(&Stop::default(), &PassProgress::default(), &mut |case| {
        told += 1;
        match json {
            true => output.object(|| case_object(case))?,
            false if told <= CASES => output.line(case_sentence(case))?,
            false => {}
        }
        Ok(())
    })?;
    if !json && told > CASES {
        output.line(tr!("cli-reconcile-more", count = told - CASES))?;
    }
    Ok(())
}

fn case_object(case: &Case<'_>) -> Value {
    let event = case.event;
    let mut object = json!({ "row": case.at.row, "line": case.at.line, "person": event.person });
    if let Some(file) = case.at.file {
        object["file"] = file.text().into();
    }
    match event.kind {
        EventKind::Event => object["event"] = event.name.as_ref().into(),
        EventKind::Alias => object["alias"] = event.name.as_ref().into(),
        EventKind::Set => {}
    }
    if let Some(time) = event.time {
        object["time"] = time.0.into();
    }
    match &case.what {
        Absence::Missing { beyond } => {
            object["outcome"] = "missing".into();
            object["beyond"] = (*beyond).into();
        }
        Absence::Different(differences) => {
            object["outcome"] = "different".into();
            let details = differences.iter().map(|difference| {
                let there = if difference.has_other { "other" } else { "absent" };
                json!({ "name": difference.name, "sent": difference.sent, "there": there })
            });
            object["details"] = details.collect();
        }
    }
    object
}

fn object(comparison: &Comparison, import: &Import) -> Value {
    let mut object = json!({ "import": import.id, "product": import.product.name });
    match comparison {
        Comparison::Events(reconciled) => {
            object["compared"] = "events".into();
            object["all"] = tally_object(&reconciled.all);
            object["all"]["beyond"] = reconciled.beyond.into();
            let names = reconciled.names.iter().filter_map(|(of, tally)| match of {
                Of::Name(name) => Some((name.clone(), tally_object(tally))),
                Of::Sets | Of::Aliases => None,
            });
            object["names"] = names.collect::<Map<_, _>>().into();
            for (of, tally) in &reconciled.names {
                match of {
                    Of::Sets => object["sets"] = tally_object(tally),
                    Of::Aliases => object["aliases"] = tally_object(tally),
                    Of::Name(_) => {}
                }
            }
            object["export"] = seen_object(&reconciled.seen);
            let seen = &reconciled.seen;
            for (name, count) in
                [("ours", seen.ours), ("again", seen.again), ("not_sent", seen.not_sent), ("foreign", seen.foreign)]
            {
                object["export"][name] = count.into();
            }
        }
        Comparison::Counts { counted, why } => {
            let Counted { names, seen } = &**counted;
            object["compared"] = "counts".into();
            object["why"] = match why {
                Unsure::Changed(_) => "source-changed".into(),
                Unsure::Unreadable(_) => "source-unreadable".into(),
            };
            object["sent"] = import.outcomes.sent.into();
            object["names"] =
                names.iter().map(|(name, count)| (name.clone(), (*count).into())).collect::<Map<_, _>>().into();
            object["export"] = seen_object(seen);
        }
    }
    object
}

fn seen_object(seen: &Seen) -> Value {
    json!({
        "lines": seen.lines,
        "unreadable": seen.unreadable,
        "first": seen.first.map(|time| time.0),
        "last": seen.last.map(|time| time.0),
        "torn": seen.is_torn(),
    })
}

fn tally_object(tally: &Tally) -> Value {
    json!({
        "sent": tally.sent,
        "there": tally.there,
        "different": tally.different,
        "missing": tally.missing,
        "merged": tally.merged,
    })
}
