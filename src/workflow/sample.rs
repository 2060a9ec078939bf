//! The sample that a first look starts from: an invented list of users, and a plan for it.

use std::path::{Path, PathBuf};

use super::Error;
use crate::plan::Plan;
use crate::source::{self, Answers};
use crate::store::{self, StoreError};

/// What the sample is called.
const NAME: &str = "users-export.csv";

const TABLE: &[u8] = include_bytes!("../../assets/samples/users-export.csv");

const PLAN: &str = include_str!("../../assets/samples/users-export.toml");

/// Puts the sample among Backfill's own files, so that it is read like any other, and says where.
///
/// # Errors
/// When there is no place for Backfill's own files.
pub fn place(data: Option<&Path>) -> Result<PathBuf, StoreError> {
    store::keep(&store::data_folder(data)?, NAME, TABLE)
}

/// A plan for the sample, which is put in its place.
///
/// # Errors
/// When there is no place for Backfill's own files.
pub fn plan(data: Option<&Path>) -> Result<Plan, Error> {
    let path = place(data)?;
    let mut plan = Plan::parse(PLAN, &path)?;
    plan.source = plan.source.with("file", path.to_string_lossy().into_owned());
    Ok(plan)
}

/// Whether a source is the sample, wherever it lies and whatever it is called: it never leaves this computer.
pub fn is_sample(source: &Answers) -> bool {
    let is_it = |path: PathBuf| {
        let as_long = std::fs::metadata(&path).is_ok_and(|file| file.len() == TABLE.len() as u64);
        as_long && std::fs::read(path).is_ok_and(|bytes| bytes == TABLE)
    };
    source.files_read().any(is_it)
}

/// What opens the sample.
///
/// # Errors
/// When there is no place for Backfill's own files.
pub fn answers(data: Option<&Path>) -> Result<Answers, Error> {
    Ok(source::named(&place(data)?.to_string_lossy())?)
}
