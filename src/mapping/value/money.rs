//! Amounts of money as people and exports write them, and how a whole column of them writes its decimals.

use super::Treatment;
use super::currency::is_currency;
use crate::source::ReadingVersion;

/// What stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `1,234.50`.
    Point,
    /// `1.234,50`.
    Comma,
}

impl Mark {
    fn byte(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }
}

/// An amount, its currency and sign taken off, its separators not yet understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount<'a> {
    body: &'a str,
    negative: bool,
    /// As it is written; empty where there is none.
    currency: &'a str,
    plain: bool,
    reading: ReadingVersion,
}

/// Takes the currency and the sign off a trimmed cell; `None` when it is no amount. The separators are not judged.
pub(crate) fn amount(cell: &str) -> Option<Amount<'_>> {
    amount_as(cell, ReadingVersion::NOW)
}

/// The same by the rules of another version.
pub(crate) fn amount_as(cell: &str, reading: ReadingVersion) -> Option<Amount<'_>> {
    if let Some(plain) = plain_amount(cell) {
        return Some(Amount { reading, ..plain });
    }
    let first = cell.bytes().position(|byte| byte.is_ascii_digit())?;
    let last = cell.bytes().rposition(|byte| byte.is_ascii_digit())?;
    let (mut start, mut end) = (first, last + 1);
    if cell[start..end].bytes().any(|byte| byte.is_ascii_alphabetic())
        || !cell[start..end].chars().all(|letter| letter.is_ascii_digit() || is_separator(letter))
    {
        return None;
    }
    // ".50" begins with its decimal mark; "Rs.50" does not.
    if cell[..start].ends_with(['.', ',']) && !is_currency(last_token(&cell[..start])) {
        start -= 1;
    }
    let mut rest = &cell[end..];
    // "1'234.-" and "5,-" have no decimals; the hyphen is no minus.
    let dashes = ['-', '–', '—'];
    if let Some(after) = rest.strip_prefix(['.', ','])
        && after.starts_with(dashes)
    {
        rest = after.trim_start_matches(dashes);
    }
    if rest.len() == cell.len() - end && rest.starts_with(['.', ',']) && !rest[1..].starts_with(char::is_alphabetic) {
        end += 1;
        rest = &cell[end..];
    }
    let mut sides = Sides::default();
    sides.read(&cell[..start])?;
    sides.read(rest)?;
    if sides.opened != sides.closed || sides.opened > 1 || sides.minus + sides.opened > 1 || sides.currencies > 2 {
        return None;
    }
    Some(Amount {
        body: &cell[start..end],
        negative: sides.minus + sides.opened == 1,
        currency: sides.currency,
        plain: false,
        reading,
    })
}

/// `1234`, `-12.5`: what Kissmetrics takes for a number as it is.
fn plain_amount(cell: &str) -> Option<Amount<'_>> {
    let body = cell.strip_prefix('-').unwrap_or(cell);
    let bytes = body.as_bytes();
    let whole = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let plain = match bytes.get(whole) {
        None => whole > 0,
        Some(b'.') => whole > 0 && bytes.len() > whole + 1 && bytes[whole + 1..].iter().all(u8::is_ascii_digit),
        Some(_) => false,
    };
    plain.then_some(Amount {
        body,
        negative: body.len() < cell.len(),
        currency: "",
        plain: true,
        reading: ReadingVersion::NOW,
    })
}

/// What stands around the digits.
#[derive(Default)]
struct Sides<'a> {
    minus: u8,
    opened: u8,
    closed: u8,
    currencies: u8,
    /// Of two the code, as in `US$ 5 USD`.
    currency: &'a str,
}

impl<'a> Sides<'a> {
    fn read(&mut self, side: &'a str) -> Option<()> {
        let mut rest = side;
        while let Some(letter) = rest.chars().next() {
            match letter {
                '-' | '\u{2212}' | '\u{2013}' => self.minus = self.minus.saturating_add(1),
                '(' => self.opened = self.opened.saturating_add(1),
                ')' => self.closed = self.closed.saturating_add(1),
                _ if letter.is_whitespace() => {}
                _ => {
                    let token = first_token(rest);
                    if !is_currency(token) {
                        return None;
                    }
                    self.currencies = self.currencies.saturating_add(1);
                    if self.currency.len() != 3 || self.currencies == 1 {
                        self.currency = token;
                    }
                    rest = &rest[token.len()..];
                    continue;
                }
            }
            rest = &rest[letter.len_utf8()..];
        }
        Some(())
    }
}

