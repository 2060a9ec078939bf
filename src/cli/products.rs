//! `backfill products`: where events went, as the person calls it, and the only way to call it otherwise here.

use std::path::Path;

use serde_json::json;

use super::output::Output;
use super::terminal::say_line;
use super::{Exit, args};
use crate::error::Error;
use crate::ledger::{Product, ProductKind};
use crate::message;
use crate::tr;
use crate::workflow::record;

pub(super) fn run(args: &args::Products, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let Some(ledger) = record::look(data)? else {
        say_line(tr!("nothing-sent-yet"));
        return Ok(Exit::Done);
    };
    let products = match &args.product {
        None => ledger.products()?,
        Some(name) => {
            let product = ledger.product_named(name)?;
            let kind = args.kind.map_or(product.kind, ProductKind::from);
            if let Some(monthly) = args.monthly_events {
                ledger.set_monthly_events(&product, Some(monthly).filter(|monthly| *monthly > 0))?;
            }
            vec![ledger.relabel(&product, args.rename.as_deref().unwrap_or(&product.name), kind)?]
        }
    };
    for product in &products {
        let monthly = ledger.monthly_events(product)?;
        if output.json() { output.object(|| object(product, monthly))? } else { output.line(line(product, monthly))? }
    }
    output.flush()?;
    Ok(Exit::Done)
}

fn object(product: &Product, monthly: Option<u64>) -> serde_json::Value {
    json!({
        "product": product.name,
        "kind": product.kind.id(),
        "tracker": product.address,
        "seen": product.confirmed,
        "monthly_events": monthly,
    })
}

fn line(product: &Product, monthly: Option<u64>) -> String {
    let (kind, name, address) = (product.kind.id(), &product.name, &product.address);
    match monthly {
        None => tr!("cli-product", kind = kind, name = name, address = address),
        Some(monthly) => {
            let product = message!("cli-product", kind = kind, name = name, address = address);
            tr!("cli-product-monthly", product = product, monthly = monthly)
        }
    }
}

impl From<args::Kind> for ProductKind {
    fn from(kind: args::Kind) -> Self {
        match kind {
            args::Kind::Live => Self::Live,
            args::Kind::Test => Self::Test,
        }
    }
}
