//! `backfill practice`: a practice tracker for others to send to.

use std::time::Duration;

use super::output::Output;
use super::{Exit, args};
use crate::error::Error;
use crate::kissmetrics::practice::{Manner, Practice};
use crate::text::word;
use crate::tr;

pub(super) fn run(args: &args::Practice, output: &mut Output) -> Result<Exit, Error> {
    let practice = Practice::start(args.port, word)?;
    practice.behave(Manner {
        lag: Duration::from_secs(args.lag),
        drop_every: args.drop_every,
        alter_every: args.alter_every,
        changed_beta: args.changed_beta,
        refuses: false,
    });
    let address = practice.address();
    if output.json() {
        output.object(|| serde_json::json!({ "address": address }))?;
    } else {
        output.line(tr!("cli-practice", address = address))?;
    }
    output.flush()?;
    practice.serve_until_the_end();
    Ok(Exit::Done)
}
