//! `backfill rows`: the table as it was understood.

use serde_json::{Map, Value, json};

use super::names::answers;
use super::output::Output;
use super::terminal::say_line;
use super::watch::{PassBar, say_notices, say_warnings};
use super::{Exit, args};
use crate::error::Error;
use crate::sink::reports::CsvTable;
use crate::source::Record;
use crate::store::faults;
use crate::tr;

pub(super) fn run(args: &args::Rows, output: &mut Output) -> Result<Exit, Error> {
    let source = PassBar::open(&answers(&args.source)?)?;
    let titles: Vec<&str> = source.columns().iter().map(|column| column.title.as_str()).collect();
    say_line(&tr!("cli-reading-only", reading = source.reading()));
    say_notices(source.notices());
    let mut records = if args.limit.is_some() { source.first_records()? } else { source.records()? };
    let mut record = Record::default();
    let mut left = args.limit.unwrap_or(u64::MAX);
    if output.json() {
        while left > 0 && records.read(&mut record)? {
            faults::fail_here("rows", &record);
            output.object(|| object(&titles, &record))?;
            left -= 1;
        }
    } else {
        let (out, cell) = output.table();
        let mut table = CsvTable::new(out);
        table.line(titles.iter().map(|title| cell(title)))?;
        while left > 0 && records.read(&mut record)? {
            // A row that is too short is padded, so that every line has a cell for each title.
            table.line((0..titles.len().max(record.len())).map(|index| cell(record.cell(index))))?;
            left -= 1;
        }
        table.finish()?;
    }
    output.flush()?;
    say_warnings(&records.warnings());
    Ok(Exit::Done)
}

fn object(titles: &[&str], record: &Record) -> Value {
    let cells: Map<String, Value> =
        titles.iter().enumerate().map(|(index, title)| ((*title).to_owned(), record.cell(index).into())).collect();
    let more: Vec<&str> = (titles.len()..record.len()).map(|index| record.cell(index)).collect();
    let mut object = json!({ "row": record.row, "line": record.line, "cells": cells });
    if let Some(file) = record.file {
        object["file"] = file.text().into();
    }
    if !more.is_empty() {
        object["more"] = more.into();
    }
    object
}
