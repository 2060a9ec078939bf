//! `backfill map`: one process of many, for tables that are too large for one. Rows come on standard input, events go to
//! standard output, and nothing else is read or written but the plan and, where it is asked for, what was counted.

use std::io::{self, BufReader, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use super::database;
use super::terminal::say_line;
use super::watch::{PassBar, say_notices, say_repeated_keys, say_warnings};
use super::{Exit, args};
use crate::error::Error;
use crate::message;
use crate::message::Arg;
use crate::pipeline::{self, PassProgress, Stop};
use crate::store::{StoreError, spare, write_whole};
use crate::tr;
use crate::workflow::map::{Counters, Form, Prepared, Reading, people, rows};

/// So many columns are named that no record has.
const COLUMNS: usize = 20;

pub(super) fn run(args: &args::Map, data: Option<&Path>, json: bool) -> Result<Exit, Error> {
    if let (true, Some(path)) = (args.prepare, &args.output) {
        return prepare(args, path, data);
    }
    let prepared = Prepared::load(&args.plan)?;
    if let Some(path) = &args.counters {
        spare(path, [&args.plan])?;
        // What an earlier run counted must not stand for this one.
        forget(path)?;
    }
    if io::stdin().is_terminal() {
        say_line(tr!("cli-map-nothing-piped"));
        return Ok(Exit::Usage);
    }
    stop_on_signal()?;
    let mut out = io::stdout().lock();
    let counters = if args.by_person {
        people(&prepared, &mut BufReader::with_capacity(1 << 18, io::stdin()), &mut out)?
    } else {
        let reading = Reading { kind: args.read, settings: &args.settings, open_end: args.open_end };
        let form = match args.keyed {
            true => Form::Keyed { part: args.part, order: args.order.clone() },
            false => Form::Events,
        };
        let (counters, walk) = rows(&prepared, Box::new(io::stdin()), &reading, form, &mut out)?;
        say_warnings(&walk.warnings);
        if !counters.unseen.is_empty() && counters.outcomes.rows > 0 {
            let columns = Arg::quoted(&counters.unseen, COLUMNS);
            say_line(&tr!("cli-map-unseen", count = counters.unseen.len(), columns = columns));
        }
        counters
    };
    match &args.counters {
        Some(path) => write_whole(path, format!("{}\n", object(&counters)).as_bytes())?,
        None if json => say_line(&object(&counters)),
        None => say_line(&sentence(&counters)),
    }
    Ok(Exit::Done)
}

/// Takes a file away, if it is there.
fn forget(path: &Path) -> Result<(), StoreError> {
    match std::fs::metadata(path) {
        Ok(file) if file.is_file() => {
            std::fs::remove_file(path).map_err(|source| StoreError::Write { path: Some(path.to_owned()), source })
        }
        _ => Ok(()),
    }
}

/// What was counted, for programs.
fn object(counters: &Counters) -> String {
    // Plain numbers and texts always have a JSON form.
    serde_json::to_string(counters).unwrap_or_default()
}

/// What was counted, for people.
fn sentence(counters: &Counters) -> String {
    let outcomes = &counters.outcomes;
    match &counters.people {
        Some(people) => {
            let of_people = tr!(
                "cli-map-people",
                taken = message!("events", count = counters.taken),
                people = people.people,
                events = outcomes.pending,
                merged = outcomes.merged,
                is_known = people.kept.is_some(),
                kept = people.kept.unwrap_or_default(),
            );
            match people.aliases {
                0 => of_people,
                aliases => format!("{of_people} {}", tr!("cli-map-aliases", aliases = aliases)),
            }
        }
        None => tr!(
            "cli-map-rows",
            rows = message!("rows", count = outcomes.rows),
            used = outcomes.used,
            skipped = outcomes.skipped,
            rejected = outcomes.rejected,
            events = message!("events", count = outcomes.pending + counters.mapped),
            withheld = outcomes.withheld,
        ),
    }
}

/// Whoever stops one process of many wants it to end at once. What it wrote is not all, and may end within a line.
fn stop_on_signal() -> Result<(), Error> {
    let stopped = || {
        say_line(tr!("cli-map-stopped"));
        std::process::exit(Exit::WorkLeft as i32);
    };
    ctrlc::set_handler(stopped).map_err(|error| pipeline::Error::System { source: io::Error::other(error) }.into())
}

fn prepare(args: &args::Map, path: &Path, data: Option<&Path>) -> Result<Exit, Error> {
    let plan = database::plan(&args.plan, &args.database, data)?;
    spare(path, plan.files_read().chain([args.plan.clone()]))?;
    let source = PassBar::open(&plan.source)?;
    say_notices(source.notices());
    let bar = PassBar::new(tr!("cli-reading"));
    let prepared = Prepared::of(plan, source.as_ref(), &Stop::default(), &Arc::new(PassProgress::default()))?;
    drop(bar);
    say_repeated_keys(&prepared.held);
    prepared.save(path)?;
    say_line(&tr!("cli-map-prepared", path = path.display()));
    Ok(Exit::Done)
}
