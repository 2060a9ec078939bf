//! Identities that are merged with a placeholder, with a number that a spreadsheet rounded, or all with one: an alias can't
//! be taken back, so that everybody who is merged with the same nobody is one person for ever (*Understanding Identities*).

use super::fix::leave_names_out;
use super::found::Found;
use super::nobody::is_nobody;
use super::{Check, CheckContext, Events, Finding, Grade, Kind, Whole};
use crate::event::EventKind;
use crate::mapping::EventName;
use crate::mapping::settings::is_damaged;
use crate::message;
use crate::message::Arg;

static MERGED_WITH_NOBODY: Kind = Kind::new("merged-with-nobody", Grade::MustFix);

// Only worth a look, as one customer may have used many devices.
static MERGED_INTO_ONE: Kind = Kind::new("merged-into-one", Grade::WorthALook);

/// Placeholders that are named.
const NAMED: usize = 4;

/// Placeholders that are kept, so that a fix leaves all of them out.
const MOST_WORDS: usize = 1_000;

/// With fewer people, that they are all merged with one may be right.
const ENOUGH: u64 = 5;

#[derive(Clone, Default)]
struct MergedPeople {
    /// Of each rule that merges.
    rules: Vec<Option<Merged>>,
}

/// What a rule merges.
#[derive(Clone, Default)]
struct Merged {
    nobody: Found,
    words: Vec<String>,
    all: Found,
    /// The second identity of the first, …
    first: String,
    /// … whether another one came, …
    others: bool,
    /// … and the people of the first and of the last, with how often it was another than before.
    began: String,
    person: String,
    people: u64,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    let merged = context.mapping.rules.iter().map(|rule| (rule.kind == EventKind::Alias).then(Merged::default));
    let rules: Vec<_> = merged.collect();
    // Nothing is looked at where no rule merges.
    Box::new(MergedPeople { rules: if rules.iter().any(Option::is_some) { rules } else { Vec::new() } })
}

impl Merged {
    fn note_word(&mut self, word: &str) {
        if self.words.len() < MOST_WORDS && !self.words.iter().any(|known| known == word) {
            self.words.push(word.to_owned());
        }
    }

    fn note_person(&mut self, person: &str) {
        if self.person != person {
            self.people += 1;
            person.clone_into(&mut self.person);
            if self.people == 1 {
                person.clone_into(&mut self.began);
            }
        }
    }

    fn append(&mut self, later: Self) {
        if self.all.count == 0 {
            *self = later;
            return;
        }
        self.nobody.append(later.nobody);
        later.words.iter().for_each(|word| self.note_word(word));
        self.others |= later.others || later.all.count > 0 && later.first != self.first;
        self.all.append(later.all);
        // Whoever goes on behind the border is not one more.
        self.people += later.people - u64::from(later.people > 0 && later.began == self.person);
        if !later.person.is_empty() {
            self.person = later.person;
        }
    }
}

impl Check for MergedPeople {
    fn events(&mut self, events: &Events<'_>) {
        if self.rules.is_empty() {
            return;
        }
        for seen in events.iter() {
            let Some(Some(merged)) = self.rules.get_mut(seen.rule) else { continue };
            let (person, second) = (seen.made.event.person.as_ref(), seen.made.event.name.as_ref());
            if is_nobody(second) || is_damaged(second) {
                merged.note_word(second);
                merged.nobody.add(seen.at(), seen.rule, second);
            }
            match merged.all.count {
                0 => second.clone_into(&mut merged.first),
                _ => merged.others |= merged.first != second,
            }
            merged.all.add(seen.at(), seen.rule, second);
            merged.note_person(person);
        }
    }

    fn append(&mut self, later: Self) {
        for (merged, later) in self.rules.iter_mut().zip(later.rules) {
            if let (Some(merged), Some(later)) = (merged, later) {
                merged.append(later);
            }
        }
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let finish = |(rule, merged): (usize, Option<Merged>)| {
            let Merged { nobody, words, all, first, others, people, .. } = merged?;
            let plan = whole.context.rule(rule)?;
            // Tidied or looked up, the identity is another text than the cell.
            let (column, is_cell) = match plan.event.as_ref()? {
                EventName::Column { column, lookup, .. } => (column.as_str(), lookup.is_none() && plan.tidy.is_empty()),
                EventName::Fixed { .. } | EventName::Rule { .. } => (first.as_str(), false),
            };
            if nobody.count == 0 {
                if others || people < ENOUGH {
                    return None;
                }
                let says = |count| message!("check-merged-into-one", count = count, second = first);
                return all.finish(&MERGED_INTO_ONE, says, Vec::new());
            }
            let fixes = is_cell.then(|| leave_names_out(vec![rule], words.clone())).into_iter().collect();
            let words = Arg::quoted(&words, NAMED);
            let says = |count| message!("check-merged-with-nobody", count = count, column = column, words = words);
            nobody.finish(&MERGED_WITH_NOBODY, says, fixes)
        };
        self.rules.into_iter().enumerate().filter_map(finish).collect()
    }
}
