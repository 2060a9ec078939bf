//! What the sentences are made of that say why something is believed.

use crate::message;
use crate::message::Message;

/// Several reasons as one: the first, and what more there is to say.
pub(crate) fn reasons(first: Message, more: impl IntoIterator<Item = Message>) -> Message {
    more.into_iter().fold(first, |before, next| message!("guess-reasons", before = before, next = next))
}

/// A share in whole percent, never rounded to all or nothing: `98%`, `less than 1%`.
pub(crate) fn share(part: u64, whole: u64) -> Message {
    if whole == 0 || part == 0 {
        return message!("percent", percent = 0_u64);
    }
    match (u128::from(part) * 100 + u128::from(whole) / 2) / u128::from(whole) {
        0 => message!("guess-less-than-one-percent"),
        100 if part < whole => message!("guess-more-than-99-percent"),
        percent => message!("percent", percent = percent as u64),
    }
}

/// A text cut so that it fits into a sentence.
pub(crate) fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
