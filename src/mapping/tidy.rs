//! What is done to an identity, so that the spellings of one person become one: what spreadsheets, editors and people add
//! to it without meaning anything by it.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use serde::{Deserialize, Serialize};

use super::value::is_grouped;
use crate::source::ReadingVersion;

/// What is done to an identity, so that different spellings of it become one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tidy {
    /// Letters that nobody sees are taken out: of no width, marks of direction, control characters.
    NoUnseen,
    /// `ü` is one letter and not a `u` with two dots behind it (Unicode's form NFC).
    Composed,
    /// `'1234` is `1234`: spreadsheets put the apostrophe there.
    NoApostrophe,
    /// `1234.0` is `1234`, and in plans of the second reading, so is `1234,0`.
    NoDecimals,
    /// `1,024`, `1.024` and `1'024` are `1024`.
    NoGroups,
    /// White space within is taken out.
    NoSpaces,
    /// `Ada@Example.com` is `ada@example.com`.
    LowerCase,
}

impl Tidy {
    /// Each of them, in the order in which they are done.
    pub const ALL: [Self; 7] = [
        Self::NoUnseen,
        Self::Composed,
        Self::NoApostrophe,
        Self::NoDecimals,
        Self::NoGroups,
        Self::NoSpaces,
        Self::LowerCase,
    ];

    /// Whether this alone makes another spelling of an identity. `1.000` is taken for a thousand.
    pub fn helps(self, identity: &str) -> bool {
        let thousand = self == Self::NoDecimals && is_round_thousands(identity);
        !thousand && tidy(identity, &[self]) != identity
    }
}

/// An identity after these were done to it, in the order of [`Tidy::ALL`].
pub fn tidy<'a>(identity: &'a str, how: &[Tidy]) -> Cow<'a, str> {
    tidy_as(identity, how, ReadingVersion::NOW)
}

/// Tidies by the rules of another version.
pub fn tidy_as<'a>(identity: &'a str, how: &[Tidy], reading: ReadingVersion) -> Cow<'a, str> {
    let mut text = Cow::Borrowed(identity);
    if how.contains(&Tidy::NoUnseen) {
        text = then(text, without_unseen);
    }
    if how.contains(&Tidy::Composed) {
        text = then(text, composed);
    }
    if how.contains(&Tidy::NoApostrophe) {
        text = then(text, |text| Cow::Borrowed(text.strip_prefix('\'').unwrap_or(text).trim_start()));
    }
    let sets_threes = how.contains(&Tidy::NoGroups);
    if how.contains(&Tidy::NoDecimals) && !(sets_threes && is_round_thousands(&text)) {
        text = then(text, |text| Cow::Borrowed(without_decimals(text, reading)));
    }
    if sets_threes {
        text = then(text, without_groups);
    }
    // Most identities are of plain small letters, digits and signs.
    if text.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()) {
        return text;
    }
    if how.contains(&Tidy::NoSpaces) && text.contains(char::is_whitespace) {
        text = Cow::Owned(text.split_whitespace().collect());
    }
    if how.contains(&Tidy::LowerCase) && text.chars().any(char::is_uppercase) {
        text = Cow::Owned(text.to_lowercase());
    }
    text
}

fn then<'a>(text: Cow<'a, str>, change: impl Fn(&str) -> Cow<'_, str>) -> Cow<'a, str> {
    match text {
        // What was borrowed stays so, if nothing but its ends changed.
        Cow::Borrowed(text) => change(text),
        Cow::Owned(text) => {
            let changed = match change(&text) {
                Cow::Borrowed(same) if same.len() == text.len() => None,
                other => Some(other.into_owned()),
            };
            Cow::Owned(changed.unwrap_or(text))
        }
    }
}

/// Without letters that leave no mark on a screen (Unicode's `Default_Ignorable_Code_Point`, and control characters), nor
/// white space at the ends that then stands there.
fn without_unseen(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let is_unseen = |letter: char| ignorable.contains(letter) || letter.is_control() && !letter.is_whitespace();
    match text.contains(is_unseen) {
        false => Cow::Borrowed(text),
        true => Cow::Owned(text.replace(is_unseen, "").trim().to_owned()),
    }
}

fn composed(text: &str) -> Cow<'_, str> {
    match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => ComposingNormalizerBorrowed::new_nfc().normalize(text),
    }
}

/// A number's whole part and what stands behind its last point or comma.
fn parted(text: &str) -> Option<(&str, char, &str)> {
    text.as_bytes().first().filter(|byte| byte.is_ascii_digit())?;
    let at = text.rfind(['.', ','])?;
    let (whole, rest) = text.split_at(at);
    let mut rest = rest.chars();
    Some((whole, rest.next()?, rest.as_str()))
}

/// `1234.0` without its end; any other text as it is.
fn without_decimals(text: &str, reading: ReadingVersion) -> &str {
    match parted(text) {
        Some((whole, mark, decimals))
            if is_whole(whole, mark, reading) && !decimals.is_empty() && decimals.bytes().all(|byte| byte == b'0') =>
        {
            whole
        }
        _ => text,
    }
}

fn is_whole(whole: &str, mark: char, reading: ReadingVersion) -> bool {
    if whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return mark == '.' || !reading.is_first();
    }
    !reading.is_first() && !whole.contains(mark) && is_in_groups(whole)
}

/// `1,024` as `1024`; any other text as it is.
fn without_groups(text: &str) -> Cow<'_, str> {
    match is_in_groups(text) {
        true => Cow::Owned(text.chars().filter(char::is_ascii_digit).collect()),
        false => Cow::Borrowed(text),
    }
}

/// Whether a text is a whole number whose digits are set apart in threes, as spreadsheets do it.
pub(crate) fn is_in_groups(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b'1'..=b'9'))
        && text.len() > 4
        && text.contains(['.', ',', '\'', '\u{2019}'])
        && !text.contains(char::is_whitespace)
        && is_grouped(text)
}

/// Whether a text is a whole number with decimals that say nothing, as spreadsheets and data frames write it: `42.0`.
pub(crate) fn has_decimals(text: &str) -> bool {
    without_decimals(text, ReadingVersion::NOW) != text
}

/// `1.000` and `42,000`: a number of thousands, or one with three decimals.
pub(crate) fn is_round_thousands(text: &str) -> bool {
    matches!(parted(text), Some((whole, _, "000")) if whole.len() <= 3 && is_in_groups(text))
}
