//! What can be typed behind `backfill map`.

use std::path::PathBuf;

use clap::Args as Group;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Database, pair};
use crate::source::{SourceKind, kind, piped_kinds};

#[derive(Group, Debug)]
pub(in crate::cli) struct Map {
    /// The plan, or what --prepare wrote of it
    pub plan: PathBuf,

    /// Write a person and a place before each event, for --by-person: sort such lines as bytes by person, then by place
    #[arg(long)]
    pub keyed: bool,

    /// With --keyed, the column that says where a row stands in the whole: whole numbers, different in each row (else the
    /// row's number in what is read)
    #[arg(long, value_name = "COLUMN", requires = "keyed")]
    pub order: Option<String>,

    /// With --keyed, the number of what is read among all parts of the table, in their order (0 for all of it)
    #[arg(long, value_name = "N", requires = "keyed")]
    pub part: Option<u32>,

    /// Read lines of --keyed instead of rows, sorted, and write the events that are to be sent
    #[arg(long, conflicts_with_all = ["keyed", "read", "settings", "open_end"])]
    pub by_person: bool,

    /// Read rows as this kind of file usually has them, with what the plan says of cells (else as the plan's source says,
    /// and where that is no such file as comma-separated UTF-8 text)
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    pub read: Option<&'static SourceKind>,

    /// A setting of how rows are read, such as separator=semicolon (can be repeated)
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = pair)]
    pub settings: Vec<(String, String)>,

    /// The last row is whole without a line end behind it (else it counts as cut off)
    #[arg(long)]
    pub open_end: bool,

    /// Write what was counted into this file, as JSON (else on standard error, where it is JSON with --json)
    #[arg(long, value_name = "FILE")]
    pub counters: Option<PathBuf>,

    /// Write the plan with what it looks up, and with how its source is read, as one file that needs nothing else
    #[arg(long, requires = "output", conflicts_with_all = ["keyed", "by_person", "read", "settings", "open_end", "counters"])]
    pub prepare: bool,

    /// With --prepare, where to write it
    #[arg(short, long, value_name = "FILE", requires = "prepare")]
    pub output: Option<PathBuf>,

    #[command(flatten)]
    pub database: Database,
}

/// The kinds that can be read from standard input, by their names.
fn kinds() -> impl TypedValueParser<Value = &'static SourceKind> {
    let named = |id: String| kind(&id).ok_or("unknown");
    PossibleValuesParser::new(piped_kinds().map(|kind| kind.id)).try_map(named)
}
