//! What is looked up in a second file or table, as it is typed: `user_id=users.csv:id:login`.

use super::terminal::say_line;
use crate::error::Error;
use crate::mapping::apply::MappingError;
use crate::mapping::{EventRule, Mapping, Part, Slot};
use crate::pipeline::{PassProgress, Stop};
use crate::plan::SecondSource;
use crate::source::{self, Column, Source};
use crate::text::{opened_words, related_words};
use crate::tr;
use crate::workflow::edit;
use crate::workflow::look_up::{Opened, open};

/// A column and where it is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LookUp {
    column: String,
    /// A file, or a table of the same database.
    source: String,
    /// The columns that are looked up by and taken; guessed where they are not given.
    columns: Option<(String, String)>,
}

/// Reads `COLUMN=FILE` or `COLUMN=FILE:BY:TAKE`.
pub(super) fn parse(text: &str) -> Result<LookUp, String> {
    let wrong = || "write it as COLUMN=FILE:BY:TAKE, such as user_id=users.csv:id:login".to_owned();
    let (column, rest) = text.split_once('=').ok_or_else(wrong)?;
    // A path on Windows may begin with a drive and a colon.
    let parts: Vec<&str> = rest.rsplitn(3, ':').map(str::trim).collect();
    let (source, columns) = match parts.as_slice() {
        [take, by, source] if source.len() > 1 => (*source, Some(((*by).to_owned(), (*take).to_owned()))),
        _ => (rest.trim(), None),
    };
    let blank = |text: &str| text.trim().is_empty();
    if blank(column) || blank(source) || columns.iter().any(|(by, take)| blank(by) || blank(take)) {
        return Err(wrong());
    }
    Ok(LookUp { column: column.trim().to_owned(), source: source.to_owned(), columns })
}

/// Makes each use of a column in the mapping one of what is looked up for it, and gives the sources that are needed.
///
/// # Errors
/// When a second source cannot be read or has not the columns, or nothing uses what is looked up.
pub(super) fn apply(wanted: &[LookUp], beside: &dyn Source, mapping: &mut Mapping) -> Result<Vec<SecondSource>, Error> {
    let mut seconds: Vec<SecondSource> = Vec::new();
    for look_up in wanted {
        let column = title(&look_up.column, beside.columns()).unwrap_or_else(|| look_up.column.clone());
        let uses: Vec<(usize, Part)> = mapping
            .rules
            .iter()
            .enumerate()
            .flat_map(|(at, rule)| rule.uses_of(&column).into_iter().map(move |p| (at, p)))
            .collect();
        if uses.is_empty() {
            return Err(Error::LookUpUnused { column });
        }
        let given = source::named_beside(beside, &look_up.source)?;
        let source = beside.beside(&given)?;
        let answers = source::kept_beside(given, source.as_ref());
        // In the plan it is called by its file or table.
        let second = SecondSource { name: SecondSource::name_for(&look_up.source, &answers, &seconds), answers };
        for (at, part) in uses {
            let (by, take) = match &look_up.columns {
                Some(columns) => named(columns, &second.name, source.columns())?,
                None => {
                    let (stop, progress) = (Stop::default(), PassProgress::default());
                    let of = (column.as_str(), part);
                    guessed(&column, &open(&look_up.source, beside, of, &seconds, &stop, &progress)?)?
                }
            };
            edit::look_up(mapping, &mut seconds, Slot { rule: at, part }, Some((second.clone(), by, take)));
        }
    }
    Ok(edit::used_lookups(mapping, &seconds))
}

/// Says on stderr where more is known about columns that the mapping uses as they are.
pub(super) fn say_related(source: &dyn Source, mapping: &Mapping) {
    for related in source.related() {
        let Some(column) = source.columns().get(related.column).map(|column| column.title.as_str()) else { continue };
        let as_it_is = |rule: &EventRule| rule.uses_of(column).into_iter().any(|part| rule.lookup(part).is_none());
        if mapping.rules.iter().any(as_it_is) {
            let named = &related.named;
            let words = related_words(column, named, related.declared);
            say_line(&tr!("cli-look-up-offer", words = words, column = column, named = named));
        }
    }
}

/// The columns of a second source that were named, as it writes them.
fn named((by, take): &(String, String), name: &str, columns: &[Column]) -> Result<(String, String), Error> {
    let (found, other) = (title(by, columns), title(take, columns));
    if let (Some(by), Some(take)) = (&found, &other) {
        return Ok((by.clone(), take.clone()));
    }
    let titles = [(found, by), (other, take)].into_iter().filter(|(found, _)| found.is_none());
    Err(MappingError::MissingLookupColumns {
        lookup: name.to_owned(),
        titles: titles.map(|(_, title)| title.clone()).collect(),
        known: columns.iter().map(|column| column.title.clone()).collect(),
    }
    .into())
}

/// The columns that offer themselves, said on stderr.
fn guessed(column: &str, opened: &Opened) -> Result<(String, String), Error> {
    let title = |index: Option<usize>| index.and_then(|index| opened.columns.get(index)).map(|of| of.title.clone());
    let (Some(by), Some(take)) = (title(opened.by), title(opened.take)) else {
        return Err(Error::LookUpUndecided { column: column.to_owned(), lookup: opened.second.name.clone() });
    };
    say_line(&tr!("cli-look-up-guessed", column = column, why = opened_words(column, opened)));
    Ok((by, take))
}

/// A title as the source has it: exactly, or equal but for case.
fn title(typed: &str, columns: &[Column]) -> Option<String> {
    let mut titles = columns.iter().map(|column| &column.title);
    let exact = titles.clone().find(|title| *title == typed);
    exact.or_else(|| titles.find(|title| title.to_lowercase() == typed.to_lowercase())).cloned()
}
