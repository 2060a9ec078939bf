//! `backfill history`: the imports, and what became of each.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::output::{Output, outcomes_object, when};
use super::terminal::say_line;
use super::{Exit, args};
use crate::error::Error;
use crate::ledger::Import;
use crate::text::behind_note;
use crate::tr;
use crate::workflow::record;

pub(super) fn run(args: &args::History, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let mut ledger = record::open(data)?;
    if let Some(id) = args.forget {
        let import = ledger.import(id)?;
        ledger.forget(&import)?;
        say_line(&tr!("cli-forgotten", id = id.to_string(), source = import.source));
        return Ok(Exit::Done);
    }
    let imports = ledger.imports()?;
    for import in &imports {
        if output.json() { output.object(|| object(import))? } else { print(import, output)? }
    }
    if imports.is_empty() {
        say_line(tr!("nothing-sent-yet"));
    }
    output.flush()?;
    Ok(Exit::Done)
}

fn object(import: &Import) -> Value {
    let mut object = json!({
        "import": import.id,
        "source": import.source,
        "product": import.product.name,
        "kind": import.product.kind.id(),
        "tracker": import.product.address,
        "state": import.state.id(),
        "started": import.started.to_rfc3339(),
        "changed": import.changed.to_rfc3339(),
        "earlier": import.earlier,
        "limit": import.limit,
        "bucket": import.delivery.as_ref().map(|delivery| &delivery.place),
        "behind": import.is_behind,
        "plan": import.plan,
    });
    if let (Some(object), Value::Object(outcomes)) = (object.as_object_mut(), outcomes_object(&import.outcomes)) {
        object.extend(outcomes);
        let reasons: Map<String, Value> =
            import.not_sent.iter().map(|(reason, count)| (reason.clone(), (*count).into())).collect();
        object.insert("not_sent".to_owned(), reasons.into());
    }
    object
}

fn print(import: &Import, output: &mut Output) -> Result<(), Error> {
    output.line(tr!(
        "cli-history",
        state = import.state.id(),
        id = import.id.to_string(),
        when = when(import.started),
        source = &import.source,
        product = &import.product.name,
        sent = import.outcomes.sent,
        all = import.wanted(),
    ))?;
    if import.is_behind {
        say_line(&behind_note(&import.product.name));
    }
    Ok(())
}
