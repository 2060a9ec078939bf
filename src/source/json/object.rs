//! A record: the cells of an object.
//!
//! | Value | Cell |
//! |---|---|
//! | text | the text |
//! | number | as it is written, digit for digit: `1.10`, `1e5`, `7210448301122` |
//! | `true`, `false` | as they are written |
//! | `null`, nothing, an object with nothing in it | blank |
//! | object | each of its values is a cell of its own, `a.b` |
//! | list | its JSON, without white space |
//! | object in so many others that nobody meant columns | its JSON, without white space |

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer as _, MapAccess, Visitor};
use serde_json::Deserializer;
use serde_json::value::RawValue;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::keys::{Keys, ROOT};
use crate::source::Record;

/// Objects within so many others stay JSON.
const MOST_LEVELS: usize = 16;

/// What was odd about a record.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Odd {
    /// A key stands twice in an object.
    pub(super) repeated: bool,
    /// A list, which is kept as JSON.
    pub(super) list: bool,
    /// An object within too many others, which is kept as JSON.
    pub(super) deep: bool,
    /// A single value where other records have an object.
    pub(super) single: bool,
    /// A NUL.
    pub(super) nul: bool,
    /// What is no letter.
    pub(super) unreadable: bool,
    /// Bytes that are written in octal.
    pub(super) octal: bool,
    /// `NaN`, `Infinity`.
    pub(super) no_number: bool,
}

/// The members of an object, each value as it is written.
pub(super) type Members<'t> = Vec<(Cow<'t, str>, &'t str)>;

/// Takes an object apart; `None` where the text is none, or is anything besides.
pub(super) fn members(text: &str) -> Option<Members<'_>> {
    let mut json = Deserializer::from_str(text);
    let members = json.deserialize_map(MembersVisitor).ok()?;
    json.end().ok()?;
    Some(members)
}

struct MembersVisitor;

impl<'t> Visitor<'t> for MembersVisitor {
    type Value = Members<'t>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::with_capacity(16);
        while let Some((Name(name), value)) = map.next_entry::<Name<'t>, &'t RawValue>()? {
            members.push((name, value.get()));
        }
        Ok(members)
    }
}

/// A key, which is only copied where it has escapes.
struct Name<'t>(Cow<'t, str>);

impl<'t> Deserialize<'t> for Name<'t> {
    fn deserialize<D: serde::Deserializer<'t>>(json: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl<'t> Visitor<'t> for NameVisitor {
            type Value = Name<'t>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, name: &'t str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }
        json.deserialize_str(NameVisitor)
    }
}

/// Takes records apart, one after the other, and remembers their keys.
pub(super) struct Parser {
    pub(super) keys: Keys,
    /// Whether what is nested becomes columns.
    pub(super) nested: bool,
    cells: Cells,
}

/// The cells of the record at hand.
#[derive(Default)]
struct Cells {
    /// Where in the record's text each column's cell stands, and behind it in `more`.
    places: Vec<Option<(usize, usize)>>,
    /// The columns that have one.
    met: Vec<usize>,
    /// What is not in the record's text as it means.
    more: String,
    odd: Odd,
}

impl Parser {
    pub(super) fn new(keys: Keys, nested: bool) -> Self {
        Self { keys, nested, cells: Cells::default() }
    }

    /// Takes a text apart; `None` where it is no object.
    pub(super) fn read(&mut self, text: &str) -> Option<Odd> {
        self.cells.clear();
        let members = members(text)?;
        self.take(text, members, ROOT, 1);
        Some(self.cells.odd)
    }

    /// Puts what was read last from this text into a record, up to the last cell that is not blank: columns that come to
    /// be known later change nothing of it.
    pub(super) fn write(&self, text: &str, record: &mut Record) {
        let Cells { places, met, more, .. } = &self.cells;
        record.put(text);
        record.put(more);
        let filled = |column: &&usize| places[**column].is_some_and(|(start, end)| start < end);
        record.identity = Some(self.identity(text));
        let Some(last) = met.iter().filter(filled).max() else { return };
        for place in &places[..=*last] {
            let (start, end) = place.unwrap_or_default();
            record.mark(start..end);
        }
    }

    /// What tells the record from others: its keys and what stands under each, in whatever order, since where a key has its
    /// column follows from the records above. Ledgers keep it, so that it must never be made otherwise.
    fn identity(&self, text: &str) -> u64 {
        let Cells { places, met, more, .. } = &self.cells;
        let cell = |(start, end): (usize, usize)| match start < text.len() {
            true => text.get(start..end),
            false => more.get(start - text.len()..end - text.len()),
        };
        met.iter().fold(0, |sum: u64, column| {
            let cell = places[*column].and_then(cell).unwrap_or_default();
            let hash = xxh3_64_with_seed(cell.as_bytes(), self.keys.hash(*column));
            if cell.is_empty() { sum } else { sum.wrapping_add(hash) }
        })
    }

