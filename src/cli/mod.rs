//! The command line: everything that the window does to data, through the same core. One file per command.
//!
//! Results go to stdout, progress and reasons to stderr. With `--json` the results are one JSON object per line.

mod args;
mod check;
mod demo;
mod history;
mod names;
mod output;
mod plan;
mod practice;
mod preview;
mod resume;
mod rows;
mod run;
mod save;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use crate::error::Error;
use crate::import;
use args::{Args, Command};
use output::Output;

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

/// Runs the command that the arguments name.
pub fn main() -> Exit {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version come this way too; a closed output is nobody's fault.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage } else { Exit::Done };
        }
    };
    let mut output = Output::new(args.json);
    match run(&args, &mut output) {
        Ok(exit) => exit,
        Err(Error::Import(import::Error::Write { path: None, source }))
            if source.kind() == std::io::ErrorKind::BrokenPipe =>
        {
            Exit::Done
        }
        Err(error) => {
            output.fail(&error);
            Exit::Failed
        }
    }
}

fn run(args: &Args, output: &mut Output) -> Result<Exit, Error> {
    let Some(command) = &args.command else { return open_window(args, output) };
    match command {
        Command::Rows(command) => rows::run(command, output),
        Command::Plan(command) => plan::run(command, output),
        Command::Preview(command) => preview::run(command, output),
        Command::Check(command) => check::run(command, output),
        Command::Run(command) => run::run(command, args.data.as_deref(), output),
        Command::Save(command) => save::run(command, output),
        Command::Resume(command) => resume::run(command, args.data.as_deref(), output),
        Command::History(command) => history::run(command, args.data.as_deref(), output),
        Command::Practice(command) => practice::run(command, output),
    }
}

/// No command: the wizard, on the samples with `--demo`. Without a screen the demo runs on the command line.
fn open_window(args: &Args, output: &mut Output) -> Result<Exit, Error> {
    #[cfg(feature = "window")]
    if crate::gui::has_screen() {
        return match crate::gui::run(args.demo, args.data.clone()) {
            Ok(()) => Ok(Exit::Done),
            Err(why) if args.demo => {
                eprintln!("{why} The sample import runs here instead.");
                demo::run(args, output)
            }
            Err(why) => Err(Error::Window { why }),
        };
    }
    if args.demo { demo::run(args, output) } else { Err(Error::NoScreen) }
}
