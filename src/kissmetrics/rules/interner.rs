//! Texts by number, each stored once.

use hashbrown::HashTable;
use xxhash_rust::xxh3::xxh3_64;

/// A growing set of texts; the first has number 0.
#[derive(Default)]
pub(super) struct Interner {
    text: String,
    ends: Vec<usize>,
    numbers: HashTable<u32>,
}

impl Interner {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text with this number; blank for a number that was never given.
    pub fn get(&self, number: u32) -> &str {
        get(&self.text, &self.ends, number)
    }

    /// The number of a text, if it is here.
    pub fn find(&self, text: &str) -> Option<u32> {
        self.numbers.find(hash(text), |&number| self.get(number) == text).copied()
    }

    /// The number of a text, which is here from now on.
    pub fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.find(text) {
            return number;
        }
        let Self { text: all, ends, numbers } = self;
        let number = u32::try_from(ends.len()).unwrap_or(u32::MAX);
        all.push_str(text);
        ends.push(all.len());
        numbers.insert_unique(hash(text), number, |&number| hash(get(all, ends, number)));
        number
    }

    /// About how much memory it takes.
    pub fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<usize>() + self.numbers.allocation_size()
    }
}

fn get<'t>(text: &'t str, ends: &[usize], number: u32) -> &'t str {
    let number = number as usize;
    let start = if number == 0 { 0 } else { ends.get(number - 1).copied().unwrap_or(0) };
    let end = ends.get(number).copied().unwrap_or(start);
    &text[start..end]
}

fn hash(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}
