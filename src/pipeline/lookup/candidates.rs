//! Where a column's values may be looked up: every table or file beside the source, with how many of the values stand
//! in it. It is looked at before anybody chooses one, so that nobody has to know where to look.

use std::collections::HashMap;

use crate::mapping::Part;
use crate::mapping::profile::{ColumnProfile, Profiles};
use crate::mapping::suggest::{LookupGuess, suggest_lookup};
use crate::pipeline::Error;
use crate::pipeline::progress::{PassProgress, Stop};
use crate::source::{Column, Neighbor, Record, Source, SourceError};

/// So many different values of the column are looked for.
pub const KEYS: usize = 10_000;
/// No more rows than this are read of the source, nor of a neighbor; a larger table is named and not looked through.
pub const ROWS: u64 = 1_000_000;
/// No more neighbors than this are looked at: a folder or a database may have thousands.
pub const MOST: usize = 60;

/// A table or file beside the source, and what of the column's values stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What a person calls it.
    pub name: String,
    /// What stands for it where a source is asked for.
    pub named: String,
    /// What looking through it found.
    pub look: Look,
}

/// What looking through a neighbor found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// Some of the values stand in one of its columns.
    Found {
        /// The title of the column that has most of them.
        by: String,
        /// The title of the column that is usually taken, if one is.
        take: Option<String>,
        /// How many different values stand there.
        found: u64,
        /// How many different values were looked for; at most [`KEYS`].
        of: u64,
    },
    /// None of the values stands in it.
    Nothing,
    /// It has more than `ROWS` rows, and was not looked through to its end.
    TooLarge,
    /// It cannot be read.
    Unreadable,
}

/// Looks through the neighbors of a source for the values of its column in the place `column`, which is to be looked up
/// for this part of a rule. Tells of each as soon as it is known; those that the source itself relates to the column
/// come first.
///
/// # Errors
/// When the source cannot be read, or its neighbors cannot be listed.
pub fn candidates(
    source: &dyn Source,
    column: usize,
    part: Part,
    stop: &Stop,
    progress: &PassProgress,
    tell: &mut dyn FnMut(Candidate),
) -> Result<(), Error> {
    let title = source.columns().get(column).map_or("", |column| column.title.as_str());
    let keys = Keys::of(source, column, stop, progress)?;
    let mut neighbors = source.neighbors()?;
    let related = |neighbor: &Neighbor| {
        let to = |related: &crate::source::Related| related.column == column && related.named == neighbor.named;
        source.related().iter().any(to)
    };
    neighbors.sort_by_cached_key(|neighbor| !related(neighbor));
    for neighbor in neighbors.into_iter().take(MOST) {
        if stop.requested() {
            break;
        }
        let look = look(source, &neighbor, title, part, &keys, stop).unwrap_or(Look::Unreadable);
        tell(Candidate { name: neighbor.name, named: neighbor.named, look });
    }
    Ok(())
}

/// Different values, each with a number.
struct Keys(HashMap<String, usize>);

impl Keys {
    fn of(source: &dyn Source, column: usize, stop: &Stop, progress: &PassProgress) -> Result<Self, SourceError> {
        let mut keys = HashMap::new();
        let mut records = source.records()?;
        let mut record = Record::default();
        let mut rows = 0;
        while keys.len() < KEYS && rows < ROWS && !stop.requested() && records.read(&mut record)? {
            let key = record.cell(column).trim();
            if !key.is_empty() && !keys.contains_key(key) {
                keys.insert(key.to_owned(), keys.len());
            }
            rows += 1;
            if rows.is_multiple_of(1024) {
                progress.set(records.progress(), rows);
            }
        }
        Ok(Self(keys))
    }
}

/// Which of the keys stand in a column.
#[derive(Clone)]
struct Hits {
    seen: Vec<bool>,
    count: u64,
}

impl Hits {
    fn hit(&mut self, key: usize) {
        if let Some(seen) = self.seen.get_mut(key)
            && !std::mem::replace(seen, true)
        {
            self.count += 1;
        }
    }
}

