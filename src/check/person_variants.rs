//! One person in several spellings: another case, spaces, `.0` at the end, thousands set apart, an apostrophe in front,
//! letters that nobody sees.

use super::fix::tidy_people;
use super::found::Found;
use super::person_numbers::PersonNumbers;
use super::{Check, CheckContext, Events, Example, Finding, Grade, Kind, Received, Seen, Whole};
use crate::mapping::Tidy;
use crate::message;

static PERSON_VARIANTS: Kind = Kind::new("person-variants", Grade::WorthALook).pairs();

/// Examples that are shown.
const EXAMPLES: usize = 2;

#[derive(Clone, Default)]
struct PersonVariants {
    found: Found,
    /// Each with the first spelling of the same person.
    examples: Vec<Example>,
    /// Which of [`Tidy::ALL`] makes a difference.
    helps: [bool; Tidy::ALL.len()],
    numbers: PersonNumbers,
}

pub(super) fn start(_setting: &CheckContext) -> Box<dyn Check> {
    Box::new(PersonVariants::default())
}

impl PersonVariants {
    fn note_help(&mut self, person: &str) {
        for (helps, how) in self.helps.iter_mut().zip(Tidy::ALL) {
            *helps = *helps || how.helps(person);
        }
    }
}

impl Check for PersonVariants {
    fn events(&mut self, events: &Events<'_>) {
        events.iter().for_each(|seen| self.numbers.add(seen));
    }

    fn received(&mut self, seen: &Seen<'_>, Received { spelling, .. }: &Received<'_>) {
        if !spelling.variant {
            return;
        }
        let person = seen.made.event.person.as_ref();
        self.note_help(person);
        self.found.add(seen.at(), seen.rule, person);
        if let Some(first) = spelling.first {
            // Where the later spelling is the tidy one, it is the first that needs something.
            self.note_help(first);
            if self.examples.len() < EXAMPLES {
                self.examples.push(Example { at: seen.at(), text: person.to_owned(), with: Some(first.to_owned()) });
            }
        }
    }

    fn is_about_people(&self) -> bool {
        true
    }

    fn append(&mut self, later: Self) {
        self.found.append(later.found);
        let room = EXAMPLES.saturating_sub(self.examples.len());
        self.examples.extend(later.examples.into_iter().take(room));
        self.helps.iter_mut().zip(later.helps).for_each(|(helps, more)| *helps |= more);
        self.numbers.append(later.numbers);
    }

    fn finish(mut self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        if self.helps == [false; Tidy::ALL.len()] {
            // The later spelling is the tidy one; what the first needs is not known for all, so all is offered.
            self.helps = [true; Tidy::ALL.len()];
        }
        let how: Vec<Tidy> =
            Tidy::ALL.into_iter().zip(self.helps).filter(|(_, helps)| *helps).map(|(how, _)| how).collect();
        let numbers = self.numbers.finish(if self.found.count > 0 { &how } else { &[] });
        let fix = tidy_people((0..whole.context.mapping.rules.len()).collect(), how);
        let examples = std::mem::take(&mut self.examples);
        let count = whole.people.varied();
        let says = |_| message!("check-person-variants", count = count);
        let finding = self.found.finish(&PERSON_VARIANTS, says, vec![fix]);
        let finding = finding.map(|finding| Finding { count, examples, ..finding });
        finding.into_iter().chain(numbers).collect()
    }
}
