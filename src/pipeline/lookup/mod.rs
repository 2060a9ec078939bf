//! What a plan looks up in second sources. Each is read once into dictionaries, whatever is looked up in it; a table that
//! is too large for that is asked for what is needed, row by row.

mod asked;
mod candidates;

use std::sync::Arc;

pub use asked::Asked;
pub(super) use asked::Asking;
pub use candidates::{Candidate, KEYS, Look, Within, candidates, within};

use super::Error;
use super::progress::{PassProgress, Stop};
use crate::mapping::apply::MappingError;
use crate::mapping::{Dictionaries, Dictionary, Lookup, Mapping};
use crate::plan::SecondSource;
use crate::source::{Column, Record, Source};

/// A table with more rows than this is not held in memory but asked. A row that is held takes 13 bytes and its two texts,
/// so that a million rows of numbers and e-mail addresses take about 45 MB.
pub const HELD: u64 = 1_000_000;

/// A table may have so many times as many rows as its server tells before it counts as large after all.
const ESTIMATE: u64 = 2;

/// What a mapping looks up.
#[derive(Clone, Default)]
pub struct LookUps {
    /// What is held; nothing of what is asked.
    pub held: Dictionaries,
    /// What is asked.
    pub asked: Vec<Asked>,
}

/// Loads what a mapping looks up. `beside` is the source that the mapping is for; what a second source does not say of
/// its database is taken from it. Sources that nothing is looked up in are not opened. When it is stopped, the
/// dictionaries are not whole. A table of more than `most` rows ([`HELD`]) is only held where it cannot be asked.
///
/// # Errors
/// When a second source is not known, cannot be read, has not the columns, or is too large.
pub fn load(
    mapping: &Mapping,
    seconds: &[SecondSource],
    beside: &dyn Source,
    stop: &Stop,
    progress: &PassProgress,
    most: u64,
) -> Result<LookUps, Error> {
    let wanted = mapping.lookups();
    check_names(&wanted, seconds)?;
    let (mut dictionaries, mut asked) = (Dictionaries::default(), Vec::new());
    for second in seconds {
        let wanted: Vec<&Lookup> = wanted.iter().copied().filter(|lookup| lookup.source == second.name).collect();
        if wanted.is_empty() || stop.requested() {
            continue;
        }
        let source = beside.beside(&second.answers)?;
        let told = source.rows();
        // What a server tells is an estimate, and may be wrong by any factor: it saves a reading, and no more.
        let whole = match told {
            Some(rows) if rows > most => None,
            Some(_) => read(source.as_ref(), &wanted, stop, progress, most.saturating_mul(ESTIMATE))?,
            None => read(source.as_ref(), &wanted, stop, progress, u64::MAX)?,
        };
        let (held, whole) = match whole {
            Some(whole) => (wanted, Some(whole)),
            None => {
                let (ask, held) = split(&source, wanted)?;
                asked.extend(ask);
                let whole =
                    if held.is_empty() { None } else { read(source.as_ref(), &held, stop, progress, u64::MAX)? };
                (held, whole)
            }
        };
        for (lookup, dictionary) in held.into_iter().zip(whole.into_iter().flatten()) {
            dictionaries.add(lookup.clone(), Arc::new(dictionary));
        }
    }
    // What is asked has no row yet; a pass that is stopped makes no events, so nothing is ever looked up in the others.
    for lookup in wanted {
        if dictionaries.get(lookup).is_none() {
            dictionaries.add(lookup.clone(), Arc::default());
        }
    }
    Ok(LookUps { held: dictionaries, asked })
}

/// Which of the lookups in a source can be asked, and which have to be held after all.
fn split<'l>(source: &Arc<dyn Source>, wanted: Vec<&'l Lookup>) -> Result<(Vec<Asked>, Vec<&'l Lookup>), Error> {
    let (mut asked, mut held) = (Vec::new(), Vec::new());
    for lookup in wanted {
        let (by, take) = places(lookup, source.columns())?;
        match source.keyed(by, take)? {
            Some(_) => asked.push(Asked { lookup: lookup.clone(), source: Arc::clone(source), by, take }),
            None => held.push(lookup),
        }
    }
    Ok((asked, held))
}

fn check_names(wanted: &[&Lookup], seconds: &[SecondSource]) -> Result<(), MappingError> {
    for (at, second) in seconds.iter().enumerate() {
        if seconds.iter().take(at).any(|other| other.name == second.name) {
            return Err(MappingError::RepeatedLookup { name: second.name.clone() });
        }
    }
    match wanted.iter().find(|lookup| !seconds.iter().any(|second| second.name == lookup.source)) {
        None => Ok(()),
        Some(lookup) => Err(MappingError::UnknownLookup {
            name: lookup.source.clone(),
            known: seconds.iter().map(|second| second.name.clone()).collect(),
        }),
    }
}

/// A dictionary for each of the lookups, all of which are in this source; `None` when it has more than `most` rows.
fn read(
    source: &dyn Source,
    lookups: &[&Lookup],
    stop: &Stop,
    progress: &PassProgress,
    most: u64,
) -> Result<Option<Vec<Dictionary>>, Error> {
    let mut filling = lookups
        .iter()
        .map(|lookup| Ok((places(lookup, source.columns())?, *lookup, Dictionary::default())))
        .collect::<Result<Vec<_>, MappingError>>()?;
    let mut records = source.records()?;
    let mut record = Record::default();
    let mut rows = 0_u64;
    while !stop.requested() && records.read(&mut record)? {
        if rows == most {
            return Ok(None);
        }
        for ((by, take), lookup, dictionary) in &mut filling {
            let too_large = |_| MappingError::LookupTooLarge { lookup: lookup.source.clone() };
            dictionary.add(&lookup.key(record.cell(*by).trim()), record.cell(*take)).map_err(too_large)?;
        }
        rows += 1;
        if rows.is_multiple_of(1024) {
            progress.set(records.progress(), rows);
        }
    }
    Ok(Some(filling.into_iter().map(|(_, _, dictionary)| dictionary.shrunk()).collect()))
}

/// The places of the two columns.
fn places(lookup: &Lookup, columns: &[Column]) -> Result<(usize, usize), MappingError> {
    let place = |title: &str| columns.iter().position(|column| column.title == title);
    match (place(&lookup.by), place(&lookup.take)) {
        (Some(by), Some(take)) => Ok((by, take)),
        (by, take) => {
            let missing = [(by, &lookup.by), (take, &lookup.take)].into_iter().filter(|(place, _)| place.is_none());
            Err(MappingError::MissingLookupColumns {
                lookup: lookup.source.clone(),
                titles: missing.map(|(_, title)| title.clone()).collect(),
                known: columns.iter().map(|column| column.title.clone()).collect(),
            })
        }
    }
}
