//! What looking through the tables and files beside a source found, in words.

use super::word;
use crate::pipeline::lookup::{KEYS, Look};
use crate::tr;
use crate::workflow::look_up::Opened;

/// What a table or file beside the source has: "E-Mail found for 2,978 of 3,000".
pub fn look_words(look: &Look) -> String {
    match look {
        Look::Found { take: Some(take), found, of, .. } => {
            tr!("lookup-take-found", take = take, share = share(*found, *of))
        }
        Look::Found { by, found, of, .. } => tr!("lookup-found", by = by, share = share(*found, *of)),
        Look::Nothing => tr!("lookup-nothing").to_owned(),
        Look::TooLarge => tr!("lookup-too-large").to_owned(),
        Look::Unreadable => tr!("lookup-unreadable").to_owned(),
    }
}

/// That more is known of a column's values elsewhere: `"user_id" seems to refer to users.csv.`
pub fn related_words(column: &str, named: &str, declared: bool) -> String {
    match declared {
        true => tr!("lookup-refers", column = column, named = named),
        false => tr!("lookup-seems-to-refer", column = column, named = named),
    }
}

/// Why a column goes with those of a second source: `Values of "Kunde" found in "Nr": 2,978 of 3,000.`, and what the
/// titles say.
pub fn opened_words(title: &str, opened: &Opened) -> String {
    let by = opened.by.and_then(|by| opened.columns.get(by));
    let standing = opened
        .standing
        .zip(by)
        .map(|((found, of), by)| tr!("lookup-values-stand", share = share(found, of), column = title, by = &by.title));
    let said = opened.why.as_ref().map(word);
    standing.into_iter().chain(said).collect::<Vec<_>>().join(" ")
}

/// "2,978 of 3,000"; where no more were looked for, "2,978 of the first 10,000".
fn share(found: u64, of: u64) -> String {
    match of >= KEYS as u64 {
        true => tr!("lookup-share-first", found = found, all = of),
        false => tr!("lookup-share", found = found, all = of),
    }
}
