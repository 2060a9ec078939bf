//! What a check keeps while it watches: a count, the first rows, two examples.

use super::{Example, Finding, Fix, Kind, RowAt, Seen};
use crate::message::Message;

/// Rows that are kept of a finding.
pub const MOST_ROWS: usize = 500;

/// Examples that are kept of a finding.
const EXAMPLES: usize = 2;

/// Longer texts are cut in examples, in characters.
const LONGEST: usize = 80;

/// A finding in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub count: u64,
    rows: Vec<RowAt>,
    /// The events of these rows, by row and rule, in order.
    events: Vec<(u64, usize)>,
    last: u64,
    examples: Vec<Example>,
    rules: Vec<usize>,
    /// Of earlier rows as many are kept as there may be.
    full: bool,
}

impl Found {
    /// One more, in this row.
    #[inline]
    pub fn add(&mut self, at: RowAt, rule: usize, text: &str) {
        self.add_with(at, rule, text, || None);
    }

    /// One more; `with` is only asked for an example.
    #[inline]
    pub fn add_with(&mut self, at: RowAt, rule: usize, text: &str, with: impl FnOnce() -> Option<String>) {
        self.count += 1;
        // Nothing of it is kept any more, as of most that there is much of.
        if self.is_sated() && self.last != at.row && self.rules.last() == Some(&rule) {
            self.last = at.row;
        } else {
            self.note_with(at, rule, text, with);
        }
    }

    /// Whether there is no room for more rows and examples.
    #[inline]
    pub fn is_sated(&self) -> bool {
        self.full || self.rows.len() >= MOST_ROWS && self.examples.len() >= EXAMPLES
    }

    #[inline(never)]
    fn note_with(&mut self, at: RowAt, rule: usize, text: &str, with: impl FnOnce() -> Option<String>) {
        if self.full {
            self.note_rule(rule);
            self.last = at.row;
            return;
        }
        self.note(at, rule);
        if self.examples.len() < EXAMPLES && !self.examples.iter().any(|example| example.text == text) {
            let text = short(text);
            if !self.examples.iter().any(|example| example.text == text) {
                self.examples.push(Example { at, text, with: with().as_deref().map(short) });
            }
        }
    }

    /// The same row again is not one more.
    pub fn add_row(&mut self, at: RowAt, rule: usize, text: &str) {
        self.add_row_with(at, rule, text, || None);
    }

    /// The same row again is not one more; `with` is only asked for an example.
    pub fn add_row_with(&mut self, at: RowAt, rule: usize, text: &str, with: impl FnOnce() -> Option<String>) {
        if self.last == at.row && self.count > 0 {
            self.note(at, rule);
        } else {
            self.add_with(at, rule, text, with);
        }
    }

    /// One more event: whom it happened to, and what.
    pub fn add_event(&mut self, seen: &Seen<'_>, written: &str) {
        let event = &seen.made.event;
        self.add_with(seen.at(), seen.rule, &event.person, || {
            let parts = [event.name.as_ref(), written];
            Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
        });
    }

    #[inline]
    fn note_rule(&mut self, rule: usize) {
        if self.rules.last() != Some(&rule) && !self.rules.contains(&rule) {
            self.rules.push(rule);
        }
    }

    fn note(&mut self, at: RowAt, rule: usize) {
        self.note_rule(rule);
        if self.full {
            return;
        }
        if self.last != at.row || self.rows.is_empty() {
            self.last = at.row;
            if self.rows.len() >= MOST_ROWS {
                return;
            }
            self.rows.push(at);
        }
        let event = (at.row, rule);
        if self.rows.last() == Some(&at) && self.events.last() != Some(&event) {
            self.events.push(event);
        }
    }

    /// Keeps no rows and examples that there is no room for beside those of earlier rows.
    pub fn heed(&mut self, before: &Self) {
        self.full = before.rows.len() >= MOST_ROWS && before.examples.len() >= EXAMPLES;
    }

