//! What can be typed.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand};

/// Brings a company's past into Kissmetrics. Without a command the wizard opens.
#[derive(Parser, Debug)]
#[command(name = "backfill", version, about, after_help = EXIT_CODES)]
pub(super) struct Args {
    /// Open the wizard on sample data with a practice tracker; without a screen, run that import and print what
    /// arrived
    #[arg(long, conflicts_with = "json")]
    pub demo: bool,

    /// Print results as one JSON object per line
    #[arg(long, global = true)]
    pub json: bool,

    /// The folder for Backfill's own files (else the system's usual place)
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,

    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 failed, 2 wrong use, 3 the check found what must be fixed, 4 stopped \
                          with work left.";

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Print the table as it was understood, as clean CSV
    Rows(Rows),
    /// Print the events that a plan makes, each with its row and its exact request
    Preview(Preview),
    /// Check the whole source: what would be handed over, kept, lost, and why
    Check(Check),
}

/// What is read.
#[derive(Group, Debug)]
pub(super) struct Source {
    /// A file, or a mysql:// address
    pub source: String,

    /// With a mysql:// address: the table to read
    #[arg(long, conflicts_with = "query")]
    pub table: Option<String>,

    /// With a mysql:// address: the query to read
    #[arg(long)]
    pub query: Option<String>,

    /// A setting of how the source is read, such as separator=semicolon (can be repeated)
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = pair)]
    pub settings: Vec<(String, String)>,
}

#[derive(Group, Debug)]
pub(super) struct Rows {
    #[command(flatten)]
    pub source: Source,

    /// Only the first rows
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
}

#[derive(Group, Debug)]
pub(super) struct Preview {
    /// The plan
    pub plan: PathBuf,

    /// Only the first rows
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
}

#[derive(Group, Debug)]
pub(super) struct Check {
    /// The plan
    pub plan: PathBuf,
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) => Ok((name.trim().to_owned(), value.to_owned())),
        None => Err("write it as NAME=VALUE".to_owned()),
    }
}
