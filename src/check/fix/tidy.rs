//! Makes one person of several spellings.

use super::{Change, Fix, add, picked};
use crate::check::{Arg, Words};
use crate::mapping::{Mapping, Tidy};

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

    fn words(&self) -> Words {
        let how = Arg::Tidies(self.how.clone());
        Words { text: "Write people in one way: {how}", args: vec![("how", how)] }
    }
}

/// Does this to the identities of these rules' people.
pub(in crate::check) fn tidy_people(rules: Vec<usize>, how: Vec<Tidy>) -> Fix {
    Fix::new(TidyPeople { rules, how })
}