    /// Adds what was found in later rows.
    pub fn append(&mut self, later: Self) {
        self.count += later.count;
        if later.count > 0 {
            self.last = later.last;
        }
        append_rows(&mut self.rows, later.rows);
        self.events.extend(later.events);
        self.keep_events_of_rows();
        for example in later.examples {
            if self.examples.len() < EXAMPLES && !self.examples.iter().any(|known| known.text == example.text) {
                self.examples.push(example);
            }
        }
        for rule in later.rules {
            if !self.rules.contains(&rule) {
                self.rules.push(rule);
            }
        }
    }

    /// Both as one, in the order of their rows.
    pub fn with(mut self, other: Self) -> Self {
        self.count += other.count;
        self.rows.extend(other.rows);
        self.rows.sort_by_key(|at| at.row);
        self.rows.dedup();
        self.rows.truncate(MOST_ROWS);
        self.events.extend(other.events);
        self.events.sort_unstable();
        self.events.dedup();
        self.keep_events_of_rows();
        self.examples.extend(other.examples);
        self.examples.sort_by_key(|example| example.at.row);
        self.examples.truncate(EXAMPLES);
        self.rules.extend(other.rules);
        self.rules.sort_unstable();
        self.rules.dedup();
        self
    }

    /// Forgets the events of rows that are not kept.
    fn keep_events_of_rows(&mut self) {
        let last = self.rows.last().map_or(0, |at| at.row);
        self.events.truncate(self.events.partition_point(|(row, _)| *row <= last));
    }

    /// The rules that it was found in.
    pub fn rules(&self) -> Vec<usize> {
        self.rules.clone()
    }

    /// The finding, when there is one; `says` is given how many there are.
    pub fn finish(self, kind: &'static Kind, says: impl FnOnce(u64) -> Message, fixes: Vec<Fix>) -> Option<Finding> {
        let Self { count, rows, events, examples, .. } = self;
        (count > 0).then(|| Finding { kind, says: says(count), count, rows, events, examples, fixes })
    }
}

/// Adds later rows, as far as there is room.
pub(super) fn append_rows(rows: &mut Vec<RowAt>, later: Vec<RowAt>) {
    let room = MOST_ROWS.saturating_sub(rows.len());
    rows.extend(later.into_iter().take(room));
}

/// A text that fits into a sentence.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Something for each detail of each rule.
#[derive(Clone, Debug)]
pub(super) struct PerDetail<T> {
    slots: Vec<Vec<T>>,
}

impl<T: Default + Clone> PerDetail<T> {
    pub fn new(details: &[usize]) -> Self {
        Self { slots: details.iter().map(|&count| vec![T::default(); count]).collect() }
    }

    /// What belongs to a detail; the default for one that there is not.
    pub fn of(&self, rule: usize, detail: usize) -> T {
        self.get(rule, detail).cloned().unwrap_or_default()
    }

    pub fn get(&self, rule: usize, detail: usize) -> Option<&T> {
        self.slots.get(rule)?.get(detail)
    }

    pub fn get_mut(&mut self, rule: usize, detail: usize) -> Option<&mut T> {
        self.slots.get_mut(rule)?.get_mut(detail)
    }

    /// Tells each detail's what is known of it from earlier rows.
    pub fn heed(&mut self, before: &Self, heed: impl Fn(&mut T, &T)) {
        for (slots, before) in self.slots.iter_mut().zip(&before.slots) {
            slots.iter_mut().zip(before).for_each(|(slot, before)| heed(slot, before));
        }
    }

    /// Adds what belongs to later rows, detail by detail.
    pub fn append(&mut self, later: Self, append: impl Fn(&mut T, T)) {
        for (slots, later) in self.slots.iter_mut().zip(later.slots) {
            slots.iter_mut().zip(later).for_each(|(slot, later)| append(slot, later));
        }
    }

    /// Each with its rule and its detail.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (usize, usize, &mut T)> {
        let rules = self.slots.iter_mut().enumerate();
        rules.flat_map(|(rule, slots)| slots.iter_mut().enumerate().map(move |(detail, slot)| (rule, detail, slot)))
    }

    /// The same, each by itself.
    pub fn into_iter(self) -> impl Iterator<Item = (usize, usize, T)> {
        let rules = self.slots.into_iter().enumerate();
        rules.flat_map(|(rule, slots)| slots.into_iter().enumerate().map(move |(detail, slot)| (rule, detail, slot)))
    }
}
