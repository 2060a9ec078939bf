//! The source of an import that goes on, checked as it is now, whichever way the import goes.

use std::path::Path;

use super::check::{open_and_check, summary_lines};
use super::run::{Anew, where_it_stands};
use super::terminal::say_line;
use super::watch::say_warnings;
use super::{args, database};
use crate::check::whole::Checked;
use crate::error::Error;
use crate::ledger::{Import, Ledger};
use crate::pipeline::fingerprint::change;
use crate::pipeline::{PassProgress, Pipeline, Stop};
use crate::plan::Plan;
use crate::text::{behind_note, change_sentence};
use crate::tr;
use crate::workflow::begin::{PriorSends, Start};
use crate::workflow::resume::plan_of;

/// What an import goes on with, checked as it is now.
pub(super) struct Again {
    pub plan: Plan,
    pub pipeline: Pipeline,
    pub checked: Checked,
    /// How it begins anew, where the source has changed and the person has said what is to become of that.
    pub anew: Option<Anew>,
}

impl Again {
    /// How an import goes on whose source is what it was, and how many events are left of it. What others sent of that, and
    /// it would send differently, is refused unless that is meant.
    pub fn go_on(&self, import: Import, ledger: &Ledger, meant: bool) -> Result<(Start, u64), Error> {
        let (stop, progress) = (Stop::default(), PassProgress::default());
        let product = import.product.clone();
        let prior = PriorSends::look_up(ledger, &product, &self.pipeline, Some(&import), &stop, &progress)?;
        if !meant {
            prior.refuse_doubles(&product)?;
        }
        let left = prior.left_of(&import);
        if let found @ 1.. = prior.found_since(&import) {
            say_line(&match import.delivery {
                Some(_) => tr!("cli-found-since", count = found),
                None => tr!("cli-same-since", count = found),
            });
        }
        if let since @ 1.. = prior.sent_since(&import) {
            say_line(&tr!("cli-sent-since", count = since, product = &product.name));
        }
        Ok((Start::GoOn { import: Box::new(import), prior, doubles_meant: meant }, left))
    }
}

/// Says where an import stands, and checks its source again.
pub(super) fn check_again(
    args: &args::Resume,
    import: &Import,
    ledger: &Ledger,
    data: Option<&Path>,
) -> Result<Again, Error> {
    let plan = plan_of(import)?;
    let plan = database::ready(plan, &args.database, data)?;
    say_line(&where_it_stands(import));
    if ledger.is_behind(&import.product)? {
        say_line(&behind_note(&import.product.name));
    }
    let (pipeline, checked) = open_and_check(&plan)?;
    say_warnings(&checked.warnings);
    let changed = change(&pipeline, &import.fingerprint, &checked.fingerprint, &Stop::default())?;
    let anew = match changed {
        None => None,
        Some(change) if !args.only_new && !args.start_over => return Err(Error::SourceChanged { change }),
        Some(change) => {
            say_line(&change_sentence(&change));
            for line in summary_lines(&checked) {
                say_line(&line);
            }
            Some(Anew {
                again: args.start_over,
                meant: args.only_new,
                doubt_meant: args.again,
                instead_of: Some(import.id),
            })
        }
    };
    Ok(Again { plan, pipeline, checked, anew })
}
