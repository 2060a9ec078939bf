//! What can be typed.

mod arrival;
mod bucket;
mod map;
mod schedule;
mod source;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use strum::IntoStaticStr;

use crate::mapping::TimeFormat;
use crate::sink::{FileSink, USUAL_FILES, file_sinks};
use crate::text::{self, LANGUAGES, Language};

pub(super) use arrival::{Access, Arrival, Compare, Reconcile};
pub(super) use bucket::{Bucket, Server, ToBucket};
pub(super) use map::Map;
pub(super) use schedule::{AddSchedule, RunSchedule, Schedule};
pub(super) use source::{Encryption, Source};

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

    /// The language to speak (else the system's, where Backfill speaks it); JSON and plans are the same in each
    #[arg(long, global = true, value_name = "LANGUAGE", env = "BACKFILL_LANGUAGE", value_parser = languages())]
    pub language: Option<&'static Language>,

    /// Open the wizard on these: a table, several as one table, a database's address, or saved settings; a window that is
    /// open takes them
    #[arg(value_name = "FILE", conflicts_with = "demo")]
    pub files: Vec<String>,

    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 failed, 2 wrong use, 3 the check found what must be fixed, 4 stopped \
                          with work left.";

#[derive(Subcommand, Debug, IntoStaticStr)]
pub(super) enum Command {
    /// Print the table as it was understood, as clean CSV
    Rows(Rows),
    /// Write a plan, guessing what is not given; the reasons go to stderr
    Plan(Box<Plan>),
    /// Print the events that a plan makes, each with its row and its exact request
    Preview(Preview),
    /// Check the whole source: what would be sent, kept, lost, and why
    Check(Check),
    /// Check, then send
    Run(Run),
    /// Write the events into files that Kissmetrics takes by hand, instead of sending them
    Save(Save),
    /// Turn rows on standard input into the events of save, as one process of many
    Map(Map),
    /// Go on with an import that was interrupted or stopped
    Resume(Resume),
    /// List the imports, and what became of each
    History(History),
    /// List the products that events went to; with a name, change what one is called or what it is for
    Products(Products),
    /// Compare what an import sent with a raw export of Kissmetrics: what is there, missing, different
    Reconcile(Reconcile),
    /// Let a product's account be read, or no longer; without options, say whether it may be
    Access(Access),
    /// Compare a plan's names, zone and people with what a product knows that may be read
    Compare(Compare),
    /// Say how often Kissmetrics counts each event of an import, beside what it counted before
    Arrival(Arrival),
    /// Say which parts of an import Kissmetrics has taken from its bucket, or what a bucket needs to be read
    Bucket(Bucket),
    /// Run a practice tracker for others to send to
    Practice(Practice),
    /// Say what is there and what is missing on this computer, and what to do about each
    Doctor,
    /// Have an import repeat by itself: what is new is sent, unless something is not as usual
    #[command(subcommand)]
    Schedule(Schedule),
}

/// The database of a plan.
#[derive(Group, Debug, Default)]
pub(super) struct Database {
    /// The plan's database, as HOST or HOST:PORT: BACKFILL_DATABASE_PASSWORD may go there. Needed once where nobody can
    /// be asked
    #[arg(long, value_name = "SERVER")]
    pub database: Option<String>,

    #[command(flatten)]
    pub encryption: Encryption,
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

    /// Send names from a column as Kissmetrics' guides write them (added_to_cart as Added to Cart), where no letter is lost;
    /// else they leave as they are found
    #[arg(long)]
    pub nice_names: bool,

    /// A detail to send: a column, and the name it is sent under (can be repeated); without any, details are guessed
    #[arg(long = "property", value_name = "COLUMN[=NAME]")]
    pub properties: Vec<String>,

    /// Look a column up in another file, or in a table of the same database, and take what stands there instead: by
    /// which of its columns, and which is taken; guessed where they are not given (can be repeated)
    #[arg(long = "look-up", value_name = "COLUMN=FILE[:BY:TAKE]", value_parser = super::lookups::parse)]
    pub look_ups: Vec<super::lookups::LookUp>,