fn look(
    source: &dyn Source,
    neighbor: &Neighbor,
    title: &str,
    part: Part,
    keys: &Keys,
    stop: &Stop,
) -> Result<Look, SourceError> {
    if neighbor.rows.is_some_and(|rows| rows > ROWS) {
        return Ok(Look::TooLarge);
    }
    let second = source.beside(&neighbor.answers)?;
    let Some(seen) = Seen::of(second.as_ref(), keys, ROWS, stop, &PassProgress::default())? else {
        return Ok(Look::TooLarge);
    };
    let guess = suggest_lookup(title, part, second.columns(), &seen.profiles);
    Ok(seen.look(&guess, second.columns(), keys))
}

/// What a whole second source holds of the values that are looked for.
struct Seen {
    profiles: Vec<ColumnProfile>,
    /// For each column.
    hits: Vec<Hits>,
    rows: u64,
}

impl Seen {
    /// Reads a second source; `None` where it has more rows than `most`.
    fn of(
        second: &dyn Source,
        keys: &Keys,
        most: u64,
        stop: &Stop,
        progress: &PassProgress,
    ) -> Result<Option<Self>, SourceError> {
        let width = second.columns().len();
        let mut profiles = Profiles::new(width);
        let mut hits = vec![Hits { seen: vec![false; keys.0.len()], count: 0 }; width];
        let mut records = second.records()?;
        let mut record = Record::default();
        let mut rows = 0;
        while !stop.requested() && records.read(&mut record)? {
            profiles.add(&record);
            for (at, hits) in hits.iter_mut().enumerate() {
                if let Some(key) = keys.0.get(record.cell(at).trim()) {
                    hits.hit(*key);
                }
            }
            rows += 1;
            if rows > most {
                return Ok(None);
            }
            if rows.is_multiple_of(1024) {
                progress.set(records.progress(), rows);
            }
        }
        Ok(Some(Self { profiles: profiles.finish(), hits, rows }))
    }

    /// Which column has most of the values, given what titles and kinds of columns say.
    fn look(&self, guess: &LookupGuess, columns: &[Column], keys: &Keys) -> Look {
        // Of columns that have as many, the one that the titles speak for; else the first.
        let most = |(at, hits): &(usize, &Hits)| (hits.count, guess.by == Some(*at), usize::MAX - at);
        let best = self.hits.iter().enumerate().max_by_key(most).filter(|(_, hits)| hits.count > 0);
        let title_of = |at: usize| columns.get(at).map(|column| column.title.clone());
        match best {
            Some((by, hits)) => Look::Found {
                by: title_of(by).unwrap_or_default(),
                take: guess.take.filter(|take| *take != by).and_then(title_of),
                found: hits.count,
                of: keys.0.len() as u64,
            },
            None => Look::Nothing,
        }
    }
}

/// What one second source holds of a column's values.
#[derive(Clone, Debug)]
pub struct Within {
    /// Its rows.
    pub rows: u64,
    /// What the titles and the kinds of its columns say.
    pub guess: LookupGuess,
    /// What its cells say.
    pub look: Look,
}

/// Looks through one second source, however large, for the values of a column, as [`candidates`] looks through all of
/// them.
///
/// # Errors
/// When one of the sources cannot be read.
pub fn within(
    source: &dyn Source,
    column: usize,
    part: Part,
    second: &dyn Source,
    stop: &Stop,
    progress: &PassProgress,
) -> Result<Within, Error> {
    let title = source.columns().get(column).map_or("", |column| column.title.as_str());
    let keys = Keys::of(source, column, stop, &PassProgress::default())?;
    let Some(seen) = Seen::of(second, &keys, u64::MAX, stop, progress)? else {
        return Ok(Within { rows: 0, guess: LookupGuess::default(), look: Look::TooLarge });
    };
    let guess = suggest_lookup(title, part, second.columns(), &seen.profiles);
    let look = seen.look(&guess, second.columns(), &keys);
    Ok(Within { rows: seen.rows, guess, look })
}
