//! Second sources that are too large to be held: they are asked for the keys of the rows at hand, and no more. What is
//! found is what would have been found in the whole, so that the events are the same.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::Error;
use crate::mapping::apply::{Mapper, MappingError};
use crate::mapping::{Dictionaries, Dictionary, Lookup};
use crate::source::{Keyed, Record, Source};

/// Answers are kept for the next rows up to this many keys.
const KEPT: usize = 50_000;

/// Something that is looked up in a source which can be asked.
#[derive(Clone)]
pub struct Asked {
    pub(super) lookup: Lookup,
    pub(super) source: Arc<dyn Source>,
    /// The places of its two columns.
    pub(super) by: usize,
    pub(super) take: usize,
}

/// All that is asked during one pass.
pub(in crate::pipeline) struct Asking<'p> {
    whole: &'p Dictionaries,
    each: Vec<One>,
}

/// One look-up during one pass.
struct One {
    lookup: Lookup,
    keyed: Box<dyn Keyed>,
    known: Arc<Dictionary>,
    /// Keys that are not there.
    vain: HashSet<String>,
    /// Of the rows at hand.
    wanted: HashSet<String>,
}

impl<'p> Asking<'p> {
    /// Nothing was asked yet; `None` where nothing ever is. `whole` are the dictionaries that are held.
    ///
    /// # Errors
    /// When a source cannot be reached.
    pub fn start(asked: &[Asked], whole: &'p Dictionaries) -> Result<Option<Self>, Error> {
        if asked.is_empty() {
            return Ok(None);
        }
        let one = |asked: &Asked| {
            let keyed = asked.source.keyed(asked.by, asked.take)?;
            let gone = || MappingError::UnknownLookup { name: asked.lookup.source.clone(), known: Vec::new() };
            Ok::<_, Error>(One {
                lookup: asked.lookup.clone(),
                keyed: keyed.ok_or_else(gone)?,
                known: Arc::default(),
                vain: HashSet::new(),
                wanted: HashSet::new(),
            })
        };
        Ok(Some(Self { whole, each: asked.iter().map(one).collect::<Result<_, _>>()? }))
    }

    /// The dictionaries for these rows; `mapper` says what is looked up for each.
    ///
    /// # Errors
    /// When a source can no longer be asked, or says too much.
    pub fn dictionaries(&mut self, mapper: &Mapper, records: &[Record]) -> Result<Dictionaries, Error> {
        let mut dictionaries = Dictionaries::default();
        for (lookup, held) in self.whole.shared() {
            if self.each.iter().all(|one| one.lookup != *lookup) {
                dictionaries.add(lookup.clone(), Arc::clone(held));
            }
        }
        for one in &mut self.each {
            one.fill(mapper, records)?;
            dictionaries.add(one.lookup.clone(), Arc::clone(&one.known));
        }
        Ok(dictionaries)
    }
}

impl One {
    fn fill(&mut self, mapper: &Mapper, records: &[Record]) -> Result<(), Error> {
        let Self { lookup, keyed, known, vain, wanted } = self;
        if known.len() + vain.len() > KEPT {
            *known = Arc::default();
            vain.clear();
        }
        // The rows of before are done with, so that nobody else holds it.
        let known = Arc::make_mut(known);
        for record in records {
            mapper.sought(record, |sought, key| {
                let key = key.as_ref();
                if sought == lookup && known.get(key).is_none() && !vain.contains(key) && !wanted.contains(key) {
                    wanted.insert(key.to_owned());
                }
            });
        }
        if wanted.is_empty() {
            return Ok(());
        }
        let mut full = false;
        let keys: Vec<&str> = wanted.iter().map(String::as_str).collect();
        keyed.look_up(&keys, &mut |key, text| full |= known.add(key, text).is_err())?;
        if full {
            return Err(MappingError::LookupTooLarge { lookup: lookup.source.clone() }.into());
        }
        vain.extend(wanted.drain().filter(|key| known.get(key).is_none()));
        Ok(())
    }
}
