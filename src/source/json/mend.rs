//! What is no JSON and yet clear: written by programs that many have.
//!
//! | Written | Read |
//! |---|---|
//! | `\303\251` in a text, as in Kissmetrics' own exports: bytes in octal | the letters that the bytes are in UTF-8, or else \
//! in the encoding of the file (`\231` is the `™` of Windows-1252) |
//! | `NaN`, `Infinity`, `-Infinity`, as Python writes what is no number | nothing |

use encoding_rs::{Encoding, UTF_8};

use super::object::end_of_text;

/// A record that was mended.
#[derive(Debug, Default)]
pub(super) struct Mended {
    pub(super) text: String,
    pub(super) octal: bool,
    pub(super) no_number: bool,
    /// Octal escapes give bytes that are no letter.
    pub(super) unreadable: bool,
}

/// What Python writes, the longer first.
const NO_NUMBERS: [&str; 3] = ["-Infinity", "Infinity", "NaN"];

/// The text as JSON; `None` where there is nothing to mend. The encoding is that of the file.
pub(super) fn mended(text: &str, encoding: &'static Encoding) -> Option<Mended> {
    let mut mended = Mended::default();
    let mut rest = text;
    while let Some(quote) = rest.find('"') {
        mended.numbers(&rest[..quote]);
        let end = end_of_text(&rest[quote..]);
        mended.letters(&rest[quote..quote + end], encoding);
        rest = &rest[quote + end..];
    }
    mended.numbers(rest);
    (mended.octal || mended.no_number).then_some(mended)
}

impl Mended {
    /// Takes over what stands between texts.
    fn numbers(&mut self, mut part: &str) {
        while let Some((at, word)) =
            NO_NUMBERS.iter().filter_map(|word| Some((part.find(word)?, *word))).min_by_key(|(at, _)| *at)
        {
            self.no_number = true;
            self.text.push_str(&part[..at]);
            self.text.push_str("null");
            part = &part[at + word.len()..];
        }
        self.text.push_str(part);
    }

    /// Takes over a text with its quotation marks.
    fn letters(&mut self, mut text: &str, encoding: &'static Encoding) {
        while let Some(at) = text.find('\\') {
            self.text.push_str(&text[..at]);
            text = &text[at..];
            let mut bytes = Vec::new();
            while let Some((byte, behind)) = octal(text) {
                bytes.push(byte);
                text = behind;
            }
            if bytes.is_empty() {
                // An escape of JSON, whose second letter may be another backslash.
                let end = text.char_indices().nth(2).map_or(text.len(), |(end, _)| end);
                self.text.push_str(&text[..end]);
                text = &text[end..];
                continue;
            }
            self.octal = true;
            let encoding = if std::str::from_utf8(&bytes).is_ok() { UTF_8 } else { encoding };
            let (letters, unreadable) = encoding.decode_without_bom_handling(&bytes);
            self.unreadable |= unreadable;
            // A text always has a JSON form, between quotation marks.
            let written = serde_json::to_string(&letters).unwrap_or_default();
            self.text.push_str(written.trim_start_matches('"').strip_suffix('"').unwrap_or_default());
        }
        self.text.push_str(text);
    }
}

/// The byte of an escape such as `\303` with which this begins, and what stands behind it.
fn octal(text: &str) -> Option<(u8, &str)> {
    let digits = text.strip_prefix('\\')?.get(..3)?;
    let byte = digits.bytes().all(|digit| (b'0'..=b'7').contains(&digit)).then_some(digits)?;
    Some((u8::from_str_radix(byte, 8).ok()?, &text[4..]))
}
