//! Identities that stand for nobody (*Understanding Identities*: reusing "anonymous", "guest" or defaults makes one
//! person of everybody, and nothing repairs it). Words beyond the documents' own are what databases, spreadsheets and
//! programs write for nothing; a value equal to its column's title is a title row in the middle. Where people are numbered from 0, "0" may be one of them: then there is a "1" and a "2"
//! too, and one of these has as many events.

use super::fix::leave_values_out;
use super::found::Found;
use super::nobody::{is_nobody, is_somebody_at};
use super::{Check, CheckContext, Events, Finding, Grade, Kind, Whole};
use crate::mapping::Characters;
use crate::message;
use crate::message::Arg;

static PLACEHOLDER_PERSON: Kind = Kind::new("placeholder-person", Grade::MustFix);

static PERSON_NOUGHT: Kind = Kind::new("person-nought", Grade::WorthALook);

/// Placeholders that are named.
const NAMED: usize = 4;

#[derive(Clone, Default)]
struct Placeholder {
    found: Found,
    words: Vec<String>,
    column: String,
    column_of: Vec<String>,
    /// The text in small letters.
    titles: Vec<String>,
    /// Some title has an `@` in it.
    titles_have_signs: bool,
    /// Events of "1" and of "2".
    numbered: [u64; 2],
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    let columns = (0..context.mapping.rules.len()).map(|rule| context.person_column(rule).to_owned());
    let column_of: Vec<String> = columns.collect();
    let titles: Vec<String> = column_of.iter().map(|title| small(title.trim()).collect()).collect();
    let titles_have_signs = titles.iter().any(|title| title.contains('@'));
    Box::new(Placeholder { column_of, titles, titles_have_signs, ..Placeholder::default() })
}

fn small(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

impl Placeholder {
    fn note_word(&mut self, person: &str) {
        if !self.words.iter().any(|word| word == person) {
            self.words.push(person.to_owned());
        }
    }

    /// Whether an identity stands for nobody, or repeats its column's title.
    fn is_it(&self, rule: usize, person: &str, characters: Characters) -> bool {
        let is_title = |title: &String| match characters.has(Characters::WIDE) {
            true => small(person).eq(title.chars()),
            false => person.eq_ignore_ascii_case(title),
        };
        // Hardly any address is nobody's.
        let is_somebody = characters.has(Characters::AT) && is_somebody_at(person) && !self.titles_have_signs;
        !is_somebody && (is_nobody(person) || self.titles.get(rule).is_some_and(is_title))
    }

    /// Whether "0" is as rare as whoever has the numbers behind it, and nothing else stands for nobody.
    fn counts_from_nought(&self) -> bool {
        let [ones, twos] = self.numbered;
        ones > 0 && twos > 0 && self.found.count <= ones.max(twos) && self.words.iter().all(|word| word == "0")
    }
}

impl Check for Placeholder {
    fn events(&mut self, events: &Events<'_>) {
        for seen in events.iter() {
            let person = seen.made.event.person.as_ref();
            if !self.is_it(seen.rule, person, seen.person) {
                self.numbered[0] += u64::from(person == "1");
                self.numbered[1] += u64::from(person == "2");
                continue;
            }
            if self.found.count == 0 {
                self.column = self.column_of.get(seen.rule).cloned().unwrap_or_default();
            }
            self.note_word(person);
            self.found.add(seen.at(), seen.rule, person);
        }
    }

    fn is_about_people(&self) -> bool {
        true
    }

    fn append(&mut self, later: Self) {
        if self.found.count == 0 {
            self.column = later.column;
        }
        self.found.append(later.found);
        later.words.iter().for_each(|word| self.note_word(word));
        self.numbered.iter_mut().zip(later.numbered).for_each(|(count, more)| *count += more);
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let counts_from_nought = self.counts_from_nought();
        let Self { found, words, column, .. } = *self;
        let fix = leave_values_out(column.clone(), words.clone());
        let fixes = if whole.context.looks_people_up() { Vec::new() } else { vec![fix] };
        let finding = if counts_from_nought {
            let says = |count| message!("check-person-nought", count = count, column = column);
            found.finish(&PERSON_NOUGHT, says, fixes)
        } else {
            let words = Arg::quoted(&words, NAMED);
            let says = |count| message!("check-placeholder-person", count = count, column = column, words = words);
            found.finish(&PLACEHOLDER_PERSON, says, fixes)
        };
        finding.into_iter().collect()
    }
}
