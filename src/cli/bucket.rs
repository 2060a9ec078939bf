//! `backfill bucket`: which parts of an import Kissmetrics has taken from its bucket, and what a bucket must allow.

use std::path::Path;

use serde_json::{Value, json};

use super::bulk::credentials;
use super::output::Output;
use super::terminal::say_line;
use super::{Exit, args};
use crate::clock;
use crate::error::Error;
use crate::ledger::Import;
use crate::sink::bucket::{Bulk, KISSMETRICS_USER, Place, Standing, TAKEN};
use crate::text::{permission_sentences, standing_sentences};
use crate::tr;
use crate::workflow;
use crate::workflow::bucket::{look, parts_in_all};
use crate::workflow::record;

pub(super) fn run(args: &args::Bucket, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    if let Some(address) = &args.policy {
        return policy(&Place::parse(address, None, None)?, output);
    }
    let Some(ledger) = record::look(data)? else { return none() };
    let import = match args.import {
        Some(id) => ledger.import(id)?,
        None => match ledger.imports()?.into_iter().find(|import| import.delivery.is_some()) {
            Some(import) => import,
            None => return none(),
        },
    };
    let delivery = import.delivery.as_ref().ok_or(workflow::Error::NotByBucket)?;
    let credentials = credentials(&Bulk::of(delivery)?.place)?;
    let standing = look(&ledger, &import, &credentials)?;
    let all = parts_in_all(&import, standing.written);
    if output.json() {
        output.object(|| object(&import, &standing, all))?;
    } else {
        for sentence in standing_sentences(&standing, all, clock::now()) {
            output.line(sentence)?;
        }
    }
    output.flush()?;
    Ok(Exit::Done)
}

fn none() -> Result<Exit, Error> {
    say_line(tr!("cli-bucket-none"));
    Ok(Exit::Failed)
}

fn object(import: &Import, standing: &Standing, all: u64) -> Value {
    json!({
        "import": import.id,
        "place": import.delivery.as_ref().map(|delivery| &delivery.place),
        "parts": all,
        "written": standing.written,
        "taken": standing.taken,
        "waiting": standing.waiting,
        "missing": standing.missing(),
        "last": standing.last.map(|last| last.to_rfc3339()),
    })
}

/// Prints what whoever manages the bucket can add to its policy.
fn policy(place: &Place, output: &mut Output) -> Result<Exit, Error> {
    let (bucket, user) = (format!("arn:aws:s3:::{}", place.bucket()), json!({ "CanonicalUser": KISSMETRICS_USER }));
    let statement = |id: &str, actions: &[&str], resource: String| json!({ "Sid": id, "Effect": "Allow", "Principal": user, "Action": actions, "Resource": resource });
    let policy = json!({
        "Version": "2012-10-17",
        "Statement": [
            statement("KissmetricsLists", &["s3:ListBucket"], bucket.clone()),
            statement("KissmetricsMoves", &["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], format!("{bucket}/{}", place.within("*"))),
            statement("KissmetricsKeeps", &["s3:GetObject", "s3:PutObject"], format!("{bucket}/{TAKEN}/*")),
        ],
    });
    // A value always has a JSON form.
    output.document(&serde_json::to_string_pretty(&policy).unwrap_or_default())?;
    output.flush()?;
    permission_sentences().iter().for_each(|sentence| say_line(sentence));
    Ok(Exit::Done)
}
