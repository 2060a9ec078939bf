//! What is known of a column once all of it was seen: how full it is, what it holds, how many different values.
//!
//! Every cell of a file goes through here once, before anything is guessed, so a cell costs a hash and little more,
//! and memory does not grow with the file. While a column has few different values only their counts are kept and
//! nothing else is asked; what they are is found out once for each value.

mod distinct;
mod kind;

use hashbrown::HashTable;

use super::timestamp::{Example, Inference, TimeGuess, trim};
use super::value::{MoneyGuess, MoneyInference};
use crate::source::Record;

pub use distinct::Different;
use distinct::{Distinct, hash};
pub use kind::{ColumnKind, KindCounts};

/// A column with more different values than this has no table of them.
pub const MOST_VALUES: usize = 200;

/// A longer value (in bytes) is no line of a table of values.
const LONGEST_VALUE: usize = 200;

/// Up to this many different values are counted exactly …
const MOST_EXACT: usize = 50_000;

/// … unless there are so many columns that all of them together would remember more than this.
const MOST_REMEMBERED: usize = 2_000_000;

const SAMPLES: usize = 3;

/// Profiles all columns of a source: feed it every record, then [finish](Self::finish), as often as wanted.
#[derive(Clone, Debug)]
pub struct Profiles {
    columns: Vec<ColumnTally>,
}

impl Profiles {
    /// For this many columns.
    pub fn new(columns: usize) -> Self {
        Self::starting_at(columns, 0)
    }

    /// For a part of a source that begins behind this many rows, so that samples come from the first rows of all
    /// parts.
    pub fn starting_at(columns: usize, rows: u64) -> Self {
        let exact = (MOST_REMEMBERED / columns.max(1)).clamp(MOST_VALUES, MOST_EXACT);
        Self { columns: (0..columns).map(|_| ColumnTally::new(exact, rows)).collect() }
    }

    /// Takes a record into account; a short one reads as blank, surplus cells are not looked at.
    pub fn add(&mut self, record: &Record) {
        for (at, column) in self.columns.iter_mut().enumerate() {
            column.add_of(record, at);
        }
    }

    /// The columns in up to this many parts, at least one, for as many threads: every part must be given every record.
    pub fn parts(&mut self, most: usize) -> Vec<ProfilesPart<'_>> {
        let count = most.clamp(1, self.columns.len().max(1));
        let mut parts: Vec<_> = (0..count).map(|_| ProfilesPart { columns: Vec::new() }).collect();
        // In turn, since neighbours are often alike and some kinds cost more than others.
        for (at, column) in self.columns.iter_mut().enumerate() {
            parts[at % count].columns.push((at, column));
        }
        parts
    }

    /// Adds what was seen in another part of the same source.
    pub fn merge(&mut self, other: &Self) {
        self.columns.iter_mut().zip(&other.columns).for_each(|(column, more)| column.merge(more));
    }

    /// The profile of each column so far.
    pub fn finish(&self) -> Vec<ColumnProfile> {
        self.columns.iter().map(ColumnTally::finish).collect()
    }
}

/// Some of the columns of [`Profiles`].
pub struct ProfilesPart<'p> {
    columns: Vec<(usize, &'p mut ColumnTally)>,
}

impl ProfilesPart<'_> {
    /// Takes a record into account, as [`Profiles::add`] does.
    pub fn add(&mut self, record: &Record) {
        for (at, column) in &mut self.columns {
            column.add_of(record, *at);
        }
    }
}

