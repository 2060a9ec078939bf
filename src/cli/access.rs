//! `backfill access`: lets a product's account be read, or no longer.

use std::path::Path;

use serde_json::{Value, json};

use super::output::Output;
use super::terminal::say_line;
use super::tracker::Tracker;
use super::watch::key_from_environment;
use super::{Exit, args, reading};
use crate::error::Error;
use crate::kissmetrics::query::ReadProduct;
use crate::ledger::{Ledger, LedgerError, Product, Reading};
use crate::message::Arg;
use crate::store::keychain::System;
use crate::text::{Face, workflow_sentence};
use crate::tr;
use crate::workflow::arrival::access;
use crate::workflow::record;

/// So many products of an account are named.
const PRODUCTS: usize = 30;

pub(super) fn run(args: &args::Access, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let (ledger, product) = product(args, data)?;
    if args.off {
        match access::take(&ledger, &System, &product)? {
            None => say_line(&tr!("arrival-access-off", product = &product.name)),
            Some(left) => {
                say_line(&tr!("arrival-access-off-only", product = &product.name));
                say_line(&workflow_sentence(&left, Face::Commands));
            }
        }
        return Ok(Exit::Done);
    }
    let known = ledger.reading(&product)?;
    if !args.on {
        tell(&product, known.as_ref(), output)?;
        return Ok(Exit::Done);
    }
    let credential = match reading::from_environment() {
        Some(credential) => Some(credential),
        None => reading::asked()?,
    };
    let Some(credential) = credential else {
        say_line(&tr!("cli-arrival-no-credential", product = &product.name));
        return Ok(Exit::Usage);
    };
    let usual = || known.map_or_else(|| access::host_of(&product.address), |known| known.host);
    let host = args.query_host.clone().unwrap_or_else(usual);
    let account = reading::account(ledger.folder(), &host, credential.clone())?;
    let products = access::products(&account)?;
    if products.unread > 0 {
        say_line(&tr!("arrival-unread", count = products.unread));
    }
    let Some(picked) = pick(args.account_product.as_deref(), &products.all) else { return Ok(Exit::Usage) };
    let keep = Some(&credential).filter(|_| args.remember);
    let given = access::give(&ledger, &System, &product, (&host, picked), keep)?;
    if let Some(error) = &given.keychain {
        say_line(&workflow_sentence(error, Face::Commands));
    }
    let reading = given.reading;
    tell(&product, Some(&reading), output)?;
    say_line(&tr!("arrival-access-given", product = &product.name, there = &reading.name, host = &reading.host));
    say_line(tr!("arrival-access-check"));
    Ok(Exit::Done)
}

/// The product, which is new where nothing went to it yet and its key is at hand.
fn product(args: &args::Access, data: Option<&Path>) -> Result<(Ledger, Product), Error> {
    let no_product = || LedgerError::NoProduct { name: args.product.clone() };
    let known = record::look(data)?.ok_or_else(no_product).and_then(|ledger| {
        let product = ledger.product_named(&args.product)?;
        Ok((ledger, product))
    });
    match (known, key_from_environment()) {
        (Err(LedgerError::NoProduct { .. }), Some(key)) if args.on => {
            let tracker = Tracker::of_plan(args.tracker.as_deref(), None)?;
            let ledger = record::open(data)?;
            let product = ledger.product(&tracker.destination, &key, Some(&args.product), None)?;
            Ok((ledger, product))
        }
        (known, _) => Ok(known?),
    }
}

/// The product that was named, or the only one that there is; `None` after a word about why there is none.
fn pick<'p>(named: Option<&str>, products: &'p [ReadProduct]) -> Option<&'p ReadProduct> {
    let names: Vec<&str> = products.iter().map(|product| product.name.as_str()).collect();
    let all = Arg::quoted(&names, PRODUCTS);
    match (named, products) {
        (_, []) => say_line(tr!("cli-arrival-no-products")),
        (None, [only]) => return Some(only),
        (None, _) => say_line(&tr!("cli-arrival-pick", names = all)),
        (Some(named), _) => {
            let mut found = products.iter().filter(|product| product.name == named);
            match (found.next(), found.next()) {
                (Some(one), None) => return Some(one),
                (Some(_), Some(_)) => say_line(&tr!("cli-arrival-pick-several", name = named)),
                (None, _) => say_line(&tr!("cli-arrival-pick-none", name = named, names = all)),
            }
        }
    }
    None
}

fn tell(product: &Product, reading: Option<&Reading>, output: &mut Output) -> Result<(), Error> {
    if output.json() {
        output.object(|| object(product, reading))?;
    } else {
        output.line(match reading {
            Some(reading) => {
                tr!("arrival-access-is", product = &product.name, there = &reading.name, host = &reading.host)
            }
            None => tr!("arrival-access-none", product = &product.name),
        })?;
    }
    Ok(output.flush()?)
}

fn object(product: &Product, reading: Option<&Reading>) -> Value {
    let of = reading.map(
        |Reading { host, product, name, zone }| json!({ "host": host, "product": product, "name": name, "zone": zone }),
    );
    json!({ "product": product.name, "reading": of })
}
