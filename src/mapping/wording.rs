//! Numbers in the sentences that say why something is believed.

/// A number with its thousands set apart: `7,204`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number and what is counted, in the singular or the plural: `1 value`, `7,204 values`.
pub(crate) fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A share in whole percent, never rounded to all or nothing: `98%`, `less than 1%`.
pub(crate) fn share(part: u64, whole: u64) -> String {
    if whole == 0 || part == 0 {
        return "0%".to_owned();
    }
    match (u128::from(part) * 100 + u128::from(whole) / 2) / u128::from(whole) {
        0 => "less than 1%".to_owned(),
        100 if part < whole => "more than 99%".to_owned(),
        percent => format!("{percent}%"),
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
