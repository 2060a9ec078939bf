//! Whom the events belong to: how often each identity comes, and in how many spellings.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::RowAt;
use crate::mapping::Tidy;
use crate::mapping::choices::tidy;
use crate::tracker::rules::{Memory, identity_print};

/// Spellings whose text is kept, so that an example can show both.
const MOST_TEXTS: usize = 10_000;

/// Every identity, told apart by fingerprints of its tidy spelling. What is known of most of them is a note in the
/// [`Memory`] of what they did; only whose first spelling is not tidy, who has several, or has many events, takes memory
/// of its own.
#[derive(Default)]
pub struct People {
    count: u64,
    /// Half a fingerprint of first spellings that are not the tidy one, by the fingerprint of the tidy one …
    untidy: HashMap<u64, u32>,
    /// … and the first of these themselves.
    texts: HashMap<u64, Box<str>>,
    /// Fingerprints of all spellings but the first of each person.
    others: HashSet<u64>,
    /// Events of those who have many.
    many: HashMap<u64, u32>,
    most: Most,
    variants: u64,
}

/// The note of a person: how many events, up to this many …
const MANY: u8 = 0b0011_1111;

/// … whether the first spelling was the tidy one …
const TIDY: u8 = 0b0100_0000;

/// … and whether there was another one.
const VARIED: u8 = 0b1000_0000;

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
    /// Notes an event of a person, before the memory receives it.
    pub(super) fn add(&mut self, at: RowAt, person: &str, memory: &mut Memory) -> Spelling {
        let spelled = identity_print(person);
        let tidied = tidy(person, &Tidy::ALL);
        let is_tidy = matches!(tidied, Cow::Borrowed(text) if text.len() == person.len());
        let key = if is_tidy { spelled } else { identity_print(&tidied) };
        let note = memory.note(key);
        let mut spelling = Spelling::default();
        let count = match *note & MANY {
            0 => {
                self.count += 1;
                spelling.new = true;
                *note = 1;
                if is_tidy {
                    *note |= TIDY;
                } else {
                    self.untidy.insert(key, spelled as u32);
                    if self.texts.len() < MOST_TEXTS {
                        self.texts.insert(key, person.into());
                    }
                }
                1
            }
            few => {
                let is_first = match *note & TIDY {
                    0 => self.untidy.get(&key) == Some(&(spelled as u32)),
                    _ => is_tidy,
                };
                if !is_first {
                    let new = self.others.insert(spelled);
                    spelling = Spelling { new, variant: true, first_variant: *note & VARIED == 0 };
                    *note |= VARIED;
                    self.variants += u64::from(spelling.first_variant);
                }
                if few < MANY {
                    *note += 1;
                    u32::from(few) + 1
                } else {
                    let many = self.many.entry(key).or_insert(MANY.into());
                    *many = many.saturating_add(1);
                    *many
                }
            }
        };
        self.most.add(at, key, count, person);
        spelling
    }

    /// The first spelling of a person who is now spelled so, as far as it is known; else the tidy one.
    pub(super) fn first_spelling(&self, person: &str) -> String {
        let tidied = tidy(person, &Tidy::ALL);
        self.texts.get(&identity_print(&tidied)).map_or_else(|| tidied.clone().into_owned(), |text| text.to_string())
    }

    /// Persons, different spellings counted once.
    pub fn count(&self) -> u64 {
        self.count
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