fn is_edge(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '\u{2212}' | '\u{2013}' | '(' | ')')
}

fn first_token(text: &str) -> &str {
    &text[..text.find(is_edge).unwrap_or(text.len())]
}

fn last_token(text: &str) -> &str {
    text.rsplit(is_edge).next().unwrap_or(text)
}

fn is_separator(letter: char) -> bool {
    matches!(letter, '.' | ',' | '\'' | '\u{2019}') || is_group_space(letter)
}

/// The spaces that set thousands apart: plain, non-breaking, thin, narrow non-breaking, figure space.
fn is_group_space(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}')
}

impl<'a> Amount<'a> {
    /// Whether Kissmetrics would take it for a number as it stands.
    pub(crate) fn is_plain(&self) -> bool {
        self.plain
    }

    /// Whether it is digits alone, with or without a minus.
    pub(crate) fn is_whole(&self) -> bool {
        self.plain && self.body.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether it names a currency.
    pub(crate) fn has_currency(&self) -> bool {
        !self.currency.is_empty()
    }

    /// The currency as it is written; empty where there is none.
    pub(crate) fn currency(&self) -> &'a str {
        self.currency
    }

    /// The whole part and the decimals, if the text is well formed with this mark.
    fn parts(&self, mark: Mark) -> Option<(&'a str, &'a str)> {
        let (whole, decimals) = match self.body.bytes().position(|byte| byte == mark.byte()) {
            Some(at) => (&self.body[..at], &self.body[at + 1..]),
            None => (self.body, ""),
        };
        if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        // No thousands begin with nothing: the comma of `0,500` stands before its decimals.
        let behind_nothing = whole.strip_prefix('0').unwrap_or_default();
        let begins_with_nothing = self.reading.reads_rows_alone() && behind_nothing.starts_with(is_separator);
        let well_formed = match whole {
            "" => !decimals.is_empty(),
            _ => is_grouped(whole) && !begins_with_nothing,
        };
        well_formed.then_some((whole, decimals))
    }

    /// Whether it is well formed with this mark.
    pub(crate) fn fits(&self, mark: Mark) -> bool {
        self.parts(mark).is_some()
    }

    /// Whether the mark matters: `1.234` is another number with each, `100` is not.
    fn depends_on_mark(&self) -> bool {
        self.body.bytes().any(|byte| matches!(byte, b'.' | b','))
    }

    /// The plain number, its decimals as they are written; `None` where the mark does not fit.
    pub(crate) fn number(&self, mark: Mark) -> Option<String> {
        let (whole, decimals) = self.parts(mark)?;
        let mut number = String::with_capacity(self.body.len() + 2);
        if self.negative && self.body.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
            number.push('-');
        }
        let sign = number.len();
        let digits = whole.chars().filter(char::is_ascii_digit);
        number.extend(digits.skip_while(|&digit| digit == '0'));
        if number.len() == sign {
            number.push('0');
        }
        if !decimals.is_empty() {
            number.push('.');
            number.push_str(decimals);
        }
        Some(number)
    }
}

/// Digits, in groups of three or not at all; or as in India (`12,34,567`), in twos before the last three.
pub(crate) fn is_grouped(whole: &str) -> bool {
    let Some(separator) = whole.chars().find(|letter| !letter.is_ascii_digit()) else { return true };
    let mut lens = [0_usize; 16];
    let mut count = 0;
    for group in whole.split(separator) {
        let Some(len) = lens.get_mut(count) else { return false };
        if group.is_empty() || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        *len = group.len();
        count += 1;
    }
    let (first, others) = (lens[0], &lens[1..count]);
    let by_three = first <= 3 && others.iter().all(|&len| len == 3);
    let indian = separator == ','
        && first <= 2
        && others.last() == Some(&3)
        && others[..others.len() - 1].iter().all(|&len| len == 2);
    by_three || indian
}

/// Judges a whole column of amounts. Feed it every cell that is not blank, trimmed; columns read in parts are
/// [merged](Self::merge), in any order.
#[derive(Clone, Debug, Default)]
pub struct MoneyInference {
    seen: [u64; 32],
}

const POINT: usize = 1;
const COMMA: usize = 2;
const DEPENDS: usize = 4;
const CURRENCY: usize = 8;
const PLAIN: usize = 16;

/// What a plain number may be: with a comma for a mark, its point would have to set three digits apart.
fn plain_mask(number: &str) -> usize {
    match number.bytes().position(|byte| byte == b'.') {
        None => POINT | COMMA | PLAIN,
        Some(whole) if whole <= 3 && number.len() - whole == 4 => POINT | COMMA | DEPENDS | PLAIN,
        Some(_) => POINT | DEPENDS | PLAIN,
    }
}

