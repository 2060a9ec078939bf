//! What can be typed about what a product holds: access to it, what it knows before something is sent, and what it counts
//! and exports afterwards.

use std::path::PathBuf;

use clap::Args as Group;

use super::Database;

#[derive(Group, Debug)]
pub(in crate::cli) struct Reconcile {
    /// The import's number in the history
    pub import: i64,

    /// The raw export: its files, a folder or a pattern, packed or not
    #[arg(required = true, num_args = 1..)]
    pub export: Vec<String>,

    /// Write the rows of which an event is missing, to be sent again by the same plan: all their columns, the row's number
    /// and the reason
    #[arg(long, value_name = "FILE")]
    pub missing: Option<PathBuf>,

    #[command(flatten)]
    pub database: Database,
}

#[derive(Group, Debug)]
pub(in crate::cli) struct Access {
    /// The product, as it is called here
    pub product: String,

    /// Read its account from now on: names of events and details with their counts, the time zone, and whether people are
    /// known. Signs in with KISSMETRICS_ACCOUNT_EMAIL and KISSMETRICS_ACCOUNT_PASSWORD, or with KISSMETRICS_ACCOUNT_KEY, or
    /// asks
    #[arg(long, conflicts_with = "off")]
    pub on: bool,

    /// Read from it no longer, and forget the sign-in
    #[arg(long)]
    pub off: bool,

    /// What the account calls it, where the account has several products
    #[arg(long = "as", value_name = "NAME", requires = "on")]
    pub account_product: Option<String>,

    /// Ask this address instead of Kissmetrics'; https, or http on this computer
    #[arg(long, value_name = "URL", requires = "on")]
    pub query_host: Option<String>,

    /// Of a product that nothing went to yet, with its key in KISSMETRICS_API_KEY: the address that its events go to, where
    /// that is not Kissmetrics'
    #[arg(long, value_name = "URL", requires = "on")]
    pub tracker: Option<String>,

    /// Keep the sign-in in the system's keychain, so that it need not be given each time
    #[arg(long, requires = "on")]
    pub remember: bool,
}

#[derive(Group, Debug)]
pub(in crate::cli) struct Compare {
    /// The plan
    pub plan: PathBuf,

    /// The product that it is to go to, as it is called here
    #[arg(long, value_name = "NAME")]
    pub product: String,

    /// Search five of the plan's people, too
    #[arg(long)]
    pub people: bool,

    #[command(flatten)]
    pub database: Database,
}

#[derive(Group, Debug)]
pub(in crate::cli) struct Arrival {
    /// The import's number in the history
    pub import: i64,

    /// Look again every five minutes until each is counted as expected, for an hour at most
    #[arg(long)]
    pub wait: bool,
}
