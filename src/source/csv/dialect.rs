//! How a delimited text is written: what stands between its columns, around its cells and before its marks.

use crate::source::Choice;

/// What a text needs to be told for its rows and cells to be found. Line ends need no telling: `\n`, `\r\n` and
/// a lone `\r` all end a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between two cells; `None` where each line is one cell. Always ASCII. Of spaces, any number in a row
    /// are one separator.
    pub separator: Option<u8>,
    /// What may stand around a cell; `None` where quotation marks are text like any other. Always ASCII.
    pub quote: Option<u8>,
    /// Whether `\` before a quotation mark, a separator, a line end or another `\` makes it plain text. A doubled
    /// quotation mark stands for one either way.
    pub backslash: bool,
    /// Whether `\N` alone is a blank cell, as MySQL writes its exports. It goes by the whole file, also in a row that
    /// escapes its marks otherwise.
    pub nulls: bool,
    /// Whether spaces around a cell are none of it, as in `a, b, c`.
    pub spaced: bool,
    /// Whether `="00417"`, as spreadsheets write text that must not become a number, is one cell whatever stands
    /// between its marks.
    pub formulas: bool,
}

impl Dialect {
    /// Sets whether backslashes stand before quotes, as in a whole file.
    pub(super) fn escaped(self, backslash: bool) -> Self {
        Self { backslash, nulls: backslash, ..self }
    }

    /// Whether spaces before and behind a cell are none of it.
    pub(super) fn skips_spaces(&self) -> bool {
        self.spaced || self.separator == Some(b' ')
    }
}

impl Default for Dialect {
    /// As RFC 4180 writes it.
    fn default() -> Self {
        Self {
            separator: Some(b','),
            quote: Some(b'"'),
            backslash: false,
            nulls: false,
            spaced: false,
            formulas: false,
        }
    }
}

/// An answer to how columns are separated.
pub const SEPARATORS: &[Choice] = &[
    Choice { id: "auto", label: "setting-auto" },
    Choice { id: "comma", label: "setting-separator-comma" },
    Choice { id: "semicolon", label: "setting-separator-semicolon" },
    Choice { id: "tab", label: "setting-separator-tab" },
    Choice { id: "pipe", label: "setting-separator-pipe" },
    Choice { id: "space", label: "setting-separator-space" },
    Choice { id: "none", label: "setting-separator-none" },
];

/// An answer to what stands around text.
pub const QUOTES: &[Choice] = &[
    Choice { id: "auto", label: "setting-auto" },
    Choice { id: "double", label: "setting-quote-double" },
    Choice { id: "single", label: "setting-quote-single" },
    Choice { id: "none", label: "setting-quote-none" },
];

/// An answer to how a quotation mark within quoted text is written.
pub const ESCAPES: &[Choice] = &[
    Choice { id: "auto", label: "setting-auto" },
    Choice { id: "doubled", label: "setting-escape-doubled" },
    Choice { id: "backslash", label: "setting-escape-backslash" },
];

/// An answer to what becomes of spaces around cells.
pub const SPACES: &[Choice] = &[
    Choice { id: "auto", label: "setting-auto" },
    Choice { id: "keep", label: "setting-spaces-keep" },
    Choice { id: "drop", label: "setting-spaces-drop" },
];

/// An answer to what text is that stands in a formula of its own.
pub const FORMULAS: &[Choice] = &[
    Choice { id: "auto", label: "setting-auto" },
    Choice { id: "text", label: "setting-formulas-text" },
    Choice { id: "keep", label: "setting-formulas-keep" },
];

/// The separators that no prose holds many of, and their answers, in the order in which they are tried.
pub(super) const SEPARATOR_IDS: &[(&str, u8)] = &[("comma", b','), ("semicolon", b';'), ("tab", b'\t'), ("pipe", b'|')];

/// The separator that is tried last, and its answer.
const SPACE: (&str, u8) = ("space", b' ');

fn separators() -> impl Iterator<Item = &'static (&'static str, u8)> {
    SEPARATOR_IDS.iter().chain(std::iter::once(&SPACE))
}

/// The answer that names a separator.
pub(super) fn separator_id(separator: Option<u8>) -> &'static str {
    separators().find(|(_, byte)| Some(*byte) == separator).map_or("none", |(id, _)| id)
}

/// The separator that an answer names.
pub(super) fn separator_of(id: &str) -> Option<u8> {
    separators().find(|(known, _)| *known == id).map(|(_, byte)| *byte)
}

/// The answer that names a quotation mark.
pub(super) fn quote_id(quote: Option<u8>) -> &'static str {
    match quote {
        Some(b'"') => "double",
        Some(_) => "single",
        None => "none",
    }
}

/// The quotation mark that an answer names.
pub(super) fn quote_of(id: &str) -> Option<u8> {
    match id {
        "double" => Some(b'"'),
        "single" => Some(b'\''),
        _ => None,
    }
}

/// The answer that names how quotation marks are escaped.
pub(super) fn escape_id(backslash: bool) -> &'static str {
    if backslash { "backslash" } else { "doubled" }
}
