//! Whom the events belong to: how often each identity comes, and in how many spellings.

use std::borrow::Cow;
use std::hash::BuildHasher;

use hashbrown::{HashMap, HashSet, HashTable};

use super::RowAt;
use crate::mapping::Tidy;
use crate::mapping::choices::tidy;

/// Spellings whose text is kept, so that an example can show both.
const MOST_TEXTS: usize = 10_000;

/// Every identity, told apart by fingerprints of its tidy spelling: 16 bytes for each person, and 8 for
/// each further spelling.
#[derive(Default)]
pub struct People {
    table: HashTable<Person>,
    /// First spellings that are not the tidy one, by the fingerprint of the tidy one.
    untidy: HashMap<u64, Box<str>>,
    /// Fingerprints of all spellings but the first of each person.
    others: HashSet<u64>,
    most: Most,
    variants: u64,
}

#[derive(Clone, Copy)]
struct Person {
    key: u64,
    /// Half a fingerprint of the first spelling.
    first: u32,
    /// Events, and in the highest bit whether there is another spelling.
    count: u32,
}

const VARIED: u32 = 1 << 31;

/// The identity with the most events.
#[derive(Default)]
struct Most {
    key: u64,
    count: u32,
    text: String,
    rows: Vec<RowAt>,
}

/// How an identity stands among those before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    /// Nothing before it was spelled so.
    pub new: bool,
    /// It is another spelling of one that came before.
    pub variant: bool,
    /// … and the first such event of this person.
    pub first_variant: bool,
}

impl People {
    pub(super) fn add(&mut self, at: RowAt, person: &str) -> Spelling {
        let spelled = fingerprint(person);
        let tidied = tidy(person, &Tidy::ALL);
        let is_tidy = matches!(tidied, Cow::Borrowed(text) if text.len() == person.len());
        let key = if is_tidy { spelled } else { fingerprint(&tidied) };
        let first = spelled as u32;
        let mut spelling = Spelling::default();
        let count = match self.table.find_mut(key, |known| known.key == key) {
            Some(known) => {
                if known.first != first {
                    let new = self.others.insert(spelled);
                    spelling = Spelling { new, variant: true, first_variant: known.count & VARIED == 0 };
                    known.count |= VARIED;
                    self.variants += u64::from(spelling.first_variant);
                }
                known.count += u32::from(known.count & !VARIED < VARIED - 1);
                known.count & !VARIED
            }
            None => {
                spelling.new = true;
                self.table.insert_unique(key, Person { key, first, count: 1 }, |person| person.key);
                if !is_tidy && self.untidy.len() < MOST_TEXTS {
                    self.untidy.insert(key, person.into());
                }
                1
            }
        };
        self.most.add(at, key, count, person);
        spelling
    }

    /// The first spelling of a person who is now spelled so, as far as it is known; else the tidy one.
    pub(super) fn first_spelling(&self, person: &str) -> String {
        let tidied = tidy(person, &Tidy::ALL);
        self.untidy.get(&fingerprint(&tidied)).map_or_else(|| tidied.clone().into_owned(), |text| text.to_string())
    }

    /// Persons, different spellings counted once.
    pub fn count(&self) -> u64 {
        self.table.len() as u64
    }

    /// Persons who are spelled in more than one way.
    pub fn varied(&self) -> u64 {
        self.variants
    }

    /// The identity with the most events, how many, and the first rows in which it led.
    pub fn most(&self) -> (&str, u64, &[RowAt]) {
        (&self.most.text, self.most.count.into(), &self.most.rows)
    }
}

impl Most {
    fn add(&mut self, at: RowAt, key: u64, count: u32, person: &str) {
        if count <= self.count {
            return;
        }
        if key != self.key {
            self.key = key;
            self.text.clear();
            self.text.push_str(person);
            self.rows.clear();
        }
        self.count = count;
        if self.rows.len() < super::MOST_ROWS && self.rows.last() != Some(&at) {
            self.rows.push(at);
        }
    }
}

fn fingerprint(text: &str) -> u64 {
    foldhash::quality::FixedState::with_seed(0).hash_one(text)
}