    fn take(&mut self, all: &str, members: Members<'_>, object: usize, level: usize) {
        let mut next = 0;
        for (name, value) in members {
            let is_object = value.starts_with('{');
            if is_object && is_empty(value) {
                continue;
            }
            let place = self.keys.place(object, &name, &mut next);
            if is_object && self.nested && level < MOST_LEVELS {
                // It was read once, and so can be read again, but for half a letter in a key.
                if let Some(members) = self::members(value) {
                    let object = self.keys.object(place);
                    self.take(all, members, object, level + 1);
                    continue;
                }
            }
            self.cells.odd.deep |= is_object && self.nested;
            self.cells.odd.single |= value != "null" && self.keys.has_object(place);
            let column = self.keys.column(place);
            self.cells.put(all, column, value);
        }
    }
}

impl Cells {
    fn clear(&mut self) {
        self.met.drain(..).for_each(|column| self.places[column] = None);
        self.more.clear();
        self.odd = Odd::default();
    }

    fn put(&mut self, all: &str, column: usize, value: &str) {
        if self.places.len() <= column {
            self.places.resize(column + 1, None);
        }
        // A value is a part of the record's text.
        let at = value.as_ptr() as usize - all.as_ptr() as usize;
        let place = match value.as_bytes()[0] {
            b'n' => (0, 0),
            b'"' if memchr::memchr(b'\\', value.as_bytes()).is_none() => (at + 1, at + value.len() - 1),
            b'"' => self.put_more(all, |cells| cells.put_text(value)),
            b'[' | b'{' => {
                self.odd.list |= value.starts_with('[');
                self.put_more(all, |cells| without_spaces(value, &mut cells.more))
            }
            _ => (at, at + value.len()),
        };
        if self.places[column].replace(place).is_some() {
            self.odd.repeated = true;
        } else {
            self.met.push(column);
        }
    }

    fn put_more(&mut self, all: &str, put: impl FnOnce(&mut Self)) -> (usize, usize) {
        let start = all.len() + self.more.len();
        put(self);
        (start, all.len() + self.more.len())
    }

    /// Appends what a text with escapes means. Half a letter (`\ud83d` alone), which texts end with that were cut by their
    /// length, reads as U+FFFD; a NUL is kept out.
    fn put_text(&mut self, value: &str) {
        let Ok(Letters(bytes)) = serde_json::from_str(value) else { return };
        match String::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => self.more.push_str(&text),
            Ok(text) => {
                self.odd.nul = true;
                self.more.extend(text.chars().filter(|letter| *letter != '\0'));
            }
            Err(error) => {
                self.odd.unreadable = true;
                for part in error.as_bytes().utf8_chunks() {
                    self.odd.nul |= part.valid().contains('\0');
                    self.more.extend(part.valid().chars().filter(|letter| *letter != '\0'));
                    // Half a letter is three bytes, of which only the first may not stand where it does.
                    if part.invalid().first().is_some_and(|byte| *byte == 0xED) {
                        self.more.push(char::REPLACEMENT_CHARACTER);
                    }
                }
            }
        }
    }
}

/// The letters of a text as bytes, halves of letters among them.
struct Letters(Vec<u8>);

impl<'t> Deserialize<'t> for Letters {
    fn deserialize<D: serde::Deserializer<'t>>(json: D) -> Result<Self, D::Error> {
        struct LettersVisitor;
        impl Visitor<'_> for LettersVisitor {
            type Value = Letters;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Self::Value, E> {
                Ok(Letters(bytes.to_owned()))
            }
        }
        json.deserialize_bytes(LettersVisitor)
    }
}

/// Whether nothing stands in an object.
fn is_empty(object: &str) -> bool {
    object[1..object.len() - 1].trim().is_empty()
}

/// Appends JSON without the white space between its parts, so that it is the same text whatever wrote it.
fn without_spaces(json: &str, out: &mut String) {
    let mut rest = json;
    // Every second part is within quotation marks.
    while let Some(quote) = rest.find('"') {
        push_without_spaces(&rest[..quote], out);
        let text = &rest[quote..];
        let end = end_of_text(text);
        out.push_str(&text[..end]);
        rest = &text[end..];
    }
    push_without_spaces(rest, out);
}

fn push_without_spaces(part: &str, out: &mut String) {
    out.extend(part.split([' ', '\t', '\n', '\r']));
}

/// The length of the text in quotation marks with which this begins.
pub(super) fn end_of_text(json: &str) -> usize {
    let bytes = json.as_bytes();
    let mut at = 1;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes[at] == b'"' {
            return at + 1;
        }
        at += 2;
    }
    bytes.len()
}
