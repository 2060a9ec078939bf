//! What a second source says of a key: `15` is `third@user.com`. Held compactly, since a table of users may have
//! millions of rows: all text in one buffer, eight bytes for where an entry stands and about five to find it.
//! Nothing here reads a source.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};
use serde::{Deserialize, Serialize};

use super::Tidy;
use super::tidy::tidy;

/// A cell is not taken itself, but what a second source says of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lookup {
    /// The second source's name in the plan.
    #[serde(rename = "in")]
    pub source: String,
    /// The title of its column that holds the cell's text.
    pub by: String,
    /// The title of its column that is taken.
    pub take: String,
    /// What is done to the cell, and to the keys that it is held against, so that `42.0` is found under `42`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tidy: Vec<Tidy>,
}

impl Lookup {
    /// What is looked up for a trimmed cell.
    pub fn key<'a>(&self, cell: &'a str) -> Cow<'a, str> {
        if self.tidy.is_empty() { Cow::Borrowed(cell) } else { tidy(cell, &self.tidy) }
    }
}

/// Keys and what is taken for each. Keys and texts are trimmed; of a key that comes again the first counts.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// Key, text, key, text …
    text: String,
    /// Where key and text of each entry end; the next begins there.
    ends: Vec<[u32; 2]>,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
    repeated: u64,
    different: u64,
}

/// A dictionary has no room for one more entry: all its text together is at most 4 GiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl Dictionary {
    /// Adds an entry. A blank key is none.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn add(&mut self, key: &str, text: &str) -> Result<(), Full> {
        let (key, text) = (key.trim(), text.trim());
        if key.is_empty() {
            return Ok(());
        }
        if let Some(known) = self.get(key) {
            self.different += u64::from(known != text);
            self.repeated += 1;
            return Ok(());
        }
        let end = |length: usize| u32::try_from(length).map_err(|_| Full);
        let key_end = end(self.text.len() + key.len())?;
        let text_end = end(self.text.len() + key.len() + text.len())?;
        let entry = end(self.ends.len())?;
        self.text.push_str(key);
        self.text.push_str(text);
        self.ends.push([key_end, text_end]);
        let Self { text, ends, table, hasher, .. } = self;
        let hash = |entry: &u32| hash(hasher, entry_of(text, ends, *entry).0);
        table.insert_unique(hash(&entry), entry, hash);
        Ok(())
    }

    /// What is taken for a key, which must be trimmed; `None` when it is not there.
    pub fn get(&self, key: &str) -> Option<&str> {
        let entry = |entry: &u32| entry_of(&self.text, &self.ends, *entry);
        self.table.find(hash(&self.hasher, key), |known| entry(known).0 == key).map(|found| entry(found).1)
    }

    /// Keys and what is taken for each, in the order in which they were added.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        (0..self.ends.len()).map(|entry| entry_of(&self.text, &self.ends, entry as u32))
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many rows had a key that was there already, and did not count.
    pub fn repeated(&self) -> u64 {
        self.repeated
    }

    /// How many of the [repeated](Self::repeated) would have said something else than the first.
    pub fn different(&self) -> u64 {
        self.different
    }

    /// Gives back memory that was only needed while it grew.
    #[must_use]
    pub fn shrunk(mut self) -> Self {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self
    }
}

/// The text of a key is hashed alike whether it stands in the buffer or in a record.
fn hash(hasher: &DefaultHashBuilder, key: &str) -> u64 {
    let mut state = hasher.build_hasher();
    key.hash(&mut state);
    std::hash::Hasher::finish(&state)
}

/// Key and text of an entry.
fn entry_of<'t>(text: &'t str, ends: &[[u32; 2]], entry: u32) -> (&'t str, &'t str) {
    let at = entry as usize;
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |[_, end]| *end as usize);
    let [key, end] = ends.get(at).map_or([start, start], |[key, end]| [*key as usize, *end as usize]);
    (text.get(start..key).unwrap_or(""), text.get(key..end).unwrap_or(""))
}

/// The dictionaries of a mapping, shared by all that read its source.
#[derive(Clone, Debug, Default)]
pub struct Dictionaries {
    all: Vec<(Lookup, Arc<Dictionary>)>,
}

impl Dictionaries {
    /// Adds one.
    pub fn add(&mut self, lookup: Lookup, dictionary: Arc<Dictionary>) {
        self.all.push((lookup, dictionary));
    }

    /// The dictionary in which this is looked up.
    pub fn get(&self, lookup: &Lookup) -> Option<&Arc<Dictionary>> {
        self.all.iter().find(|(known, _)| known == lookup).map(|(_, dictionary)| dictionary)
    }

    /// Each with what is looked up in it, to be shared on.
    pub fn shared(&self) -> impl Iterator<Item = (&Lookup, &Arc<Dictionary>)> {
        self.all.iter().map(|(lookup, dictionary)| (lookup, dictionary))
    }

    /// Each with what is looked up in it.
    pub fn iter(&self) -> impl Iterator<Item = (&Lookup, &Dictionary)> {
        self.all.iter().map(|(lookup, dictionary)| (lookup, dictionary.as_ref()))
    }
}
