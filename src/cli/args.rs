//! What can be typed.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};

use crate::mapping::TimeFormat;

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
    /// Write a plan, guessing what is not given; the reasons go to stderr
    Plan(Plan),
    /// Print the events that a plan makes, each with its row and its exact request
    Preview(Preview),
    /// Check the whole source: what would be handed over, kept, lost, and why
    Check(Check),
    /// Check, then send
    Run(Run),
    /// Run a practice tracker for others to send to
    Practice(Practice),
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
pub(super) struct Plan {
    #[command(flatten)]
    pub source: Source,

    /// The column that names the person
    #[arg(long, value_name = "COLUMN")]
    pub person: Option<String>,

    /// The column with the time
    #[arg(long, value_name = "COLUMN")]
    pub time: Option<String>,

    /// How the times are written, where the column does not show it
    #[arg(long, value_name = "FORMAT")]
    pub time_format: Option<Format>,

    /// The name of the event, the same for every row
    #[arg(long, value_name = "NAME", conflicts_with = "event_column")]
    pub event: Option<String>,

    /// The column with the names of the events
    #[arg(long, value_name = "COLUMN")]
    pub event_column: Option<String>,

    /// A detail to send: a column, and the name it is sent under (can be repeated); without any, details are guessed
    #[arg(long = "property", value_name = "COLUMN[=NAME]")]
    pub properties: Vec<String>,

    /// The time zone of times that say none, such as Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,

    /// Where to write the plan (else stdout)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// [`TimeFormat`], as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    YearFirst,
    DayFirst,
    MonthFirst,
    UnixSeconds,
    UnixMilliseconds,
    ExcelDays,
    #[value(name = "excel-days-1904")]
    ExcelDays1904,
}

impl From<Format> for TimeFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::YearFirst => Self::YearFirst,
            Format::DayFirst => Self::DayFirst,
            Format::MonthFirst => Self::MonthFirst,
            Format::UnixSeconds => Self::UnixSeconds,
            Format::UnixMilliseconds => Self::UnixMilliseconds,
            Format::ExcelDays => Self::ExcelDays,
            Format::ExcelDays1904 => Self::ExcelDays1904,
        }
    }
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

    /// Write the rows of which something would not be sent: all their columns, the row's number and the reason
    #[arg(long, value_name = "FILE")]
    pub left_out: Option<PathBuf>,
}

#[derive(Group, Debug)]
pub(super) struct Run {
    /// The plan
    pub plan: PathBuf,

    /// Send to this address instead of Kissmetrics; https, or http on this computer
    #[arg(long, value_name = "URL")]
    pub tracker: Option<String>,

    /// Send only the first events
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,

    /// Do not ask before sending
    #[arg(long)]
    pub yes: bool,

    /// The most requests under way at once
    #[arg(long, value_enum, default_value_t = Pace::Normal)]
    pub pace: Pace,
}

/// [`Ceiling`](crate::import::pace::Ceiling), as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Pace {
    Gentle,
    Normal,
    Fast,
}

#[derive(Group, Debug)]
pub(super) struct Practice {
    /// The port to listen on; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub port: u16,
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) => Ok((name.trim().to_owned(), value.to_owned())),
        None => Err("write it as NAME=VALUE".to_owned()),
    }
}
