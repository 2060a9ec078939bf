//! The command line: everything that the window does to data, through the same core. One file per command.
//!
//! Results go to stdout, progress and reasons to stderr. With `--json` the results are one JSON object per line. Nothing
//! is written but by `output` and `terminal`, which keep a terminal from obeying what stands in somebody's data.

mod access;
mod again;
mod allowance;
mod args;
mod arrival;
mod bucket;
mod bulk;
mod check;
mod compare;
mod database;
mod demo;
mod doctor;
mod history;
mod lookups;
mod map;
mod names;
mod on_end;
mod output;
mod passwords;
mod plan;
mod practice;
mod preview;
mod products;
mod reading;
mod reconcile;
mod resume;
mod rows;
mod run;
mod save;
mod schedule;
mod terminal;
mod tracker;
mod watch;

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser};

use crate::error::Error;
use crate::pipeline::{self};
use crate::store::{self, StoreError};
use crate::text;
use crate::tr;
use crate::workflow;
use crate::workflow::hand_over::{self, Given};
use args::{Args, Command};
use output::Output;
use terminal::{say_line, say_lines};

/// How a command ends, for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// What was asked for is done.
    Done = 0,
    /// It failed.
    Failed = 1,
    /// The command was used wrongly.
    Usage = 2,
    /// The check found what must be fixed first.
    MustFix = 3,
    /// It was stopped with work left.
    WorkLeft = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Opens the window on what was given, with its files in this folder, or hands it to the one that is open, and returns
/// when that is done; `None` where there is no screen. The command line knows no window: who starts both hands it over.
pub type OpenWindow = fn(given: Given, data: Option<PathBuf>) -> Option<Result<(), String>>;

/// All that can be typed, for manual pages and completions to be made from.
pub fn command() -> clap::Command {
    Args::command()
}

/// Runs the command that the arguments name, or opens the window when they name none.
pub fn main(open: OpenWindow) -> Exit {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version come this way too; a closed output is nobody's fault.
            if !error.use_stderr() {
                let _ = error.print();
                return Exit::Done;
            }
            let words = error.render().to_string();
            let shown = passwords::hidden(&words);
            // What was typed may come from somewhere else, such as the name of a file.
            let harmless = matches!(terminal::document(&words), Cow::Borrowed(_));
            if shown == words && harmless {
                let _ = error.print();
            } else {
                say_lines(&shown);
            }
            return Exit::Usage;
        }
    };
    match args.language {
        Some(language) => text::speak_as_told(language),
        None => text::speak(text::of_system()),
    }
    // What stands on standard output there is read as events and as nothing else.
    let holds_events = matches!(args.command, Some(Command::Map(_)));
    let mut output = Output::new(args.json && !holds_events);
    store::faults::watch(args.data.as_deref());
    let ended = catch_unwind(AssertUnwindSafe(|| run(&args, open, &mut output)));
    match ended.unwrap_or_else(|_| Err(pipeline::Error::Panicked.into())) {
        Ok(exit) => exit,
        Err(Error::Workflow(workflow::Error::Import(pipeline::Error::Store(StoreError::Write {
            path: None,
            source,
        }))))
            if source.kind() == std::io::ErrorKind::BrokenPipe =>
        {
            // Whoever reads events no more may take those for all.
            if holds_events { Exit::WorkLeft } else { Exit::Done }
        }
        Err(error) => {
            output.fail(&error);
            match error {
                Error::Workflow(
                    workflow::Error::WouldDouble { .. }
                    | workflow::Error::InDoubt { .. }
                    | workflow::Error::SentBeside { .. }
                    | workflow::Error::RecordBehind { .. }
                    | workflow::Error::MustFix { .. }
                    | workflow::Error::Guarded { .. },
                ) => Exit::MustFix,
                _ => Exit::Failed,
            }
        }
    }
}

fn run(args: &Args, open: OpenWindow, output: &mut Output) -> Result<Exit, Error> {
    store::sweep(args.data.as_deref());
    let Some(command) = &args.command else { return open_window(args, open, output) };
    store::faults::note(command.into());
    match command {
        Command::Rows(command) => rows::run(command, output),
        Command::Plan(command) => plan::run(command, args.data.as_deref(), output),
        Command::Preview(command) => preview::run(command, args.data.as_deref(), output),
        Command::Check(command) => check::run(command, args.data.as_deref(), output),
        Command::Run(command) if command.bucket.to.is_some() => bulk::run(command, args.data.as_deref(), output),
        Command::Run(command) => run::run(command, args.data.as_deref(), output),
        Command::Save(command) => save::run(command, args.data.as_deref(), output),
        Command::Map(command) => map::run(command, args.data.as_deref(), args.json),
        Command::Resume(command) => resume::run(command, args.data.as_deref(), output),
        Command::History(command) => history::run(command, args.data.as_deref(), output),
        Command::Products(command) => products::run(command, args.data.as_deref(), output),
        Command::Access(command) => access::run(command, args.data.as_deref(), output),
        Command::Compare(command) => compare::run(command, args.data.as_deref(), output),
        Command::Arrival(command) => arrival::run(command, args.data.as_deref(), output),
        Command::Reconcile(command) => reconcile::run(command, args.data.as_deref(), output),
        Command::Bucket(command) => bucket::run(command, args.data.as_deref(), output),
        Command::Practice(command) => practice::run(command, output),
        Command::Doctor => doctor::run(args.data.as_deref(), output),
        Command::Schedule(command) => schedule::run(command, args.data.as_deref(), output),
    }
}

/// Whether a name stands for no file, folder, pattern or address: it may be a command that was typed wrongly.
fn is_nothing(name: &str) -> bool {
    let somewhere = name.contains("://") || name.contains(['*', '?', '[']);
    !somewhere && std::fs::symlink_metadata(name).is_err()
}

/// No command: the wizard, on the samples with `--demo`. Without a screen the demo runs on the command line.
fn open_window(args: &Args, open: OpenWindow, output: &mut Output) -> Result<Exit, Error> {
    if let Some(name) = args.files.iter().find(|name| is_nothing(name)) {
        output.fail(&Error::NoSuchFile { name: name.clone() });
        return Ok(Exit::Usage);
    }
    let files = args.files.iter().map(|file| hand_over::whole(file)).collect();
    match open(Given { files, demo: args.demo }, args.data.clone()) {
        Some(Ok(())) => Ok(Exit::Done),
        Some(Err(why)) if !args.demo => Err(Error::Window { why }),
        Some(Err(why)) => {
            say_line(&tr!("cli-window-demo-here", why = why));
            demo::run(args, output)
        }
        None if args.demo => demo::run(args, output),
        None => Err(Error::NoScreen),
    }
}
