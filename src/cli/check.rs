//! `backfill check`: the whole source, before anything is sent.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::args::ChosenFix;
use super::database;
use super::output::{Output, outcomes_object};
use super::terminal::say_line;
use super::watch::{PassBar, say_repeated_keys, say_warnings};
use super::{Exit, allowance, args};
use crate::check::whole::Checked;
use crate::check::{Finding, Fix, RowAt};
use crate::error::Error;
use crate::message;
use crate::pipeline::preview::PreviewRow;
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::{PassProgress, Pipeline, Stop};
use crate::plan::Plan;
use crate::sink::reports;
use crate::store;
use crate::text::{
    FILE_WORDS, allowance_lines, finding_note, finding_sentence, fix_words, grade_words, group_sentence, places_words,
    summary_sentence,
};
use crate::tr;
use crate::workflow::allowance::Allowance;
use crate::workflow::check::check_plan;

/// Row numbers that are given of each thing found.
const ROWS: usize = 20;

pub(super) fn run(args: &args::Check, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let plan = database::plan(&args.plan, &args.database, data)?;
    if let Some(path) = &args.left_out {
        store::spare(path, plan.files_read().chain([args.plan.clone()]))?;
    }
    let (mut pipeline, mut checked) = open_and_check(&plan)?;
    if !args.fixes.is_empty() {
        fix(args, &checked.findings)?;
        (pipeline, checked) = open_and_check(&database::plan(&args.plan, &args.database, data)?)?;
    }
    let allowance =
        args.product.as_deref().map(|name| allowance::of_product(name, &pipeline, &checked, data)).transpose()?;
    say_warnings(&checked.warnings);
    say_repeated_keys(pipeline.dictionaries());
    if output.json() {
        output.object(|| {
            let mut object = object(&checked);
            if let Some(allowance) = &allowance {
                object["allowance"] = allowance::object(allowance);
            }
            object
        })?
    } else {
        print(&checked, allowance.as_ref(), output)?
    }
    output.flush()?;
    if let Some(path) = &args.left_out {
        // Nothing was sent yet; only what never would be is left out.
        let rows = reports::not_sent(&pipeline, None, &RangeSet::first(checked.outcomes.to_send()), FILE_WORDS, path)?;
        say_line(&tr!("cli-left-out-file", count = rows, path = path.display()));
    }
    Ok(verdict(&checked))
}

/// The fixes of all findings of each name, in their order, with the names that are typed.
fn fixes(findings: &[Finding]) -> impl Iterator<Item = (&Finding, String, &Fix)> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    findings.iter().flat_map(|finding| finding.fixes.iter().map(move |fix| (finding, fix))).map(
        move |(finding, fix)| {
            let number = numbers.entry(finding.id()).or_default();
            *number += 1;
            let typed = if *number == 1 { finding.id().to_owned() } else { format!("{}={number}", finding.id()) };
            (finding, typed, fix)
        },
    )
}

/// Changes the plan's file by what was chosen.
fn fix(args: &args::Check, findings: &[Finding]) -> Result<(), Error> {
    let mut plan = Plan::load(&args.plan)?;
    for ChosenFix { id, number } in &args.fixes {
        let mut of_id = fixes(findings).filter(|(finding, ..)| finding.id() == id);
        let Some((_, _, fix)) = of_id.nth(number - 1) else {
            let known = fixes(findings).map(|(_, typed, _)| typed).collect();
            return Err(Error::NoSuchFix { id: id.clone(), number: *number, known });
        };
        fix.apply(&mut plan.mapping);
        say_line(&tr!("cli-fixed", path = args.plan.display(), fix = fix_words(fix)));
    }
    Ok(plan.save(&args.plan)?)
}

/// Opens a plan's source and checks all of it, with a bar.
pub(super) fn open_and_check(plan: &Plan) -> Result<(Pipeline, Checked), Error> {
    let bar = PassBar::new(tr!("cli-checking"));
    let (stop, progress) = (Stop::default(), Arc::new(PassProgress::default()));
    Ok(check_plan(plan, &stop, &progress, &mut bar.ticker(&progress))?)
}

/// What must be fixed is to be fixed or left out by a choice in the plan before a person would want to send.
fn verdict(checked: &Checked) -> Exit {
    if checked.must_fix() { Exit::MustFix } else { Exit::Done }
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
        let rows: Vec<u64> = sample.rows.iter().take(ROWS).map(|row| row.row).collect();
        json!({ "id": group.id(), "count": sample.count, "rows": rows })
    });
    object["not_sent"] = groups.collect();
    object["findings"] = checked.findings.iter().map(finding_object).collect();
    object
}

fn finding_object(finding: &Finding) -> Value {
    let rows: Vec<u64> = finding.rows.iter().take(ROWS).map(|at| at.row).collect();
    let examples: Vec<Value> = finding
        .examples
        .iter()
        .map(|example| {
            let at = example.at;
            let mut object = json!({ "row": at.row, "line": at.line, "text": example.text, "with": example.with });
            if let Some(file) = at.file {
                object["file"] = file.text().into();
            }
            object
        })
        .collect();
    json!({
        "id": finding.id(),
        "grade": finding.grade().id(),
        "count": finding.count,
        "rows": rows,
        "message": finding_sentence(finding),
        "examples": examples,
        "fixes": finding.fixes.iter().map(fix_words).collect::<Vec<_>>(),
    })
}

fn print(checked: &Checked, allowance: Option<&Allowance>, output: &mut Output) -> Result<(), Error> {
    for line in summary_lines(checked).into_iter().chain(allowance.into_iter().flat_map(allowance_lines)) {
        output.line(line)?;
    }
    for (group, sample) in &checked.groups {
        let rows: Vec<RowAt> = sample.rows.iter().map(PreviewRow::at).collect();
        let what = group_sentence(*group, sample.count, sample.in_rows);
        let places = places_words(&rows);
        output.line(inset(&tr!("cli-group", what = what, places = places)))?;
    }
    for finding in &checked.findings {
        output.line("")?;
        let grade = grade_words(finding.grade());
        output.line(tr!("cli-finding", grade = grade, finding = finding_sentence(finding)))?;
        let note = finding_note(finding);
        if !note.is_empty() {
            output.line(inset(&note))?;
        }
        if !finding.rows.is_empty() {
            output.line(inset(&tr!("cli-finding-places", places = places_words(&finding.rows))))?;
        }
        for (_, typed, fix) in fixes(&checked.findings).filter(|(of, ..)| std::ptr::eq(*of, finding)) {
            output.line(inset(&tr!("cli-finding-fix", typed = typed, fix = fix_words(fix))))?;
        }
    }
    if checked.findings.is_empty() {
        output.line(tr!("cli-no-problems", count = checked.outcomes.rows))?;
    }
    Ok(())
}

/// The sentence that a manager could read, and the shrinkage.
pub(super) fn summary_lines(checked: &Checked) -> Vec<String> {
    let (outcomes, summary) = (&checked.outcomes, &checked.summary);
    let mut lines = vec![summary_sentence(summary, checked.zone)];
    lines.push(tr!(
        "cli-summary",
        rows = message!("rows", count = outcomes.rows),
        events = message!("events", count = outcomes.made),
        to_send = outcomes.to_send(),
        kept = summary.kept(),
    ));
    for (name, count) in summary.names().iter().take(20) {
        lines.push(inset(&tr!("parts-name", count = *count, name = name)));
    }
    lines
}

/// A line that belongs to the one above.
pub(super) fn inset(line: &str) -> String {
    format!("  {line}")
}
