//! Numbers and text under one name: the tracker decides for each value which it is (*Technical Notes*), and reports show
//! half of it.

use super::found::{Found, PerDetail};
use super::{Change, Check, CheckContext, Class, Classes, Events, Finding, Fix, Grade, Kind, Whole};
use crate::mapping::{Mapping, Replacement};
use crate::message;
use crate::message::{Arg, Message};

static MIXED_NUMBERS: Kind = Kind::new("mixed-numbers", Grade::WorthALook);

/// With fewer values it may be chance.
const ENOUGH: u64 = 10;

/// The share of each, in percent, from which a detail is both.
const SHARE: u64 = 20;

/// A detail that is a number in so many of a hundred, with only a few words beside, is one with words for "nothing".
const NEARLY_ALL: u64 = 80;

/// What a few words are.
const FEW: usize = 5;

/// What is no number, but may be written beside numbers.
const TEXTS: Classes = Classes::of(&[Class::Text, Class::Email]);

/// A longer text (in bytes) is no word for "nothing".
const LONGEST_WORD: usize = 255;

#[derive(Clone)]
struct MixedNumbers {
    details: PerDetail<Mixed>,
}

#[derive(Clone, Default)]
struct Mixed {
    /// Where they are; how many is counted for all checks.
    texts: Found,
    /// Different texts.
    words: Vec<String>,
    /// There are more than a few, or some text is longer than any word that stands for "no number".
    many: bool,
}

impl Mixed {
    #[inline]
    fn note_word(&mut self, text: &str) {
        if self.many {
            return;
        }
        if text.len() > LONGEST_WORD {
            self.many = true;
            return;
        }
        if !self.words.iter().any(|word| word == text) {
            self.words.push(text.to_owned());
            self.many = self.words.len() > FEW;
        }
    }
}

/// Nothing is read where one of these texts stands in the column.
#[derive(Debug, PartialEq)]
struct ReadAsBlank {
    column: String,
    found: Vec<String>,
}

impl Change for ReadAsBlank {
    fn apply(&self, mapping: &mut Mapping) {
        for found in &self.found {
            mapping.replace.retain(|known| known.column != self.column || known.found != *found);
            let blank = Replacement { column: self.column.clone(), found: found.clone(), with: String::new() };
            mapping.replace.push(blank);
        }
    }

    fn message(&self) -> Message {
        message!("fix-read-as-blank", found = Arg::quoted(&self.found, 3))
    }
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    Box::new(MixedNumbers { details: PerDetail::new(&context.details()) })
}

impl Check for MixedNumbers {
    fn events(&mut self, events: &Events<'_>) {
        for (values, mixed) in events.details(TEXTS, &mut self.details) {
            // Of most details that are texts nothing is kept any more.
            if mixed.many && mixed.texts.is_sated() {
                continue;
            }
            values.each(|seen, _, text| {
                mixed.texts.add(seen.at(), seen.rule, text);
                mixed.note_word(text);
            });
        }
    }

    fn heed(&mut self, before: &Self) {
        self.details.heed(&before.details, |mixed, before| {
            mixed.texts.heed(&before.texts);
            mixed.many = before.many;
        });
    }

    fn append(&mut self, later: Self) {
        self.details.append(later.details, |mixed, later| {
            mixed.texts.append(later.texts);
            mixed.many |= later.many;
            later.words.iter().for_each(|word| mixed.note_word(word));
        });
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let finish = |(rule, detail, mut mixed): (usize, usize, Mixed)| {
            let counts = whole.counts.of(rule, detail);
            let texts = counts.of(Class::Text) + counts.of(Class::Email);
            mixed.texts.count = texts;
            let (numbers, of) = (counts.of(Class::Number), counts.all());
            let few = !mixed.many;
            let both = numbers * 100 >= of * SHARE && texts * 100 >= of * SHARE;
            let nearly = few && numbers * 100 >= of * NEARLY_ALL;
            if of < ENOUGH || !(both || nearly) {
                return None;
            }
            let rows = whole.context.leave_out_like(rule, detail, Class::Text);
            let cells = whole.context.cells_of(rule, detail);
            let blank = |column: &str| Fix::new(ReadAsBlank { column: column.to_owned(), found: mixed.words });
            let fixes = cells.filter(|_| few).map(blank).into_iter().chain(rows).collect();
            let name = whole.context.detail(rule, detail)?.name();
            let says = |texts| message!("check-mixed-numbers", detail = name, texts = texts, of = of);
            mixed.texts.finish(&MIXED_NUMBERS, says, fixes)
        };
        self.details.into_iter().filter_map(finish).collect()
    }
}
