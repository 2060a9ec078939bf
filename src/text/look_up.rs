//! What looking through the tables and files beside a source found, in words.

use indicatif::HumanCount;

use crate::pipeline::lookup::{KEYS, Look};
use crate::workflow::look_up::Opened;

/// What a table or file beside the source has: "E-Mail found for 2,978 of 3,000".
pub fn look_words(look: &Look) -> String {
    match look {
        Look::Found { by, take, found, of } => match take {
            Some(take) => format!("{take} found for {}", share(*found, *of)),
            None => format!("{} found in {by}", share(*found, *of)),
        },
        Look::Nothing => "none found".to_owned(),
        Look::TooLarge => "too large to look through".to_owned(),
        Look::Unreadable => "can't be read".to_owned(),
    }
}

/// That more is known of a column's values elsewhere: `"user_id" seems to refer to users.csv.`
pub fn related_words(column: &str, named: &str, declared: bool) -> String {
    match declared {
        true => format!("\"{column}\" refers to {named}, says the database."),
        false => format!("\"{column}\" seems to refer to {named}."),
    }
}

/// Why a column goes with those of a second source: `2,978 of 3,000 values of "Kunde" stand in "Nr".`, and what the titles
/// say.
pub fn opened_words(title: &str, opened: &Opened) -> String {
    let by = opened.by.and_then(|by| opened.columns.get(by));
    let standing = opened
        .standing
        .zip(by)
        .map(|((found, of), by)| format!("{} values of \"{title}\" stand in \"{}\".", share(found, of), by.title));
    let said = Some(opened.text.clone()).filter(|text| !text.is_empty());
    standing.into_iter().chain(said).collect::<Vec<_>>().join(" ")
}

/// "2,978 of 3,000"; where no more were looked for, "2,978 of the first 10,000".
fn share(found: u64, of: u64) -> String {
    let the_first = if of >= KEYS as u64 { "the first " } else { "" };
    format!("{} of {the_first}{}", HumanCount(found), HumanCount(of))
}