    /// The time zone of times that say none, such as Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,

    /// The column that says the time zone of each row: offsets, letters such as PDT, names such as Europe/Berlin
    #[arg(long, value_name = "COLUMN")]
    pub zone_column: Option<String>,

    /// Where to write the plan (else stdout)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Replace the file where it is there and says something else
    #[arg(long, requires = "output")]
    pub overwrite: bool,
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

    #[command(flatten)]
    pub database: Database,

    /// Only the first rows
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
}

#[derive(Group, Debug)]
pub(super) struct Check {
    /// The plan
    pub plan: PathBuf,

    #[command(flatten)]
    pub database: Database,

    /// Change the plan by what fixes a finding, before the check: its name, and which of its fixes (the first, where none
    /// is given; can be repeated). The plan's file is written anew, without comments
    #[arg(long = "fix", value_name = "ID[=N]", value_parser = parse_fix)]
    pub fixes: Vec<ChosenFix>,

    /// Write the rows of which something would not be sent: all their columns, the row's number and the reason
    #[arg(long, value_name = "FILE")]
    pub left_out: Option<PathBuf>,

    /// A product that events went to before, by its name: say also how many events of its monthly allowance this would use
    #[arg(long, value_name = "NAME")]
    pub product: Option<String>,
}

#[derive(Group, Debug)]
pub(super) struct Run {
    /// The plan
    pub plan: PathBuf,

    #[command(flatten)]
    pub database: Database,

    /// Send to this address instead of Kissmetrics or the plan's; https, or http on this computer. With --yes, an address
    /// in the plan that is not Kissmetrics' must be named here too
    #[arg(long, value_name = "URL")]
    pub tracker: Option<String>,

    /// Send only the first events
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,

    /// What the product is called, now and later; a key that was kept under this name is used
    #[arg(long, value_name = "NAME")]
    pub product: Option<String>,

    /// Keep the key in the system's keychain for this product, so that --product alone is enough later
    #[arg(long, requires = "product")]
    pub remember: bool,

    /// The product is for trying, not the company's own
    #[arg(long)]
    pub test: bool,

    /// Only what is new since this plan was last sent: rows behind the highest key or time of then, or those that
    /// were added at the end of the file
    #[arg(long = "new", conflicts_with_all = ["again", "limit"])]
    pub only_new: bool,

    /// Leave out the rows that must be fixed before anything may be sent; the plan that is recorded says so
    #[arg(long)]
    pub leave_out_problems: bool,

    /// Send also what was sent to this product before; where it differs, Kissmetrics keeps both permanently
    #[arg(long)]
    pub again: bool,

    #[command(flatten)]
    pub bucket: ToBucket,

    #[command(flatten)]
    pub sending: Sending,
}

/// How is sent.
#[derive(Group, Debug)]
pub(super) struct Sending {
    /// Do not ask before sending, nor after the first few events
    #[arg(long)]
    pub yes: bool,

    /// The most requests under way at once
    #[arg(long, value_enum, default_value_t = Pace::Normal)]
    pub pace: Pace,

    /// A command that is run at the end, with the outcome as JSON on its standard input, and without the keys and passwords
    /// that Backfill reads from the environment
    #[arg(long, value_name = "COMMAND")]
    pub on_end: Option<String>,
}

#[derive(Group, Debug)]
pub(super) struct Save {
    /// The plan
    pub plan: PathBuf,

    #[command(flatten)]
    pub database: Database,

    /// The folder for the files; made when it is not there
    pub folder: PathBuf,

    #[arg(long = "as", value_name = "FORM", help = forms_help(), value_parser = forms(), default_value = USUAL_FILES.id())]
    pub form: &'static dyn FileSink,

    /// The most events in a file
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    pub part: u64,

    /// Replace the files of an earlier save that are in the folder, all of them
    #[arg(long)]
    pub overwrite: bool,
}