impl MoneyInference {
    /// Takes a cell into account.
    pub fn add(&mut self, cell: &str) {
        self.count(amount(cell).as_ref(), 1);
    }

    /// Takes a cell into account that is known to be a number as the tracker takes it.
    pub(crate) fn add_plain(&mut self, cell: &str) {
        self.seen[plain_mask(cell.strip_prefix('-').unwrap_or(cell))] += 1;
    }

    /// Takes cells into account that are known to be no amounts.
    pub fn add_others(&mut self, cells: u64) {
        self.count(None, cells);
    }

    /// Takes as many cells into account that hold this amount, or none; whether they fit either mark.
    pub(crate) fn count(&mut self, amount: Option<&Amount<'_>>, cells: u64) -> bool {
        let Some(amount) = amount else {
            self.seen[0] += cells;
            return false;
        };
        let mask = if amount.plain {
            plain_mask(amount.body)
        } else {
            usize::from(amount.fits(Mark::Point)) * POINT
                + usize::from(amount.fits(Mark::Comma)) * COMMA
                + usize::from(amount.depends_on_mark()) * DEPENDS
                + usize::from(amount.has_currency()) * CURRENCY
        };
        let fits = mask & (POINT | COMMA);
        self.seen[mask] += cells;
        fits > 0
    }

    /// Takes as many cells into account that hold digits alone.
    pub(crate) fn count_whole(&mut self, cells: u64) {
        self.seen[POINT | COMMA | PLAIN] += cells;
    }

    /// Adds what was seen elsewhere.
    pub fn merge(&mut self, other: &Self) {
        for (seen, more) in self.seen.iter_mut().zip(other.seen) {
            *seen += more;
        }
    }

    fn sum(&self, holds: impl Fn(usize) -> bool) -> u64 {
        (0..self.seen.len()).filter(|&mask| holds(mask)).map(|mask| self.seen[mask]).sum()
    }

    /// What the column holds.
    pub fn finish(&self) -> MoneyGuess {
        let amounts = self.sum(|mask| mask & (POINT | COMMA) != 0);
        let others = self.sum(|mask| mask & (POINT | COMMA) == 0);
        let only_point = self.sum(|mask| mask & (POINT | COMMA) == POINT);
        let only_comma = self.sum(|mask| mask & (POINT | COMMA) == COMMA);
        let either = self.sum(|mask| mask & (POINT | COMMA | DEPENDS) == POINT | COMMA | DEPENDS);
        let with_currency = self.sum(|mask| mask & (POINT | COMMA) != 0 && mask & CURRENCY != 0);
        let plain = self.sum(|mask| mask & (POINT | COMMA) != 0 && mask & PLAIN != 0);
        let verdict = if amounts == 0 || others * 4 > amounts {
            MoneyVerdict::NotAmounts
        } else if only_point > 0 && only_comma > 0 {
            MoneyVerdict::Mixed
        } else if only_comma > 0 {
            MoneyVerdict::Clear(Treatment::MoneyComma)
        } else if only_point == 0 && either > 0 {
            MoneyVerdict::Ambiguous
        } else if plain == amounts {
            MoneyVerdict::PlainNumbers
        } else {
            MoneyVerdict::Clear(Treatment::MoneyPoint)
        };
        MoneyGuess { verdict, amounts, others, only_point, only_comma, either, with_currency }
    }
}

/// What a column's amounts look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyGuess {
    /// What follows from the counts.
    pub verdict: MoneyVerdict,
    /// Cells that are amounts with a point, a comma or either.
    pub amounts: u64,
    /// Cells that are none.
    pub others: u64,
    /// Amounts that only fit a decimal point.
    pub only_point: u64,
    /// Amounts that only fit a decimal comma.
    pub only_comma: u64,
    /// Amounts that fit both and are another number with each, such as `1,234`.
    pub either: u64,
    /// Amounts that name a currency.
    pub with_currency: u64,
}

/// How a column of amounts is to be treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyVerdict {
    /// More than a fifth of the cells are no amounts.
    NotAmounts,
    /// They are numbers as they stand; nothing need be done.
    PlainNumbers,
    /// Every amount fits this treatment.
    Clear(Treatment),
    /// Every amount that depends on it fits a point and a comma (`1,234` only): the person must decide.
    Ambiguous,
    /// Some only fit a point, others only a comma: the person must decide.
    Mixed,
}
