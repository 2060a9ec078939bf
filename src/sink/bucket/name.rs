//! What parts are called. Kissmetrics takes the files whose names begin with a base name, in alphanumeric order (*Recurring
//! JSON Import*), so that the numbers in them must be of one length.

/// What the names of parts end with.
const ENDING: &str = ".json";

/// The highest number of a part: above it a number is longer and stands before shorter ones.
pub const MOST_PARTS: u64 = 9_999;

/// The longest base name.
const LONGEST: usize = 100;

/// Why Kissmetrics would not find parts of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameProblem {
    /// There is none.
    Blank,
    /// It has a letter that has another meaning in a pattern or a path, or may be written in several ways.
    Letter(char),
    /// It does not begin with a letter or a digit.
    Beginning,
    /// It is too long.
    Long,
}

/// A base name as it is typed: `orders`, or `orders.json` as Kissmetrics is told.
///
/// # Errors
/// When Kissmetrics would not find the files.
pub fn checked(typed: &str) -> Result<String, NameProblem> {
    let typed = typed.trim();
    let name = typed.strip_suffix(ENDING).unwrap_or(typed);
    if name.is_empty() {
        return Err(NameProblem::Blank);
    }
    if let Some(odd) = name.chars().find(|letter| !fits(*letter)) {
        return Err(NameProblem::Letter(odd));
    }
    if !name.starts_with(|letter: char| letter.is_ascii_alphanumeric()) {
        return Err(NameProblem::Beginning);
    }
    if name.len() > LONGEST {
        return Err(NameProblem::Long);
    }
    Ok(name.to_owned())
}

/// The base name that a plan's or a source's own name makes.
pub fn cleaned(name: &str) -> String {
    let mut clean = String::new();
    for letter in name.chars() {
        match fits(letter) {
            true => clean.push(letter),
            false if !clean.ends_with('-') => clean.push('-'),
            false => {}
        }
    }
    let clean: String = clean.trim_matches(['-', '.', '_']).chars().take(LONGEST).collect();
    if clean.is_empty() { "events".to_owned() } else { clean }
}

/// What a part is called.
pub fn of_part(name: &str, number: u64) -> String {
    format!("{name}.{number:04}{ENDING}")
}

/// Whether parts of this name are called so.
pub fn is_of(name: &str, file: &str) -> bool {
    let digits = file.strip_prefix(name).and_then(|rest| rest.strip_prefix('.')?.strip_suffix(ENDING));
    digits.is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_digit()))
}

/// What Kissmetrics is told to look for.
pub fn base(name: &str) -> String {
    format!("{name}{ENDING}")
}

fn fits(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.')
}