/// The forms of files that there are, by their names.
fn forms() -> impl TypedValueParser<Value = &'static dyn FileSink> {
    let named = |id: String| file_sinks().find(|sink| sink.id() == id).ok_or("there is no such form");
    PossibleValuesParser::new(file_sinks().map(|sink| sink.id())).try_map(named)
}

/// What each form holds, in English as all of clap's help.
fn forms_help() -> String {
    text::in_english(|| file_sinks().map(|sink| text::word(&sink.holds())).collect::<Vec<_>>().join("; "))
}

/// The languages that are spoken, by their ids.
fn languages() -> impl TypedValueParser<Value = &'static Language> {
    let spoken = |id: String| text::named(&id).ok_or("there is no such language");
    PossibleValuesParser::new(LANGUAGES.iter().map(|language| language.id)).try_map(spoken)
}

#[derive(Group, Debug)]
pub(super) struct Resume {
    /// Its number in the history (else the latest that has work left)
    pub import: Option<i64>,

    #[command(flatten)]
    pub database: Database,

    /// Where the source has changed: send what was not sent yet, as it is now
    #[arg(long)]
    pub only_new: bool,

    /// Where the source has changed: send all of it, as it is now; what differs from before is there twice for ever
    #[arg(long, conflicts_with = "only_new")]
    pub start_over: bool,

    /// Go on also where others have sent rows of it since with other settings, or may have left them in a file;
    /// Kissmetrics keeps both permanently
    #[arg(long)]
    pub again: bool,

    /// The address that the import goes to, where it is not Kissmetrics'; needed with --yes
    #[arg(long, value_name = "URL")]
    pub tracker: Option<String>,

    /// Of an import by a bucket: the region that the bucket is in, where another was said when it began
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,

    #[command(flatten)]
    pub sending: Sending,
}

#[derive(Group, Debug)]
pub(super) struct History {
    /// Forget this import, also which rows it sent
    #[arg(long, value_name = "IMPORT")]
    pub forget: Option<i64>,
}

/// [`Ceiling`](crate::sink::kissmetrics::pace::Ceiling), as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Pace {
    Gentle,
    Normal,
    Fast,
}

#[derive(Group, Debug)]
pub(super) struct Products {
    /// The product that is to be changed
    pub product: Option<String>,

    /// What it is called from now on
    #[arg(long, value_name = "NAME", requires = "product")]
    pub rename: Option<String>,

    /// What it is for from now on
    #[arg(long, value_enum, value_name = "KIND", requires = "product")]
    pub kind: Option<Kind>,

    /// How many events a month your Kissmetrics plan includes, to be told before sending how many are used; 0 for not known
    #[arg(long, value_name = "N", requires = "product")]
    pub monthly_events: Option<u64>,
}

/// [`ProductKind`](crate::ledger::ProductKind), as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Kind {
    /// The company's own
    Live,
    /// For trying
    Test,
}

#[derive(Group, Debug)]
pub(super) struct Practice {
    /// The port to listen on; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub port: u16,

    /// Tell totals only of what came so long ago
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub lag: u64,

    /// Drop one of so many events
    #[arg(long, value_name = "N")]
    pub drop_every: Option<u64>,

    /// Alter one of so many events: the value of its first detail
    #[arg(long, value_name = "N")]
    pub alter_every: Option<u64>,

    /// Answer what is asked in another form than Kissmetrics describes
    #[arg(long)]
    pub changed_beta: bool,
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) => Ok((name.trim().to_owned(), value.to_owned())),
        None => Err("write it as NAME=VALUE".to_owned()),
    }
}

/// A fix as it is typed: a finding's name, and which of the fixes of all findings of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChosenFix {
    pub id: String,
    pub number: usize,
}

/// Reads `ID` or `ID=N`.
fn parse_fix(text: &str) -> Result<ChosenFix, String> {
    let (id, number) = text.split_once('=').unwrap_or((text, "1"));
    match number.trim().parse() {
        Ok(number @ 1..) => Ok(ChosenFix { id: id.trim().to_owned(), number }),
        _ => Err("write it as ID or ID=NUMBER, such as person-variants or money-as-text=2".to_owned()),
    }
}
