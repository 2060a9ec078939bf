//! Which columns of a second source go with a column that is looked up in it.

use super::title::{Title, name_of};
use crate::mapping::profile::{ColumnKind, ColumnProfile};
use crate::mapping::{EventRule, Lookup, Part, PropertyRule};
use crate::message;
use crate::message::Message;
use crate::source::Column;

/// What would be looked up by, and what taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookupGuess {
    /// The second source's column that holds the cells' text.
    pub by: Option<usize>,
    /// Its column that is taken.
    pub take: Option<usize>,
    /// Why, where something was guessed.
    pub why: Option<Message>,
}

/// Guesses by which column of a second source `title` is looked up, and which is taken for this part of a rule.
/// `columns` and `profiles` are the second source's.
pub fn suggest_lookup(title: &str, part: Part, columns: &[Column], profiles: &[ColumnProfile]) -> LookupGuess {
    let unique = |index: &usize| profiles.get(*index).is_some_and(ColumnProfile::is_unique);
    let named = |names: &[&str]| columns.iter().position(|column| Title::of(&column.title).is(names));
    let words = Title::of(title);
    let refers = words.words().len() > 1 && words.words().last().is_some_and(|word| word == "id");
    let same = named(&[words.phrase()]);
    let by = same.or_else(|| refers.then(|| named(&["id"])).flatten()).filter(unique);
    let of_kind = |kind: ColumnKind| {
        (0..columns.len()).find(|index| Some(*index) != by && profiles.get(*index).is_some_and(|p| p.kind == kind))
    };
    let first_of = |names: &[&str]| names.iter().find_map(|name| named(&[name])).filter(|index| Some(*index) != by);
    let take = match part {
        Part::Person => first_of(&["login", "email", "e mail", "user name", "username"])
            .or_else(|| of_kind(ColumnKind::Email))
            .filter(unique),
        Part::Time | Part::Event | Part::Property(_) => first_of(&["name", "title", "label", "plan name"]),
    };
    let title_of = |index: Option<usize>| index.and_then(|index| columns.get(index)).map(|column| &column.title);
    let why = title_of(by).map(|by| match title_of(take) {
        Some(take) => message!("look-up-matches-and-takes", column = title, by = by, take = take),
        None => message!("look-up-matches", column = title, by = by),
    });
    LookupGuess { by, take, why }
}

/// What titles of columns end with that refer to something.
const REFERS: [&str; 7] = ["id", "no", "nr", "number", "nummer", "key", "ref"];
/// Titles that say nothing without what they belong to.
const BARE: [&str; 5] = ["name", "title", "label", "description", "bezeichnung"];

/// Looks a part of a rule up, or no more. A detail that still has the name of its column takes the name of what is taken:
/// `Plan ID`, once it is `name` of the plans, is `Plan Name`.
pub fn look_up(rule: &mut EventRule, part: Part, with: Option<Lookup>) {
    let taken: Vec<String> = rule.properties.iter().map(|detail| detail.name().to_lowercase()).collect();
    let was = rule.lookup(part).map(|lookup| lookup.take.clone());
    let take = with.as_ref().map(|lookup| lookup.take.clone());
    rule.look_up(part, with);
    let Part::Property(at) = part else { return };
    let Some(PropertyRule::Column { name, column, .. }) = rule.properties.get_mut(at) else { return };
    let wanted = name_with(column, take.as_deref());
    if *name == name_with(column, was.as_deref()) && !taken.contains(&wanted.to_lowercase()) {
        *name = wanted;
    }
}

/// The name of a detail of this column, or of what is taken for it.
fn name_with(column: &str, take: Option<&str>) -> String {
    let Some(take) = take else { return name_of(column) };
    let title = Title::of(column);
    let words = title.words();
    let owner = match words.split_last() {
        Some((last, owner)) if REFERS.contains(&last.as_str()) => owner.join(" "),
        _ => words.join(" "),
    };
    if BARE.contains(&Title::of(take).phrase()) {
        name_of(&format!("{owner}_{take}").replace(' ', "_"))
    } else {
        name_of(take)
    }
}
