//! `backfill practice`: a practice tracker for others to send to.

use super::output::Output;
use super::{Exit, args};
use crate::error::Error;
use crate::kissmetrics::practice::Practice;

pub(super) fn run(args: &args::Practice, output: &mut Output) -> Result<Exit, Error> {
    let practice = Practice::start(args.port)?;
    let address = practice.address();
    if output.json() {
        output.object(&serde_json::json!({ "address": address }))?;
    } else {
        output.line(format!("Practice tracker at {address}. What it holds: {address}/held. Ctrl+C ends it."))?;
    }
    output.flush()?;
    practice.serve_until_the_end();
    Ok(Exit::Done)
}