/// Describes a column by all cells that were seen: its kind, how full it is, its times, its amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnProfile {
    /// Cells with something in them.
    pub filled: u64,
    /// Cells with nothing but white space.
    pub blank: u64,
    /// How many different values there are, blank not among them.
    pub different: Different,
    /// Every value with its count, the most frequent first; empty when there are more than [`MOST_VALUES`], or a
    /// value that is too long for a table.
    pub values: Vec<ValueCount>,
    /// The first three different values.
    pub samples: Vec<String>,
    /// How many letters the longest value has.
    pub longest: usize,
    /// What nearly all values are.
    pub kind: ColumnKind,
    /// How many values are of which kind.
    pub kinds: KindCounts,
    /// Whether they are times, and how those are written.
    pub times: TimeGuess,
    /// Whether they are amounts, and how those are written.
    pub money: MoneyGuess,
}

/// A value and how often the column holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueCount {
    /// The value, trimmed.
    pub text: String,
    /// Cells that hold it.
    pub count: u64,
}

impl ColumnProfile {
    /// All cells, blank ones included.
    pub fn rows(&self) -> u64 {
        self.filled + self.blank
    }

    /// Cells that say when something happened: filled, and not a database's NULL or zero date.
    pub fn dated(&self) -> u64 {
        self.times.filled - self.times.unreadable
    }

    /// Whether every filled cell holds another value.
    pub fn is_unique(&self) -> bool {
        // An estimate may be a few percent too low.
        let slack = if self.different.exact { 0 } else { self.filled / 20 };
        self.filled > 1 && self.different.count + slack >= self.filled
    }
}

/// Profiles one column: feed it every cell.
#[derive(Clone, Debug)]
pub struct ColumnTally {
    next_row: u64,
    filled: u64,
    blank: u64,
    seen: Seen,
    exact: usize,
    samples: Vec<Example>,
    longest: usize,
    kinds: KindCounts,
    times: Inference,
    money: MoneyInference,
}

/// Which values were seen.
#[derive(Clone, Debug)]
enum Seen {
    /// All of them with their counts. Nothing else was asked about them yet.
    Few(HashTable<Entry>),
    /// Only how many.
    Many(Distinct),
}

#[derive(Clone, Debug)]
struct Entry {
    hash: u64,
    first_row: u64,
    count: u64,
    text: Box<str>,
}

impl ColumnTally {
    fn new(exact: usize, rows: u64) -> Self {
        Self {
            next_row: rows,
            filled: 0,
            blank: 0,
            seen: Seen::Few(HashTable::new()),
            exact,
            samples: Vec::new(),
            longest: 0,
            kinds: KindCounts::default(),
            times: Inference::default(),
            money: MoneyInference::default(),
        }
    }

    /// Takes a row's cell into account; of one that can't be read only that it is there.
    #[inline]
    fn add_of(&mut self, record: &Record, at: usize) {
        match record.broken {
            true => self.next_row += 1,
            false => self.add(record.cell(at)),
        }
    }

    /// Takes a cell into account.
    #[inline]
    pub fn add(&mut self, cell: &str) {
        let row = self.next_row;
        self.next_row += 1;
        let text = trim(cell);
        if text.is_empty() {
            self.blank += 1;
            return;
        }
        self.filled += 1;
        self.add_filled(text, hash(text.as_bytes()), row, 1);
    }

    #[inline]
    fn add_filled(&mut self, text: &str, hash: u64, row: u64, count: u64) {
        if let Seen::Few(values) = &mut self.seen {
            if let Some(entry) = values.find_mut(hash, |entry| entry.hash == hash && *entry.text == *text) {
                entry.count += count;
                entry.first_row = entry.first_row.min(row);
                return;
            }
            if values.len() < MOST_VALUES && text.len() <= LONGEST_VALUE {
                let entry = Entry { hash, first_row: row, count, text: text.into() };
                values.insert_unique(hash, entry, |entry| entry.hash);
                return;
            }
            self.forget_values();
        }
        if let Seen::Many(distinct) = &mut self.seen {
            distinct.add(hash);
        }
        self.judge(text, row, count);
    }

