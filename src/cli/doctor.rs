//! `backfill doctor`: what is there and what is missing on this computer, and what to do about each.

use std::path::Path;

use serde_json::json;

use super::Exit;
use super::check::inset;
use super::output::Output;
use crate::error::Error;
use crate::store::keychain::System;
use crate::text::{Face, doctor_sentence, word};
use crate::tr;
use crate::workflow::doctor::{Health, examine};

pub(super) fn run(data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let found = examine(data, &System);
    for finding in &found {
        let said = || doctor_sentence(&finding.said, Face::Commands);
        if output.json() {
            output.object(|| {
                let advice = finding.advice.as_ref().map(word);
                json!({ "about": finding.about, "health": finding.health.id(), "said": said(), "advice": advice })
            })?;
        } else {
            output.line(tr!("cli-doctor", health = finding.health.id(), said = said()))?;
            if let Some(advice) = &finding.advice {
                output.line(inset(&word(advice)))?;
            }
        }
    }
    output.flush()?;
    Ok(if found.iter().any(|finding| finding.health == Health::Bad) { Exit::Failed } else { Exit::Done })
}
