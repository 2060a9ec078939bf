//! Makes one person of several spellings.

use super::{Change, Fix, add, picked};
use crate::mapping::{Mapping, Tidy};
use crate::message;
use crate::message::{Arg, Message};

/// Different spellings of these rules' people become one.
#[derive(Debug, PartialEq)]
struct TidyPeople {
    rules: Vec<usize>,
    how: Vec<Tidy>,
}

impl Change for TidyPeople {
    fn apply(&self, mapping: &mut Mapping) {
        for rule in picked(mapping, &self.rules) {
            self.how.iter().for_each(|how| add(&mut rule.tidy, *how));
        }
    }

    fn message(&self) -> Message {
        message!("fix-tidy-people", how = tidies(&self.how))
    }
}

/// What is done to identities, in words.
pub(in crate::check) fn tidies(how: &[Tidy]) -> Arg {
    let told = |how: &Tidy| match how {
        Tidy::NoUnseen => message!("tidy-no-unseen"),
        Tidy::Composed => message!("tidy-composed"),
        Tidy::NoApostrophe => message!("tidy-no-apostrophe"),
        Tidy::NoDecimals => message!("tidy-no-decimals"),
        Tidy::NoGroups => message!("tidy-no-groups"),
        Tidy::NoSpaces => message!("tidy-no-spaces"),
        Tidy::LowerCase => message!("tidy-lower-case"),
    };
    Arg::list(how.iter().map(told), Tidy::ALL.len())
}

/// Does this to the identities of these rules' people.
pub(in crate::check) fn tidy_people(rules: Vec<usize>, how: Vec<Tidy>) -> Fix {
    Fix::new(TidyPeople { rules, how })
}
