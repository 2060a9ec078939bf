//! People whose numbers are written as a spreadsheet or a data frame writes numbers: `42.0`, `1,024`. The site knows them
//! as `42` and `1024`, so each would become somebody else, whether or not the other spelling stands in the source too.

use super::fix::tidy_people;
use super::found::Found;
use super::{Finding, Grade, Kind, Seen};
use crate::mapping::tidy::{has_decimals, is_in_groups, is_round_thousands};
use crate::mapping::{Characters, Tidy};
use crate::message;
use crate::message::Message;

static PERSON_DECIMALS: Kind = Kind::new("person-decimals", Grade::WorthALook);

static PERSON_GROUPS: Kind = Kind::new("person-groups", Grade::WorthALook);

/// Events by how the number of their person is written.
#[derive(Clone, Default)]
pub(super) struct PersonNumbers {
    /// `42.0`.
    decimals: Found,
    /// `1,024`.
    groups: Found,
    /// `1.000`, which may be either.
    either: Found,
    /// Digits alone.
    plain: u64,
    others: u64,
}

impl PersonNumbers {
    pub fn add(&mut self, seen: &Seen<'_>) {
        let person = seen.made.event.person.as_ref();
        if !person.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            self.others += 1;
            return;
        }
        let found = match person {
            _ if seen.person.only(Characters::DIGIT) => {
                self.plain += 1;
                return;
            }
            _ if is_round_thousands(person) => &mut self.either,
            _ if has_decimals(person) => &mut self.decimals,
            _ if is_in_groups(person) => &mut self.groups,
            _ => {
                self.others += 1;
                return;
            }
        };
        found.add(seen.at(), seen.rule, person);
    }

    /// Adds what was found in later rows.
    pub fn append(&mut self, later: Self) {
        self.decimals.append(later.decimals);
        self.groups.append(later.groups);
        self.either.append(later.either);
        self.plain += later.plain;
        self.others += later.others;
    }

    /// What was found, but for what a fix is `offered` for already. Numbers in groups are only told of where all people
    /// are numbers: anywhere else they may be anything.
    pub fn finish(self, offered: &[Tidy]) -> Vec<Finding> {
        let Self { decimals, groups, either, plain, others } = self;
        let numbered_up_to_a_thousand = plain > 0 && decimals.count == 0;
        let (decimals, groups) = match groups.count > 0 || numbered_up_to_a_thousand {
            true => (decimals, groups.with(either)),
            false => (decimals.with(either), groups),
        };
        let finding = |found: Found, kind: &'static Kind, how: Tidy, says: fn(u64) -> Message| {
            let fix = tidy_people(found.rules(), vec![how]);
            found.finish(kind, says, vec![fix]).filter(|_| !offered.contains(&how))
        };
        let decimals = finding(decimals, &PERSON_DECIMALS, Tidy::NoDecimals, |count| {
            message!("check-person-decimals", count = count)
        });
        let groups =
            finding(groups, &PERSON_GROUPS, Tidy::NoGroups, |count| message!("check-person-groups", count = count));
        let groups = groups.filter(|_| others == 0);
        decimals.into_iter().chain(groups).collect()
    }
}
