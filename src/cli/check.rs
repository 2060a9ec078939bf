//! `backfill check`: the whole source, before anything is sent.

use std::sync::Arc;

use serde_json::{Value, json};

use super::output::Output;
use super::watch::{PassBar, say_remarks};
use super::{Exit, args};
use crate::error::{Error, group_words};
use crate::import::checking::{Checked, check};
use crate::import::{Outcomes, PassProgress, Pipeline, Plan, Stop};

pub(super) fn run(args: &args::Check, output: &mut Output) -> Result<Exit, Error> {
    let plan = Plan::load(&args.plan)?;
    let (_, checked) = open_and_check(&plan)?;
    say_remarks(&checked.remarks);
    if output.json() {
        output.object(&object(&checked))?
    } else {
        print(&checked, output)?
    }
    output.flush()?;
    Ok(verdict(&checked))
}

/// Opens a plan's source and checks all of it, with a bar.
pub(super) fn open_and_check(plan: &Plan) -> Result<(Pipeline, Checked), Error> {
    let bar = PassBar::new("Checking");
    let (stop, progress) = (Stop::default(), Arc::new(PassProgress::default()));
    let pipeline = Pipeline::open(plan, &stop, &progress)?;
    let checked = check(&pipeline, &stop, &progress, &mut bar.ticker(&progress))?;
    Ok((pipeline, checked))
}

/// Rows with a problem must be mended or left out by a choice in the plan before a person would want to send.
fn verdict(checked: &Checked) -> Exit {
    if checked.outcomes.rejections > 0 { Exit::MustFix } else { Exit::Done }
}

/// The counters of a walk as JSON.
pub(super) fn outcomes_object(outcomes: &Outcomes) -> Value {
    // A struct of plain numbers always has a JSON form.
    serde_json::to_value(outcomes).unwrap_or_default()
}

fn object(checked: &Checked) -> Value {
    let mut object = outcomes_object(&checked.outcomes);
    let summary = &checked.summary;
    object["to_send"] = checked.outcomes.to_send().into();
    object["kept"] = summary.kept().into();
    object["people"] = summary.people().into();
    object["first"] = summary.first().map(|time| time.0).into();
    object["last"] = summary.last().map(|time| time.0).into();
    let names: serde_json::Map<String, Value> =
        summary.names().into_iter().map(|(name, count)| (name, count.into())).collect();
    object["names"] = names.into();
    let groups = checked.groups.iter().map(|(group, sample)| {
        let rows: Vec<u64> = sample.rows.iter().take(20).map(|row| row.row).collect();
        json!({ "id": group.id(), "count": sample.count, "rows": rows })
    });
    object["not_sent"] = groups.collect();
    object
}

fn print(checked: &Checked, output: &mut Output) -> Result<(), Error> {
    for line in summary_lines(checked) {
        output.line(line)?;
    }
    for (group, sample) in &checked.groups {
        let rows: Vec<String> = sample.rows.iter().take(3).map(|row| row.row.to_string()).collect();
        let more = if sample.count > 3 { ", …" } else { "" };
        output.line(format!("  {} {} (row {}{more})", sample.count, group_words(*group), rows.join(", ")))?;
    }
    Ok(())
}

/// The sentence that a manager could read, and the shrinkage.
pub(super) fn summary_lines(checked: &Checked) -> Vec<String> {
    let (outcomes, summary) = (&checked.outcomes, &checked.summary);
    let mut lines = vec![crate::error::summary_sentence(summary)];
    lines.push(format!(
        "{} rows read, {} events made, {} to be sent, {} expected to be kept.",
        outcomes.rows,
        outcomes.made,
        outcomes.to_send(),
        summary.kept()
    ));
    for (name, count) in summary.names().iter().take(20) {
        lines.push(format!("  {count} {name}"));
    }
    lines
}
