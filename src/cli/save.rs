//! `backfill save`: the events as files that Kissmetrics takes by hand.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::database;
use super::output::Output;
use super::terminal::say_line;
use super::watch::{PassBar, say_warnings};
use super::{Exit, args};
use crate::error::Error;
use crate::pipeline::{PassProgress, Pipeline, Stop};
use crate::sink::files::{Saved, save};
use crate::text::misfit_sentence;
use crate::tr;

pub(super) fn run(args: &args::Save, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let plan = database::plan(&args.plan, &args.database, data)?;
    let (stop, progress) = (Stop::default(), Arc::new(PassProgress::default()));
    let pipeline = Pipeline::open(&plan, &stop, &progress)?;
    let bar = PassBar::new(tr!("cli-saving"));
    let saved = save(&pipeline, args.form, &args.folder, args.part, args.overwrite, &stop, &progress)?;
    drop(bar);
    say_warnings(&saved.walk.warnings);
    for (misfit, times) in &saved.misfits {
        say_line(&misfit_sentence(*misfit, *times));
    }
    if output.json() {
        output.object(|| object(&saved))?
    } else {
        print(&saved, output)?
    }
    output.flush()?;
    Ok(Exit::Done)
}

fn print(saved: &Saved, output: &mut Output) -> Result<(), Error> {
    for file in &saved.files {
        output.line(file.display().to_string())?;
    }
    say_line(&tr!("cli-saved", count = saved.events));
    Ok(())
}

fn object(saved: &Saved) -> Value {
    let files: Vec<String> = saved.files.iter().map(|file| file.display().to_string()).collect();
    let misfits: Map<String, Value> =
        saved.misfits.iter().map(|(misfit, times)| (misfit.id().to_owned(), (*times).into())).collect();
    json!({ "files": files, "events": saved.events, "misfits": misfits })
}
