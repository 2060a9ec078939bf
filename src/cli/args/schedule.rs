//! What can be typed behind `backfill schedule`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args as Group, Subcommand, ValueEnum};

use crate::schedule::system::SCHEDULERS;
use crate::schedule::{At, Every};

#[derive(Subcommand, Debug)]
pub(in crate::cli) enum Schedule {
    /// Send what is new by a plan, again and again. All of it must have been sent once, by the window or by run
    Add(AddSchedule),
    /// List what repeats, and what came of it last
    List,
    /// Let an import repeat no more; what it sent stays in the history
    Remove {
        /// Its number, or its plan
        schedule: String,
    },
    /// Send what is new now, as the system does when it is time
    Run(RunSchedule),
}

#[derive(Group, Debug)]
pub(in crate::cli) struct AddSchedule {
    /// The plan
    pub plan: PathBuf,

    /// The product that it goes to, as it was called when it was sent
    #[arg(long, value_name = "NAME")]
    pub product: String,

    /// The time of day, by this computer's clock; every hour its minutes
    #[arg(long, value_name = "HH:MM", default_value_t)]
    pub at: At,

    /// How often
    #[arg(long, value_enum, value_name = "HOW", default_value_t = Often::Day)]
    pub every: Often,

    /// What starts it (else what the system has)
    #[arg(long, value_name = "SCHEDULER", value_parser = PossibleValuesParser::new(SCHEDULERS.map(|one| one.id())))]
    pub by: Option<String>,

    /// The plan's databases need no password, or BACKFILL_DATABASE_PASSWORD is set where the schedule starts
    #[arg(long)]
    pub no_password: bool,

    /// A command that is run after each time, with the outcome as JSON on its standard input, and without the keys and
    /// passwords that Backfill reads from the environment
    #[arg(long, value_name = "COMMAND")]
    pub on_end: Option<String>,
}

#[derive(Group, Debug)]
pub(in crate::cli) struct RunSchedule {
    /// Its number, or its plan
    pub schedule: String,

    /// Only where it was due and did not run, as when the computer was off
    #[arg(long)]
    pub if_missed: bool,
}

/// [`Every`], as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum Often {
    Day,
    Hour,
    /// For trying
    Minute,
}

impl From<Often> for Every {
    fn from(often: Often) -> Self {
        match often {
            Often::Day => Self::Day,
            Often::Hour => Self::Hour,
            Often::Minute => Self::Minute,
        }
    }
}
