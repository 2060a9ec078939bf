//! `backfill preview`: the events that a plan makes, each with its row and its exact request.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::database;
use super::output::Output;
use super::watch::{say_repeated_keys, say_warnings};
use super::{Exit, args};
use crate::check::whole::NO_KEY;
use crate::error::Error;
use crate::event::{Event, EventKind};
use crate::pipeline::preview::{PreviewItem, PreviewKind, PreviewRow, preview};
use crate::pipeline::walk::RowEnd;
use crate::pipeline::{Disposition, PassProgress, Pipeline, Stop};
use crate::text::{miss_sentence, not_sent_sentence, places_words};
use crate::tr;

pub(super) fn run(args: &args::Preview, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let plan = database::plan(&args.plan, &args.database, data)?;
    let stop = Stop::default();
    let pipeline = Pipeline::open(&plan, &stop, &PassProgress::default())?;
    let json = output.json();
    let walk = preview(&pipeline, NO_KEY, args.limit, &stop, &mut |row| {
        for item in told(&row) {
            if json { output.object(|| object(&row, item))? } else { output.line(line(&row, item))? }
        }
        Ok(())
    })?;
    output.flush()?;
    say_warnings(&walk.warnings);
    say_repeated_keys(pipeline.dictionaries());
    Ok(Exit::Done)
}

/// What is told of a row: each of its events and problems; of a row that makes none, one reason. That a row with an
/// event has no other one, as most users of a wide table were never cancelled, is no news.
fn told(row: &PreviewRow) -> Vec<&PreviewItem> {
    let on_purpose = |item: &&PreviewItem| matches!(&item.kind, PreviewKind::Missed(miss) if miss.reason.on_purpose());
    match row.end {
        RowEnd::Used => row.items.iter().filter(|item| !on_purpose(item)).collect(),
        RowEnd::Skipped => row.items.iter().take(1).collect(),
        RowEnd::Rejected => row.items.iter().filter(|item| !on_purpose(item)).take(1).collect(),
    }
}

/// One thing that a row became. Only what would be sent has a kind and a request.
fn object(row: &PreviewRow, item: &PreviewItem) -> Value {
    let mut object = json!({ "row": row.row, "line": row.line });
    if let Some(file) = row.file {
        object["file"] = file.text().into();
    }
    let more = match &item.kind {
        PreviewKind::Event { event, request, .. } if item.disposition == Disposition::Send => {
            event_object(event, request)
        }
        PreviewKind::Event { event, .. } => {
            json!({ "skipped": item.disposition.id(), "message": not_sent_sentence(item.disposition, event) })
        }
        PreviewKind::Missed(miss) => {
            let field = if miss.reason.on_purpose() { "skipped" } else { "rejected" };
            json!({ field: miss.reason.id(), "message": miss_sentence(&miss.as_miss()) })
        }
    };
    if let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) {
        object.extend(more);
    }
    object
}

fn event_object(event: &Event<'_>, request: &str) -> Value {
    let properties: Map<String, Value> =
        event.properties.iter().map(|p| (p.name.clone().into_owned(), p.value.as_ref().into())).collect();
    let kind = match event.kind {
        EventKind::Event => "event",
        EventKind::Set => "set",
        EventKind::Alias => "alias",
    };
    let name = if event.kind == EventKind::Alias { "alias" } else { "event" };
    let mut object = json!({ "kind": kind, "person": event.person });
    if !event.name.is_empty() {
        object[name] = event.name.as_ref().into();
    }
    if let Some(time) = event.time {
        object["time"] = time.0.into();
    }
    object["properties"] = properties.into();
    object["request"] = request.into();
    object
}

fn line(row: &PreviewRow, item: &PreviewItem) -> String {
    // The number of a row is a name and no count.
    let row = match row.file {
        Some(_) => places_words(&[row.at()]),
        None => tr!("cli-row", row = row.row.to_string()),
    };
    let on_purpose = item.disposition.is_left_out_on_purpose();
    match &item.kind {
        PreviewKind::Event { request, .. } if item.disposition == Disposition::Send => {
            tr!("cli-preview", row = row, what = request)
        }
        PreviewKind::Event { event, .. } => {
            let why = not_sent_sentence(item.disposition, event);
            match on_purpose {
                true => tr!("cli-preview-left-out", row = row, why = why),
                false => tr!("cli-preview-not-sent", row = row, why = why),
            }
        }
        PreviewKind::Missed(miss) => {
            let why = miss_sentence(&miss.as_miss());
            match on_purpose {
                true => tr!("cli-preview-left-out", row = row, why = why),
                false => tr!("cli-preview-rejected", row = row, why = why),
            }
        }
    }
}
