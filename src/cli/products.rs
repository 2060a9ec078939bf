//! `backfill products`: where events went, as the person calls it, and the only way to call it otherwise here.

use std::path::Path;

use serde_json::json;

use super::output::Output;
use super::terminal::say_line;
use super::{Exit, args};
use crate::error::Error;
use crate::ledger::{Product, ProductKind};
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
            vec![ledger.relabel(&product, args.rename.as_deref().unwrap_or(&product.name), kind)?]
        }
    };
    for product in &products {
        if output.json() { output.object(|| object(product))? } else { output.line(line(product))? }
    }
    output.flush()?;
    Ok(Exit::Done)
}

fn object(product: &Product) -> serde_json::Value {
    json!({
        "product": product.name,
        "kind": product.kind.id(),
        "tracker": product.address,
        "seen": product.confirmed,
    })
}

fn line(product: &Product) -> String {
    tr!("cli-product", kind = product.kind.id(), name = &product.name, address = &product.address)
}

impl From<args::Kind> for ProductKind {
    fn from(kind: args::Kind) -> Self {
        match kind {
            args::Kind::Live => Self::Live,
            args::Kind::Test => Self::Test,
        }
    }
}
