//! Rows at the end that hold the totals of the rows above them: "Total", "Summe", "(12 rows)".

use crate::message;
use crate::message::Message;
use crate::source::{Record, trimmed};

/// With what such a row begins, in small letters.
const WORDS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sub total",
    "sub-total",
    "sum",
    "sums",
    "overall",
    "average",
    "summe",
    "gesamt",
    "gesamtsumme",
    "insgesamt",
    "zwischensumme",
    "somme",
    "total général",
    "totaux",
    "moyenne",
    "suma",
    "razem",
    "ogółem",
    "totale",
    "totali",
    "somma",
    "totaal",
    "totalt",
    "summa",
    "samlet",
    "i alt",
    "yhteensä",
    "celkem",
    "spolu",
    "összesen",
    "toplam",
    "genel toplam",
    "итого",
    "всего",
    "сумма",
    "разом",
    "усього",
    "σύνολο",
    "合計",
    "总计",
    "总和",
    "合计",
    "總計",
    "합계",
    "총계",
];

/// How many bytes the longest of them has.
const LONGEST: usize = {
    let (mut longest, mut at) = (0, 0);
    while at < WORDS.len() {
        if WORDS[at].len() > longest {
            longest = WORDS[at].len();
        }
        at += 1;
    }
    longest
};

/// With which of the plain letters they begin, a bit for each.
const BEGINS: u128 = {
    let (mut begins, mut at) = (0, 0);
    while at < WORDS.len() {
        let first = WORDS[at].as_bytes()[0];
        if first.is_ascii() {
            begins |= 1 << first;
        }
        at += 1;
    }
    begins
};

/// How many rows of totals a table may end with.
pub(in crate::source) const MOST: usize = 4;

/// Whether a row holds totals, if it is among the last: it begins with such a word and holds nothing but numbers
/// beside it, or it says how many rows there are. A table of one column (`width`) has none.
pub(in crate::source) fn is_total(record: &Record, width: usize) -> bool {
    if width < 2 {
        return false;
    }
    let filled = || record.cells().map(trimmed).filter(|cell| !cell.is_empty());
    let Some(first) = filled().next() else { return false };
    if filled().nth(1).is_none() && counts_rows(first) {
        return true;
    }
    let Some(rest) = behind_word(first) else { return false };
    // "Total Wine & More" is a customer, unless hardly anything else stands in the row.
    let only_word = !rest.chars().any(char::is_alphabetic);
    (only_word || filled().count() * 2 <= width) && filled().skip(1).all(is_amount)
}

/// Why a last row is taken for totals.
pub(in crate::source) fn why(last: &Record) -> Message {
    let cell = last.cells().map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
    message!("because-totals", text = cell.chars().take(40).collect::<String>())
}

/// Whether a text that begins with this byte may be a word for a total. Nearly every first cell is a number, or begins
/// with another letter.
#[inline]
pub(in crate::source) fn may_begin(first: u8) -> bool {
    !first.is_ascii() || BEGINS & 1 << first.to_ascii_lowercase() != 0
}

/// What stands behind the word for a total with which `cell` begins.
fn behind_word(cell: &str) -> Option<&str> {
    if !may_begin(*cell.as_bytes().first()?) {
        return None;
    }
    let first = cell.chars().next().filter(|letter| letter.is_alphabetic())?.to_lowercase().next()?;
    // Words are short and anything much longer is prose.
    if cell.len() > LONGEST * 4 {
        return None;
    }
    WORDS
        .iter()
        .filter(|word| word.starts_with(first))
        .filter_map(|word| {
            let mut letters = cell.chars();
            let begins =
                word.chars().all(|letter| letters.next().is_some_and(|other| other.to_lowercase().eq([letter])));
            let rest = letters.as_str();
            (begins && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
        })
        .min_by_key(|rest| rest.len())
}

/// "(12 rows)", "12 rows in set", "3 records".
fn counts_rows(cell: &str) -> bool {
    let inner = cell.trim_start_matches('(').trim_end_matches(')');
    let mut words = inner.split_ascii_whitespace();
    let number = words.next().is_some_and(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()));
    number && matches!(words.next(), Some("row" | "rows" | "record" | "records"))
}

/// A number, with what may stand around one.
fn is_amount(cell: &str) -> bool {
    let letters = cell.chars().filter(|letter| letter.is_alphabetic()).count();
    cell.chars().any(|letter| letter.is_ascii_digit()) && letters <= 3 && !cell.contains('@')
        || matches!(cell, "-" | "–")
}
