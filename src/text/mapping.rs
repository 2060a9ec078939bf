//! Sentences about mappings, and about rows that make no event.

use indicatif::HumanCount;

use crate::mapping::apply::{MappingError, Miss, Reason};
use crate::mapping::{Dictionary, Lookup, Part, Slot};
use crate::text::list;

pub(super) fn sentence(error: &MappingError) -> String {
    match error {
        MappingError::NoRules => "Nothing says what a row becomes. Match a column to Who, When and What.".to_owned(),
        MappingError::Undecided { slot } => format!("{} is open. {}", field(*slot), advice(*slot)),
        MappingError::MissingColumns { titles, known } => format!(
            "The plan uses {} {} that {} not here. The columns here are {}. Choose the file that the plan was made \
             for, or match the columns again.",
            if titles.len() == 1 { "a column" } else { "columns" },
            list(&quoted(titles), 10),
            if titles.len() == 1 { "is" } else { "are" },
            list(&quoted(known), 20),
        ),
        MappingError::UnknownLookup { name, known } => match known.as_slice() {
            [] => format!("Something is looked up in \"{name}\", and the plan says no file or table of that name."),
            known => format!(
                "Something is looked up in \"{name}\", which the plan does not know. It knows {}.",
                list(&quoted(known), 10)
            ),
        },
        MappingError::RepeatedLookup { name } => {
            format!("Two files or tables to look things up in are called \"{name}\". Give one of them another name.")
        }
        MappingError::MissingLookupColumns { lookup, titles, known } => format!(
            "To look things up in {lookup}, {} {} needed, and not there. Its columns are {}.",
            list(&quoted(titles), 10),
            if titles.len() == 1 { "is" } else { "are" },
            list(&quoted(known), 20),
        ),
        MappingError::LookupTooLarge { lookup } => format!(
            "{lookup} is too large to be held for looking things up. Take only the columns and rows that are needed, \
             or join the two in a query."
        ),
        MappingError::NoFormat { column } => {
            format!("How the times in \"{column}\" are written is not decided. Choose which comes first, day or month.")
        }
        MappingError::NoZone { column } => format!(
            "Which time zone are the times in \"{column}\" written in? They don't say, so choose one, such as \
             Europe/Berlin or UTC."
        ),
        MappingError::UnknownZone { name, near } if near.is_empty() => {
            format!("There is no time zone \"{name}\". Use a name such as Europe/Berlin, America/New_York or UTC.")
        }
        MappingError::UnknownZone { name, near } => {
            format!("There is no time zone \"{name}\". Did you mean {}?", near.join(" or "))
        }
        MappingError::BadDate { text } => {
            format!("The date \"{text}\" can't be read. Write it as 2024-01-31 or 2024-01-31 09:30.")
        }
        MappingError::BlankName { slot } => format!("{} has a blank name. Give it one.", field(*slot)),
        MappingError::RepeatedDetail { name } => {
            format!("Two details are called \"{name}\". Give one of them another name.")
        }
        MappingError::NotANumber { column, value } => format!(
            "The condition on \"{column}\" compares with \"{value}\", which is no number. Write a number such as 10.5."
        ),
        MappingError::NoWindow => {
            "A window of 0 minutes folds nothing. Choose at least 1 minute, or turn it off.".to_owned()
        }
    }
}

/// What was read to look things up in, and what of it does not count: "users: 3 rows repeat an earlier "id", 2
/// with another "login". The first counts."
/// `None` where each key stands once.
pub fn repeated_keys_sentence(lookup: &Lookup, dictionary: &Dictionary) -> Option<String> {
    let Lookup { source, by, take, .. } = lookup;
    let rows = |n: u64| format!("{} row{}", HumanCount(n), if n == 1 { "" } else { "s" });
    let repeat = |n: u64| if n == 1 { "repeats" } else { "repeat" };
    match (dictionary.repeated(), dictionary.different()) {
        (0, _) => None,
        (n, 0) => Some(format!("{source}: {} {} an earlier \"{by}\", with the same \"{take}\".", rows(n), repeat(n))),
        (n, different) => Some(format!(
            "{source}: {} {} an earlier \"{by}\", {} with another \"{take}\". The first counts.",
            rows(n),
            repeat(n),
            HumanCount(different)
        )),
    }
}

/// Why a row makes no event, in words with the column and the value.
pub fn miss_sentence(miss: &Miss<'_>) -> String {
    let Miss { reason, column, value, lookup, .. } = miss;
    match reason {
        Reason::BlankTime if value.is_empty() => format!("{column} is blank, so there is no event"),
        Reason::BlankTime => format!("{column} says {value}, which is not a date, so there is no event"),
        Reason::NotMatching if value.is_empty() => format!("{column} is blank, which doesn't match your conditions"),
        Reason::NotMatching => format!("{column} says \"{value}\", which doesn't match your conditions"),
        Reason::ValueLeftOut => format!("{column} says \"{value}\", which is left out"),
        Reason::NoDetails => format!("every detail of \"{value}\" is blank, so there is nothing to set"),
        Reason::LeftOut if value.is_empty() && !lookup.is_empty() => {
            format!("{column} in {lookup} is blank, and you left such rows out")
        }
        Reason::LeftOut if !lookup.is_empty() => {
            format!("{column} {value} is not in {lookup}, and you left such rows out")
        }
        Reason::LeftOut if value.is_empty() => format!("{column} is blank, and you left such rows out"),
        Reason::LeftOut => format!("{column} says \"{value}\", and you left such rows out"),
        Reason::BlankPerson if !lookup.is_empty() => {
            format!("{column} in {lookup} is blank, so there is no person")
        }
        Reason::BlankPerson => format!("{column} is blank, so there is no person"),
        Reason::NotFound => format!("{column} {value} is not in {lookup}, so there is no person"),
        Reason::NameNotFound => format!("{column} {value} is not in {lookup}, so the event has no name"),
        Reason::BlankName if !lookup.is_empty() => {
            format!("{column} in {lookup} is blank, so the event has no name")
        }
        Reason::BlankName => format!("{column} is blank, so the event has no name"),
        Reason::NoZone => format!("{column} says \"{value}\", which says no time zone, and neither does the plan"),
        Reason::UnknownZone => format!("{column} says \"{value}\", which is no time zone that is known"),
        Reason::UnreadableTime => format!("{column} says \"{value}\", which can't be read as a time"),
    }
}

fn quoted(titles: &[String]) -> Vec<String> {
    titles.iter().map(|title| format!("\"{title}\"")).collect()
}

fn field(slot: Slot) -> String {
    let part = match slot.part {
        Part::Person => "Who".to_owned(),
        Part::Time => "When".to_owned(),
        Part::Event => "What happened".to_owned(),
        Part::Property(index) => format!("Detail {}", index + 1),
    };
    format!("{part} of event {}", slot.rule + 1)
}

fn advice(slot: Slot) -> &'static str {
    match slot.part {
        Part::Person => "Match it to the column that names the person.",
        Part::Time => "Match it to the column with the date.",
        Part::Event => "Type the event's name, or match it to a column.",
        Part::Property(_) => "Add at least one detail.",
    }
}
