//! What a cell looks like at a glance: enough to tell titles from rows and a right separator from a wrong one. What
//! a value *means* is decided elsewhere and from whole columns.

use crate::source::Record;

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Shape {
    Blank,
    Number,
    Date,
    Address,
    /// Letters and digits without a space, such as an order's number.
    Code,
    Text,
}

impl Shape {
    /// Looks at a cell.
    pub fn of(cell: &str) -> Self {
        let cell = cell.trim();
        // Nothing long is anything but text, and what is not plain could only be money.
        if cell.is_empty() {
            return Self::Blank;
        }
        if cell.len() > 80 {
            return Self::Text;
        }
        let digits = cell.bytes().filter(u8::is_ascii_digit).count();
        let letters = cell.chars().filter(|letter| letter.is_alphabetic()).count();
        if is_address(cell) {
            return Self::Address;
        }
        if digits == 0 {
            return Self::Text;
        }
        let marks = cell.bytes().filter(|byte| matches!(byte, b'-' | b'/' | b':' | b'.')).count();
        let spaces = cell.matches(' ').count();
        if letters == 0 && is_number(cell) {
            return Self::Number;
        }
        if digits >= 3 && marks >= 2 && letters <= 5 && cell.len() <= 40 {
            return Self::Date;
        }
        if digits >= 5 && letters >= 3 && spaces >= 2 && has_month(cell) {
            return Self::Date;
        }
        if letters <= 3 && is_number(cell.trim_matches(|letter: char| letter.is_alphabetic() || letter == ' ')) {
            return if letters == 0 || spaces > 0 { Self::Number } else { Self::Code };
        }
        if spaces == 0 && letters > 0 { Self::Code } else { Self::Text }
    }

    /// Whether titles hardly ever look so.
    pub fn is_typed(self) -> bool {
        matches!(self, Self::Number | Self::Date | Self::Address)
    }
}

fn is_address(cell: &str) -> bool {
    let web = cell.starts_with("http://") || cell.starts_with("https://");
    let mail = cell.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty() && domain.contains('.') && !domain.contains('@') && !cell.contains(' ')
    });
    web || mail
}

fn is_number(cell: &str) -> bool {
    let part = |letter: char| {
        letter.is_ascii_digit()
            || matches!(
                letter,
                '.' | ',' | '\'' | '-' | '+' | '%' | '$' | '€' | '£' | '¥' | ' ' | '\u{A0}' | '\u{202F}' | '(' | ')'
            )
    };
    let dashes = cell.bytes().skip(1).filter(|byte| *byte == b'-').count();
    cell.bytes().any(|byte| byte.is_ascii_digit())
        && dashes == 0
        && cell.matches('.').count() < 3
        && cell.chars().all(part)
}

pub(in crate::source) fn has_month(cell: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let cell = cell.to_ascii_lowercase();
    MONTHS.iter().any(|month| cell.contains(month))
}

/// How most filled cells of a column look, and how many of them.
pub(in crate::source) fn usual_shape(beneath: &[Record], index: usize) -> (Shape, f64) {
    let mut counts =
        [(Shape::Number, 0_usize), (Shape::Date, 0), (Shape::Address, 0), (Shape::Code, 0), (Shape::Text, 0)];
    let mut all = 0_usize;
    for record in beneath {
        let shape = Shape::of(record.cell(index));
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == shape) {
            *count += 1;
            all += 1;
        }
    }
    let (shape, count) = counts.into_iter().max_by_key(|(_, count)| *count).unwrap_or((Shape::Text, 0));
    if all == 0 { (Shape::Blank, 0.0) } else { (shape, count as f64 / all as f64) }
}

/// Whether a cell may be a year.
pub(in crate::source) fn is_year(cell: &str) -> bool {
    cell.trim().parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}
