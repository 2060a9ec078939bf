//! Nicer names for events that a column names: offered, never taken unasked, and never short of a letter.

use super::table::Table;
use super::title::{Title, name_of};
use super::verbs::{known, name_of_value};
use crate::mapping::{EventName, Mapping, Renamed};

/// For each value of the column that names the first rule's events and has a nicer name, that name.
pub(super) fn names(table: &Table, mapping: &Mapping) -> Vec<Renamed> {
    let Some(EventName::Column { column, lookup: None, values: decided, .. }) =
        mapping.rules.first().and_then(|rule| rule.event.as_ref())
    else {
        return Vec::new();
    };
    let Some(column) = table.columns.iter().find(|candidate| candidate.title == column) else { return Vec::new() };
    let open = column.profile.values.iter().map(|value| value.text.as_str());
    let open = open.filter(|text| decided.iter().all(|line| line.found != *text));
    let nicer = |text: &str| Some(Renamed { found: text.to_owned(), sent: Some(nicer_name(text)?) });
    open.filter_map(nicer).collect()
}

/// A name as Kissmetrics' guides write them, where it says all that the value says and is another one.
pub fn nicer_name(value: &str) -> Option<String> {
    let name = match known(Title::of(value).phrase()) {
        Some(name) if value.chars().all(|letter| letter.is_alphanumeric() || is_gap(letter)) => name.to_owned(),
        _ => match page_of(value) {
            Some(page) => format!("Viewed {}", kept(page)?),
            None => kept(value)?,
        },
    };
    (name != value).then_some(name)
}

/// What stands behind "visited" and "visit": the guides say "Viewed" of every page but the site itself.
fn page_of(value: &str) -> Option<&str> {
    let phrase = name_of_value(value);
    let start = if phrase.starts_with("Viewed ") { value.find(is_gap)? } else { return None };
    let (verb, page) = value.split_at(start);
    let is_visit = ["visited", "visit"].iter().any(|visit| visit.eq_ignore_ascii_case(verb));
    is_visit.then(|| page.trim_start_matches(is_gap)).filter(|page| !page.is_empty())
}

/// The text in the guides' writing, if nothing but gaps and the size of letters is other than before.
fn kept(text: &str) -> Option<String> {
    let name = name_of(text);
    let letters = |text: &str| -> String {
        text.chars().filter(|letter| !is_gap(*letter)).flat_map(char::to_lowercase).collect()
    };
    (!name.is_empty() && letters(&name) == letters(text)).then_some(name)
}

/// What only stands between words.
fn is_gap(letter: char) -> bool {
    letter == '_' || letter.is_whitespace()
}
