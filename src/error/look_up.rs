//! What looking through the tables and files beside a source found, in words.

use indicatif::HumanCount;

use crate::pipeline::lookup::{KEYS, Look};

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

/// How a column's values stand in the one that they are looked up by: `2,978 of 3,000 values of "Kunde" stand in "Nr".`
pub fn standing_words(title: &str, by: &str, found: u64, of: u64) -> String {
    format!("{} values of \"{title}\" stand in \"{by}\".", share(found, of))
}

/// "2,978 of 3,000"; where no more were looked for, "2,978 of the first 10,000".
fn share(found: u64, of: u64) -> String {
    let the_first = if of >= KEYS as u64 { "the first " } else { "" };
    format!("{} of {the_first}{}", HumanCount(found), HumanCount(of))
}
