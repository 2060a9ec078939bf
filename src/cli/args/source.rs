//! What can be typed about a source that is read.

use std::path::PathBuf;

use clap::{Args as Group, ValueEnum};

use crate::source::Answers;

/// What is read.
#[derive(Group, Debug)]
pub(in crate::cli) struct Source {
    /// A file (a table as text, JSON, a spreadsheet or an SQLite database) or a mysql:// or postgres:// address; several
    /// files, a folder or a pattern such as "orders-*.csv" are read as one table
    #[arg(required = true, num_args = 1..)]
    pub source: Vec<String>,

    /// Of a database: the table to read (of one in a file the largest, unless you name one)
    #[arg(long, conflicts_with = "query")]
    pub table: Option<String>,

    /// Of a database: the query to read
    #[arg(long)]
    pub query: Option<String>,

    /// Of a spreadsheet: the sheet to read (the one with the most rows, unless you name one), or a pattern for several such
    /// as "*"
    #[arg(long, conflicts_with_all = ["table", "query"])]
    pub sheet: Option<String>,

    /// A setting of how the source is read, such as separator=semicolon (can be repeated)
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = super::pair)]
    pub settings: Vec<(String, String)>,

    #[command(flatten)]
    pub encryption: Encryption,
}

/// How a connection to a database is protected.
#[derive(Group, Debug, Default)]
pub(in crate::cli) struct Encryption {
    /// How the connection to the database is encrypted (else encrypted and verified, but for this computer's own)
    #[arg(long, value_enum, value_name = "HOW")]
    pub encryption: Option<Encrypted>,

    /// A file with the certificates to trust, and no others, when that connection is verified
    #[arg(long, value_name = "FILE")]
    pub ca_file: Option<PathBuf>,
}

/// What a connection may be, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum Encrypted {
    /// Encrypted; certificate and host name are checked
    Required,
    /// Encrypted; only who signed the certificate is checked, which must be somebody of --ca-file
    Authority,
    /// Encrypted, not verified: somebody on the way who pretends to be the server could read everything
    Unverified,
    /// Not encrypted: anybody on the way can read everything
    Off,
}

impl Encryption {
    /// Whether anything was given.
    pub fn is_given(&self) -> bool {
        self.answers().next().is_some()
    }

    /// What was given, as answers of the source.
    pub fn answers(&self) -> impl Iterator<Item = (&'static str, String)> {
        let tls = self.encryption.map(|how| match how {
            Encrypted::Required => "required",
            Encrypted::Authority => "authority",
            Encrypted::Unverified => "unverified",
            Encrypted::Off => "off",
        });
        let file = self.ca_file.as_ref().map(|file| std::path::absolute(file).unwrap_or_else(|_| file.clone()));
        let file = file.map(|file| ("ca_file", file.to_string_lossy().into_owned()));
        tls.map(|tls| ("tls", tls.to_owned())).into_iter().chain(file)
    }

    /// The answers with what was given in the place of what they say.
    pub fn put(&self, answers: Answers) -> Answers {
        self.answers().fold(answers, |answers, (field, value)| answers.with(field, value))
    }
}
