//! Why a plan cannot be run by many processes, or one of them cannot go on. Data only; [`crate::text`] makes the sentence.

use std::path::PathBuf;

/// Why a plan cannot be run by many processes, or one of them cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum MapProblem {
    /// What becomes of an event depends on others of its person, and only rows are looked at. Either events are merged in
    /// a while, or those of the same second are told apart.
    NeedsPeople { thins: bool },
    /// Things are looked up in these second sources, and the plan comes without what they say.
    NoDictionary { lookups: Vec<String> },
    /// What was prepared is not whole.
    Damaged { path: PathBuf },
    /// What was prepared was written by a newer program.
    Newer { path: PathBuf },
    /// What becomes of an event depends on others of its person and on which comes first, and nobody says where these rows
    /// stand.
    NoPlace,
    /// A cell that says where its row stands is no whole number.
    NoOrder { row: u64, column: String, value: String },
    /// A line is no event of another process.
    NoEvent { line: u64 },
    /// What another process writes ends within a line.
    Torn { line: u64 },
    /// A line belongs above the one before it.
    NotSorted { line: u64 },
    /// Two events of one person have the same place in the source.
    SamePlace { line: u64 },
}