    /// There are too many values to keep: finds out what those were that were kept.
    fn forget_values(&mut self) {
        let Seen::Few(values) = std::mem::replace(&mut self.seen, Seen::Many(Distinct::new(self.exact))) else {
            return;
        };
        let mut values: Vec<Entry> = values.into_iter().collect();
        values.sort_unstable_by_key(|entry| entry.first_row);
        for entry in &values {
            if let Seen::Many(distinct) = &mut self.seen {
                distinct.add(entry.hash);
            }
            self.judge(&entry.text, entry.first_row, entry.count);
        }
    }

    #[inline]
    fn judge(&mut self, text: &str, row: u64, count: u64) {
        if text.len() > self.longest {
            self.longest = self.longest.max(text.chars().count());
        }
        if self.samples.len() < SAMPLES {
            self.add_sample(Example::new(row, text));
        }
        kind::count(text, row, count, &mut self.kinds, &mut self.times, &mut self.money);
    }

    fn add_sample(&mut self, sample: Example) {
        match self.samples.iter_mut().find(|known| known.text == sample.text) {
            Some(known) => known.row = known.row.min(sample.row),
            None => self.samples.push(sample),
        }
    }

    /// Adds what was seen in another part of the column.
    pub fn merge(&mut self, other: &Self) {
        self.next_row = self.next_row.max(other.next_row);
        self.filled += other.filled;
        self.blank += other.blank;
        match &other.seen {
            Seen::Few(values) => {
                let mut values: Vec<&Entry> = values.iter().collect();
                values.sort_unstable_by_key(|entry| entry.first_row);
                for entry in values {
                    self.add_filled(&entry.text, entry.hash, entry.first_row, entry.count);
                    // A sample that was not looked at, since enough were known, may be an earlier one.
                    if matches!(self.seen, Seen::Many(_)) {
                        self.add_sample(Example::new(entry.first_row, &entry.text));
                        self.keep_first_samples();
                    }
                }
            }
            Seen::Many(more) => {
                if matches!(self.seen, Seen::Few(_)) {
                    self.forget_values();
                }
                if let Seen::Many(distinct) = &mut self.seen {
                    distinct.merge(more);
                }
                other.samples.iter().for_each(|sample| self.add_sample(sample.clone()));
                self.keep_first_samples();
                self.longest = self.longest.max(other.longest);
                self.kinds.merge(&other.kinds);
                self.times.merge(&other.times);
                self.money.merge(&other.money);
            }
        }
    }

    fn keep_first_samples(&mut self) {
        self.samples.sort_unstable();
        self.samples.truncate(SAMPLES);
    }

    /// The profile of the column so far.
    pub fn finish(&self) -> ColumnProfile {
        let (different, values, judged);
        match &self.seen {
            Seen::Many(distinct) => {
                let estimate = distinct.count();
                // No column has more different values than values.
                different = Different { count: estimate.count.min(self.filled), ..estimate };
                values = Vec::new();
                judged = None;
            }
            Seen::Few(entries) => {
                let mut entries: Vec<&Entry> = entries.iter().collect();
                entries.sort_unstable_by_key(|entry| (std::cmp::Reverse(entry.count), entry.first_row));
                let counted = |entry: &&Entry| ValueCount { text: entry.text.to_string(), count: entry.count };
                values = entries.iter().map(counted).collect();
                different = Different { count: entries.len() as u64, exact: true };
                let mut all = self.clone();
                all.forget_values();
                judged = Some(all);
            }
        }
        let judged = judged.as_ref().unwrap_or(self);
        let mut times = judged.times.clone();
        times.count_blank(self.blank);
        let mut profile = ColumnProfile {
            filled: self.filled,
            blank: self.blank,
            different,
            values,
            samples: judged.samples.iter().map(|sample| sample.text.clone()).collect(),
            longest: judged.longest,
            kind: ColumnKind::Blank,
            kinds: judged.kinds,
            times: times.finish(),
            money: judged.money.finish(),
        };
        profile.kind = kind::column_kind(&profile);
        profile
    }
}
