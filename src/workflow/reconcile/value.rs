//! When two values of a property are the same to Kissmetrics, which decides from a value whether it is a number.

/// A number as it is told from others, whatever zeros it is written with; `None` for what is no number.
///
/// *Technical Notes*: "123" is the number 123. So `12.50` may come back as `12.5`, and is the same.
pub(super) fn same_value(value: &str) -> Option<String> {
    let (sign, digits) = value.strip_prefix('-').map_or(("", value), |digits| ("-", digits));
    if digits.is_empty() || !digits.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    if digits.contains(['e', 'E']) {
        // As JSON may write what is very large or very small.
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || b"eE+-.".contains(&byte));
        let number: f64 = value.parse().ok().filter(|number: &f64| is_number && number.is_finite())?;
        return same_value(&number.to_string());
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let sign = if whole.is_empty() && fraction.is_empty() { "" } else { sign };
    // A point stands in each, so that no text without one is taken for a number.
    Some(format!("{sign}{whole}.{fraction}"))
}
