//! How many events an import uses of what a plan at Kissmetrics includes, said before anything is sent.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::terminal::say_line;
use crate::check::whole::Checked;
use crate::clock;
use crate::error::Error;
use crate::kissmetrics::client::Destination;
use crate::ledger::{Ledger, LedgerError, Product};
use crate::pipeline::{PassProgress, Pipeline, Stop};
use crate::sink::kissmetrics::pace::Ceiling;
use crate::text::allowance_lines;
use crate::workflow::allowance::{Allowance, MonthUse, sent_by_month};
use crate::workflow::begin::PriorSends;
use crate::workflow::record;

/// What the events would use of what the plan of a product includes; those that it was sent before use nothing.
pub(super) fn of_product(
    name: &str,
    pipeline: &Pipeline,
    checked: &Checked,
    data: Option<&Path>,
) -> Result<Allowance, Error> {
    let ledger = record::look(data)?.ok_or_else(|| LedgerError::NoProduct { name: name.to_owned() })?;
    let product = ledger.product_named(name)?;
    let prior = PriorSends::look_up(&ledger, &product, pipeline, None, &Stop::default(), &PassProgress::default())?;
    let new = checked.outcomes.to_send().saturating_sub(prior.events.done.len());
    allowance(&ledger, &product, new, Ceiling::Normal.takes(new))
}

/// Says what so many events use, if they begin to be sent now and take so long.
pub(super) fn say(ledger: &Ledger, product: &Product, events: u64, takes: Duration) -> Result<(), Error> {
    let allowance = allowance(ledger, product, events, takes)?;
    let here = Destination::parse(&product.address).is_ok_and(|tracker| tracker.is_this_computer());
    // A tracker on this computer is part of no plan, unless somebody says so.
    if allowance.monthly.is_some() || !here {
        allowance_lines(&allowance).iter().for_each(|line| say_line(line));
    }
    Ok(())
}

fn allowance(ledger: &Ledger, product: &Product, events: u64, takes: Duration) -> Result<Allowance, Error> {
    let sent = sent_by_month(ledger, &ledger.imports()?, product)?;
    Ok(Allowance::of(events, takes, clock::now(), &sent, ledger.monthly_events(product)?))
}

/// The same for programs.
pub(super) fn object(allowance: &Allowance) -> Value {
    let month = |of: &MonthUse| {
        json!({
            "month": of.month.format("%Y-%m").to_string(),
            "sent_before": of.before.events,
            "sent_before_at_most": of.before.at_most,
            "events": of.events,
        })
    };
    json!({ "months": allowance.months.iter().map(month).collect::<Vec<_>>(), "monthly_events": allowance.monthly })
}
