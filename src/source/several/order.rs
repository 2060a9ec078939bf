//! The order of files: by name as a person reads it, so that `orders-2.csv` stands before `orders-10.csv`.

use std::cmp::Ordering;

/// How two names follow each other: numbers within them by what they count, letters without regard to case. Names that are
/// alike but for that stand in the order of their bytes, so that the order is always the same.
pub(super) fn natural(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    while let (Some(first), Some(second)) = (left.chars().next(), right.chars().next()) {
        let order = if first.is_ascii_digit() && second.is_ascii_digit() {
            let (number, rest) = split_number(left);
            let (other, other_rest) = split_number(right);
            (left, right) = (rest, other_rest);
            number.len().cmp(&other.len()).then_with(|| number.cmp(other))
        } else {
            (left, right) = (&left[first.len_utf8()..], &right[second.len_utf8()..]);
            rank(first).cmp(&rank(second)).then_with(|| first.to_lowercase().cmp(second.to_lowercase()))
        };
        if order.is_ne() {
            return order;
        }
    }
    left.len().cmp(&right.len()).then_with(|| one.cmp(other))
}

/// What parts folders stands before everything else, so that the files of a folder stay together.
fn rank(letter: char) -> bool {
    !matches!(letter, '/' | '\\')
}

/// The number with which a text begins, without zeros before it, and the rest.
fn split_number(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    (number.trim_start_matches('0'), rest)
}
